/** The two tables that Gephi's data laboratory imports: nodes, and edges with the stretches over which they hold. */
import { percentText } from '../../domain/percentages.ts';
import type { NetworkFile, OrganizationRecord, TieRecord } from '../network-file.ts';
import { type Column, organizationColumns, tieColumns } from './columns.ts';
import { type CsvOptions, writeCsv } from './csv.ts';
import { dayBefore } from './gexf.ts';
import { tieLabel } from './looks.ts';

const nodeColumns: readonly Column<OrganizationRecord>[] = [
  { name: 'Id', type: 'string', value: ({ id }) => id },
  { name: 'Label', type: 'string', value: ({ name }) => name },
  ...organizationColumns,
  { name: 'x', type: 'double', value: ({ x }) => x },
  { name: 'y', type: 'double', value: ({ y }) => y },
];

const edgeColumns: readonly Column<TieRecord>[] = [
  { name: 'Source', type: 'string', value: ({ from }) => from },
  { name: 'Target', type: 'string', value: ({ to }) => to },
  { name: 'Type', type: 'string', value: ({ directed }) => (directed ? 'Directed' : 'Undirected') },
  { name: 'Id', type: 'string', value: ({ id }) => id },
  {
    name: 'Label',
    type: 'string',
    value: (tie) => tieLabel(tie, tie.percent === null ? null : percentText(tie.percent)),
  },
  { name: 'Weight', type: 'double', value: ({ strength }) => strength },
  { name: 'Timeset', type: 'string', value: timeset },
  ...tieColumns,
];

export function writeGephiNodes(file: NetworkFile, options: CsvOptions): AsyncIterable<string> {
  return writeCsv(file.organizations(), nodeColumns, options);
}

export function writeGephiEdges(file: NetworkFile, options: CsvOptions): AsyncIterable<string> {
  return writeCsv(file.ties(), edgeColumns, options);
}

/** `<[2014-01-01, 2016-12-31]; [2019-05-01, Infinity]>`: first and last days. */
function timeset({ stretches }: TieRecord): string {
  const each = stretches.map(({ from, to }) => `[${from ?? '-Infinity'}, ${to === null ? 'Infinity' : dayBefore(to)}]`);
  return `<${each.join('; ')}>`;
}
