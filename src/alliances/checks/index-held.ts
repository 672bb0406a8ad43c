/** Checks the tie index against the graph that it was filled from. */
import { isDeepStrictEqual } from 'node:util';
import { type Day, MAX_DAY } from '../../domain/model.ts';
import { batches, readDeals, readOrganizations } from '../../network/load.ts';
import { dealIds } from '../../network/queries.ts';
import type { Snapshot, TieView } from '../../network/snapshot.ts';
import type { GraphStore } from '../../store/store.ts';
import { type Finding, finding } from './finding.ts';
import type { StoredNetwork } from './stored-network.ts';

const RESTART = 'Restart the service: it fills its index from the graph.';

/** The snapshot must be as new as what was read of the graph. */
export async function checkIndex(store: GraphStore, stored: StoredNetwork, snapshot: Snapshot): Promise<Finding[]> {
  const organizations = new Set<string>();
  for (const ids of batches([...stored.organizations], 500)) {
    for (const row of await readOrganizations(store, ids)) {
      if (!isDeepStrictEqual(plain(row), plain(snapshot.organization(row.id)))) organizations.add(row.id);
    }
  }
  for (const { id } of snapshot.organizations()) if (!stored.organizations.has(id)) organizations.add(id);

  const deals = new Set<string>();
  const known = (await store.read(dealIds, {})).map(({ id }) => id);
  for (const ids of batches(known, 500)) {
    for (const row of await readDeals(store, ids)) {
      if (!isDeepStrictEqual(plain(row), plain(snapshot.deal(row.id)))) deals.add(row.id);
    }
  }
  const there = new Set(known);
  for (const { id } of snapshot.deals()) if (!there.has(id)) deals.add(id);

  return [
    ...finding(
      'error',
      'INDEX_ORGANIZATIONS',
      'The index has other organisations than the graph.',
      organizations,
      RESTART,
    ),
    ...finding('error', 'INDEX_DEALS', 'The index has other deals than the graph.', deals, RESTART),
    ...finding(
      'error',
      'INDEX_TIES',
      'The index has other ties than the graph.',
      differingTies(stored, snapshot),
      RESTART,
    ),
    ...finding(
      'error',
      'INDEX_POSITIONS',
      'The index has other positions than the graph.',
      differingPositions(stored, snapshot),
      RESTART,
    ),
  ];
}

function differingTies(stored: StoredNetwork, snapshot: Snapshot): Set<string> {
  const differing = new Set<string>();
  const known = new Set<string>();
  for (const tie of [...stored.ties.values()].flat()) {
    known.add(tie.id);
    const held = snapshot.tie(tie.id);
    if (!held || !isDeepStrictEqual(plain(withoutLevel(held)), plain(tie))) differing.add(tie.id);
  }
  for (const at of momentsOf(stored)) {
    for (const { id } of snapshot.ties({ at: { asOf: at, knownAt: at }, level: 'AS_REPORTED' })) {
      if (!known.has(id)) differing.add(id);
    }
  }
  return differing;
}

function differingPositions(stored: StoredNetwork, snapshot: Snapshot): Set<string> {
  const differing = new Set<string>();
  for (const position of [...stored.positions.values()].flat()) {
    if (!isDeepStrictEqual(plain(snapshot.position(position.id)), plain(position))) differing.add(position.id);
  }
  const known = new Set([...stored.positions.values()].flat().map(({ id }) => id));
  for (const at of momentsOf(stored)) {
    for (const { id } of snapshot.positions({ at: { asOf: at, knownAt: at }, planned: true })) {
      if (!known.has(id)) differing.add(id);
    }
  }
  return differing;
}

/** The last days of the years in which ties begin or become known, and the end of time: a stray tie shows on one of them, but one that lasted less than a year. */
function momentsOf(stored: StoredNetwork): Day[] {
  const ties = [...stored.ties.values()].flat();
  const years = new Set(ties.flatMap(({ validFrom, knownFrom }) => [validFrom.slice(0, 4), knownFrom.slice(0, 4)]));
  return [...[...years].sort().map((year) => `${year}-12-30`), MAX_DAY.replace('31', '30')];
}

function withoutLevel({ level: _, ...tie }: TieView) {
  return tie;
}

/** Without what a prototype or an undefined field adds. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
