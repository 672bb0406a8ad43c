/** What the claims of one deal, known together, say of who holds what of whom. */
import type { Cast, CastParty } from './cast.ts';
import { onlySells } from './cast.ts';
import { onOrBefore } from './dates.ts';
import type { Epoch } from './epochs.ts';
import { hasBeenInForce } from './epochs.ts';
import type { Band } from './life.ts';
import type { Claim, ClaimId, ClaimStake, DealId, OrganizationId, PartialDate, Percentage } from './model.ts';
import { exactly, percentText } from './percentages.ts';
import { investorSides, participantsOf, purchaseSides } from './sides.ts';
import type { Bound, Span } from './spans.ts';
import { beginning, earlierBound, ending, laterBound, NEVER } from './spans.ts';
import { stakeValue } from './stake-values.ts';
import type { DealType, StakeRight } from './vocabulary.ts';

/** A share that one deal gives for a stretch of time, or only that there is one. */
export interface Holding {
  readonly deal: DealId;
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  readonly right: StakeRight;
  /** Null: share not stated. */
  readonly percent: Percentage | null;
  /** Whether a claim gives the share; else the deal's type says that there is one, until a share is known. */
  readonly stated: boolean;
  /** When the share is said to have been so; null where nothing dates it. */
  readonly date: PartialDate | null;
  readonly span: Span;
  /** Planned before that day; NEVER while nobody sees the deal in force. */
  readonly heldFrom: Bound;
  /** The stated day on which the holder left. */
  readonly left: Bound | null;
  readonly preferred: boolean;
  readonly epoch: number;
  /** What followed the end of the deal: not closed by it. */
  readonly followed: boolean;
  readonly claims: readonly ClaimId[];
}

/** The holdings of a deal as known in one band. While all is talk there are none. */
export function holdingsOf(deal: DealId, band: Band): Holding[] {
  const { cast, epochs } = band;
  if (cast.talk || !epochs.some((epoch) => epoch.firmFrom !== null || epoch.endedAs !== null)) return [];
  const lines = linesOf(cast);
  if (lines.size === 0) return [];
  const holdings: Holding[] = [];
  for (const line of lines.values()) {
    for (const epoch of epochs) holdings.push(...lineHoldings(deal, band, line, epoch));
  }
  return holdings;
}

/** One holder and one target of the deal. */
interface Line {
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  /** Whether the deal's type alone says that there is a stake: a venture's partner, an investor, a buyer. */
  readonly byType: 'STAKE' | 'VENTURE' | 'PURCHASE' | null;
  readonly given: Given[];
  /** What the type alone says of the share. */
  readonly assumed: Percentage | null;
}

interface Given {
  readonly claim: Claim;
  readonly stake: ClaimStake;
}

