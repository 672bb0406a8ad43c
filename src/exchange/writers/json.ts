/** Graphs as JSON: node-link for networkx and D3, elements for Cytoscape, frames for Grafana's node graph. */
import { percentText } from '../../domain/percentages.ts';
import type { NetworkFile, OrganizationRecord, TieRecord } from '../network-file.ts';
import { SEPARATOR } from './columns.ts';
import { organizationColour, organizationSize, stageShapes, tieColours, tieLabel } from './looks.ts';

/** `nx.node_link_graph(data, edges="edges")`; the lists `nodes` and `edges` are as d3-force takes them, too. */
export async function* writeNodeLink(file: NetworkFile): AsyncGenerator<string> {
  yield `{"directed":true,"multigraph":true,"graph":${JSON.stringify(file.facts)},"nodes":[\n`;
  yield* listed(file.organizations(), ({ x, y, ...organization }) => ({ ...factsOf(organization), x, y }));
  yield '],"edges":[\n';
  yield* listed(file.ties(), (tie) => ({ source: tie.from, target: tie.to, key: tie.id, ...tieFacts(tie) }));
  yield ']}\n';
}

/** For cytoscape.js (`cytoscape(data)`) and the Cytoscape program (as .cyjs). */
export async function* writeCytoscape(file: NetworkFile): AsyncGenerator<string> {
  const about = { name: 'Auto Alliances', ...file.facts };
  yield `{"format_version":"1.0","generated_by":${JSON.stringify(file.facts.generator)},"data":${JSON.stringify(about)},"elements":{"nodes":[\n`;
  yield* listed(file.organizations(), ({ x, y, ...organization }) => ({
    data: {
      ...factsOf(organization),
      label: organization.name,
      colour: organizationColour({ ...organization, x, y }),
      size: organizationSize({ ...organization, x, y }),
    },
    position: { x, y },
  }));
  yield '],"edges":[\n';
  yield* listed(file.ties(), (tie) => ({
    data: {
      ...tieFacts(tie),
      ...{ id: tie.id, source: tie.from, target: tie.to, interaction: tie.type },
      label: tieLabel(tie, tie.percent === null ? null : percentText(tie.percent)),
      ...{ colour: tieColours[tie.type], line: stageShapes[tie.stage] },
    },
  }));
  yield ']}}\n';
}

function factsOf({ founded, dissolved, ...organization }: Omit<OrganizationRecord, 'x' | 'y'>) {
  return { ...organization, founded: founded?.edtf ?? null, dissolved: dissolved?.edtf ?? null };
}

function tieFacts({ id: _id, from: _from, to: _to, percent, since, evidence, ...tie }: TieRecord) {
  return {
    ...tie,
    percentMin: percent?.exact ?? percent?.min ?? null,
    percentMax: percent?.exact ?? percent?.max ?? null,
    percentText: percent === null ? null : percentText(percent),
    since: since?.edtf ?? null,
    weight: tie.strength,
    claims: evidence.length,
  };
}

/** Frames of nodes for the Node graph panel: places for all of them, and arcs that sum to 1. */
export async function* writeGrafanaNodes(file: NetworkFile): AsyncGenerator<string> {
  const types = file.tieTypesOf();
  yield `{${stamped(file)},"nodes":[\n`;
  yield* listed(file.organizations(), (organization) => ({
    id: organization.id,
    title: organization.name,
    subtitle: [organization.kind.toLowerCase().replaceAll('_', ' '), organization.country].filter(Boolean).join(', '),
    mainstat: organization.degree,
    secondarystat: organization.degree === 1 ? 'partner' : 'partners',
    color: organizationColour(organization),
    ...arcs(types.get(organization.id)),
    // The panel's screen is some 1,000 wide; nodes are 80.
    fixedx: organization.x * 2,
    fixedy: organization.y * 2,
    detail__names: organization.names.join(SEPARATOR),
    detail__founded: organization.founded?.edtf ?? '',
    detail__group: organization.group ?? '',
    detail__community: organization.community,
  }));
  yield ']}\n';
}

/** Frames of edges for the Node graph panel. */
export async function* writeGrafanaEdges(file: NetworkFile): AsyncGenerator<string> {
  yield `{${stamped(file)},"edges":[\n`;
  yield* listed(file.ties(), (tie) => ({
    id: tie.id,
    source: tie.from,
    target: tie.to,
    mainstat: tieLabel(tie, tie.percent === null ? null : percentText(tie.percent)),
    secondarystat: tie.stage.toLowerCase().replaceAll('_', ' '),
    color: tieColours[tie.type],
    thickness: Math.max(1, Math.round(tie.strength * 4)),
    strokedasharray: { solid: '', dashed: '8 4', dotted: '2 4' }[stageShapes[tie.stage]],
    detail__deal: tie.dealTitle,
    detail__since: tie.since?.edtf ?? '',
    detail__strength: tie.strength,
    detail__publishers: tie.publishers,
  }));
  yield ']}\n';
}

/** Every type has its arc, so that a column is there whatever the first row is; what has no tie is all "none". */
function arcs(types: ReadonlyMap<string, number> | undefined): Record<string, number | string> {
  const total = [...(types?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const values: Record<string, number | string> = {};
  let left = 10_000;
  let largest = 'arc__none';
  for (const [type, colour] of Object.entries(tieColours)) {
    const name = `arc__${type.toLowerCase()}`;
    const share = total === 0 ? 0 : Math.round((10_000 * (types?.get(type) ?? 0)) / total);
    left -= share;
    values[name] = share / 10_000;
    values[`${name}_color`] = colour;
    if (share / 10_000 > Number(values[largest] ?? 0)) largest = name;
  }
  values.arc__none = 0;
  values.arc__none_color = '#dddddd';
  // What rounding left goes to the largest.
  values[largest] = Math.round(10_000 * Number(values[largest]) + left) / 10_000;
  return values;
}

function stamped(file: NetworkFile): string {
  return JSON.stringify(file.facts).slice(1, -1);
}

async function* listed<T>(items: AsyncIterable<T> | Iterable<T>, json: (item: T) => object): AsyncGenerator<string> {
  let separator = '';
  for await (const item of items) {
    yield `${separator}${JSON.stringify(json(item))}\n`;
    separator = ',';
  }
}
