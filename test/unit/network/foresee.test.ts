import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IndexDelta } from '../../../src/network/delta.ts';
import type { Snapshot } from '../../../src/network/snapshot.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { dealIds, moment, organizations, position, query, tie } from './arbitraries.ts';
import { plain } from './reference.ts';

const world = fc.record({
  organizations,
  ties: fc.array(tie, { maxLength: 20 }),
  positions: fc.array(position, { maxLength: 6 }),
});

it('foresees what the index would hold after a change, and holds what it held', () => {
  const deals = fc.subarray(dealIds, { minLength: 1 });
  fc.assert(
    fc.property(
      world,
      world,
      deals,
      fc.array(query, { minLength: 4, maxLength: 4 }),
      moment,
      (before, after, changed, queries, at) => {
        const load = () => {
          const index = createTieIndex();
          index.load({ revision: 1, deals: [], ...before });
          return index;
        };
        const change: IndexDelta = {
          ...{ revision: 2, organizations: after.organizations, removedOrganizations: [], deals: [], removedDeals: [] },
          ties: new Map(changed.map((deal) => [deal, after.ties.filter((one) => one.deal === deal)])),
          positions: Map.groupBy(after.positions, ({ target }) => target),
        };
        const answers = (snapshot: Snapshot) => [
          ...queries.map((asked) => snapshot.ties(asked).map(plain).sort()),
          [...snapshot.organizations()].map((row) => JSON.stringify(row)).sort(),
          [...snapshot.organizations()]
            .flatMap(({ id }) =>
              snapshot.positions({ at, target: id, planned: true }).map((one) => JSON.stringify(one)),
            )
            .sort(),
        ];
        const index = load();
        const [held, taken] = [answers(index.snapshot()), index.snapshot()];
        const foreseen = index.foresee(change);
        const changedIndex = load();
        changedIndex.apply(change);
        expect(answers(foreseen)).toEqual(answers(changedIndex.snapshot()));
        expect([answers(index.snapshot()), answers(taken), index.revision]).toEqual([held, held, 1]);
        // And once more after a real change, which begins from what was held.
        index.apply(change);
        expect(answers(index.snapshot())).toEqual(answers(changedIndex.snapshot()));
        expect(answers(foreseen)).toEqual(answers(changedIndex.snapshot()));
      },
    ),
    { numRuns: 200 },
  );
});
