import { describe, expect, it } from 'vitest';
import { firstLayout } from '../../../src/alliances/reads/network-reads.ts';
import type { Layouts } from '../../../src/network/layouts.ts';
import { snapshotOf } from '../network/makers.ts';

function layouts(settled: Promise<void>) {
  const asked: unknown[] = [];
  const one: Layouts = {
    positions(snapshot) {
      asked.push(snapshot);
      return () => ({ x: 0, y: 0 });
    },
    name: '',
    settled: () => settled,
    close: () => {},
  };
  return { one, asked };
}

describe('the first picture of the network', () => {
  it('is begun once, and waited for no longer by the next than by the first', async () => {
    const { one, asked } = layouts(Promise.resolve());
    const begun = firstLayout(one, snapshotOf([]));
    expect(firstLayout(one, snapshotOf([]))).toBe(begun);
    await begun;
    expect(asked).toHaveLength(1);
  });

  it('is done without where it cannot be laid out', async () => {
    await expect(firstLayout(layouts(Promise.reject(new Error('no thread'))).one, snapshotOf([]))).resolves.toBe(
      undefined,
    );
  });
});
