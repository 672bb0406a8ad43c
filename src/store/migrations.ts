/** Brings the graph's constraints and indexes to the version that this code needs. */
import * as z from 'zod';
import { defineQuery } from './queries.ts';
import { type GraphStore, StoreDamagedError } from './store.ts';

/** In order; version n is the n-th. Each is a file of `cypher/ddl/<engine>/` whose statements may be run again. Only add. */
const migrations = [
  defineQuery({ name: 'ddl/1-identity', mode: 'write' }),
  defineQuery({ name: 'ddl/2-merges', mode: 'write' }),
  defineQuery({ name: 'ddl/3-tokens', mode: 'write' }),
];

const graphVersion = defineQuery({
  name: 'graph-version',
  mode: 'read',
  row: z.object({ version: z.int().nullable() }),
});
const recordMigration = defineQuery({
  name: 'record-migration',
  mode: 'write',
  parameters: z.object({ version: z.int(), at: z.string() }),
  row: z.object({ version: z.int() }),
});

/** The version of the graph that this code reads and writes. */
export const GRAPH_VERSION = migrations.length;

/**
 * Applies the migrations that the graph has not seen, each in order, and notes each in the graph once it is done, so
 * that one broken off halfway is applied again.
 *
 * @param at now, as RFC 3339 in UTC
 * @returns the graph's version before and after
 * @throws StoreDamagedError where the graph is of a newer version than this code
 */
export async function migrate(store: GraphStore, at: string): Promise<{ from: number; to: number }> {
  const from = (await store.read(graphVersion, {}))[0]?.version ?? 0;
  if (from > GRAPH_VERSION) {
    throw new StoreDamagedError(
      `The graph is of version ${from} and this service knows versions up to ${GRAPH_VERSION}: use the newer service, or export the graph there and import it here.`,
    );
  }
  for (const [place, migration] of migrations.entries()) {
    const version = place + 1;
    if (version <= from) continue;
    // Neo4j takes changes of the schema and of the graph only in transactions of their own.
    await store.write((transaction) => transaction.run(migration, {}));
    await store.write((transaction) => transaction.run(recordMigration, { version, at }));
  }
  return { from, to: GRAPH_VERSION };
}
