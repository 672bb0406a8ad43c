/** Ties as readers see them, made from rows of the table: one row as reported, or several of one deal as one tie of groups. */
import type { PartialDate, Percentage, Tie } from '../domain/model.ts';
import { hullOf } from '../domain/percentages.ts';
import { furthestStage } from '../domain/stages.ts';
import { type TieName, tieId } from '../domain/tie-id.ts';
import { dayOfNumber } from './days.ts';
import { groupTieId } from './group-tie-id.ts';
import { activitiesOf } from './interning.ts';
import { type Sight, type Span, spanOfRow } from './sight.ts';
import type { TieView } from './snapshot.ts';
import { BACKGROUND, DIRECTED, evidenceOf, PLANNED, stageNames, stageNumber, typeNames } from './tie-table.ts';

/** The tie of one row, as it was projected. */
export function viewRow(sight: Sight, row: number): TieView {
  const { columns } = sight.state.ties;
  const { shared } = sight.numbering;
  const flags = columns.flags[row] ?? 0;
  const span = spanOfRow(sight, row);
  const name = nameOfRow(sight, row);
  return {
    id: sight.state.ties.ids.get(row) ?? tieId(name),
    deal: name.deal,
    type: name.type,
    from: name.from,
    to: name.to,
    directed: (flags & DIRECTED) !== 0,
    stage: stageNames[columns.stage[row] ?? 0] ?? 'RUMOURED',
    activities: shared.activities.value(columns.activities[row] ?? 0) ?? [],
    percent: shared.percentages.value(columns.percent[row] ?? 0),
    planned: (flags & PLANNED) !== 0,
    since: shared.dates.value(columns.since[row] ?? 0),
    validFrom: name.validFrom,
    validTo: dayOfNumber(span.validTo),
    knownFrom: name.knownFrom,
    knownTo: dayOfNumber(span.knownTo),
    validFromDate: shared.dates.value(columns.validFromDate[row] ?? 0),
    validToDate: shared.dates.value(columns.validToDate[row] ?? 0),
    strength: columns.strength[row] ?? 0,
    evidence: evidenceOf(sight.state.ties, row),
    origins: columns.origins[row] ?? 0,
    background: (flags & BACKGROUND) !== 0,
    level: 'AS_REPORTED',
  };
}

/** The id of its tie. */
export function idOfRow(sight: Sight, row: number): string {
  return sight.state.ties.ids.get(row) ?? tieId(nameOfRow(sight, row));
}

function nameOfRow({ state, numbering }: Sight, row: number): TieName {
  const { columns } = state.ties;
  const { organizations, deals } = numbering;
  return {
    deal: deals.id(columns.deal[row] ?? 0),
    type: typeNames[columns.type[row] ?? 0] ?? 'PARTNERS',
    from: organizations.id(columns.from[row] ?? 0),
    to: organizations.id(columns.to[row] ?? 0),
    validFrom: dayOfNumber(columns.validFrom[row] ?? 0),
    knownFrom: dayOfNumber(columns.knownFrom[row] ?? 0),
  };
}

/** The edges of a tie of groups, as days in numbers and as the reports give them. */
export interface GroupEdges extends Span {
  readonly validFromDate: PartialDate | null;
  readonly validToDate: PartialDate | null;
}

/** One tie of groups from the rows of one deal and type between them. */
export function viewGroup(sight: Sight, rows: readonly number[], from: string, to: string, edges: GroupEdges): TieView {
  const ties: readonly Tie[] = rows.map((row) => viewRow(sight, row));
  const first = ties[0];
  if (first === undefined) throw new RangeError('A tie of groups needs a tie that it is made of.');
  const whole = combine(sight, rows);
  const tie = {
    deal: first.deal,
    type: first.type,
    from,
    to,
    directed: (whole.flags & DIRECTED) !== 0,
    stage: stageNames[furthestOf(rows.map((row) => sight.state.ties.columns.stage[row] ?? 0))] ?? first.stage,
    activities: activitiesOf(whole.activities),
    percent: whole.percent,
    planned: (whole.flags & PLANNED) !== 0,
    since: whole.since,
    validFrom: dayOfNumber(edges.validFrom),
    validTo: dayOfNumber(edges.validTo),
    knownFrom: dayOfNumber(edges.knownFrom),
    knownTo: dayOfNumber(edges.knownTo),
    validFromDate: edges.validFromDate,
    validToDate: edges.validToDate,
    strength: Math.max(...ties.map((one) => one.strength)),
    evidence: [...new Set(ties.flatMap((one) => one.evidence))].sort(),
    origins: Math.max(...ties.map((one) => one.origins)),
    background: (whole.flags & BACKGROUND) !== 0,
    level: 'GROUP',
  } as const;
  return { id: groupTieId(tie), ...tie };
}

/** What several rows of one deal and type come to. */
export interface Combined {
  /** Directed where one is; planned and background where all are. */
  readonly flags: number;
  /** All of them, as bits. */
  readonly activities: number;
  /** The hull: held shares put planned ones aside, and an unstated one may be any. */
  readonly percent: Percentage | null;
  /** The earliest that is known. */
  readonly since: PartialDate | null;
}

export function combine({ state, numbering }: Sight, rows: readonly number[]): Combined {
  const { flags, activities, percent, since } = state.ties.columns;
  const { shared } = numbering;
  const all = rows.map((row) => flags[row] ?? 0);
  const isPlanned = all.every((one) => (one & PLANNED) !== 0);
  const counting = isPlanned ? rows : rows.filter((row) => ((flags[row] ?? 0) & PLANNED) === 0);
  const shares = counting.map((row) => shared.percentages.value(percent[row] ?? 0));
  return {
    flags: (all.reduce((a, b) => a | b, 0) & DIRECTED) | all.reduce((a, b) => a & b, PLANNED | BACKGROUND),
    activities: rows.reduce((mask, row) => mask | shared.activityMask(activities[row] ?? 0), 0),
    percent: shares.includes(null) ? null : hullOf(shares),
    since: earliest(rows.map((row) => shared.dates.value(since[row] ?? 0))),
  };
}

/** Of stages in numbers, the one furthest on; a paused one counts least. */
export function furthestOf(numbers: readonly number[]): number {
  const names = numbers.map((number) => stageNames[number] ?? 'RUMOURED');
  return stageNumber(names.reduce(furthestStage));
}

/** The date that begins first; null where none is known. */
function earliest(dates: readonly (PartialDate | null)[]): PartialDate | null {
  const start = (date: PartialDate) => date.earliest ?? date.latest;
  return dates.reduce((least, date) => {
    if (date === null) return least;
    return least === null || start(date) < start(least) ? date : least;
  }, null);
}
