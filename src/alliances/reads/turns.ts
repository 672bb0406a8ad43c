/** Long work over rows of the snapshot in short turns, so that other requests are answered in between. */
import { setImmediate } from 'node:timers/promises';
import { inTurns } from '../../network/turns.ts';
import { gatherPage, type PageOrder, type Placing } from '../paging.ts';
import type { Page, PageRequest } from '../reader.ts';

/** Rows of a turn: some milliseconds of work. */
const ROWS_A_TURN = 5_000;

/** Calls `visit` for each row, and lets others have their turn after every few thousand. Rejects with the signal's reason. */
export async function visitInTurns<T>(
  rows: Iterable<T>,
  visit: (row: T) => void,
  signal?: AbortSignal | undefined,
): Promise<void> {
  await inTurns(rows, signal, visit, ROWS_A_TURN);
}

/** The page of the rows, gathered in turns. Rejects with the signal's reason. */
export async function pageInTurns<T>(
  rows: Iterable<T>,
  order: PageOrder,
  placing: Placing<T>,
  page: PageRequest,
  signal: AbortSignal | undefined,
): Promise<Page<T>> {
  const gathering = gatherPage(order, placing, page);
  await visitInTurns(rows, gathering.add, signal);
  return gathering.page();
}

/** The rows that pass, found in turns. */
export async function filterInTurns<T>(rows: Iterable<T>, test: (row: T) => boolean): Promise<T[]> {
  const passed: T[] = [];
  await visitInTurns(rows, (row) => {
    if (test(row)) passed.push(row);
  });
  return passed;
}

/** The texts in order: short runs are sorted in turns, and sorting the whole then is little more than to merge them. */
export async function sortInTurns(texts: readonly string[]): Promise<string[]> {
  const runs: string[] = [];
  for (let at = 0; at < texts.length; at += ROWS_A_TURN) {
    if (at > 0) await setImmediate();
    runs.push(...texts.slice(at, at + ROWS_A_TURN).sort());
  }
  return runs.sort();
}
