/** How much weight claims have: which count at all, and which of several that exclude each other stands. */
import { laterDay } from './dates.ts';
import type { Claim, ClaimId, OrganizationId, PublisherId } from './model.ts';
import { stageRank } from './stages.ts';
import type { SourceReliability, Stage } from './vocabulary.ts';
import { sourceReliabilities, stages } from './vocabulary.ts';

/** Claims that are pending, rejected, retracted, superseded or deprecated do not count. */
export function counts(claim: Claim): boolean {
  return claim.review === 'ACCEPTED' && claim.rank !== 'DEPRECATED';
}

/** The publishers that the claims come from; a relay counts as the one that it relies on. */
export function originsOf(claims: Iterable<Claim>): Set<PublisherId> {
  const origins = new Set<PublisherId>();
  for (const claim of claims) {
    if (claim.attributedTo.length === 0) origins.add(claim.publisher);
    for (const origin of claim.attributedTo) origins.add(origin);
  }
  return origins;
}

/** How far the best of the sources is to be trusted. */
export function bestFactor(claims: Iterable<Claim>): number {
  let best = 0;
  for (const claim of claims) best = Math.max(best, reliabilityFactors[claim.reliability]);
  return best;
}

/**
 * For sorting sides that exclude each other, the one that stands first: the preferred, then the better source, then the more
 * independent origins, then the further stage.
 */
export function compareSides(a: readonly Claim[], b: readonly Claim[]): number {
  return (
    Number(isPreferred(b)) - Number(isPreferred(a)) ||
    bestSource(a) - bestSource(b) ||
    originsOf(b).size - originsOf(a).size ||
    furthest(b) - furthest(a)
  );
}

/** For sorting sides of what most claims decide: the preferred, then the one with most claims, then the latest, then as ever. */
export function compareByCount(a: readonly Claim[], b: readonly Claim[]): number {
  const latest = latestDay(b).localeCompare(latestDay(a));
  return Number(isPreferred(b)) - Number(isPreferred(a)) || b.length - a.length || latest || compareSides(a, b);
}

export function isPreferred(claims: readonly Claim[]): boolean {
  return claims.some((claim) => claim.rank === 'PREFERRED');
}

export function idsOf(claims: readonly Claim[]): ClaimId[] {
  return claims.map((claim) => claim.id);
}

/** Whether the claim names the organisation as a party, a venture, or in a stake. */
export function names(claim: Claim, organization: OrganizationId): boolean {
  return (
    claim.jointVenture === organization ||
    claim.parties.some((party) => party.organization === organization) ||
    claim.stakes.some((stake) => stake.holder === organization || stake.target === organization)
  );
}

/** The place of a stage in the vocabulary, in which every later one is further. */
export function stageIndex(stage: Stage): number {
  return stageOrder[stage];
}

const reliabilityFactors = { A: 1, B: 1, C: 0.8, D: 0.5, E: 0.5, F: 0.8 } as const satisfies Record<
  SourceReliability,
  number
>;

/** Nobody has rated F yet: it stands between the fairly reliable C and the not usually reliable D, as its factor does. */
const sourceOrder = { A: 0, B: 1, C: 2, F: 3, D: 4, E: 5 } as const satisfies Record<SourceReliability, number>;

const stageOrder = Object.fromEntries(Object.keys(stages).map((stage, index) => [stage, index])) as Record<
  Stage,
  number
>;

function bestSource(claims: readonly Claim[]): number {
  return claims.reduce(
    (best, claim) => Math.min(best, sourceOrder[claim.reliability]),
    Object.keys(sourceReliabilities).length,
  );
}

function furthest(claims: readonly Claim[]): number {
  return claims.reduce((most, claim) => Math.max(most, stageRank(claim.stage), stageOrder[claim.stage]), -1);
}

function latestDay(claims: readonly Claim[]): string {
  return claims.map((claim) => claim.knownFrom).reduce(laterDay, '');
}
