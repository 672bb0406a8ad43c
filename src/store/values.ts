/** The fence before the engine: what may be passed as a parameter, and whether rows are what their query declares. */
import { type DefinedQuery, definitionOf } from './queries.ts';
import type { Parameters, Query } from './store.ts';

/** An engine may die of deeply nested values, so they never reach it. */
const MAX_DEPTH = 32;

/** `all`: parameters and every row against their schemas, for development and tests. `first`: the first row of an answer; its shape is that of the rest. */
export type Validation = 'all' | 'first';

/**
 * Refuses what the engines would alter or choke on: anything but null, booleans, finite numbers, well-formed strings,
 * lists and plain objects of those, at most 32 deep. Throws a RangeError that names the place.
 */
export function checkParameters(
  query: Query<Parameters, unknown>,
  parameters: Parameters,
  validation: Validation,
): void {
  for (const name in parameters) {
    const value = parameters[name];
    // The place is only looked for where there is something to say of it.
    if (value !== undefined && !isStorable(value, 1)) refuse(value, 1, `$${name}`);
  }
  if (validation === 'first') return;
  const outcome = definitionOf(query).parameters.safeParse(parameters);
  if (outcome.success) return;
  throw new RangeError(`The parameters of ${query.name} are not as declared: ${outcome.error.message}`);
}

/** Throws where rows are not what the query declares: a fault of the query or of the data, not of the asker. */
export function checkRows(query: Query<Parameters, unknown>, rows: readonly unknown[], validation: Validation): void {
  if (rows.length === 0) return;
  const definition: DefinedQuery = definitionOf(query);
  for (const row of validation === 'all' ? rows : rows.slice(0, 1)) {
    const outcome = definition.row.safeParse(row);
    if (!outcome.success) throw new Error(`A row of ${query.name} is not as declared: ${outcome.error.message}`);
  }
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!isStorable(value[at], depth + 1)) return false;
    return true;
  }
  if (!isPlain(value)) return false;
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed() || !isStorable((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Throws a RangeError that names the first place within what `isStorable` is false of. */
function refuse(value: unknown, depth: number, path: string): void {
  if (isStorable(value, depth)) return;
  if (typeof value === 'string') {
    throw new RangeError(`${path} is not valid Unicode: it holds half of a surrogate pair.`);
  }
  if (typeof value === 'number') throw new RangeError(`${path} is ${value}: only finite numbers can be stored.`);
  if (typeof value !== 'object' || value === null) {
    const what = value === undefined ? 'undefined' : `a ${typeof value}`;
    throw new RangeError(`${path} is ${what}, which cannot be stored.`);
  }
  if (depth >= MAX_DEPTH) throw new RangeError(`${path} is nested more than ${MAX_DEPTH} deep.`);
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) refuse(item, depth + 1, `${path}[${at}]`);
    return;
  }
  if (!isPlain(value)) throw new RangeError(`${path} is not a plain object, which cannot be stored.`);
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new RangeError(`${path} has a key that is not valid Unicode.`);
    refuse(item, depth + 1, `${path}.${key}`);
  }
}
