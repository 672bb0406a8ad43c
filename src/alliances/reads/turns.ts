/** Long work over rows of the snapshot in short turns, so that other requests are answered in between. */
import { setImmediate } from 'node:timers/promises';

/** Rows of a turn: some milliseconds of work. */
const ROWS_A_TURN = 5_000;

/** Calls `visit` for each row, and lets others have their turn after every few thousand. */
export async function visitInTurns<T>(rows: Iterable<T>, visit: (row: T) => void): Promise<void> {
  let visited = 0;
  for (const row of rows) {
    visit(row);
    visited += 1;
    if (visited % ROWS_A_TURN === 0) await setImmediate();
  }
}

/** The rows that pass, found in turns. */
export async function filterInTurns<T>(rows: Iterable<T>, test: (row: T) => boolean): Promise<T[]> {
  const passed: T[] = [];
  await visitInTurns(rows, (row) => {
    if (test(row)) passed.push(row);
  });
  return passed;
}
