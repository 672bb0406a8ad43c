/** Questions about the network as a whole, of the request's snapshot. */
import type { NetworkSnapshot } from '../../network/live-snapshot.ts';
import type { Measuring } from '../../network/measuring.ts';
import { findPaths } from '../../network/paths.ts';
import { metricOf, rankings } from '../../network/rankings.ts';
import type { Reader } from '../reader.ts';

export interface NetworkOptions {
  readonly snapshot: NetworkSnapshot;
  /** Heavy work goes through here, off the request's path. */
  readonly measuring: Measuring;
  readonly signal?: AbortSignal | undefined;
}

export function networkReads({
  snapshot,
  measuring,
  signal,
}: NetworkOptions): Pick<Reader, 'paths' | 'rankings' | 'metric'> {
  return {
    paths: (query) => findPaths(snapshot, query),
    rankings: (query) => rankings(snapshot, measuring, query, signal),
    metric: (metric, organizations, query) => metricOf(snapshot, measuring, metric, organizations, query, signal),
  };
}
