/** What a selection asks for and what it has found so far: rows, or several of one deal that make up a tie of groups. */
import type { Parents } from './parents.ts';
import type { Instant, Sight } from './sight.ts';
import type { TieTest } from './tie-filter.ts';
import type { TieColumns } from './tie-table.ts';

export interface Asked {
  readonly sight: Sight;
  readonly columns: TieColumns;
  readonly parents: Parents;
  readonly at: Instant;
  readonly isGrouped: boolean;
  readonly includeEnded: boolean;
  readonly test: TieTest;
  /** The number of the organisation asked for, at the level of groups that of its group; undefined: none, or unknown. */
  readonly focus: number | undefined;
  /** Whether the other end of a tie with it has to pass the filter. */
  isFocus(organization: number): boolean;
  /** The group of an organisation at the moment. */
  ultimate(organization: number): number;
}

/** The last day of a row that is over, as known at the moment asked for. */
export function lastMoment(sight: Sight, row: number, at: Instant): Instant {
  return { asOf: (sight.state.ties.columns.validTo[row] ?? 0) - 1, knownAt: at.knownAt };
}

/** In columns, of which the first `count` places are filled. */
export interface Finds {
  count: number;
  rows: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  /** By place, of ties of groups that several rows make up. */
  readonly together: Map<number, Together>;
}

/** Rows that make up one tie, the moment at which they do, and what they come to: a stage in numbers, and a strength. */
export interface Together {
  readonly rows: readonly number[];
  readonly at: Instant;
  readonly stage: number;
  readonly strength: number;
}

type Columns = Pick<Finds, 'rows' | 'from' | 'to'>;

/** Columns that no finds are in at the moment: new ones each time would be much garbage outside the heap, which is costly to collect. */
const spare: Columns[] = [];
const MOST_SPARE = 4;

/** With room for so many to begin with. */
export function createFinds(room: number): Finds {
  const found = spare.findIndex(({ rows }) => rows.length >= room);
  const columns = spare.splice(found, found < 0 ? 0 : 1)[0] ?? createColumns(room + (room >>> 2));
  return { count: 0, ...columns, together: new Map() };
}

function createColumns(capacity: number): Columns {
  return { rows: new Uint32Array(capacity), from: new Uint32Array(capacity), to: new Uint32Array(capacity) };
}

/** The columns as far as they are filled, for good; the finds are not to be used any more. */
export function takeFilled({ count, rows, from, to }: Finds): Columns {
  if (spare.length === MOST_SPARE) spare.shift();
  spare.push({ rows, from, to });
  return { rows: rows.slice(0, count), from: from.slice(0, count), to: to.slice(0, count) };
}

/** Adds a row as the tie between `from` and `to`, if it passes. */
export function addRow(asked: Asked, finds: Finds, row: number, from: number, to: number): void {
  const { columns, test } = asked;
  if (!test.passesAll) {
    const activities = asked.sight.numbering.shared.activityMask(columns.activities[row] ?? 0);
    const isTie = test.tie(columns.type[row] ?? 0, columns.stage[row] ?? 0, activities, columns.strength[row] ?? 0);
    if (!isTie || !passesEnds(asked, from, to)) return;
  }
  push(finds, row, from, to);
}

/** Answers with the place. */
export function push(finds: Finds, row: number, from: number, to: number): number {
  if (finds.count === finds.rows.length) grow(finds);
  const place = finds.count++;
  finds.rows[place] = row;
  finds.from[place] = from;
  finds.to[place] = to;
  return place;
}

function grow(finds: Finds): void {
  const larger = createColumns(finds.count * 2 + 16);
  larger.rows.set(finds.rows);
  larger.from.set(finds.from);
  larger.to.set(finds.to);
  Object.assign(finds, larger);
}

/** Of a tie with a focus the other end counts, of one between two of them either. */
export function passesEnds({ test, isFocus }: Asked, from: number, to: number): boolean {
  if (test.end === undefined) return true;
  const [isFrom, isTo] = [isFocus(from), isFocus(to)];
  return ((isTo || !isFrom) && test.end(from)) || ((isFrom || !isTo) && test.end(to));
}
