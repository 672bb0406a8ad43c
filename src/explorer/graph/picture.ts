/** What the graph shows: the network of the view, with neighbours that were added, a path, or the changes since another day. */
import { ask } from '../api/client.ts';
import {
  comparisonOperation,
  type Diff,
  type Network,
  type NetworkNode,
  type NetworkOrganization,
  type NetworkTie,
  neighboursOperation,
  networkOperation,
  overviewOperation,
  type TieFilterInput,
} from '../api/network.ts';
import { type PathAnswer, pathsOperation } from '../api/paths.ts';
import { filterOf, type MomentOfView, momentOf } from '../state/moment.ts';
import { resource } from '../state/resource.ts';
import type { View } from '../state/url.ts';
import { view } from '../state/view.ts';

export const NEIGHBOURS_A_PAGE = 15;
const MOST_NEIGHBOURS = 400;

export type Change = 'formed' | 'changed' | 'ended';

export interface PictureTie extends NetworkTie {
  readonly change: Change | null;
  /** Of a changed tie, as it was. */
  readonly before: NetworkTie | null;
}

export interface PictureNode extends NetworkOrganization {
  readonly x: number;
  readonly y: number;
  /** With how many others it has a tie that passes, shown or not. */
  readonly degree: number;
}

export interface Picture {
  /** The same as long as only the days, filters or what is known change: the picture stays where it is then. */
  readonly frame: string;
  readonly nodes: readonly PictureNode[];
  readonly ties: readonly PictureTie[];
  readonly totalNodes: number;
  readonly totalTies: number;
  readonly truncated: boolean;
  readonly revision: string;
  readonly diff: Diff | null;
  readonly paths: readonly PathAnswer[] | null;
}

type Found = Omit<Picture, 'frame'>;

interface PictureKey extends Pick<View, 'focus' | 'depth' | 'limit' | 'expand' | 'level' | 'path'> {
  readonly moment: MomentOfView;
  readonly earlier: MomentOfView | null;
  readonly filter: TieFilterInput;
}

export const overview = resource({ key: () => ({}) }, (_, signal) => ask(overviewOperation, {}, signal));

export const picture = resource<PictureKey, Picture>(
  {
    debounce: 90,
    key: () => {
      const { focus, depth, limit, expand, level, path, since } = view.value;
      return {
        ...{ focus, depth, limit, expand, level, path: path !== null && path[1] !== '' ? path : null },
        moment: momentOf(view.value),
        earlier: since === null ? null : momentOf({ ...view.value, on: since }),
        filter: filterOf(view.value),
      };
    },
  },
  async (key, signal) => {
    const { focus, depth, limit, expand, path, level } = key;
    const frame = JSON.stringify([focus, depth, limit, expand, path, level]);
    return { ...(await fetchPicture(key, signal)), frame };
  },
);

async function fetchPicture(key: PictureKey, signal: AbortSignal): Promise<Found> {
  const { moment, earlier, level, filter } = key;
  const variables = { ...moment, level, filter };
  const around = { ...variables, focus: references(key.focus), depth: key.depth, limit: key.limit };
  const paths =
    key.path === null
      ? null
      : (await ask(pathsOperation, { ...variables, from: { id: key.path[0] }, to: { id: key.path[1] } }, signal)).paths;
  if (paths !== null && key.focus.length === 0 && key.expand.length === 0) return pathPicture(paths, variables, signal);

  if (earlier !== null && key.expand.length === 0 && paths === null) return comparison(key, null, signal);
  const base = (await ask(networkOperation, around, signal)).network;
  const shown = new Set(base.nodes.map(({ organization }) => organization.id));
  const before = shown.size;
  for (const id of (paths ?? []).flatMap(({ organizations }) => organizations.map(({ id }) => id))) shown.add(id);
  await addExpansions(shown, key, signal);
  const ids = shown.size > before ? [...shown] : null;
  if (earlier !== null) return comparison(key, ids, signal);
  const whole = ids === null ? base : await among(ids, variables, signal);
  const isOverview = key.focus.length === 0 && ids === null;
  const totals = { totalNodes: Math.max(base.totalNodes, shown.size), totalTies: base.totalTies };
  const found = { ...fromNetwork(whole), ...totals, paths };
  return isOverview ? { ...found, nodes: tiedNodes(found) } : found;
}

