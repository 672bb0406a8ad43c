/** Shares in percent: read, compared, combined as intervals, and put in words. Null stands for a share that is not stated, which counts as 0 to 100 %. */
import type { Percentage } from './model.ts';

/** What a report gives: one value, or one or two bounds. */
export interface PercentageInput {
  readonly exact?: number | null | undefined;
  readonly min?: number | null | undefined;
  readonly max?: number | null | undefined;
  readonly minExclusive?: boolean | null | undefined;
  readonly maxExclusive?: boolean | null | undefined;
  readonly approximate?: boolean | null | undefined;
}

/**
 * Checks a share as a report gives it; null where it gives neither a value nor a bound (a share not stated).
 * @throws RangeError with a sentence that says what to give instead.
 */
export function percentage(input: PercentageInput): Percentage | null {
  const exact = input.exact ?? null;
  const min = input.min ?? null;
  const max = input.max ?? null;
  for (const value of [exact, min, max]) {
    if (value !== null && !(value >= 0 && value <= 100)) {
      throw new RangeError(`A share lies between 0 and 100 percent, and ${value} does not.`);
    }
  }
  if (exact !== null && (min !== null || max !== null)) {
    throw new RangeError('Give either one exact share or its bounds (min, max), not both.');
  }
  const minExclusive = input.minExclusive ?? false;
  const maxExclusive = input.maxExclusive ?? false;
  if ((minExclusive && min === null) || (maxExclusive && max === null)) {
    throw new RangeError(
      'A bound can be exclusive only where it is given: set min with minExclusive, and max with maxExclusive.',
    );
  }
  const least = min ?? 0;
  const most = max ?? 100;
  if (exact === null && (least > most || (least === most && (minExclusive || maxExclusive)))) {
    throw new RangeError(
      `No share lies between ${least} and ${most} percent as given: min must be at most max, and one that equals it not exclusive.`,
    );
  }
  if (exact === null && min === null && max === null) return null;
  const approximate = input.approximate ?? false;
  if (exact === null && least === most) return exactly(least, approximate);
  return { exact, min, max, minExclusive, maxExclusive, approximate };
}

/** One stated value. */
export function exactly(percent: number, approximate = false): Percentage {
  return { exact: percent, min: null, max: null, minExclusive: false, maxExclusive: false, approximate };
}

/** The least that the share can be, in percent. */
export function lowerBound(share: Percentage | null): number {
  return share?.exact ?? share?.min ?? 0;
}

/** The most that the share can be, in percent. */
export function upperBound(share: Percentage | null): number {
  return share?.exact ?? share?.max ?? 100;
}

/** Whether the share is beyond `percent`, whatever it is within its bounds. "About 51 %" counts as 51 %. */
export function surelyMoreThan(share: Percentage | null, percent: number): boolean {
  const least = lowerBound(share);
  return least > percent || (least === percent && share?.minExclusive === true);
}

/**
 * Whether both may mean the same share. A value with decimals is taken as rounded to its last one (16.8 and 16.77 agree);
 * "about" reaches one percentage point to either side, or half the value where that is less.
 */
export function overlaps(a: Percentage | null, b: Percentage | null): boolean {
  if (a === null || b === null) return true;
  const one = reach(a);
  const other = reach(b);
  if (roundsTo(a.exact, b.exact) || roundsTo(b.exact, a.exact)) return true;
  return !liesBelow(one, other) && !liesBelow(other, one);
}

/** The narrowest share that covers both; null where that is all from 0 to 100 %. */
export function hull(a: Percentage, b: Percentage): Percentage | null {
  return hullOf([a, b]);
}

/**
 * The narrowest share that covers all that are stated: 20 and 21 % give 20–21 %. Shares not stated disagree with nobody and
 * are left out. "About" stays where every share says so. Null where none is stated, or where they span 0 to 100 %.
 */
export function hullOf(shares: readonly (Percentage | null)[]): Percentage | null {
  const stated = shares.filter((share) => share !== null);
  const least = stated.map(lowest).reduce<Bound | null>((a, b) => (a === null || comesFirst(b, a) ? b : a), null);
  const most = stated.map(highest).reduce<Bound | null>((a, b) => (a === null || comesLast(b, a) ? b : a), null);
  if (least === null || most === null) return null;
  return between(
    least,
    most,
    stated.every((share) => share.approximate),
  );
}

