/** Shares that claims of one deal give for the same time, and that cannot both be true. */
import { compareDays, surelyBefore } from './dates.ts';
import type { Claim, ClaimStake, Conflict, Percentage } from './model.ts';
import { overlaps, percentText } from './percentages.ts';
import { type StakeValue, stakeValue } from './stake-values.ts';
import { idsOf } from './standing.ts';

/**
 * For each holder, target and right; plans are compared with plans. One conflict for the values of one time: 20.1 or 33.8 %
 * before a later 50.1 or 50.2 % are two.
 */
export function stakeConflicts(basis: readonly Claim[]): Conflict[] {
  const given = basis.flatMap((claim) => claim.stakes.map((stake) => ({ claim, stake })));
  if (given.length < 2) return [];
  return [...Map.groupBy(given, ({ stake }) => lineOf(stake)).values()].flatMap(conflictsOn);
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
  /** The sides that it disagrees with, at once or by way of others, and itself. */
  company: Set<Side>;
}

function conflictsOn(given: readonly Given[]): Conflict[] {
  const sides = sidesInOrder(given);
  const texts = new Map(sides.map((side) => [side.text, side.percent]));
  const opposed = new Set<string>();
  for (const [a, one] of texts) for (const [b, other] of texts) if (!overlaps(one, other)) opposed.add(`${a} ${b}`);
  if (opposed.size === 0) return [];
  let active: Side[] = [];
  for (const side of sides) {
    // What a surely later value has replaced is no longer compared.
    active = active.filter((other) => !isReplaced(other, side));
    for (const other of active) {
      if (other.company === side.company) continue;
      if (!opposed.has(`${other.text} ${side.text}`) || isReplaced(side, other)) continue;
      const company = other.company.union(side.company);
      for (const one of company) one.company = company;
    }
    active.push(side);
  }
  const companies = new Set(sides.map(({ company }) => company).filter(({ size }) => size > 1));
  return [...companies].map((company) => ({
    field: 'STAKE',
    sides: [
      ...Map.groupBy(
        sides.filter((side) => company.has(side)),
        (side) => side.text,
      ),
    ].map(([value, same]) => ({
      value,
      claims: idsOf([...new Set(same.flatMap((side) => side.claims))]),
    })),
  }));
}

function sidesInOrder(given: readonly Given[]): Side[] {
  const sides = new Map<string, Side>();
  for (const { claim, stake } of given) {
    if (stake.percent === null) continue;
    const value = stakeValue(claim, stake);
    const text = percentText(stake.percent);
    const key = `${text} ${value.date?.edtf}`;
    const side = sides.get(key);
    if (side !== undefined) {
      side.claims.push(claim);
      continue;
    }
    const first: Side = { value, percent: stake.percent, text, claims: [claim], company: new Set() };
    first.company.add(first);
    sides.set(key, first);
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
