/** The snapshot of one version of the tie index: it goes on answering as it did, whatever is applied after it was taken. */
import type { Position } from '../domain/model.ts';
import type { Redirects } from '../domain/redirects.ts';
import { createTieGraph, type TieGraph } from './graph.ts';
import { groupEdges, groupRows } from './group-rectangle.ts';
import { parseGroupTieId } from './group-tie-id.ts';
import { type Hidden, hiddenIn } from './hidden.ts';
import { createParents, type Parents } from './parents.ts';
import { positionById, positionsAt } from './positions.ts';
import { createSearch, type NameSearch } from './search.ts';
import { type Selection, select } from './selection.ts';
import { createSight, type Sight, toInstant } from './sight.ts';
import type { DealRow, Snapshot, TieQuery, TieView } from './snapshot.ts';
import { isParticipant, type Numbering, type State } from './state.ts';
import { rowOfId, typeNumber } from './tie-table.ts';
import { viewGroup, viewRow } from './tie-views.ts';
import { atOnce, partByPart } from './turns.ts';
import { valueAt } from './versions.ts';

/** A snapshot with what questions about the network as a whole compute with. */
export interface NetworkSnapshot extends Snapshot, NameSearch {
  /** Ties in columns; the last few selections are kept. */
  select(query: TieQuery): Selection;
  /** The same, with turns of others between parts of the work. Rejects with the signal's reason. */
  selectInTurns(query: TieQuery, signal?: AbortSignal): Promise<Selection>;
  /** The graph of the same ties; kept as long as the selection is. */
  graph(query: TieQuery): TieGraph;
  graphOf(selection: Selection): TieGraph;
  /** The graph of all ties there ever were, as reported. Made anew each time. */
  graphOfAllTimes(): TieGraph;
  /** Numbers of all with whom the organisation ever had a tie, as often as there are rectangles of one. */
  neighboursOfAllTimes(organization: number): number[];
  /** Numbers of organisations are below it. */
  readonly organizationNumbers: number;
  organizationId(number: number): string;
  organizationNumber(id: string): number | undefined;
  /** The row of a deal by its number. */
  dealAt(number: number): DealRow | undefined;
  dealId(number: number): string;
}

