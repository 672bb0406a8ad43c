/** With how many others each organisation has a tie at a moment. */
import type { Moment, OrganizationId } from '../../domain/model.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import { isInColumns } from './in-columns.ts';
import { remembered } from './sort-text.ts';

/** Counts partners as reported, by any tie; organisations without one are left out. Worked out once a snapshot and moment. */
export function partnerCounts(snapshot: Snapshot, at: Moment): ReadonlyMap<OrganizationId, number> {
  const counted = countsOf(snapshot);
  const key = `${at.asOf} ${at.knownAt}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  const counts = count(snapshot, at);
  // A slider over the years asks for many moments, one after the other.
  if (counted.size >= 8) counted.clear();
  counted.set(key, counts);
  return counts;
}

const countsOf = remembered((_: Snapshot) => new Map<string, ReadonlyMap<OrganizationId, number>>());

function count(snapshot: Snapshot, at: Moment): ReadonlyMap<OrganizationId, number> {
  const partners = new Map<OrganizationId, Set<OrganizationId>>();
  for (const { from, to } of pairs(snapshot, at)) {
    add(partners, from, to);
    add(partners, to, from);
  }
  return new Map(Array.from(partners, ([id, others]) => [id, others.size]));
}

function* pairs(snapshot: Snapshot, at: Moment): Iterable<{ from: OrganizationId; to: OrganizationId }> {
  const query = { at, level: 'AS_REPORTED' } as const;
  if (!isInColumns(snapshot)) {
    yield* snapshot.ties(query);
    return;
  }
  const { count, from, to } = snapshot.select(query);
  for (let place = 0; place < count; place++) {
    yield { from: snapshot.organizationId(from[place] ?? 0), to: snapshot.organizationId(to[place] ?? 0) };
  }
}

function add(partners: Map<OrganizationId, Set<OrganizationId>>, one: OrganizationId, other: OrganizationId): void {
  const known = partners.get(one);
  if (known === undefined) partners.set(one, new Set([other]));
  else known.add(other);
}
