/** Work on a whole network that may take long. */
import { layOut } from './force-layout.ts';
import type { SimpleGraph } from './graph.ts';
import { type Measure, measure } from './measures.ts';

/** One piece of work; `seeds` are the positions that a layout begins from, x and y by turns. */
export interface Job {
  readonly kind: Measure | 'LAYOUT';
  readonly graph: SimpleGraph;
  readonly seeds?: Float64Array | undefined;
}

/** The numbers that come of it: one a node, of a layout x and y by turns. */
export function doJob({ kind, graph, seeds = new Float64Array() }: Job): Float64Array {
  return kind === 'LAYOUT' ? layOut(graph, seeds) : measure(kind, graph);
}
