/** What of many changes in a network to tell first. */
import type { TieType } from '../domain/vocabulary.ts';
import type { Selection } from './selection.ts';
import type { ChangedField, TiePair } from './tie-pairs.ts';
import { BACKGROUND, typeNames } from './tie-table.ts';

/** How much a tie binds: what reshapes companies before what they buy from each other, and talks last. */
const weights = {
  MERGES_WITH: 10,
  ACQUIRES: 9,
  OWNS: 8,
  PARTNERS: 6,
  BUILDS_FOR: 5,
  PART_OF: 5,
  LICENSES: 4,
  SUPPLIES: 4,
  DISTRIBUTES_FOR: 3,
  EXPLORING: 3,
} as const satisfies Record<TieType, number>;

/** How much of news a change in these fields is, against a tie that is new; others are less. */
const fieldWeights: Partial<Record<ChangedField, number>> = { type: 1.2, percent: 0.9, planned: 0.9, stage: 0.7 };
const SMALL_CHANGE = 0.3;
/** An editor's statement is no news. */
const BACKGROUND_WEIGHT = 0.1;

/**
 * How important each change is, more for more: by the kind of tie, how sure it is, what changed of it, and how well
 * connected those are whom it ties.
 */
export function createImportance(
  before: Selection,
  after: Selection,
): (pair: TiePair, fields: readonly ChangedField[]) => number {
  const [earlier, later] = [countEnds(before), countEnds(after)];
  const connected = (organization: number) => Math.max(earlier[organization] ?? 0, later[organization] ?? 0);
  return ({ before: a, after: b }, fields) => {
    const [selection, place] = b < 0 ? [before, a] : [after, b];
    const binding = weights[typeNames[selection.type[place] ?? 0] ?? 'EXPLORING'];
    const known = (selection.facts(place).flags & BACKGROUND) !== 0 ? BACKGROUND_WEIGHT : 1;
    const news = fields.length === 0 ? 1 : Math.max(...fields.map((field) => fieldWeights[field] ?? SMALL_CHANGE));
    const ends = connected(selection.from[place] ?? 0) + connected(selection.to[place] ?? 0);
    return binding * known * news * (selection.strength[place] ?? 0) * Math.log2(2 + ends);
  };
}

function countEnds({ from, to }: Selection): Uint32Array {
  let most = 0;
  for (const end of from) if (end > most) most = end;
  for (const end of to) if (end > most) most = end;
  const counts = new Uint32Array(most + 1);
  for (const end of from) counts[end] = (counts[end] ?? 0) + 1;
  for (const end of to) counts[end] = (counts[end] ?? 0) + 1;
  return counts;
}
