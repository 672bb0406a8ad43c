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
  /** What else two ties are compared by. */
  facts(): TieFacts;
  /** The start of the tie's unbroken run, as its view has it. */
  since(place: number): PartialDate | null;
  view(place: number): TieView;
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
  const finds = createFinds();
  if (query.organization !== undefined && asked.focus === undefined) return toSelection(asked, finds);
  const { from, to } = sight.state.ties.columns;
  if (asked.isGrouped || asked.includeEnded) addLines(asked, finds, candidates(asked));
  else visitCandidates(asked, (row) => addRow(asked, finds, row, from[row] ?? 0, to[row] ?? 0));
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
    ...{ sight, parents, at, isGrouped },
    includeEnded: query.filter?.includeEnded ?? false,
    test: createTieTest(sight, query.filter),
    focus: organization === undefined ? undefined : shown(organization),
    isFocus: (one) => focuses.has(one),
    ultimate: ultimates === undefined ? shown : (one) => ultimates[one] ?? one,
  };
}

/** The rows of `visitCandidates`, each once, in the order of the table, in which those of one deal stand together. */
function candidates(asked: Asked): number[] {
  const rows: number[] = [];
  visitCandidates(asked, (row) => rows.push(row));
  if (asked.focus === undefined) return rows;
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** Calls `visit` with the rows that hold, or with `includeEnded` held before, at the ends asked for. */
function visitCandidates(asked: Asked, visit: (row: number) => void): void {
  const { sight, focus, at, isGrouped, includeEnded, parents } = asked;
  if (focus === undefined) {
    sight.visitAt(at, includeEnded, visit);
    return;
  }
  const check = (row: number) => {
    if (sight.isCandidate(row, at, includeEnded)) visit(row);
  };
  if (!isGrouped) {
    sight.visitTiesOf(focus, check);
    return;
  }
  const group = includeEnded ? parents.everBelow(focus) : parents.groupOf(focus, at);
  for (const member of group) sight.visitTiesOf(member, check);
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
    facts() {
      facts ??= readFacts(sight, row, together);
      return facts;
    },
    since(place) {
      const rows = together.get(place)?.rows;
      if (rows !== undefined) return combine(sight, rows).since;
      return shared.dates.value(columns.since[row[place] ?? 0] ?? 0);
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
