/**
 * The tie index: every tie, position, and the short rows of organisations and deals in memory, for questions about the
 * network as a whole. One writer applies deltas; each reader takes a snapshot, which goes on answering as it did.
 */
import type { DealId, OrganizationId, Position, Tie } from '../domain/model.ts';
import { noRedirects, type Redirects } from '../domain/redirects.ts';
import type { IndexDelta } from './delta.ts';
import type { ModelRow } from './hidden.ts';
import { createSnapshot, type NetworkSnapshot } from './live-snapshot.ts';
import type { NameRow } from './name-table.ts';
import { createRowSharing } from './shared-rows.ts';
import type { DealRow, OrganizationRow } from './snapshot.ts';
import {
  createNumbering,
  createState,
  linkDeal,
  linkPositions,
  putModel,
  runOf,
  type State,
  toEntry,
} from './state.ts';
import { compactTies } from './tie-compaction.ts';
import { appendTies, endRows } from './tie-table.ts';
import { undoing } from './undoing.ts';
import { putVersion, valueAt, withoutHistory } from './versions.ts';

/** Everything that an index holds, in any order. */
export interface IndexRows {
  readonly revision: number;
  readonly organizations: Iterable<OrganizationRow>;
  readonly deals: Iterable<DealRow>;
  readonly ties: Iterable<Tie>;
  readonly positions: Iterable<Position>;
  /** What search finds by name. */
  readonly names?: Iterable<NameRow> | undefined;
  readonly models?: Iterable<ModelRow> | undefined;
  /** @default nothing is merged */
  readonly redirects?: Redirects | undefined;
}

/** A part of what an index holds; each row comes in one part only. */
export type IndexPart = Partial<Omit<IndexRows, 'revision' | 'redirects'>>;

/** Fills an index part by part; readers see nothing of it before `finish`. */
export interface IndexLoader {
  add(part: IndexPart): void;
  /** Puts what was added, with the active merges, in place of all that the index held, as of the change with the number `revision`. */
  finish(revision: number, redirects?: Redirects): void;
}

export interface TieIndex {
  /** The number of the last change that it holds. */
  readonly revision: number;
  /** Active merges as of that change. */
  readonly redirects: Redirects;
  /** Replaces everything. */
  load(rows: IndexRows): void;
  loader(): IndexLoader;
  /** Brings in a change. Costs by what the change names, not by what the index holds. */
  apply(delta: IndexDelta): void;
  /** What the index holds now, for one reader; cheap to take after every change. */
  snapshot(): NetworkSnapshot;
  /**
   * What the index would hold after a change that adds or changes rows, for one reader; the index itself stays as it is. Names
   * do not come along.
   */
  foresee(delta: IndexDelta): NetworkSnapshot;
}

