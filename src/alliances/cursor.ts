/** Cursors: where a row stands in an order, in a text that is opaque to clients and that shows when it was damaged. */
import { crc32 } from 'node:zlib';
import { InputError } from './errors.ts';
import type { Direction } from './reader.ts';

/** What rows are sorted by. Null stands last in either direction. Strings compare by code units: alike on every machine. */
export type SortKey = string | number | null;

/** The place of a row in an order: its sort key, then its id as the tie-break. */
export interface Place {
  readonly key: SortKey;
  readonly id: string;
}

/** A total order of rows: by key in its direction (nulls last), then by id ascending. */
export interface PageOrder {
  /** Names list, field and direction; a cursor of one order is refused by another. */
  readonly name: string;
  readonly direction: Direction;
  readonly keys: 'text' | 'number';
}

/** Ids and keys are far shorter; a longer cursor is none of ours. */
const MAX_CURSOR_LENGTH = 4_096;

/** The cursor of a row: opaque to clients, base64url of JSON with a checksum, so that a damaged one is noticed. */
export function encodeCursor(order: PageOrder, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([order.name, key, id, checksum(order.name, key, id)]), 'utf8').toString(
    'base64url',
  );
}

/**
 * The place that a cursor given as `argument` names.
 * @throws InputError naming the argument where the cursor is damaged or of another order
 */
export function readCursor(order: PageOrder, argument: 'after' | 'before', cursor: string): Place {
  const fields = cursor.length <= MAX_CURSOR_LENGTH ? decode(cursor) : null;
  if (!Array.isArray(fields)) throw damaged(argument);
  const [name, key, id, sum]: unknown[] = fields;
  const whole = typeof name === 'string' && isText(id) && isSortKey(key) && sum === checksum(name, key, id);
  if (!whole) throw damaged(argument);
  if (name !== order.name || (key !== null && typeof key !== (order.keys === 'text' ? 'string' : 'number'))) {
    throw refusedArgument(
      argument,
      `The cursor in \`${argument}\` belongs to ${name}, but this list is ${order.name}. Use a cursor of the same list and order, or leave \`${argument}\` out to begin anew.`,
    );
  }
  return { key, id };
}

function decode(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return null;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function isSortKey(value: unknown): value is SortKey {
  return value === null || isText(value) || (typeof value === 'number' && Number.isFinite(value));
}

/** Half of a surrogate pair is in no key of ours, and no store takes it. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}

function checksum(name: string, key: SortKey, id: string): number {
  return crc32(JSON.stringify([name, key, id]));
}

function damaged(argument: string): InputError {
  return refusedArgument(
    argument,
    `The cursor in \`${argument}\` is damaged. Pass one exactly as an edge or \`pageInfo\` gave it, or leave \`${argument}\` out to begin anew.`,
  );
}

/** Refuses an argument of a page. */
export function refusedArgument(argument: string, message: string): InputError {
  return new InputError(message, [{ path: [argument], message }]);
}
