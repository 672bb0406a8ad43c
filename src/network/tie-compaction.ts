/** Writes a table of ties anew without the rows that count for nobody any more. */
import { chainId, emptyTable, NEVER, reserveEvidence, type TieColumns, type TieTable } from './tie-table.ts';

/**
 * A table of the rows that still count, in the order of their deals, and where each deal's begin (`starts` has one
 * place more than there are deals). The old table stays as it is, for those who read it.
 */
export function compactTies(
  table: TieTable,
  deals: number,
  organizations: number,
): { table: TieTable; starts: Uint32Array } {
  const old = table.columns;
  const { dead, deal, from, to, evidenceCount } = old;
  const starts = new Uint32Array(deals + 1);
  const offsets = new Uint32Array(organizations + 1);
  let live = 0;
  let evidence = 0;
  for (let row = 0; row < table.count; row++) {
    if (dead[row] !== NEVER) continue;
    live++;
    evidence += evidenceCount[row] ?? 0;
    increment(starts, (deal[row] ?? 0) + 1);
    increment(offsets, (from[row] ?? 0) + 1);
    increment(offsets, (to[row] ?? 0) + 1);
  }
  accumulate(starts);
  accumulate(offsets);

  const places = starts.slice();
  const order = new Uint32Array(live);
  for (let row = 0; row < table.count; row++) {
    if (dead[row] === NEVER) order[increment(places, deal[row] ?? 0)] = row;
  }

  const adjacent = new Uint32Array(live * 2);
  // Claims that no row names any more are worth clearing away once they are half of them.
  const keepsClaims = table.claims.length <= evidence;
  const claims = keepsClaims ? table.claims : [];
  const compact = emptyTable(live + (live >>> 3) + 1024, { baseCount: live, offsets, adjacent, claims }, organizations);
  for (const key of Object.keys(old) as (keyof TieColumns)[]) gather(old[key], compact.columns[key], order);
  compact.columns.born.fill(0, 0, live);
  compact.columns.nextOfFrom.fill(0, 0, live);
  compact.columns.nextOfTo.fill(0, 0, live);
  compact.count = live;

  const ends = offsets.slice();
  const claimNumbers = keepsClaims ? undefined : new Uint32Array(table.claims.length);
  for (let row = 0; row < live; row++) {
    const source = order[row] ?? 0;
    const id = table.ids.size > 0 ? table.ids.get(source) : undefined;
    if (id !== undefined) compact.ids.set(row, id);
    chainId(compact, row);
    adjacent[increment(ends, from[source] ?? 0)] = row * 2;
    adjacent[increment(ends, to[source] ?? 0)] = row * 2 + 1;
    copyEvidence(table, source, compact, row, claimNumbers);
  }
  return { table: compact, starts };
}

/** Copies a row's evidence; `claimNumbers` remembers, plus one, where each claim of the source went, absent where all stay. */
function copyEvidence(
  from: TieTable,
  source: number,
  to: TieTable,
  row: number,
  claimNumbers: Uint32Array | undefined,
): void {
  const count = from.columns.evidenceCount[source] ?? 0;
  const first = from.columns.evidenceStart[source] ?? 0;
  const start = reserveEvidence(to, row, count);
  for (let at = 0; at < count; at++) {
    const claim = from.evidence[first + at] ?? 0;
    to.evidence[start + at] = claimNumbers === undefined ? claim : moveClaim(from, to, claim, claimNumbers);
  }
}

function moveClaim(from: TieTable, to: TieTable, claim: number, claimNumbers: Uint32Array): number {
  let number = claimNumbers[claim] ?? 0;
  if (number === 0) {
    number = to.claims.push(from.claims[claim] ?? '');
    claimNumbers[claim] = number;
  }
  return number - 1;
}

/** Puts the values of the rows of `order` in that order. One loop a kind of column, for the engine is quick with one kind only. */
function gather(from: TieColumns[keyof TieColumns], to: TieColumns[keyof TieColumns], order: Uint32Array): void {
  if (from instanceof Uint32Array) gatherNumbers(from, to as Uint32Array, order);
  else if (from instanceof Int32Array) gatherDays(from, to as Int32Array, order);
  else for (let row = 0; row < order.length; row++) to[row] = from[order[row] ?? 0] ?? 0;
}

function gatherNumbers(from: Uint32Array, to: Uint32Array, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) to[row] = from[order[row] ?? 0] ?? 0;
}

function gatherDays(from: Int32Array, to: Int32Array, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) to[row] = from[order[row] ?? 0] ?? 0;
}

/** Adds one and answers with the value before. */
function increment(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

function accumulate(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
}
