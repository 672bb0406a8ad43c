/** Imports an export: into an empty graph as it was, into any other by adding what is missing. */
import { type GraphHeader, type GraphLine, readGraphHeader, readGraphLine } from '../../exchange/graph-lines.ts';
import type { JsonLine, JsonObject } from '../../exchange/json-lines.ts';
import type { Alliances } from '../alliances.ts';
import { InputError } from '../errors.ts';
import type { ImportOptions } from '../line-import/steps.ts';
import { countCreated, createTally, type ImportSummary, type Tally } from '../line-import/tally.ts';
import { beginMerging } from './merge.ts';
import { beginRestoring, knownAmong, restorable } from './restore.ts';
import { factsProblem } from './stage-lines.ts';

/** What takes the lines of an export, in its order. */
export interface Taker {
  add(line: GraphLine): Promise<void>;
  /** Once all lines are there. */
  finish(onProgress: (done: number, total: number) => void): Promise<void>;
}

/**
 * Into an empty graph, the import is the same graph with the same log; one that was broken off is completed by running it
 * again. Into any other, nodes that are missing are added.
 *
 * @param first the file's first object
 * @param rest what follows it
 * @throws InputError where the file is no whole export, or where the import of another export was broken off here
 */
export async function importGraph(
  alliances: Alliances,
  file: string,
  first: JsonObject,
  rest: AsyncIterable<JsonLine>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const header = readGraphHeader(first);
  if (typeof header === 'string') throw new InputError(`${file}: ${header}`);
  const state = await restorable(alliances.store);
  if (state?.unfinished && state.unfinished !== header.exportedAt) {
    throw new InputError(
      `The import of an export of ${state.unfinished} was broken off here. Import that one again, or begin with an empty graph.`,
    );
  }
  const tally = createTally();
  const dryRun = options.dryRun === true;
  const restoring = state !== null;
  const places = new Map<string, number>();
  const taker = dryRun
    ? countOnly(alliances, tally)
    : restoring
      ? counting(await beginRestoring(alliances.store, header), tally)
      : beginMerging(alliances, header, options.actor, mergeReport(file, tally, places));
  await takeLines({ file, header, rest, tally, taker, places, strict: restoring, options });
  if (restoring && !dryRun) await alliances.reload();
  const { created, changed, unchanged, problems } = tally;
  return { dryRun, created, changed, unchanged, notes: [], problems, revision: alliances.revision };
}

interface Taking {
  readonly file: string;
  readonly header: GraphHeader;
  readonly rest: AsyncIterable<JsonLine>;
  readonly tally: Tally;
  readonly taker: Taker;
  /** Filled with the lines of claims, by id. */
  readonly places: Map<string, number>;
  /** Whether one bad line stops all. */
  readonly strict: boolean;
  readonly options: ImportOptions;
}

async function takeLines({ file, rest, tally, taker, places, strict, options }: Taking): Promise<void> {
  const { onProgress, signal } = options;
  let lines = 0;
  let whole = false;
  const fail = (line: number, message: string) => {
    if (strict) throw new InputError(`${file}, line ${line}: ${message} Nothing after it was imported.`);
    tally.problems.push({ file, line, kind: null, field: null, message });
  };
  for await (const read of rest) {
    signal?.throwIfAborted();
    if ('problem' in read) {
      fail(read.problem.line, read.problem.message);
      continue;
    }
    const line = readGraphLine(read.value);
    if (typeof line === 'string') {
      fail(read.line, line);
      continue;
    }
    if (line.node === 'end') {
      whole = line.lines === lines + tally.problems.length;
      break;
    }
    const wrong = line.node === 'claim' ? factsProblem(line) : null;
    if (wrong !== null) {
      fail(read.line, wrong);
      continue;
    }
    if (line.node === 'claim') places.set(line.id, read.line);
    lines += 1;
    await taker.add(line);
    if (lines % PROGRESS_STEP === 0) onProgress?.({ done: lines, total: null, what: 'lines' });
  }
  if (!whole) {
    const sentence = 'The file ends before its last line, or lines are missing: it is no whole export.';
    if (strict) throw new InputError(`${file}: ${sentence} Import the whole one.`);
    tally.problems.push({ file, line: lines + 1, kind: null, field: null, message: sentence });
  }
  await taker.finish((done, total) => onProgress?.({ done, total, what: 'deals' }));
}

const PROGRESS_STEP = 100;

function counting(taker: Taker, tally: Tally): Taker {
  return {
    ...taker,
    add(line) {
      if (line.node !== 'change') countCreated(tally, [line.id]);
      return taker.add(line);
    },
  };
}

/** Counts what is not there, and writes nothing. */
function countOnly({ store }: Alliances, tally: Tally): Taker {
  let batch: GraphLine[] = [];
  async function flush(): Promise<void> {
    const lines = batch;
    batch = [];
    const known = await knownAmong({ run: (query, parameters) => store.read(query, parameters) }, lines);
    for (const line of lines) {
      if (line.node === 'change' || line.node === 'request') continue;
      if (known.has(line.id)) tally.unchanged += 1;
      else countCreated(tally, [line.id]);
    }
  }
  return {
    async add(line) {
      batch.push(line);
      if (batch.length >= 200) await flush();
    },
    finish: flush,
  };
}

function mergeReport(file: string, tally: Tally, places: ReadonlyMap<string, number>) {
  return {
    created: (ids: readonly string[]) => countCreated(tally, ids),
    changed(kind: 'organization' | 'model') {
      tally.changed[kind] += 1;
    },
    unchanged(lines: number) {
      tally.unchanged += lines;
    },
    left(id: string, why: string) {
      const message = `${id} was left out: ${why}.`;
      tally.problems.push({ file, line: places.get(id) ?? 0, kind: null, field: null, message });
    },
  };
}
