/** Partial dates: read from EDTF, compared, and put in words. */
import edtf from 'edtf';
import type { Day, PartialDate } from './model.ts';
import { MAX_DAY, MIN_DAY } from './model.ts';
import type { DatePrecision } from './vocabulary.ts';

/**
 * Reads a date as a report gives it: `2023`, `2023-08`, `2023-08-23`, each with `~` for about, or `[..2024-11-05]` for on
 * or before that day. Years run from 1000 to 9998 (the last one stands for "open").
 * @throws RangeError with a sentence that says what is accepted.
 */
export function parsePartialDate(text: string): PartialDate {
  return read.get(text) ?? remember(text, parse(text));
}

/**
 * Reads a calendar day, `2023-08-23`, and nothing else.
 * @throws RangeError with a sentence that says what is accepted.
 */
export function parseDay(text: string): Day {
  if (!DAY.test(text)) throw new RangeError(`${shown(text)} is not a day. ${ACCEPTED_DAY}.`);
  const known = read.get(text);
  if (known !== undefined) return known.latest;
  return remember(text, { edtf: text, ...bounds(text, text, ACCEPTED_DAY), approximate: false }).latest;
}

/** The date of one exact day. */
export function onDay(day: Day): PartialDate {
  return { edtf: day, earliest: day, latest: day, precision: 'DAY', approximate: false };
}

/** What a report states without a date was so by the day of the report. */
export function onOrBefore(day: Day): PartialDate {
  return { edtf: `[..${day}]`, earliest: null, latest: day, precision: 'ON_OR_BEFORE', approximate: false };
}

/** The following day; the open end stays where it is. */
export function nextDay(day: Day): Day {
  return day >= MAX_DAY ? MAX_DAY : shifted(day, 1);
}

/** The day before; the first day stays where it is. */
export function previousDay(day: Day): Day {
  return day <= MIN_DAY ? MIN_DAY : shifted(day, -1);
}

/** For sorting: negative where `a` comes first, 0 on the same day. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a <= b ? a : b;
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a >= b ? a : b;
}

/** The first day on which a report was public: the latest day of its publication date, at most the day it was recorded; of an undated one the day it was retrieved. */
export function knownFrom(published: PartialDate | null, retrieved: Day, recorded: Day): Day {
  return published === null ? retrieved : earlierDay(published.latest, recorded);
}

/** Whether every day that `a` can mean comes before every day that `b` can mean. */
export function surelyBefore(a: PartialDate, b: PartialDate): boolean {
  return meantDays(a).to < meantDays(b).from;
}

/** Whether both can mean the same day; if not, one is surely before the other. */
export function mayBeSame(a: PartialDate, b: PartialDate): boolean {
  return !surelyBefore(a, b) && !surelyBefore(b, a);
}

/** The first and the last day that the date can mean; "about" reaches one year, month or day further on both sides. */
export function meantDays(date: PartialDate): { readonly from: Day; readonly to: Day } {
  const from = date.earliest ?? MIN_DAY;
  if (!date.approximate) return { from, to: date.latest };
  switch (date.precision) {
    case 'DAY':
      return { from: previousDay(from), to: nextDay(date.latest) };
    case 'MONTH':
      return { from: `${previousDay(from).slice(0, 7)}-01`, to: lastOfMonth(nextDay(date.latest)) };
    case 'YEAR':
      return { from: `${previousDay(from).slice(0, 4)}-01-01`, to: `${nextDay(date.latest).slice(0, 4)}-12-31` };
    case 'ON_OR_BEFORE':
      return { from, to: date.latest };
    default:
      return date.precision satisfies never;
  }
}

/** Whether `a` is given more precisely than `b`: a day before a month, a month before a year; "on or before" is the least precise. */
export function finerThan(a: PartialDate, b: PartialDate): boolean {
  return coarseness[a.precision] < coarseness[b.precision];
}

/** Whether every day that `inner` can mean is one that `outer` can mean: 23 August 2023 lies within August 2023. */
export function liesWithin(inner: PartialDate, outer: PartialDate): boolean {
  return (inner.earliest ?? MIN_DAY) >= (outer.earliest ?? MIN_DAY) && inner.latest <= outer.latest;
}

