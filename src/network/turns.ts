/** Gives way to other work of the process between parts of work on a large network. */
import { setImmediate } from 'node:timers/promises';
import type { Selection } from './selection.ts';
import type { TieView } from './snapshot.ts';

/** Steps after which it is time to let others have their turn: some 20 ms. */
const LARGE = 20_000;
const VIEWS_A_TURN = 1_000;

/** Does all parts of the work one after the other. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const part = work.next();
    if (part.done === true) return part.value;
  }
}

/** Does the same with a turn of others between two parts. Rejects with the signal's reason. */
export async function partByPart<T>(work: Generator<void, T>, signal: AbortSignal | undefined): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const part = work.next();
    if (part.done === true) return part.value;
    await setImmediate();
  }
}

/** Settles at once where the selection is small, else in the next turn of the event loop. Rejects with the signal's reason. */
export async function turnAfter({ count }: Selection, signal?: AbortSignal): Promise<void> {
  if (count <= LARGE) return;
  await setImmediate();
  signal?.throwIfAborted();
}

/** Calls `visit` for each, and lets others have their turn after every few thousand. Rejects with the signal's reason. */
export async function inTurns<T>(
  list: readonly T[],
  signal: AbortSignal | undefined,
  visit: (one: T) => void,
): Promise<void> {
  for (const [at, one] of list.entries()) {
    if (at > 0 && at % LARGE === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    visit(one);
  }
}

/** The views of the places, in their order. Rejects with the signal's reason. */
export async function viewInTurns(
  selection: Selection,
  places: readonly number[],
  signal?: AbortSignal,
): Promise<TieView[]> {
  const views: TieView[] = [];
  for (const [at, place] of places.entries()) {
    if (at > 0 && at % VIEWS_A_TURN === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    views.push(selection.view(place));
  }
  return views;
}
