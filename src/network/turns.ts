/** Gives way to other work of the process between parts of work on a large network. */
import { setImmediate } from 'node:timers/promises';
import type { TieGraph } from './graph.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import type { Selection } from './selection.ts';
import type { TieQuery, TieView } from './snapshot.ts';

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

/**
 * Calls `visit` for each, and lets others have their turn after so many. Rejects with the signal's reason.
 * @param aTurn some milliseconds of work
 */
export async function inTurns<T>(
  items: Iterable<T>,
  signal: AbortSignal | undefined,
  visit: (one: T) => void,
  aTurn: number = LARGE,
): Promise<void> {
  let visited = 0;
  for (const one of items) {
    if (visited > 0 && visited % aTurn === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    visit(one);
    visited += 1;
  }
}

/** The views of the places, in their order. Rejects with the signal's reason. */
export async function viewInTurns(
  selection: Selection,
  places: readonly number[],
  signal?: AbortSignal,
): Promise<TieView[]> {
  const views: TieView[] = [];
  await inTurns(places, signal, (place) => views.push(selection.view(place)), VIEWS_A_TURN);
  return views;
}

/** What the query selects and the graph of it, with turns of others before and after it is made. Rejects with the signal's reason. */
export async function graphInTurns(
  snapshot: NetworkSnapshot,
  query: TieQuery,
  signal: AbortSignal | undefined,
): Promise<{ readonly selection: Selection; readonly graph: TieGraph }> {
  const selection = await snapshot.selectInTurns(query, signal);
  await turnAfter(selection, signal);
  const graph = snapshot.graphOf(selection);
  await turnAfter(selection, signal);
  return { selection, graph };
}
