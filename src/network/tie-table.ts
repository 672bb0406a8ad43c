/**
 * Ties in columns: one row a rectangle, some 100 bytes each. Rows are only ever added: a row says from which version of
 * the table it counts and from which no more, so that a reader of an older version goes on seeing what it saw.
 */
import type { Tie } from '../domain/model.ts';
import { tieId } from '../domain/tie-id.ts';
import { type Stage, stages, type TieType, tieTypes } from '../domain/vocabulary.ts';
import { dayNumber } from './days.ts';
import type { SharedValues } from './interning.ts';

const layout = {
  /** Numbers of the organisations at the ends, and of the deal. */
  from: Uint32Array,
  to: Uint32Array,
  deal: Uint32Array,
  type: Uint8Array,
  stage: Uint8Array,
  flags: Uint8Array,
  validFrom: Int32Array,
  validTo: Int32Array,
  knownFrom: Int32Array,
  knownTo: Int32Array,
  strength: Float64Array,
  /** Numbers in the tables of shared values. */
  percent: Uint32Array,
  activities: Uint32Array,
  since: Uint32Array,
  validFromDate: Uint32Array,
  validToDate: Uint32Array,
  /** Where the evidence stands in `evidence`, and how much of it. */
  evidenceStart: Uint32Array,
  evidenceCount: Uint16Array,
  origins: Uint16Array,
  /** The first version of the table that has the row, and the first that has it no more. */
  born: Uint32Array,
  dead: Uint32Array,
  /** The next row in the chain of each end, as row * 2 + end + 1, 0: none; for rows added since the last compaction. */
  nextOfFrom: Uint32Array,
  nextOfTo: Uint32Array,
  idHash: Uint32Array,
  /** The next row of the same bucket, as row + 1. */
  nextOfId: Uint32Array,
} as const;

export type TieColumns = { -readonly [K in keyof typeof layout]: InstanceType<(typeof layout)[K]> };

export interface TieTable {
  columns: TieColumns;
  count: number;
  /** Ids by row where they are not those that `tieId` makes. */
  readonly ids: Map<number, string>;
  /** Rows below it lie in the order of their deals, and are found by `offsets` and `adjacent`. */
  readonly baseCount: number;
  /** Per organisation the first of its places in `adjacent`, which hold row * 2 + end. */
  readonly offsets: Uint32Array;
  readonly adjacent: Uint32Array;
  /** Per organisation the newest row added since, as row * 2 + end + 1, 0: none. */
  heads: Uint32Array;
  buckets: Uint32Array;
  /** Numbers of claims in `claims`, those of one row in a run. */
  evidence: Uint32Array;
  evidenceCount: number;
  readonly claims: string[];
}

export const NEVER = 0xffff_ffff;
export const DIRECTED = 1;
export const PLANNED = 2;
export const BACKGROUND = 4;

export const stageNames = Object.keys(stages) as readonly Stage[];
export const typeNames = Object.keys(tieTypes) as readonly TieType[];
const stageNumbers = new Map(stageNames.map((stage, number) => [stage, number]));
const typeNumbers = new Map(typeNames.map((type, number) => [type, number]));
/** The numbers that the columns hold for the words. */
export const stageNumber = (stage: Stage): number => stageNumbers.get(stage) ?? 0;
export const typeNumber = (type: TieType): number => typeNumbers.get(type) ?? 0;

export function createTieTable(capacity = 1024): TieTable {
  return emptyTable(capacity, {
    ...{ baseCount: 0, offsets: new Uint32Array(1), adjacent: new Uint32Array(0), claims: [] },
  });
}

/**
 * Adds the ties of one deal as one run of rows and answers with the first; `number` gives an organisation its number.
 * `claimNumbers` remembers which claims the table has: give the same one to share their texts between calls.
 */
export function appendTies(
  table: TieTable,
  deal: number,
  ties: readonly Tie[],
  version: number,
  shared: SharedValues,
  number: (organization: string) => number,
  claimNumbers: Map<string, number> = new Map(),
): number {
  const start = table.count;
  for (const tie of ties) {
    const row = newRow(table);
    const columns = table.columns;
    columns.from[row] = number(tie.from);
    columns.to[row] = number(tie.to);
    columns.deal[row] = deal;
    columns.type[row] = typeNumber(tie.type);
    columns.stage[row] = stageNumber(tie.stage);
    columns.flags[row] =
      (tie.directed ? DIRECTED : 0) | (tie.planned ? PLANNED : 0) | (tie.background ? BACKGROUND : 0);
    columns.validFrom[row] = dayNumber(tie.validFrom);
    columns.validTo[row] = dayNumber(tie.validTo);
    columns.knownFrom[row] = dayNumber(tie.knownFrom);
    columns.knownTo[row] = dayNumber(tie.knownTo);
    columns.strength[row] = tie.strength;
    columns.percent[row] = shared.percentages.intern(tie.percent);
    columns.activities[row] = shared.activities.intern(tie.activities);
    columns.since[row] = shared.dates.intern(tie.since);
    columns.validFromDate[row] = shared.dates.intern(tie.validFromDate);
    columns.validToDate[row] = shared.dates.intern(tie.validToDate);
    columns.origins[row] = tie.origins;
    columns.born[row] = version;
    columns.dead[row] = NEVER;
    appendEvidence(table, row, tie.evidence, claimNumbers);
    if (tie.id !== tieId(tie)) table.ids.set(row, tie.id);
    columns.idHash[row] = hashOf(tie.id);
    chainId(table, row);
    chainEnds(table, row);
  }
  return start;
}

/** Marks rows as gone from `version` on. */
export function endRows(table: TieTable, start: number, count: number, version: number): void {
  table.columns.dead.fill(version, start, start + count);
}

