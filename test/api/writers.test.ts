/** Many who write at once, about the same organisations. */
import { expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, openService, party, readerOf, report, stake } from '../support/reporting.ts';

const WRITERS = 8;
const REPORTS = 6;

onEveryEngine('writers at once', (engine) => {
  test('lose nothing, number their changes without a gap, and leave the ties that follow from all of it', async () => {
    const store = await engine.open();
    const services = [await openService(store)];
    // Where several processes may write, half of the writers are in another one.
    if (store.supports.sharedByProcesses) services.push(await openService(await engine.reopen()));
    const serviceOf = (writer: number) => services[writer % services.length] as Alliances;

    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let at = 0; at < REPORTS; at += 1) {
          const page = `${writer}-${at}`;
          await serviceOf(writer).reportDeals(
            report(page, [
              // One deal and one target for all, another deal about the same target, and a newcomer whom two writers name.
              held(`shared-${at % 2}`, (writer * REPORTS + at) % 50),
              claim({
                deal: { key: `newcomer-${at}-${writer % 4}` },
                parties: [party(`Newcomer ${at} ${writer % 4}`), party('Renault')],
              }),
            ]),
            { name: `Writer ${writer}` },
          );
          if (at === writer % REPORTS) await serviceOf(writer).saveOrganization(renamed(writer), { name: 'Editor' });
        }
      }),
    );

    const [service] = services as [Alliances];
    const all = WRITERS * (REPORTS + 1);
    await expect.poll(() => service.revision, { timeout: 10_000 }).toBe(all);
    const reader = readerOf(service);
    expect(await reader.coverage()).toMatchObject({ reports: WRITERS * REPORTS, claims: 2 * WRITERS * REPORTS });
    const log = await reader.changes(Array.from({ length: all }, (_, at) => `change:${at + 1}`));
    expect(log).not.toContain(null);
    for (const each of services) {
      await expect.poll(() => each.revision, { timeout: 10_000 }).toBe(all);
      const findings = await checkGraph({ store: each.store, snapshot: readerOf(each).snapshot });
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
    for (const each of services) await each.close();
  }, 240_000);
});

function held(key: string, percent: number) {
  return claim({
    deal: { key },
    stage: 'ACTIVE',
    type: 'EQUITY_STAKE',
    parties: [party('Renault', 'INVESTOR'), party('Nissan', 'INVESTEE')],
    stakes: [stake('Renault', 'Nissan', percent + 1)],
  });
}

/** Each time another name, so that each save is a change. */
function renamed(writer: number) {
  return { name: 'Mitsubishi Motors', names: [{ value: `Name ${writer}` }] };
}
