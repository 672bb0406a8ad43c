/** Runs a suite on every engine, each time on an empty graph. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, describe, inject } from 'vitest';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { GRAPH_VERSION, migrate } from '../../src/store/migrations.ts';
import { openNeo4j } from '../../src/store/neo4j.ts';
import type { GraphStore } from '../../src/store/store.ts';
import type { Neo4jServer } from './neo4j-server.ts';

export interface TestEngine {
  readonly name: GraphStore['engine'];
  /** An empty graph with constraints and indexes. On Neo4j there is one graph: opening it anew empties it for every store. */
  open(options?: { migrated?: boolean }): Promise<GraphStore>;
  /** A second store on the graph that `open` gave last, as another process would open it (on Grafeo: once the first is closed). */
  reopen(): Promise<GraphStore>;
  /** How another process opens that graph. */
  address(): EngineAddress;
}

export type EngineAddress = { readonly path: string } | Neo4jServer;

const MIGRATED_AT = '2026-01-01T00:00:00Z';

/**
 * Describes a suite once an engine. Neo4j needs the `engines` project (files below test/contract, parity, golden, api);
 * where its lane does not run, its tests are reported as skipped. Stores still open at the end are closed.
 */
export function onEveryEngine(title: string, suite: (engine: TestEngine) => void): void {
  onGrafeo(title, suite);
  onNeo4j(title, suite);
}

/** Describes what is told of the embedded engine alone. */
export function onGrafeo(title: string, suite: (engine: TestEngine) => void): void {
  describe(`${title}, on grafeo`, () => suite(grafeoEngine()));
}

/** Describes what is told of Neo4j alone; skipped where its lane does not run. */
export function onNeo4j(title: string, suite: (engine: TestEngine) => void): void {
  describe(`${title}, on neo4j`, () => {
    const server = inject('neo4j');
    if (server) suite(neo4jEngine(server));
    else describe.skip('(the Neo4j lane does not run)', () => suite(absent));
  });
}

/** An empty graph on Grafeo alone, in memory: for suites that are not about the engine. */
export async function openInMemory(): Promise<GraphStore> {
  const store = await openGrafeo({ path: ':memory:', validation: 'all' });
  await migrate(store, MIGRATED_AT);
  return store;
}

const absent: TestEngine = {
  name: 'neo4j',
  open: () => Promise.reject(new Error('The Neo4j lane does not run.')),
  reopen: () => Promise.reject(new Error('The Neo4j lane does not run.')),
  address() {
    throw new Error('The Neo4j lane does not run.');
  },
};

function grafeoEngine(): TestEngine {
  const opened: GraphStore[] = [];
  const folders: string[] = [];
  afterAll(async () => {
    for (const store of opened) await store.close();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
  const address = () => ({ path: join(folders.at(-1) ?? '', 'alliances.grafeo') });
  const openLast = async () => {
    const store = await openGrafeo({ ...address(), validation: 'all' });
    opened.push(store);
    return store;
  };
  return {
    name: 'grafeo',
    async open({ migrated = true } = {}) {
      folders.push(await mkdtemp(join(tmpdir(), 'alliances-')));
      const store = await openLast();
      if (migrated) await migrate(store, MIGRATED_AT);
      return store;
    },
    reopen: openLast,
    address,
  };
}

function neo4jEngine(server: Neo4jServer): TestEngine {
  const opened: GraphStore[] = [];
  afterAll(async () => {
    for (const store of opened) await store.close();
  });
  const reopen = async () => {
    const store = await openNeo4j({ ...server, validation: 'all' });
    opened.push(store);
    return store;
  };
  return {
    name: 'neo4j',
    async open({ migrated = true } = {}) {
      await wipe(server, !migrated);
      const store = await reopen();
      if (migrated) await migrate(store, MIGRATED_AT);
      return store;
    },
    reopen,
    address: () => server,
  };
}

/** With `schema` its constraints and indexes too. In batches, for a server with little memory cannot delete much at once. */
async function wipe({ uri, username, password }: Neo4jServer, schema: boolean): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  try {
    const session = driver.session();
    // What the schema is stays noted while the schema stays.
    const doomed = schema ? 'MATCH (n)' : 'MATCH (n) WHERE NOT n:Migration OR n.version > $known';
    await session.run(`${doomed} CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS`, {
      known: GRAPH_VERSION,
    });
    // Whoever came first, a process of its own perhaps, may have noted another day.
    await session.run('MATCH (n:Migration) SET n.at = $at', { at: MIGRATED_AT });
    if (schema) {
      const { records: constraints } = await session.run('SHOW CONSTRAINTS YIELD name');
      for (const constraint of constraints) await session.run(`DROP CONSTRAINT ${constraint.get('name')}`);
      const { records: indexes } = await session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'");
      for (const index of indexes) await session.run(`DROP INDEX ${index.get('name')}`);
    }
    await session.close();
  } finally {
    await driver.close();
  }
}
