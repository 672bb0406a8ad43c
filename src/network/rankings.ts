/** Who has the most partners or ties, or stands most in the middle; and the same measures for single organisations. */
import type { OrganizationId } from '../domain/model.ts';
import type { RankingMetric } from '../domain/vocabulary.ts';
import { shownAs } from './around.ts';
import { degreeOf, type TieGraph } from './graph.ts';
import type { NetworkSnapshot } from './live-snapshot.ts';
import type { Measuring, WholeQuery } from './measuring.ts';
import { graphInTurns } from './turns.ts';

export interface RankedOrganization {
  /** From 1; equals share a rank, and the next one follows after all of them. */
  readonly rank: number;
  readonly organization: OrganizationId;
  readonly value: number;
}

/** The `first` organisations by the metric, the highest first, equals by id. Those without a tie that passes are left out. */
export async function rankings(
  snapshot: NetworkSnapshot,
  measuring: Measuring,
  { metric, first, ...query }: WholeQuery & { readonly metric: RankingMetric; readonly first: number },
  signal?: AbortSignal,
): Promise<RankedOrganization[]> {
  const { graph } = await graphInTurns(snapshot, query, signal);
  const values = await valuesOf(snapshot, measuring, metric, graph, query, signal);
  const order = Array.from(graph.organizations.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  const ranked: RankedOrganization[] = [];
  for (const [place, node] of order.slice(0, first).entries()) {
    const value = values[node] ?? 0;
    const before = ranked.at(-1);
    const rank = before?.value === value ? before.rank : place + 1;
    ranked.push({ rank, organization: snapshot.organizationId(graph.organizations[node] ?? 0), value });
  }
  return ranked;
}

async function valuesOf(
  snapshot: NetworkSnapshot,
  measuring: Measuring,
  metric: RankingMetric,
  graph: TieGraph,
  query: WholeQuery,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  switch (metric) {
    case 'PARTNERS':
      return Float64Array.from(graph.organizations, (_, node) => degreeOf(graph, node));
    case 'TIES':
      return Float64Array.from(graph.organizations, (_, node) => countTies(graph, node));
    case 'BETWEENNESS':
    case 'PAGE_RANK':
      // Equals differ in the last digits, by the order in which they were summed up.
      return (await measuring.measure(snapshot, metric, query, signal)).map((value) => Number(value.toFixed(12)));
    default:
      return metric satisfies never;
  }
}

function countTies({ offsets, tieOffsets }: TieGraph, node: number): number {
  return (tieOffsets[offsets[node + 1] ?? 0] ?? 0) - (tieOffsets[offsets[node] ?? 0] ?? 0);
}

export interface OrganizationMetrics {
  readonly partners: number;
  readonly ties: number;
  /** Joint ventures that it takes part in: by the venture where it is named, else by the deal; talks do not count. */
  readonly jointVentures: number;
  /** 0 to 1. */
  readonly betweenness: number;
  /** Of all organisations with a tie it sums to 1. */
  readonly pageRank: number;
  /** 0 the largest; -1: it has no tie. */
  readonly community: number;
}

/** Which measures are wanted: the last three take the whole network, and long where it is large. */
export type Metric = keyof OrganizationMetrics;

/**
 * One measure of many organisations, in their order: call it for what is asked for alone. At the level of groups, of
 * the groups they belong to.
 */
export async function metricOf(
  snapshot: NetworkSnapshot,
  measuring: Measuring,
  metric: Metric,
  organizations: readonly OrganizationId[],
  query: WholeQuery,
  signal?: AbortSignal,
): Promise<number[]> {
  const { graph } = await graphInTurns(snapshot, query, signal);
  const nodes = organizations.map((id) => {
    const number = snapshot.organizationNumber(shownAs(snapshot, id, query));
    return number === undefined ? -1 : graph.nodeOf(number);
  });
  const each = (value: (node: number) => number, without = 0) =>
    nodes.map((node) => (node < 0 ? without : value(node)));
  const measured = async (kind: 'BETWEENNESS' | 'PAGE_RANK' | 'COMMUNITIES', without: number) => {
    const values = await measuring.measure(snapshot, kind, query, signal);
    return each((node) => values[node] ?? without, without);
  };
  switch (metric) {
    case 'partners':
      return each((node) => degreeOf(graph, node));
    case 'ties':
      return each((node) => countTies(graph, node));
    case 'jointVentures':
      return each((node) => countVentures(snapshot, graph, node, query));
    case 'betweenness':
      return measured('BETWEENNESS', 0);
    case 'pageRank':
      return measured('PAGE_RANK', 0);
    case 'community':
      return measured('COMMUNITIES', -1);
    default:
      return metric satisfies never;
  }
}

function countVentures(snapshot: NetworkSnapshot, graph: TieGraph, node: number, query: WholeQuery): number {
  const { at } = query;
  const selection = snapshot.select(query);
  const own = snapshot.organizationId(graph.organizations[node] ?? 0);
  const ventures = new Set<string>();
  const { offsets, tieOffsets, ties } = graph;
  const end = tieOffsets[offsets[node + 1] ?? 0] ?? 0;
  for (let place = tieOffsets[offsets[node] ?? 0] ?? 0; place < end; place++) {
    const deal = snapshot.dealAt(selection.deal[ties[place] ?? 0] ?? 0);
    const face = deal?.faces.find(({ knownFrom, knownTo }) => knownFrom <= at.knownAt && at.knownAt < knownTo);
    if (face?.type !== 'JOINT_VENTURE') continue;
    const venture = face.jointVenture ?? deal?.id ?? '';
    // A venture is no partner in itself.
    if (shownAs(snapshot, venture, query) !== own) ventures.add(venture);
  }
  return ventures.size;
}
