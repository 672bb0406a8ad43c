/** Questions about the network as a whole, of the request's snapshot. */
import { setTimeout } from 'node:timers/promises';
import type { Analysis } from '../../network/analysis.ts';
import { networkAround, reachOf } from '../../network/around.ts';
import { networkDiff } from '../../network/diff.ts';
import type { Layouts } from '../../network/layouts.ts';
import type { NetworkSnapshot } from '../../network/live-snapshot.ts';
import { lookThrough } from '../../network/look-through.ts';
import { findPaths } from '../../network/paths.ts';
import { metricOf, rankings } from '../../network/rankings.ts';
import { graphInTurns } from '../../network/turns.ts';
import type { Reader } from '../reader.ts';

export interface NetworkOptions {
  readonly snapshot: NetworkSnapshot;
  /** Heavy work goes through here, off the request's path. */
  readonly analysis: Pick<Analysis, 'measuring' | 'layouts'>;
  readonly signal?: AbortSignal | undefined;
}

type NetworkReads = 'network' | 'wideNetwork' | 'paths' | 'networkDiff' | 'lookThrough' | 'rankings' | 'metric';

export function networkReads({ snapshot, analysis, signal }: NetworkOptions): Pick<Reader, NetworkReads> {
  const { measuring, layouts } = analysis;
  return {
    async network(query) {
      const [around] = await Promise.all([
        networkAround(snapshot, measuring, query, signal),
        firstLayout(layouts, snapshot),
      ]);
      return { ...around, position: layouts.positions(snapshot) };
    },
    async wideNetwork({ limit, ...query }) {
      const reach = await reachOf(snapshot, measuring, { ...query, limit: limit ?? Number.POSITIVE_INFINITY }, signal);
      const [communities] = await Promise.all([
        measuring.measure(snapshot, 'COMMUNITIES', reach.query, signal),
        firstLayout(layouts, snapshot),
      ]);
      const { kept, selection, totalNodes, totalTies, truncated } = reach;
      // As they are selected: deal by deal.
      const ties = Uint32Array.from(reach.ties).sort();
      const place = (tie: number) => ties[tie] ?? 0;
      return {
        nodes: reach.nodes.map((node, at) => ({ ...node, community: communities[kept[at] ?? -1] ?? null })),
        ...{ tieCount: ties.length, totalNodes, totalTies, truncated },
        ends: (tie) => ({
          from: snapshot.organizationId(selection.from[place(tie)] ?? 0),
          to: snapshot.organizationId(selection.to[place(tie)] ?? 0),
        }),
        tie: (tie) => selection.view(place(tie)),
        stretches: (tie) => selection.stretches(place(tie)),
        position: layouts.positions(snapshot),
      };
    },
    async paths(query) {
      const { from: _, to: __, maxHops: ___, first: ____, ...whole } = query;
      // Kept with the snapshot, where the search finds it.
      await graphInTurns(snapshot, whole, signal);
      return findPaths(snapshot, query);
    },
    networkDiff: (query) => networkDiff(snapshot, query, signal),
    lookThrough: (query) => lookThrough(snapshot, query),
    rankings: (query) => rankings(snapshot, measuring, query, signal),
    metric: (metric, organizations, query) => metricOf(snapshot, measuring, metric, organizations, query, signal),
  };
}

/** Longer than this after it was first asked for, nobody waits for the first picture. */
const PATIENCE_MS = 3_000;
const coming = new WeakMap<Layouts, Promise<void>>();

/**
 * Settles when there is a first picture, which is worth a wait: else it would jump as soon as it is laid out. A later one
 * is not waited for, nor one that takes long.
 */
export function firstLayout(layouts: Layouts, snapshot: NetworkSnapshot): Promise<void> {
  let layout = coming.get(layouts);
  if (layout === undefined) {
    layouts.positions(snapshot);
    // Why it failed is in the log; organisations then stand round a circle.
    const settled = layouts.settled().catch(() => undefined);
    layout = Promise.race([settled, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
    coming.set(layouts, layout);
  }
  return layout;
}
