/** Every format of an export: what it is for, what it takes, and who writes it. */
import type { NetworkWriter } from '../../exchange/network-file.ts';
import type { CsvOptions } from '../../exchange/writers/csv.ts';
import { writeCsv } from '../../exchange/writers/csv.ts';
import { writeGephiEdges, writeGephiNodes } from '../../exchange/writers/gephi-csv.ts';
import { writeGexf } from '../../exchange/writers/gexf.ts';
import { writeGraphml } from '../../exchange/writers/graphml.ts';
import { writeCytoscape, writeGrafanaEdges, writeGrafanaNodes, writeNodeLink } from '../../exchange/writers/json.ts';
import { writeJsonLd } from '../../exchange/writers/json-ld.ts';
import { InputError } from '../errors.ts';
import type { Reader } from '../reader.ts';
import { fileFacts, momentOf, type NetworkFormat, networkFile } from './network-file.ts';
import type { ExportParameters, ParameterName } from './parameters.ts';
import { columnsOf, tables } from './tables.ts';

export interface ExportFormat {
  readonly name: string;
  readonly mediaType: string;
  /** Of the file's name. */
  readonly extension: string;
  readonly what: string;
  readonly takes: readonly ParameterName[];
  readonly mostOrganizations: number;
  /** Reads what has to be read before anything is written; then the pieces come as they are asked for. */
  open(reader: Reader, parameters: ExportParameters): Promise<AsyncIterable<string>>;
}

const network = [
  ...(['focus', 'depth', 'types', 'stages', 'activities', 'countries', 'kinds', 'strength', 'ended'] as const),
  ...(['level', 'asOf', 'knownAt', 'limit'] as const),
] satisfies ParameterName[];

const MOST = 1_000_000;
const CSV = 'text/csv; charset=utf-8; header=present';
const JSON_TYPE = 'application/json; charset=utf-8';
const still: NetworkFormat = { tellsTime: false, usualOrganizations: null };
const timed: NetworkFormat = { tellsTime: true, usualOrganizations: null };
/** The panel shows at most 1,500 nodes. */
const panel: NetworkFormat = { tellsTime: false, usualOrganizations: 150 };

/** The formats below `/export/`. */
export const exportFormats: readonly ExportFormat[] = [
  ofNetwork(
    'gexf',
    'application/gexf+xml; charset=utf-8',
    'GEXF 1.3 for Gephi, with the time of each tie',
    writeGexf,
    timed,
  ),
  ofNetwork(
    'graphml',
    'application/graphml+xml; charset=utf-8',
    'GraphML for networkx, igraph and yEd',
    writeGraphml,
    still,
  ),
  gephiTable('gephi-nodes.csv', 'the nodes for Gephi’s data laboratory', writeGephiNodes, timed),
  gephiTable('gephi-edges.csv', 'the edges for Gephi’s data laboratory', writeGephiEdges, timed),
  {
    ...ofNetwork('cytoscape', JSON_TYPE, 'JSON for Cytoscape and cytoscape.js', writeCytoscape, still),
    extension: 'cyjs',
  },
  {
    ...ofNetwork('node-link', JSON_TYPE, 'node-link JSON for networkx and D3', writeNodeLink, still),
    extension: 'json',
  },
  {
    ...ofNetwork(
      'json-ld',
      'application/ld+json; charset=utf-8',
      'JSON-LD with the claims and their reports',
      writeJsonLd,
      still,
    ),
    extension: 'jsonld',
  },
  ...Object.entries(tables).map(
    ([name, table]): ExportFormat => ({
      name: `${name}.csv`,
      mediaType: CSV,
      extension: 'csv',
      ...{ what: table.what, takes: table.takes, mostOrganizations: MOST },
      async open(reader, parameters) {
        return writeCsv(table.rows(reader, parameters), columnsOf(table), csvOptions(reader, parameters));
      },
    }),
  ),
];

/** The feeds below `/grafana/`. */
export const grafanaFeeds: readonly ExportFormat[] = [
  {
    ...ofNetwork('nodes', JSON_TYPE, 'nodes of the Node graph panel', writeGrafanaNodes, panel),
    mostOrganizations: 1_500,
  },
  {
    ...ofNetwork('edges', JSON_TYPE, 'edges of the Node graph panel', writeGrafanaEdges, panel),
    mostOrganizations: 1_500,
  },
];

/** @throws InputError naming those that there are */
export function exportFormat(name: string, formats = exportFormats): ExportFormat {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const known = formats.map((format) => format.name).join(', ');
  const message = `There is no format ${JSON.stringify(name.slice(0, 40))}; take one of ${known}.`;
  throw new InputError(message, [{ path: ['format'], message }]);
}

function ofNetwork(
  name: string,
  mediaType: string,
  what: string,
  write: NetworkWriter,
  format: NetworkFormat,
): ExportFormat {
  return {
    ...{ name, mediaType, extension: name, what, takes: network, mostOrganizations: MOST },
    open: async (reader, parameters) => write(await networkFile(reader, parameters, format)),
  };
}

function gephiTable(
  name: string,
  what: string,
  write: (file: Parameters<NetworkWriter>[0], options: CsvOptions) => AsyncIterable<string>,
  format: NetworkFormat,
): ExportFormat {
  return {
    ...{ name, mediaType: CSV, extension: 'csv', what, takes: [...network, 'bom'], mostOrganizations: MOST },
    open: async (reader, parameters) =>
      write(await networkFile(reader, parameters, format), csvOptions(reader, parameters)),
  };
}

function csvOptions(reader: Reader, parameters: ExportParameters): CsvOptions {
  const { revision, licence } = fileFacts(reader, momentOf(reader, parameters));
  return { revision, licence, bom: parameters.bom };
}
