/** One order for the lists of a claim's facts: none of them means anything by its order. */
import type { ClaimFacts } from '../../domain/model.ts';

/** The same facts with each list sorted and each entry once. */
export function factsOrder(facts: ClaimFacts): ClaimFacts {
  return {
    ...facts,
    milestones: sorted(facts.milestones, ({ stage, on }) => [stage, on.edtf]),
    activities: sorted(facts.activities, (activity) => activity),
    parties: sorted(facts.parties, ({ organization, role, from, until, comment }) => [
      ...[organization, role, from?.edtf, until?.edtf, comment],
    ]),
    stakes: sorted(facts.stakes, ({ holder, target, percent, right, planned, from, to }) => [
      ...[holder, target, percent, right, planned, from?.edtf, to?.edtf],
    ]),
    models: sorted(facts.models, (model) => model),
    regions: sorted(facts.regions, (region) => region),
  };
}

function sorted<T>(items: readonly T[], by: (item: T) => unknown): readonly T[] {
  if (items.length < 2) return items;
  const keyed = new Map(items.map((item) => [JSON.stringify(by(item)), item]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
