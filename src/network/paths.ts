/** How two organisations hang together: the shortest chains of ties from one to the other. */
import type { OrganizationId } from '../domain/model.ts';
import { distancesFrom, shownAs } from './around.ts';
import type { TieGraph } from './graph.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import type { WholeQuery } from './measuring.ts';
import { createQueue } from './queue.ts';
import type { Selection } from './selection.ts';
import type { TieView } from './snapshot.ts';

export interface PathsQuery extends Omit<WholeQuery, 'focus'> {
  readonly from: OrganizationId;
  readonly to: OrganizationId;
  /** At most so many ties, 1 to 6. */
  readonly maxHops: number;
  /** How many paths at most. */
  readonly first: number;
}

export interface NetworkPath {
  /** From one end to the other, one more than there are ties. */
  readonly organizations: readonly OrganizationId[];
  /** The strongest tie of each hop. */
  readonly ties: readonly TieView[];
  readonly weakest: TieView;
}

export interface NetworkPaths {
  readonly paths: readonly NetworkPath[];
  /** False where the search was given up before it had seen all that might come next. */
  readonly isComplete: boolean;
}

/** Steps of the search after which it gives up: some 50 ms. */
const MOST_STEPS = 60_000;

/**
 * The first paths without a repeated organisation, the shortest first, of equally long ones the one whose weakest tie is
 * strongest, then by ids. Direction does not count. Between two organisations of one hop the strongest tie counts.
 * None between an organisation (or group) and itself.
 *
 * For each length it searches best-first by an upper bound, the strongest walk that is left to the end (by dynamic
 * programming from the end, as in Eppstein, "Finding the k Shortest Paths", 1998), so that paths come out in order.
 */
export function findPaths(snapshot: NetworkSnapshot, asked: PathsQuery): NetworkPaths {
  const { from, to, maxHops, first, ...query } = asked;
  const graph = snapshot.graph(query);
  const selection = snapshot.select(query);
  const [source, target] = [from, to].map((id) => {
    const number = snapshot.organizationNumber(shownAs(snapshot, id, query));
    return number === undefined ? -1 : graph.nodeOf(number);
  });
  if (source === undefined || target === undefined || source < 0 || target < 0 || source === target) {
    return { paths: [], isComplete: true };
  }
  const shortest = hopsBetween(graph, source, target, maxHops);
  const strengths = strengthsOf(graph, selection);
  const found: number[][] = [];
  let steps = MOST_STEPS;
  for (let length = shortest; length > 0 && length <= maxHops && found.length < first && steps > 0; length++) {
    steps = addPaths({ graph, strengths, source, target, length }, first, steps, found);
  }
  const paths = found.map((nodes) => view(snapshot, graph, selection, strengths, nodes));
  return { paths, isComplete: steps > 0 };
}

/** How many ties the one is away from the other, 0: more than `most`. Searches from both sides, always on from the smaller one. */
export function hopsBetween(graph: TieGraph, source: number, target: number, most: number): number {
  const side = new Int8Array(graph.order);
  side[source] = 1;
  side[target] = -1;
  const frontiers = { near: [source], far: [target] };
  for (let hops = 1; hops <= most; hops++) {
    const isNear = frontiers.near.length <= frontiers.far.length;
    const next: number[] = [];
    for (const node of isNear ? frontiers.near : frontiers.far) {
      for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
        const other = graph.neighbours[at] ?? 0;
        if (side[other] === side[node]) continue;
        if (side[other] !== 0) return hops;
        side[other] = isNear ? 1 : -1;
        next.push(other);
      }
    }
    if (next.length === 0) return 0;
    if (isNear) frontiers.near = next;
    else frontiers.far = next;
  }
  return 0;
}

interface Search {
  readonly graph: TieGraph;
  /** Per place in the graph's neighbours the strength of the strongest tie. */
  readonly strengths: Float64Array;
  readonly source: number;
  readonly target: number;
  /** How many ties the paths have. */
  readonly length: number;
}

/** A path begun. */
interface Begun {
  readonly nodes: readonly number[];
  /** The strength of its weakest tie, and what that can be at best when it arrives. */
  readonly weakest: number;
  readonly bound: number;
}

