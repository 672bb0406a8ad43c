/** The stages of a deal over valid time, from the events that are known together. */
import { finerThan } from './dates.ts';
import type { StageEvent } from './events.ts';
import type { Claim, Day, PartialDate } from './model.ts';
import { MAX_DAY } from './model.ts';
import type { Bound, Span } from './spans.ts';
import { NEVER } from './spans.ts';
import type { OpenStage } from './stages.ts';
import { isEndingStage, isHaltingStage, isOpenStage, isTalkStage, stageRank } from './stages.ts';
import { compareSides, isPreferred, stageIndex } from './standing.ts';
import type { Stage } from './vocabulary.ts';

/** A stretch of one stage. */
export interface Segment extends Span {
  readonly stage: Stage;
  /** The furthest stage in which the deal had advanced; null where none is known. */
  readonly reached: OpenStage | null;
  readonly since: PartialDate | null;
  readonly disputed: boolean;
  /** Which of the deal's lives: a denial and an end close one, and what opens the deal again begins the next. */
  readonly epoch: number;
}

/** Claims that exclude each other on one day. */
export interface Dispute {
  readonly sides: ReadonlyMap<Stage, readonly Claim[]>;
}

export interface PlacedEvent extends StageEvent {
  readonly epoch: number;
}

export interface Timeline {
  readonly segments: readonly Segment[];
  readonly events: readonly PlacedEvent[];
  readonly disputes: readonly Dispute[];
}

/** Where the deal stands while the days are walked through. */
interface Standing {
  stage: Stage;
  reached: OpenStage | null;
  since: PartialDate | null;
  disputed: boolean;
  epoch: number;
  /** Of a halting stage: its day. */
  halted: Day;
}

/** Walks through the events in the order of their days (rules 3 to 5). */
export function timelineOf(events: readonly StageEvent[]): Timeline {
  const segments: Segment[] = [];
  const placed: PlacedEvent[] = [];
  const disputes: Dispute[] = [];
  let now: Standing | null = null;
  let begun: Bound = NEVER;
  const last: Halts = { end: null, halt: null };
  let talkPreferred = false;
  for (let start = 0; start < events.length; ) {
    const day: Day = events[start]?.day ?? MAX_DAY;
    let end = start;
    while (events[end]?.day === day) end += 1;
    const today = events.slice(start, end);
    start = end;
    const closed: Standing | null = now;
    const fresh = today.filter((event) => event.stands && !isStale(event, last));
    const next = standingAfter(now, fresh, day, talkPreferred, disputes);
    const epoch = next?.epoch ?? 0;
    for (const event of today) {
      placed.push({ ...event, epoch: isStale(event, last) ? (closed?.epoch ?? 0) : epoch });
    }
    if (next === null) continue;
    if (now === null || next.epoch !== now.epoch) talkPreferred = false;
    talkPreferred ||= fresh.some((event) => isTalkStage(event.stage) && event.claim.rank === 'PREFERRED');
    if (isHaltingStage(next.stage)) last.halt = next.halted;
    if (isEndingStage(next.stage)) last.end = next.halted;
    if (now !== null && isSame(now, next)) continue;
    const date = now === null || now.stage !== next.stage || now.epoch !== next.epoch ? next.since : bestDate(fresh);
    const bound = { day, date };
    if (now !== null) segments.push(segmentOf(now, begun, bound));
    now = next;
    begun = bound;
  }
  if (now !== null) segments.push(segmentOf(now, begun, NEVER));
  return { segments, events: placed, disputes };
}

function segmentOf(standing: Standing, from: Bound, to: Bound): Segment {
  const { stage, reached, since, disputed, epoch } = standing;
  return { from, to, stage, reached, since, disputed, epoch };
}

function isSame(a: Standing, b: Standing): boolean {
  return a.stage === b.stage && a.reached === b.reached && a.disputed === b.disputed && a.epoch === b.epoch;
}

/** The last days on which the deal was halted at all, and ended. */
interface Halts {
  halt: Day | null;
  end: Day | null;
}

/**
 * Whether a milestone is of the time before the last halt: one that may lie before the end belongs to the life that it ended,
 * and what was expected before the deal was halted is no news of it after. An end that was agreed before a pause still comes.
 */
function isStale({ stage, dated, date, day, claim }: StageEvent, { halt, end }: Halts): boolean {
  if (!dated || date === null) return false;
  const before = isOpenStage(stage) ? halt : end;
  if (before === null || day <= before) return false;
  if (!claim.background && claim.knownFrom <= before) return true;
  return isOpenStage(stage) && end !== null && (date.earliest ?? end) <= end;
}

