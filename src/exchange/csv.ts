/** Tables as CSV (RFC 4180): a header, then rows; quotes where a field holds a comma, a quote or a line break. */

export interface CsvRow {
  /** Where the row begins in the file, from 1. */
  readonly line: number;
  /** By the column's name; an absent field is empty. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a table. Spaces around a field count for nothing, and empty lines are left out.
 * @throws RangeError with the line, where a quote stays open, a row has more fields than the header, or a column is missing.
 */
export function readCsv(text: string, columns: readonly string[]): CsvRow[] {
  const [header, ...rows] = cells(text.replace(/^\uFEFF/, ''));
  if (!header) throw new RangeError('The table is empty: its first line must name the columns.');
  const missing = columns.filter((column) => !header.fields.includes(column));
  if (missing.length > 0) throw new RangeError(`The first line must name the columns ${missing.join(', ')}.`);
  return rows.map(({ line, fields }) => {
    if (fields.length > header.fields.length) {
      throw new RangeError(`Line ${line} has more fields than the first line: put a field with a comma in quotes.`);
    }
    return { line, fields: Object.fromEntries(header.fields.map((name, index) => [name, fields[index] ?? ''])) };
  });
}

function cells(text: string): { line: number; fields: string[] }[] {
  const rows: { line: number; fields: string[] }[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const begins = line;
    const fields: string[] = [];
    for (let last = false; !last; ) {
      const field = readField(text, at, begins);
      fields.push(field.value);
      line += field.value.split('\n').length - 1;
      last = text[field.end] !== ',';
      at = field.end + 1;
    }
    line += 1;
    if (fields.some((field) => field !== '')) rows.push({ line: begins, fields });
  }
  return rows;
}

/** One field from `at`; `end` is where its comma or line break stands. */
function readField(text: string, at: number, line: number): { value: string; end: number } {
  const opening = /[^\S\n]*"/y;
  opening.lastIndex = at;
  if (!opening.test(text)) {
    const rest = /[^,\n]*/y;
    rest.lastIndex = at;
    const value = rest.exec(text)?.[0] ?? '';
    return { value: value.trim(), end: at + value.length };
  }
  const quoted = /((?:[^"]|"")*)"[^\S\n]*(?=[,\n]|$)/y;
  quoted.lastIndex = opening.lastIndex;
  const found = quoted.exec(text);
  if (!found) throw new RangeError(`Line ${line} has a quote that is not closed before the next comma.`);
  return { value: (found[1] ?? '').replaceAll('""', '"').trim(), end: quoted.lastIndex };
}
