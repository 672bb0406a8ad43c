/** From when a stated share counts. */
import { onOrBefore } from './dates.ts';
import type { Claim, ClaimStake, PartialDate } from './model.ts';
import { MIN_DAY } from './model.ts';
import { lowerBound, upperBound } from './percentages.ts';
import type { Bound } from './spans.ts';
import { beginning, ending } from './spans.ts';

export interface StakeValue {
  /** When the share is said to have been so; null for an editor's statement without a date. */
  readonly date: PartialDate | null;
  /** From when it counts: a share without a date from the day of its report, a share of 0 (one has left) as an end does. */
  readonly from: Bound;
}

export function stakeValue(claim: Claim, stake: ClaimStake): StakeValue {
  const date = stake.from ?? (claim.knownFrom === MIN_DAY ? null : onOrBefore(claim.knownFrom));
  if (date === null) return { date, from: { day: MIN_DAY, date: null } };
  return { date, from: isNothing(stake.percent) ? ending(date) : beginning(date) };
}

/** Whether the share is 0: the holder has left. */
export function isNothing(percent: ClaimStake['percent']): boolean {
  return percent !== null && lowerBound(percent) === 0 && upperBound(percent) === 0;
}