function linesOf(cast: Cast): Map<string, Line> {
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
    for (const party of participants) add(party.organization, jointVenture, 'VENTURE', null);
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

function lineHoldings(deal: DealId, band: Band, line: Line, epoch: Epoch): Holding[] {
  const { cast, epochs } = band;
  const { holder, target } = line;
  const own = line.given.filter(({ claim, stake }) => !isWhatFollowed(claim, stake, cast));
  const holdings: Holding[] = [];
  const common = { deal, holder, target, epoch: epoch.index };
  if (epoch.firmFrom !== null) {
    const heldFrom = heldFromOf(epoch, line, own);
    const life = { from: epoch.firmFrom, to: epoch.to };
    const presence = presenceOf(cast, holder, target);
    const clip = (span: Span) => clipped(span, presence);
    const values = own.filter(({ claim, stake }) => epochAt(epochs, claim, stake) === epoch);
    // Until it is in force nothing but ACQUIRES comes of an acquisition.
    const purchase = cast.types.every((type) => type === 'ACQUISITION');
    const opening = purchase ? laterBound(life.from, heldFrom) : life.from;
    const baseFrom = baseBeginning(epoch, line, heldFrom, opening);
    const span = baseFrom === null ? null : clip({ from: baseFrom, to: life.to });
    if (baseFrom !== null && span !== null) {
      const votes = own.length > 0 && own.every(({ stake }) => stake.right === 'VOTES');
      holdings.push({
        ...common,
        right: votes ? 'VOTES' : 'UNSPECIFIED',
        percent: line.assumed,
        stated: line.assumed !== null,
        date: line.assumed === null ? null : baseFrom.date,
        span,
        heldFrom,
        left: null,
        preferred: false,
        followed: false,
        claims: namersOf(cast.basis, line),
      });
    }
    for (const group of sameValues(values)) {
      const { claim, stake } = group.first;
      const value = valueIn(epoch, claim, stake);
      const begins = extends_(epoch, epochs, claim, stake) ? value.from : laterBound(opening, value.from);
      const left = stake.to === null ? null : ending(stake.to);
      const to = left === null ? life.to : earlierBound(life.to, left);
      const plan = stake.planned && epoch.activeClaims.has(claim);
      const holding = {
        ...common,
        right: stake.right,
        percent: stake.percent,
        stated: stake.percent !== null,
        date: value.date,
        heldFrom: plan ? NEVER : heldFrom,
        left,
        preferred: group.claims.some((one) => one.rank === 'PREFERRED'),
        followed: false,
        claims: group.claims.map((one) => one.id),
      };
      const inForce = clip({ from: begins, to });
      if (inForce !== null) holdings.push({ ...holding, span: inForce });
      else if (left !== null) holdings.push({ ...holding, span: { from: left, to: left } });
      // What a deal plans for a later day is its plan from the beginning.
      if (line.byType === 'STAKE' || line.byType === 'VENTURE') {
        const early = clip({ from: opening, to: earlierBound(begins, heldFrom) });
        if (early !== null && stake.percent !== null && isDated(value.date) && isFirst(values, value.from)) {
          holdings.push({ ...holding, span: early, heldFrom: NEVER, left: null });
        }
      }
    }
  }
  if (epoch.endedAs !== null && hasBeenInForce(epoch.endedAs)) {
    for (const { claim, stake } of line.given) {
      if (!isWhatFollowed(claim, stake, cast) || epochAt(epochs, claim, stake) !== epoch) continue;
      const to = stake.to === null ? NEVER : ending(stake.to);
      holdings.push({
        ...common,
        right: stake.right,
        percent: stake.percent,
        stated: true,
        date: epoch.to.date,
        span: { from: epoch.to, to },
        heldFrom: epoch.to,
        left: null,
        preferred: claim.rank === 'PREFERRED',
        followed: true,
        claims: [claim.id],
      });
    }
  }
  return holdings;
}

/** The whole of the venture, stated by a claim that sees the deal ended, is what came after it. */
function isWhatFollowed(claim: Claim, stake: ClaimStake, cast: Cast): boolean {
  const venture = claim.jointVenture ?? cast.jointVenture;
  return hasBeenInForce(claim.stage) && stake.target === venture && stake.percent?.exact === 100;
}

/** From when the stakes of a line are held (NEVER: planned as far as is known). */
function heldFromOf(epoch: Epoch, line: Line, own: readonly Given[]): Bound {
  if (epoch.activeFrom !== null) return epoch.activeFrom;
  if (epoch.seenActive !== null) {
    // In force by the day of a report only: held since the claim's own date, else since the deal was announced or signed.
    let stated: Bound | null = null;
    for (const { claim, stake } of own) {
      if (!epoch.activeClaims.has(claim) || !isDated(stake.from) || stake.planned) continue;
      const from = stakeValue(claim, stake).from;
      stated = stated === null ? from : earlierBound(stated, from);
    }
    if (line.byType === 'VENTURE' && stated !== null && epoch.announced !== null) {
      // A partner's share may have changed since; a partner it has been from the beginning.
      return earlierBound(epoch.announced, stated);
    }
    return stated ?? epoch.announced ?? epoch.seenActive;
  }
  const ended = epoch.endedAs !== null && hasBeenInForce(epoch.endedAs);
  return ended && epoch.firmFrom !== null ? epoch.firmFrom : NEVER;
}

/** From when the deal itself, without a share, makes a tie; null where it takes a stated share. */
function baseBeginning(epoch: Epoch, line: Line, heldFrom: Bound, opening: Bound): Bound | null {
  if (line.byType !== null) return opening;
  if (epoch.activeFrom !== null || epoch.seenActive === null) return null;
  return laterBound(opening, heldFrom);
}

/** In a deal that has ended, shares without a date are those that it had from its start. */
function valueIn(epoch: Epoch, claim: Claim, stake: ClaimStake): { date: PartialDate | null; from: Bound } {
  if (stake.from !== null || !hasBeenInForce(claim.stage) || epoch.endedAs === null || epoch.firmFrom === null) {
    return stakeValue(claim, stake);
  }
  return { date: onOrBefore(epoch.to.day), from: epoch.firmFrom };
}

/** A claim that sees the deal in force, and since when the share has been held, speaks of days before its stage is known, too. */
function extends_(epoch: Epoch, epochs: readonly Epoch[], claim: Claim, stake: ClaimStake): boolean {
  if (epoch.activeFrom !== null || !epoch.activeClaims.has(claim) || !isDated(stake.from) || stake.planned)
    return false;
  if (epoch.firmFrom === null || epoch.firmFrom.day !== epoch.from.day) return false;
  const before = epochs.find((other) => other.index === epoch.index - 1);
  return before === undefined || before.to.day <= stakeValue(claim, stake).from.day;
}

/** The life of the deal that a stake belongs to: the last that had begun by its date, else the first. */
function epochAt(epochs: readonly Epoch[], claim: Claim, stake: ClaimStake): Epoch | undefined {
  const { day } = stakeValue(claim, stake).from;
  return epochs.findLast((epoch) => epoch.from.day <= day) ?? epochs[0];
}

interface SameValue {
  readonly first: Given;
  readonly claims: Claim[];
}

function sameValues(given: readonly Given[]): Iterable<SameValue> {
  const groups = new Map<string, SameValue>();
  for (const one of given) {
    const { claim, stake } = one;
    const dated = stake.from?.edtf ?? claim.knownFrom;
    const seen = `${claim.stage === 'ACTIVE'} ${hasBeenInForce(claim.stage)} ${claim.milestones.some((m) => m.stage === 'ACTIVE')}`;
    const key = `${percentText(stake.percent)} ${stake.right} ${stake.planned} ${dated} ${stake.to?.edtf} ${seen}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: one, claims: [claim] });
    else group.claims.push(claim);
  }
  return groups.values();
}

function isFirst(given: readonly Given[], from: Bound): boolean {
  return given.every(({ claim, stake }) => stake.percent === null || stakeValue(claim, stake).from.day >= from.day);
}

function isDated(date: PartialDate | null): boolean {
  return date !== null && date.precision !== 'ON_OR_BEFORE';
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

/** The part of a span in which all of the others hold, too. */
export function clipped(span: Span, others: readonly Span[]): Span | null {
  let from = span.from;
  let to = span.to;
  for (const other of others) {
    from = laterBound(from, other.from);
    to = earlierBound(to, other.to);
  }
  return from.day < to.day ? { from, to } : null;
}

/** The claims that name both, else those that name either, else all. */
function namersOf(basis: readonly Claim[], { holder, target }: Line): ClaimId[] {
  const both = basis.filter((claim) => names(claim, holder) && names(claim, target));
  const either = both.length > 0 ? both : basis.filter((claim) => names(claim, holder) || names(claim, target));
  return (either.length > 0 ? either : basis).map((claim) => claim.id);
}

/** Whether the claim names the organisation as a party, a venture, or in a stake. */
export function names(claim: Claim, organization: OrganizationId): boolean {
  return (
    claim.jointVenture === organization ||
    claim.parties.some((party) => party.organization === organization) ||
    claim.stakes.some((stake) => stake.holder === organization || stake.target === organization)
  );
}
