/** Who answers for a merged duplicate: claims keep what they named, and whatever is computed from them goes by the redirects. */
import type { Claim, ClaimFacts, Succession } from './model.ts';
import { counts } from './standing.ts';

/** An active merge. */
export type Redirect = {
  readonly duplicate: string;
  readonly survivor: string;
};

/** All active merges of organisations and of deals. */
export interface Redirects {
  /** The number of the last change that merged or split what is known here; 0: none did. */
  readonly revision: number;
  /** The id that the duplicate answers with, by way of merges to their end; the id itself where it is none. */
  survivor(id: string): string;
  /** Ids merged into this one, directly or by way of others, sorted; without itself. */
  duplicates(id: string): readonly string[];
  /** Each duplicate with the one that answers for it in the end. */
  readonly ends: ReadonlyMap<string, string>;
}

/** A duplicate is merged into one only, and never in a circle: so merges make trees, and whoever is at the root answers. */
export function redirectsOf(merges: Iterable<Redirect>, revision: number): Redirects {
  const next = new Map<string, string>();
  for (const { duplicate, survivor } of merges) next.set(duplicate, survivor);
  const ends = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const duplicate of [...next.keys()].sort()) {
    let end = duplicate;
    for (let to = next.get(end); to !== undefined; to = next.get(end)) end = to;
    ends.set(duplicate, end);
    const known = members.get(end);
    if (known === undefined) members.set(end, [duplicate]);
    else known.push(duplicate);
  }
  return {
    revision,
    survivor: (id) => ends.get(id) ?? id,
    duplicates: (id) => members.get(id) ?? [],
    ends,
  };
}

/** Nothing is merged. */
export const noRedirects: Redirects = redirectsOf([], 0);

/** The facts as they are to be read: of a stake that nobody is left to hold in another, nothing. */
export function redirectFacts<F extends ClaimFacts>(facts: F, { ends, survivor }: Redirects): F {
  if (ends.size === 0) return facts;
  const { parties, stakes, jointVenture } = facts;
  return {
    ...facts,
    parties: parties.map((party) => ({ ...party, organization: survivor(party.organization) })),
    stakes: stakes
      .map((stake) => ({ ...stake, holder: survivor(stake.holder), target: survivor(stake.target) }))
      .filter(({ holder, target }) => holder !== target),
    jointVenture: jointVenture === null ? null : survivor(jointVenture),
  };
}

/**
 * The claim as the projection reads it. One that does not count names whom it named: nothing follows from it, so no merge has to
 * look for it.
 */
export function redirectClaim(claim: Claim, redirects: Redirects): Claim {
  if (redirects.ends.size === 0) return claim;
  const read = counts(claim) ? redirectFacts(claim, redirects) : claim;
  return { ...read, deal: redirects.survivor(claim.deal) };
}

/** Successions between those who answer; nobody succeeds itself. */
export function redirectSuccessions(successions: readonly Succession[], { ends, survivor }: Redirects): Succession[] {
  if (ends.size === 0) return [...successions];
  return successions
    .map((succession) => ({ ...succession, from: survivor(succession.from), to: survivor(succession.to) }))
    .filter(({ from, to }) => from !== to);
}
