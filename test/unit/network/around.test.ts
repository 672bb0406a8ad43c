import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { networkAround } from '../../../src/network/around.ts';
import type { NetworkSnapshot } from '../../../src/network/live-snapshot.ts';
import { createMeasuring } from '../../../src/network/measuring.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { createWorkerLane } from '../../../src/network/worker-lane.ts';
import { query as anyQuery, organizationIds, organizations, tie } from './arbitraries.ts';
import { makeTie, snapshotOf } from './makers.ts';
import { tiesAt, ultimateOf } from './reference.ts';

const lane = createWorkerLane();
const measuring = createMeasuring(lane);
afterAll(() => lane.close());

const at = { asOf: '2020-01-01', knownAt: '2020-01-01' };
const id = (name: string) => `organization:${name}`;
let deals = 0;
const between = (a: string, b: string) => {
  const [from, to] = [id(a), id(b)].sort() as [string, string];
  return makeTie({ type: 'PARTNERS', deal: `deal:${deals++}`, from, to });
};

// a – b – c – d – e, with two ties from b to c; x stands with y apart; hub h has many leaves.
const chain = [between('a', 'b'), between('b', 'c'), between('b', 'c'), between('c', 'd'), between('d', 'e')];
const apart = [between('x', 'y')];

async function around(snapshot: NetworkSnapshot, focus: string[], depth = 1, limit = 60) {
  const found = await networkAround(snapshot, measuring, {
    ...{ at, level: 'AS_REPORTED', depth, limit },
    focus: focus.map(id),
  });
  const names = found.nodes.map((node) => [node.organization.replace('organization:', ''), node.distance]);
  return { ...found, names };
}

describe('the network around an organisation', () => {
  const snapshot = snapshotOf([...chain, ...apart]);

  it('reaches as far as it is asked to, and has all ties among those it reaches', async () => {
    const one = await around(snapshot, ['c']);
    expect(one.names).toEqual([
      ['c', 0],
      ['b', 1],
      ['d', 1],
    ]);
    expect(one.ties).toHaveLength(3);
    const two = await around(snapshot, ['c'], 2);
    expect(two.names.map(([name]) => name).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([two.totalNodes, two.totalTies, two.truncated]).toEqual([5, 5, false]);
  });

  it('has the partners of each node, shown or not, and distances to the nearest focus', async () => {
    const found = await around(snapshot, ['a', 'e']);
    expect(found.names).toEqual([
      ['a', 0],
      ['e', 0],
      ['b', 1],
      ['d', 1],
    ]);
    expect(found.nodes.map((node) => node.degree)).toEqual([1, 1, 2, 2]);
  });

  it('keeps a focus that has no tie, or that nobody knows of', async () => {
    const found = await around(snapshot, ['lonely', 'x']);
    expect(found.names).toEqual([
      ['x', 0],
      ['y', 1],
      ['lonely', 0],
    ]);
    expect(new Set(found.nodes.map((node) => node.community)).size).toBe(2);
    expect([found.totalNodes, found.totalTies]).toEqual([3, 1]);
    expect(await around(snapshotOf([]), ['lonely'])).toMatchObject({ totalNodes: 1, totalTies: 0, ties: [] });
  });

  it('without a focus is that of all, without distances', async () => {
    const found = await around(snapshot, []);
    expect(found.totalNodes).toBe(7);
    expect(found.nodes.every((node) => node.distance === null)).toBe(true);
    expect(await around(snapshotOf([]), [])).toMatchObject({ nodes: [], ties: [], totalNodes: 0, truncated: false });
  });

  it('is cut to the most central, tells what there is in all, and hangs together', async () => {
    // f knows l1 to l6; l6 knows many who know nobody else: of f's partners l6 is the most central.
    const leaves = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6'].map((leaf) => between('f', leaf));
    const many = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'].map((leaf) => between('l6', leaf));
    const star = snapshotOf([...leaves, ...many]);
    const found = await around(star, ['f'], 1, 2);
    expect(found.names).toEqual([
      ['f', 0],
      ['l6', 1],
    ]);
    expect([found.totalNodes, found.totalTies, found.truncated, found.ties.length]).toEqual([7, 6, true, 1]);
    const deep = await around(star, ['m1'], 3, 3);
    expect(deep.names).toEqual([
      ['m1', 0],
      ['l6', 1],
      ['f', 2],
    ]);
    const most = await around(star, [], 1, 2);
    expect(most.names.map(([name]) => name)).toEqual(['l6', 'f']);
    const two = await around(star, ['l1', 'l2'], 1, 1);
    expect(two.names.map(([name]) => name)).toEqual(['l1', 'l2']);
  });

  it('asks of the other end whether it passes', async () => {
    const index = createTieIndex();
    const row = (name: string, country: string) => ({
      ...{ id: id(name), name, kind: 'AUTOMAKER' as const, country, placeholder: false },
    });
    const rows = [row('a', 'CN'), row('b', 'FR'), row('c', 'CN'), row('d', 'FR')];
    const ties = [between('a', 'b'), between('a', 'c'), between('c', 'd')];
    index.load({ revision: 1, organizations: rows, deals: [], ties, positions: [] });
    const asked = { at, level: 'AS_REPORTED', filter: { countries: ['CN'] }, limit: 60 } as const;
    const names = async (depth: number) => {
      const found = await networkAround(index.snapshot(), measuring, { ...asked, focus: [id('a')], depth });
      return found.nodes.map((node) => node.organization).sort();
    };
    expect(await names(1)).toEqual([id('a'), id('c')]);
    expect(await names(2)).toEqual([id('a'), id('c'), id('d')]);
  });

  it('equals a walk by hand, at any moment, level and filter', async () => {
    const facts = fc.record({ organizations, ties: fc.array(tie, { maxLength: 25 }) });
    const focuses = fc.subarray([...organizationIds], { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(facts, anyQuery, focuses, fc.integer({ min: 1, max: 3 }), async (world, asked, focus, depth) => {
        const index = createTieIndex();
        index.load({ revision: 1, deals: [], positions: [], ...world });
        const { countries: _, kinds: __, ...filter } = asked.filter ?? {};
        const query = { at: asked.at, level: asked.level, filter };
        const found = await networkAround(index.snapshot(), measuring, { ...query, focus, depth, limit: 60 });
        const ties = tiesAt({ ...world, positions: [] }, query);
        const reached = new Set(
          focus.map((one) => (asked.level === 'GROUP' ? ultimateOf({ ...world, positions: [] }, one, asked.at) : one)),
        );
        for (let step = 0; step < depth; step++) {
          for (const known of [...reached]) {
            for (const one of ties) {
              if (one.from === known) reached.add(one.to);
              if (one.to === known) reached.add(one.from);
            }
          }
        }
        expect(found.nodes.map((node) => node.organization).sort()).toEqual([...reached].sort());
        const inside = ties.filter((one) => reached.has(one.from) && reached.has(one.to));
        expect([found.totalTies, found.ties.length]).toEqual([inside.length, inside.length]);
      }),
      { numRuns: 200 },
    );
  });
});
