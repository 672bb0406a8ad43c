/** Which tie of one moment is which of another, and in what they differ. */

import type { Selection } from './selection.ts';
import { DIRECTED, PLANNED } from './tie-table.ts';

/** Fields of a tie in which two moments can differ; `validTo` only where both are of the same day. */
export type ChangedField =
  | 'type'
  | 'from'
  | 'to'
  | 'directed'
  | 'stage'
  | 'since'
  | 'activities'
  | 'percent'
  | 'planned'
  | 'validTo';

/** A tie before and after, as places of the two selections; -1: there is none. */
export interface TiePair {
  readonly before: number;
  readonly after: number;
}

/**
 * Ties of the same deal, type and ends are the same; of those left an ended and a formed one of the same deal and pair
 * are one change (talks become a stake), one to one in the order of the types; the rest was formed or has ended. Most
 * that did not change at all is left out.
 * `idOf` gives the id of an organisation by its number.
 */
export function pairTies(before: Selection, after: Selection, idOf: (organization: number) => string): TiePair[] {
  const pairs: TiePair[] = [];
  const runs = runsOf(after);
  const isMet = new Uint8Array(runs.length);
  for (let start = 0; start < before.count; ) {
    const end = endOfRun(before, start);
    const deal = before.deal[start] ?? 0;
    const other = runs[deal] ?? -1;
    if (deal < isMet.length) isMet[deal] = 1;
    const stop = other < 0 ? 0 : endOfRun(after, other);
    const isSame = other >= 0 && stop - other === end - start && areSameRows(before, start, after, other, end - start);
    if (!isSame) pairDeal(before, after, places(start, end), places(other, stop), idOf, pairs);
    start = end;
  }
  for (let place = 0; place < after.count; place++) {
    if (isMet[after.deal[place] ?? 0] !== 1) pairs.push({ before: -1, after: place });
  }
  return pairs;
}

/** In what the two differ; empty: in nothing that counts. Evidence and strength grow with every report, and do not count. */
export function changedFields(before: Selection, after: Selection, pair: TiePair, isSameDay: boolean): ChangedField[] {
  const fields: ChangedField[] = [];
  const [a, b] = [pair.before, pair.after];
  const [old, now] = [before.facts(a), after.facts(b)];
  const flags = old.flags ^ now.flags;
  if (before.type[a] !== after.type[b]) fields.push('type');
  if (before.from[a] !== after.from[b]) fields.push('from');
  if (before.to[a] !== after.to[b]) fields.push('to');
  if ((flags & DIRECTED) !== 0) fields.push('directed');
  if (before.stage[a] !== after.stage[b]) fields.push('stage');
  if (old.since !== now.since) fields.push('since');
  if (old.activities !== now.activities) fields.push('activities');
  if (old.percent !== now.percent) fields.push('percent');
  if ((flags & PLANNED) !== 0) fields.push('planned');
  if (isSameDay && old.validTo !== now.validTo) fields.push('validTo');
  return fields;
}

function pairDeal(
  before: Selection,
  after: Selection,
  old: number[],
  now: number[],
  idOf: (organization: number) => string,
  pairs: TiePair[],
): void {
  const ended = old.filter((a) => {
    const at = now.findIndex((b) => isSameLine(before, a, after, b));
    if (at < 0) return true;
    pairs.push({ before: a, after: now[at] ?? -1 });
    now.splice(at, 1);
    return false;
  });
  const byType = (selection: Selection) => (a: number, b: number) =>
    (selection.type[a] ?? 0) - (selection.type[b] ?? 0) ||
    (idOf(selection.from[a] ?? 0) < idOf(selection.from[b] ?? 0) ? -1 : 1);
  now.sort(byType(after));
  for (const a of ended.sort(byType(before))) {
    const at = now.findIndex((b) => isSamePair(before, a, after, b));
    pairs.push({ before: a, after: at < 0 ? -1 : (now[at] ?? -1) });
    if (at >= 0) now.splice(at, 1);
  }
  for (const b of now) pairs.push({ before: -1, after: b });
}

function isSameLine(before: Selection, a: number, after: Selection, b: number): boolean {
  return before.type[a] === after.type[b] && before.from[a] === after.from[b] && before.to[a] === after.to[b];
}

function isSameRow(before: Selection, a: number, after: Selection, b: number): boolean {
  return before.row[a] === after.row[b] && isSameLine(before, a, after, b) && before.isOneRow(a) && after.isOneRow(b);
}

/** Whether the deal's ties are the same rows at both moments, as nearly all are. */
function areSameRows(before: Selection, a: number, after: Selection, b: number, count: number): boolean {
  for (let at = 0; at < count; at++) if (!isSameRow(before, a + at, after, b + at)) return false;
  return true;
}

function isSamePair(before: Selection, a: number, after: Selection, b: number): boolean {
  return (
    (before.from[a] === after.from[b] && before.to[a] === after.to[b]) ||
    (before.from[a] === after.to[b] && before.to[a] === after.from[b])
  );
}

/** Per deal the first of its places, which stand together; -1: none. */
function runsOf({ deal, count }: Selection): Int32Array {
  let most = -1;
  for (const one of deal) if (one > most) most = one;
  const runs = new Int32Array(most + 1).fill(-1);
  for (let place = count - 1; place >= 0; place--) runs[deal[place] ?? 0] = place;
  return runs;
}

function endOfRun({ deal, count }: Selection, start: number): number {
  let end = start + 1;
  while (end < count && deal[end] === deal[start]) end++;
  return end;
}

/** None where `start` is -1. */
function places(start: number, end: number): number[] {
  const list: number[] = [];
  for (let place = Math.max(start, 0); place < end; place++) list.push(place);
  return list;
}
