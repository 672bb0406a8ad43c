/** Builds the explorer into dist/explorer, each file with its compressed forms beside it; with `--if-stale` only where a source is newer. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = join(here, 'src', 'explorer');
const target = join(here, 'dist', 'explorer');
/** What the page takes from the service: whichever files of it. */
const domain = join(here, 'src', 'domain');

/** Builds anew where the page is missing or older than anything that it is made from. */
export async function buildExplorerIfStale(): Promise<void> {
  const built = await modified(join(target, 'index.html'));
  const files = [fileURLToPath(import.meta.url), ...(await filesBelow(domain)), ...(await filesBelow(sources))];
  const newest = Math.max(...(await Promise.all(files.map(modified))));
  if (newest > built) await buildExplorer();
}

export async function buildExplorer(): Promise<void> {
  // Loaded here only: a service that is installed without what builds it still starts, and answers at /graphql.
  const vite = await import('vite').catch(() => undefined);
  if (vite === undefined) {
    console.error('The page is not built: Vite is not installed. Run `npm ci` with development dependencies.');
    return;
  }
  const { build } = vite;
  await build({
    configFile: false,
    root: sources,
    // Relative, so that the page may be served below any path.
    base: './',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: target,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 800,
    },
  });
  for (const file of await filesBelow(target)) await compress(file);
}

/** Once here, so that no request waits for it. */
async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await Promise.all([
    promisify(brotliCompress)(bytes, { params }).then((small) => writeFile(`${file}.br`, small)),
    promisify(gzip)(bytes, { level: 9 }).then((small) => writeFile(`${file}.gz`, small)),
  ]);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function modified(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await (process.argv.includes('--if-stale') ? buildExplorerIfStale() : buildExplorer());
}
