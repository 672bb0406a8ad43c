/** A process that imports into a file and says each step, until it is done or killed. Arguments: the file; `lines`, or an export. */
import { createReadStream } from 'node:fs';
import { importFiles } from '../../src/alliances/import.ts';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openAt, storyFiles } from './starter-story.ts';

const [path = '', source = ''] = process.argv.slice(2);
const store = await openGrafeo({ path });
await migrate(store, '2026-01-01T00:00:00Z');
const alliances = await openAt(store);
const files = source === 'lines' ? storyFiles() : [{ name: 'export.jsonl', bytes: createReadStream(source) }];
process.stdout.write('ready\n');
await importFiles(alliances, files, {
  actor: { name: null },
  onProgress: ({ what, done }) => void process.stdout.write(`${what} ${done} ${alliances.revision}\n`),
});
process.stdout.write('done\n');
await alliances.close();
