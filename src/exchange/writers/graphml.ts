/** GraphML for networkx, yEd, igraph and Gephi. All edges are directed; `directed` says of each whether that means anything. */
import { percentText } from '../../domain/percentages.ts';
import type { NetworkFile, OrganizationRecord, TieRecord } from '../network-file.ts';
import { type Column, organizationColumns, tieColumns, type Value } from './columns.ts';
import { channels, organizationColour, organizationSize, tieColours, tieLabel } from './looks.ts';
import { xmlAttributes, xmlText } from './xml.ts';

const nodeColumns: readonly Column<OrganizationRecord>[] = [
  { name: 'label', type: 'string', value: ({ name }) => name },
  ...organizationColumns,
  { name: 'x', type: 'double', value: ({ x }) => x },
  { name: 'y', type: 'double', value: ({ y }) => y },
  { name: 'size', type: 'double', value: organizationSize },
  { name: 'r', type: 'integer', value: (organization) => channels(organizationColour(organization)).r },
  { name: 'g', type: 'integer', value: (organization) => channels(organizationColour(organization)).g },
  { name: 'b', type: 'integer', value: (organization) => channels(organizationColour(organization)).b },
];

const edgeColumns: readonly Column<TieRecord>[] = [
  {
    name: 'label',
    type: 'string',
    value: (tie) => tieLabel(tie, tie.percent === null ? null : percentText(tie.percent)),
  },
  { name: 'weight', type: 'double', value: ({ strength }) => strength },
  { name: 'colour', type: 'string', value: ({ type }) => tieColours[type] },
  ...tieColumns,
];

const typeNames = { string: 'string', integer: 'int', double: 'double', boolean: 'boolean' } as const;

export async function* writeGraphml(file: NetworkFile): AsyncGenerator<string> {
  const facts = Object.entries(file.facts);
  const keys = facts.map(([name, value]) => key('graph', name, typeof value === 'number' ? 'int' : 'string'));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n' +
    keys.join('') +
    nodeColumns.map(({ name, type }) => key('node', name, typeNames[type])).join('') +
    edgeColumns.map(({ name, type }) => key('edge', name, typeNames[type])).join('') +
    '<graph id="auto-alliances" edgedefault="directed">\n' +
    facts.map(([name, value]) => datum('graph', name, value)).join('') +
    '\n';
  for await (const organization of file.organizations()) {
    yield `<node${xmlAttributes({ id: organization.id })}>${data('node', nodeColumns, organization)}</node>\n`;
  }
  for (const tie of file.ties()) {
    const ends = xmlAttributes({ id: tie.id, source: tie.from, target: tie.to });
    yield `<edge${ends}>${data('edge', edgeColumns, tie)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

type Part = 'graph' | 'node' | 'edge';

function key(part: Part, name: string, type: string): string {
  return `<key${xmlAttributes({ id: `${part}-${name}`, for: part, 'attr.name': name, 'attr.type': type })}/>\n`;
}

function data<T>(part: Part, columns: readonly Column<T>[], record: T): string {
  return columns.map(({ name, value }) => datum(part, name, value(record))).join('');
}

function datum(part: Part, name: string, value: Value): string {
  return value === null ? '' : `<data key="${part}-${name}">${xmlText(value)}</data>`;
}
