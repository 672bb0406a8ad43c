/** Where each organisation stands in a picture of the network. */
import { UndirectedGraph } from 'graphology';
import type { SimpleGraph } from './graph.ts';
import { forceAtlas2 } from './graphology.ts';

/** Positions lie within -EXTENT to EXTENT on both axes. */
export const EXTENT = 1000;

/**
 * Positions of all nodes, x and y by turns, from `seeds` (the same, anywhere): the same graph and seeds give the same
 * positions. Source: Jacomy, Venturini, Heymann, Bastian, "ForceAtlas2, a Continuous Graph Layout Algorithm for Handy
 * Network Visualization" (2014), by graphology.
 */
export function layOut(graph: SimpleGraph, seeds: Float64Array): Float64Array {
  const { order, offsets, neighbours } = graph;
  if (order === 0) return new Float64Array();
  const whole = new UndirectedGraph();
  for (let node = 0; node < order; node++)
    whole.addNode(node, { x: seeds[node * 2] ?? 0, y: seeds[node * 2 + 1] ?? 0 });
  for (let node = 0; node < order; node++) {
    for (let at = offsets[node] ?? 0; at < (offsets[node + 1] ?? 0); at++) {
      const other = neighbours[at] ?? 0;
      if (node < other) whole.addEdge(node, other);
    }
  }
  const settings = { ...forceAtlas2.inferSettings(whole), barnesHutOptimize: order > 1000, strongGravityMode: true };
  const found = forceAtlas2(whole, { iterations: iterationsFor(order), getEdgeWeight: null, settings });
  const positions = new Float64Array(order * 2);
  for (let node = 0; node < order; node++) {
    positions[node * 2] = found[node]?.x ?? 0;
    positions[node * 2 + 1] = found[node]?.y ?? 0;
  }
  return normalize(positions);
}

/** Fewer for more, for each takes longer then. */
function iterationsFor(order: number): number {
  return order <= 1000 ? 400 : order <= 5000 ? 200 : 100;
}

/** Moves the middle to 0 and the farthest to EXTENT; tenths are fine enough for any screen. */
function normalize(positions: Float64Array): Float64Array {
  const middle = [0, 1].map((axis) => {
    const along = positions.filter((_, at) => at % 2 === axis);
    return (along.reduce((a, b) => Math.min(a, b)) + along.reduce((a, b) => Math.max(a, b))) / 2;
  });
  const centred = positions.map((value, at) => value - (middle[at % 2] ?? 0));
  const farthest = centred.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = farthest === 0 ? 0 : EXTENT / farthest;
  // Adding 0 makes 0 of -0.
  return centred.map((value) => Math.round(value * scale * 10) / 10 + 0);
}
