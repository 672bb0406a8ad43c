/** How far two deals are the same one, by their parties, type, days and what else is known of both. */
import { meantDays } from './dates.ts';
import type { Day, OrganizationId, PartialDate } from './model.ts';
import type { Activity, DealType } from './vocabulary.ts';

/** What is compared of a deal, as known at one moment; what is not known takes no part. */
export interface DealTraits {
  /** Null while all is talk, or where nobody says. */
  readonly type: DealType | null;
  readonly parties: readonly Participant[];
  readonly jointVenture: OrganizationId | null;
  readonly activities: readonly Activity[];
  readonly regions: readonly string[];
  /** When it began, as reports give it. */
  readonly began: PartialDate | null;
  /** When it came to its further stages, as reports give it: a report may tell of any of them. */
  readonly advanced: readonly PartialDate[];
  /** The day on which it ended; null while it goes on. */
  readonly ended: Day | null;
  /** The largest share that anybody states, in percent. */
  readonly percent: number | null;
}

export interface Participant {
  readonly organization: OrganizationId;
  /** Its ultimate parent; itself where it has none. */
  readonly group: OrganizationId;
}

export interface PartyComparison {
  /** Organisations that take part in both. */
  readonly shared: readonly OrganizationId[];
  /** Groups of which both have a member, though not the same one. */
  readonly sharedGroups: readonly OrganizationId[];
  readonly factor: number;
  /** The part of all groups that takes part in both, 0 to 1; 1: the same groups. */
  readonly overlap: number;
}

/** Null where they have neither two groups nor two organisations in common (one, where a deal names no more). */
export function compareParties(one: DealTraits, other: DealTraits): PartyComparison | null {
  const [a, b] = [partiesBeside(one, other), partiesBeside(other, one)];
  const [groupsA, groupsB] = [groupsOf(a), groupsOf(b)];
  const common = [...groupsA].filter((group) => groupsB.has(group));
  const [idsA, idsB] = [idsOf(a), idsOf(b)];
  const shared = [...idsA].filter((id) => idsB.has(id));
  const fewest = Math.min(idsA.size, idsB.size);
  if (fewest === 0 || (common.length < 2 && shared.length < Math.min(2, fewest))) return null;
  const sharedSet = new Set(shared);
  const met = groupsOf(a.filter(({ organization }) => sharedSet.has(organization)));
  const sharedGroups = common.filter((group) => !met.has(group));
  const overlap = common.length / (groupsA.size + groupsB.size - common.length);
  const direct = shared.length / (idsA.size + idsB.size - shared.length);
  return { shared, sharedGroups, factor: partyFactor(direct, overlap, shared.length, idsA.size, idsB.size), overlap };
}

/** What the other deal names as the venture that it creates, and not as a party, is no party that it lacks. */
function partiesBeside({ parties }: DealTraits, { jointVenture, parties: theirs }: DealTraits): readonly Participant[] {
  if (theirs.some(({ organization }) => organization === jointVenture)) return parties;
  const others = parties.filter(({ organization }) => organization !== jointVenture);
  return others.length > 0 ? others : parties;
}

function partyFactor(direct: number, overlap: number, shared: number, a: number, b: number): number {
  // A deal that names one party alone could be any of its deals.
  if (direct === 1 && shared < 2) return 0.8;
  if (direct === 1) return 1;
  // One report names fewer of them, but all it names are there.
  if (shared === Math.min(a, b) && shared >= 2) return Math.max(0.85, direct);
  // A group and its brand are often used for one another, and as often they have deals of their own.
  if (overlap === 1) return 0.8;
  return 0.75 * Math.max(direct, overlap);
}

/** 0 to 1: a product of factors, each 1 where nothing speaks against it. */
export function samenessOf(one: DealTraits, other: DealTraits, parties: PartyComparison): number {
  const [here, there] = [one.jointVenture, other.jointVenture];
  const differ = here !== null && there !== null && here !== there;
  // A venture of one name is one venture, whatever a report calls the deal and whichever of its days it tells of.
  const least = here !== null && here === there ? { type: 0.65, days: 0.75 } : { type: 0, days: 0 };
  return (
    parties.factor *
    Math.max(least.type, typeFactor(one.type, other.type)) *
    Math.max(least.days, dayFactor(one, other)) *
    (differ ? 0.1 : 1) *
    (disjoint(one.activities, other.activities) ? 0.8 : 1) *
    (disjoint(one.regions, other.regions) ? 0.85 : 1) *
    shareFactor(one.percent, other.percent)
  );
}

