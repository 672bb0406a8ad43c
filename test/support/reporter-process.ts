/** A process that reports deals as fast as it can and says each one that was acknowledged, until it is killed. */
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { migrate } from '../../src/store/migrations.ts';
import { claim, clock, party, report, stake } from './reporting.ts';

const [path = '', round = ''] = process.argv.slice(2);
const store = await openGrafeo({ path });
await migrate(store, clock.now());
const service = await createAlliances({ store, clock });
process.stdout.write('ready\n');

async function reportOn(writer: number): Promise<never> {
  for (let at = 0; ; at += 1) {
    const page = `${round}-${writer}-${at}`;
    // Two claims, one of them on a stake that bears on the ties of all the other reports' deals.
    const answer = await service.reportDeals(
      report(page, [
        claim({
          deal: { key: `stake-${at % 4}` },
          stage: 'ACTIVE',
          type: 'EQUITY_STAKE',
          parties: [party('Renault', 'INVESTOR'), party('Nissan', 'INVESTEE')],
          stakes: [stake('Renault', 'Nissan', (at % 40) + 1)],
        }),
        claim({ parties: [party(`Newcomer ${page}`), party('Renault')] }),
      ]),
      { name: `Writer ${writer}` },
    );
    process.stdout.write(`${answer.report} ${answer.claims.join(' ')}\n`);
  }
}

await Promise.all([0, 1, 2].map(reportOn));
