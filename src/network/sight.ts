/** One version of the tie index as its readers look at it: rows at a moment, before filters and levels. */
import type { Moment } from '../domain/model.ts';
import { dayNumber } from './days.ts';
import { type Numbering, type Run, runOf, type State } from './state.ts';
import { isVisible, type TieColumns, visitTiesOf } from './tie-table.ts';

/** A moment in numbers. */
export interface Instant {
  readonly asOf: number;
  readonly knownAt: number;
}

export interface Span {
  readonly validFrom: number;
  readonly validTo: number;
  readonly knownFrom: number;
  readonly knownTo: number;
}

export interface Sight {
  readonly state: State;
  readonly numbering: Numbering;
  readonly version: number;
  /** How many organisations have a number, whether or not this version has them. */
  readonly organizationNumbers: number;
  run(deal: number): Run | undefined;
  /** Calls `visit` with each row of the organisation, whenever it holds. */
  visitTiesOf(organization: number, visit: (row: number, isTo: boolean) => void): void;
  /** Calls `visit` with each row of the table that this version has, those of one deal after each other. */
  visitAll(visit: (row: number) => void): void;
  /** Whether the row holds at the moment or, with `includeEnded`, ended by then; both as known then. */
  isCandidate(row: number, at: Instant, includeEnded: boolean): boolean;
  /** Every such row of the table, in its order. */
  rowsAt(at: Instant, includeEnded: boolean): Uint32Array;
}

export function createSight(state: State, numbering: Numbering, version: number): Sight {
  const count = state.ties.count;
  function isCandidate(row: number, { asOf, knownAt }: Instant, includeEnded: boolean): boolean {
    const { validFrom, validTo, knownFrom, knownTo } = state.ties.columns;
    return (
      (knownFrom[row] ?? 0) <= knownAt &&
      knownAt < (knownTo[row] ?? 0) &&
      (asOf < (validTo[row] ?? 0) ? (validFrom[row] ?? 0) <= asOf : includeEnded)
    );
  }
  return {
    state,
    numbering,
    version,
    organizationNumbers: numbering.organizations.size,
    run: (deal) => runOf(state, deal, version),
    visitTiesOf: (organization, visit) => visitTiesOf(state.ties, organization, version, visit),
    visitAll(visit) {
      const { columns } = state.ties;
      for (let row = 0; row < count; row++) if (isVisible(columns, row, version)) visit(row);
    },
    isCandidate,
    rowsAt: (at, includeEnded) => rowsAt(state.ties.columns, count, version, at, includeEnded),
  };
}

/** Lent to one call after the other: a new one each time would be much garbage outside the heap, which is costly to collect. */
let found = new Uint32Array(0);

/** One plain loop over the columns: every question about the whole network begins here. */
function rowsAt(
  { born, dead, validFrom, validTo, knownFrom, knownTo }: TieColumns,
  count: number,
  version: number,
  { asOf, knownAt }: Instant,
  includeEnded: boolean,
): Uint32Array {
  if (found.length < count) found = new Uint32Array(count + (count >>> 2));
  const rows = found;
  let length = 0;
  for (let row = 0; row < count; row++) {
    if (
      (knownFrom[row] ?? 0) <= knownAt &&
      knownAt < (knownTo[row] ?? 0) &&
      (asOf < (validTo[row] ?? 0) ? (validFrom[row] ?? 0) <= asOf : includeEnded) &&
      (born[row] ?? 0) <= version &&
      version < (dead[row] ?? 0)
    ) {
      rows[length++] = row;
    }
  }
  return rows.slice(0, length);
}

export function toInstant(at: Moment): Instant {
  return { asOf: dayNumber(at.asOf), knownAt: dayNumber(at.knownAt) };
}

export function covers(span: Span, at: Instant): boolean {
  return (
    span.validFrom <= at.asOf && at.asOf < span.validTo && span.knownFrom <= at.knownAt && at.knownAt < span.knownTo
  );
}

/** Whether the row of the table holds at the moment. */
export function rowCovers({ state }: Sight, row: number, at: Instant): boolean {
  const { validFrom, validTo, knownFrom, knownTo } = state.ties.columns;
  return (
    (validFrom[row] ?? 0) <= at.asOf &&
    at.asOf < (validTo[row] ?? 0) &&
    (knownFrom[row] ?? 0) <= at.knownAt &&
    at.knownAt < (knownTo[row] ?? 0)
  );
}

/** The rectangle of a row of the table. */
export function spanOfRow({ state }: Sight, row: number): Span {
  const { validFrom, validTo, knownFrom, knownTo } = state.ties.columns;
  return {
    validFrom: validFrom[row] ?? 0,
    validTo: validTo[row] ?? 0,
    knownFrom: knownFrom[row] ?? 0,
    knownTo: knownTo[row] ?? 0,
  };
}
