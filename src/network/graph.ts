/**
 * The graph of a selection: organisations as nodes in the order of their ids, so that nothing computed of it depends on
 * the order in which the index was filled, and neighbours with the ties to each.
 */
import type { Selection } from './selection.ts';

/** A simple undirected graph: the neighbours of node n stand in `neighbours` from offsets[n] to offsets[n + 1], in order. */
export interface SimpleGraph {
  readonly order: number;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
}

export interface TieGraph extends SimpleGraph {
  /** The number of the organisation of each node. */
  readonly organizations: Uint32Array;
  /** The node of an organisation by its number; -1: it has no tie. */
  nodeOf(organization: number): number;
  /** For each place in `neighbours` where its ties begin in `ties`; one more at the end. */
  readonly tieOffsets: Uint32Array;
  /** Places of the selection, those between the same two in the order of the selection. */
  readonly ties: Uint32Array;
}

/** What of a selection its graph is made of: the ends of its ties. */
export type TieEnds = Pick<Selection, 'count' | 'from' | 'to'>;

/**
 * Lent to one graph after the other while it is made: new ones each time would be much garbage outside the heap, which is
 * costly to collect.
 */
const lent = { from: createLent(), to: createLent(), halves: createLent(), others: createLent(), edges: createLent() };

/** An array of at least this length, with whatever was in it before. */
function createLent(): (length: number) => Uint32Array {
  let array = new Uint32Array(0);
  return (length) => {
    if (array.length < length) array = new Uint32Array(length + (length >>> 2));
    return array;
  };
}

/** `ranks` gives per organisation number the place of its id among all ids. */
export function createTieGraph(selection: TieEnds, ranks: Uint32Array): TieGraph {
  const { count } = selection;
  const { organizations, nodes } = numberNodes(selection, ranks);
  const order = organizations.length;
  const from = lent.from(count);
  const to = lent.to(count);
  for (let tie = 0; tie < count; tie++) {
    from[tie] = nodes[selection.from[tie] ?? 0] ?? 0;
    to[tie] = nodes[selection.to[tie] ?? 0] ?? 0;
  }

  // Twice sorted by counting: first by one end, then by the other, so that each node's neighbours stand in order.
  const starts = countEnds(order, count, from, to);
  const places = starts.slice();
  const halves = lent.halves(count * 2);
  for (let tie = 0; tie < count; tie++) {
    put(halves, places, from[tie] ?? 0, tie * 2);
    put(halves, places, to[tie] ?? 0, tie * 2 + 1);
  }
  const again = starts.slice();
  const sorted = new Uint32Array(count * 2);
  const others = lent.others(count * 2);
  for (let node = 0; node < order; node++) {
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
      const half = halves[at] ?? 0;
      const other = ((half & 1) === 0 ? to[half >>> 1] : from[half >>> 1]) ?? 0;
      others[again[other] ?? 0] = node;
      put(sorted, again, other, half >>> 1);
    }
  }
  return { ...group(order, starts, others, sorted), organizations, nodeOf: (one) => nodes[one] ?? -1 };
}

/** Organisations with a tie, in the order of their ids, and the node of each by number. */
function numberNodes(
  { count, from, to }: TieEnds,
  ranks: Uint32Array,
): { organizations: Uint32Array; nodes: Int32Array } {
  const byRank = new Int32Array(ranks.length).fill(-1);
  for (let tie = 0; tie < count; tie++) {
    const [one, other] = [from[tie] ?? 0, to[tie] ?? 0];
    byRank[ranks[one] ?? 0] = one;
    byRank[ranks[other] ?? 0] = other;
  }
  const organizations = new Uint32Array(byRank.length);
  const nodes = new Int32Array(ranks.length).fill(-1);
  let order = 0;
  for (const one of byRank) {
    if (one < 0) continue;
    organizations[order] = one;
    nodes[one] = order++;
  }
  return { organizations: organizations.slice(0, order), nodes };
}

function countEnds(order: number, count: number, from: Uint32Array, to: Uint32Array): Uint32Array {
  const starts = new Uint32Array(order + 1);
  for (let tie = 0; tie < count; tie++) {
    const [one, other] = [(from[tie] ?? 0) + 1, (to[tie] ?? 0) + 1];
    starts[one] = (starts[one] ?? 0) + 1;
    starts[other] = (starts[other] ?? 0) + 1;
  }
  for (let node = 0; node < order; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  return starts;
}

function put(into: Uint32Array, places: Uint32Array, node: number, value: number): void {
  const place = places[node] ?? 0;
  into[place] = value;
  places[node] = place + 1;
}

/** Puts the ties to the same neighbour together. */
function group(
  order: number,
  starts: Uint32Array,
  others: Uint32Array,
  ties: Uint32Array,
): Pick<TieGraph, 'order' | 'offsets' | 'neighbours' | 'tieOffsets' | 'ties'> {
  const offsets = new Uint32Array(order + 1);
  const tieOffsets = lent.edges(ties.length + 1);
  let edges = 0;
  for (let node = 0; node < order; node++) {
    const first = edges;
    const end = starts[node + 1] ?? 0;
    for (let at = starts[node] ?? 0; at < end; at++) {
      const other = others[at] ?? 0;
      if (edges > first && others[edges - 1] === other) continue;
      // No further than what was read: the neighbours take the place of what they are made of.
      others[edges] = other;
      tieOffsets[edges] = at;
      edges++;
    }
    offsets[node + 1] = edges;
  }
  tieOffsets[edges] = ties.length;
  return {
    ...{ order, offsets, ties },
    neighbours: others.slice(0, edges),
    tieOffsets: tieOffsets.slice(0, edges + 1),
  };
}

/** With how many others the node has a tie. */
export function degreeOf({ offsets }: SimpleGraph, node: number): number {
  return (offsets[node + 1] ?? 0) - (offsets[node] ?? 0);
}
