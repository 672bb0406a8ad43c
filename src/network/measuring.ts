/** Measures of the networks that readers ask for: small ones at once, large ones in the worker thread, each only once. */
import type { SimpleGraph, TieGraph } from './graph.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import { costOf, type Measure, measure } from './measures.ts';
import type { TieQuery } from './snapshot.ts';
import type { WorkerLane } from './worker-lane.ts';

/** A network, whole: all organisations with a tie that passes. */
export type WholeQuery = Omit<TieQuery, 'organization'>;

export interface Measuring {
  /**
   * The measure of each node of `snapshot.graph(query)`. Rejects with the signal's reason; what nobody waits for any more
   * is stopped.
   */
  measure(snapshot: NetworkSnapshot, kind: Measure, query: WholeQuery, signal?: AbortSignal): Promise<Float64Array>;
}

/** Steps that are done at once: some 10 ms. */
const SMALL = 3_000_000;
/** Measures kept for a snapshot, the latest asked for. */
const KEPT = 24;

/** What was measured of one snapshot; forgotten with it. */
interface Known {
  readonly name: string;
  readonly measures: Map<string, Float64Array>;
}

export function createMeasuring(lane: WorkerLane): Measuring {
  const knownOf = new WeakMap<NetworkSnapshot, Known>();
  let snapshots = 0;
  function recall(snapshot: NetworkSnapshot): Known {
    let known = knownOf.get(snapshot);
    if (known === undefined) {
      known = { name: `snapshot ${snapshots++}`, measures: new Map() };
      knownOf.set(snapshot, known);
    }
    return known;
  }
  return {
    async measure(snapshot, kind, query, signal) {
      signal?.throwIfAborted();
      const { name, measures } = recall(snapshot);
      const key = `${kind} ${JSON.stringify(query)}`;
      let numbers = measures.get(key);
      if (numbers === undefined) {
        const selection = await snapshot.selectInTurns(query, signal);
        const graph = snapshot.graphOf(selection);
        numbers =
          costOf(kind, graph) <= SMALL
            ? measure(kind, graph)
            : await lane.run(`${name} ${key}`, () => ({ kind, graph: plain(graph) }), signal);
      }
      measures.delete(key);
      measures.set(key, numbers);
      const [oldest] = measures.keys();
      if (measures.size > KEPT && oldest !== undefined) measures.delete(oldest);
      return numbers;
    },
  };
}

/** What a thread can be sent. */
function plain({ order, offsets, neighbours }: TieGraph): SimpleGraph {
  return { order, offsets, neighbours };
}
