/** What holds for a deal's whole life, as known on the days of one band. */
import { sidesOf } from './cast.ts';
import { conflictsOf, moneyKey } from './conflicts.ts';
import type { Band } from './life.ts';
import type { Claim, DealFace, Money } from './model.ts';
import { idsOf, originsOf } from './standing.ts';

/** Turns a band into the face that is shown; models and regions are those of every claim, talks included. */
export function faceOf(band: Band): DealFace {
  const { knownFrom, knownTo, claims, cast } = band;
  return {
    knownFrom,
    knownTo,
    type: cast.type,
    activities: cast.activities,
    parties: cast.parties.map(({ organization, role, from, until, claims: named }) => ({
      organization,
      role,
      from,
      until,
      claims: named,
    })),
    jointVenture: cast.jointVenture,
    value: mainValue(cast.basis),
    models: unique(claims.map((claim) => claim.models)),
    regions: unique(claims.map((claim) => claim.regions)),
    conflicts: conflictsOf(band),
    claims: idsOf(claims),
    independentOrigins: originsOf(claims).size,
  };
}

function mainValue(basis: readonly Claim[]): Money | null {
  const [first] = sidesOf(basis, (claim) => (claim.value === null ? null : moneyKey(claim.value)));
  return first?.[1][0]?.value ?? null;
}

function unique(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
