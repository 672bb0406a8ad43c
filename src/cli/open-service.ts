/** Puts the service together by the configuration: store, migrations, tie index, alliances. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Alliances, Clock } from '../alliances/alliances.ts';
import { createAlliances } from '../alliances/create-alliances.ts';
import type { Config } from '../config.ts';
import { createTieIndex } from '../network/tie-index.ts';
import { openGrafeo } from '../store/grafeo.ts';
import { migrate } from '../store/migrations.ts';
import { openNeo4j } from '../store/neo4j.ts';
import { type GraphStore, StoreUnavailableError } from '../store/store.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * Opens the graph, brings it to this version and loads the index.
 * @throws StoreLockedError, StoreDamagedError, StoreUnavailableError: each a sentence that says what to do
 */
export async function openService(config: Config, logger: Logger, clock: Clock = systemClock): Promise<Alliances> {
  const store = await openStore(config, logger);
  try {
    await migrate(store, clock.now());
    return await createAlliances({ store, index: createTieIndex(), clock, logger });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openStore(config: Config, logger: Logger): Promise<GraphStore> {
  if (config.neo4j !== null) {
    const { database, ...server } = config.neo4j;
    return openNeo4j({ ...server, database: database ?? undefined, log: (level, message) => logger[level](message) });
  }
  try {
    await mkdir(config.dataDir, { recursive: true });
  } catch (cause) {
    throw new StoreUnavailableError(
      `The folder ${config.dataDir} cannot be made or written; choose another with --data-dir or DATA_DIR.`,
      { cause },
    );
  }
  return openGrafeo({ path: join(config.dataDir, 'alliances.grafeo') });
}
