/** Imports files: lines in the starter data's shape and exports of a graph, each of which says by its lines which it is; and tables. */
import { isTable, type SourceFile } from '../exchange/files.ts';
import { isGraphHeader } from '../exchange/graph-lines.ts';
import { type JsonLine, readJsonLines } from '../exchange/json-lines.ts';
import { collectStarterLines } from '../exchange/starter-shape/read-files.ts';
import { readMappingTables } from '../exchange/starter-shape/tables.ts';
import type { Alliances } from './alliances.ts';
import { importGraph } from './graph-import/import-graph.ts';
import { importLines } from './line-import/import-lines.ts';
import type { ImportOptions } from './line-import/steps.ts';
import { addCounts, type ImportSummary, noChanges } from './line-import/tally.ts';
import { importTable } from './table-import/import-table.ts';

export type { ImportOptions, ImportProgress } from './line-import/steps.ts';
export { type CountedKind, type Counts, countedKinds, type ImportSummary } from './line-import/tally.ts';

/**
 * Imports the files: exports one by one as they are read, then all other lines together, for what kind of takeover a deal is
 * shows in all of its lines; then tables, row by row. Lines that cannot be read or recorded are in `problems` and the others go on, except in an
 * export into an empty graph, which is taken whole or not. Running it again changes nothing, and completes what was broken off.
 *
 * @throws InputError where a file is no whole export
 */
export async function importFiles(
  alliances: Alliances,
  files: readonly SourceFile[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const collected = collectStarterLines();
  let summary = noChanges(options.dryRun === true, alliances.revision);
  let hasLines = false;
  for (const { name, bytes } of files.filter((file) => !isTable(file))) {
    const lines = readJsonLines(bytes);
    for (let first = true; ; first = false) {
      const next = await lines.next();
      if (next.done) break;
      const read = next.value;
      if ('problem' in read) {
        hasLines = true;
        collected.fail(name, read.problem);
      } else if (first && isGraphHeader(read.value)) {
        summary = addCounts(summary, await importGraph(alliances, name, read.value, remaining(lines), options));
        break;
      } else {
        hasLines = true;
        collected.add({ file: name, line: read.line }, read.value);
      }
    }
  }
  if (hasLines) {
    summary = addCounts(summary, await importLines(alliances, collected.lines, readMappingTables(), options));
  }
  for (const file of files.filter(isTable)) summary = addCounts(summary, await importTable(alliances, file, options));
  return summary;
}

/** What the generator has left; the loop over it may not end it early. */
async function* remaining(lines: AsyncGenerator<JsonLine>): AsyncGenerator<JsonLine> {
  yield* lines;
}
