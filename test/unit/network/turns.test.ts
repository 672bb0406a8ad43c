/** Questions about many ties are worked out in turns: others are answered in between, and nothing of theirs gets in. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTieIndex, type TieIndex } from '../../../src/network/tie-index.ts';
import { atOnce, partByPart } from '../../../src/network/turns.ts';
import { makeTie } from './makers.ts';

const at = { asOf: '2024-01-01', knownAt: '2024-01-01' };
const groups = { at, level: 'GROUP' } as const;
const MANY = 45_000;
const organization = (number: number) => `organization:${number % 300}`;

function indexOfMany(): TieIndex {
  const index = createTieIndex();
  const ties = Array.from({ length: MANY }, (_, at) =>
    makeTie({ type: 'SUPPLIES', deal: `deal:${at}`, from: organization(at), to: organization(at + 1 + (at % 7)) }),
  );
  index.load({ revision: 1, organizations: [], deals: [], ties, positions: [] });
  return index;
}

/** How many turns others have until it settles. */
async function turnsUntil(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  work.then(settle, settle);
  for (await Promise.resolve(); !isSettled; turns += 1) await nextTurn();
  return turns;
}

describe('ties of groups among many', () => {
  it('are the same in turns as at once', async () => {
    const selected = await indexOfMany().snapshot().selectInTurns(groups);
    const whole = indexOfMany().snapshot().select(groups);
    expect(selected.count).toBe(whole.count);
    expect([selected.row, selected.from, selected.to, selected.strength]).toEqual([
      ...[whole.row, whole.from, whole.to, whole.strength],
    ]);
  });

  it('leave turns to others, and are there at once for who asks next', async () => {
    const snapshot = indexOfMany().snapshot();
    expect(await turnsUntil(snapshot.selectInTurns(groups))).toBeGreaterThanOrEqual(2);
    expect(await snapshot.selectInTurns(groups)).toBe(snapshot.select(groups));
  });

  it('are those of the snapshot, whatever is reported in between', async () => {
    const index = indexOfMany();
    const snapshot = index.snapshot();
    const selecting = snapshot.selectInTurns(groups);
    await nextTurn();
    const [first, last] = ['deal:0', `deal:${MANY - 1}`];
    const news = makeTie({ type: 'OWNS', deal: last, from: organization(0), to: organization(5) });
    index.apply({
      ...{ revision: 2, organizations: [], removedOrganizations: [], deals: [], removedDeals: [first] },
      ...{ ties: new Map([[last, [news]]]), positions: new Map() },
    });
    const before = await selecting;
    expect(before.count).toBe(MANY);
    expect(before.view(MANY - 1).type).toBe('SUPPLIES');
    const after = await index.snapshot().selectInTurns(groups);
    expect(after.count).toBe(MANY - 1);
  });

  it('are given up where nobody waits', async () => {
    const snapshot = indexOfMany().snapshot();
    const gone = new AbortController();
    const selecting = snapshot.selectInTurns(groups, gone.signal);
    gone.abort(new Error('gone'));
    await expect(selecting).rejects.toThrow('gone');
  });
});

describe('work in parts', () => {
  function* parts(done: number[]): Generator<void, string> {
    for (const part of [1, 2, 3]) {
      done.push(part);
      yield;
    }
    return 'all';
  }

  it('comes to the same at once and in turns', async () => {
    expect([atOnce(parts([])), await partByPart(parts([]), undefined)]).toEqual(['all', 'all']);
  });

  it('goes no further once nobody waits', async () => {
    const done: number[] = [];
    const gone = new AbortController();
    const work = partByPart(parts(done), gone.signal);
    gone.abort(new Error('gone'));
    await expect(work).rejects.toThrow('gone');
    expect(done).toEqual([1]);
  });
});
