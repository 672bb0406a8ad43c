/** Small tables as CSV (RFC 4180), read whole and by the names in their first line. */
import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRow {
  /** Where the row begins in the file, from 1. */
  readonly line: number;
  /** By the column's name; an absent field is empty. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A row with what the parser knows of its place. */
interface Read {
  /** `lines`: of its end, from 1. */
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * Reads a table. Spaces around a field count for nothing, and empty lines are left out.
 * @throws RangeError with the line, where a quote stays open or stands within a field, a row has more fields than the header, or a column is missing.
 */
export function readCsv(text: string, columns: readonly string[]): CsvRow[] {
  const [header, ...rows] = filledRows(text);
  if (!header) throw new RangeError('The table is empty: its first line must name the columns.');
  const missing = columns.filter((column) => !header.cells.includes(column));
  if (missing.length > 0) throw new RangeError(`The first line must name the columns ${missing.join(', ')}.`);
  return rows.map(({ line, cells }) => {
    if (cells.length > header.cells.length) {
      throw new RangeError(`Line ${line} has more fields than the first line: put a field with a comma in quotes.`);
    }
    return { line, fields: Object.fromEntries(header.cells.map((name, index) => [name, cells[index] ?? ''])) };
  });
}

/** Rows with anything in them. */
function filledRows(text: string): { line: number; cells: readonly string[] }[] {
  return parsed(text)
    .filter(({ record }) => record.some((cell) => cell !== ''))
    .map(({ info, record }) => {
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      return { line: info.lines - breaks, cells: record };
    });
}

function parsed(text: string): Read[] {
  const form = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true } as const;
  try {
    // With `info` the rows come with their places, which its types do not say.
    return parse(text, { ...form, info: true }) as unknown as Read[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RangeError(
      `Line ${error.lines} has a quote that is not closed before the next comma: put the field in quotes, and double those in it.`,
    );
  }
}
