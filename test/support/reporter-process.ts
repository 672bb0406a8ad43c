/** A process that reports deals as fast as it can and says each one that was acknowledged, until it is killed. */
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openNeo4j } from '../../src/store/neo4j.ts';
import type { EngineAddress } from './engines.ts';
import { clock, contested } from './reporting.ts';

export interface Reporting {
  readonly address: EngineAddress;
  /** Names what is reported: each process has another one. */
  readonly round: number;
  /** How many write at once. */
  readonly writers: number;
}

const { address, round, writers } = JSON.parse(process.argv[2] ?? '') as Reporting;
const store = 'path' in address ? await openGrafeo(address) : await openNeo4j(address);
await migrate(store, clock.now());
const service = await createAlliances({ store, clock });
process.stdout.write('ready\n');

async function reportOn(writer: number): Promise<never> {
  for (let at = 0; ; at += 1) {
    const answer = await service.reportDeals(contested(round, writer, at), { name: `Writer ${writer}` });
    process.stdout.write(`${answer.revision} ${answer.report} ${answer.claims.join(' ')}\n`);
  }
}

await Promise.all(Array.from({ length: writers }, (_, writer) => reportOn(writer)));
