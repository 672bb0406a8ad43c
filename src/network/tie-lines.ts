/** Lines of ties (deal, type, ordered pair) within a selection: of one that is over the last rectangle, of groups one tie of many. */
import { type Asked, addRow, type Finds, lastMoment, passesEnds, push } from './finds.ts';
import { type GroupPair, groupEnds, groupRows } from './group-rectangle.ts';
import { type Instant, rowCovers } from './sight.ts';
import { combine, furthestOf } from './tie-views.ts';

/** Adds the ties that the rows come to, in parts. Rows of one deal stand together, and each is there once. */
export function* addLines(asked: Asked, finds: Finds, rows: Uint32Array): Generator<void, void> {
  const { deal } = asked.columns;
  let start = 0;
  let part = ROWS_A_PART;
  for (let end = 1; end <= rows.length; end++) {
    const first = rows[start] ?? 0;
    if (end < rows.length && deal[rows[end] ?? 0] === deal[first]) continue;
    if (end === start + 1) addAlone(asked, finds, first);
    else addDeal(asked, finds, rows.subarray(start, end));
    start = end;
    if (end < part) continue;
    part = end + ROWS_A_PART;
    yield;
  }
}

/** Some 10 ms. */
export const ROWS_A_PART = 20_000;

/** The only row of its deal is its line. */
function addAlone(asked: Asked, finds: Finds, row: number): void {
  const ends = endsOf(asked, row, rowCovers(asked.sight, row, asked.at));
  if (ends !== undefined) addRow(asked, finds, row, ends.from, ends.to);
}

interface Line extends GroupPair {
  readonly current: number[];
  /** Those that ended last, on the day `end`. */
  ended: number[];
  end: number;
}

function addDeal(asked: Asked, finds: Finds, rows: Uint32Array): void {
  const lines = new Map<number, Line>();
  for (const row of rows) noteRow(asked, lines, row);
  for (const line of lines.values()) {
    const isCurrent = line.current.length > 0;
    if (!asked.isGrouped) {
      for (const row of isCurrent ? line.current : line.ended) addRow(asked, finds, row, line.from, line.to);
    } else if (isCurrent) addGroup(asked, finds, line, line.current, asked.at);
    else {
      const moment = lastMoment(asked.sight, line.ended[0] ?? 0, asked.at);
      addGroup(asked, finds, line, groupRows(asked.sight, asked.parents, line, moment), moment);
    }
  }
}

function noteRow(asked: Asked, lines: Map<number, Line>, row: number): void {
  const { sight } = asked;
  const { columns } = asked;
  const isCurrent = rowCovers(sight, row, asked.at);
  const ends = endsOf(asked, row, isCurrent);
  if (ends === undefined) return;
  const type = columns.type[row] ?? 0;
  const end = columns.validTo[row] ?? 0;
  const key = (ends.from * sight.organizationNumbers + ends.to) * 16 + type;
  let line = lines.get(key);
  if (line === undefined) {
    const deal = columns.deal[row] ?? 0;
    line = { ...ends, type, deal, current: [], ended: [], end: Number.NEGATIVE_INFINITY };
    lines.set(key, line);
  }
  if (isCurrent) line.current.push(row);
  else if (end === line.end) line.ended.push(row);
  else if (end > line.end) {
    line.ended = [row];
    line.end = end;
  }
}

/** The ends as the level shows them, on the last day of a row that is over; undefined where the tie is not asked for. */
function endsOf(asked: Asked, row: number, isCurrent: boolean): { from: number; to: number } | undefined {
  const { sight, parents, isGrouped, focus, at } = asked;
  const { from, to } = asked.columns;
  if (!isGrouped) return { from: from[row] ?? 0, to: to[row] ?? 0 };
  const moment = isCurrent ? at : lastMoment(sight, row, at);
  const ends = groupEnds(sight, row, isCurrent ? asked.ultimate : (one) => parents.ultimateOf(one, moment));
  if (ends === undefined || focus === undefined || ends.from === focus || ends.to === focus) return ends;
  return undefined;
}

function addGroup(asked: Asked, finds: Finds, line: Line, rows: readonly number[], at: Instant): void {
  const { sight, test } = asked;
  const [only = 0] = rows;
  if (rows.length === 1) {
    addRow(asked, finds, only, line.from, line.to);
    return;
  }
  const { columns } = asked;
  const stage = furthestOf(rows.map((row) => columns.stage[row] ?? 0));
  const strength = rows.reduce((most, row) => Math.max(most, columns.strength[row] ?? 0), 0);
  if (!test.tie(line.type, stage, combine(sight, rows).activities, strength)) return;
  if (!passesEnds(asked, line.from, line.to)) return;
  finds.together.set(push(finds, only, line.from, line.to), { rows, at, stage, strength });
}
