/** Days as whole numbers, so that columns can hold and compare them: days since 1 January 1970, before it negative. */
import type { Day } from '../domain/model.ts';

/**
 * The number of an ISO day. Days of the common calendar, extended backwards.
 * Method: days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
export function dayNumber(day: Day): number {
  const month = digits(day, 5, 7);
  const year = digits(day, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(day, 8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The ISO day of a number that `dayNumber` gave. */
export function dayOfNumber(number: number): Day {
  const known = dayTexts.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
  if (dayTexts.size < 100_000) dayTexts.set(number, text);
  return text;
}

/** Columns hold few distinct days, and the same ones over and over. */
const dayTexts = new Map<number, Day>();

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
