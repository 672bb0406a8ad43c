/** Imports a table of claims, row by row as it is read: some hundred rows are one write, each report with its own change in the log. */
import { isDeepStrictEqual } from 'node:util';
import { type CsvRead, csvLine, type Delimiter, readCsvRows } from '../../exchange/csv-rows.ts';
import type { SourceFile } from '../../exchange/files.ts';
import type { MappingNote } from '../../exchange/starter-shape/notes.ts';
import type { Alliances } from '../alliances.ts';
import { ConflictError } from '../errors.ts';
import { type ImportOptions, inHalves } from '../line-import/steps.ts';
import { countCreated, createTally, type ImportSummary, isUsersOwn } from '../line-import/tally.ts';
import { reportDrafts } from '../report-many.ts';
import type { ReportDealsDraft, ReportDraft } from '../write/report-draft.ts';
import { type ColumnName, columns, ERROR_COLUMN } from './columns.ts';
import { type Cells, type ClaimRow, problemOf, readRow } from './read-row.ts';

/** Rows of one write: twice as many are held in memory, for the next are read while the engine saves these. */
const BATCH = 400;
/** As many problems and notes are told in the summary; all rows that are left out go to `file.reject`. */
const TOLD = 20;

interface Row extends ClaimRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows of one report next to each other are recorded together. What cannot be read or recorded is left out, with the reason,
 * and the others go on. Running it again changes nothing and completes what was broken off: a row is known by what it says.
 */
export async function importTable(
  alliances: Alliances,
  file: SourceFile,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { dryRun = false, onProgress, signal } = options;
  const shared = alliances.store.supports.sharedByProcesses;
  const tally = createTally();
  const notes: MappingNote[] = [];
  const wouldCreate = new Set<string>();
  let rejected = 0;
  /** That were read and are being recorded, or turned away. */
  let rows = 0;
  let head: Head | undefined;
  let rejecting: Promise<void> = Promise.resolve();

  async function reject(line: number, cells: readonly string[] | null, message: string): Promise<void> {
    rejected += 1;
    if (tally.problems.length < TOLD) {
      tally.problems.push({ file: file.name, line, kind: 'deal', field: null, message });
    }
    if (cells === null || head === undefined || file.reject === undefined) return;
    const { reject } = file;
    const { delimiter, kept, places, width, isWritten } = head;
    head.isWritten = true;
    const row = csvLine([...places.map((place) => cells[place] ?? ''), ...cells.slice(width), message], delimiter);
    const text = isWritten ? row : csvLine([...kept, ERROR_COLUMN], delimiter) + row;
    // What is read and what is written may be turned away at the same time.
    rejecting = rejecting.then(() => reject(text));
    await rejecting;
  }

  async function record(batch: readonly Row[], onSending?: () => void): Promise<void> {
    await inHalves(
      [...Map.groupBy(batch, ({ draft }) => draft.report.url).values()],
      (groups) => take(groups, onSending),
      ([group], error) =>
        group.length === 1
          ? refuse(group, error)
          : inHalves(
              group,
              (some) => take([some]),
              ([row], reason) => refuse([row], reason),
            ),
    );
  }

  async function take(groups: readonly (readonly Row[])[], onSending?: () => void): Promise<void> {
    const { created, outcomes, warnings } = await reportDrafts(alliances.ledger, groups.map(reportOf), options.actor, {
      ...{ dryRun, warn: true },
      snapshot: () => alliances.reader({ viewer: { name: null, role: 'ADMIN' } }).snapshot,
      onSending,
    });
    if (dryRun) for (const id of created) wouldCreate.add(id);
    else count(created);
    tally.changed.report += outcomes.filter((outcome) => outcome === 'more').length;
    tally.unchanged += outcomes.filter((outcome) => outcome === 'same').length;
    for (const [place, group] of groups.entries()) {
      for (const { message, code } of warnings[place] ?? []) {
        const line = group[0]?.line ?? 0;
        if (notes.length < 1_000) {
          notes.push({ kind: 'unusable', file: file.name, line, field: code, value: null, message });
        }
      }
    }
  }

  function refuse(group: readonly Row[], error: Error): Promise<void> {
    const message = error instanceof ConflictError ? conflict(error) : problemOf(error);
    const [row] = group;
    return reject(row?.line ?? 0, row?.cells ?? null, message);
  }

  function conflict({ message, similar }: ConflictError): string {
    if (similar.length === 0) return message;
    const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
    const named = similar.map(({ deal }) => `${snapshot.deal(deal)?.title ?? 'a deal'} (${deal})`).join('; ');
    return `deal_key: This is all but surely in the graph: ${named}. Write its id into deal_id; or, where it is another deal, yes into confirm_new.`;
  }

  function count(created: Iterable<string>): void {
    const ids = [...created];
    tally.created.placeholder += ids.filter((id) => /^(organization|model):/.test(id)).length;
    countCreated(
      tally,
      ids.filter((id) => !/^(organization|model):/.test(id)),
    );
  }

  let batch: Row[] = [];
  let recording: Promise<void> = Promise.resolve();

  /** Has the batch recorded, and resolves when the next may be read: the engine has all of it, and what was before is told. */
  async function send(): Promise<void> {
    const earlier = recording;
    // One process queues its writes, so these may wait for those; others may be in their way.
    if (shared) await earlier;
    signal?.throwIfAborted();
    const sending = Promise.withResolvers<void>();
    const sent = batch;
    recording = record(sent, sending.resolve);
    // What fails is told where it is waited for.
    recording.then(sending.resolve, sending.resolve);
    batch = [];
    onProgress?.({ done: rows, total: null, what: 'rows' });
    await sending.promise;
    await earlier;
  }

  async function readAll(): Promise<void> {
    for await (const read of readCsvRows(file.bytes)) {
      if ('header' in read) {
        head = headOf(read, (message) =>
          tally.problems.push({ file: file.name, line: 1, kind: null, field: null, message }),
        );
        if (head === undefined) break;
        for (const name of head.unknown) {
          const message = `The column "${name}" is none of the template and is not read.`;
          notes.push({ kind: 'ignored', file: file.name, line: 1, field: name, value: null, message });
        }
        continue;
      }
      if ('problem' in read) {
        await reject(read.problem.line, null, read.problem.message);
        continue;
      }
      if (head === undefined) break;
      const row = await rowOf(read, head);
      if (row !== undefined) {
        if (isFull(batch, row)) await send();
        batch.push(row);
      }
      rows += 1;
    }
    if (batch.length > 0) await send();
  }

  async function rowOf(read: Pick<Row, 'line' | 'cells'>, of: Head): Promise<Row | undefined> {
    try {
      return { ...readRow(cellsOf(of, read.cells)), ...read };
    } catch (error) {
      if (!isUsersOwn(error)) throw error;
      await reject(read.line, read.cells, error.message);
      return undefined;
    }
  }

  try {
    await readAll();
  } finally {
    // Nothing is under way any more when this is over, whether it went well or not.
    await recording.catch(() => undefined);
  }
  await recording;
  if (rows > 0) onProgress?.({ done: rows, total: rows, what: 'rows' });
  if (dryRun) count(wouldCreate);
  const { created, changed, unchanged, problems } = tally;
  problems.sort((a, b) => a.line - b.line);
  return { dryRun, created, changed, unchanged, notes, problems, rejected, revision: alliances.revision };
}

