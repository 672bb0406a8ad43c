/** Backups by the clock, of the embedded engine: where nothing else looks after the file. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Alliances } from '../alliances/alliances.ts';
import { writeBackup } from '../alliances/backup/write-backup.ts';
import type { Config } from '../config.ts';
import { makeFolder } from '../store/folder.ts';
import { backupName, backupsIn, writePacked } from './backup-files.ts';

/**
 * Looks every minute whether a backup is due: where the newest is older than the configured hours and the graph has
 * changed since. Keeps the configured number. A backup that fails is logged, and tried again at the next look.
 *
 * @returns what stops it, once a running backup is done
 */
export function startBackups(
  alliances: Alliances,
  { backups }: Pick<Config, 'backups'>,
  logger: Pick<Logger, 'info' | 'error'>,
  { now = Date.now, lookEvery = 60_000 }: { now?: () => number; lookEvery?: number } = {},
): () => Promise<void> {
  if (backups.everyHours === 0) return async () => undefined;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = backUpWhenDue(alliances, backups, now())
      .then((path) => {
        if (path !== null) logger.info({ path }, 'the graph is backed up');
      })
      .catch((err: unknown) => logger.error({ err, folder: backups.folder }, 'the graph could not be backed up'))
      .finally(() => {
        busy = false;
      });
  }, lookEvery);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** @returns the file that was written; null where none was due */
export async function backUpWhenDue(
  alliances: Alliances,
  { folder, everyHours, keep }: Config['backups'],
  now: number,
): Promise<string | null> {
  const [newest] = await backupsIn(folder);
  const { revision } = alliances;
  if (revision === 0) return null;
  if (newest && (newest.revision === revision || now - newest.at < everyHours * 3_600_000)) return null;
  makeFolder(folder);
  const at = new Date(now).toISOString();
  const path = join(folder, backupName(at, revision));
  await writePacked(path, (write) => writeBackup(alliances.store, { write, now: at }));
  for (const old of (await backupsIn(folder)).slice(keep)) await rm(old.path, { force: true });
  return path;
}
