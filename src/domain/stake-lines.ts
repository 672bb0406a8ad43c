/** Who is said to hold a share of whom in one deal: by its stakes, and by its types and roles alone. */
import type { Cast, CastParty } from './cast.ts';
import { onlySells } from './cast.ts';
import type { Claim, ClaimStake, OrganizationId, Percentage } from './model.ts';
import { exactly } from './percentages.ts';
import { investorSides, participantsOf, purchaseSides, venturersOf } from './sides.ts';
import type { DealType } from './vocabulary.ts';

/** One holder and one target of the deal. */
export interface Line {
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  /** Whether the deal's type alone says that there is a stake: a venture's partner, an investor, a buyer. */
  readonly byType: 'STAKE' | 'VENTURE' | 'PURCHASE' | null;
  readonly given: Given[];
  /** What the type alone says of the share. */
  readonly assumed: Percentage | null;
}

export interface Given {
  readonly claim: Claim;
  readonly stake: ClaimStake;
}

/** The lines of a deal, by holder and target. */
export function linesOf(cast: Cast): Map<string, Line> {
  const lines = new Map<string, Line>();
  const { basis, types, jointVenture } = cast;
  const is = (type: DealType) => types.includes(type);
  const add = (holder: OrganizationId, target: OrganizationId, byType: Line['byType'], assumed: Percentage | null) => {
    if (holder === target) return undefined;
    const key = `${holder} ${target}`;
    let line = lines.get(key);
    if (line === undefined) {
      line = { holder, target, byType, given: [], assumed };
      lines.set(key, line);
    }
    return line;
  };
  const buyers = is('ACQUISITION') ? purchaseSides(cast) : { from: [], to: [] };
  const participants = participantsOf(cast);
  if (is('JOINT_VENTURE') && jointVenture !== null) {
    for (const party of venturersOf(cast)) add(party.organization, jointVenture, 'VENTURE', null);
  }
  const given = basis.flatMap((claim) => claim.stakes.map((stake) => ({ claim, stake })));
  for (const { claim, stake } of given) {
    const { holder, target } = stake;
    add(holder, target, typeOfStake(cast, target, buyers.to), null)?.given.push({ claim, stake });
  }
  if (is('EQUITY_STAKE')) {
    const { from, to } = investorSides(participants, given.length === 0);
    for (const one of from) for (const other of to) add(one.organization, other.organization, 'STAKE', null);
  }
  if (is('CROSS_SHAREHOLDING') && participants.length === 2) {
    // Each of two holds the other by what the word means; among more parties it takes stakes to say who holds whom.
    const [one, other] = participants.map((party) => party.organization);
    if (one !== undefined && other !== undefined) {
      add(one, other, 'STAKE', null);
      add(other, one, 'STAKE', null);
    }
  }
  for (const target of buyers.to) {
    const partial = given.some(({ stake }) => stake.target === target.organization && stake.percent !== null);
    const whole = buyers.from.length === 1 && !partial ? exactly(100) : null;
    for (const buyer of buyers.from) add(buyer.organization, target.organization, 'PURCHASE', whole);
  }
  addExits(cast, buyers.to, lines, add);
  return lines;
}

/** Who sells to a buyer of the whole keeps nothing, unless a claim says what. */
function addExits(
  cast: Cast,
  targets: readonly CastParty[],
  lines: Map<string, Line>,
  add: (holder: string, target: string, byType: Line['byType'], assumed: Percentage | null) => Line | undefined,
): void {
  for (const target of targets) {
    const whole = [...lines.values()].some((line) => line.target === target.organization && isWhole(line));
    if (!whole) continue;
    for (const seller of cast.parties) {
      if (onlySells(seller)) add(seller.organization, target.organization, 'PURCHASE', exactly(0));
    }
  }
}

function isWhole(line: Line): boolean {
  return line.assumed?.exact === 100 || line.given.some(({ stake }) => stake.percent?.exact === 100);
}

function typeOfStake(cast: Cast, target: OrganizationId, bought: readonly CastParty[]): Line['byType'] {
  if (cast.types.includes('JOINT_VENTURE') && target === cast.jointVenture) return 'VENTURE';
  if (cast.types.includes('EQUITY_STAKE') || cast.types.includes('CROSS_SHAREHOLDING')) return 'STAKE';
  if (cast.types.includes('ACQUISITION') || bought.some((party) => party.organization === target)) return 'PURCHASE';
  return null;
}
