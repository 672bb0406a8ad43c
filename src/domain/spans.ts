/** Stretches of valid time whose ends remember the date that a report gave for them. */
import type { Day, PartialDate } from './model.ts';
import { MAX_DAY } from './model.ts';

/** A day from which something counts, and the date behind it as the reports give it (null: nobody gave one). */
export interface Bound {
  readonly day: Day;
  readonly date: PartialDate | null;
}

/** `[from, to)` in valid time. */
export interface Span {
  readonly from: Bound;
  readonly to: Bound;
}

export const NEVER: Bound = { day: MAX_DAY, date: null };

/** The day from which a date counts: its earliest, and of "on or before" the day itself, for nothing is asserted of earlier ones. */
export function firstDay(date: PartialDate): Day {
  return date.earliest ?? date.latest;
}

/** Where something begins that a report dates so. */
export function beginning(date: PartialDate): Bound {
  return { day: firstDay(date), date };
}

/** Where something ends that a report dates so: a month or year counts from its last day. */
export function ending(date: PartialDate): Bound {
  return { day: date.latest, date };
}

/** The later of two bounds; on the same day the first. */
export function laterBound(a: Bound, b: Bound): Bound {
  return b.day > a.day ? b : a;
}

/** The earlier of two bounds; on the same day the first. */
export function earlierBound(a: Bound, b: Bound): Bound {
  return b.day < a.day ? b : a;
}

/** What both cover; null where they do not meet. */
export function overlap(a: Span, b: Span): Span | null {
  const from = laterBound(a.from, b.from);
  const to = earlierBound(a.to, b.to);
  return from.day < to.day ? { from, to } : null;
}

/** What of the span lies outside the other. */
export function without(span: Span, gap: Span): Span[] {
  if (overlap(span, gap) === null) return [span];
  const rest: Span[] = [];
  if (span.from.day < gap.from.day) rest.push({ from: span.from, to: gap.from });
  if (gap.to.day < span.to.day) rest.push({ from: gap.to, to: span.to });
  return rest;
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
