/** Who stands on which side of a deal, from roles alone: no direction is guessed from the order of words. */
import type { Cast, CastParty } from './cast.ts';
import { onlySells, takesPart } from './cast.ts';
import type { PartyRole } from './vocabulary.ts';

const holderRoles = ['INVESTOR', 'BUYER'] as const satisfies readonly PartyRole[];
const targetRoles = ['INVESTEE', 'TARGET'] as const satisfies readonly PartyRole[];

export interface Sides {
  readonly from: readonly CastParty[];
  readonly to: readonly CastParty[];
}

/** Those between whom there are ties once a deal is more than talk. */
export function participantsOf(cast: Cast): CastParty[] {
  return cast.parties.filter((party) => takesPart(party) && !onlySells(party));
}

/**
 * The partners of a venture, which is no partner in itself. Who sells its share has been one, if a report of the venture names it
 * without that role.
 */
export function venturersOf(cast: Cast): CastParty[] {
  return cast.parties.filter(
    (party) => takesPart(party) && (!onlySells(party) || party.ventures) && party.organization !== cast.jointVenture,
  );
}

/** Those who talk: sellers too. */
export function talkersOf(cast: Cast): CastParty[] {
  return cast.parties.filter(takesPart);
}

/** Where one side's role is known, the rest are the other side; where neither is, both are empty. */
export function sidesBy(
  parties: readonly CastParty[],
  fromRoles: readonly PartyRole[],
  toRoles: readonly PartyRole[],
): Sides {
  const from = parties.filter((party) => hasRole(party, fromRoles));
  const to = parties.filter((party) => hasRole(party, toRoles));
  if (from.length > 0 && to.length === 0) return { from, to: parties.filter((party) => !from.includes(party)) };
  if (to.length > 0 && from.length === 0) return { from: parties.filter((party) => !to.includes(party)), to };
  return { from, to };
}

/**
 * Buyers and targets of an acquisition. Where only buyers are known, the rest, sellers apart, are what they buy; where only
 * targets are, the rest buy them. A sale with nobody left to be its target (a plant) has none. Where stakes say who holds whom,
 * nobody is taken for a target without that role.
 */
export function purchaseSides(cast: Cast): Sides {
  const parties = participantsOf(cast);
  const to = parties.filter((party) => hasRole(party, targetRoles));
  const from = parties.filter((party) => hasRole(party, holderRoles) && !to.includes(party));
  if (to.length > 0 && from.length === 0) return { from: parties.filter((party) => !to.includes(party)), to };
  const stated = cast.basis.some((claim) => claim.stakes.length > 0);
  if (from.length > 0 && to.length === 0 && !stated) {
    return { from, to: parties.filter((party) => !from.includes(party)) };
  }
  return { from, to };
}

/**
 * Investors and those they invest in. Without stakes the rest are the other side of the one that is known; where stakes say who
 * holds whom, only stated roles add to them.
 */
export function investorSides(parties: readonly CastParty[], guided: boolean): Sides {
  if (guided) return sidesBy(parties, holderRoles, targetRoles);
  return {
    from: parties.filter((party) => hasRole(party, holderRoles)),
    to: parties.filter((party) => hasRole(party, targetRoles)),
  };
}

export function hasRole(party: CastParty, roles: readonly PartyRole[]): boolean {
  return roles.some((role) => party.roles.has(role));
}
