/** Who holds what of whom over valid time, across all deals, from holdings that are known together. */
import { compareDays, finerThan, meantDays, surelyBefore } from './dates.ts';
import type { Holding } from './holdings.ts';
import type { ClaimId, Day, DealId, OrganizationId, PartialDate, Percentage } from './model.ts';
import { MAX_DAY } from './model.ts';
import { hullOf } from './percentages.ts';
import type { Bound, Span } from './spans.ts';
import { NEVER } from './spans.ts';
import { isNothing } from './stake-values.ts';
import type { Lineage } from './successions.ts';
import type { StakeRight } from './vocabulary.ts';

/** What one holder has of one target over one stretch of time. */
export interface Shareholding extends Span {
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  /** Votes are counted apart from equity. */
  readonly votes: boolean;
  readonly held: Share | null;
  readonly planned: Share | null;
  /** The holder has left, by a share of 0 or a stated end. */
  readonly left: boolean;
  /** What each deal gives of it: the deal's own OWNS tie. */
  readonly byDeal: ReadonlyMap<DealId, DealShare>;
}

export interface Share {
  readonly percent: Percentage | null;
  readonly right: StakeRight;
  /** Whether a report dates it, beyond "by the day of a report". */
  readonly dated: boolean;
  readonly deals: readonly DealId[];
  readonly claims: readonly ClaimId[];
}

export interface DealShare {
  readonly percent: Percentage | null;
  readonly planned: boolean;
  readonly epoch: number;
  /** It came after the end of the deal. */
  readonly followed: boolean;
  /** The claims that give it. */
  readonly stating: readonly ClaimId[];
  /** The pair as the claims name it, before any succession. */
  readonly named: readonly [OrganizationId, OrganizationId];
}

/**
 * Cuts time by everything that changes, and settles each stretch. Give all holdings of holders and targets that successions join.
 */
export function shareholdingsOf(holdings: readonly Holding[], lineage: Lineage): Shareholding[] {
  const begun = condensed(holdings).sort(byBeginning);
  const cuts = cutsOf(begun, lineage);
  const result: Shareholding[] = [];
  const handedOver = holdings.some(({ holder, target }) => hasHistory(holder, lineage) || hasHistory(target, lineage));
  let groups = new Map<string, Group>();
  let count = 0;
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1] ?? NEVER;
    if (handedOver) {
      groups = new Map();
      count = 0;
    }
    for (let next = begun[count]; next !== undefined && next.span.from.day <= from.day; next = begun[count]) {
      place(next, from.day, groups, lineage);
      count += 1;
    }
    for (const { holder, target, votes, holdings: own } of groups.values()) {
      const settled = settle(own, from.day);
      if (settled !== null) result.push({ holder, target, votes, ...settled, from, to });
    }
  }
  return result;
}

/**
 * One report after another that repeats a share without a date says no more than the first and the last of them, but where a
 * dated share lies between: so many reports cost no more than a few.
 */
function condensed(holdings: readonly Holding[]): Holding[] {
  const undated = holdings.filter(({ stated, date }) => stated && date !== null && date.earliest === null);
  if (undated.length < 2) return [...holdings];
  const dated = holdings.flatMap(({ stated, date }) =>
    stated && date !== null && date.earliest !== null ? [meantDays(date).from] : [],
  );
  const isApart = (a: PartialDate, b: PartialDate) => dated.some((day) => a.latest < day && day <= b.latest);
  const result = holdings.filter(({ stated, date }) => !stated || date === null || date.earliest !== null);
  for (const same of Map.groupBy(undated, sameness).values()) {
    let last: Holding | null = null;
    for (const holding of same.sort((a, b) => compareDays(a.date?.latest ?? '', b.date?.latest ?? ''))) {
      if (last === null || last.date === null || holding.date === null || isApart(last.date, holding.date)) {
        if (last !== null) result.push(last);
        last = holding;
        continue;
      }
      last = { ...last, date: holding.date, claims: [...last.claims, ...holding.claims] };
    }
    if (last !== null) result.push(last);
  }
  return result;
}

