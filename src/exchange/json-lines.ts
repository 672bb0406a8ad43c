/** JSON Lines: one JSON object a line, each with its number; a line that is none is told and skipped. */
import { type LineProblem, readTextLines } from './text-lines.ts';

export type JsonObject = { readonly [key: string]: unknown };
export type JsonLine = { readonly line: number; readonly value: JsonObject } | { readonly problem: LineProblem };

/** As deep as a parameter may be nested before it reaches the engine. */
const DEEPEST = 32;

/** The objects of a file, in its order. */
export async function* readJsonLines(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: { readonly longest?: number } = {},
): AsyncGenerator<JsonLine> {
  for await (const read of readTextLines(bytes, options)) {
    yield 'problem' in read ? read : parsed(read.line, read.text);
  }
}

function parsed(line: number, text: string): JsonLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return problem(line, `The line is not JSON (${reason(error)}): write one complete JSON object a line.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problem(line, 'The line is not a JSON object: write {"…": …}, one a line.');
  }
  const bad = badValue(value);
  return bad === null ? { line, value: value as JsonObject } : problem(line, bad);
}

function problem(line: number, message: string): JsonLine {
  return { problem: { line, field: null, message } };
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // The parser's own words quote the whole line after a comma.
  return message.split(/, (?=")| in JSON| \(line/)[0] ?? message;
}

/** What neither engine keeps as it is; null: nothing of the kind. */
function badValue(value: object): string | null {
  let level: unknown[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return `The line is nested more than ${DEEPEST} levels deep: take levels out.`;
    const next: unknown[] = [];
    for (const item of level) {
      for (const [key, inner] of Object.entries(item as object)) {
        if (!key.isWellFormed() || (typeof inner === 'string' && !inner.isWellFormed())) {
          return 'The line has half of a surrogate pair (\\ud800 to \\udfff): write the whole character.';
        }
        if (typeof inner === 'object' && inner !== null) next.push(inner);
      }
    }
    level = next;
  }
  return null;
}
