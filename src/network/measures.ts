/** Measures of a whole network, as on its simple undirected graph: parallel ties count once, strengths and directions do not count. */
import { UndirectedGraph } from 'graphology';

import type { SimpleGraph } from './graph.ts';
import { louvain } from './graphology.ts';
import { createRandom } from './random.ts';

export type Measure = 'PAGE_RANK' | 'BETWEENNESS' | 'COMMUNITIES';

/** The measure per node. Runs to its end: what is large belongs into a worker. */
export function measure(kind: Measure, graph: SimpleGraph): Float64Array {
  switch (kind) {
    case 'PAGE_RANK':
      return pageRank(graph);
    case 'BETWEENNESS':
      return betweenness(graph);
    case 'COMMUNITIES':
      return communities(graph);
    default:
      return kind satisfies never;
  }
}

/** About how many steps the measure takes, to tell what is large. */
export function costOf(kind: Measure, { order, neighbours }: SimpleGraph): number {
  switch (kind) {
    case 'PAGE_RANK':
      return 60 * (order + neighbours.length);
    case 'BETWEENNESS':
      return order * (order + neighbours.length);
    case 'COMMUNITIES':
      return 100 * (order + neighbours.length);
    default:
      return kind satisfies never;
  }
}

const DAMPING = 0.85;

/**
 * PageRank with a damping of 0.85 by power iteration; sums to 1.
 * Source: Page, Brin, Motwani, Winograd, "The PageRank Citation Ranking" (1999), as networkx.pagerank computes it on an
 * undirected graph, but to a smaller tolerance (1e-10 a node), so that the order of equals is no accident.
 */
export function pageRank(graph: SimpleGraph): Float64Array {
  const { order, offsets, neighbours } = graph;
  let rank = new Float64Array(order).fill(1 / order);
  let next = new Float64Array(order);
  for (let round = 0; round < 200; round++) {
    next.fill((1 - DAMPING) / order);
    for (let node = 0; node < order; node++) {
      const start = offsets[node] ?? 0;
      const end = offsets[node + 1] ?? 0;
      // Every node of a tie has a neighbour: nothing dangles.
      const share = (DAMPING * (rank[node] ?? 0)) / (end - start);
      for (let at = start; at < end; at++) {
        const other = neighbours[at] ?? 0;
        next[other] = (next[other] ?? 0) + share;
      }
    }
    let change = 0;
    for (let node = 0; node < order; node++) change += Math.abs((next[node] ?? 0) - (rank[node] ?? 0));
    [rank, next] = [next, rank];
    if (change < order * 1e-10) break;
  }
  return rank;
}

/**
 * Betweenness: the share of the shortest paths between two others that lead through a node, 0 to 1, over all pairs.
 * Source: Brandes, "A Faster Algorithm for Betweenness Centrality" (2001), normalised as networkx does for an
 * undirected graph. Takes time by nodes times edges.
 */
export function betweenness(graph: SimpleGraph): Float64Array {
  const { order, offsets, neighbours } = graph;
  const score = new Float64Array(order);
  const visited = new Uint32Array(order);
  const distance = new Int32Array(order);
  const paths = new Float64Array(order);
  const dependency = new Float64Array(order);
  for (let source = 0; source < order; source++) {
    distance.fill(-1);
    paths.fill(0);
    dependency.fill(0);
    distance[source] = 0;
    paths[source] = 1;
    visited[0] = source;
    let count = 1;
    for (let turn = 0; turn < count; turn++) {
      const node = visited[turn] ?? 0;
      const beyond = (distance[node] ?? 0) + 1;
      for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
        const other = neighbours[at] ?? 0;
        if (distance[other] === -1) {
          distance[other] = beyond;
          visited[count++] = other;
        }
        if (distance[other] === beyond) paths[other] = (paths[other] ?? 0) + (paths[node] ?? 0);
      }
    }
    for (let turn = count - 1; turn > 0; turn--) {
      const node = visited[turn] ?? 0;
      const before = (distance[node] ?? 0) - 1;
      const share = (1 + (dependency[node] ?? 0)) / (paths[node] ?? 1);
      for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
        const other = neighbours[at] ?? 0;
        if (distance[other] === before) dependency[other] = (dependency[other] ?? 0) + (paths[other] ?? 0) * share;
      }
      score[node] = (score[node] ?? 0) + (dependency[node] ?? 0);
    }
  }
  // Each pair was met from both of its ends.
  const pairs = (order - 1) * (order - 2);
  return pairs > 0 ? score.map((one) => one / pairs) : score;
}

/**
 * Communities, numbered from 0: the largest first, of equals the one with the smallest id.
 * Source: Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks" (2008), by
 * graphology, walked in an order from a fixed seed: the same graph has the same communities.
 */
export function communities(graph: SimpleGraph): Float64Array {
  const { order, offsets, neighbours } = graph;
  const whole = new UndirectedGraph();
  for (let node = 0; node < order; node++) whole.addNode(node);
  for (let node = 0; node < order; node++) {
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
      const other = neighbours[at] ?? 0;
      if (node < other) whole.addEdge(node, other);
    }
  }
  const found = order === 0 ? {} : louvain(whole, { getEdgeWeight: null, rng: createRandom(1) });
  const members = new Map<number, number[]>();
  for (let node = 0; node < order; node++) {
    const community = found[node] ?? 0;
    const list = members.get(community);
    if (list === undefined) members.set(community, [node]);
    else list.push(node);
  }
  const numbers = new Float64Array(order);
  [...members.values()]
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    .forEach((list, number) => {
      for (const node of list) numbers[node] = number;
    });
  return numbers;
}