/** A share of a share: 50 % of 20 % is 10 %. Bounds multiply as intervals, rounded to a millionth. */
export function multiply(a: Percentage | null, b: Percentage | null): Percentage | null {
  const [low, lower] = [lowest(a), lowest(b)];
  const [high, higher] = [highest(a), highest(b)];
  const least = product(low.value, lower.value);
  const reachesZero = (low.value === 0 && !low.exclusive) || (lower.value === 0 && !lower.exclusive);
  const most = product(high.value, higher.value);
  return between(
    { value: least, exclusive: !reachesZero && (low.exclusive || lower.exclusive), open: low.open || lower.open },
    { value: most, exclusive: most > 0 && (high.exclusive || higher.exclusive), open: high.open && higher.open },
    (a?.approximate ?? false) || (b?.approximate ?? false),
  );
}

/** In English: "20 %", "20–21 %", "more than 20 %", "up to 15 %", "about 9 %", "share not stated". */
export function percentText(share: Percentage | null): string {
  if (share === null) return 'share not stated';
  const about = share.approximate ? 'about ' : '';
  const { exact, min, max, minExclusive, maxExclusive } = share;
  if (exact !== null) return `${about}${numberText(exact)} %`;
  const least = min === null ? null : numberText(min);
  const most = max === null ? null : numberText(max);
  if (least === null && most === null) return 'share not stated';
  if (least === null) return `${maxExclusive ? 'less than' : 'up to'} ${about}${most} %`;
  if (most === null) return `${minExclusive ? 'more than' : 'at least'} ${about}${least} %`;
  if (least === most) return `about ${least} %`;
  if (!minExclusive && !maxExclusive) return `${about}${least}–${most} %`;
  return `${minExclusive ? 'more than' : 'at least'} ${about}${least} % and ${maxExclusive ? 'less than' : 'at most'} ${most} %`;
}

/** One end of an interval; `open`: nobody stated it. */
interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly open: boolean;
}

function lowest(share: Percentage | null): Bound {
  return {
    value: lowerBound(share),
    exclusive: share?.minExclusive ?? false,
    open: (share?.exact ?? share?.min ?? null) === null,
  };
}

function highest(share: Percentage | null): Bound {
  return {
    value: upperBound(share),
    exclusive: share?.maxExclusive ?? false,
    open: (share?.exact ?? share?.max ?? null) === null,
  };
}

/** At the same value the end that covers more goes first: one that nobody stated, then one that is inclusive. */
function comesFirst(a: Bound, b: Bound): boolean {
  return a.value < b.value || (a.value === b.value && coversMore(a, b));
}

function comesLast(a: Bound, b: Bound): boolean {
  return a.value > b.value || (a.value === b.value && coversMore(a, b));
}

function coversMore(a: Bound, b: Bound): boolean {
  return (b.exclusive && !a.exclusive) || (a.open && !b.open);
}

function between(least: Bound, most: Bound, approximate: boolean): Percentage | null {
  if (least.value === most.value) return exactly(least.value, approximate);
  const min = least.open ? null : least.value;
  const max = most.open ? null : most.value;
  if (min === null && max === null) return null;
  const minExclusive = min !== null && least.exclusive;
  return { exact: null, min, max, minExclusive, maxExclusive: max !== null && most.exclusive, approximate };
}

function liesBelow(a: { most: Bound }, b: { least: Bound }): boolean {
  return a.most.value < b.least.value || (a.most.value === b.least.value && (a.most.exclusive || b.least.exclusive));
}

function reach(share: Percentage): { least: Bound; most: Bound } {
  const least = lowest(share);
  const most = highest(share);
  if (!share.approximate) return { least, most };
  return {
    least: { ...least, value: least.value - tolerance(least.value) },
    most: { ...most, value: most.value + tolerance(most.value) },
  };
}

function tolerance(percent: number): number {
  return Math.min(1, percent / 2);
}

function roundsTo(fine: number | null, coarse: number | null): boolean {
  if (fine === null || coarse === null || Number.isInteger(coarse)) return false;
  return Number(fine.toFixed(decimals(coarse))) === coarse;
}

function decimals(value: number): number {
  return Math.min(6, String(value).split('.')[1]?.length ?? 0);
}

function product(a: number, b: number): number {
  return Math.round(a * b * 10_000) / 1_000_000;
}

/** At most two decimals; a smaller share keeps its first digit. */
function numberText(percent: number): string {
  const rounded = Number(percent.toFixed(2));
  return String(rounded === 0 && percent > 0 ? Number(percent.toPrecision(1)) : rounded);
}
