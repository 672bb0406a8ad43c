/**
 * The ties that a question is about, at one moment and level and after its filter, in columns: what whole-network
 * questions compute with. Only those that are shown are made into views.
 */
import type { PartialDate } from '../domain/model.ts';
import { type GroupPair, groupEdges, groupEnds, groupRows } from './group-rectangle.ts';
import type { Parents } from './parents.ts';
import { type Instant, rowCovers, type Sight, toInstant } from './sight.ts';
import type { TieQuery, TieView } from './snapshot.ts';
import { createTieTest, type TieTest } from './tie-filter.ts';
import { activityMaskOf, earliest, furthestOf, viewGroup, viewRow } from './tie-views.ts';

/** Places 0 to count - 1, deal by deal. Ends, types, stages and deals are numbers of the index. */
export interface Selection {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly type: Uint8Array;
  readonly stage: Uint8Array;
  readonly deal: Uint32Array;
  readonly strength: Float64Array;
  /** The start of the tie's unbroken run, as its view has it. */
  since(place: number): PartialDate | null;
  view(place: number): TieView;
}

/**
 * Selects what the query asks for. With `includeEnded` a line of ties (deal, type, ordered pair) that has ended by the
 * moment, as known then, is there with its last rectangle; at the level of groups, with the groups of its last day.
 */
export function select(sight: Sight, parents: Parents, query: TieQuery): Selection {
  const asked = ask(sight, parents, query);
  if (query.organization !== undefined && asked.focus === undefined) return toSelection(asked, createFinds());
  const finds = createFinds();
  if (asked.isGrouped || asked.includeEnded) selectLines(asked, finds);
  else visitCandidates(asked, (row) => addRow(asked, finds, row));
  return toSelection(asked, finds);
}

interface Asked {
  readonly sight: Sight;
  readonly parents: Parents;
  readonly at: Instant;
  readonly isGrouped: boolean;
  readonly includeEnded: boolean;
  readonly test: TieTest;
  /** The number of the organisation asked for, at the level of groups that of its group; undefined: none, or unknown. */
  readonly focus: number | undefined;
  /** The group of an organisation at the moment. */
  ultimate(organization: number): number;
}

function ask(sight: Sight, parents: Parents, query: TieQuery): Asked {
  const at = toInstant(query.at);
  const isGrouped = query.level === 'GROUP';
  const { organizations } = sight.numbering;
  const organization = query.organization === undefined ? undefined : organizations.find(query.organization);
  const asked = {
    ...{ sight, parents, at, isGrouped },
    includeEnded: query.filter?.includeEnded ?? false,
    test: createTieTest(sight, query.filter),
  };
  if (organization !== undefined) {
    const ultimate = (one: number) => parents.ultimateOf(one, at);
    return { ...asked, focus: isGrouped ? ultimate(organization) : organization, ultimate };
  }
  const ultimates = isGrouped ? parents.ultimates(at) : undefined;
  return { ...asked, focus: undefined, ultimate: (one) => ultimates?.[one] ?? one };
}

/** What was found so far, in columns. */
interface Finds {
  readonly rows: number[];
  readonly from: number[];
  readonly to: number[];
  readonly stage: number[];
  readonly strength: number[];
  /** By place, of ties of groups that several rows make up, and of ended ones the moment at which they held last. */
  readonly together: Map<number, readonly number[]>;
  readonly moments: Map<number, Instant>;
}

function createFinds(): Finds {
  return { rows: [], from: [], to: [], stage: [], strength: [], together: new Map(), moments: new Map() };
}

/** Calls `visit` with the rows that hold, or with `includeEnded` held before, at the ends asked for. */
function visitCandidates(asked: Asked, visit: (row: number) => void): void {
  const { sight, focus, at, isGrouped, includeEnded, parents } = asked;
  const check = (row: number) => {
    if (rowCovers(sight, row, at) || (includeEnded && hasEnded(asked, row))) visit(row);
  };
  if (focus === undefined) sight.visitAll(check);
  else if (!isGrouped) sight.visitTiesOf(focus, check);
  else {
    const group = includeEnded ? parents.everBelow(focus) : parents.groupOf(focus, at);
    for (const member of group) sight.visitTiesOf(member, check);
  }
}

function hasEnded({ sight, at }: Asked, row: number): boolean {
  const { validTo, knownFrom, knownTo } = sight.state.ties.columns;
  return (validTo[row] ?? 0) <= at.asOf && (knownFrom[row] ?? 0) <= at.knownAt && at.knownAt < (knownTo[row] ?? 0);
}

function addRow({ sight, test, focus }: Asked, finds: Finds, row: number): void {
  const { columns } = sight.state.ties;
  const stage = columns.stage[row] ?? 0;
  const strength = columns.strength[row] ?? 0;
  const activities = sight.numbering.shared.activityMask(columns.activities[row] ?? 0);
  if (!test.tie(columns.type[row] ?? 0, stage, activities, strength)) return;
  const from = columns.from[row] ?? 0;
  const to = columns.to[row] ?? 0;
  if (passesEnds(test, from, to, focus)) push(finds, row, from, to, stage, strength);
}

function push(finds: Finds, row: number, from: number, to: number, stage: number, strength: number): void {
  finds.rows.push(row);
  finds.from.push(from);
  finds.to.push(to);
  finds.stage.push(stage);
  finds.strength.push(strength);
}

