/** Shares that claims of one deal give for the same time, and that cannot both be true. */
import { compareDays, surelyBefore } from './dates.ts';
import type { Claim, ClaimStake, Conflict, Percentage } from './model.ts';
import { overlaps, percentText } from './percentages.ts';
import { type StakeValue, stakeValue } from './stake-values.ts';
import { idsOf } from './standing.ts';

/** One conflict for each holder, target and right; plans are compared with plans. */
export function stakeConflicts(basis: readonly Claim[]): Conflict[] {
  const given = basis.flatMap((claim) => claim.stakes.map((stake) => ({ claim, stake })));
  if (given.length < 2) return [];
  return [...Map.groupBy(given, ({ stake }) => lineOf(stake)).values()].map(conflictOn);
}

interface Given {
  readonly claim: Claim;
  readonly stake: ClaimStake;
}

interface Side {
  readonly value: StakeValue;
  readonly percent: Percentage;
  readonly text: string;
  readonly claims: Claim[];
}

function conflictOn(given: readonly Given[]): Conflict {
  const disagreeing = new Map<string, Set<Claim>>();
  const active: Side[] = [];
  for (const side of sidesInOrder(given)) {
    // What a surely later value has replaced is no longer compared.
    const rest = active.filter((other) => !isReplaced(other, side));
    active.splice(0, active.length, ...rest);
    for (const other of active) {
      if (other.text === side.text || overlaps(other.percent, side.percent) || isReplaced(side, other)) continue;
      for (const { text, claims } of [other, side]) {
        disagreeing.set(text, (disagreeing.get(text) ?? new Set()).union(new Set(claims)));
      }
    }
    active.push(side);
  }
  const sides = [...disagreeing].map(([value, claims]) => ({ value, claims: idsOf([...claims]) }));
  return { field: 'STAKE', sides };
}

function sidesInOrder(given: readonly Given[]): Side[] {
  const sides = new Map<string, Side>();
  for (const { claim, stake } of given) {
    if (stake.percent === null) continue;
    const value = stakeValue(claim, stake);
    const text = percentText(stake.percent);
    const key = `${text} ${value.date?.edtf}`;
    const side = sides.get(key);
    if (side === undefined) sides.set(key, { value, percent: stake.percent, text, claims: [claim] });
    else side.claims.push(claim);
  }
  return [...sides.values()].sort(
    (a, b) => compareDays(a.value.from.day, b.value.from.day) || (a.text < b.text ? -1 : 1),
  );
}

function isReplaced(side: Side, by: Side): boolean {
  const date = side.value.date;
  const later = by.value.date;
  return later !== null && (date === null ? later.earliest !== null : surelyBefore(date, later));
}

function lineOf({ holder, target, right, planned }: ClaimStake): string {
  return `${holder} ${target} ${right === 'VOTES'} ${planned}`;
}
