/** Brings Grafeo's write-ahead log to the disk: the engine acknowledges a commit before it is there. */
import { constants, readdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

export interface WriteAheadLog {
  /** Resolves once everything committed before the call is on disk; calls that wait together share one flush. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** @param folder `<database>.wal`, where the engine keeps `wal_<20 digits>.log`; a checkpoint starts a new file and removes the old. */
export function openWriteAheadLog(folder: string): WriteAheadLog {
  const files = new Map<string, FileHandle>();
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  function flush(): Promise<void> {
    if (next) return next;
    const begin = () => {
      next = undefined;
      return flushFiles();
    };
    next = last.then(begin, begin);
    last = next;
    return next;
  }

  async function flushFiles(): Promise<void> {
    // A folder of one or two files is listed sooner than another thread could be asked to.
    const names = readdirSync(folder).filter((name) => /^wal_\d+\.log$/.test(name));
    for (const name of files.keys()) if (!names.includes(name)) await forget(name);
    // While a checkpoint runs there are two files, and the commit may lie in either.
    for (const name of names) {
      const file = files.get(name) ?? (await remember(name));
      await file?.datasync();
    }
  }

  async function remember(name: string): Promise<FileHandle | undefined> {
    try {
      const file = await open(join(folder, name), constants.O_RDWR);
      files.set(name, file);
      await flushFolder(folder);
      return file;
    } catch (error) {
      // Removed since it was listed: a checkpoint has brought its commits to the main file.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async function forget(name: string): Promise<void> {
    await files.get(name)?.close();
    files.delete(name);
  }

  return {
    flush,
    async close() {
      await last.catch(() => undefined);
      for (const name of [...files.keys()]) await forget(name);
    },
  };
}

/** A new file is only there after a crash if its folder says so. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
