/** The steps of an import, one line after the other. */
import type { Placed } from '../../exchange/starter-shape/notes.ts';
import type { Actor, Alliances } from '../alliances.ts';
import { isUsersOwn, type Tally } from './tally.ts';

export interface ImportProgress {
  readonly done: number;
  readonly total: number | null;
  /** What is being imported: "reports". */
  readonly what: string;
}

export interface ImportOptions {
  readonly actor: Actor;
  /** Say what would change, and change nothing; every report is then taken by itself. @default false */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops between two lines: what is imported stays, and running again completes it. */
  readonly signal?: AbortSignal;
}

/** An import under way. */
export interface Import {
  readonly alliances: Alliances;
  readonly options: ImportOptions;
  readonly tally: Tally;
}

/** Takes the lines in their order; what cannot be recorded becomes a problem of its line, and the others go on. */
export async function each<T>(
  { options: { onProgress, signal }, tally }: Import,
  lines: readonly Placed<T>[],
  what: string,
  take: (line: Placed<T>) => Promise<unknown>,
): Promise<void> {
  for (const [done, line] of lines.entries()) {
    onProgress?.({ done, total: lines.length, what });
    signal?.throwIfAborted();
    await tally.attempt({ file: line.file, line: line.line }, () => take(line));
  }
  if (lines.length > 0) onProgress?.({ done: lines.length, total: lines.length, what });
}

const BATCH = 100;

/**
 * Takes the lines in their order, some at once, for that is faster. Where some cannot be taken together, they are taken in
 * halves, so that only those that cannot be recorded are left out.
 */
export async function eachBatch<T>(
  importing: Import,
  lines: readonly Placed<T>[],
  what: string,
  take: (lines: readonly Placed<T>[]) => Promise<unknown>,
): Promise<void> {
  const { onProgress, signal } = importing.options;
  for (let done = 0; done < lines.length; done += BATCH) {
    onProgress?.({ done, total: lines.length, what });
    signal?.throwIfAborted();
    await inHalves(lines.slice(done, done + BATCH), take, ([first], error) => {
      const { file, line } = first;
      importing.tally.problems.push({ file, line, kind: null, field: null, message: error.message });
    });
  }
  if (lines.length > 0) onProgress?.({ done: lines.length, total: lines.length, what });
}

/**
 * Takes the items together; where that cannot be done, either half of them, and so on down to those that cannot be taken by
 * themselves, of which `fail` is told.
 */
export async function inHalves<T>(
  items: readonly T[],
  take: (items: readonly T[]) => Promise<unknown>,
  fail: (item: readonly [T], error: Error) => unknown,
): Promise<void> {
  const [first, ...more] = items;
  if (first === undefined) return;
  try {
    await take(items);
  } catch (error) {
    if (!isUsersOwn(error)) throw error;
    if (more.length === 0) {
      await fail([first], error);
      return;
    }
    const half = Math.ceil(items.length / 2);
    await inHalves(items.slice(0, half), take, fail);
    await inHalves(items.slice(half), take, fail);
  }
}
