/** What the claims of one deal, known together, say of who holds what of whom. */
import { type Cast, presenceOf } from './cast.ts';
import { onOrBefore } from './dates.ts';
import type { Epoch } from './epochs.ts';
import { hasBeenInForce } from './epochs.ts';
import type { Band } from './life.ts';
import type { Claim, ClaimId, ClaimStake, DealId, OrganizationId, PartialDate, Percentage } from './model.ts';
import { percentText } from './percentages.ts';
import type { Bound, Span } from './spans.ts';
import { clipped, earlierBound, ending, laterBound, NEVER } from './spans.ts';
import { type Given, type Line, linesOf } from './stake-lines.ts';
import { isNothing, stakeValue } from './stake-values.ts';
import { names } from './standing.ts';
import type { StakeRight } from './vocabulary.ts';

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

/** One line within one life of the deal. */
interface Scope {
  readonly deal: DealId;
  readonly band: Band;
  readonly line: Line;
  readonly epoch: Epoch;
  readonly life: Span;
  readonly heldFrom: Bound;
  /** From when the line can give a tie at all. */
  readonly opening: Bound;
  readonly leaving: Bound | null;
  /** What bounds it by the days on which its ends take part. */
  readonly presence: readonly Span[];
}

function lineHoldings(deal: DealId, band: Band, line: Line, epoch: Epoch): Holding[] {
  const followed = followedHoldings(deal, band, line, epoch);
  if (epoch.firmFrom === null) return followed;
  const { cast } = band;
  const heldFrom = heldFromOf(epoch, line);
  // Until it is in force nothing but ACQUIRES comes of an acquisition.
  const purchase = line.byType === 'PURCHASE' && (line.given.length === 0 || cast.types.length === 1);
  const scope: Scope = {
    ...{ deal, band, line, epoch, heldFrom },
    life: { from: epoch.firmFrom, to: epoch.to },
    opening: purchase ? laterBound(epoch.firmFrom, heldFrom) : epoch.firmFrom,
    leaving: leavingOf(epoch, line, cast),
    presence: presenceOf(cast, line.holder, line.target),
  };
  return [...baseHoldings(scope), ...valueHoldings(scope), ...followed];
}

/** What the deal gives without a stated share, or with the one that its type implies. */
function baseHoldings({ deal, band, line, epoch, life, heldFrom, opening, leaving, presence }: Scope): Holding[] {
  const from = baseBeginning(epoch, line, heldFrom, opening);
  const span = from === null ? null : clipped({ from, to: life.to }, presence);
  if (from === null || span === null) return [];
  const { holder, target, given, assumed } = line;
  const votes = given.length > 0 && given.every(({ stake }) => stake.right === 'VOTES');
  return [
    {
      ...{ deal, holder, target, epoch: epoch.index, span, heldFrom, left: leaving },
      right: votes ? 'VOTES' : 'UNSPECIFIED',
      percent: assumed,
      stated: assumed !== null,
      date: assumed === null ? null : from.date,
      preferred: false,
      followed: false,
      claims: namersOf(band.cast.basis, line),
    },
  ];
}

function valueHoldings({ deal, band, line, epoch, life, heldFrom, opening, leaving, presence }: Scope): Holding[] {
  const { epochs, cast } = band;
  const { holder, target } = line;
  const values = line.given.filter(
    ({ claim, stake }) => !isWhatFollowed(claim, stake, cast) && epochAt(epochs, claim, stake) === epoch,
  );
  const holdings: Holding[] = [];
  for (const { first, claims } of sameValues(values)) {
    const { claim, stake } = first;
    const value = valueIn(epoch, claim, stake);
    const begins = reachesBack(epoch, epochs, claim, stake) ? value.from : laterBound(opening, value.from);
    const stated = stake.to === null ? null : ending(stake.to);
    const left = stated === null || leaving === null ? (stated ?? leaving) : earlierBound(stated, leaving);
    const span = clipped({ from: begins, to: left === null ? life.to : earlierBound(life.to, left) }, presence);
    // A plan for what comes after the deal's own start is not carried out by it.
    const beyond = stake.planned && epoch.activeClaims.has(claim);
    const holding = {
      ...{ deal, holder, target, epoch: epoch.index, left },
      right: stake.right,
      percent: stake.percent,
      stated: stake.percent !== null,
      date: value.date,
      heldFrom: beyond ? NEVER : heldFrom,
      preferred: claims.some((one) => one.rank === 'PREFERRED'),
      followed: false,
      claims: claims.map((one) => one.id),
    };
    if (span !== null) holdings.push({ ...holding, span });
    // Known too late to have been seen, but known to have ended.
    else if (left !== null) holdings.push({ ...holding, span: { from: left, to: left } });
    // What a deal plans for a later day is its plan from the beginning.
    const plans = line.byType === 'STAKE' || line.byType === 'VENTURE';
    const awaited = heldFrom === NEVER || value.from.day <= heldFrom.day;
    if (
      !plans ||
      !awaited ||
      stake.percent === null ||
      isNothing(stake.percent) ||
      !isDated(value.date) ||
      !isFirst(values, value.from)
    )
      continue;
    const early = clipped({ from: opening, to: earlierBound(begins, heldFrom) }, presence);
    if (early !== null) holdings.push({ ...holding, span: early, heldFrom: NEVER, left: null });
  }
  return holdings;
}

