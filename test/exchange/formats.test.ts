/** Every format is read back by a tool that is not ours. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import cytoscape from 'cytoscape';
import { DirectedGraph, MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { openInMemory } from '../support/engines.ts';
import { exportText } from '../support/exports.ts';
import { hasPython, runPython } from '../support/python.ts';
import { openAt } from '../support/starter-story.ts';

const TODAY = '2026-11-22';
const LEAPMOTOR = 'organization:leapmotor';
const STAKE = 'deal:stellantis-leapmotor-stake';
const LICENCE = /Facts are free to use/;

describe('an export of the starter data', { timeout: 60_000 }, () => {
  let alliances: Alliances;
  /** How many organisations and ties the network has, with and without ties that had ended. */
  let now: { nodes: number; ties: number };
  let history: { nodes: number; ties: number };

  beforeAll(async () => {
    alliances = await openAt(await openInMemory(), `${TODAY}T12:00:00Z`);
    await importStarterData(alliances, { actor: { name: null } });
    const reader = alliances.reader({ viewer: { name: null, role: 'READER' } });
    const at = { asOf: TODAY, knownAt: TODAY };
    const count = async (includeEnded: boolean) => {
      const query = { focus: [], depth: 1, at, level: 'AS_REPORTED', limit: 1000, filter: { includeEnded } } as const;
      const { totalNodes, totalTies } = await reader.network(query);
      return { nodes: totalNodes, ties: totalTies };
    };
    now = await count(false);
    history = await count(true);
  }, 120_000);
  afterAll(() => alliances?.close());

  const text = (name: string, parameters: Readonly<Record<string, string>> = {}) =>
    exportText(alliances, name, parameters);

  it.runIf(hasPython)('opens in networkx as GEXF, GraphML and node-link, and fits the schema of GEXF 1.3', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alliances-exports-'));
    try {
      for (const name of ['gexf', 'graphml', 'node-link']) await writeFile(join(folder, name), await text(name));
      const found = JSON.parse(await runPython([join(import.meta.dirname, 'read_back.py'), folder]));
      expect(found.errors).toEqual([]);
      expect(found.valid).toBe(true);
      expect(found.acceptsAnything).toBe(false);
      expect([found.gexf.nodes, found.gexf.edges]).toEqual([history.nodes, history.ties]);
      for (const name of ['graphml', 'node-link']) {
        expect([found[name].nodes, found[name].edges]).toEqual([now.nodes, now.ties]);
        expect(found.facts[name]).toMatchObject({ revision: alliances.revision, asOf: TODAY, knownAt: TODAY });
        expect(found.facts[name].licence).toMatch(LICENCE);
      }
      for (const name of ['gexf', 'graphml', 'node-link']) {
        expect(found[name]).toMatchObject({ directed: true, parallel: true, leapmotor: { country: 'CN' } });
        expect([found[name].leapmotor.names].flat().join()).toContain('零跑汽车');
        expect(found[name].stake).toMatchObject({
          percentMin: 20,
          percentMax: 21,
          since: '2023-10-26',
          stage: 'ACTIVE',
        });
      }
      expect(found.gexf.stake.start).toBe('2023-10-26');
      expect(found.gexf.stake.end).toBeUndefined();
      expect(found.gexf.leapmotor.viz.position).toMatchObject({ x: found['node-link'].leapmotor.x });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('opens in graphology as GEXF, with places, colours and sizes', async () => {
    const graph = parseGexf(MultiDirectedGraph, await text('gexf'));
    expect([graph.order, graph.size]).toEqual([history.nodes, history.ties]);
    const { label, names, x, color, size } = graph.getNodeAttributes(LEAPMOTOR);
    expect(label).toBe('Leapmotor');
    expect(names).toContain('零跑汽车');
    expect(color).toMatch(/^rgb\(\d+,\d+,\d+\)$/);
    expect(size).toBeGreaterThan(10);
    expect(Math.abs(x)).toBeLessThanOrEqual(1000);
    expect(graph.getAttribute('description')).toMatch(LICENCE);
    expect(graph.getAttribute('description')).toContain(`revision ${alliances.revision}`);
    const stakes = graph.filterEdges((_, { tieType, deal }) => tieType === 'OWNS' && deal === STAKE);
    expect(stakes.map((edge) => graph.getEdgeAttribute(edge, 'percentText'))).toEqual(['20–21 %']);
  });

  it('opens in graphology as GraphML', async () => {
    const graph = parseGraphml(DirectedGraph, await text('graphml'));
    expect([graph.order, graph.size]).toEqual([now.nodes, now.ties]);
    expect(graph.getAttribute('licence')).toMatch(LICENCE);
    expect(graph.getNodeAttribute(LEAPMOTOR, 'names')).toContain('零跑汽车');
    const [stake = ''] = graph.filterEdges((_, { tieType, deal }) => tieType === 'OWNS' && deal === STAKE);
    expect(graph.getEdgeAttributes(stake)).toMatchObject({ percentMin: 20, percentMax: 21, since: '2023-10-26' });
  });

  it('opens in Cytoscape, each organisation at its place', async () => {
    const file = JSON.parse(await text('cytoscape'));
    const graph = cytoscape({ headless: true, elements: file.elements, layout: { name: 'preset' } });
    expect([graph.nodes().length, graph.edges().length]).toEqual([now.nodes, now.ties]);
    expect(graph.getElementById(LEAPMOTOR).data('names')).toContain('零跑汽车');
    const places = graph.nodes().map((node) => `${node.position('x')} ${node.position('y')}`);
    expect(new Set(places).size).toBe(now.nodes);
    const stake = graph.edges(`[deal = "${STAKE}"][interaction = "OWNS"]`);
    expect(stake.data()).toMatchObject({ percentMin: 20, percentMax: 21, source: 'organization:stellantis' });
    expect(file.data).toMatchObject({ revision: alliances.revision });
    graph.destroy();
  });

  it('is read by a JSON-LD processor without a network: organisations, ties, and the claims that they rest on', async () => {
    const documentLoader = () => Promise.reject(new Error('Nothing is fetched.'));
    const file = JSON.parse(await text('json-ld', { focus: LEAPMOTOR }));
    const [whole] = (await jsonld.expand(file, { documentLoader })) as { '@graph': Record<string, unknown>[] }[];
    const nodes = whole?.['@graph'] ?? (await jsonld.expand(file, { documentLoader }));
    const flat = (await jsonld.flatten(file, {}, { documentLoader })) as { '@graph': Record<string, unknown>[] };
    expect(nodes.length).toBeGreaterThan(5);
    const byId = new Map(flat['@graph'].map((node) => [node['@id'], node]));
    const leapmotor = byId.get('urn:auto-alliances:organization:leapmotor');
    expect(leapmotor).toMatchObject({
      '@type': 'https://schema.org/Organization',
      'https://schema.org/name': 'Leapmotor',
    });
    expect(leapmotor?.['https://schema.org/alternateName']).toContain('零跑汽车');
    const stake = flat['@graph'].find((node) => String(node['@id']).includes('tie:stellantis-leapmotor-stake:OWNS'));
    expect([stake?.['@type']].flat()).toContain('urn:auto-alliances:OWNS');
    expect(stake).toMatchObject({
      'urn:auto-alliances:from': { '@id': 'urn:auto-alliances:organization:stellantis' },
      'urn:auto-alliances:percentMin': { '@type': 'http://www.w3.org/2001/XMLSchema#decimal', '@value': '20' },
    });
    const claims = [stake?.['http://www.w3.org/ns/prov#wasDerivedFrom']].flat() as { '@id': string }[];
    expect(claims.length).toBeGreaterThanOrEqual(4);
    for (const { '@id': id } of claims) {
      const claim = byId.get(id);
      expect([claim?.['@type']].flat()).toContain('http://www.w3.org/ns/prov#Entity');
      const report = claim?.['http://www.w3.org/ns/prov#wasDerivedFrom'] as { '@id': string };
      expect(byId.get(report['@id'])).toHaveProperty(['https://schema.org/publisher']);
    }
    const about = byId.get('urn:auto-alliances:export');
    expect(about?.['http://purl.org/dc/terms/license']).toMatch(LICENCE);
    const quads = (await jsonld.toRDF(file, { format: 'application/n-quads', documentLoader })) as unknown as string;
    expect(quads).toContain(`"${alliances.revision}"^^<http://www.w3.org/2001/XMLSchema#integer>`);
  });

  it('has a GEXF edge with spells where a tie held in several stretches, and ends the day before it held no more', async () => {
    const gexf = await text('gexf');
    const edges = [...gexf.matchAll(/<edge [^>]*>.*?<\/edge>/gs)].map(([edge]) => edge);
    const inStretches = edges.filter((edge) => edge.includes('<spells>'));
    expect(inStretches.length).toBeGreaterThan(0);
    for (const edge of inStretches) {
      const spells = [...edge.matchAll(/<spell(?: start="([^"]*)")?(?: end="([^"]*)")?\/>/g)];
      expect(spells.length).toBeGreaterThan(1);
      for (const [place, [, start]] of spells.entries()) {
        if (place > 0) expect(String(start) > String(spells[place - 1]?.[2])).toBe(true);
      }
      expect(edge.slice(0, edge.indexOf('>'))).not.toMatch(/ (start|end)=/);
    }
    const talks = edges.find((edge) => edge.includes('"tie:stellantis-leapmotor-stake:EXPLORING'));
    expect(talks).toMatch(/ start="2023-08-23" end="2023-10-25"/);
  });

  it('opens in Gephi’s data laboratory as two tables that fit each other', async () => {
    const nodes = csv(await text('gephi-nodes.csv'));
    const edges = csv(await text('gephi-edges.csv'));
    expect([nodes.length, edges.length]).toEqual([history.nodes, history.ties]);
    const ids = new Set(nodes.map(({ Id }) => Id));
    expect(edges.every(({ Source, Target }) => ids.has(Source) && ids.has(Target))).toBe(true);
    expect(new Set(edges.map(({ Type }) => Type))).toEqual(new Set(['Directed', 'Undirected']));
    expect(edges.find(({ Id }) => Id?.includes('stellantis-leapmotor-stake:EXPLORING'))?.Timeset).toBe(
      '<[2023-08-23, 2023-10-25]>',
    );
  });

  it('comes as tables with as many rows as the graph has of each, and licence and revision in every row', async () => {
    const { deals, organizations, reports } = await alliances
      .reader({ viewer: { name: null, role: 'READER' } })
      .coverage();
    const rows = new Map<string, Record<string, string>[]>();
    for (const name of ['organizations', 'names', 'deals', 'deal-parties', 'claims', 'ties', 'reports', 'models']) {
      const table = csv(await text(`${name}.csv`));
      rows.set(name, table);
      expect(table.length).toBeGreaterThan(0);
      expect(table.every(({ revision }) => revision === String(alliances.revision))).toBe(true);
      expect(table[0]?.licence).toMatch(LICENCE);
      expect(new Set(table.map((row) => row.id ?? JSON.stringify(row))).size).toBe(table.length);
    }
    expect(rows.get('organizations')).toHaveLength(organizations);
    expect(rows.get('deals')?.filter(({ background }) => background === 'false')).toHaveLength(deals);
    expect(rows.get('reports')).toHaveLength(reports);
    expect(rows.get('ties')).toHaveLength(now.ties);
    expect(rows.get('claims')?.filter(({ background }) => background === 'false')).toHaveLength(566);
    expect(rows.get('names')).toContainEqual(
      expect.objectContaining({ organization: LEAPMOTOR, name: '零跑汽车', script: 'Hani' }),
    );
    expect(rows.get('ties')).toContainEqual(
      expect.objectContaining({ fromName: 'Stellantis', toName: 'Leapmotor', percentMin: '20', percentMax: '21' }),
    );
    expect(rows.get('deals')?.find(({ id }) => id === STAKE)).toMatchObject({
      since: '2023-08-23',
      stage: 'ACTIVE',
    });
  });

  it('begins with a byte order mark where one is asked for', async () => {
    expect(await text('organizations.csv', { bom: 'true' })).toMatch(/^\ufeffid,name,/);
    expect(await text('organizations.csv')).toMatch(/^id,name,/);
  });

  it('gives Grafana a place for every node, and arcs that sum to 1', async () => {
    const parameters = { focus: 'Stellantis,大众', depth: '1' };
    const { nodes, revision } = JSON.parse(await text('nodes', parameters));
    const { edges } = JSON.parse(await text('edges', parameters));
    expect(revision).toBe(alliances.revision);
    expect(nodes.length).toBeGreaterThan(20);
    const ids = new Set(nodes.map(({ id }: { id: string }) => id));
    for (const node of nodes) {
      expect(Number.isFinite(node.fixedx) && Number.isFinite(node.fixedy)).toBe(true);
      const arcs = Object.entries<number>(node).filter(([name]) => /^arc__[a-z_]+(?<!_color)$/.test(name));
      expect(arcs.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    for (const { source, target } of edges) expect(ids.has(source) && ids.has(target)).toBe(true);
  });

  it('tells of a day, of what was known then, of groups, and of a part of the network', async () => {
    const ties = async (parameters: Record<string, string>) => csv(await text('ties.csv', parameters));
    const before = await ties({ focus: 'Leapmotor', asOf: '2023-09-01' });
    expect(before.map(({ tieType }) => tieType)).toContain('EXPLORING');
    expect(before.map(({ tieType }) => tieType)).not.toContain('OWNS');
    const unknowing = await ties({ focus: 'leapmotor', asOf: '2024-06-01', knownAt: '2023-09-01' });
    expect(unknowing.map(({ tieType }) => tieType)).not.toContain('OWNS');
    const owns = await ties({ types: 'owns', countries: 'cn' });
    expect(owns.length).toBeGreaterThan(0);
    expect(owns.every(({ tieType }) => tieType === 'OWNS')).toBe(true);
    const groups = await ties({ level: 'group', focus: 'Opel' });
    expect(groups.some(({ fromName, toName }) => fromName === 'Opel' || toName === 'Opel')).toBe(false);
    const { elements } = JSON.parse(await text('cytoscape', { limit: '10' }));
    expect(elements.nodes).toHaveLength(10);
  });
});

function csv(text: string): Record<string, string>[] {
  return parseCsv(text, { columns: true, bom: true });
}
