/** Loads every module that defines queries, so that the registry is complete. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export const sources: readonly { readonly path: string; readonly text: string }[] = globSync('src/**/*.{ts,tsx}', {
  cwd: root,
}).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export async function loadQueryModules(): Promise<void> {
  for (const { path, text } of sources) {
    if (/\bdefineQuery\(\{/.test(text)) await import(/* @vite-ignore */ join(root, path));
  }
}
