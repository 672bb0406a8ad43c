/** Who holds how much of an organisation through others, or how much it holds of them: shares multiplied along chains of stakes. */
import type { Moment, OrganizationId, Percentage, Position } from '../domain/model.ts';
import { lowerBound, multiply, upperBound } from '../domain/percentages.ts';
import type { OwnershipDirection, StakeRight } from '../domain/vocabulary.ts';
import type { Snapshot } from './snapshot.ts';

export interface LookThroughQuery {
  readonly organization: OrganizationId;
  readonly at: Moment;
  /** UP: its owners and theirs. DOWN: what it holds, and what that holds. */
  readonly direction: OwnershipDirection;
  /** How many stakes a chain has at most, 1 to 6. */
  readonly maxDepth: number;
}

export interface LookThroughStake {
  readonly organization: OrganizationId;
  /** All chains to it together; null: nothing can be said. */
  readonly percent: Percentage | null;
  /** Of the shortest chain. */
  readonly depth: number;
  /** From the organisation asked about outwards; the shortest first, then the largest, at most 20. */
  readonly chains: readonly (readonly Position[])[];
  /** Whether it stands on a loop of stakes: the chain is followed to where it would begin anew, and no further. */
  readonly circular: boolean;
}

const MOST_CHAINS = 20;
/** Stakes followed in all; beyond, what is not seen may add to any share. */
const MOST_STEPS = 5_000;

/**
 * Held stakes at the moment, multiplied along every chain without a repetition, as intervals (an unstated share is 0 to
 * 100 %), and summed over the chains. Of several rights of one holder in one target the equity counts, else an
 * unspecified right, else the votes.
 */
export function lookThrough(snapshot: Snapshot, query: LookThroughQuery): LookThroughStake[] {
  const walk = createWalk(snapshot, query);
  const found = new Map<OrganizationId, Found>();
  const queue: Chain[] = [{ stakes: [], organizations: [query.organization], percent: undefined }];
  const circular = new Set<OrganizationId>();
  let steps = 0;
  // By turns of one more stake each: the shortest chains come first.
  for (const chain of queue) {
    const last = chain.organizations.at(-1) ?? query.organization;
    for (const stake of walk(last)) {
      const next = query.direction === 'UP' ? stake.holder : stake.target;
      const met = chain.organizations.indexOf(next);
      if (met >= 0) {
        for (const one of chain.organizations.slice(met)) circular.add(one);
        continue;
      }
      if (chain.stakes.length >= query.maxDepth || ++steps > MOST_STEPS) continue;
      const longer: Chain = {
        stakes: [...chain.stakes, stake],
        organizations: [...chain.organizations, next],
        percent: chain.percent === undefined ? stake.percent : multiply(chain.percent, stake.percent),
      };
      queue.push(longer);
      note(found, next, longer);
    }
  }
  const isCut = steps > MOST_STEPS;
  return [...found]
    .map(([organization, { chains }]) => ({
      organization,
      percent: sum(
        chains.map((chain) => chain.percent ?? null),
        isCut,
      ),
      depth: chains[0]?.stakes.length ?? 0,
      chains: chains
        .sort(byLengthAndShare)
        .slice(0, MOST_CHAINS)
        .map((chain) => chain.stakes),
      circular: circular.has(organization),
    }))
    .sort(
      (a, b) =>
        a.depth - b.depth ||
        upperBound(b.percent) - upperBound(a.percent) ||
        (a.organization < b.organization ? -1 : 1),
    );
}

interface Chain {
  readonly stakes: readonly Position[];
  /** From the organisation asked about on. */
  readonly organizations: readonly OrganizationId[];
  /** Undefined before the first stake. */
  readonly percent: Percentage | null | undefined;
}

interface Found {
  readonly chains: Chain[];
}

function note(found: Map<OrganizationId, Found>, organization: OrganizationId, chain: Chain): void {
  const known = found.get(organization);
  if (known === undefined) found.set(organization, { chains: [chain] });
  else known.chains.push(chain);
}

const rightOrder = ['EQUITY', 'UNSPECIFIED', 'VOTES'] as const satisfies readonly StakeRight[];

/** The stakes to follow from an organisation, one a pair, in the order of the ids; each organisation is looked up once. */
function createWalk(
  snapshot: Snapshot,
  { at, direction }: LookThroughQuery,
): (organization: OrganizationId) => readonly Position[] {
  const known = new Map<OrganizationId, readonly Position[]>();
  return (organization) => {
    const before = known.get(organization);
    if (before !== undefined) return before;
    const isUp = direction === 'UP';
    const all = snapshot.positions(isUp ? { at, target: organization } : { at, holder: organization });
    const byOther = Map.groupBy(
      all.filter(({ percent }) => upperBound(percent) > 0),
      (stake) => (isUp ? stake.holder : stake.target),
    );
    const stakes = [...byOther]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, list]) => list.sort(byRight).slice(0, 1));
    known.set(organization, stakes);
    return stakes;
  };
}

function byRight(a: Position, b: Position): number {
  return rightOrder.indexOf(a.right) - rightOrder.indexOf(b.right) || (a.id < b.id ? -1 : 1);
}

function byLengthAndShare(a: Chain, b: Chain): number {
  return (
    a.stakes.length - b.stakes.length ||
    upperBound(b.percent ?? null) - upperBound(a.percent ?? null) ||
    lowerBound(b.percent ?? null) - lowerBound(a.percent ?? null) ||
    (a.organizations.join() < b.organizations.join() ? -1 : 1)
  );
}

/** The shares of all chains together, at most 100 %; with `isOpen` there may be more. */
function sum(shares: readonly (Percentage | null)[], isOpen: boolean): Percentage | null {
  const [only] = shares;
  if (shares.length === 1 && !isOpen) return only ?? null;
  const min = round(shares.reduce((total, share) => total + lowerBound(share), 0));
  const max = round(shares.reduce((total, share) => total + upperBound(share), 0));
  const approximate = shares.some((share) => share?.approximate);
  const hasMax = !isOpen && max < 100;
  if (min >= 100 || (hasMax && min === max)) {
    return { exact: Math.min(min, 100), min: null, max: null, minExclusive: false, maxExclusive: false, approximate };
  }
  if (min === 0 && !hasMax) return null;
  return {
    exact: null,
    min: min === 0 ? null : min,
    max: hasMax ? max : null,
    minExclusive: min > 0 && shares.some((share) => share?.minExclusive),
    maxExclusive: hasMax && shares.some((share) => share?.maxExclusive),
    approximate,
  };
}

/** Sums of decimals, to a millionth. */
function round(percent: number): number {
  return Math.round(percent * 1e6) / 1e6;
}
