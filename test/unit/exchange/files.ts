/** The starter data as files to read, and its mapped form, for tests. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { mapStarterLines, type StarterInputs } from '../../../src/alliances/starter-shape/map-lines.ts';
import type { SourceFile } from '../../../src/exchange/files.ts';
import { readStarterFiles, type StarterLines } from '../../../src/exchange/starter-shape/read-files.ts';
import { readMappingTables, starterDataFolder } from '../../../src/exchange/starter-shape/tables.ts';

export const starterFiles = (): SourceFile[] =>
  ['organizations', 'successions', 'reported-deals', 'models'].map((name) => ({
    name: `${name}.jsonl`,
    bytes: createReadStream(join(starterDataFolder(), `${name}.jsonl`)),
  }));

/** A file from text or from objects, one a line. */
export const fileOf = (name: string, ...lines: (string | object)[]): SourceFile => ({
  name,
  bytes: [Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))],
});

export async function readMapped(files: readonly SourceFile[]): Promise<StarterInputs & { lines: StarterLines }> {
  const lines = await readStarterFiles(files);
  return { ...mapStarterLines(lines, readMappingTables()), lines };
}

/** A reported deal with all that a line needs; `over` replaces fields. */
export const deal = (over: object = {}) => ({
  id: 'a-b',
  parties: [{ name: 'A' }, { name: 'B' }],
  type: 'joint_development',
  status: 'announced',
  summary: 'A and B develop a car together.',
  source: { url: 'https://example.com/1', publisher: 'Example' },
  ...over,
});
