/** Checks the whole graph: its own rules, what follows from the claims, the index, and what cannot be right. */
import type { Snapshot } from '../network/snapshot.ts';
import type { GraphStore } from '../store/store.ts';
import { checkDerived } from './checks/derived.ts';
import type { Finding } from './checks/finding.ts';
import { checkIndex } from './checks/index-held.ts';
import { checkPlausibility } from './checks/plausibility.ts';
import { readStoredNetwork } from './checks/stored-network.ts';
import { checkStructure } from './checks/structure.ts';

export type { Finding, Severity } from './checks/finding.ts';

export interface CheckOptions {
  readonly store: GraphStore;
  /** The index as new as the graph; absent: the index is not checked. */
  readonly snapshot?: Snapshot;
  readonly onProgress?: (progress: {
    readonly done: number;
    readonly total: number | null;
    readonly what: string;
  }) => void;
}

/**
 * Every finding, the gravest first; none: the graph is sound. Reads all ties into memory. What is written meanwhile may
 * show as a difference: check again.
 */
export async function checkGraph({ store, snapshot, onProgress }: CheckOptions): Promise<Finding[]> {
  onProgress?.({ done: 0, total: null, what: 'rules of the graph' });
  const findings = await checkStructure(store);
  const stored = await readStoredNetwork(store);
  findings.push(
    ...(await checkDerived(store, stored, (done, total) => onProgress?.({ done, total, what: 'deals projected' }))),
  );
  if (snapshot) findings.push(...(await checkIndex(store, stored, snapshot)));
  findings.push(...(await checkPlausibility(store, stored)));
  return findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const order = ['error', 'warning', 'note'];
