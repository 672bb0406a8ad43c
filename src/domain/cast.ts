/** Who takes part in a deal and as what, of which types and activities it is: for its whole life, as known on one day (rule 6). */
import type { Claim, ClaimParty, DealParty, OrganizationId, PartialDate } from './model.ts';
import type { Span } from './spans.ts';
import { beginning, ending, firstDay, NEVER } from './spans.ts';
import { isOpenStage, isTalkStage } from './stages.ts';
import { compareByCount, idsOf } from './standing.ts';
import type { Activity, DealType, PartyRole } from './vocabulary.ts';
import { activities as allActivities, dealTypes } from './vocabulary.ts';

export interface Cast {
  /** The claims that speak of more than talk; all of them while all is talk. */
  readonly basis: readonly Claim[];
  readonly talk: boolean;
  /** Null while all is talk. */
  readonly type: DealType | null;
  /** Every type that a claim beyond talks gives: each gives its ties. */
  readonly types: readonly DealType[];
  readonly activities: readonly Activity[];
  readonly parties: readonly CastParty[];
  readonly jointVenture: OrganizationId | null;
}

export interface CastParty extends DealParty {
  /** Every role that a claim states, PARTNER (which may stand for none) left out. */
  readonly roles: ReadonlySet<PartyRole>;
  /** Whether any claim names it as the one who seeks the deal. */
  readonly seeks: boolean;
  /** Whether a report of a joint venture names it as a partner. */
  readonly ventures: boolean;
}

/** Reads what claims known together say of a deal's whole life. */
export function castOf(claims: readonly Claim[]): Cast {
  const firm = claims.filter(isFirmClaim);
  const talk = firm.length === 0;
  // What halts a deal says nothing of how far it came: it counts beside those who know. A denial knows of no deal.
  const basis = talk ? claims : claims.filter((claim) => isFirmClaim(claim) || isHalt(claim));
  // A deal called off before it was agreed keeps the type of what was called off.
  const typed = talk ? claims.filter((claim) => claim.stage === 'WITHDRAWN') : basis;
  const types = votes(typed, (claim) => claim.type);
  return {
    basis,
    talk,
    type: types[0] ?? null,
    types: inOrder(Object.keys(dealTypes) as DealType[], new Set(types)),
    activities: inOrder(Object.keys(allActivities) as Activity[], new Set(basis.flatMap((claim) => claim.activities))),
    parties: partiesOf(claims, basis),
    jointVenture: votes(basis, (claim) => claim.jointVenture)[0] ?? null,
  };
}

/** The values that claims give, the one that stands first: the preferred, else what most claims give, else the latest. */
export function votes<T extends string>(claims: readonly Claim[], given: (claim: Claim) => T | null): T[] {
  return sidesOf(claims, given).map(([value]) => value);
}

/** The values that claims give, each with its claims, in the order in which they stand. */
export function sidesOf<T extends string>(claims: readonly Claim[], given: (claim: Claim) => T | null): [T, Claim[]][] {
  const sides = new Map<T, Claim[]>();
  for (const claim of claims) {
    const value = given(claim);
    if (value === null) continue;
    const side = sides.get(value);
    if (side === undefined) sides.set(value, [claim]);
    else side.push(claim);
  }
  return [...sides].sort(([a, one], [b, other]) => compareByCount(one, other) || (a < b ? -1 : 1));
}

/** Whether the party takes part in what was agreed. OTHER only considers, objects or watches; a PARENT stands behind a party. */
export function takesPart(party: CastParty): boolean {
  return party.role !== 'OTHER' && party.role !== 'PARENT';
}

/** Whether it only sells: it leaves with the deal, but for a stake that it keeps. */
export function onlySells(party: CastParty): boolean {
  return party.roles.has('SELLER') && [...party.roles].every((role) => role === 'SELLER' || isAside(role));
}

/** When both take part, by the dates of joining and leaving that claims give. */
export function presenceOf(cast: Cast, ...organizations: readonly OrganizationId[]): Span[] {
  return cast.parties
    .filter((party) => organizations.includes(party.organization) && (party.from !== null || party.until !== null))
    .map((party) => ({
      from: party.from === null ? { day: '', date: null } : beginning(party.from),
      to: party.until === null ? NEVER : ending(party.until),
    }));
}