function standingAfter(
  now: Standing | null,
  today: readonly StageEvent[],
  day: Day,
  talkPreferred: boolean,
  disputes: Dispute[],
): Standing | null {
  const open = today.filter((event) => isOpenStage(event.stage));
  const halts = today.filter((event) => isHaltingStage(event.stage));
  if (now !== null && isEndingStage(now.stage)) {
    // Only a milestone of a later date opens an ended deal again; more reports of an end change nothing.
    return halts.length === 0 && open.some((event) => event.dated) ? advanced(now, open) : now;
  }
  if (halts.length === 0) return open.length === 0 ? now : advanced(now, open);
  return halted(now, open, halts, day, talkPreferred, disputes);
}

/** The furthest stage of the day counts, unless a preferred claim names another, and none is a step back. */
function advanced(now: Standing | null, open: readonly StageEvent[]): Standing | null {
  const preferred = open.filter((event) => event.claim.rank === 'PREFERRED');
  const furthest = (preferred.length > 0 ? preferred : open).reduce((a, b) =>
    stageRank(b.stage) > stageRank(a.stage) ? b : a,
  ).stage;
  if (!isOpenStage(furthest)) return now;
  const reopens = now !== null && (isEndingStage(now.stage) || now.stage === 'DENIED');
  const before = now === null || reopens ? null : now.reached;
  const reached = before !== null && stageRank(before) >= stageRank(furthest) ? before : furthest;
  const epoch = now === null ? 0 : now.epoch + (reopens ? 1 : 0);
  if (now !== null && !reopens && now.stage === reached) return now.disputed ? { ...now, disputed: false } : now;
  return { stage: reached, reached, since: bestDate(open, furthest), disputed: false, epoch, halted: MAX_DAY };
}

/** What halts a deal wins from its date, also against an open stage of the same day. */
function halted(
  now: Standing | null,
  open: readonly StageEvent[],
  halts: readonly StageEvent[],
  day: Day,
  talkPreferred: boolean,
  disputes: Dispute[],
): Standing | null {
  const sides = [...Map.groupBy(halts, (event) => event.stage)].sort(
    ([a, one], [b, other]) => compareSides(claimsOf(one), claimsOf(other)) || stageIndex(b) - stageIndex(a),
  );
  const [stage, events] = sides[0] ?? [null, []];
  if (stage === null) return now;
  const speakers = new Set(claimsOf(halts));
  const opposed = open.filter((event) => !speakers.has(event.claim));
  const advancedToo = open.length === 0 ? now : advanced(now, open);
  const standsAlone = opposed.some((event) => event.claim.rank === 'PREFERRED') && !isPreferred(claimsOf(events));
  if (stage === 'DENIED') {
    const talks = opposed.filter((event) => isTalkStage(event.stage) && isOfTheDay(event));
    const outranked = talkPreferred && !isPreferred(claimsOf(events)) && now !== null && isOpenStage(now.stage);
    if (talks.length > 0 || outranked) {
      disputes.push(disputeOf([...events, ...talks]));
      return advancedToo === null ? null : { ...advancedToo, disputed: true };
    }
  }
  // A month or year that counts from a day does not speak of that day.
  const firm = opposed.filter((event) => !isTalkStage(event.stage) && isOfTheDay(event));
  const sharp = halts.filter(isOfTheDay);
  const disputed = new Set([...sharp, ...firm].map((event) => event.stage)).size > 1 && sharp.length > 0;
  if (disputed) disputes.push(disputeOf([...sharp, ...firm]));
  if (standsAlone) return advancedToo === null ? null : { ...advancedToo, disputed };
  if (now?.stage === stage) return { ...now, reached: advancedToo?.reached ?? now.reached };
  // A denial says that there is nothing; what pauses or ends after it begins with nothing reached.
  const afterDenial = now?.stage === 'DENIED' && advancedToo === now;
  const epoch = (advancedToo?.epoch ?? 0) + (afterDenial && stage === 'PAUSED' ? 1 : 0);
  const reached = afterDenial ? null : (advancedToo?.reached ?? null);
  return { stage, reached, since: bestDate(events, stage), disputed, epoch, halted: day };
}

function isOfTheDay({ dated, date }: StageEvent): boolean {
  return !dated || date === null || date.precision === 'DAY';
}

function disputeOf(events: readonly StageEvent[]): Dispute {
  return {
    sides: new Map([...Map.groupBy(events, (event) => event.stage)].map(([stage, side]) => [stage, claimsOf(side)])),
  };
}

function claimsOf(events: readonly StageEvent[]): Claim[] {
  return [...new Set(events.map((event) => event.claim))];
}

/** The finest date that a report gives for this day, for the stage if one is named. */
function bestDate(events: readonly StageEvent[], stage?: Stage): PartialDate | null {
  let best: PartialDate | null = null;
  for (const { date, stage: named } of events) {
    if (date === null || (stage !== undefined && named !== stage)) continue;
    if (best === null || isBetter(date, best)) best = date;
  }
  return best;
}

function isBetter(date: PartialDate, than: PartialDate): boolean {
  if (finerThan(date, than)) return true;
  return date.precision === than.precision && than.approximate && !date.approximate;
}
