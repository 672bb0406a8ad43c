/** A TieFilter made ready for many rows. Every part narrows; an empty list lets nothing pass. */
import { activityMask } from './interning.ts';
import type { Sight } from './sight.ts';
import type { TieFilter } from './snapshot.ts';
import { stageNumber, typeNumber } from './tie-table.ts';
import { valueAt } from './versions.ts';

export interface TieTest {
  /** Whether every tie passes, whatever its ends. */
  readonly passesAll: boolean;
  /** Type and stage as numbers, activities as bits. */
  tie(type: number, stage: number, activities: number, strength: number): boolean;
  /**
   * Whether the organisation is of the countries and kinds asked for: a tie passes where one end is of both.
   * Undefined: any will do.
   */
  readonly end: ((organization: number) => boolean) | undefined;
}

export function createTieTest(sight: Sight, filter: TieFilter = {}): TieTest {
  const types = filter.types && new Set(filter.types.map(typeNumber));
  const stages = filter.stages && new Set(filter.stages.map(stageNumber));
  const wanted = filter.activities && activityMask(filter.activities);
  const least = filter.minStrength ?? 0;
  return {
    passesAll:
      least <= 0 && [types, stages, wanted, filter.countries, filter.kinds].every((part) => part === undefined),
    tie: (type, stage, activities, strength) =>
      strength >= least &&
      (types === undefined || types.has(type)) &&
      (stages === undefined || stages.has(stage)) &&
      (wanted === undefined || (activities & wanted) !== 0),
    end: createEndTest(sight, filter),
  };
}

function createEndTest(sight: Sight, filter: TieFilter): TieTest['end'] {
  if (filter.countries === undefined && filter.kinds === undefined) return undefined;
  const countries = filter.countries && new Set(filter.countries);
  const kinds = filter.kinds && new Set(filter.kinds);
  const answers = new Map<number, boolean>();
  return (organization) => {
    let answer = answers.get(organization);
    if (answer === undefined) {
      const row = valueAt(sight.state.organizations, organization, sight.version);
      answer =
        row !== undefined &&
        (countries === undefined || (row.country !== null && countries.has(row.country))) &&
        (kinds === undefined || kinds.has(row.kind));
      answers.set(organization, answer);
    }
    return answer;
  };
}
