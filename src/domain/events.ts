/** From claims to the dated steps they name: which stage, and from which day it counts. */
import { earlierDay, finerThan, laterDay, liesWithin, mayBeSame, onOrBefore } from './dates.ts';
import type { Claim, Day, PartialDate } from './model.ts';
import { MIN_DAY } from './model.ts';
import { firstDay } from './spans.ts';
import { isClosingStage, isEndingStage, isOpenStage } from './stages.ts';
import { stageIndex } from './standing.ts';
import type { Stage } from './vocabulary.ts';

/** A stage that a claim names or stands for. */
export interface StageEvent {
  readonly stage: Stage;
  /** The day from which it counts. */
  readonly day: Day;
  /** As the report gives it; null for an editor's statement without a date. */
  readonly date: PartialDate | null;
  /** A milestone with a date of its own, not one that was so "by the day of a report". */
  readonly dated: boolean;
  /** Named as a milestone. */
  readonly milestone: boolean;
  readonly claim: Claim;
  /** False where a preferred claim names another date: further evidence, but not the day that counts. */
  readonly stands: boolean;
}

/** What one claim gives by itself: its milestones, and its stage by the day of its report unless a milestone dates it. */
export function statedEvents(claim: Claim): StageEvent[] {
  const events: StageEvent[] = [];
  for (const { stage, on } of claim.milestones) {
    if (stage === 'DENIED' && !isDenial(claim)) continue;
    const dated = on.precision !== 'ON_OR_BEFORE';
    events.push({ stage, day: plainDay(stage, on), date: on, dated, milestone: true, claim, stands: true });
  }
  const named = claim.milestones.some((milestone) => milestone.stage === claim.stage);
  if (!named && (claim.stage !== 'DENIED' || isDenial(claim))) {
    const day = claim.knownFrom;
    // An editor's statement without a date was always so: there is no day of a report to name.
    const date = day === MIN_DAY ? null : onOrBefore(day);
    events.push({ stage: claim.stage, day, date, dated: false, milestone: false, claim, stands: true });
  }
  return events;
}

/** Settles the days of all events that are known together, in the order of their days. */
export function settledEvents(stated: readonly StageEvent[]): StageEvent[] {
  const days = settledDays(stated);
  const events = stated.map((event) => {
    const day = event.dated && event.date !== null ? days.get(keyOf(event.stage, event.date)) : undefined;
    return day === undefined || day === event.day ? event : { ...event, day };
  });
  return withPreferred(events).sort(
    (a, b) => compare(a.day, b.day) || stageIndex(a.stage) - stageIndex(b.stage) || compare(a.claim.id, b.claim.id),
  );
}

/** A denial is a party's own word: a claim that records what the parties said, and no denial among it, is none. */
function isDenial(claim: Claim): boolean {
  const comments = claim.parties.filter((party) => party.comment !== null);
  return comments.length === 0 || comments.some((party) => party.comment === 'DENIED');
}

/** An end given as a month or year counts from its last day, everything else from its earliest. */
function plainDay(stage: Stage, date: PartialDate): Day {
  return isClosingStage(stage) ? date.latest : firstDay(date);
}

/**
 * A month or year yields to a finer milestone of the same stage inside it, else counts no earlier than the last dated milestone
 * of an earlier stage inside it. Stages are settled in their order, finer dates first, so that each finds what it yields to.
 */
function settledDays(stated: readonly StageEvent[]): Map<string, Day> {
  const days = new Map<string, Day>();
  const dates = new Map<string, { stage: Stage; date: PartialDate }>();
  let coarse = false;
  for (const { stage, date, dated } of stated) {
    if (!dated || date === null) continue;
    dates.set(keyOf(stage, date), { stage, date });
    coarse ||= date.precision !== 'DAY';
  }
  if (!coarse) return days;
  const inOrder = [...dates.values()].sort(
    (a, b) =>
      stageIndex(a.stage) - stageIndex(b.stage) ||
      Number(finerThan(b.date, a.date)) - Number(finerThan(a.date, b.date)) ||
      compare(a.date.edtf, b.date.edtf),
  );
  const settled: { stage: Stage; date: PartialDate; day: Day }[] = [];
  for (const { stage, date } of inOrder) {
    const inside = date.precision === 'DAY' ? [] : settled.filter((other) => liesWithin(other.date, date));
    const finer = inside.filter((other) => other.stage === stage && finerThan(other.date, date));
    let day = plainDay(stage, date);
    if (finer.length > 0) day = finer.map((other) => other.day).reduce(earlierDay);
    else if (!isClosingStage(stage)) {
      // Stages after ACTIVE do not come after one another: a pause follows what was reached, not a denial.
      const earlier = inside.filter((other) => isOpenStage(other.stage) && stageIndex(other.stage) < stageIndex(stage));
      day = earlier.map((other) => other.day).reduce(laterDay, day);
    }
    settled.push({ stage, date, day });
    days.set(keyOf(stage, date), day);
  }
  return days;
}

/** Of dates of one stage that exclude each other the preferred stand, and of several ends the preferred; none across a reopening. */
function withPreferred(events: StageEvent[]): StageEvent[] {
  const preferred = events.filter((event) => event.milestone && event.claim.rank === 'PREFERRED');
  if (preferred.length === 0) return events;
  return events.map((event) => {
    if (event.claim.rank === 'PREFERRED') return event;
    const beaten = preferred.some((other) =>
      isEndingStage(event.stage)
        ? isEndingStage(other.stage) && !hasBetween(events, event, other, isOpenStage)
        : other.stage === event.stage &&
          isOpenStage(event.stage) &&
          event.date !== null &&
          other.date !== null &&
          !mayBeSame(event.date, other.date) &&
          !hasBetween(events, event, other, isEndingStage),
    );
    return beaten ? { ...event, stands: false } : event;
  });
}

function hasBetween(
  events: readonly StageEvent[],
  a: StageEvent,
  b: StageEvent,
  kind: (stage: Stage) => boolean,
): boolean {
  const from = earlierDay(a.day, b.day);
  const to = laterDay(a.day, b.day);
  return events.some((event) => event.dated && kind(event.stage) && from < event.day && event.day < to);
}

function keyOf(stage: Stage, date: PartialDate): string {
  return `${stage} ${date.edtf}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