/** In the picture of all: those that stand alone in it would only take room; their partners are not among those shown. */
function tiedNodes({ nodes, ties }: Found): readonly PictureNode[] {
  const tied = new Set(ties.flatMap(({ from, to }) => [from.id, to.id]));
  return nodes.filter(({ id }) => tied.has(id));
}

/** A path stands alone: everything around it would hide it. Asked for with its neighbourhood only where there is a focus. */
async function pathPicture(
  paths: readonly PathAnswer[],
  variables: Parameters<typeof among>[1],
  signal: AbortSignal,
): Promise<Found> {
  const ids = [...new Set(paths.flatMap(({ organizations }) => organizations.map(({ id }) => id)))];
  if (ids.length === 0) {
    const nothing = { ...{ nodes: [], ties: [], totalNodes: 0, totalTies: 0, truncated: false }, revision: '' };
    return { ...nothing, diff: null, paths };
  }
  const network = await among(ids, variables, signal);
  return { ...fromNetwork(network), totalNodes: ids.length, truncated: false, paths };
}

/** The network among these alone: each is a focus, and there is room for no other. */
async function among(
  ids: readonly string[],
  variables: MomentOfView & { level: View['level']; filter: TieFilterInput },
  signal: AbortSignal,
): Promise<Network> {
  const answer = await ask(
    networkOperation,
    { ...variables, focus: references(ids), depth: 1, limit: ids.length },
    signal,
  );
  return answer.network;
}

/** Adds to those shown: of each expansion, in their order, so many pages of neighbours as were not there yet. */
async function addExpansions(shown: Set<string>, key: PictureKey, signal: AbortSignal): Promise<void> {
  const { expand, moment, level, filter } = key;
  const answers = await Promise.all(
    expand.map(({ id }) => {
      const variables = { ...moment, focus: [{ id }], level, filter, limit: MOST_NEIGHBOURS };
      return ask(neighboursOperation, variables, signal);
    }),
  );
  for (const [place, { network }] of answers.entries()) {
    const room = NEIGHBOURS_A_PAGE * (expand[place]?.pages ?? 1);
    const [centre, ...others] = network.nodes.map(({ organization }) => organization.id);
    if (centre !== undefined) shown.add(centre);
    for (const id of others.filter((id) => !shown.has(id)).slice(0, room)) shown.add(id);
  }
}

async function comparison(key: PictureKey, ids: readonly string[] | null, signal: AbortSignal): Promise<Found> {
  const { moment, earlier, level, filter } = key;
  const place = ids === null ? { focus: references(key.focus), depth: key.depth, limit: key.limit } : alone(ids);
  const side = ({ asOf, knownAt }: MomentOfView) => ({ ...(asOf && { asOf }), ...(knownAt && { knownAt }) });
  const from = { asOf: earlier?.asOf ?? '', ...side(earlier ?? moment) };
  const { network, before, diff } = await ask(
    comparisonOperation,
    { ...moment, level, filter, ...place, from, to: side(moment) },
    signal,
  );
  const nodes = new Map([...before.nodes, ...network.nodes].map((node) => [node.organization.id, node]));
  const changes = new Map<string, Pick<PictureTie, 'change' | 'before'>>([
    ...diff.formed.map(({ id }) => [id, { change: 'formed', before: null }] as const),
    ...diff.changed.map(({ before, after }) => [after.id, { change: 'changed', before }] as const),
  ]);
  const ended = diff.ended
    .filter(({ from, to }) => nodes.has(from.id) && nodes.has(to.id))
    .map((tie) => ({ ...tie, change: 'ended' as const, before: null }));
  const isOverview = key.focus.length === 0 && ids === null;
  const now = network.ties.map((tie) => ({ ...tie, ...(changes.get(tie.id) ?? { change: null, before: null }) }));
  const found = {
    ...fromNetwork(network),
    nodes: [...nodes.values()].map(fromNode),
    ties: [...now, ...ended],
    diff,
  };
  return isOverview ? { ...found, nodes: tiedNodes(found) } : found;
}

function alone(ids: readonly string[]) {
  return { focus: references(ids), depth: 1, limit: ids.length };
}

function references(ids: readonly string[]) {
  return ids.map((id) => ({ id }));
}

function fromNode({ organization, x, y, degree }: NetworkNode): PictureNode {
  return { ...organization, x, y, degree };
}

function fromNetwork(network: Network): Found {
  return {
    ...network,
    nodes: network.nodes.map(fromNode),
    ties: network.ties.map((tie) => ({ ...tie, change: null, before: null })),
    diff: null,
    paths: null,
  };
}
