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
  disagrees: boolean;
}

function conflictOn(given: readonly Given[]): Conflict {
  const sides = sidesInOrder(given);
  const texts = new Map(sides.map((side) => [side.text, side.percent]));
  const opposed = new Set<string>();
  for (const [a, one] of texts) for (const [b, other] of texts) if (!overlaps(one, other)) opposed.add(`${a} ${b}`);
  if (opposed.size === 0) return { field: 'STAKE', sides: [] };
  let active: Side[] = [];
  for (const side of sides) {
    // What a surely later value has replaced is no longer compared.
    active = active.filter((other) => !isReplaced(other, side));
    for (const other of active) {
      if (other.disagrees && side.disagrees) continue;
      if (!opposed.has(`${other.text} ${side.text}`) || isReplaced(side, other)) continue;
      other.disagrees = true;
      side.disagrees = true;
    }
    active.push(side);
  }
  const disagreeing = Map.groupBy(
    sides.filter((side) => side.disagrees),
    (side) => side.text,
  );
  return {
    field: 'STAKE',
    sides: [...disagreeing].map(([value, same]) => ({
      value,
      claims: idsOf([...new Set(same.flatMap((side) => side.claims))]),
    })),
  };
}

function sidesInOrder(given: readonly Given[]): Side[] {
  const sides = new Map<string, Side>();
  for (const { claim, stake } of given) {
    if (stake.percent === null) continue;
    const value = stakeValue(claim, stake);
    const text = percentText(stake.percent);
    const key = `${text} ${value.date?.edtf}`;
    const side = sides.get(key);
    if (side === undefined) sides.set(key, { value, percent: stake.percent, text, claims: [claim], disagrees: false });
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