export function isVisible(columns: TieColumns, row: number, version: number): boolean {
  return (columns.born[row] ?? NEVER) <= version && version < (columns.dead[row] ?? 0);
}

/** Calls `visit` with each row that `version` has of the organisation, and whether the organisation is its `to` end. */
export function visitTiesOf(
  table: TieTable,
  organization: number,
  version: number,
  visit: (row: number, isTo: boolean) => void,
): void {
  const { columns, offsets, adjacent } = table;
  const end = offsets[organization + 1] ?? 0;
  for (let at = end === 0 ? 0 : (offsets[organization] ?? 0); at < end; at++) {
    const place = adjacent[at] ?? 0;
    if (isVisible(columns, place >>> 1, version)) visit(place >>> 1, (place & 1) === 1);
  }
  let place = table.heads[organization] ?? 0;
  while (place !== 0) {
    const row = (place - 1) >>> 1;
    const isTo = ((place - 1) & 1) === 1;
    if (isVisible(columns, row, version)) visit(row, isTo);
    place = (isTo ? columns.nextOfTo[row] : columns.nextOfFrom[row]) ?? 0;
  }
}

/** The row with the id that `version` has; undefined: none. `idOf` gives the id of a row. */
export function rowOfId(
  table: TieTable,
  id: string,
  version: number,
  idOf: (row: number) => string,
): number | undefined {
  const { columns, buckets } = table;
  const hash = hashOf(id);
  let place = buckets[hash & (buckets.length - 1)] ?? 0;
  while (place !== 0) {
    const row = place - 1;
    if (columns.idHash[row] === hash && isVisible(columns, row, version) && idOf(row) === id) return row;
    place = columns.nextOfId[row] ?? 0;
  }
  return undefined;
}

/** The evidence of a row, in the order in which it was given. */
export function evidenceOf(table: TieTable, row: number): string[] {
  const start = table.columns.evidenceStart[row] ?? 0;
  const count = table.columns.evidenceCount[row] ?? 0;
  const claims: string[] = [];
  for (let at = start; at < start + count; at++) {
    const claim = table.claims[table.evidence[at] ?? 0];
    if (claim !== undefined) claims.push(claim);
  }
  return claims;
}

/** A table without rows, with room for `capacity` of them. */
export function emptyTable(
  capacity: number,
  base: Pick<TieTable, 'baseCount' | 'offsets' | 'adjacent' | 'claims'>,
  organizations = 0,
): TieTable {
  return {
    ...base,
    columns: newColumns(capacity),
    count: 0,
    ids: new Map(),
    heads: new Uint32Array(organizations + 256),
    buckets: new Uint32Array(bucketsFor(capacity)),
    evidence: new Uint32Array(capacity * 2),
    evidenceCount: 0,
  };
}

function newColumns(capacity: number): TieColumns {
  const columns: Partial<Record<keyof TieColumns, TieColumns[keyof TieColumns]>> = {};
  for (const key of Object.keys(layout) as (keyof TieColumns)[]) columns[key] = new layout[key](capacity);
  return columns as TieColumns;
}

/** A new row at the end; columns and buckets grow by half when full. Old readers hold the table, not its columns. */
function newRow(table: TieTable): number {
  if (table.count === table.columns.from.length) {
    const capacity = table.count + (table.count >>> 1);
    const larger = newColumns(capacity);
    for (const key of Object.keys(layout) as (keyof TieColumns)[]) larger[key].set(table.columns[key]);
    table.columns = larger;
    table.buckets = new Uint32Array(bucketsFor(capacity));
    for (let row = 0; row < table.count; row++) chainId(table, row);
  }
  return table.count++;
}

/** Makes the row found by its id. */
export function chainId(table: TieTable, row: number): void {
  const { columns, buckets } = table;
  const bucket = (columns.idHash[row] ?? 0) & (buckets.length - 1);
  columns.nextOfId[row] = buckets[bucket] ?? 0;
  buckets[bucket] = row + 1;
}

function chainEnds(table: TieTable, row: number): void {
  const { columns } = table;
  const from = columns.from[row] ?? 0;
  const to = columns.to[row] ?? 0;
  const largest = Math.max(from, to);
  if (largest >= table.heads.length) {
    const heads = new Uint32Array(largest * 2 + 256);
    heads.set(table.heads);
    table.heads = heads;
  }
  columns.nextOfFrom[row] = table.heads[from] ?? 0;
  table.heads[from] = row * 2 + 1;
  columns.nextOfTo[row] = table.heads[to] ?? 0;
  table.heads[to] = row * 2 + 2;
}

function appendEvidence(
  table: TieTable,
  row: number,
  evidence: readonly string[],
  claimNumbers: Map<string, number>,
): void {
  const start = reserveEvidence(table, row, evidence.length);
  for (let at = 0; at < evidence.length; at++) {
    const claim = evidence[at] ?? '';
    let number = claimNumbers.get(claim);
    if (number === undefined) {
      number = table.claims.push(claim) - 1;
      claimNumbers.set(claim, number);
    }
    table.evidence[start + at] = number;
  }
}

/** Makes room for so much evidence of the row, and answers with where it begins. */
export function reserveEvidence(table: TieTable, row: number, count: number): number {
  const start = table.evidenceCount;
  if (start + count > table.evidence.length) {
    const larger = new Uint32Array((start + count) * 2);
    larger.set(table.evidence);
    table.evidence = larger;
  }
  table.evidenceCount += count;
  table.columns.evidenceStart[row] = start;
  table.columns.evidenceCount[row] = count;
  return start;
}

/** A power of two, so that a hash is cut to a bucket by its low bits. */
function bucketsFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(rows, 16)));
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo). */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
