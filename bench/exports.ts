/** `node bench/exports.ts FOLDER`: what exports of the whole embedded graph in a data folder take: bytes, seconds, memory, delay. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAlliances } from '../src/alliances/create-alliances.ts';
import { exportFormats } from '../src/alliances/exports/formats.ts';
import { openExport } from '../src/alliances/exports/open-export.ts';
import { readParameters } from '../src/alliances/exports/parameters.ts';
import { openGrafeo } from '../src/store/grafeo.ts';
import { clock } from './graphs.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the data folder of a graph, such as the one that the bench made.');
const store = await openGrafeo({ path: join(folder, 'alliances.grafeo') });
const alliances = await createAlliances({ store, clock });
process.stdout.write(
  '| format | MB | seconds | largest heap, MB | worst delay, ms | p99 |\n|---|---:|---:|---:|---:|---:|\n',
);
for (const format of exportFormats) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  let bytes = 0;
  let heap = 0;
  delay.enable();
  const reader = alliances.reader({ viewer: { name: null, role: 'READER' } });
  const { pieces } = await openExport(format, reader, readParameters([], format));
  for await (const piece of pieces) {
    bytes += Buffer.byteLength(piece);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }
  delay.disable();
  const seconds = (performance.now() - started) / 1000;
  const figures = [bytes / 1e6, seconds, heap / 1e6, delay.max / 1e6, delay.percentile(99) / 1e6];
  process.stdout.write(`| ${format.name} | ${figures.map((figure) => figure.toFixed(1)).join(' | ')} |\n`);
}
await alliances.close();