function isFirmClaim(claim: Claim): boolean {
  if (isTalkStage(claim.stage)) return false;
  if (isOpenStage(claim.stage) || claim.stage === 'EXPIRED' || claim.stage === 'TERMINATED') return true;
  return claim.milestones.some(({ stage }) => isOpenStage(stage) && !isTalkStage(stage));
}

function isHalt(claim: Claim): boolean {
  return claim.stage === 'PAUSED' || claim.stage === 'WITHDRAWN';
}

function isAside(role: PartyRole): boolean {
  return role === 'OTHER' || role === 'PARENT';
}

interface Mention {
  readonly claim: Claim;
  readonly party: ClaimParty;
}

function partiesOf(claims: readonly Claim[], basis: readonly Claim[]): CastParty[] {
  const mentions = mentionsOf(basis);
  const talk =
    basis.length === claims.length ? new Map<OrganizationId, Mention[]>() : mentionsOf(without(claims, basis));
  // A target named in any claim stays: talks say whom they are about.
  for (const [organization, named] of talk) {
    const kept = named.filter(({ party }) => party.role === 'TARGET' || party.role === 'INVESTEE');
    if (kept.length > 0 && !mentions.has(organization)) mentions.set(organization, kept);
  }
  return [...mentions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([organization, named]) => partyOf(organization, named, talk.get(organization) ?? []));
}

function mentionsOf(claims: readonly Claim[]): Map<OrganizationId, Mention[]> {
  const mentions = new Map<OrganizationId, Mention[]>();
  for (const claim of claims) {
    for (const party of claim.parties) {
      const named = mentions.get(party.organization);
      if (named === undefined) mentions.set(party.organization, [{ claim, party }]);
      else named.push({ claim, party });
    }
  }
  return mentions;
}

function partyOf(organization: OrganizationId, named: readonly Mention[], talk: readonly Mention[]): CastParty {
  const stated = rolesIn(named);
  // A role stated during the talks serves later claims that give none, but who only considered it then has joined since.
  const inherited = stated.length > 0 ? [] : rolesIn(talk).filter((role) => role !== 'OTHER');
  const roles = stated.length > 0 ? stated : inherited;
  const seeks = [...named, ...talk].some(({ party }) => isSeeker(party.role));
  return {
    organization,
    role: roles.find((role) => !isAside(role)) ?? roles[0] ?? 'PARTNER',
    from: dateOf(named, 'from'),
    until: dateOf(named, 'until'),
    claims: [...new Set(idsOf(named.map(({ claim }) => claim)))],
    roles: new Set(roles),
    seeks,
    ventures: named.some(({ claim, party }) => claim.type === 'JOINT_VENTURE' && party.role === 'PARTNER'),
  };
}

function isSeeker(role: PartyRole): boolean {
  return role === 'SEEKER' || role === 'BUYER' || role === 'INVESTOR';
}

/** The roles stated, the one that most claims give first; PARTNER is also what a claim without a role gives. */
function rolesIn(mentions: readonly Mention[]): PartyRole[] {
  const byRole = Map.groupBy(mentions, ({ party }) => party.role);
  byRole.delete('PARTNER');
  return [...byRole]
    .sort(([a, one], [b, other]) => compareByCount(claimsOf(one), claimsOf(other)) || (a < b ? -1 : 1))
    .map(([role]) => role);
}

/** The earliest of the dates that claims give for joining or leaving, unless a preferred claim names another. */
function dateOf(mentions: readonly Mention[], field: 'from' | 'until'): PartialDate | null {
  const given = mentions.filter(({ party }) => party[field] !== null);
  const preferred = given.filter(({ claim }) => claim.rank === 'PREFERRED');
  let best: PartialDate | null = null;
  for (const { party } of preferred.length > 0 ? preferred : given) {
    const date = party[field];
    if (date !== null && (best === null || dayOf(date, field) < dayOf(best, field))) best = date;
  }
  return best;
}

function dayOf(date: PartialDate, field: 'from' | 'until'): string {
  return field === 'from' ? firstDay(date) : ending(date).day;
}

function claimsOf(mentions: readonly Mention[]): Claim[] {
  return mentions.map(({ claim }) => claim);
}

function without(claims: readonly Claim[], others: readonly Claim[]): Claim[] {
  const out = new Set(others);
  return claims.filter((claim) => !out.has(claim));
}

function inOrder<T>(order: readonly T[], some: ReadonlySet<T>): T[] {
  return some.size === 0 ? [] : order.filter((one) => some.has(one));
}
