/** The Neo4j that is measured: the one at NEO4J_URI, else one in a container, else none. */
import { Neo4jContainer } from '@testcontainers/neo4j';
import neo4j from 'neo4j-driver';
import { getContainerRuntimeClient } from 'testcontainers';
import { migrate } from '../src/store/migrations.ts';
import { openNeo4j } from '../src/store/neo4j.ts';
import type { GraphStore } from '../src/store/store.ts';
import { bringStarterData, clock, invent, LARGE, type Opened } from './graphs.ts';
import type { Options, Size } from './options.ts';

export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** Null: none answers. */
export async function startNeo4j({ wipe }: Options): Promise<Neo4jServer | null> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  if (uri) {
    const server = { uri, username, password, stop: async () => {} };
    if (wipe) await empty(server);
    return server;
  }
  try {
    await getContainerRuntimeClient();
  } catch {
    return null;
  }
  const container = await new Neo4jContainer('neo4j:5.26-community').start();
  return {
    ...{ uri: container.getBoltUri(), username: container.getUsername(), password: container.getPassword() },
    stop: async () => {
      await container.stop();
    },
  };
}

/**
 * The graph of a size on the server. The large one is the starter data's with more in it, so the sizes come in that order.
 * @throws Error where the server holds another graph
 */
export async function openOnServer(
  { uri, username, password }: Neo4jServer,
  size: Size,
  { seed }: Options,
  say: (text: string) => void,
): Promise<Opened> {
  const store = await openNeo4j({ uri, username, password });
  await migrate(store, clock.now());
  const held = await organizationsOf(store);
  if (held === 0) await bringStarterData(store, say);
  else if (held > 2000 && size === 'starter')
    throw new Error('The graph at NEO4J_URI is large already: use --wipe, or --size large.');
  if (size === 'large' && held < LARGE.organizations) await invent(store, { ...LARGE, seed }, say);
  return { store, close: () => store.close() };
}

async function organizationsOf(store: GraphStore): Promise<number> {
  const { organizationIds } = await import('../src/network/queries.ts');
  return (await store.read(organizationIds, {})).length;
}

/** In batches, for a server with little memory cannot delete much at once. */
async function empty({ uri, username, password }: Neo4jServer): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session();
  try {
    await session.run('MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
