import { describe, expect, it } from 'vitest';
import { createKept } from '../../../src/network/kept.ts';
import type { Snapshot } from '../../../src/network/snapshot.ts';
import { snapshotOf } from './makers.ts';

const [now, later]: Snapshot[] = [snapshotOf([]), snapshotOf([])];

function counting<T>(answer: (asked: number) => Promise<T>) {
  let asked = 0;
  return {
    workOut: () => {
      asked += 1;
      return answer(asked);
    },
    get asked() {
      return asked;
    },
  };
}

describe('what follows from a snapshot', () => {
  it('is worked out once for all who ask, and anew of the next snapshot', async () => {
    const kept = createKept<number>(2);
    const work = counting(async (asked) => asked);
    const both = await Promise.all([kept(now!, 'a', work.workOut), kept(now!, 'a', work.workOut)]);
    expect([...both, await kept(now!, 'a', work.workOut), await kept(later!, 'a', work.workOut)]).toEqual([1, 1, 1, 2]);
  });

  it('is forgotten where others were asked for since', async () => {
    const kept = createKept<string>(2);
    const work = counting(async () => '');
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await kept(now!, key, work.workOut);
    expect(work.asked).toBe(4);
  });

  it('is worked out by the next where the first one gave up', async () => {
    const kept = createKept<number>(2);
    const work = counting((asked) => (asked === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(asked)));
    const first = kept(now!, 'a', work.workOut);
    const second = kept(now!, 'a', work.workOut);
    await expect(first).rejects.toThrow('gone');
    expect(await second).toBe(2);
    expect(await kept(now!, 'a', work.workOut)).toBe(2);
  });
});
