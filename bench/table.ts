/** Prints results as a table that reads in a terminal and in Markdown. */
import type { Measured, Result } from './measure.ts';

const columns: readonly [title: string, cell: (result: Measured) => string][] = [
  ['question', ({ name }) => name],
  ['statements', ({ statements }) => String(statements)],
  ['bytes', ({ bytes }) => String(bytes)],
  ['a second', ({ service }) => service.rate.toFixed(0)],
  ['p50 ms', ({ service }) => service.p50.toFixed(2)],
  ['p95 ms', ({ service }) => service.p95.toFixed(2)],
  ['floor p50', ({ floor }) => floor.p50.toFixed(2)],
  ['floor p95', ({ floor }) => floor.p95.toFixed(2)],
  ['ratio', ({ ratio }) => ratio.toFixed(1)],
  ['share of rate', ({ service, floor }) => (service.rate / floor.rate).toFixed(2)],
  ['CPU ms', ({ service }) => service.cpu.toFixed(2)],
  ['floor CPU', ({ floor }) => floor.cpu.toFixed(2)],
  ['worst delay', ({ worstDelay }) => worstDelay.toFixed(0)],
  ['floor delay', ({ floorDelay }) => floorDelay.toFixed(0)],
];

export function tableOf(results: readonly Result[]): string {
  const measured = results.filter((result) => 'service' in result);
  const rows = [columns.map(([title]) => title), ...measured.map((result) => columns.map(([, cell]) => cell(result)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const leftOut = results.flatMap((result) =>
    'leftOut' in result ? [`Left out: ${result.name} (${result.leftOut}).`] : [],
  );
  return [line(head), rule, ...body.map(line), ...leftOut].join('\n');
}
