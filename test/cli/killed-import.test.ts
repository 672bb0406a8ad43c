/** An import that ends with its process: what it had recorded is there, and running it again records the rest. */
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, start, temporaryFolder } from '../support/program.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const ROWS = 2_500;
const HEADER = 'report_url,publisher,published,deal_key,stage,type,parties,summary';
const row = (at: number) =>
  `https://news.example/${at},Daily,2024-03-01,deal-${at},SIGNED,COOPERATION,Maker ${at % 50}; Partner ${at},They work together.`;

test('a table whose import is killed is completed by importing it again, each row once', {
  timeout: 120_000,
}, async () => {
  const file = join(folder.path, 'deals.csv');
  await writeFile(file, [HEADER, ...Array.from({ length: ROWS }, (_, at) => row(at)), ''].join('\n'));
  const data = join(folder.path, 'data');
  const words = ['--data-dir', data];

  const first = start(['import', file, ...words]);
  // By then some of its transactions are in the log, and not nearly all.
  await first.saying(/rows: \d+/);
  const before = await bytesIn(data);
  await expect.poll(() => bytesIn(data), { interval: 5, timeout: 60_000 }).toBeGreaterThan(before + 4_500_000);
  first.child.kill('SIGKILL');
  expect((await first.done).code).toBeNull();

  const again = await run(['import', file, ...words]);
  expect(again.code).toBe(0);
  const known = Number(/Known already: (\d+)/.exec(again.said)?.[1] ?? 0);
  expect(known).toBeGreaterThan(0);
  expect(known).toBeLessThan(ROWS);
  expect(again.said).toContain(`${ROWS - known} claims`);
  expect(again.said).toContain(`The graph is at change ${ROWS}.`);

  const { out } = await run(['export', '--format', 'claims.csv', ...words]);
  const urls = out.match(/https:\/\/news\.example\/\d+/g) ?? [];
  expect([urls.length, new Set(urls).size]).toEqual([ROWS, ROWS]);
  const checked = await run(['check', ...words]);
  expect(checked.said).toMatch(/The graph is sound/);
  expect(checked.code).toBe(0);
});

async function bytesIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true });
  const sizes = await Promise.all(entries.map(async (entry) => (await stat(join(path, entry))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
