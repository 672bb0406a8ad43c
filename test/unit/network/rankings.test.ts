import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMeasuring } from '../../../src/network/measuring.ts';
import { metricOf, rankings } from '../../../src/network/rankings.ts';
import type { DealRow } from '../../../src/network/snapshot.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { createWorkerLane } from '../../../src/network/worker-lane.ts';
import { makeTie, snapshotOf } from './makers.ts';

const lane = createWorkerLane();
const measuring = createMeasuring(lane);
afterAll(() => lane.close());

const query = { at: { asOf: '2020-01-01', knownAt: '2020-01-01' }, level: 'AS_REPORTED' } as const;
const file = join(import.meta.dirname, '../../../fixtures/networks/karate-club.json');
const karate = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly edges: [string, string][];
  readonly betweenness: Record<string, number>;
};
const club = snapshotOf(
  karate.edges.map(([a, b], place) =>
    makeTie({ type: 'PARTNERS', deal: `deal:${place}`, from: `organization:${a}`, to: `organization:${b}` }),
  ),
);

describe('rankings', () => {
  it('put the highest first, let equals share a rank, and then skip', async () => {
    const ties = ['b', 'c', 'd'].map((other) =>
      makeTie({ type: 'PARTNERS', deal: `deal:${other}`, from: 'organization:a', to: `organization:${other}` }),
    );
    const twice = makeTie({ type: 'SUPPLIES', deal: 'deal:b', from: 'organization:b', to: 'organization:a' });
    const snapshot = snapshotOf([...ties, twice]);
    const rank = async (metric: 'PARTNERS' | 'TIES', first = 10) =>
      (await rankings(snapshot, measuring, { ...query, metric, first })).map((one) => [
        one.rank,
        one.organization.slice(-1),
        one.value,
      ]);
    expect(await rank('PARTNERS')).toEqual([
      [1, 'a', 3],
      [2, 'b', 1],
      [2, 'c', 1],
      [2, 'd', 1],
    ]);
    expect(await rank('TIES', 3)).toEqual([
      [1, 'a', 4],
      [2, 'b', 2],
      [3, 'c', 1],
    ]);
  });

  it('agree with networkx on who stands in the middle', async () => {
    const [most] = Object.entries(karate.betweenness).sort(([, a], [, b]) => b - a);
    const [first] = await rankings(club, measuring, { ...query, metric: 'BETWEENNESS', first: 1 });
    expect(first).toEqual({ rank: 1, organization: `organization:${most![0]}`, value: expect.closeTo(most![1], 9) });
    const ranked = await rankings(club, measuring, { ...query, metric: 'PAGE_RANK', first: 100 });
    expect(ranked).toHaveLength(34);
    expect(ranked.reduce((sum, one) => sum + one.value, 0)).toBeCloseTo(1, 8);
  });

  it('are empty where there is no tie', async () => {
    for (const metric of ['PARTNERS', 'TIES', 'BETWEENNESS', 'PAGE_RANK'] as const) {
      expect(await rankings(snapshotOf([]), measuring, { ...query, metric, first: 5 })).toEqual([]);
    }
  });
});

describe('metrics of an organisation', () => {
  it('are nothing where it has no tie', async () => {
    const of = (metric: Parameters<typeof metricOf>[2]) =>
      metricOf(club, measuring, metric, ['organization:nobody'], query);
    expect(await of('partners')).toEqual([0]);
    expect(await of('ties')).toEqual([0]);
    expect(await of('jointVentures')).toEqual([0]);
    expect(await of('betweenness')).toEqual([0]);
    expect(await of('pageRank')).toEqual([0]);
    expect(await of('community')).toEqual([-1]);
  });

  it('keep apart the two sides into which the club broke', async () => {
    const [instructor, president, friend] = await metricOf(
      ...([club, measuring, 'community'] as const),
      ['organization:0', 'organization:33', 'organization:32'],
      query,
    );
    expect(instructor).not.toBe(president);
    expect(friend).toBe(president);
  });

  it('count a joint venture once, however many deals tell of it, and not in the venture itself', async () => {
    const row = (id: string, type: 'JOINT_VENTURE' | 'SUPPLY' | null, jointVenture: string | null): DealRow => ({
      ...{ id, title: id, background: false, firstReported: null, lastReported: null, since: null, steps: [] },
      ...{ publishers: [], maxPercent: null },
      faces: [
        {
          ...{ knownFrom: '2010-01-01', knownTo: '9999-12-31', type, activities: [], parties: [], regions: [] },
          ...{ jointVenture, value: null, disputed: false },
        },
      ],
    });
    const owns = (deal: string, to: string) =>
      makeTie({ type: 'OWNS', deal, from: 'organization:a', to: `organization:${to}` });
    const partners = (deal: string) =>
      makeTie({ type: 'PARTNERS', deal, from: 'organization:a', to: 'organization:b' });
    const index = createTieIndex();
    index.load({
      ...{ revision: 1, organizations: [], positions: [] },
      deals: [
        row('deal:1', 'JOINT_VENTURE', 'organization:v'),
        row('deal:2', 'JOINT_VENTURE', 'organization:v'),
        row('deal:3', 'JOINT_VENTURE', null),
        row('deal:4', 'SUPPLY', null),
        row('deal:5', null, null),
      ],
      ties: [owns('deal:1', 'v'), owns('deal:2', 'v'), ...['deal:3', 'deal:4', 'deal:5', 'deal:1'].map(partners)],
    });
    const counts = await metricOf(
      ...([index.snapshot(), measuring, 'jointVentures'] as const),
      ['organization:a', 'organization:b', 'organization:v'],
      query,
    );
    expect(counts).toEqual([2, 2, 0]);
  });
});
