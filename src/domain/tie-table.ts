/** From a deal's types, roles and stages to its ties, stakes apart: who is tied to whom, while it is talk and after. */
import type { Cast, CastParty } from './cast.ts';
import { isFirm } from './epochs.ts';
import type { OrganizationId } from './model.ts';
import { hasRole, investorSides, participantsOf, purchaseSides, sidesBy, talkersOf, venturersOf } from './sides.ts';
import { isTalkStage } from './stages.ts';
import type { Segment } from './timeline.ts';
import type { Activity, DealType, PartyRole, TieType } from './vocabulary.ts';
import { activities as allActivities } from './vocabulary.ts';

/** A tie between two parties, for as long as the deal stands as it does. */
export interface Edge {
  readonly type: TieType;
  readonly source: OrganizationId;
  readonly target: OrganizationId;
  readonly directed: boolean;
  readonly activities: readonly Activity[];
}

/** The ties of a deal while it stands at the segment; none where it is closed. */
export function edgesAt(segment: Segment, cast: Cast): Edge[] {
  if (isFirm(segment)) return firmEdges(cast, segment.reached === 'ACTIVE');
  const talks = segment.stage === 'PAUSED' || isTalkStage(segment.stage);
  return talks ? talkEdges(cast) : [];
}

/** EXPLORING between each two, from whoever seeks the deal towards who does not. */
function talkEdges({ activities, ...cast }: Cast): Edge[] {
  return pairs(talkersOf({ activities, ...cast })).map(([a, b]) => {
    const directed = a.seeks !== b.seeks;
    const [from, to] = directed && b.seeks ? [b, a] : [a, b];
    return { type: 'EXPLORING', source: from.organization, target: to.organization, directed, activities };
  });
}

function firmEdges(cast: Cast, active: boolean): Edge[] {
  const parties = participantsOf(cast);
  const types: readonly DealType[] = cast.types.length === 0 ? ['OTHER'] : cast.types;
  const edges = new Map<string, Edge>();
  for (const type of types) {
    for (const edge of edgesOfType(type, cast, parties, active)) {
      const key = `${edge.type} ${edge.source} ${edge.target}`;
      const known = edges.get(key);
      edges.set(key, known === undefined ? edge : { ...edge, activities: union(known.activities, edge.activities) });
    }
  }
  return [...edges.values()];
}

function edgesOfType(type: DealType, cast: Cast, parties: readonly CastParty[], active: boolean): Edge[] {
  const directed = (tie: TieType, one: readonly PartyRole[], other: readonly PartyRole[]) =>
    directedEdges(type, tie, cast, parties, one, other);
  switch (type) {
    case 'COOPERATION':
    case 'OTHER':
      return partners(pairs(parties), cast.activities);
    case 'JOINT_VENTURE':
      return partners(pairs(venturersOf(cast)), cast.activities);
    case 'EQUITY_STAKE':
    case 'CROSS_SHAREHOLDING':
      return partners(pairsBeside(parties, stakeholders(type, cast, parties)), cast.activities);
    case 'SUPPLY':
      return directed('SUPPLIES', ['SUPPLIER'], ['CUSTOMER']);
    case 'LICENCE':
      return directed('LICENSES', ['LICENSOR'], ['LICENSEE']);
    case 'CONTRACT_MANUFACTURING':
      return directed('BUILDS_FOR', ['MANUFACTURER'], ['BRAND']);
    case 'DISTRIBUTION':
      return directed('DISTRIBUTES_FOR', ['DISTRIBUTOR'], ['BRAND']);
    case 'GROUP_MEMBERSHIP':
      return membershipEdges(cast);
    case 'MERGER':
      // Once it is done, the succession tells.
      return active ? [] : undirected('MERGES_WITH', pairs(parties), cast.activities);
    case 'ACQUISITION':
      return active ? [] : purchaseEdges(cast, parties);
    default:
      return type satisfies never;
  }
}

/** One side to the other; who stands on neither is a partner of both, and all are where no role is known. */
function directedEdges(
  type: DealType,
  tie: TieType,
  cast: Cast,
  parties: readonly CastParty[],
  fromRoles: readonly PartyRole[],
  toRoles: readonly PartyRole[],
): Edge[] {
  const { from, to } = sidesBy(parties, fromRoles, toRoles);
  if (from.length === 0 || to.length === 0) return partners(pairs(parties), withOwn(type, cast.activities));
  const edges = cross(from, to).map(
    ([a, b]): Edge => ({
      type: tie,
      source: a.organization,
      target: b.organization,
      directed: true,
      activities: cast.activities,
    }),
  );
  return [...edges, ...partners(pairsBeside(parties, new Set([...from, ...to])), withOwn(type, cast.activities))];
}

