/** One number for a whole graph, the same on every engine: to see whether two graphs are equal. */
import { createHash } from 'node:crypto';
import type { GraphStore } from '../store/store.ts';
import { allNodes, allRelationships } from './queries/check.ts';

/**
 * The SHA-256 of every node (labels and properties) and relationship (type, ends and properties), whatever their order.
 * What belongs to one installation does not count: migrations, access tokens, and what its writers tell each other. Reads the
 * whole graph into memory.
 */
export async function graphHash(store: GraphStore): Promise<string> {
  const hash = createHash('sha256');
  for (const part of await graphParts(store)) hash.update(part).update('\n');
  return hash.digest('hex');
}

/** What the hash is made of, one text a node or relationship, sorted: to see where two graphs differ. */
export async function graphParts(store: GraphStore): Promise<string[]> {
  const nodes = await store.read(allNodes, {});
  const relationships = await store.read(allRelationships, {});
  return [
    ...nodes.map(({ labels, properties }) => JSON.stringify([labels.toSorted(), inOrder(properties)])),
    ...relationships.map(({ from, type, to, properties }) => JSON.stringify([from, type, to, inOrder(properties)])),
  ].sort();
}

/** How often the ties were made anew here, and which changes made writers begin again that had not heard of them. */
const ownProperties: ReadonlySet<string> = new Set(['made', 'merged', 'overtook']);

/** Absent and null are the same; keys are sorted. */
function inOrder(properties: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(properties)
    .filter(([key, value]) => value !== null && !ownProperties.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
