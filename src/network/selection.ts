/**
 * The ties that a question is about, at one moment and level and after its filter, in columns: what whole-network
 * questions compute with. Only those that are shown are made into views.
 */
import type { PartialDate } from '../domain/model.ts';
import { type Asked, addRow, createFinds, type Finds, lastMoment, type Together, takeFilled } from './finds.ts';
import { groupEdges } from './group-rectangle.ts';
import type { Parents } from './parents.ts';
import { rowCovers, type Sight, toInstant } from './sight.ts';
import type { TieQuery, TieView } from './snapshot.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { createTieTest } from './tie-filter.ts';
import { addLines, ROWS_A_PART } from './tie-lines.ts';
import { combine, idOfRow, viewGroup, viewRow } from './tie-views.ts';

/** Places 0 to count - 1, deal by deal. Ends, types, stages and deals are numbers of the index. */
export interface Selection {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly type: Uint8Array;
  readonly stage: Uint8Array;
  readonly deal: Uint32Array;
  readonly strength: Float64Array;
  /** The row of the table, of groups the first of those that make up the tie. */
  readonly row: Uint32Array;
  /** Whether the tie is made of `row` alone: at both moments of which that is so, it says the same. */
  isOneRow(place: number): boolean;
  /** The id of the tie's view. */
  id(place: number): string;
  /** What else two ties are compared by. */
  facts(place: number): TieFacts;
  /** The start of the tie's unbroken run, as its view has it. */
  since(place: number): PartialDate | null;
  view(place: number): TieView;
  /** Every stretch of days over which the tie's line (deal, type, ordered pair) holds, whatever the stage; the first one first. */
  stretches(place: number): Stretch[];
}

/** As numbers that are equal where the values are. */
export interface TieFacts {
  /** `DIRECTED`, `PLANNED` and `BACKGROUND`. */
  readonly flags: number;
  /** As bits. */
  readonly activities: number;
  readonly percent: number;
  readonly since: number;
  /** The day on which the row ends. */
  readonly validTo: number;
}

/**
 * Selects what the query asks for. With `includeEnded` a line of ties (deal, type, ordered pair) that has ended by the
 * moment, as known then, is there with its last rectangle; at the level of groups, with the groups of its last day.
 * Worked out part by part: at once, or with turns of others between.
 */
export function* select(sight: Sight, parents: Parents, query: TieQuery): Generator<void, Selection> {
  const isLarge = sight.state.ties.count > ROWS_A_PART;
  const isWhole = query.level === 'GROUP' && query.organization === undefined;
  if (isLarge && isWhole) yield* parents.prepare();
  const asked = ask(sight, parents, query);
  if (isLarge && isWhole) yield;
  const isUnknown = query.organization !== undefined && asked.focus === undefined;
  const rows = isUnknown ? new Uint32Array() : candidates(asked);
  const { from, to } = asked.columns;
  if (!asked.isGrouped && !asked.includeEnded && asked.test.passesAll) {
    return toSelection(asked, { rows, from: gather(from, rows), to: gather(to, rows) }, NONE);
  }
  // What is small needs no turn of its own: those who ask at the same time go on together.
  if (rows.length > ROWS_A_PART) yield;
  const finds = createFinds(rows.length);
  if (asked.isGrouped || asked.includeEnded) yield* addLines(asked, finds, rows);
  else for (const row of rows) addRow(asked, finds, row, from[row] ?? 0, to[row] ?? 0);
  return toSelection(asked, takeFilled(finds), finds.together);
}

const NONE: ReadonlyMap<number, Together> = new Map();

function gather(column: Uint32Array, rows: Uint32Array): Uint32Array {
  const values = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) values[place] = column[rows[place] ?? 0] ?? 0;
  return values;
}

function ask(sight: Sight, parents: Parents, query: TieQuery): Asked {
  const at = toInstant(query.at);
  const isGrouped = query.level === 'GROUP';
  const { organizations } = sight.numbering;
  const organization = query.organization === undefined ? undefined : organizations.find(query.organization);
  const shown = (one: number) => (isGrouped ? parents.ultimateOf(one, at) : one);
  const focuses = new Set(
    [query.organization, ...(query.focus ?? [])].flatMap((id) => {
      const number = id === undefined ? undefined : organizations.find(id);
      return number === undefined ? [] : [shown(number)];
    }),
  );
  const ultimates = isGrouped && organization === undefined ? parents.ultimates(at) : undefined;
  return {
    ...{ sight, parents, at, isGrouped, columns: sight.state.ties.columns },
    includeEnded: query.filter?.includeEnded ?? false,
    test: createTieTest(sight, query.filter),
    focus: organization === undefined ? undefined : shown(organization),
    isFocus: (one) => focuses.has(one),
    ultimate: ultimates === undefined ? shown : (one) => ultimates[one] ?? one,
  };
}