/** In English: "23 August 2023", "August 2023", "about 2023", "5 November 2024 or before". */
export function dateText(date: PartialDate): string {
  const about = date.approximate ? 'about ' : '';
  switch (date.precision) {
    case 'DAY':
      return about + dayText(date.latest);
    case 'MONTH':
      return about + monthText(date.latest);
    case 'YEAR':
      return about + date.latest.slice(0, 4);
    case 'ON_OR_BEFORE':
      return `${dayText(date.latest)} or before`;
    default:
      return date.precision satisfies never;
  }
}

/** "since 26 October 2023", "since 5 November 2024 or before". */
export function sinceText(date: PartialDate): string {
  return `since ${dateText(date)}`;
}

/** A day in English: "23 August 2023". */
export function dayText(day: Day): string {
  return `${Number(day.slice(8, 10))} ${monthText(day)}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const coarseness = { DAY: 0, MONTH: 1, YEAR: 2, ON_OR_BEFORE: 3 } as const satisfies Record<DatePrecision, number>;

const precisions: readonly (DatePrecision | undefined)[] = [undefined, 'YEAR', 'MONTH', 'DAY'];

/** The library needs some 0.1 ms a date, and a graph repeats the same few thousand. */
const read = new Map<string, PartialDate>();
const MOST_REMEMBERED = 20_000;

function remember(text: string, date: PartialDate): PartialDate {
  if (read.size >= MOST_REMEMBERED) read.clear();
  read.set(text, date);
  return date;
}

const POINT = /^([1-9]\d{3}(?:-\d{2}(?:-\d{2})?)?)(~?)$/;
const DAY = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const UP_TO = /^\[\.\.([1-9]\d{3}-\d{2}-\d{2})\]$/;
const ACCEPTED =
  'Write a year (2023), a month (2023-08) or a day (2023-08-23), each with "~" for about, or [..2024-11-05] for on or before that day';
const ACCEPTED_DAY = 'Write it as year-month-day (2023-08-23), in the years 1000 to 9998';

function parse(text: string): PartialDate {
  // The library cannot bound `[..date]`, so its day is read on its own.
  const upTo = UP_TO.exec(text)?.[1];
  if (upTo !== undefined) return onOrBefore(bounds(upTo, text, ACCEPTED).latest);
  const [, written, about] = POINT.exec(text) ?? [];
  if (written === undefined) {
    const why = text.includes('/') || text.includes('..') ? 'is an interval, not one date' : 'is not a date';
    throw new RangeError(`${shown(text)} ${why}. ${ACCEPTED}.`);
  }
  return { edtf: text, ...bounds(written, text, ACCEPTED), approximate: about === '~' };
}

/** First and last day of a year, month or day that the calendar has. */
function bounds(
  written: string,
  text: string,
  accepted: string,
): Pick<PartialDate, 'earliest' | 'latest' | 'precision'> {
  // Nearly all dates are days or months, and a day that its own parts give back is in the calendar.
  if (written.length === 10 && dayOf(written) === written && written < MAX_DAY) {
    return { earliest: written, latest: written, precision: 'DAY' };
  }
  if (written.length === 7 && dayOf(`${written}-01`) === `${written}-01` && written < MAX_DAY.slice(0, 4)) {
    return { earliest: `${written}-01`, latest: lastOfMonth(`${written}-01`), precision: 'MONTH' };
  }
  const date = attempt(written);
  const precision = precisions[date?.precision ?? 0];
  const earliest = date === null ? '' : new Date(date.min).toISOString().slice(0, 10);
  // The library takes 29 February of any year and moves it to 1 March; a season (2023-21) comes back without a precision.
  if (date === null || precision === undefined || !earliest.startsWith(written)) {
    throw new RangeError(`${shown(text)} is not in the calendar. ${accepted}.`);
  }
  const latest = new Date(date.max).toISOString().slice(0, 10);
  if (latest >= MAX_DAY) throw new RangeError(`${shown(text)} is out of range: years run from 1000 to 9998.`);
  return { earliest, latest, precision };
}

/** The day that the calendar has for these numbers: 1 March for 29 February of most years. */
function dayOf(written: string): Day {
  const [year, month, day] = [written.slice(0, 4), written.slice(5, 7), written.slice(8, 10)].map(Number);
  const instant = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
}

function attempt(written: string) {
  try {
    return edtf(written);
  } catch {
    return null;
  }
}

function lastOfMonth(day: Day): Day {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

function shifted(day: Day, days: number): Day {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

function monthText(day: Day): string {
  return `${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
