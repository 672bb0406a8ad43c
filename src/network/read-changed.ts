/** Reads what changes of the log touched, as the graph holds it now. */
import type { GraphStore } from '../store/store.ts';
import type { IndexDelta } from './delta.ts';
import {
  batches,
  readDeals,
  readModels,
  readNames,
  readOrganizations,
  readPositions,
  readRedirects,
  readTies,
} from './load.ts';
import { tiesOfDeals } from './queries.ts';

/** What a change touched. */
export interface Touched {
  readonly sequence: number;
  readonly subjects: readonly string[] | null;
  readonly deals: readonly string[] | null;
  readonly organizations: readonly string[] | null;
  readonly targets: readonly string[] | null;
}

/** What the graph holds now of all that the changes touched; what it holds no more is removed. */
export async function readChanged(store: GraphStore, changes: readonly Touched[]): Promise<IndexDelta> {
  const deals = named(changes, 'deals');
  const targets = named(changes, 'targets');
  const organizationIds = named(changes, 'organizations');
  const organizations = await readAll(organizationIds, (ids) => readOrganizations(store, ids));
  const rows = await readAll(deals, (ids) => readDeals(store, ids));
  const ties = await readAll(deals, (ids) => readTies(store, tiesOfDeals, ids));
  const positions = await readAll(targets, (ids) => readPositions(store, ids));
  const renamed = named(changes, 'subjects');
  return {
    revision: changes.at(-1)?.sequence ?? 0,
    organizations,
    removedOrganizations: without(organizationIds, organizations),
    deals: rows,
    removedDeals: without(deals, rows),
    ties: byKey(deals, ties, (tie) => tie.deal),
    positions: byKey(targets, positions, (position) => position.target),
    models: await readAll(renamed, (ids) => readModels(store, ids)),
    names: await readAll(renamed, (ids) => readNames(store, ids)),
    renamed,
    ...(renamed.some((id) => id.startsWith('merge:')) && { redirects: await readRedirects(store) }),
  };
}

function named(changes: readonly Touched[], what: 'subjects' | 'deals' | 'organizations' | 'targets'): string[] {
  return [...new Set(changes.flatMap((change) => change[what] ?? []))];
}

async function readAll<T>(ids: readonly string[], read: (ids: string[]) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const some of batches(ids, 250)) all.push(...(await read(some)));
  return all;
}

function without(ids: readonly string[], rows: readonly { readonly id: string }[]): string[] {
  const found = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !found.has(id));
}

function byKey<T>(keys: readonly string[], values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const value of values) map.get(keyOf(value))?.push(value);
  return map;
}
