/** What one life of a deal, from its opening to its end, means for stakes: since when it is firm, and since when in force. */
import type { Claim } from './model.ts';
import type { Bound } from './spans.ts';
import { earlierBound, NEVER } from './spans.ts';
import { isOpenStage, isTalkStage, stageRank } from './stages.ts';
import type { PlacedEvent, Segment, Timeline } from './timeline.ts';
import type { Stage } from './vocabulary.ts';

export interface Epoch {
  readonly index: number;
  readonly from: Bound;
  /** The denial or end that closes it; NEVER while it is open. */
  readonly to: Bound;
  readonly endedAs: Stage | null;
  /** From here on it is more than talk; null while it is talk. */
  readonly firmFrom: Bound | null;
  /** Since when it is in force by a dated milestone. */
  readonly activeFrom: Bound | null;
  /** Since when a report sees it in force, where no milestone dates that. */
  readonly seenActive: Bound | null;
  /** Its first dated announcement or signature. */
  readonly announced: Bound | null;
  /** Claims that see it in force. */
  readonly activeClaims: ReadonlySet<Claim>;
}

/** Whether the deal is more than talk there. */
export function isFirm(segment: Segment): boolean {
  return segment.reached !== null && !isTalkStage(segment.reached) && !isClosed(segment.stage);
}

/** Whether ties are closed there. */
export function isClosed(stage: Stage): boolean {
  return !isOpenStage(stage) && stage !== 'PAUSED';
}

export function epochsOf(timeline: Timeline): Epoch[] {
  const epochs: Epoch[] = [];
  const segments = Map.groupBy(timeline.segments, (segment) => segment.epoch);
  const events = Map.groupBy(timeline.events, (event) => event.epoch);
  for (const [index, own] of segments) epochs.push(epochOf(index, own, events.get(index) ?? []));
  return epochs;
}

function epochOf(index: number, segments: readonly Segment[], events: readonly PlacedEvent[]): Epoch {
  const active = events.filter((event) => event.stage === 'ACTIVE');
  const dated = first(active.filter((event) => event.dated && event.stands));
  // A report that saw it in force before the dated milestone saw more than a plan.
  const segment = segments.find((one) => one.stage === 'ACTIVE')?.from ?? null;
  const closing = segments.find((one) => isClosed(one.stage));
  const announced = events.filter((event) => event.dated && event.stands && isAnnouncement(event.stage));
  return {
    index,
    from: segments[0]?.from ?? NEVER,
    to: closing?.from ?? NEVER,
    endedAs: closing?.stage ?? null,
    firmFrom: segments.find(isFirm)?.from ?? null,
    activeFrom: dated === null || segment === null ? dated : earlierBound(dated, segment),
    seenActive: active.length === 0 ? null : (segment ?? first(active)),
    announced: first(announced),
    activeClaims: new Set(active.map((event) => event.claim)),
  };
}

function isAnnouncement(stage: Stage): boolean {
  return stage === 'ANNOUNCED' || stage === 'SIGNED';
}

function first(events: readonly PlacedEvent[]): Bound | null {
  let best: Bound | null = null;
  for (const { day, date } of events) if (best === null || day < best.day) best = { day, date };
  return best;
}

/** Whether the event says that the deal is more than talk, or was. */
export function isFirmEvent(event: PlacedEvent): boolean {
  return stageRank(event.stage) >= stageRank('AGREED_IN_PRINCIPLE') || hasBeenInForce(event.stage);
}

/** What expired or was terminated had been in force; what was withdrawn had not. */
export function hasBeenInForce(stage: Stage): boolean {
  return stage === 'EXPIRED' || stage === 'TERMINATED';
}
