import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { bidirectional } from 'graphology-shortest-path';
import { describe, expect, it } from 'vitest';
import type { Tie } from '../../../src/domain/model.ts';
import { findPaths, hopsBetween } from '../../../src/network/paths.ts';
import { createRandom } from '../../../src/network/random.ts';
import { makeTie, snapshotOf } from './makers.ts';

const query = { at: { asOf: '2020-01-01', knownAt: '2020-01-01' }, level: 'AS_REPORTED' } as const;
const id = (name: string | number) => `organization:${name}`;

function link(deal: number, a: string | number, b: string | number, strength = 0.5): Tie {
  const [from, to] = [id(a), id(b)].sort() as [string, string];
  return makeTie({ type: 'PARTNERS', deal: `deal:${deal}`, from, to, strength });
}

function paths(ties: readonly Tie[], from: string, to: string, { first = 10, maxHops = 6 } = {}) {
  const found = findPaths(snapshotOf(ties), { ...query, from: id(from), to: id(to), first, maxHops });
  return found.paths.map((path) => path.organizations.map((one) => one.replace('organization:', '')).join(''));
}

describe('paths between two organisations', () => {
  it('come the shortest first, then the one with the strongest weakest tie, then by ids', () => {
    const ties = [
      ...[link(1, 'a', 'b', 0.9), link(2, 'b', 'z', 0.2)],
      ...[link(3, 'a', 'c', 0.4), link(4, 'c', 'z', 0.4)],
      ...[link(5, 'a', 'd', 0.4), link(6, 'd', 'z', 0.9)],
      ...[link(7, 'b', 'c', 1), link(8, 'c', 'd', 1)],
    ];
    expect(paths(ties, 'a', 'z')).toEqual(['acz', 'adz', 'abz', 'abcz', 'acdz', 'adcz', 'acbz', 'abcdz', 'adcbz']);
    expect(paths(ties, 'a', 'z').slice(3, 4)).toEqual(['abcz']);
    expect(paths(ties, 'a', 'z', { first: 2 })).toEqual(['acz', 'adz']);
    expect(paths(ties, 'z', 'a', { first: 2 })).toEqual(['zca', 'zda']);
    expect(paths(ties, 'a', 'z', { maxHops: 2 })).toEqual(['acz', 'adz', 'abz']);
  });

  it('are none where nothing leads there, within so many ties, or from one to itself', () => {
    const chain = [...'abcdefg'].map((name, at) => link(at, name, 'bcdefgh'[at]!));
    expect(paths(chain, 'a', 'g')).toEqual(['abcdefg']);
    expect(paths(chain, 'a', 'h')).toEqual([]);
    expect(paths(chain, 'a', 'd', { maxHops: 2 })).toEqual([]);
    expect(paths([...chain, link(9, 'x', 'y')], 'a', 'x')).toEqual([]);
    expect(paths(chain, 'a', 'a')).toEqual([]);
    expect(paths(chain, 'a', 'nobody')).toEqual([]);
    expect(paths([], 'a', 'b')).toEqual([]);
  });

  it('show the strongest tie of each hop, of equals the one with the smaller id, and name the weakest', () => {
    const ties = [link(1, 'a', 'b', 0.3), link(2, 'b', 'a', 0.8), link(3, 'a', 'b', 0.8), link(4, 'b', 'c', 0.5)];
    const [path] = findPaths(snapshotOf(ties), { ...query, from: id('a'), to: id('c'), first: 1, maxHops: 6 }).paths;
    expect(path!.ties.map((one) => one.deal)).toEqual(['deal:2', 'deal:4']);
    expect(path!.weakest.deal).toBe('deal:4');
  });

  it('go between groups at their level', () => {
    const membership = makeTie({ type: 'PART_OF', deal: 'deal:m', from: id('opel'), to: id('psa') });
    const ties = [membership, link(1, 'opel', 'isuzu'), link(2, 'isuzu', 'gm')];
    const asked = { ...query, level: 'GROUP', first: 3, maxHops: 6 } as const;
    const found = findPaths(snapshotOf(ties), { ...asked, from: id('opel'), to: id('gm') });
    expect(found.paths.map((path) => path.organizations)).toEqual([[id('psa'), id('isuzu'), id('gm')]]);
    expect(findPaths(snapshotOf(ties), { ...asked, from: id('opel'), to: id('psa') }).paths).toEqual([]);
  });

  it('are those that a look at every path gives, in the same order', () => {
    const world = fc.array(
      fc.record({
        a: fc.integer({ min: 1, max: 7 }),
        b: fc.integer({ min: 1, max: 7 }),
        strength: fc.constantFrom(0, 0.2, 0.5, 0.7),
      }),
      { maxLength: 22 },
    );
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }), (links, maxHops, first) => {
        const ties = links.filter(({ a, b }) => a !== b).map(({ a, b, strength }, deal) => link(deal, a, b, strength));
        const asked = { ...query, from: id(1), to: id(2), first, maxHops };
        const found = findPaths(snapshotOf(ties), asked);
        expect(found.isComplete).toBe(true);
        const text = found.paths.map((path) => `${path.organizations.join()} ${path.weakest.strength}`);
        expect(text).toEqual(everyPath(ties, id(1), id(2), maxHops).slice(0, first));
      }),
      { numRuns: 400 },
    );
  });

  it('have the lengths that graphology finds, between 1,000 pairs', () => {
    const random = createRandom(42);
    const pick = () => Math.floor(random() * 400);
    const ties: Tie[] = [];
    const graph = new UndirectedGraph();
    for (let node = 0; node < 400; node++) graph.addNode(id(node));
    for (let deal = 0; deal < 520; deal++) {
      const [a, b] = [pick(), pick()];
      if (a === b) continue;
      ties.push(link(deal, a, b, Math.round(random() * 10) / 10));
      graph.mergeEdge(id(a), id(b));
    }
    const snapshot = snapshotOf(ties);
    const [lengths, expected]: [number[], number[]] = [[], []];
    const whole = snapshot.graph(query);
    for (let pair = 0; pair < 1000; pair++) {
      const [from, to] = [id(pick()), id(pick())];
      if (from === to) continue;
      const shortest = bidirectional(graph, from, to);
      const [source, target] = [from, to].map((one) => whole.nodeOf(snapshot.organizationNumber(one) ?? -1));
      const hops = source! < 0 || target! < 0 ? 0 : hopsBetween(whole, source!, target!, 400);
      expect(hops).toBe(shortest === null ? 0 : shortest.length - 1);
      const [path] = findPaths(snapshot, { ...query, from, to, first: 1, maxHops: 6 }).paths;
      lengths.push(path?.ties.length ?? 0);
      expected.push(shortest === null || shortest.length > 7 ? 0 : shortest.length - 1);
    }
    expect(lengths).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(5);
  });

  it('are found within bounds where everyone knows everyone', () => {
    const ties: Tie[] = [];
    for (let a = 0; a < 60; a++) for (let b = 0; b < a; b++) ties.push(link(ties.length, a, b, 0.5));
    const found = findPaths(snapshotOf(ties), { ...query, from: id(0), to: id(1), first: 50_000, maxHops: 6 });
    expect(found.paths.length).toBeGreaterThan(1000);
    expect(found.paths[0]!.organizations).toEqual([id(0), id(1)]);
    expect(found.isComplete).toBe(false);
  });
});

/** Every path without a repetition, as text, in the order that is asked of them. */
function everyPath(ties: readonly Tie[], from: string, to: string, maxHops: number): string[] {
  const strengths = new Map<string, number>();
  for (const { from: a, to: b, strength } of ties) {
    for (const key of [`${a} ${b}`, `${b} ${a}`]) strengths.set(key, Math.max(strengths.get(key) ?? 0, strength));
  }
  const found: { nodes: string[]; weakest: number }[] = [];
  const nodes = [...new Set(ties.flatMap((one) => [one.from, one.to]))];
  const walk = (path: string[], weakest: number) => {
    const last = path.at(-1)!;
    if (last === to) found.push({ nodes: path, weakest });
    else if (path.length <= maxHops) {
      for (const next of nodes) {
        const strength = strengths.get(`${last} ${next}`);
        if (strength !== undefined && !path.includes(next)) walk([...path, next], Math.min(weakest, strength));
      }
    }
  };
  walk([from], Number.POSITIVE_INFINITY);
  return found
    .sort(
      (a, b) => a.nodes.length - b.nodes.length || b.weakest - a.weakest || (a.nodes.join() < b.nodes.join() ? -1 : 1),
    )
    .map((path) => `${path.nodes.join()} ${path.weakest}`);
}
