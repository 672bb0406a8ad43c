/** A process that writes organisations to a file as fast as it can and says each one that was acknowledged, until it is killed. */
import { openGrafeo } from '../../src/store/grafeo.ts';
import { migrate } from '../../src/store/migrations.ts';
import { createOrganization } from './queries.ts';

const [path = '', round = ''] = process.argv.slice(2);
const store = await openGrafeo({ path, checkpointBytes: 100_000 });
await migrate(store, '2026-01-01T00:00:00Z');
process.stdout.write('ready\n');

async function writeOn(writer: number): Promise<never> {
  for (let at = 0; ; at += 1) {
    const id = `organization:${round}-${writer}-${at}`;
    await store.write(async (transaction) => {
      const fields = { name: 'x'.repeat(500), founded: null, identifiers: null };
      // Both or neither: a killed write must not leave the first half.
      await transaction.run(createOrganization, { id, ...fields });
      await transaction.run(createOrganization, { id: `${id}/twin`, ...fields });
    });
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all([0, 1, 2].map(writeOn));
