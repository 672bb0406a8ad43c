/** Puts the service together by the configuration: store, migrations, tie index, alliances. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Alliances, Clock } from '../alliances/alliances.ts';
import { createAlliances } from '../alliances/create-alliances.ts';
import type { Config } from '../config.ts';
import { createTieIndex } from '../network/tie-index.ts';
import { observedStore } from '../observe/observed-store.ts';
import type { Observer } from '../observe/observer.ts';
import { makeFolder } from '../store/folder.ts';
import { openGrafeo } from '../store/grafeo.ts';
import { migrate } from '../store/migrations.ts';
import { openNeo4j } from '../store/neo4j.ts';
import { type GraphStore, StoreDamagedError, StoreUnavailableError } from '../store/store.ts';
import { backupsIn } from './backup-files.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * Opens the graph, brings it to this version and loads the index.
 * @throws StoreLockedError, StoreDamagedError, StoreUnavailableError: each a sentence that says what to do
 */
export async function openService(
  config: Config,
  logger: Logger,
  clock: Clock = systemClock,
  observer?: Observer,
): Promise<Alliances> {
  const opened = await openStore(config, logger);
  const store = observer === undefined ? opened : observedStore(opened, observer);
  try {
    await migrate(store, clock.now());
    return await createAlliances({
      ...{ store, index: createTieIndex(), clock, logger },
      reviewRequired: config.review === 'required',
    });
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
    makeFolder(config.dataDir);
  } catch (cause) {
    throw new StoreUnavailableError(
      `The folder ${config.dataDir} cannot be made or written; choose another with --data-dir or DATA_DIR.`,
      { cause },
    );
  }
  const path = join(config.dataDir, 'alliances.grafeo');
  try {
    return await openGrafeo({ path });
  } catch (error) {
    if (error instanceof StoreDamagedError)
      throw new StoreDamagedError(await howToRestore(path, config), { cause: error });
    throw error;
  }
}

/** What to do where the file cannot be read: the newest backup, by name. */
async function howToRestore(path: string, { backups, dataDir }: Config): Promise<string> {
  const [newest] = await backupsIn(backups.folder);
  const command = `auto-alliances restore ${newest?.path ?? 'BACKUP'} --data-dir ${dataDir}`;
  const last = newest
    ? `The newest backup is of ${new Date(newest.at).toISOString()} (change ${newest.revision}).`
    : `No backup is in ${backups.folder}; take one from where you keep them.`;
  return `The file ${path} is damaged or is not a graph of this service. ${last} Move the file and ${path}.wal away, then: ${command}`;
}
