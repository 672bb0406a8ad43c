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
  stage: Uint8Array;
  strength: Float64Array;
  /** By place, of ties of groups that several rows make up: these, and the moment at which they do. */
  readonly together: Map<number, { readonly rows: readonly number[]; readonly at: Instant }>;
}

/** With room for so many to begin with. */
export function createFinds(room: number): Finds {
  return { count: 0, ...createColumns(room), together: new Map() };
}

function createColumns(capacity: number): Pick<Finds, 'rows' | 'from' | 'to' | 'stage' | 'strength'> {
  return {
    rows: new Uint32Array(capacity),
    from: new Uint32Array(capacity),
    to: new Uint32Array(capacity),
    stage: new Uint8Array(capacity),
    strength: new Float64Array(capacity),
  };
}

/** The columns as far as they are filled; without a filter that is to the end. */
export function filledOf(finds: Finds): Pick<Finds, 'rows' | 'from' | 'to' | 'stage' | 'strength'> {
  const { count, rows, from, to, stage, strength } = finds;
  if (count === rows.length) return finds;
  return {
    rows: rows.slice(0, count),
    from: from.slice(0, count),
    to: to.slice(0, count),
    stage: stage.slice(0, count),
    strength: strength.slice(0, count),
  };
}

/** Adds a row as the tie between `from` and `to`, if it passes. */
export function addRow(asked: Asked, finds: Finds, row: number, from: number, to: number): void {
  const { columns, test } = asked;
  const stage = columns.stage[row] ?? 0;
  const strength = columns.strength[row] ?? 0;
  if (!test.passesAll) {
    const activities = asked.sight.numbering.shared.activityMask(columns.activities[row] ?? 0);
    if (!test.tie(columns.type[row] ?? 0, stage, activities, strength) || !passesEnds(asked, from, to)) return;
  }
  push(finds, row, from, to, stage, strength);
}

/** Answers with the place. */
export function push(finds: Finds, row: number, from: number, to: number, stage: number, strength: number): number {
  if (finds.count === finds.rows.length) grow(finds);
  const place = finds.count++;
  finds.rows[place] = row;
  finds.from[place] = from;
  finds.to[place] = to;
  finds.stage[place] = stage;
  finds.strength[place] = strength;
  return place;
}

function grow(finds: Finds): void {
  const larger = createColumns(finds.count * 2 + 16);
  larger.rows.set(finds.rows);
  larger.from.set(finds.from);
  larger.to.set(finds.to);
  larger.stage.set(finds.stage);
  larger.strength.set(finds.strength);
  Object.assign(finds, larger);
}

/** Of a tie with a focus the other end counts, of one between two of them either. */
export function passesEnds({ test, isFocus }: Asked, from: number, to: number): boolean {
  if (test.end === undefined) return true;
  const [isFrom, isTo] = [isFocus(from), isFocus(to)];
  return ((isTo || !isFrom) && test.end(from)) || ((isFrom || !isTo) && test.end(to));
}
