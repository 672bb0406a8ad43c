/** Backups as files: packed, whole under their name or not there, listed newest first. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { SourceFile } from '../exchange/files.ts';
import { UsageError } from './command.ts';

/**
 * Writes a packed file by way of another name, so that what bears the name is whole and on disk.
 * @param fill writes the text; when it fails, nothing is left
 * @throws UsageError where the file is there already, or cannot be written
 */
export async function writePacked<T>(
  path: string,
  fill: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const partial = `${path}.part`;
  await refuseExisting(path);
  const gzip = createGzip();
  const packed = pipeline(gzip, createWriteStream(partial));
  // Seen where it is awaited; until then a disk that is full must not end the program.
  packed.catch(() => undefined);
  try {
    const answer = await fill(async (text) => {
      if (!gzip.write(text)) await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), packed]);
    });
    gzip.end();
    await packed;
    await sync(partial);
    await rename(partial, path);
    await sync(dirname(path));
    return answer;
  } catch (error) {
    gzip.destroy();
    await packed.catch(() => undefined);
    await rm(partial, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new UsageError(`The disk is full: ${path} was not written.`);
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR') {
      throw new UsageError(`${path} cannot be written (${code}): check its folder and its permissions.`);
    }
    throw error;
  }
}

/** A packed file, opened when it is read. */
export function packedFile(path: string): SourceFile {
  return { name: basename(path), bytes: unpacked(path) };
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  yield* file.pipe(gunzip);
}

/** `alliances-2026-11-22T19-30-00-000Z-change-1340.jsonl.gz` */
const made = /^alliances-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)-change-(\d+)\.jsonl\.gz$/;

export interface BackupFile {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly revision: number;
}

/** A file name that says when the backup was made and which change it ends with. */
export function backupName(at: string, revision: number): string {
  return `alliances-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-change-${revision}.jsonl.gz`;
}

/** The backups that a schedule wrote into a folder, the newest first; none where there is no folder. */
export async function backupsIn(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const [, at, revision] = made.exec(name) ?? [];
      if (at === undefined || revision === undefined) return [];
      const instant = at.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/, 'T$1:$2:$3.$4Z');
      return [{ path: join(folder, name), at: Date.parse(instant), revision: Number(revision) }];
    })
    .sort((a, b) => b.at - a.at);
}

async function refuseExisting(path: string): Promise<void> {
  const there = await open(path, 'r').catch(() => null);
  await there?.close();
  if (there) throw new UsageError(`The file ${path} is there already; name another, or remove it first.`);
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}
