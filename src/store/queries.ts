/** The registry of query files: each file of `cypher/` with the types of its parameters and rows, checked against its text at start. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as z from 'zod';
import { type CypherText, readCypher } from './cypher-text.ts';
import type { GraphStore, Parameters, Query } from './store.ts';

export type Engine = GraphStore['engine'];

/** A value as it is passed: read-only at every depth. */
type Passed<T> = T extends readonly (infer Item)[]
  ? readonly Passed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Passed<T[Key]> }
    : T;
type Shape = z.ZodObject;

export interface DefinedQuery<P extends Parameters = Parameters, R = unknown> extends Query<P, R> {
  /** Optional ones (`.optional()`) may be absent: the lines marked with them are then left out. */
  readonly parameters: Shape;
  readonly row: Shape;
  readonly folder: string;
}

const defined = new Map<string, DefinedQuery>();
const texts = new Map<string, CypherText>();
const variants = new Map<string, readonly string[]>();
const cypher = join(packageFolder(), 'cypher');

/**
 * Declares the query of the file `cypher/<name>.cypher` (below `ddl/` and `search/`: of the engine's own folder).
 * Every column of its RETURN needs an `AS` and a key in `row`; a query that returns nothing has no `row`.
 * @example
 * const organizationsById = defineQuery({
 *   name: 'organizations-by-id', mode: 'read',
 *   parameters: z.object({ ids: z.array(z.string()) }),
 *   row: z.object({ id: z.string(), name: z.string() }),
 * });
 * const rows = await store.read(organizationsById, { ids: ['organization:stellantis'] });
 */
export function defineQuery<P extends Shape, R extends Shape = z.ZodObject<Record<never, never>>>(definition: {
  readonly name: string;
  readonly mode: 'read' | 'write';
  readonly parameters?: P;
  readonly row?: R;
  /** Where the file lies. @default the package's `cypher/` */
  readonly folder?: string;
}): DefinedQuery<Passed<z.output<P>> & Parameters, z.output<R>> {
  const { name, mode, parameters = z.object({}), row = z.object({}), folder = cypher } = definition;
  if (defined.has(name)) throw new Error(`The query ${name} is defined twice: define it once and import it.`);
  const query = { name, mode, parameters, row, folder };
  defined.set(name, query);
  return query;
}

/**
 * Reads and checks the file of every query defined so far. Throws an Error that names the file and what differs:
 * called when a store opens, so that a mismatch stops the start.
 */
export function prepareQueries(engine: Engine): void {
  for (const query of defined.values()) textOf(query, engine);
}

/** The statements of a query for an engine and the parameters that are present (not undefined); almost always one. */
export function statementsOf(
  query: { readonly name: string },
  engine: Engine,
  parameters: Parameters,
): readonly string[] {
  const text = textOf(query, engine);
  const present = text.conditions.filter((name) => parameters[name] !== undefined);
  const key = `${engine} ${query.name} ${present.join()}`;
  let statements = variants.get(key);
  if (!statements) {
    statements = text.statements((name) => present.includes(name));
    variants.set(key, statements);
  }
  return statements;
}

/** Every query defined so far whose file lies in the package's `cypher/`, by name. */
export function definedQueries(): readonly DefinedQuery[] {
  return [...defined.values()].filter(({ folder }) => folder === cypher).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The definition behind a query. */
export function definitionOf(query: { readonly name: string }): DefinedQuery {
  const definition = defined.get(query.name);
  if (!definition) throw new Error(`The query ${query.name} is not defined: make it with defineQuery.`);
  return definition;
}

/** What the file of a query says, read and checked once an engine. */
export function textOf(query: { readonly name: string }, engine: Engine): CypherText {
  const definition = definitionOf(query);
  const file = join(definition.folder, fileOf(query.name, engine));
  const known = texts.get(file);
  if (known) return known;
  let text: CypherText;
  try {
    text = readCypher(readFileSync(file, 'utf8'));
    compare(definition, text);
  } catch (cause) {
    const message = cause instanceof Error && 'code' in cause ? 'it cannot be read' : String((cause as Error).message);
    throw new Error(`The query file ${relative(dirname(definition.folder), file)}: ${message}.`, { cause });
  }
  texts.set(file, text);
  return text;
}

/** Every file of the package's `cypher/` for the engine that no query defines. */
export function undefinedFiles(engine: Engine): string[] {
  const own = [...defined.values()].filter(({ folder }) => folder === cypher);
  const expected = new Set(own.map(({ name }) => fileOf(name, engine)));
  return readdirSync(cypher, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(cypher, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !/^(ddl|search)\//.test(file) || file.split('/')[1] === engine)
    .filter((file) => !expected.has(file))
    .sort();
}

function fileOf(name: string, engine: Engine): string {
  return `${name.replace(/^(ddl|search)\//, `$1/${engine}/`)}.cypher`;
}

function compare(query: DefinedQuery, text: CypherText): void {
  const declared = Object.keys(query.parameters.shape).sort();
  differ('uses the parameters', text.parameters, 'declares', declared);
  for (const name of declared) {
    const optional = query.parameters.shape[name]?.safeParse(undefined).success ?? false;
    if (optional && text.unconditional.includes(name)) {
      throw new RangeError(`$${name} may be absent, so each line that uses it must end in // if $${name}`);
    }
    if (!optional && text.conditions.includes(name)) {
      throw new RangeError(`a line ends in // if $${name}, so ${name} must be declared optional`);
    }
  }
  if (!query.name.startsWith('ddl/') && text.statements(() => true).length !== 1) {
    throw new RangeError('it must hold one statement');
  }
  const row = Object.keys(query.row.shape).sort();
  for (const present of [() => true, () => false]) {
    const columns = text.columns(present);
    if (columns.includes(null)) throw new RangeError('every column that it returns must be named by AS');
    differ('returns the columns', columns.map(String).sort(), 'declares the row', row);
  }
}

function differ(uses: string, found: readonly string[], declares: string, declared: readonly string[]): void {
  if (found.join() === declared.join()) return;
  const list = (names: readonly string[]) => names.join(', ') || 'none';
  throw new RangeError(`its text ${uses} ${list(found)}, but its definition ${declares} ${list(declared)}`);
}

/** `cypher/` lies beside `package.json`, for the sources and for the compiled package alike. */
function packageFolder(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) {
    if (at === dirname(at)) throw new Error('The package is incomplete: its package.json is missing.');
    at = dirname(at);
  }
  return at;
}
