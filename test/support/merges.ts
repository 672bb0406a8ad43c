/** A graph without its log, to see whether two states of it are equal. */
import { graphParts } from '../../src/alliances/graph-hash.ts';
import type { GraphStore } from '../../src/store/store.ts';

/** All of the graph but the log of changes, its counter and the numbers of changes, and merges that count no more. */
export async function factsOf(store: GraphStore): Promise<string[]> {
  const parts = await graphParts(store);
  return parts
    .map((part) => JSON.parse(part) as [unknown, unknown, ...unknown[]])
    .filter(([label, type]) => {
      if (Array.isArray(label)) return !label.some((one) => ['Change', 'Sequence', 'Merge'].includes(one));
      return type !== 'TOUCHED';
    })
    .map((part) => JSON.stringify(part).replace(/\["revision",\d+\],?/g, ''))
    .sort();
}