/** Adds paths of one length, in order, until there are `most` in all; answers with the steps that are left. */
function addPaths(search: Search, most: number, steps: number, found: number[][]): number {
  const { graph, strengths, source, target, length } = search;
  const bounds = createBounds(search);
  const queue = createQueue(comesFirst);
  queue.push({ nodes: [source], weakest: Number.POSITIVE_INFINITY, bound: Number.POSITIVE_INFINITY });
  let left = steps;
  while (found.length < most && left > 0) {
    const begun = queue.pop();
    if (begun === undefined) return left;
    const { nodes } = begun;
    if (nodes.length > length) {
      found.push([...nodes]);
      continue;
    }
    const node = nodes.at(-1) ?? source;
    const hops = length - nodes.length;
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const next = graph.neighbours[at] ?? 0;
      if (hops > 0 && next === target) continue;
      const best = bounds(next, hops);
      if (best < 0 || nodes.includes(next)) continue;
      left--;
      const weakest = Math.min(begun.weakest, strengths[at] ?? 0);
      queue.push({ nodes: [...nodes, next], weakest, bound: Math.min(weakest, best) });
    }
  }
  return left;
}

/** The better bound first, then by the nodes from the start on, whose order is that of the ids. */
function comesFirst(a: Begun, b: Begun): number {
  if (a.bound !== b.bound) return b.bound - a.bound;
  for (let at = 0; at < a.nodes.length && at < b.nodes.length; at++) {
    const difference = (a.nodes[at] ?? 0) - (b.nodes[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.nodes.length - b.nodes.length;
}

/** The strength of the weakest tie on the best walk of exactly so many hops from a node to the target; -1: there is none. */
function createBounds({ graph, strengths, target, length }: Search): (node: number, hops: number) => number {
  const distances = distancesFrom(graph, [target], length - 1);
  const known = Array.from({ length }, () => new Float64Array(graph.order).fill(Number.NaN));
  function bound(node: number, hops: number): number {
    if (hops === 0) return node === target ? Number.POSITIVE_INFINITY : -1;
    const distance = distances[node] ?? -1;
    if (distance < 0 || distance > hops || node === target) return -1;
    const values = known[hops];
    const value = values?.[node] ?? Number.NaN;
    if (values === undefined || !Number.isNaN(value)) return value;
    let best = -1;
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const strength = strengths[at] ?? 0;
      if (strength > best) best = Math.max(best, Math.min(strength, bound(graph.neighbours[at] ?? 0, hops - 1)));
    }
    values[node] = best;
    return best;
  }
  return bound;
}

/** Of the graphs that are kept. */
const strengthsKept = new WeakMap<TieGraph, Float64Array>();

function strengthsOf(graph: TieGraph, { strength }: Selection): Float64Array {
  const known = strengthsKept.get(graph);
  if (known !== undefined) return known;
  const strengths = new Float64Array(graph.neighbours.length);
  strengthsKept.set(graph, strengths);
  for (let at = 0; at < strengths.length; at++) {
    let most = 0;
    for (let place = graph.tieOffsets[at] ?? 0; place < (graph.tieOffsets[at + 1] ?? 0); place++) {
      most = Math.max(most, strength[graph.ties[place] ?? 0] ?? 0);
    }
    strengths[at] = most;
  }
  return strengths;
}

function view(
  snapshot: NetworkSnapshot,
  graph: TieGraph,
  selection: Selection,
  strengths: Float64Array,
  nodes: readonly number[],
): NetworkPath {
  const ties = nodes.slice(1).map((node, hop) => {
    const before = nodes[hop] ?? 0;
    const start = graph.offsets[before] ?? 0;
    const at = start + graph.neighbours.subarray(start, graph.offsets[before + 1]).indexOf(node);
    const places = graph.ties.subarray(graph.tieOffsets[at], graph.tieOffsets[at + 1]);
    const strongest = [...places].filter((place) => selection.strength[place] === strengths[at]);
    return strongest.map((place) => selection.view(place)).reduce((a, b) => (b.id < a.id ? b : a));
  });
  return {
    organizations: nodes.map((node) => snapshot.organizationId(graph.organizations[node] ?? 0)),
    ties,
    weakest: ties.reduce((a, b) => (b.strength < a.strength ? b : a)),
  };
}