function sameness({ deal, holder, target, right, percent, span, heldFrom, left, ...rest }: Holding): string {
  const { preferred, epoch, followed } = rest;
  return [
    ...[deal, holder, target, right, JSON.stringify(percent), span.to.day, heldFrom.day, left?.day],
    ...[preferred, epoch, followed],
  ].join(' ');
}

function byBeginning(a: Holding, b: Holding): number {
  if (a.span.from.day !== b.span.from.day) return a.span.from.day < b.span.from.day ? -1 : 1;
  return a.deal < b.deal ? -1 : a.deal > b.deal ? 1 : 0;
}

/** The days on which anything may change, each with the finest date that a report gives for it. */
function cutsOf(holdings: readonly Holding[], lineage: Lineage): Bound[] {
  const cuts = new Map<Day, Bound>();
  const first = holdings[0]?.span.from.day ?? MAX_DAY;
  const add = (bound: Bound) => {
    if (bound.day < first || bound.day >= MAX_DAY) return;
    const known = cuts.get(bound.day);
    if (known === undefined || isFiner(bound.date, known.date)) cuts.set(bound.day, bound);
  };
  const organizations = new Set<OrganizationId>();
  for (const { span, heldFrom, left, holder, target } of holdings) {
    add(span.from);
    add(span.to);
    add(heldFrom);
    if (left !== null) add(left);
    organizations.add(holder).add(target);
  }
  for (const organization of organizations) {
    for (const handover of lineage.handoversOf(organization)) add(handover);
    const creation = lineage.creationOf(organization);
    if (creation !== null) add(creation);
  }
  return [...cuts.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function isFiner(date: PartialDate | null, than: PartialDate | null): boolean {
  return date !== null && (than === null || finerThan(date, than));
}

interface Group {
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  readonly votes: boolean;
  readonly holdings: Holding[];
}

function hasHistory(organization: OrganizationId, lineage: Lineage): boolean {
  return lineage.handoversOf(organization).length > 0 || lineage.creationOf(organization) !== null;
}

/** Puts a holding to who holds what on that day; a target that a later succession creates is not there yet. */
function place(holding: Holding, day: Day, groups: Map<string, Group>, lineage: Lineage): void {
  const holder = lineage.heirOn(holding.holder, day);
  const target = lineage.heirOn(holding.target, day);
  if (holder === target || day < (lineage.creationOf(target)?.day ?? '')) return;
  const votes = holding.right === 'VOTES';
  const key = `${holder} ${target} ${votes}`;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { holder, target, votes, holdings: [holding] });
  else group.holdings.push(holding);
}

function settle(
  begun: readonly Holding[],
  day: Day,
): Pick<Shareholding, 'held' | 'planned' | 'byDeal' | 'left'> | null {
  const isHeld = (holding: Holding) => holding.heldFrom.day <= day;
  const stated = begun.filter((holding) => holding.stated);
  const heldStated = stated.filter(isHeld);
  const plannedStated = stated.filter((holding) => !isHeld(holding));
  const gone = leavingsBy(begun, day);
  const isOn = (holding: Holding) => holding.span.to.day > day && !gone(holding);
  const held = currentOf(heldStated).filter(isOn);
  const planned = currentOf(plannedStated).filter(isOn);
  const bases = begun.filter((holding) => !holding.stated && isOn(holding));
  const nothing = held.length > 0 && held.every((holding) => isNothing(holding.percent));
  const byDeal = new Map<DealId, DealShare>();
  for (const deal of new Set(begun.map((holding) => holding.deal))) {
    const own = (holding: Holding) => holding.deal === deal;
    const share = nothing
      ? null
      : dealShare(held.filter(own), planned.filter(own), heldStated.some(own) ? [] : bases.filter(own), isHeld);
    if (share !== null) byDeal.set(deal, share);
  }
  const heldShare = nothing ? null : shareOf(preferredOf(held), bases.filter(isHeld));
  const plannedShare = shareOf(
    preferredOf(planned),
    heldShare === null ? bases.filter((holding) => !isHeld(holding)) : [],
  );
  const left = nothing || (heldShare === null && begun.some((holding) => holding.left !== null && gone(holding)));
  if (heldShare === null && plannedShare === null && !left) return null;
  return { held: heldShare, planned: plannedShare, byDeal, left };
}

/** Values that no surely later one has replaced, whether or not that one is still in force. */
function currentOf(values: readonly Holding[]): Holding[] {
  // Only the last exact and the last approximate date can be surely after a third.
  const last: Holding[] = [];
  for (const about of [true, false]) {
    let latest: Holding | null = null;
    for (const value of values) {
      const earliest = value.date?.earliest ?? null;
      if (earliest === null || value.date?.approximate !== about) continue;
      if (latest === null || earliest > (latest.date?.earliest ?? '')) latest = value;
    }
    if (latest !== null) last.push(latest);
  }
  return values.filter((value) => !last.some((later) => isReplacedBy(value, later)));
}

function isReplacedBy(value: Holding, later: Holding): boolean {
  if (later.date === null || later === value) return false;
  return value.date === null ? later.date.earliest !== null : surelyBefore(value.date, later.date);
}

/** Whoever has left, by a stated date, has left whatever other claims give for the same or an earlier time. */
function leavingsBy(begun: readonly Holding[], day: Day): (holding: Holding) => boolean {
  const leavings = begun.filter(({ left, heldFrom }) => left !== null && left.day <= day && heldFrom.day <= left.day);
  return (holding) => leavings.some((leaving) => !isReplacedBy(leaving, holding));
}

/** Of values of the same time a preferred one stands alone. */
function preferredOf(values: readonly Holding[]): readonly Holding[] {
  const preferred = values.filter((value) => value.preferred);
  return preferred.length > 0 ? preferred : values;
}

function dealShare(
  held: readonly Holding[],
  planned: readonly Holding[],
  bases: readonly Holding[],
  isHeld: (holding: Holding) => boolean,
): DealShare | null {
  for (const [values, isPlan] of [
    [held, false],
    [bases.filter(isHeld), false],
    [planned, true],
    [bases, true],
  ] as const) {
    const [first] = values;
    if (first === undefined) continue;
    const shown = preferredOf(values);
    if (shown.every((value) => isNothing(value.percent))) return null;
    return {
      percent: hullOf(shown.map((value) => value.percent)),
      planned: isPlan,
      epoch: Math.max(...shown.map((value) => value.epoch)),
      followed: shown.some((value) => value.followed),
      stating: claimsOf(values.filter((value) => value.stated)),
      named: [first.holder, first.target],
    };
  }
  return null;
}

function shareOf(values: readonly Holding[], bases: readonly Holding[]): Share | null {
  const shown = values.length > 0 ? values : bases;
  if (shown.length === 0 || shown.every((value) => isNothing(value.percent))) return null;
  return {
    percent: hullOf(shown.map((value) => value.percent)),
    right: rightOf(shown),
    dated: shown.some(({ date }) => date !== null && date.precision !== 'ON_OR_BEFORE'),
    deals: [...new Set(shown.map((value) => value.deal))].sort(),
    claims: claimsOf(shown),
  };
}

function rightOf(shown: readonly Holding[]): StakeRight {
  if (shown.some((value) => value.right === 'VOTES')) return 'VOTES';
  return shown.some((value) => value.right === 'EQUITY') ? 'EQUITY' : 'UNSPECIFIED';
}

function claimsOf(values: readonly Holding[]): ClaimId[] {
  return [...new Set(values.flatMap((value) => value.claims))].sort();
}
