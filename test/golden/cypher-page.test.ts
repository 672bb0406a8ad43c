import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { readCypher } from '../../src/store/cypher-text.ts';
import { defineQuery } from '../../src/store/queries.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { exported, fileOfText, openAt } from '../support/starter-story.ts';

const page = new URL('../../docs/cypher.md', import.meta.url);
const NOW = '2026-12-01T08:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'alliances-cypher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each question of the page as a query, and the answer that stands below it. */
const questions = readFileSync(page, 'utf8')
  .matchAll(/^## \d+\. (.+)\n\n```cypher\n([\s\S]*?)```\n\n```json\n([\s\S]*?)```$/gm)
  .map(([, title = '', text = '', answer = ''], place) => {
    const { samples, columns } = readCypher(text);
    const name = `question-${place + 1}`;
    writeFileSync(join(folder, `${name}.cypher`), text);
    const shape = (keys: readonly string[]) => z.object(Object.fromEntries(keys.map((key) => [key, z.json()])));
    const query = defineQuery({
      folder,
      name,
      mode: 'read',
      parameters: shape(Object.keys(samples[0] ?? {})),
      row: shape(columns(() => true).map((column) => column ?? '')),
    });
    return { title, query, parameters: samples[0] ?? {}, answer };
  })
  .toArray();

let starterData: Promise<string> | undefined;

async function asExported(): Promise<string> {
  const alliances = await openAt(await openInMemory(), NOW);
  await importStarterData(alliances, { actor: { name: null } });
  const text = await exported(alliances.store, NOW);
  await alliances.close();
  return text;
}

test('the page asks the ten first questions', () => {
  expect(questions).toHaveLength(10);
});

onEveryEngine('the page for Cypher users', (engine) => {
  let alliances: Alliances;
  beforeAll(async () => {
    starterData ??= asExported();
    alliances = await openAt(await engine.open(), NOW);
    await importFiles(alliances, [fileOfText(await starterData)], { actor: { name: null } });
  }, 600_000);
  afterAll(() => alliances?.close());

  test.each(questions)('answers: $title', async ({ query, parameters, answer }) => {
    const rows = await alliances.store.read(query, parameters as never);
    expect(rows.length).toBeGreaterThan(0);
    const written = `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
    if (process.env.UPDATE_GOLDEN === '1' && engine.name === 'grafeo') {
      const own = `${readFileSync(join(folder, `${query.name}.cypher`), 'utf8')}\`\`\`\n\n\`\`\`json\n`;
      writeFileSync(
        page,
        readFileSync(page, 'utf8').replace(own + answer, () => own + written),
      );
      return;
    }
    expect(rows).toEqual(JSON.parse(answer));
  });
});
