/** Lines of text from bytes, one at a time, with their numbers; what cannot be read is told, line by line, and skipped. */

export interface LineProblem {
  /** From 1. */
  readonly line: number;
  /** The field that is wrong, from the outside in: `stakes.0.percent`; null: the whole line. */
  readonly field: string | null;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
}

export type TextLine = { readonly line: number; readonly text: string } | { readonly problem: LineProblem };

/** No line that a person or an export writes comes near to it; a file without line breaks must not fill the memory. */
export const LONGEST_LINE = 1_000_000;

/**
 * The lines of a file in UTF-8, ended by LF or CRLF, with or without a byte order mark; empty ones are left out.
 * @param options.longest the most bytes a line may have. @default 1,000,000
 */
export async function* readTextLines(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: { readonly longest?: number } = {},
): AsyncGenerator<TextLine> {
  const { longest = LONGEST_LINE } = options;
  let line = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  function* ended(): Generator<TextLine> {
    line += 1;
    const read = length > longest ? tooLong(line, longest) : decoded(line, Buffer.concat(parts));
    parts = [];
    length = 0;
    if (read) yield read;
  }
  for await (const chunk of bytes) {
    let from = 0;
    for (;;) {
      const to = chunk.indexOf(LINE_FEED, from);
      const part = chunk.subarray(from, to === -1 ? chunk.length : to);
      length += part.length;
      if (length > longest) parts = [];
      else parts.push(part);
      if (to === -1) break;
      yield* ended();
      from = to + 1;
    }
  }
  if (length > 0) yield* ended();
}

const LINE_FEED = 0x0a;

function tooLong(line: number, longest: number): TextLine {
  const message = `The line has more than ${longest.toLocaleString('en')} bytes: write one object a line.`;
  return { problem: { line, field: null, message } };
}

function decoded(line: number, bytes: Uint8Array): TextLine | null {
  if (line === 1 && (bytes[0] === 0xff || bytes[0] === 0xfe) && bytes.length > 1) {
    return { problem: { line, field: null, message: 'The file is in UTF-16: save it as UTF-8.' } };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: { line, field: null, message: 'The line is not in UTF-8: save the file as UTF-8.' } };
  }
  return text.trim() === '' ? null : { line, text };
}