/** Rows of one deal, or of one report, next to each other are written together as long as they are not too many. */
function isFull(batch: readonly Row[], next: Row): boolean {
  const last = batch.at(-1);
  if (last === undefined || batch.length < BATCH) return false;
  if (batch.length >= 2 * BATCH) return true;
  const [one, other] = [last, next].map(({ draft: { report, claims } }) => ({
    url: report.url,
    deal: claims[0]?.deal,
  }));
  if (one?.url === other?.url) return false;
  return one?.deal == null || !isDeepStrictEqual(one.deal, other?.deal);
}

interface Head {
  readonly delimiter: Delimiter;
  readonly width: number;
  readonly byColumn: ReadonlyMap<ColumnName, number>;
  /** The columns that a row that is left out keeps, and their places: all but an earlier reason. */
  readonly kept: readonly string[];
  readonly places: readonly number[];
  readonly unknown: readonly string[];
  isWritten: boolean;
}

/** Undefined where the table cannot be read at all, which `refuse` is told. */
function headOf(
  { header, delimiter }: Extract<CsvRead, { header: unknown }>,
  refuse: (message: string) => void,
): Head | undefined {
  const named = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const byColumn = new Map<ColumnName, number>();
  for (const { name } of columns) if (named.includes(name)) byColumn.set(name, named.indexOf(name));
  const missing = columns.filter(({ name, required }) => required && !byColumn.has(name)).map(({ name }) => name);
  const twice = named.filter((name, place) => name !== '' && named.indexOf(name) !== place);
  if (missing.length > 0) {
    refuse(
      `The first line must name the columns ${missing.join(', ')}; "auto-alliances import --template" prints them all.`,
    );
    return undefined;
  }
  if (twice.length > 0) {
    refuse(`The first line names the column ${twice[0]} twice. Leave one out.`);
    return undefined;
  }
  const places = header
    .keys()
    .filter((place) => named[place] !== ERROR_COLUMN)
    .toArray();
  return {
    ...{ delimiter, byColumn, places, width: header.length, isWritten: false },
    kept: places.map((place) => header[place] ?? ''),
    unknown: header.filter((_, place) => {
      const name = named[place] ?? '';
      return name !== '' && name !== ERROR_COLUMN && !byColumn.has(name as ColumnName);
    }),
  };
}

/** @throws ConflictError where cells would be lost */
function cellsOf({ byColumn, width }: Head, cells: readonly string[]): Cells {
  if (cells.slice(width).some((cell) => cell !== '')) {
    throw new ConflictError(
      'The row has more cells than the first line. Put a cell with a comma or semicolon in quotes.',
    );
  }
  return Object.fromEntries([...byColumn].map(([name, place]) => [name, cells[place] ?? '']));
}

/** What one row says of the report serves the others that leave it empty. */
function reportOf(rows: readonly ClaimRow[]): ReportDealsDraft {
  const told = rows.map(({ draft }) => draft.report);
  const first = <K extends keyof ReportDraft>(field: K): ReportDraft[K] | null =>
    told.find((report) => report[field] !== null)?.[field] ?? null;
  return {
    report: {
      ...{ url: first('url'), publisher: first('publisher') ?? '', title: first('title') },
      ...{ published: first('published'), retrieved: first('retrieved'), language: first('language') },
    },
    claims: rows.flatMap(({ draft }) => draft.claims),
    ...{ relations: [], idempotencyKey: null, dryRun: false },
  };
}
