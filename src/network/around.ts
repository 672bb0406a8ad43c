/** The network around one or more organisations, or the best-connected part of all: nodes, the ties among them, and how much there is. */
import type { OrganizationId } from '../domain/model.ts';
import { degreeOf, type SimpleGraph, type TieGraph } from './graph.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import { communities } from './measures.ts';
import type { Measuring, WholeQuery } from './measuring.ts';
import { createQueue } from './queue.ts';
import type { Selection } from './selection.ts';
import type { TieView } from './snapshot.ts';
import { graphInTurns, turnAfter, viewInTurns } from './turns.ts';

export interface AroundQuery extends Omit<WholeQuery, 'focus'> {
  /** Whose network; empty: that of all. At the level of groups, of their groups. */
  readonly focus: readonly OrganizationId[];
  /** How many ties away from a focus, 1 to 3. */
  readonly depth: number;
  /** How many nodes at most; each focus is kept in any case. */
  readonly limit: number;
}

export interface AroundNode {
  readonly organization: OrganizationId;
  /** How many ties away from the nearest focus; null without one. */
  readonly distance: number | null;
  /** With how many others it has a tie that passes, shown or not. */
  readonly degree: number;
  /** The number of its community among the nodes shown, 0 the largest. */
  readonly community: number;
}

export interface NetworkAround {
  /** By distance, then those with the most partners first. */
  readonly nodes: readonly AroundNode[];
  /** Ties among these nodes, the strongest first. */
  readonly ties: readonly TieView[];
  /** How many nodes there are within reach, and ties among them, whatever the limit. */
  readonly totalNodes: number;
  readonly totalTies: number;
  /** Whether the limit left any of them out. */
  readonly truncated: boolean;
}

/** The same network with its ties as places of a selection: what writes it out makes each into a view in its turn. */
export interface Reach {
  /** What selection and graph were asked for: measures of the same graph are by its nodes. */
  readonly query: WholeQuery;
  readonly nodes: readonly Omit<AroundNode, 'community'>[];
  /** Nodes of the graph, in the order of `nodes`; those without any tie that passes are not among them. */
  readonly kept: readonly number[];
  readonly graph: TieGraph;
  readonly selection: Selection;
  readonly ties: readonly number[];
  readonly totalNodes: number;
  readonly totalTies: number;
  readonly truncated: boolean;
}

/**
 * Cut, where there are more than `limit`, by PageRank on the whole filtered network: of the nodes next to those kept the
 * most central one is kept, and so on, so that what is shown hangs together with a focus; without one simply the most
 * central.
 */
export async function networkAround(
  snapshot: NetworkSnapshot,
  measuring: Measuring,
  query: AroundQuery,
  signal?: AbortSignal,
): Promise<NetworkAround> {
  const reach = await reachOf(snapshot, measuring, query, signal);
  const { nodes, kept, graph, selection, ties: shown, totalNodes, totalTies, truncated } = reach;
  const ties = await viewInTurns(selection, shown, signal);
  ties.sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
  await turnAfter(selection, signal);
  const found = communities(among(graph, kept));
  await turnAfter(selection, signal);
  const last = found.reduce((most, one) => Math.max(most, one), -1);
  return {
    nodes: nodes.map((node, place) => ({ ...node, community: found[place] ?? last + 1 + place - kept.length })),
    ...{ ties, totalNodes, totalTies, truncated },
  };
}

/** Who is within reach and kept, and the ties among them, in the order of the graph. */
export async function reachOf(
  snapshot: NetworkSnapshot,
  measuring: Measuring,
  { focus, depth, limit, ...rest }: AroundQuery,
  signal?: AbortSignal,
): Promise<Reach> {
  // Only a filter by ends asks who the focus is: without one, all may share what was selected for one.
  const isByEnd = rest.filter?.countries !== undefined || rest.filter?.kinds !== undefined;
  const query: WholeQuery = isByEnd ? { ...rest, focus } : rest;
  const { selection, graph } = await graphInTurns(snapshot, query, signal);
  const focuses = [...new Set(focus.map((id) => shownAs(snapshot, id, query)))];
  const starts = focuses.flatMap((id) => nodesOf(snapshot, graph, id));
  const alone = focuses.filter((id) => nodesOf(snapshot, graph, id).length === 0);

  const distances = focus.length === 0 ? new Int32Array(graph.order) : distancesFrom(graph, starts, depth);
  const reached = distances.reduce((count, distance) => (distance >= 0 ? count + 1 : count), 0);
  const room = Math.max(limit - alone.length, starts.length);
  const isTruncated = reached > room;
  const kept = isTruncated
    ? cut(graph, distances, starts, await measuring.measure(snapshot, 'PAGE_RANK', query, signal), room)
    : all(distances);
  kept.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || degreeOf(graph, b) - degreeOf(graph, a) || a - b);

  const ties = tiesAmong(graph, flags(graph.order, kept), kept);
  return {
    query,
    nodes: [
      ...kept.map((node) => ({
        organization: snapshot.organizationId(graph.organizations[node] ?? 0),
        distance: focus.length === 0 ? null : (distances[node] ?? 0),
        degree: degreeOf(graph, node),
      })),
      ...alone.map((organization) => ({ organization, distance: 0, degree: 0 })),
    ],
    kept,
    graph,
    selection,
    ties,
    totalNodes: reached + alone.length,
    totalTies: isTruncated ? countTiesAmong(graph, distances) : ties.length,
    truncated: isTruncated,
  };
}