export function createTieIndex(): TieIndex {
  const numbering = createNumbering();
  const share = createRowSharing();
  let state = createState();
  let revision = 0;
  let redirects = noRedirects;
  let version = 1;
  let latest: NetworkSnapshot | undefined;
  /** The newest version that a snapshot was taken of. */
  let seen = 0;
  /** Versions put in place since the last compaction. */
  let put = 0;

  function loader(): IndexLoader {
    const filling = createState();
    const claimNumbers = new Map<string, number>();
    const numberOf = (id: OrganizationId) => numbering.organizations.intern(id);
    return {
      add({ organizations = [], deals = [], ties = [], positions = [], names = [], models = [] }) {
        for (const model of models) putModel(filling.models, model);
        for (const name of names) filling.names.put(name, 0, 0);
        for (const row of organizations) putVersion(filling.organizations, numberOf(row.id), row, 0, 0);
        for (const one of deals) {
          const row = share(one);
          const deal = numbering.deals.intern(row.id);
          putVersion(filling.deals, deal, row, 0, 0);
          linkDeal(filling, numbering, deal, row);
        }
        for (const tie of ties) {
          const deal = numbering.deals.intern(tie.deal);
          appendTies(filling.ties, deal, [tie], 0, numbering.shared, numberOf, claimNumbers);
        }
        for (const [target, list] of Map.groupBy(positions, (position) => numberOf(position.target))) {
          const known = valueAt(filling.positions, target, 0) ?? [];
          const entries = list.map(toEntry);
          putVersion(filling.positions, target, [...known, ...entries], 0, 0);
          linkPositions(filling.leads, numbering, target, entries, known);
        }
      },
      finish(number, merged = noRedirects) {
        state = compacted(filling);
        revision = number;
        redirects = merged;
        latest = undefined;
        version++;
        put = 0;
      },
    };
  }

  function compacted(from: State): State {
    const { table, starts } = compactTies(from.ties, numbering.deals.size, numbering.organizations.size);
    return {
      ties: table,
      organizations: withoutHistory(from.organizations),
      deals: withoutHistory(from.deals),
      runs: [],
      starts,
      positions: withoutHistory(from.positions),
      leads: from.leads,
      names: from.names.compacted(),
      models: from.models,
    };
  }

  function replaceTies(id: DealId, ties: readonly Tie[]): void {
    const deal = numbering.deals.intern(id);
    const run = runOf(state, deal, version);
    if (run !== undefined) endRows(state.ties, run.start, run.count, version);
    if (run === undefined && ties.length === 0) return;
    const start = appendTies(state.ties, deal, ties, version, numbering.shared, numbering.organizations.intern);
    putVersion(state.runs, deal, ties.length === 0 ? undefined : { start, count: ties.length }, version, seen);
  }

  function compactWhen(isDue: boolean): void {
    if (!isDue) return;
    state = compacted(state);
    put = 0;
  }

  const index: TieIndex = {
    get revision() {
      return revision;
    },
    get redirects() {
      return redirects;
    },
    load(rows) {
      const filling = loader();
      filling.add(rows);
      filling.finish(rows.revision, rows.redirects);
    },
    loader,
    apply(delta) {
      version++;
      latest = undefined;
      revision = Math.max(revision, delta.revision);
      redirects = delta.redirects ?? redirects;
      for (const row of delta.organizations) {
        putVersion(state.organizations, numbering.organizations.intern(row.id), row, version, seen);
      }
      for (const id of delta.removedOrganizations) {
        putVersion(state.organizations, numbering.organizations.intern(id), undefined, version, seen);
      }
      for (const one of delta.deals) {
        const row = share(one);
        const deal = numbering.deals.intern(row.id);
        linkDeal(state, numbering, deal, row, state.deals[deal]?.value);
        putVersion(state.deals, deal, row, version, seen);
      }
      for (const id of delta.removedDeals) {
        putVersion(state.deals, numbering.deals.intern(id), undefined, version, seen);
        replaceTies(id, []);
      }
      for (const [id, ties] of delta.ties) replaceTies(id, ties);
      for (const [id, positions] of delta.positions) {
        const target = numbering.organizations.intern(id);
        const entries = positions.map(toEntry);
        linkPositions(state.leads, numbering, target, entries, state.positions[target]?.value);
        putVersion(state.positions, target, entries, version, seen);
      }
      for (const model of delta.models ?? []) putModel(state.models, model);
      for (const id of delta.removedNames ?? []) state.names.remove(id, version, seen);
      for (const name of delta.names ?? []) state.names.put(name, version, seen);
      const given = new Set(delta.names?.map(({ id }) => id));
      for (const id of delta.renamed ?? []) {
        for (const name of state.names.idsOf(id)) if (!given.has(name)) state.names.remove(name, version, seen);
      }
      put += delta.organizations.length + delta.deals.length + delta.ties.size + delta.positions.size;
      // With no reader between writes, only what is dead for everyone is worth clearing away.
      compactWhen(state.ties.count > 4 * state.ties.baseCount + 100_000);
    },
    snapshot() {
      if (latest !== undefined) return latest;
      const added = state.ties.count - state.ties.baseCount;
      compactWhen(added > state.ties.baseCount / 2 + 8192 || put > 50_000 + state.ties.baseCount);
      seen = version;
      latest = createSnapshot(state, numbering, revision, version, redirects);
      return latest;
    },
    foresee({ names: _, removedNames: __, renamed: ___, models: ____, ...rows }) {
      const now = index.snapshot();
      const back = undoing(rows, { state, numbering, version }, revision);
      // Versions stay as they are once a snapshot is taken of them: the next one can take everything back.
      index.apply({ ...rows, revision });
      const foreseen = index.snapshot();
      index.apply(back);
      latest = now;
      return foreseen;
    },
  };
  return index;
}