function typeFactor(a: DealType | null, b: DealType | null): number {
  if (a === b) return 1;
  if (a === null || b === null) return 0.85;
  if (a === 'OTHER' || b === 'OTHER') return 0.7;
  return kin.some((types) => types.includes(a) && types.includes(b)) ? 0.6 : 0.35;
}

/** Types that reports of one deal take for each other. */
const kin: readonly (readonly DealType[])[] = [
  ['EQUITY_STAKE', 'CROSS_SHAREHOLDING', 'ACQUISITION'],
  ['MERGER', 'ACQUISITION'],
  ['COOPERATION', 'LICENCE'],
  ['COOPERATION', 'SUPPLY'],
  ['COOPERATION', 'CONTRACT_MANUFACTURING'],
  ['COOPERATION', 'JOINT_VENTURE'],
  ['COOPERATION', 'DISTRIBUTION'],
];

/** By how far apart the beginning of one and the beginning or any further open step of the other are. */
function dayFactor(one: DealTraits, other: DealTraits): number {
  return closestDates(one, other)?.factor ?? UNDATED.most;
}

interface Dates {
  /** Of the one, and of the other. */
  readonly dates: readonly [PartialDate, PartialDate];
  readonly factor: number;
}

/** The dates by which the two are most likely the same; null where one has none. */
export function closestDates(one: DealTraits, other: DealTraits): Dates | null {
  if (one.began === null || other.began === null) return null;
  let closest = weighed(one.began, other.began);
  for (const step of other.advanced) closest = closer(closest, weighed(one.began, step));
  for (const step of one.advanced) closest = closer(closest, weighed(step, other.began));
  return closest;
}

function closer(a: Dates, b: Dates): Dates {
  return b.factor > a.factor ? b : a;
}

/**
 * That it was so by the day of a report does not say when it began: such a day never makes it certain, and does not exclude
 * a beginning long before.
 */
const UNDATED = { least: 0.7, most: 0.85 } as const;

function weighed(a: PartialDate, b: PartialDate): Dates {
  const factor = factorOfDays(gap(a, b));
  if (isDated(a) && isDated(b)) return { dates: [a, b], factor };
  const mayReachBack = (!isDated(a) && b.latest <= a.latest) || (!isDated(b) && a.latest <= b.latest);
  return { dates: [a, b], factor: Math.min(UNDATED.most, Math.max(mayReachBack ? UNDATED.least : 0, factor)) };
}

function factorOfDays(days: number): number {
  if (days <= 92) return 1;
  if (days <= 183) return 0.95;
  if (days <= 365) return 0.8;
  if (days <= 730) return 0.65;
  return days <= 1825 ? 0.5 : 0.35;
}

/** The least number of days that can lie between the two, by the day of its report where one is undated. */
export function gap(a: PartialDate, b: PartialDate): number {
  const [one, other] = [spanOf(a), spanOf(b)];
  if (one.from <= other.to && other.from <= one.to) return 0;
  return one.to < other.from ? daysBetween(one.to, other.from) : daysBetween(other.to, one.from);
}

function spanOf(date: PartialDate): { readonly from: Day; readonly to: Day } {
  return isDated(date) ? meantDays(date) : { from: date.latest, to: date.latest };
}

function isDated({ precision }: PartialDate): boolean {
  return precision !== 'ON_OR_BEFORE';
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function shareFactor(a: number | null, b: number | null): number {
  if (a === null || b === null) return 1;
  return Math.abs(a - b) <= 2 ? 1 : 0.85;
}

/** Whether both are known, and have nothing in common. */
export function disjoint<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
}

function idsOf(parties: readonly Participant[]): Set<OrganizationId> {
  return new Set(parties.map(({ organization }) => organization));
}

function groupsOf(parties: readonly Participant[]): Set<OrganizationId> {
  return new Set(parties.map(({ group }) => group));
}
