/**
 * The rectangle of a tie of groups: where, around a moment, it is made of the same ties. Like a deal's steps it is run
 * together along valid time first, then along known time, so that every moment in it gives the same rectangle.
 */
import type { PartialDate } from '../domain/model.ts';
import { MAX_DAY, MIN_DAY } from '../domain/model.ts';
import { dayNumber } from './days.ts';
import type { Parents } from './parents.ts';
import { type Instant, rowCovers, type Sight, spanOfRow } from './sight.ts';
import { DIRECTED } from './tie-table.ts';
import type { GroupEdges } from './tie-views.ts';

/** The ends of a tie of groups, the smaller id first where it has no direction. */
export interface GroupPair {
  readonly deal: number;
  readonly type: number;
  readonly from: number;
  readonly to: number;
}

/** The ends of a row as groups; undefined inside one group. */
export function groupEnds(
  sight: Sight,
  row: number,
  ultimate: (organization: number) => number,
): { from: number; to: number } | undefined {
  const { columns } = sight.state.ties;
  const a = columns.from[row] ?? 0;
  const b = columns.to[row] ?? 0;
  const from = ultimate(a);
  const to = ultimate(b);
  if (from === to) return undefined;
  const isTurned = (from !== a || to !== b) && !isDirected(sight, row) && idOf(sight, to) < idOf(sight, from);
  return isTurned ? { from: to, to: from } : { from, to };
}

/** The rows that make up the tie at a moment. */
export function groupRows(sight: Sight, parents: Parents, pair: GroupPair, at: Instant): number[] {
  return rowsOfType(sight, pair).filter((row) => {
    if (!rowCovers(sight, row, at)) return false;
    const ends = groupEnds(sight, row, (organization) => parents.ultimateOf(organization, at));
    return ends !== undefined && ends.from === pair.from && ends.to === pair.to;
  });
}

/** The rectangle around a moment at which the tie is made of `rows`. */
export function groupEdges(
  sight: Sight,
  parents: Parents,
  pair: GroupPair,
  rows: readonly number[],
  at: Instant,
): GroupEdges {
  const all = rowsOfType(sight, pair);
  return alone(sight, parents, all, rows) ?? runTogether(sight, parents, pair, all, at);
}

/** The edges of the only row, where nothing else of the deal and no parent has a say in it. */
function alone(
  sight: Sight,
  parents: Parents,
  all: readonly number[],
  rows: readonly number[],
): GroupEdges | undefined {
  const [row] = rows;
  if (row === undefined || rows.length > 1) return undefined;
  const { columns } = sight.state.ties;
  const from = columns.from[row] ?? 0;
  const to = columns.to[row] ?? 0;
  const touches = (other: number) => isEnd(sight, other, from) && isEnd(sight, other, to);
  for (const other of all) {
    if (other !== row && touches(other)) return undefined;
    if (hasParents(sight, parents, other)) return undefined;
  }
  const { dates } = sight.numbering.shared;
  return {
    ...spanOfRow(sight, row),
    validFromDate: dates.value(columns.validFromDate[row] ?? 0),
    validToDate: dates.value(columns.validToDate[row] ?? 0),
  };
}

function runTogether(sight: Sight, parents: Parents, pair: GroupPair, all: readonly number[], at: Instant): GroupEdges {
  const breaks = readBreaks(sight, parents, all);
  const valid = [...breaks.valid.keys()].sort((a, b) => a - b);
  const known = [...breaks.known].sort((a, b) => a - b);
  const contents = new Map<number, string>();
  const content = (column: number, line: number): string => {
    const key = line * valid.length + column;
    let text = contents.get(key);
    if (text === undefined) {
      const moment = { asOf: valid[column] ?? 0, knownAt: known[line] ?? 0 };
      text = groupRows(sight, parents, pair, moment).join();
      contents.set(key, text);
    }
    return text;
  };

  const column = lastAtMost(valid, at.asOf);
  const line = lastAtMost(known, at.knownAt);
  const own = content(column, line);
  let left = column;
  let right = column + 1;
  while (left > 0 && content(left - 1, line) === own) left--;
  while (right < valid.length - 1 && content(right, line) === own) right++;
  const isSameRun = (other: number): boolean => {
    for (let inside = left; inside < right; inside++) if (content(inside, other) !== own) return false;
    return (
      (left === 0 || content(left - 1, other) !== own) && (right === valid.length - 1 || content(right, other) !== own)
    );
  };
  let bottom = line;
  let top = line + 1;
  while (bottom > 0 && isSameRun(bottom - 1)) bottom--;
  while (top < known.length - 1 && isSameRun(top)) top++;

  const validFrom = valid[left] ?? 0;
  const validTo = valid[right] ?? 0;
  return {
    validFrom,
    validTo,
    knownFrom: known[bottom] ?? 0,
    knownTo: known[top] ?? 0,
    validFromDate: breaks.valid.get(validFrom) ?? null,
    validToDate: breaks.valid.get(validTo) ?? null,
  };
}

const FIRST = dayNumber(MIN_DAY);
const LAST = dayNumber(MAX_DAY);

/** Every day on which the tie may change: edges of the deal's rows, and of the parents of their ends, upwards. */
function readBreaks(
  sight: Sight,
  parents: Parents,
  rows: readonly number[],
): { valid: Map<number, PartialDate | null>; known: Set<number> } {
  const valid = new Map<number, PartialDate | null>([
    [FIRST, null],
    [LAST, null],
  ]);
  const known = new Set([FIRST, LAST]);
  const note = (day: number, date: PartialDate | null) => valid.set(day, valid.get(day) ?? date);
  const { columns } = sight.state.ties;
  const { dates } = sight.numbering.shared;
  const organizations = new Set<number>();
  for (const row of rows) {
    const span = spanOfRow(sight, row);
    note(span.validFrom, dates.value(columns.validFromDate[row] ?? 0));
    note(span.validTo, dates.value(columns.validToDate[row] ?? 0));
    known.add(span.knownFrom).add(span.knownTo);
    organizations.add(columns.from[row] ?? 0).add(columns.to[row] ?? 0);
  }
  for (const organization of organizations) {
    for (const fact of parents.factsOf(organization)) {
      note(fact.validFrom, fact.from);
      note(fact.validTo, fact.to);
      known.add(fact.knownFrom).add(fact.knownTo);
      organizations.add(fact.parent);
    }
  }
  return { valid, known };
}

export function rowsOfType(sight: Sight, pair: GroupPair): number[] {
  const run = sight.run(pair.deal);
  const { type } = sight.state.ties.columns;
  const rows: number[] = [];
  if (run === undefined) return rows;
  for (let row = run.start; row < run.start + run.count; row++) if (type[row] === pair.type) rows.push(row);
  return rows;
}

function hasParents({ state }: Sight, parents: Parents, row: number): boolean {
  const { from, to } = state.ties.columns;
  return parents.factsOf(from[row] ?? 0).length > 0 || parents.factsOf(to[row] ?? 0).length > 0;
}

function isEnd({ state }: Sight, row: number, organization: number): boolean {
  return state.ties.columns.from[row] === organization || state.ties.columns.to[row] === organization;
}

function isDirected({ state }: Sight, row: number): boolean {
  return ((state.ties.columns.flags[row] ?? 0) & DIRECTED) !== 0;
}

function idOf({ numbering }: Sight, organization: number): string {
  return numbering.organizations.id(organization);
}

/** The place of the last of sorted numbers that is at most `value`. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let place = sorted.length - 1;
  while (place > 0 && (sorted[place] ?? 0) > value) place--;
  return place;
}
