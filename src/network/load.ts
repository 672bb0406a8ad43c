/** Fills the tie index from the graph, a bounded number of organisations or deals a statement. */
import type { Position, Tie } from '../domain/model.ts';
import { positionOf, tieOf } from '../domain/records.ts';
import { type Redirects, redirectsOf } from '../domain/redirects.ts';
import type { GraphStore } from '../store/store.ts';
import type { ModelRow } from './hidden.ts';
import type { NameRow } from './name-table.ts';
import {
  activeMerges,
  dealIds,
  dealRows,
  lastChange,
  modelIds,
  modelRows,
  namesOfModels,
  namesOfOrganizations,
  namesOfPublishers,
  organizationIds,
  organizationRows,
  positionsIn,
  publisherIds,
  tiesFromOrganizations,
  type tiesOfDeals,
} from './queries.ts';
import type { DealRow, OrganizationRow } from './snapshot.ts';
import type { TieIndex } from './tie-index.ts';

/**
 * Puts all that the graph holds into the index, as of the last change before it began to read: what other processes
 * write meanwhile is for the follower to bring in.
 */
export async function loadIndex(store: GraphStore, index: TieIndex): Promise<void> {
  const revision = await readRevision(store);
  const redirects = await readRedirects(store);
  const loader = index.loader();
  for (const ids of batches(await readIds(store, organizationIds), 250)) {
    loader.add({
      organizations: await readOrganizations(store, ids),
      positions: await readPositions(store, ids),
      ties: await readTies(store, tiesFromOrganizations, ids),
      names: await readNames(store, ids),
    });
  }
  for (const ids of batches([...redirects.ends.keys()], 1000)) loader.add({ names: await readNames(store, ids) });
  for (const query of [modelIds, publisherIds]) {
    for (const ids of batches(await readIds(store, query), 1000)) {
      loader.add({ names: await readNames(store, ids), models: await readModels(store, ids) });
    }
  }
  for (const ids of batches(await readIds(store, dealIds), 500)) loader.add({ deals: await readDeals(store, ids) });
  loader.finish(revision, redirects);
}

/** The number of the last change; 0 where there is none. */
export async function readRevision(store: GraphStore): Promise<number> {
  return (await store.read(lastChange, {}))[0]?.revision ?? 0;
}

/** All active merges. The number comes first: merges of a later one may be among them, and are brought in once more. */
export async function readRedirects(store: GraphStore): Promise<Redirects> {
  const [last] = await store.read(lastChange, {});
  return redirectsOf(await store.read(activeMerges, {}), last?.merged ?? 0);
}

export async function readOrganizations(store: GraphStore, ids: readonly string[]): Promise<OrganizationRow[]> {
  return store.read(organizationRows, { ids });
}

export async function readDeals(store: GraphStore, ids: readonly string[]): Promise<DealRow[]> {
  const rows = await store.read(dealRows, { ids });
  return rows.map(({ id, title, row }) => ({ ...(JSON.parse(row) as Omit<DealRow, 'id' | 'title'>), id, title }));
}

/** Models among the ids. */
export async function readModels(store: GraphStore, ids: readonly string[]): Promise<ModelRow[]> {
  const models = ids.filter((id) => id.startsWith('model:'));
  if (models.length === 0) return [];
  const rows = await store.read(modelRows, { ids: models });
  return rows.map(({ id, placeholder, relations }) => ({ id, placeholder, reports: [...new Set(relations.flat())] }));
}

/** Ties that start at the organisations, or ties of the deals. */
export async function readTies(
  store: GraphStore,
  query: typeof tiesFromOrganizations | typeof tiesOfDeals,
  ids: readonly string[],
): Promise<Tie[]> {
  const rows = await store.read(query, { ids });
  return rows.map(({ type, from, to, ...record }) => tieOf(type, from, to, record));
}

/** Positions by target. */
export async function readPositions(store: GraphStore, ids: readonly string[]): Promise<Position[]> {
  const rows = await store.read(positionsIn, { ids });
  return rows.map(({ holder, target, ...record }) => positionOf(holder, target, record));
}

/** All names of organisations, models and publishers; other ids have none. One statement for each kind among them. */
export async function readNames(store: GraphStore, ids: readonly string[]): Promise<NameRow[]> {
  const names: NameRow[] = [];
  for (const [prefix, query] of nameQueries) {
    const named = ids.filter((id) => id.startsWith(prefix));
    if (named.length > 0) names.push(...(await store.read(query, { ids: named })));
  }
  return names;
}

const nameQueries = [
  ['organization:', namesOfOrganizations],
  ['model:', namesOfModels],
  ['publisher:', namesOfPublishers],
] as const;

/** Runs of at most `size` of the ids. */
export function* batches<T>(ids: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size);
}

async function readIds(store: GraphStore, query: typeof organizationIds | typeof dealIds): Promise<string[]> {
  return (await store.read(query, {})).map(({ id }) => id);
}
