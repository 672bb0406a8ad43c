import { afterEach, describe, expect, it } from 'vitest';
import { EXTENT } from '../../../src/network/force-layout.ts';
import { doJob, type Job } from '../../../src/network/jobs.ts';
import { createLayouts, type Layouts, type Point } from '../../../src/network/layouts.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { createWorkerLane, type WorkerLane } from '../../../src/network/worker-lane.ts';
import { makeTie, snapshotOf } from './makers.ts';

const id = (name: string) => `organization:${name}`;
const link = (a: string, b: string) => {
  const [from, to] = [id(a), id(b)].sort() as [string, string];
  return makeTie({ type: 'PARTNERS', deal: `deal:${a}${b}`, from, to });
};
const clique = (names: string) => [...names].flatMap((a) => [...names].filter((b) => a < b).map((b) => link(a, b)));
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

const opened: (Layouts | WorkerLane)[] = [];
const keep = <T extends Layouts | WorkerLane>(one: T): T => {
  opened.push(one);
  return one;
};
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A lane that works here, and counts. */
function laneHere(work: (job: Job) => Float64Array = doJob): WorkerLane & { readonly jobs: () => number } {
  let jobs = 0;
  return {
    jobs: () => jobs,
    run: async (_, job) => {
      jobs++;
      return work(job());
    },
    close: async () => {},
  };
}

const names = [...'abcdefgh'];
const twoSides = [...clique('abcd'), ...clique('efgh'), link('d', 'e')];

describe('the layout', () => {
  it('puts those near each other who are tied, all within the picture, and the same every time', async () => {
    const snapshot = snapshotOf(twoSides);
    const layouts = keep(createLayouts({ lane: keep(createWorkerLane()) }));
    layouts.positions(snapshot);
    await layouts.settled();
    const at = layouts.positions(snapshot);
    const points = names.map((name) => at(id(name)));
    expect(points.every(({ x, y }) => Math.abs(x) <= EXTENT && Math.abs(y) <= EXTENT)).toBe(true);
    expect(Math.max(...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBe(EXTENT);
    expect(distance(at(id('a')), at(id('b')))).toBeLessThan(distance(at(id('a')), at(id('g'))));

    const again = keep(createLayouts({ lane: laneHere() }));
    const turned = snapshotOf([...twoSides].reverse());
    again.positions(turned);
    await again.settled();
    expect(names.map((name) => again.positions(turned)(id(name)))).toEqual(points);
  });

  it('is over all times: a tie that has ended holds its ends together still', async () => {
    const snapshot = snapshotOf(twoSides.map((one) => ({ ...one, validTo: '2011-01-01', knownTo: '2012-01-01' })));
    const layouts = keep(createLayouts({ lane: laneHere() }));
    layouts.positions(snapshot);
    await layouts.settled();
    const at = layouts.positions(snapshot);
    expect(distance(at(id('a')), at(id('b')))).toBeLessThan(distance(at(id('a')), at(id('g'))));
  });

  it('serves until the next one is there, and puts who is new near those it is tied to', async () => {
    const index = createTieIndex();
    index.load({ revision: 1, organizations: [], deals: [], positions: [], ties: twoSides });
    const lane = laneHere();
    const layouts = keep(createLayouts({ lane, debounce: 5 }));
    layouts.positions(index.snapshot());
    await layouts.settled();
    const before = names.map((name) => layouts.positions(index.snapshot())(id(name)));
    expect(lane.jobs()).toBe(1);

    const add = (revision: number, name: string, other: string) =>
      index.apply({
        ...{ revision, organizations: [], removedOrganizations: [], deals: [], removedDeals: [] },
        ...{ positions: new Map(), ties: new Map([[`deal:${name}${other}`, [link(name, other)]]]) },
      });
    add(2, 'new', 'b');
    const at = layouts.positions(index.snapshot());
    expect(names.map((name) => at(id(name)))).toEqual(before);
    expect(distance(at(id('new')), at(id('b')))).toBeLessThan(50);
    const stranger = at(id('stranger'));
    expect(Math.hypot(stranger.x, stranger.y)).toBeGreaterThan(EXTENT * 0.85);
    expect(at(id('stranger'))).toEqual(stranger);
    add(3, 'newer', 'b');
    layouts.positions(index.snapshot());
    await layouts.settled();
    expect(lane.jobs()).toBe(2);
    expect(distance(layouts.positions(index.snapshot())(id('newer')), at(id('b')))).toBeLessThan(EXTENT);
  });

  it('is not made anew where a change brought no tie between two who had none', async () => {
    const index = createTieIndex();
    index.load({ revision: 1, organizations: [], deals: [], positions: [], ties: twoSides });
    const lane = laneHere();
    const layouts = keep(createLayouts({ lane, debounce: 5 }));
    layouts.positions(index.snapshot());
    await layouts.settled();
    index.apply({
      ...{ revision: 2, organizations: [], removedOrganizations: [], deals: [], removedDeals: [] },
      ...{ positions: new Map(), ties: new Map([['deal:more', [{ ...link('a', 'b'), deal: 'deal:more' }]]]) },
    });
    layouts.positions(index.snapshot());
    await layouts.settled();
    expect(lane.jobs()).toBe(1);
  });

  it('leaves the one before in place where it fails, and says so', async () => {
    const errors: unknown[] = [];
    const failing = laneHere(() => {
      throw new Error('out of memory');
    });
    const layouts = keep(createLayouts({ lane: failing, onError: (error) => errors.push(error) }));
    const snapshot = snapshotOf(twoSides);
    const seed = layouts.positions(snapshot)(id('a'));
    await expect(layouts.settled()).rejects.toThrow('out of memory');
    expect(errors).toHaveLength(1);
    expect(layouts.positions(snapshot)(id('a'))).toEqual(seed);
    await layouts.settled();
    expect(failing.jobs()).toBe(1);
  });

  it('of nothing is nothing', async () => {
    const layouts = keep(createLayouts({ lane: laneHere() }));
    const at = layouts.positions(snapshotOf([]));
    await layouts.settled();
    expect(Math.abs(at(id('a')).x)).toBeLessThanOrEqual(EXTENT);
  });
});
