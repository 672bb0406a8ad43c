/** With how many others each organisation has a tie at a moment. */
import type { Moment, OrganizationId } from '../../domain/model.ts';
import { degreeOf } from '../../network/graph.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import { graphInTurns } from '../../network/turns.ts';
import { isInColumns } from './in-columns.ts';

const query = (at: Moment) => ({ at, level: 'AS_REPORTED' }) as const;

/** Counts partners as reported, by any tie, with turns of others between. Rejects with the signal's reason. */
export async function partnerCounts(
  snapshot: Snapshot,
  at: Moment,
  signal: AbortSignal | undefined,
): Promise<(organization: OrganizationId) => number> {
  if (!isInColumns(snapshot)) return countOneByOne(snapshot, at);
  const { graph } = await graphInTurns(snapshot, query(at), signal);
  return (organization) => {
    const number = snapshot.organizationNumber(organization);
    const node = number === undefined ? -1 : graph.nodeOf(number);
    return node < 0 ? 0 : degreeOf(graph, node);
  };
}

function countOneByOne(snapshot: Snapshot, at: Moment): (organization: OrganizationId) => number {
  const partners = new Map<OrganizationId, Set<OrganizationId>>();
  for (const { from, to } of snapshot.ties(query(at))) {
    add(partners, from, to);
    add(partners, to, from);
  }
  return (organization) => partners.get(organization)?.size ?? 0;
}

function add(partners: Map<OrganizationId, Set<OrganizationId>>, one: OrganizationId, other: OrganizationId): void {
  const known = partners.get(one);
  if (known === undefined) partners.set(one, new Set([other]));
  else known.add(other);
}
