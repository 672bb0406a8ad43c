import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Percentage, Position } from '../../../src/domain/model.ts';
import { percentText } from '../../../src/domain/percentages.ts';
import { lookThrough } from '../../../src/network/look-through.ts';
import { exactly, makePosition, snapshotOf } from './makers.ts';

const at = { asOf: '2024-01-01', knownAt: '2024-01-01' };
const id = (name: string) => `organization:${name}`;

function stake(
  holder: string,
  target: string,
  percent: Percentage | number | null,
  part: Partial<Position> = {},
): Position {
  const share = typeof percent === 'number' ? exactly(percent) : percent;
  return makePosition({ holder: id(holder), target: id(target), percent: share, ...part });
}

function look(positions: readonly Position[], name: string, direction: 'UP' | 'DOWN', maxDepth = 6) {
  const found = lookThrough(snapshotOf([], positions), { organization: id(name), at, direction, maxDepth });
  return Object.fromEntries(
    found.map((one) => [
      one.organization.replace('organization:', ''),
      { text: percentText(one.percent), depth: one.depth, circular: one.circular, chains: one.chains.length },
    ]),
  );
}

const range = (min: number, max: number): Percentage => ({ ...exactly(0), exact: null, min, max });

describe('stakes looked through', () => {
  it('multiply along a chain, as intervals, up and down alike', () => {
    const stakes = [
      stake('group', 'holding', 60),
      stake('holding', 'maker', range(20, 25)),
      stake('maker', 'plant', 50),
    ];
    expect(look(stakes, 'plant', 'UP')).toEqual({
      maker: { text: '50 %', depth: 1, circular: false, chains: 1 },
      holding: { text: '10–12.5 %', depth: 2, circular: false, chains: 1 },
      group: { text: '6–7.5 %', depth: 3, circular: false, chains: 1 },
    });
    expect(look(stakes, 'group', 'DOWN')).toMatchObject({
      holding: { text: '60 %', depth: 1 },
      maker: { text: '12–15 %', depth: 2 },
      plant: { text: '6–7.5 %', depth: 3 },
    });
    expect(Object.keys(look(stakes, 'plant', 'UP', 2))).toEqual(['maker', 'holding']);
    expect(look(stakes, 'group', 'UP')).toEqual({});
  });

  it('add up over the chains to the same organisation', () => {
    const stakes = [stake('a', 'b', 50), stake('b', 'c', 50), stake('a', 'c', 20)];
    expect(look(stakes, 'c', 'UP')).toEqual({
      a: { text: '45 %', depth: 1, circular: false, chains: 2 },
      b: { text: '50 %', depth: 1, circular: false, chains: 1 },
    });
    const [first] = lookThrough(snapshotOf([], stakes), { organization: id('c'), at, direction: 'UP', maxDepth: 6 });
    expect(first?.organization).toBe(id('b'));
    const a = lookThrough(snapshotOf([], stakes), { organization: id('a'), at, direction: 'DOWN', maxDepth: 6 });
    const chains = a.find((one) => one.organization === id('c'))?.chains;
    expect(chains?.map((chain) => chain.map(({ holder, target }) => `${holder} ${target}`))).toEqual([
      ['organization:a organization:c'],
      ['organization:a organization:b', 'organization:b organization:c'],
    ]);
  });

  it('stop where a cross-holding closes a loop, and say so: Renault and Nissan', () => {
    const stakes = [
      stake('renault', 'nissan', 36),
      stake('nissan', 'renault', 15),
      stake('nissan', 'mitsubishi', 24),
      stake('france', 'renault', 15),
    ];
    expect(look(stakes, 'mitsubishi', 'UP')).toEqual({
      nissan: { text: '24 %', depth: 1, circular: true, chains: 1 },
      renault: { text: '8.64 %', depth: 2, circular: true, chains: 1 },
      france: { text: '1.3 %', depth: 3, circular: false, chains: 1 },
    });
    expect(look(stakes, 'renault', 'UP')).toMatchObject({
      nissan: { text: '15 %', circular: true },
      france: { text: '15 %', circular: false },
    });
    expect(look(stakes, 'renault', 'DOWN')).toMatchObject({
      nissan: { text: '36 %', circular: true },
      mitsubishi: { text: '8.64 %', circular: false },
    });
    expect(look([stake('own', 'own', 3), stake('x', 'own', 9)], 'own', 'UP')).toEqual({
      x: { text: '9 %', depth: 1, circular: false, chains: 1 },
    });
  });

  it('leave open what nobody stated', () => {
    const unstated = [stake('a', 'b', null), stake('b', 'c', 40)];
    expect(look(unstated, 'c', 'UP')).toMatchObject({ a: { text: 'up to 40 %' }, b: { text: '40 %' } });
    const both = [...unstated, stake('a', 'c', 10)];
    expect(look(both, 'c', 'UP')).toMatchObject({ a: { text: '10–50 %' } });
    expect(look([stake('a', 'b', null)], 'b', 'UP')).toMatchObject({ a: { text: 'share not stated' } });
    const above = { ...exactly(0), exact: null, min: 20, minExclusive: true };
    expect(look([stake('a', 'c', above), ...unstated], 'c', 'UP')).toMatchObject({ a: { text: 'more than 20 %' } });
  });

  it('count what is held at the moment, and of one holder the equity before the votes', () => {
    const stakes = [
      stake('a', 'b', 30, { id: 'position:votes', right: 'VOTES' }),
      stake('a', 'b', 20, { id: 'position:equity' }),
      stake('c', 'b', 10, { planned: true }),
      stake('d', 'b', 10, { validTo: '2020-01-01' }),
      stake('e', 'b', 10, { knownFrom: '2025-01-01' }),
      stake('f', 'b', 0),
      stake('g', 'b', 7, { right: 'VOTES' }),
    ];
    expect(look(stakes, 'b', 'UP')).toMatchObject({ a: { text: '20 %' }, g: { text: '7 %' } });
    expect(Object.keys(look(stakes, 'b', 'UP')).sort()).toEqual(['a', 'g']);
  });

  it('show at most 20 chains to an organisation, and count them all', () => {
    const middle = Array.from({ length: 25 }, (_, at) => `m${at}`);
    const stakes = middle.flatMap((name) => [stake('top', name, 100), stake(name, 'end', 2)]);
    expect(look(stakes, 'end', 'UP')).toMatchObject({ top: { text: '50 %', depth: 2, chains: 20 } });
  });

  it('come to an end where everyone holds everyone, and never state more than 100 %', () => {
    const names = Array.from({ length: 14 }, (_, at) => `n${at}`);
    const stakes = names.flatMap((holder) =>
      names.filter((target) => target !== holder).map((target) => stake(holder, target, 50)),
    );
    const found = lookThrough(snapshotOf([], stakes), { organization: id('n0'), at, direction: 'UP', maxDepth: 6 });
    expect(found).toHaveLength(13);
    expect(found.every((one) => one.circular && one.chains.length === 20)).toBe(true);
    expect(found.every((one) => (one.percent?.exact ?? one.percent?.max ?? 100) <= 100)).toBe(true);
  });

  it('are what a walk along every chain gives', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const stakes = fc.uniqueArray(
      fc.record({
        holder: fc.constantFrom(...names),
        target: fc.constantFrom(...names),
        share: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 12, selector: ({ holder, target }) => `${holder} ${target}` },
    );
    fc.assert(
      fc.property(stakes, fc.integer({ min: 1, max: 6 }), (list, maxDepth) => {
        const expected = new Map<string, number>();
        const walk = (path: string[], part: number) => {
          for (const { holder, target, share } of list) {
            if (target !== path.at(-1) || path.includes(holder) || path.length > maxDepth) continue;
            expected.set(holder, (expected.get(holder) ?? 0) + (part * share) / 100);
            walk([...path, holder], (part * share) / 100);
          }
        };
        walk(['a'], 100);
        const positions = list.map(({ holder, target, share }) => stake(holder, target, share));
        const found = lookThrough(snapshotOf([], positions), { organization: id('a'), at, direction: 'UP', maxDepth });
        expect(found.map((one) => one.organization.slice(-1)).sort()).toEqual([...expected.keys()].sort());
        for (const one of found) {
          expect(one.percent?.exact).toBeCloseTo(expected.get(one.organization.slice(-1))!, 4);
        }
      }),
    );
  });
});
