/** The life of one deal from its claims alone: what was known of it from day to day, and its stages on both clocks. */
import type { Cast } from './cast.ts';
import { castOf } from './cast.ts';
import { type Epoch, epochsOf } from './epochs.ts';
import { settledEvents, statedEvents } from './events.ts';
import { faceOf } from './faces.ts';
import type { Claim, ClaimId, Day, DealFace, DealId, DealLife, StageStep } from './model.ts';
import { MAX_DAY } from './model.ts';
import { rectanglesOf } from './rectangles.ts';
import type { Span } from './spans.ts';
import { isOpenStage, isTalkStage, stageRank } from './stages.ts';
import { counts, idsOf } from './standing.ts';
import type { PlacedEvent, Segment, Timeline } from './timeline.ts';
import { timelineOf } from './timeline.ts';

/** What is known of a deal on the days `[knownFrom, knownTo)`. */
export interface Band {
  readonly knownFrom: Day;
  readonly knownTo: Day;
  readonly claims: readonly Claim[];
  readonly timeline: Timeline;
  readonly epochs: readonly Epoch[];
  readonly cast: Cast;
}

export interface History {
  readonly deal: DealId;
  readonly bands: readonly Band[];
}

/** Cuts what is known of a deal by the days on which something became known; claims that do not count are left out. */
export function historyOf(deal: DealId, claims: readonly Claim[]): History {
  const counted = claims.filter(counts).sort(byDayAndId);
  const stated = counted.map(statedEvents);
  const bands: Band[] = [];
  for (let known = 0; known < counted.length; ) {
    const knownFrom = counted[known]?.knownFrom ?? MAX_DAY;
    while (counted[known]?.knownFrom === knownFrom) known += 1;
    const knownTo = counted[known]?.knownFrom ?? MAX_DAY;
    const together = counted.slice(0, known);
    const timeline = timelineOf(settledEvents(stated.slice(0, known).flat()));
    bands.push({ knownFrom, knownTo, claims: together, timeline, epochs: epochsOf(timeline), cast: castOf(together) });
  }
  return { deal, bands };
}

/** The stages and faces of a deal on both clocks. */
export function lifeOf({ deal, bands }: History): DealLife {
  const claims = bands.at(-1)?.claims ?? [];
  const sourced = claims.filter((claim) => !claim.background);
  return {
    deal,
    background: sourced.length === 0 && claims.length > 0,
    steps: stepsOf(bands),
    faces: bands.map((band): DealFace => faceOf(band)),
    firstReported: sourced[0]?.knownFrom ?? null,
    lastReported: sourced.at(-1)?.knownFrom ?? null,
  };
}

function byDayAndId(a: Claim, b: Claim): number {
  if (a.knownFrom !== b.knownFrom) return a.knownFrom < b.knownFrom ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

interface Step extends Span {
  readonly segment: Segment;
  readonly claims: readonly ClaimId[];
}

function stepsOf(bands: readonly Band[]): StageStep[] {
  const cuts = bands.map(({ knownFrom, timeline }) => ({
    knownFrom,
    pieces: timeline.segments.map((segment): Step => {
      const claims = [...new Set(idsOf(supporters(segment, timeline).map((event) => event.claim)))].sort();
      return { from: { day: segment.from.day, date: null }, to: { day: segment.to.day, date: null }, segment, claims };
    }),
  }));
  return rectanglesOf(cuts, keyOf).map(({ piece, ...rectangle }) => {
    const { stage, since, disputed } = piece.segment;
    return { ...rectangle, stage, since, disputed, claims: piece.claims };
  });
}

function keyOf({ segment: { stage, since, disputed }, claims }: Step): string {
  return `${stage} ${since?.edtf ?? ''} ${disputed} ${claims.join(' ')}`;
}

/** The events that speak for a step: those of its stage, and those of a stage already passed that fall into it. */
function supporters(segment: Segment, { segments, events }: Timeline): PlacedEvent[] {
  const support = events.filter((event) => speaksFor(event, segment, segments));
  if (support.length > 0) return support;
  // The step goes on from an earlier one, whose stage is in dispute since.
  return events.filter((event) => event.epoch === segment.epoch && event.stage === (segment.reached ?? segment.stage));
}

function speaksFor(event: PlacedEvent, segment: Segment, segments: readonly Segment[]): boolean {
  if (event.epoch !== segment.epoch) return false;
  const within = segment.from.day <= event.day && event.day < segment.to.day;
  if (event.stage === segment.stage) {
    if (within) return true;
    // A report that comes late speaks for the last step of its stage before its day.
    if (event.day < segment.from.day) return false;
    return !segments.some(
      (other) => other.epoch === segment.epoch && other.stage === event.stage && isLater(other, segment, event.day),
    );
  }
  if (!within || !isOpenStage(event.stage) || !isOpenStage(segment.stage)) return false;
  if (stageRank(event.stage) > stageRank(segment.stage)) return false;
  return isTalkStage(event.stage) === isTalkStage(segment.stage);
}

function isLater(other: Segment, than: Segment, upTo: Day): boolean {
  return other.from.day > than.from.day && other.from.day <= upTo;
}
