/** The built explorer's files: read once, each with its tag and its compressed forms. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageFile {
  readonly type: string;
  readonly tag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By the names that `Accept-Encoding` has for them, the smallest first. */
  readonly compressed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Beside the compiled service, and two levels above its sources. */
export const explorerFolder = fileURLToPath(new URL('../../dist/explorer/', import.meta.url));

/** By their paths below `folder`, with `/` between; empty where nothing was built. */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const read = async (name: string) => Uint8Array.from(await readFile(join(folder, name)));
  const files = names.map(async (name): Promise<[string, PageFile] | undefined> => {
    const type = types[extname(name)];
    if (type === undefined) return undefined;
    const bytes = await read(name);
    const compressed = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const [encoding, ending] of encodings) {
      if (names.includes(name + ending)) compressed.set(encoding, await read(name + ending));
    }
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
    return [name.split(sep).join('/'), { type, tag, bytes, compressed }];
  });
  return new Map((await Promise.all(files)).filter((file) => file !== undefined));
}
