/** Who was first to report that a deal was being talked about, and what became of such talks. */
import type { Claim, Day, Moment, PublisherId, Rectangle } from './model.ts';
import { isTalkStage } from './stages.ts';
import { counts, originsOf } from './standing.ts';
import type { Stage } from './vocabulary.ts';

export interface FirstTalk {
  /** The day on which it became public. */
  readonly on: Day;
  /** The publishers it goes back to: one that relays another's word was not first. Sorted. */
  readonly by: readonly PublisherId[];
}

/** Null where the first report of the deal already saw more than talks, so that nobody was ahead of it. */
export function firstTalkOf(claims: readonly Claim[]): FirstTalk | null {
  const sourced = claims.filter((claim) => counts(claim) && !claim.background);
  const on = sourced.reduce<Day | null>(
    (first, { knownFrom }) => (first === null || knownFrom < first ? knownFrom : first),
    null,
  );
  if (on === null) return null;
  const first = sourced.filter(({ knownFrom }) => knownFrom === on);
  if (!first.every(({ stage }) => isTalkStage(stage))) return null;
  return { on, by: [...originsOf(first)].sort() };
}

/** A step of a deal that was talked about. */
export type TalkStep = Rectangle & { readonly stage: Stage };

export interface TalkOutcome {
  readonly outcome: 'CONFIRMED' | 'DENIED' | 'OPEN';
  /** From the first report of talks to the first day of a stage beyond them, at least 0; null where it is not confirmed. */
  readonly days: number | null;
}

/**
 * What had become of talks by a moment: CONFIRMED once the deal came to any stage beyond talks (one that expired or was
 * terminated had been in force); DENIED where a party denied it or it was given up before that, and not taken up again;
 * else OPEN. Undefined where the talks were not yet reported then.
 */
export function talkOutcome(firstTalk: FirstTalk, steps: readonly TalkStep[], at: Moment): TalkOutcome | undefined {
  if (firstTalk.on > at.knownAt) return undefined;
  const known = steps.filter(
    ({ knownFrom, knownTo, validFrom }) => knownFrom <= at.knownAt && at.knownAt < knownTo && validFrom <= at.asOf,
  );
  const beyond = known.filter(({ stage }) => isBeyondTalk(stage)).map(({ validFrom }) => validFrom);
  const confirmed = beyond.sort()[0];
  if (confirmed !== undefined) return { outcome: 'CONFIRMED', days: Math.max(0, daysBetween(firstTalk.on, confirmed)) };
  const now = known.find(({ validTo }) => at.asOf < validTo);
  const denied = now !== undefined && (now.stage === 'DENIED' || now.stage === 'WITHDRAWN');
  return { outcome: denied ? 'DENIED' : 'OPEN', days: null };
}

export interface TrackRecord {
  readonly talks: number;
  readonly confirmed: number;
  readonly denied: number;
  readonly open: number;
  readonly medianDaysToConfirmation: number | null;
}

/** Counts what became of talks. */
export function trackRecordOf(outcomes: readonly TalkOutcome[]): TrackRecord {
  const count = (outcome: TalkOutcome['outcome']) => outcomes.filter((talk) => talk.outcome === outcome).length;
  return {
    talks: outcomes.length,
    confirmed: count('CONFIRMED'),
    denied: count('DENIED'),
    open: count('OPEN'),
    medianDaysToConfirmation: median(outcomes.flatMap(({ days }) => (days === null ? [] : [days]))),
  };
}

function isBeyondTalk(stage: Stage): boolean {
  return !isTalkStage(stage) && stage !== 'PAUSED' && stage !== 'DENIED' && stage !== 'WITHDRAWN';
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Of an even number of values the mean of the two in the middle; null of none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  return (upper + (lower ?? upper)) / 2;
}