/** What came after the end of a deal that had been in force. */
function followedHoldings(deal: DealId, { cast, epochs }: Band, line: Line, epoch: Epoch): Holding[] {
  if (epoch.endedAs === null || !hasBeenInForce(epoch.endedAs)) return [];
  const { holder, target } = line;
  return line.given
    .filter(({ claim, stake }) => isWhatFollowed(claim, stake, cast) && epochAt(epochs, claim, stake) === epoch)
    .map(({ claim, stake }) => ({
      ...{ deal, holder, target, epoch: epoch.index },
      right: stake.right,
      percent: stake.percent,
      stated: true,
      date: epoch.to.date,
      span: { from: epoch.to, to: stake.to === null ? NEVER : ending(stake.to) },
      heldFrom: epoch.to,
      left: null,
      preferred: claim.rank === 'PREFERRED',
      followed: true,
      claims: [claim.id],
    }));
}

/** The whole of the venture, stated by a claim that sees the deal ended, is what came after it. */
function isWhatFollowed(claim: Claim, stake: ClaimStake, cast: Cast): boolean {
  const venture = claim.jointVenture ?? cast.jointVenture;
  return hasBeenInForce(claim.stage) && stake.target === venture && stake.percent?.exact === 100;
}

/** From when the stakes of a line are held (NEVER: planned as far as is known). */
function heldFromOf(epoch: Epoch, line: Line): Bound {
  if (epoch.activeFrom !== null) return epoch.activeFrom;
  if (epoch.seenActive !== null) {
    // In force by the day of a report only: held since the claim's own date, else since the deal was announced or signed.
    let stated: Bound | null = null;
    for (const { claim, stake } of line.given) {
      if (!epoch.activeClaims.has(claim) || !isDated(stake.from) || stake.planned || isNothing(stake.percent)) continue;
      const from = stakeValue(claim, stake).from;
      if (from.day <= epoch.seenActive.day) stated = stated === null ? from : earlierBound(stated, from);
    }
    const announced = epoch.announced === null ? epoch.seenActive : earlierBound(epoch.announced, epoch.seenActive);
    // The share of a venture's partner may be that of a later day; a partner it has been from the beginning.
    return stated === null ? announced : line.byType === 'VENTURE' ? earlierBound(announced, stated) : stated;
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

/** Whoever leaves a deal about a stake has left the stake: by its end, or by the day until which the holder takes part. */
function leavingOf(epoch: Epoch, line: Line, cast: Cast): Bound | null {
  if (line.byType === null) return null;
  const until = cast.parties.find((party) => party.organization === line.holder)?.until ?? null;
  const left = until === null ? null : ending(until);
  const ended = line.byType === 'STAKE' && epoch.endedAs !== null && hasBeenInForce(epoch.endedAs) ? epoch.to : null;
  return left === null || ended === null ? (left ?? ended) : earlierBound(left, ended);
}

/** In a deal that has ended, shares without a date are those that it had from its start. */
function valueIn(epoch: Epoch, claim: Claim, stake: ClaimStake): { date: PartialDate | null; from: Bound } {
  if (stake.from !== null || !hasBeenInForce(claim.stage) || epoch.endedAs === null || epoch.firmFrom === null) {
    return stakeValue(claim, stake);
  }
  return { date: onOrBefore(epoch.to.day), from: epoch.firmFrom };
}

/**
 * Where the deal is known by the days of reports only, a claim that sees it in force and says since when the share has been held
 * speaks of days before the first report. Once a milestone dates the agreement, no stake comes before it.
 */
function reachesBack(epoch: Epoch, epochs: readonly Epoch[], claim: Claim, stake: ClaimStake): boolean {
  const { firmFrom, activeFrom, activeClaims } = epoch;
  if (activeFrom !== null || !activeClaims.has(claim) || !isDated(stake.from) || stake.planned) return false;
  if (firmFrom === null || firmFrom.day !== epoch.from.day || isDated(firmFrom.date)) return false;
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

/** The claims that name both, else those that name either, else all. */
function namersOf(basis: readonly Claim[], { holder, target }: Line): ClaimId[] {
  const both = basis.filter((claim) => names(claim, holder) && names(claim, target));
  const either = both.length > 0 ? both : basis.filter((claim) => names(claim, holder) || names(claim, target));
  return (either.length > 0 ? either : basis).map((claim) => claim.id);
}
