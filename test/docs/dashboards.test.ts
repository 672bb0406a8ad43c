/** What the page on dashboards says is run: the notebook, the addresses of the Grafana dashboard, and the picture's. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { openInMemory } from '../support/engines.ts';
import { hasPython, runPython } from '../support/python.ts';
import { get, type Served, serve } from '../support/served.ts';

const file = (name: string) => new URL(`../../docs/${name}`, import.meta.url);
const LOCAL = 'http://127.0.0.1:4000';

interface Target {
  readonly url: string;
  readonly type: 'json' | 'csv';
  readonly root_selector: string;
  readonly columns: readonly { readonly selector: string; readonly type: string }[];
}

describe('the page on dashboards', { timeout: 60_000 }, () => {
  const page = readFileSync(file('dashboards.md'), 'utf8');
  let served: Served;
  beforeAll(async () => {
    served = await serve(await openInMemory());
    await importStarterData(served.alliances, { actor: { name: null } });
  }, 120_000);
  afterAll(() => served?.close());

  it.runIf(hasPython)('has a notebook that prints what it says', async () => {
    const [, code = '', printed = ''] = page.match(/```python\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/) ?? [];
    const folder = await mkdtemp(join(tmpdir(), 'alliances-notebook-'));
    try {
      const notebook = join(folder, 'notebook.py');
      await writeFile(notebook, code.replace(LOCAL, served.url));
      const out = await runPython([notebook]);
      if (process.env.UPDATE_GOLDEN === '1') {
        await writeFile(
          file('dashboards.md'),
          page.replace(`\`\`\`text\n${printed}`, () => `\`\`\`text\n${out}`),
        );
        return;
      }
      expect(printed).not.toBe('');
      expect(out).toBe(printed);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names addresses that answer', async () => {
    const addresses = [...page.matchAll(/http:\/\/127\.0\.0\.1:4000(\/[^\s'"`]*)/g)].map(([, path = '']) => path);
    expect(addresses.length).toBeGreaterThan(2);
    for (const path of addresses) expect((await get(served.url + path)).status).toBe(200);
  });

  const dashboard = JSON.parse(readFileSync(file('grafana-dashboard.json'), 'utf8'));
  const variables: { name: string; current: { value?: string } }[] = dashboard.templating.list;
  const targets: Target[] = dashboard.panels.flatMap((panel: { targets: Target[] }) => panel.targets);

  it.each(targets.map((target) => [target.url, target] as const))(
    'has a dashboard that finds every column at %s',
    async (_, { url, type, root_selector, columns }) => {
      const asked = variables.reduce(
        (text, { name, current }) => text.replaceAll(`\${${name}}`, () => current.value ?? ''),
        url,
      );
      expect(asked).not.toContain('$');
      const { status, body } = await get(asked.replace(LOCAL, served.url));
      expect(status).toBe(200);
      const rows: Record<string, unknown>[] =
        type === 'csv' ? parse(body, { columns: true }) : JSON.parse(body.toString())[root_selector];
      expect(rows.length).toBeGreaterThan(10);
      for (const { selector, type: wanted } of columns) {
        expect(Object.keys(rows[0] ?? {})).toContain(selector);
        if (type === 'csv' || wanted !== 'number') continue;
        for (const row of rows) expect(['number', 'object']).toContain(typeof row[selector]);
      }
    },
  );
});
