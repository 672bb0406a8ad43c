/** Reads files in the starter data's shape: every line of every kind with its place, and every line that cannot be read. */
import type { SourceFile } from '../files.ts';
import { type JsonObject, readJsonLines } from '../json-lines.ts';
import type { LineProblem } from '../text-lines.ts';
import {
  type LineKind,
  lineKind,
  type ModelLine,
  type OrganizationLine,
  type ReportedDealLine,
  readLine,
  type SuccessionLine,
} from './lines.ts';
import { createNotice, type MappingNote, type Place, type Placed } from './notes.ts';

/** A line that is left out. */
export interface FileProblem extends LineProblem {
  readonly file: string;
  /** What the line was, where that can be told. */
  readonly kind: LineKind | null;
}

export interface StarterLines {
  readonly deals: Placed<ReportedDealLine>[];
  readonly organizations: Placed<OrganizationLine>[];
  readonly successions: Placed<SuccessionLine>[];
  readonly models: Placed<ModelLine>[];
  readonly notes: MappingNote[];
  /** Lines that are left out. */
  readonly problems: FileProblem[];
}

/** A collector of lines: feed it objects in the order of the files. */
export function collectStarterLines(): {
  readonly lines: StarterLines;
  add(place: Place, value: JsonObject): void;
  fail(file: string, problem: LineProblem, kind?: LineKind | null): void;
} {
  const lines: StarterLines = { deals: [], organizations: [], successions: [], models: [], notes: [], problems: [] };
  const notice = createNotice(lines.notes);
  const fail = (file: string, problem: LineProblem, kind: LineKind | null = null) =>
    void lines.problems.push({ file, kind, ...problem });
  const add = (place: Place, value: JsonObject) => {
    const kind = lineKind(value);
    if (kind === null) {
      const message =
        'The line is none of those that can be imported: a reported deal, an organisation, a succession or a model.';
      fail(place.file, { line: place.line, field: null, message });
      return;
    }
    const unknown = read(lines, kind, place, value, (problem) => fail(place.file, problem, kind));
    for (const field of unknown) {
      notice(place, { kind: 'ignored', field, message: 'The field is not known here and was left out.' });
    }
  };
  return { lines, add, fail };
}

/** Every line of the files. */
export async function readStarterFiles(files: readonly SourceFile[]): Promise<StarterLines> {
  const { lines, add, fail } = collectStarterLines();
  for (const { name, bytes } of files) {
    for await (const read of readJsonLines(bytes)) {
      if ('problem' in read) fail(name, read.problem);
      else add({ file: name, line: read.line }, read.value);
    }
  }
  return lines;
}

/** Adds the line to those of its kind; answers with the fields that its shape does not know. */
function read(
  lines: StarterLines,
  kind: LineKind,
  place: Place,
  value: JsonObject,
  fail: (problem: LineProblem) => void,
): readonly string[] {
  switch (kind) {
    case 'deal':
      return keep(readLine(kind, value), place, lines.deals, fail);
    case 'organization':
      return keep(readLine(kind, value), place, lines.organizations, fail);
    case 'succession':
      return keep(readLine(kind, value), place, lines.successions, fail);
    case 'model':
      return keep(readLine(kind, value), place, lines.models, fail);
    default:
      return kind satisfies never;
  }
}

function keep<T>(
  result:
    | { readonly line: T; readonly unknown: readonly string[] }
    | { readonly problems: readonly { field: string; message: string }[] },
  place: Place,
  list: Placed<T>[],
  fail: (problem: LineProblem) => void,
): readonly string[] {
  if ('problems' in result) {
    const [first] = result.problems;
    const message = first ? `"${first.field}" ${first.message}` : 'The line is not usable.';
    fail({ line: place.line, field: first?.field ?? null, message });
    return [];
  }
  list.push({ ...place, value: result.line });
  return result.unknown;
}
