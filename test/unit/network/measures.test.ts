import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { betweenness, communities, pageRank } from '../../../src/network/measures.ts';
import { makeTie, snapshotOf } from './makers.ts';

interface Expected {
  readonly title: string;
  readonly edges: readonly (readonly [string, string])[];
  readonly betweenness: Readonly<Record<string, number>>;
  readonly pageRank: Readonly<Record<string, number>>;
  readonly partners: Readonly<Record<string, number>>;
}

const folder = join(import.meta.dirname, '../../../fixtures/networks');
const networks = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Expected);

function tiesOf(edges: readonly (readonly [string, string])[]) {
  return edges.map(([a, b], place) => {
    const [from, to] = [`organization:${a}`, `organization:${b}`].sort() as [string, string];
    return makeTie({ type: 'PARTNERS', deal: `deal:${place}`, from, to });
  });
}

const query = { at: { asOf: '2020-01-01', knownAt: '2020-01-01' }, level: 'AS_REPORTED' } as const;

function measured(edges: Expected['edges'], isTurned = false) {
  const ties = tiesOf(edges);
  const snapshot = snapshotOf(isTurned ? ties.reverse() : ties);
  const graph = snapshot.graph(query);
  const named = (values: Float64Array) =>
    Object.fromEntries(
      Array.from(graph.organizations, (one, node) => [
        snapshot.organizationId(one).replace('organization:', ''),
        values[node] ?? 0,
      ]),
    );
  return { graph, named };
}

describe.each(networks)('measures of $title', ({ edges, ...expected }) => {
  const { graph, named } = measured(edges);

  it('count partners', () => {
    const degrees = named(
      Float64Array.from(graph.organizations, (_, node) => graph.offsets[node + 1]! - graph.offsets[node]!),
    );
    expect(degrees).toEqual(expected.partners);
  });

  it('have the betweenness that networkx gives', () => {
    const found = named(betweenness(graph));
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected.betweenness).sort());
    for (const [name, value] of Object.entries(expected.betweenness)) expect(found[name]).toBeCloseTo(value, 9);
  });

  it('have the PageRank that networkx gives', () => {
    const found = named(pageRank(graph));
    for (const [name, value] of Object.entries(expected.pageRank)) expect(found[name]).toBeCloseTo(value, 8);
  });

  it('do not depend on the order in which ties came in', () => {
    const turned = measured(edges, true);
    expect(turned.named(communities(turned.graph))).toEqual(named(communities(graph)));
    expect(turned.named(pageRank(turned.graph))).toEqual(named(pageRank(graph)));
  });
});

describe('communities', () => {
  it('are cliques that hardly touch, the largest first, then the one with the smallest id', () => {
    const clique = (names: string) =>
      [...names].flatMap((a) => [...names].filter((b) => a < b).map((b) => [a, b] as const));
    const edges = [...clique('defg'), ...clique('abc'), ...clique('xyz'), ['c', 'd'], ['g', 'x']] as const;
    const { graph, named } = measured(edges);
    expect(named(communities(graph))).toEqual({
      ...{ d: 0, e: 0, f: 0, g: 0 },
      ...{ a: 1, b: 1, c: 1 },
      ...{ x: 2, y: 2, z: 2 },
    });
  });

  it('are none where there is no tie', () => {
    const { graph } = measured([]);
    expect(communities(graph)).toHaveLength(0);
    expect(pageRank(graph)).toHaveLength(0);
    expect(betweenness(graph)).toHaveLength(0);
  });
});

describe('the graph of ties', () => {
  it('counts parallel ties once, and knows them all', () => {
    const ties = [
      makeTie({ type: 'SUPPLIES', deal: 'deal:1', from: 'organization:b', to: 'organization:a' }),
      makeTie({ type: 'PARTNERS', deal: 'deal:2', from: 'organization:a', to: 'organization:b' }),
      makeTie({ type: 'OWNS', deal: 'deal:3', from: 'organization:b', to: 'organization:c' }),
    ];
    const snapshot = snapshotOf(ties);
    const { order, offsets, neighbours, tieOffsets, ties: places } = snapshot.graph(query);
    expect([order, [...offsets], [...neighbours]]).toEqual([3, [0, 1, 3, 4], [1, 0, 2, 1]]);
    const selection = snapshot.select(query);
    const between = [...neighbours.keys()].map((edge) =>
      [...places.slice(tieOffsets[edge], tieOffsets[edge + 1])].map((place) => selection.view(place).deal),
    );
    expect(between).toEqual([['deal:1', 'deal:2'], ['deal:1', 'deal:2'], ['deal:3'], ['deal:3']]);
  });
});