/**
 * Rows that hold, or with `includeEnded` held before, at the ends asked for; each once, in the order of the table, in
 * which those of one deal stand together.
 */
function candidates({ sight, focus, at, isGrouped, includeEnded, parents }: Asked): Uint32Array {
  if (focus === undefined) return sight.rowsAt(at, includeEnded);
  const rows = new Set<number>();
  const check = (row: number) => {
    if (sight.isCandidate(row, at, includeEnded)) rows.add(row);
  };
  if (!isGrouped) sight.visitTiesOf(focus, check);
  else {
    const group = includeEnded ? parents.everBelow(focus) : parents.groupOf(focus, at);
    for (const member of group) sight.visitTiesOf(member, check);
  }
  return Uint32Array.from(rows).sort();
}

function toSelection(
  { sight, parents, at, isGrouped, columns }: Asked,
  { rows: row, from, to }: Pick<Finds, 'rows' | 'from' | 'to'>,
  together: ReadonlyMap<number, Together>,
): Selection {
  const { organizations, shared } = sight.numbering;
  const count = row.length;
  // Most questions ask for the ends alone: the other columns are made when they are asked for.
  const columnOf = <Column extends Uint8Array | Uint32Array | Float64Array>(
    column: Column,
    kind: new (length: number) => Column,
    of?: (made: Together) => number,
  ) => {
    let values: Column | undefined;
    return () => {
      if (values !== undefined) return values;
      values = new kind(count);
      for (let place = 0; place < count; place++) values[place] = column[row[place] ?? 0] ?? 0;
      if (of !== undefined) for (const [place, made] of together) values[place] = of(made);
      return values;
    };
  };
  const type = columnOf(columns.type, Uint8Array);
  const deal = columnOf(columns.deal, Uint32Array);
  const stage = columnOf(columns.stage, Uint8Array, (made) => made.stage);
  const strength = columnOf(columns.strength, Float64Array, (made) => made.strength);
  const pairOf = (place: number) => ({
    deal: columns.deal[row[place] ?? 0] ?? 0,
    type: columns.type[row[place] ?? 0] ?? 0,
    from: from[place] ?? 0,
    to: to[place] ?? 0,
  });
  const view = (place: number) => {
    const one = row[place];
    if (one === undefined) throw new RangeError(`No tie has the place ${place}.`);
    if (!isGrouped) return viewRow(sight, one);
    const pair = pairOf(place);
    const alone = { rows: [one], at: rowCovers(sight, one, at) ? at : lastMoment(sight, one, at) };
    const made = together.get(place) ?? alone;
    const edges = groupEdges(sight, parents, pair, made.rows, made.at);
    return viewGroup(sight, made.rows, organizations.id(pair.from), organizations.id(pair.to), edges);
  };
  return {
    ...{ count, row, from, to, view },
    get type() {
      return type();
    },
    get deal() {
      return deal();
    },
    get stage() {
      return stage();
    },
    get strength() {
      return strength();
    },
    id: (place) => (isGrouped ? view(place).id : idOfRow(sight, row[place] ?? 0)),
    isOneRow: (place) => !together.has(place),
    facts: (place) => readFacts(sight, row[place] ?? 0, together.get(place)?.rows),
    since(place) {
      const rows = together.get(place)?.rows;
      if (rows !== undefined) return combine(sight, rows).since;
      return shared.dates.value(columns.since[row[place] ?? 0] ?? 0);
    },
    stretches(place) {
      return stretchesOf(sight, pairOf(place), at, isGrouped ? (one) => parents.ultimateOf(one, at) : undefined);
    },
  };
}

function readFacts(sight: Sight, row: number, together: readonly number[] | undefined): TieFacts {
  const { columns } = sight.state.ties;
  const { shared } = sight.numbering;
  const validTo = columns.validTo[row] ?? 0;
  if (together !== undefined) {
    const { flags, activities, percent, since } = combine(sight, together);
    return {
      ...{ flags, activities, validTo },
      percent: shared.percentages.intern(percent),
      since: shared.dates.intern(since),
    };
  }
  return {
    flags: columns.flags[row] ?? 0,
    activities: shared.activityMask(columns.activities[row] ?? 0),
    percent: columns.percent[row] ?? 0,
    since: columns.since[row] ?? 0,
    validTo,
  };
}