/** Places of the ties among the nodes that are flagged. */
function tiesAmong(graph: TieGraph, isKept: Uint8Array, kept: readonly number[]): number[] {
  const places: number[] = [];
  for (const node of kept) {
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const other = graph.neighbours[at] ?? 0;
      if (other < node || isKept[other] !== 1) continue;
      for (let tie = graph.tieOffsets[at] ?? 0; tie < (graph.tieOffsets[at + 1] ?? 0); tie++) {
        places.push(graph.ties[tie] ?? 0);
      }
    }
  }
  return places;
}

function countTiesAmong(graph: TieGraph, distances: Int32Array): number {
  let count = 0;
  for (let node = 0; node < graph.order; node++) {
    if ((distances[node] ?? -1) < 0) continue;
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const other = graph.neighbours[at] ?? 0;
      if (other < node || (distances[other] ?? -1) < 0) continue;
      count += (graph.tieOffsets[at + 1] ?? 0) - (graph.tieOffsets[at] ?? 0);
    }
  }
  return count;
}

/** The graph of these nodes alone, in their order. */
function among(graph: TieGraph, nodes: readonly number[]): SimpleGraph {
  const places = new Int32Array(graph.order).fill(-1);
  nodes.forEach((node, place) => {
    places[node] = place;
  });
  const offsets = new Uint32Array(nodes.length + 1);
  const neighbours: number[] = [];
  nodes.forEach((node, place) => {
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const other = places[graph.neighbours[at] ?? 0] ?? -1;
      if (other >= 0) neighbours.push(other);
    }
    offsets[place + 1] = neighbours.length;
  });
  return { order: nodes.length, offsets, neighbours: new Uint32Array(neighbours) };
}

/** The organisation as the level shows it. */
export function shownAs(snapshot: NetworkSnapshot, id: OrganizationId, { at, level }: WholeQuery): OrganizationId {
  return level === 'GROUP' ? (snapshot.ultimateParent(id, at) ?? id) : id;
}

function nodesOf(snapshot: NetworkSnapshot, graph: TieGraph, id: OrganizationId): number[] {
  const number = snapshot.organizationNumber(id);
  const node = number === undefined ? -1 : graph.nodeOf(number);
  return node < 0 ? [] : [node];
}

/** How many ties each node is away from the nearest start; -1: more than `most`. */
export function distancesFrom(graph: TieGraph, starts: readonly number[], most: number): Int32Array {
  const distances = new Int32Array(graph.order).fill(-1);
  let frontier = [...starts];
  for (const start of starts) distances[start] = 0;
  for (let distance = 1; distance <= most && frontier.length > 0; distance++) {
    const next: number[] = [];
    for (const node of frontier) {
      for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
        const other = graph.neighbours[at] ?? 0;
        if (distances[other] !== -1) continue;
        distances[other] = distance;
        next.push(other);
      }
    }
    frontier = next;
  }
  return distances;
}

function all(distances: Int32Array): number[] {
  const nodes: number[] = [];
  distances.forEach((distance, node) => {
    if (distance >= 0) nodes.push(node);
  });
  return nodes;
}

function flags(order: number, nodes: readonly number[]): Uint8Array {
  const set = new Uint8Array(order);
  for (const node of nodes) set[node] = 1;
  return set;
}

/** `room` of the nodes within reach: the starts, then always the most central one next to those kept and one step further out. */
function cut(
  graph: TieGraph,
  distances: Int32Array,
  starts: readonly number[],
  ranks: Float64Array,
  room: number,
): number[] {
  const byRank = (a: number, b: number) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b;
  if (starts.length === 0) return all(distances).sort(byRank).slice(0, room);
  const kept = [...starts];
  const seen = flags(graph.order, kept);
  const border = createQueue(byRank);
  const open = (node: number) => {
    for (let at = graph.offsets[node] ?? 0; at < (graph.offsets[node + 1] ?? 0); at++) {
      const other = graph.neighbours[at] ?? 0;
      if (seen[other] === 1 || (distances[other] ?? -1) < 0) continue;
      seen[other] = 1;
      border.push(other);
    }
  };
  for (const node of starts) open(node);
  while (kept.length < room) {
    const node = border.pop();
    if (node === undefined) break;
    kept.push(node);
    open(node);
  }
  return kept;
}
