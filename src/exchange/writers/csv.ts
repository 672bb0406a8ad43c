/** Tables as CSV (RFC 4180) that spreadsheets open without running anything in them. */
import type { Column, Value } from './columns.ts';

export interface CsvOptions {
  /** Written in the last two columns of every row: a table has no other place for them. */
  readonly revision: number;
  readonly licence: string;
  /** A byte order mark, by which Excel knows UTF-8. @default false */
  readonly bom?: boolean | undefined;
}

/** The header and a line for each record. */
export async function* writeCsv<T>(
  records: AsyncIterable<T> | Iterable<T>,
  columns: readonly Pick<Column<T>, 'name' | 'value'>[],
  { revision, licence, bom = false }: CsvOptions,
): AsyncGenerator<string> {
  const stamp = `,${revision},${cell(licence)}\r\n`;
  yield `${bom ? '\ufeff' : ''}${columns.map(({ name }) => cell(name)).join(',')},revision,licence\r\n`;
  for await (const record of records) yield columns.map(({ value }) => cell(value(record))).join(',') + stamp;
}

// A spreadsheet takes what begins so for a formula; the wide forms too, in some languages.
const formula = /^[=+\-@\t\r\n'＝＋－＠]/;

/**
 * A value as a cell. Text that a spreadsheet would take for a formula has an apostrophe before it, and so has text that
 * begins with an apostrophe: whoever reads it back takes one away. Numbers stay numbers.
 */
export function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