export function createSnapshot(
  state: State,
  numbering: Numbering,
  revision: number,
  version: number,
  redirects: Redirects,
): NetworkSnapshot {
  const sight = createSight(state, numbering, version);
  const parents = createParents(sight);
  const selections = createRecent<Selection>(8);
  const graphs = new WeakMap<Selection, TieGraph>();
  const { organizations, deals } = numbering;
  let organizationCount: number | undefined;
  let hidden: Hidden | undefined;

  function* live<T>(heads: (typeof state)['organizations' | 'deals'], read: (number: number) => T | undefined) {
    for (let number = 0; number < heads.length; number++) {
      const value = read(number);
      if (value !== undefined) yield value;
    }
  }
  const organizationAt = (number: number) => valueAt(state.organizations, number, version);
  const dealAt = (number: number) => valueAt(state.deals, number, version);

  const snapshot: NetworkSnapshot = {
    get hidden() {
      hidden ??= hiddenIn(sight, redirects);
      return hidden;
    },
    revision,
    get organizationCount() {
      organizationCount ??= [...snapshot.organizations()].length;
      return organizationCount;
    },
    organization: (id) => lookUp(organizations.find(id), organizationAt),
    organizations: () => live(state.organizations, organizationAt),
    deal: (id) => lookUp(deals.find(id), dealAt),
    deals: () => live(state.deals, dealAt),
    dealsOf(id) {
      const number = organizations.find(id);
      const rows: DealRow[] = [];
      if (number === undefined) return rows;
      for (const deal of new Set(state.leads.dealsOf.get(number))) {
        const row = dealAt(deal);
        if (row !== undefined && isParticipant(row, id)) rows.push(row);
      }
      return rows;
    },
    ties(query) {
      const isWhole = query.organization === undefined;
      const selection = isWhole ? snapshot.select(query) : atOnce(select(sight, parents, query));
      return Array.from({ length: selection.count }, (_, place) => selection.view(place));
    },
    tie: (id) => findTie(sight, parents, id),
    positions: (query) => positionsAt(sight, query),
    position: (id): Position | undefined => positionById(sight, id),
    parent(id, at) {
      const parent = lookUp(organizations.find(id), (number) => parents.parentOf(number, toInstant(at)));
      return parent === undefined ? undefined : organizations.id(parent);
    },
    ultimateParent(id, at) {
      const number = organizations.find(id);
      if (number === undefined) return undefined;
      const ultimate = parents.ultimateOf(number, toInstant(at));
      return ultimate === number ? undefined : organizations.id(ultimate);
    },
    subsidiaries(id, at) {
      const number = organizations.find(id);
      if (number === undefined) return [];
      return parents.childrenOf(number, toInstant(at)).map((child) => organizations.id(child));
    },
    partners(query) {
      const partners = new Map<string, TieView[]>();
      const number = organizations.find(query.organization);
      if (number === undefined) return partners;
      const own = query.level === 'GROUP' ? parents.ultimateOf(number, toInstant(query.at)) : number;
      const ownId = organizations.id(own);
      for (const tie of snapshot.ties(query)) {
        const other = tie.from === ownId ? tie.to : tie.from;
        const ties = partners.get(other);
        if (ties === undefined) partners.set(other, [tie]);
        else ties.push(tie);
      }
      return partners;
    },
    graph: (query) => snapshot.graphOf(snapshot.select(query)),
    graphOf(selection) {
      let graph = graphs.get(selection);
      if (graph === undefined) {
        graph = createTieGraph(selection, organizations.ranks());
        graphs.set(selection, graph);
      }
      return graph;
    },
    graphOfAllTimes() {
      const [from, to]: [number[], number[]] = [[], []];
      const { columns } = state.ties;
      sight.visitAll((row) => {
        from.push(columns.from[row] ?? 0);
        to.push(columns.to[row] ?? 0);
      });
      const ends = { count: from.length, from: new Uint32Array(from), to: new Uint32Array(to) };
      return createTieGraph(ends, organizations.ranks());
    },
    neighboursOfAllTimes(organization) {
      const found: number[] = [];
      const { columns } = state.ties;
      sight.visitTiesOf(organization, (row, isTo) => {
        found.push((isTo ? columns.from[row] : columns.to[row]) ?? 0);
      });
      return found;
    },
    select: (query) => selections(JSON.stringify(query), () => atOnce(select(sight, parents, query))),
    async selectInTurns(query, signal) {
      const key = JSON.stringify(query);
      const known = selections(key);
      if (known !== undefined) return known;
      const made = await partByPart(select(sight, parents, query), signal);
      return selections(key, () => made);
    },
    organizationNumbers: sight.organizationNumbers,
    organizationId: organizations.id,
    organizationNumber: organizations.find,
    dealAt,
    dealId: deals.id,
    redirects,
    ...createSearch(sight, redirects),
  };
  return snapshot;
}

function lookUp<T>(number: number | undefined, read: (number: number) => T | undefined): T | undefined {
  return number === undefined ? undefined : read(number);
}

function findTie(sight: Sight, parents: Parents, id: string): TieView | undefined {
  const row = rowOfId(sight.state.ties, id, sight.version, (one) => viewRow(sight, one).id);
  if (row !== undefined) return viewRow(sight, row);
  const name = parseGroupTieId(id);
  if (name === undefined) return undefined;
  const { organizations, deals } = sight.numbering;
  const [deal, from, to] = [deals.find(name.deal), organizations.find(name.from), organizations.find(name.to)];
  if (deal === undefined || from === undefined || to === undefined) return undefined;
  const pair = { deal, from, to, type: typeNumber(name.type) };
  const at = toInstant({ asOf: name.validFrom, knownAt: name.knownFrom });
  const rows = groupRows(sight, parents, pair, at);
  if (rows.length === 0) return undefined;
  const tie = viewGroup(sight, rows, name.from, name.to, groupEdges(sight, parents, pair, rows, at));
  return tie.id === id ? tie : undefined;
}

interface Recent<T> {
  (key: string, make: () => T): T;
  (key: string, make?: undefined): T | undefined;
}

/** Keeps the values of the keys used last. */
function createRecent<T>(size: number): Recent<T> {
  const kept = new Map<string, T>();
  return ((key: string, make?: () => T) => {
    const value = kept.get(key) ?? make?.();
    if (value === undefined) return undefined;
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > size && oldest !== undefined) kept.delete(oldest);
    return value;
  }) as Recent<T>;
}
