/**
 * The ties that a question is about, at one moment and level and after its filter, in columns: what whole-network
 * questions compute with. Only those that are shown are made into views.
 */
import type { PartialDate } from '../domain/model.ts';
import { type Asked, addRow, createFinds, type Finds, lastMoment } from './finds.ts';
import { groupEdges } from './group-rectangle.ts';
import type { Parents } from './parents.ts';
import { rowCovers, type Sight, toInstant } from './sight.ts';
import type { TieQuery, TieView } from './snapshot.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { createTieTest } from './tie-filter.ts';
import { addLines } from './tie-lines.ts';
import { combine, viewGroup, viewRow } from './tie-views.ts';

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
  /** What else two ties are compared by. */
  facts(): TieFacts;
  /** The start of the tie's unbroken run, as its view has it. */
  since(place: number): PartialDate | null;
  view(place: number): TieView;
  /** Every stretch of days over which the tie's line (deal, type, ordered pair) holds, whatever the stage; the first one first. */
  stretches(place: number): Stretch[];
}

/** By place, as numbers that are equal where the values are. */
export interface TieFacts {
  /** `DIRECTED`, `PLANNED` and `BACKGROUND`. */
  readonly flags: Uint8Array;
  /** As bits. */
  readonly activities: Uint32Array;
  readonly percent: Uint32Array;
  readonly since: Uint32Array;
  /** The day on which the row ends. */
  readonly validTo: Int32Array;
}

/**
 * Selects what the query asks for. With `includeEnded` a line of ties (deal, type, ordered pair) that has ended by the
 * moment, as known then, is there with its last rectangle; at the level of groups, with the groups of its last day.
 */
export function select(sight: Sight, parents: Parents, query: TieQuery): Selection {
  const asked = ask(sight, parents, query);
  const isUnknown = query.organization !== undefined && asked.focus === undefined;
  const rows = isUnknown ? new Uint32Array() : candidates(asked);
  const finds = createFinds(rows.length);
  if (asked.isGrouped || asked.includeEnded) addLines(asked, finds, rows);
  else {
    const { from, to } = asked.columns;
    for (const row of rows) addRow(asked, finds, row, from[row] ?? 0, to[row] ?? 0);
  }
  return toSelection(asked, finds);
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

function toSelection({ sight, parents, at, isGrouped }: Asked, finds: Finds): Selection {
  const { columns } = sight.state.ties;
  const { organizations, shared } = sight.numbering;
  const { count, together } = finds;
  const row = finds.rows.slice(0, count);
  const from = finds.from.slice(0, count);
  const to = finds.to.slice(0, count);
  const type = new Uint8Array(count);
  const deal = new Uint32Array(count);
  for (let place = 0; place < count; place++) {
    const one = row[place] ?? 0;
    type[place] = columns.type[one] ?? 0;
    deal[place] = columns.deal[one] ?? 0;
  }
  let facts: TieFacts | undefined;
  return {
    ...{ count, row, from, to, type, deal },
    stage: finds.stage.slice(0, count),
    strength: finds.strength.slice(0, count),
    isOneRow: (place) => !together.has(place),
    facts() {
      facts ??= readFacts(sight, row, together);
      return facts;
    },
    since(place) {
      const rows = together.get(place)?.rows;
      if (rows !== undefined) return combine(sight, rows).since;
      return shared.dates.value(columns.since[row[place] ?? 0] ?? 0);
    },
    stretches(place) {
      const pair = { deal: deal[place] ?? 0, type: type[place] ?? 0, from: from[place] ?? 0, to: to[place] ?? 0 };
      return stretchesOf(sight, pair, at, isGrouped ? (one) => parents.ultimateOf(one, at) : undefined);
    },
    view(place) {
      const one = row[place];
      if (one === undefined) throw new RangeError(`No tie has the place ${place}.`);
      if (!isGrouped) return viewRow(sight, one);
      const pair = { deal: deal[place] ?? 0, type: type[place] ?? 0, from: from[place] ?? 0, to: to[place] ?? 0 };
      const alone = { rows: [one], at: rowCovers(sight, one, at) ? at : lastMoment(sight, one, at) };
      const made = together.get(place) ?? alone;
      const edges = groupEdges(sight, parents, pair, made.rows, made.at);
      return viewGroup(sight, made.rows, organizations.id(pair.from), organizations.id(pair.to), edges);
    },
  };
}

function readFacts(sight: Sight, row: Uint32Array, together: Finds['together']): TieFacts {
  const { columns } = sight.state.ties;
  const { shared } = sight.numbering;
  const facts = {
    flags: new Uint8Array(row.length),
    activities: new Uint32Array(row.length),
    percent: new Uint32Array(row.length),
    since: new Uint32Array(row.length),
    validTo: new Int32Array(row.length),
  };
  for (let place = 0; place < row.length; place++) {
    const one = row[place] ?? 0;
    facts.flags[place] = columns.flags[one] ?? 0;
    facts.activities[place] = shared.activityMask(columns.activities[one] ?? 0);
    facts.percent[place] = columns.percent[one] ?? 0;
    facts.since[place] = columns.since[one] ?? 0;
    facts.validTo[place] = columns.validTo[one] ?? 0;
  }
  for (const [place, { rows }] of together) {
    const whole = combine(sight, rows);
    facts.flags[place] = whole.flags;
    facts.activities[place] = whole.activities;
    facts.percent[place] = shared.percentages.intern(whole.percent);
    facts.since[place] = shared.dates.intern(whole.since);
  }
  return facts;
}
