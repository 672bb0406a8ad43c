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

const BATCH = 25;

/**
 * Takes the lines in their order, some at once, for that is faster. Where some cannot be taken together, each is taken by
 * itself, so that only those that cannot be recorded are left out.
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
    const batch = lines.slice(done, done + BATCH);
    try {
      await take(batch);
    } catch (error) {
      if (!isUsersOwn(error)) throw error;
      for (const { file, line, value } of batch) {
        await importing.tally.attempt({ file, line }, () => take([{ file, line, value }]));
      }
    }
  }
  if (lines.length > 0) onProgress?.({ done: lines.length, total: lines.length, what });
}
