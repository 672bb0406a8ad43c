/** One number for a whole graph, the same on every engine: to see whether two graphs are equal. */
import { createHash } from 'node:crypto';
import type { GraphStore } from '../store/store.ts';
import { allNodes, allRelationships } from './queries/check.ts';

/**
 * The SHA-256 of every node (labels and properties) and relationship (type, ends and properties), whatever their order.
 * Migrations, access tokens, and how often the ties were made anew belong to one installation and do not count. Reads the whole graph into memory.
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

/** Absent and null are the same; keys are sorted. `made`: how often the ties were made anew here. */
function inOrder(properties: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(properties)
    .filter(([key, value]) => value !== null && key !== 'made')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
