import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../../src/alliances/alliances.ts';
import { checkGraph } from '../../../src/alliances/check.ts';
import { graphHash } from '../../../src/alliances/graph-hash.ts';
import { importFiles } from '../../../src/alliances/import.ts';
import { openGrafeo } from '../../../src/store/grafeo.ts';
import { openInMemory } from '../../support/engines.ts';
import { exported, fileOfText, openAt, storyFiles } from '../../support/starter-story.ts';

const script = join(import.meta.dirname, '../../support/import-process.ts');
const service = { name: null };
let folder: string;
let whole: string;
let text: string;
/** How often an import of lines that is not killed says how far it is. */
let said = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const alliances = await openAt(await openInMemory());
  const onProgress = () => {
    said += 1;
  };
  await importFiles(alliances, storyFiles(), { actor: service, onProgress });
  whole = await graphHash(alliances.store);
  text = await exported(alliances.store);
  await writeFile(join(folder, 'export.jsonl'), text);
  await alliances.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Kills the import once it has said so many steps; answers with the last change that it acknowledged. */
function killAfter(steps: number, path: string, source: string): Promise<{ acknowledged: number; finished: boolean }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, path, source], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = 0;
    let acknowledged = 0;
    let finished = false;
    createInterface({ input: child.stdout }).on('line', (line) => {
      finished ||= line === 'done';
      acknowledged = Math.max(acknowledged, Number(line.split(' ').at(-1)) || 0);
      said += 1;
      if (said === steps) child.kill('SIGKILL');
    });
    child.once('close', () => resolve({ acknowledged, finished }));
  });
}

async function reopened(path: string): Promise<Alliances> {
  return openAt(await openGrafeo({ path }));
}
const errorsIn = async ({ store }: Alliances) =>
  (await checkGraph({ store })).filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('an import of lines that is killed', () => {
  test.each([0.1, 0.3, 0.5, 0.7, 0.9])(
    'after %d of its steps has lost nothing, has nothing by half, and is completed by the next',
    async (part) => {
      const steps = 1 + Math.floor(part * said);
      const path = join(folder, `lines-${steps}`, 'alliances.grafeo');
      const { acknowledged, finished } = await killAfter(steps, path, 'lines');
      expect(finished).toBe(false);
      const alliances = await reopened(path);
      expect(alliances.revision).toBeGreaterThanOrEqual(acknowledged);
      expect(await errorsIn(alliances)).toEqual([]);
      await importFiles(alliances, storyFiles(), { actor: service });
      expect(await graphHash(alliances.store)).toBe(whole);
      await alliances.close();
    },
    60_000,
  );
});

describe('an import of an export that is killed', () => {
  test.each([1, 2, 3])(
    'after %d steps is completed by the next, to an equal graph',
    async (steps) => {
      const path = join(folder, `export-${steps}`, 'alliances.grafeo');
      const { finished } = await killAfter(steps, path, join(folder, 'export.jsonl'));
      expect(finished).toBe(false);
      const alliances = await reopened(path);
      await importFiles(alliances, [fileOfText(text)], { actor: service });
      expect(await graphHash(alliances.store)).toBe(whole);
      expect(await errorsIn(alliances)).toEqual([]);
      await alliances.close();
    },
    60_000,
  );
});
