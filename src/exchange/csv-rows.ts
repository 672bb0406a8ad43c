/** Rows of a spreadsheet saved as CSV, read as they come: one row in memory at a time, however long the file. */
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';

export type Delimiter = ',' | ';' | '\t';

export type CsvRead =
  /** The first row; it comes first. */
  | { readonly header: readonly string[]; readonly delimiter: Delimiter }
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly problem: { readonly line: number; readonly message: string; readonly isFatal: boolean } };

/** A row with what the parser knows of its place. */
interface Read {
  /** `lines`: of its end, from 1. */
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** No row that a person writes comes near to it. */
const LONGEST_ROW = 1_000_000;
/** Within so much text the first line has to end. */
const LONGEST_HEADER = 100_000;

/**
 * Reads CSV (RFC 4180) in UTF-8, with or without byte order mark, lines ended by LF or CRLF, parted by commas, semicolons or
 * tabs, whichever the first line has most of. Empty lines are left out, and a quote within a cell that is not in quotes is a sign
 * like any other. What cannot be read is told with its line; where
 * reading cannot go on after it, `isFatal`, and it is the last.
 */
export async function* readCsvRows(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<CsvRead> {
  const text = decoded(bytes);
  const begun: string[] = [];
  let length = 0;
  let refused: EncodingError | undefined;
  const next = async () => {
    try {
      return await text.next();
    } catch (error) {
      if (!(error instanceof EncodingError)) throw error;
      refused = error;
      return { done: true, value: undefined } as const;
    }
  };
  while (length < LONGEST_HEADER && !begun.at(-1)?.includes('\n')) {
    const part = await next();
    if (part.done) break;
    begun.push(part.value);
    length += part.value.length;
  }
  const start = begun.join('').replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(start);
  const skipped: CsvError[] = [];
  async function* rest() {
    yield start;
    for (let part = await next(); !part.done; part = await next()) yield part.value;
  }
  const parser = parse({
    ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_ROW },
    ...{
      skip_records_with_error: true,
      relax_quotes: true,
      on_skip: (error) => void (error && skipped.push(error)),
      trim: true,
    },
  });
  const source = Readable.from(rest());
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let hasHeader = false;
  let last = 0;
  for await (const { info, record } of parser as AsyncIterable<Read>) {
    const { lines } = info;
    last = lines;
    if (hasHeader) {
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      if (record.some((cell) => cell !== '')) yield { line: lines - breaks, cells: record };
    } else {
      hasHeader = true;
      yield { header: record, delimiter };
    }
  }
  yield* problems(skipped, last);
  if (refused !== undefined) yield { problem: { line: refused.line, message: refused.message, isFatal: true } };
}

/** One row as text, to be read back as it is. */
export function csvLine(cells: readonly string[], delimiter: Delimiter): string {
  const quoted = (cell: string) =>
    /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return `${cells.map(quoted).join(delimiter)}\r\n`;
}

class EncodingError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** @throws EncodingError */
async function* decoded(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let line = 1;
  let isFirst = true;
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new EncodingError('From here on the file is not in UTF-8. In Excel, save it as "CSV UTF-8".', line);
    }
  };
  for await (const chunk of bytes) {
    if (isFirst && isUtf16(chunk)) {
      throw new EncodingError('The file is in UTF-16. In Excel, save it as "CSV UTF-8", not as "Unicode text".', 1);
    }
    isFirst = false;
    const text = decode(chunk);
    yield text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
  }
  const last = decode();
  if (last !== '') yield last;
  return undefined;
}

/** By its mark, or by the zero bytes that Latin letters have in it. */
function isUtf16(chunk: Uint8Array): boolean {
  const [first, second] = chunk;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return chunk.length > 3 && (first === 0 || second === 0);
}

function delimiterOf(text: string): Delimiter {
  const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split('\n');
  const count = (delimiter: Delimiter) => line.split(delimiter).length;
  const [most = ','] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a));
  return most;
}

/** The parser runs ahead of what is read here, so these come last. */
function* problems(errors: readonly CsvError[], last: number): Generator<CsvRead> {
  for (const { code, lines } of errors as (CsvError & { lines?: number })[]) {
    const isFatal = code === 'CSV_QUOTE_NOT_CLOSED';
    const message = isFatal
      ? 'A quote that opens here or below is not closed before the end of the file. Close it; double quotes within a cell.'
      : `The row has more than ${LONGEST_ROW.toLocaleString('en')} characters. A quote may be missing.`;
    yield { problem: { line: isFatal ? last + 1 : (lines ?? 0), message, isFatal } };
  }
}
