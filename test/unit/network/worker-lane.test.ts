import { afterEach, describe, expect, it } from 'vitest';
import type { SimpleGraph } from '../../../src/network/graph.ts';
import type { Job } from '../../../src/network/jobs.ts';
import { measure } from '../../../src/network/measures.ts';
import { createMeasuring } from '../../../src/network/measuring.ts';
import { createWorkerLane, type WorkerLane } from '../../../src/network/worker-lane.ts';
import { makeTie, snapshotOf } from './makers.ts';

/** A ring: every node has two neighbours. Betweenness of a long one takes minutes. */
function ring(order: number): SimpleGraph {
  const offsets = Uint32Array.from({ length: order + 1 }, (_, node) => node * 2);
  const neighbours = Uint32Array.from({ length: order * 2 }, (_, at) => {
    const node = at >> 1;
    return (node + (at % 2 === 0 ? 1 : order - 1)) % order;
  });
  return { order, offsets, neighbours };
}

const endless = (): Job => ({ kind: 'BETWEENNESS', graph: ring(100_000) });
const short = (): Job => ({ kind: 'PAGE_RANK', graph: ring(50) });

const lanes: WorkerLane[] = [];
const open = () => {
  const lane = createWorkerLane();
  lanes.push(lane);
  return lane;
};
afterEach(async () => {
  for (const lane of lanes.splice(0)) await lane.close();
});

describe('the lane to the worker thread', () => {
  it('gives the numbers that the same work gives here', async () => {
    const lane = open();
    for (const kind of ['PAGE_RANK', 'BETWEENNESS', 'COMMUNITIES'] as const) {
      expect(await lane.run(kind, () => ({ kind, graph: ring(60) }))).toEqual(measure(kind, ring(60)));
    }
  });

  it('stops work that nobody waits for any more, and goes on with the next', async () => {
    const lane = open();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = lane.run('endless', endless, first.signal);
    const other = lane.run('endless', endless, second.signal);
    const next = lane.run('short', short);
    first.abort(new Error('the first has gone'));
    await expect(one).rejects.toThrow('the first has gone');
    second.abort(new Error('the second has gone'));
    await expect(other).rejects.toThrow('the second has gone');
    expect(await next).toHaveLength(50);
  });

  it('drops work that was given up before its turn came', async () => {
    const lane = open();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const one = lane.run('endless', endless, running.signal);
    let isMade = false;
    const never = lane.run(
      'never',
      () => {
        isMade = true;
        return short();
      },
      waiting.signal,
    );
    waiting.abort(new Error('gone'));
    await expect(never).rejects.toThrow('gone');
    running.abort(new Error('gone'));
    await expect(one).rejects.toThrow('gone');
    await lane.run('short', short);
    expect(isMade).toBe(false);
    await expect(lane.run('late', short, AbortSignal.abort(new Error('long gone')))).rejects.toThrow('long gone');
  });

  it('does the same work once for all who ask while it lasts', async () => {
    const lane = open();
    let made = 0;
    const job = () => {
      made++;
      return short();
    };
    const [a, b] = await Promise.all([lane.run('same', job), lane.run('same', job)]);
    expect(made).toBe(1);
    expect(a).toBe(b);
  });

  it('tells of work that fails, and goes on', async () => {
    const lane = open();
    const broken = () => ({ kind: 'PAGE_RANK', graph: null }) as unknown as Job;
    const failing = lane.run('broken', () => {
      throw new Error('no graph');
    });
    await expect(failing).rejects.toThrow('no graph');
    await expect(lane.run('broken', broken)).rejects.toThrow('The worker thread failed');
    expect(await lane.run('short', short)).toHaveLength(50);
  });

  it('rejects whoever waits when it closes', async () => {
    const lane = open();
    const waiting = expect(lane.run('endless', endless)).rejects.toThrow('closed');
    await lane.close();
    await waiting;
    await expect(lane.run('short', short)).rejects.toThrow('closed');
  });
});

describe('measuring', () => {
  it('sends what is large to the worker thread, and measures it once a snapshot', async () => {
    const asked: string[] = [];
    const graph = Array.from({ length: 3000 }, (_, place) =>
      makeTie({
        ...{ type: 'SUPPLIES', deal: `deal:${place}` },
        ...{ from: `organization:${place}`, to: `organization:${(place * 7 + 1) % 3000}` },
      }),
    );
    const snapshot = snapshotOf(graph.filter((one) => one.from !== one.to));
    const lane: WorkerLane = {
      run: async (key, job) => {
        asked.push(key);
        return measure('BETWEENNESS', { ...job().graph, order: 0 });
      },
      close: async () => {},
    };
    const measuring = createMeasuring(lane);
    const query = { at: { asOf: '2020-01-01', knownAt: '2020-01-01' }, level: 'AS_REPORTED' } as const;
    const first = await measuring.measure(snapshot, 'BETWEENNESS', query);
    expect(await measuring.measure(snapshot, 'BETWEENNESS', query)).toBe(first);
    expect(asked).toHaveLength(1);
    expect(await measuring.measure(snapshot, 'PAGE_RANK', query)).toHaveLength(snapshot.graph(query).order);
    expect(asked).toHaveLength(1);
  });
});