/** PART_OF from MEMBER to PARENT; in this type the parent is a party like the other. */
function membershipEdges(cast: Cast): Edge[] {
  const parties = cast.parties.filter((party) => party.role !== 'OTHER');
  const { from, to } = sidesBy(parties, ['MEMBER'], ['PARENT']);
  if (from.length === 0 || to.length === 0) return partners(pairs(parties), cast.activities);
  return cross(from, to).map(([a, b]) => ({
    type: 'PART_OF',
    source: a.organization,
    target: b.organization,
    directed: true,
    activities: [],
  }));
}

/** Until it is in force; a sale without a named target gives no tie, and only one without any role makes partners. */
function purchaseEdges(cast: Cast, parties: readonly CastParty[]): Edge[] {
  const { from, to } = purchaseSides(cast);
  const roleless = cast.parties.every(
    (party) => !hasRole(party, ['BUYER', 'SELLER', 'TARGET', 'INVESTOR', 'INVESTEE']),
  );
  const stakes = cast.basis.flatMap((claim) => claim.stakes);
  if (to.length === 0 && stakes.length > 0) {
    return unique(stakes.map(({ holder, target }) => purchase(holder, target, cast)));
  }
  if (to.length === 0 && roleless) return partners(pairs(parties), cast.activities);
  return cross(from, to).map(([a, b]) => purchase(a.organization, b.organization, cast));
}

function purchase(source: OrganizationId, target: OrganizationId, { activities }: Cast): Edge {
  return { type: 'ACQUIRES', source, target, directed: true, activities };
}

function unique(edges: readonly Edge[]): Edge[] {
  return [...new Map(edges.map((edge) => [`${edge.source} ${edge.target}`, edge])).values()];
}

/** The parties that stakes or roles place on a side; none where nothing does, so that all are partners. */
function stakeholders(type: DealType, cast: Cast, parties: readonly CastParty[]): ReadonlySet<CastParty> {
  const stakes = cast.basis.flatMap((claim) => claim.stakes);
  const named = parties.filter(({ organization }) =>
    stakes.some(({ holder, target }) => holder === organization || target === organization),
  );
  if (type === 'CROSS_SHAREHOLDING') return new Set(parties.length === 2 ? parties : named);
  const { from, to } = investorSides(parties, stakes.length === 0);
  // One side alone, and nobody for it to hold: no stake comes of it, so all are partners.
  if (stakes.length === 0 && (from.length === 0 || to.length === 0)) return new Set();
  return new Set([...named, ...from, ...to]);
}

function partners(some: readonly (readonly [CastParty, CastParty])[], activities: readonly Activity[]): Edge[] {
  return undirected('PARTNERS', some, activities);
}

function undirected(
  type: TieType,
  some: readonly (readonly [CastParty, CastParty])[],
  activities: readonly Activity[],
): Edge[] {
  return some.map(([a, b]) => ({ type, source: a.organization, target: b.organization, directed: false, activities }));
}

/** Each two, in the order of their ids. */
function pairs(parties: readonly CastParty[]): [CastParty, CastParty][] {
  return parties.flatMap((one, index) => parties.slice(index + 1).map((other): [CastParty, CastParty] => [one, other]));
}

/** Each two of whom at least one stands on no side. */
function pairsBeside(parties: readonly CastParty[], placed: ReadonlySet<CastParty>): [CastParty, CastParty][] {
  return pairs(parties).filter(([one, other]) => !placed.has(one) || !placed.has(other));
}

function cross(from: readonly CastParty[], to: readonly CastParty[]): [CastParty, CastParty][] {
  return from
    .flatMap((one) => to.map((other): [CastParty, CastParty] => [one, other]))
    .filter(([one, other]) => one !== other);
}

/** A deal that is one activity by its type keeps it where it gives no more than PARTNERS. */
const ownActivity: Partial<Record<DealType, Activity>> = {
  LICENCE: 'TECHNOLOGY_LICENSING',
  CONTRACT_MANUFACTURING: 'CONTRACT_MANUFACTURING',
  DISTRIBUTION: 'DISTRIBUTION',
};

function withOwn(type: DealType, activities: readonly Activity[]): readonly Activity[] {
  const own = ownActivity[type];
  return own === undefined ? activities : union(activities, [own]);
}

function union(some: readonly Activity[], others: readonly Activity[]): Activity[] {
  const all = new Set([...some, ...others]);
  return (Object.keys(allActivities) as Activity[]).filter((activity) => all.has(activity));
}
