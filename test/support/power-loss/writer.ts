/** A process that reports deals and says of each one acknowledged how much had happened on the disk by then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAlliances } from '../../../src/alliances/create-alliances.ts';
import { openGrafeo } from '../../../src/store/grafeo.ts';
import { migrate } from '../../../src/store/migrations.ts';
import { clock, contested } from '../reporting.ts';

const { path, shadow, reports } = JSON.parse(process.argv[2] ?? '') as {
  path: string;
  shadow: string;
  reports: number;
};
// Small, so that the log goes to the main file again and again.
const store = await openGrafeo({ path, checkpointBytes: 200_000 });
await migrate(store, clock.now());
const service = await createAlliances({ store, clock });
const happened = () => readFileSync(join(shadow, 'journal')).filter((byte) => byte === 0x0a).length;

async function reportOn(writer: number): Promise<void> {
  for (let at = 0; at < reports; at += 1) {
    const { claims } = await service.reportDeals(contested(1, writer, at), { name: `Writer ${writer}` });
    process.stdout.write(`${happened()} ${claims.join(' ')}\n`);
  }
}
await Promise.all([0, 1, 2, 3].map(reportOn));
await service.close();