/** Of a focus the other end counts. */
function passesEnds(test: TieTest, from: number, to: number, focus: number | undefined): boolean {
  if (test.end === undefined) return true;
  if (from === focus) return test.end(to);
  if (to === focus) return test.end(from);
  return test.end(from) || test.end(to);
}

/** The rows of one deal, type and ordered pair. */
interface Line extends GroupPair {
  readonly current: number[];
  /** Those that ended last, on the day `end`. */
  ended: number[];
  end: number;
}

function selectLines(asked: Asked, finds: Finds): void {
  const candidates = new Set<number>();
  visitCandidates(asked, (row) => candidates.add(row));
  // In the order of the table the rows of one deal stand together.
  const rows = [...candidates];
  if (asked.focus !== undefined) rows.sort((a, b) => a - b);
  const { deal } = asked.sight.state.ties.columns;
  const lines = new Map<number, Line>();
  rows.forEach((row, place) => {
    if (place > 0 && deal[row] !== deal[rows[place - 1] ?? 0]) {
      addLines(asked, finds, lines.values());
      lines.clear();
    }
    noteRow(asked, lines, row);
  });
  addLines(asked, finds, lines.values());
}

function noteRow(asked: Asked, lines: Map<number, Line>, row: number): void {
  const { sight, parents, at, isGrouped, focus } = asked;
  const { columns } = sight.state.ties;
  const isCurrent = rowCovers(sight, row, at);
  const end = columns.validTo[row] ?? 0;
  const ends = isGrouped
    ? groupEnds(sight, row, isCurrent ? asked.ultimate : (one) => parents.ultimateOf(one, lastDay(at, end)))
    : { from: columns.from[row] ?? 0, to: columns.to[row] ?? 0 };
  if (ends === undefined || (focus !== undefined && ends.from !== focus && ends.to !== focus)) return;
  const type = columns.type[row] ?? 0;
  const key = (ends.from * sight.organizationNumbers + ends.to) * 16 + type;
  let line = lines.get(key);
  if (line === undefined) {
    line = { ...ends, type, deal: columns.deal[row] ?? 0, current: [], ended: [], end: Number.NEGATIVE_INFINITY };
    lines.set(key, line);
  }
  if (isCurrent) line.current.push(row);
  else if (end === line.end) line.ended.push(row);
  else if (end > line.end) {
    line.ended = [row];
    line.end = end;
  }
}

function lastDay(at: Instant, end: number): Instant {
  return { asOf: end - 1, knownAt: at.knownAt };
}

function addLines(asked: Asked, finds: Finds, lines: Iterable<Line>): void {
  for (const line of lines) {
    const isCurrent = line.current.length > 0;
    if (!asked.isGrouped) for (const row of isCurrent ? line.current : line.ended) addRow(asked, finds, row);
    else if (isCurrent) addGroup(asked, finds, line, line.current, undefined);
    else {
      const moment = lastDay(asked.at, line.end);
      addGroup(asked, finds, line, groupRows(asked.sight, asked.parents, line, moment), moment);
    }
  }
}

function addGroup(asked: Asked, finds: Finds, line: Line, rows: readonly number[], moment: Instant | undefined): void {
  const { sight, test, focus } = asked;
  const { columns } = sight.state.ties;
  const first = rows[0] ?? 0;
  const stage = furthestOf(rows.map((row) => columns.stage[row] ?? 0));
  const strength = rows.reduce((most, row) => Math.max(most, columns.strength[row] ?? 0), 0);
  if (!test.tie(line.type, stage, activityMaskOf(sight, rows), strength)) return;
  if (!passesEnds(test, line.from, line.to, focus)) return;
  if (rows.length > 1) finds.together.set(finds.rows.length, rows);
  if (moment !== undefined) finds.moments.set(finds.rows.length, moment);
  push(finds, first, line.from, line.to, stage, strength);
}

function toSelection(asked: Asked, finds: Finds): Selection {
  const { sight, parents, at, isGrouped } = asked;
  const { columns } = sight.state.ties;
  const { organizations } = sight.numbering;
  const from = Uint32Array.from(finds.from);
  const to = Uint32Array.from(finds.to);
  const type = Uint8Array.from(finds.rows, (row) => columns.type[row] ?? 0);
  const deal = Uint32Array.from(finds.rows, (row) => columns.deal[row] ?? 0);
  return {
    count: finds.rows.length,
    ...{ from, to, type, deal },
    stage: Uint8Array.from(finds.stage),
    strength: Float64Array.from(finds.strength),
    since(place) {
      const rows = finds.together.get(place) ?? [finds.rows[place] ?? 0];
      return earliest(rows.map((row) => sight.numbering.shared.dates.value(columns.since[row] ?? 0)));
    },
    view(place) {
      const row = finds.rows[place];
      if (row === undefined) throw new RangeError(`No tie has the place ${place}.`);
      if (!isGrouped) return viewRow(sight, row);
      const pair = { deal: deal[place] ?? 0, type: type[place] ?? 0, from: from[place] ?? 0, to: to[place] ?? 0 };
      const rows = finds.together.get(place) ?? [row];
      const edges = groupEdges(sight, parents, pair, rows, finds.moments.get(place) ?? at);
      return viewGroup(sight, rows, organizations.id(pair.from), organizations.id(pair.to), edges);
    },
  };
}
