/** The bench runs, and what it measures are answers; how fast they are is never asserted. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { fill } from '../../bench/fill.ts';
import { generateIndustry } from '../../bench/generate.ts';
import type { Result } from '../../bench/measure.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { exportGraph } from '../../src/alliances/export.ts';
import { openInMemory } from '../support/engines.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'alliances-bench-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the bench', { timeout: 120_000 }, () => {
  it('gets an answer with data to each of its own questions', async () => {
    const file = join(folder, 'results.json');
    await run(process.execPath, ['bench/main.ts', '--smoke', '--json', file]);
    const { runs } = JSON.parse(await readFile(file, 'utf8')) as { runs: { results: Result[] }[] };
    const results = runs.flatMap((one) => one.results).filter(({ name }) => !name.startsWith('document '));
    expect(results.length).toBeGreaterThan(10);
    // The documents ask for companies that an invented industry has not; the golden tests hold them to the starter data.
    expect(results.filter((result) => 'leftOut' in result)).toEqual([]);
  });

  it('imports a spreadsheet beside the engine alone, and takes in all of it', async () => {
    const { stdout } = await run(process.execPath, ['bench/main.ts', 'import', '--deals', '60', '--turns', '1']);
    expect(stdout).toMatch(/\| \d+ claims \| +\d+ \| +\d+ \| +\d+\.\d \|/);
  });

  it('says how long reads hold the event loop, the worst first, also after reports', async () => {
    const { stdout } = await run(process.execPath, ['bench/main.ts', 'blocks', '--only', 'coverage,search']);
    const rows = stdout.split('\n').filter((line) => /^\| .* \| \d+ \(\d+\) \| \d+ \(\d+\) \| \d+ \|$/.test(line));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(
      expect.arrayContaining(['| search', '| document coverage, after a report', '| reportDeals 1']),
    );
    const worst = rows.map((row) => Math.max(...[...row.matchAll(/(\d+) \(/g)].map(([, longest]) => Number(longest))));
    expect(worst).toEqual(worst.toSorted((a, b) => b - a));
  });

  it('says what it takes', async () => {
    const { stdout } = await run(process.execPath, ['bench/main.ts', '--help']);
    expect(stdout).toContain('--smoke');
  });

  it('refuses a size that it does not know', async () => {
    await expect(run(process.execPath, ['bench/main.ts', '--size', 'huge'])).rejects.toThrow(/--size is one of/);
  });
});

describe('an invented industry', { timeout: 120_000 }, () => {
  it('is the same for the same seed, and another for another', () => {
    const told = (seed: number) =>
      JSON.stringify([...generateIndustry({ seed, organizations: 30, deals: 40 }).reports()]);
    expect(told(7)).toBe(told(7));
    expect(told(7)).not.toBe(told(8));
  });

  it('gives the same graph written report by report as written many at a time, the log aside', async () => {
    const industry = generateIndustry({ seed: 3, organizations: 40, deals: 60 });
    expect(await written(industry, 25)).toEqual(await written(industry, null));
  });
});

const clock = { now: () => '2026-02-01T00:00:00Z' };

/** The lines of the graph; `batch` null: by `reportDeals`, one after the other. */
async function written(industry: ReturnType<typeof generateIndustry>, batch: number | null): Promise<object[]> {
  const alliances = await createAlliances({ store: await openInMemory(), clock });
  if (batch !== null) await fill(alliances, industry, { batch });
  else {
    await fill(alliances, { ...industry, *reports() {} }, { batch: 1 });
    for (const report of industry.reports()) await alliances.reportDeals(report, { name: null });
  }
  const lines: object[] = [];
  await exportGraph(alliances.store, {
    now: clock.now(),
    write: async (text) => {
      for (const line of text.split('\n')) {
        if (line === '') continue;
        const { revision: _, ...rest } = JSON.parse(line) as Record<string, unknown>;
        if ('node' in rest && rest.node !== 'change' && rest.node !== 'end') lines.push(rest);
      }
    },
  });
  const { snapshot } = alliances.reader({ viewer: { name: null, role: 'READER' } });
  const at = { asOf: '2026-02-01', knownAt: '2026-02-01' };
  lines.push(...snapshot.ties({ at, level: 'AS_REPORTED' }).sort((a, b) => (a.id < b.id ? -1 : 1)));
  await alliances.close();
  return lines;
}
