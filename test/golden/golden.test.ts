import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { createGraphQL, type GraphQLService, trustedDocuments } from '../../src/graphql/yoga.ts';
import { type Answer, ask, get } from '../support/ask.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { type Recording, record } from '../support/recording.ts';
import { exported, fileOfText, openAt } from '../support/starter-story.ts';
import { tellStory } from '../support/story.ts';

/** Set to 1 to write the answers anew; read the difference before it is committed. */
const regenerate = process.env.UPDATE_GOLDEN === '1';
const folder = new URL('./operations/', import.meta.url);
const operations = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

function serve(alliances: Alliances): GraphQLService {
  return createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
}

function expectGolden(golden: URL, { data, errors }: Answer, statements: readonly string[]): void {
  const answer = { statements, errors, data };
  if (regenerate) writeFileSync(golden, `${JSON.stringify(answer, null, 2)}\n`);
  expect(answer).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
}

onEveryEngine('the answer, and the statements that it took', (engine) => {
  let recording: Recording;
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    recording = record(await engine.open());
    alliances = await createAlliances({ store: recording.store, clock: { now: () => '2026-05-04T12:30:00Z' } });
    await tellStory(alliances);
    service = serve(alliances);
  });
  afterAll(() => alliances?.close());

  test.each(operations)('%s', async (file) => {
    const golden = new URL(`${basename(file, '.graphql')}.json`, folder);
    recording.statements();
    const answer = await ask(service, readFileSync(new URL(file, folder), 'utf8'));
    expectGolden(golden, answer, recording.statements());
  });
});

/** The day on which everything in the starter data was retrieved. */
const NOW = '2026-11-22T12:00:00Z';

/** As a first start imports them, once for all engines: an export is taken over much faster. */
let starterData: Promise<string> | undefined;

async function starterDataExported(): Promise<string> {
  const alliances = await openAt(await openInMemory(), NOW);
  await importStarterData(alliances, { actor: { name: null } });
  const text = await exported(alliances.store, NOW);
  await alliances.close();
  return text;
}

onEveryEngine('what the starter data answer to the trusted documents', (engine) => {
  const answers = new URL('./starter-data/', folder);
  const documents = trustedDocuments();
  let recording: Recording;
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    starterData ??= starterDataExported();
    recording = record(await engine.open());
    alliances = await openAt(recording.store, NOW);
    await importFiles(alliances, [fileOfText(await starterData)], { actor: { name: null } });
    service = serve(alliances);
  }, 600_000);
  afterAll(() => alliances?.close());

  test.each(documents)('$id', async ({ id, example, text }) => {
    // Coverage is counted once for all who ask: its statement is that of the first.
    if (text.includes('coverage')) await alliances.reload();
    recording.statements();
    const answer = await get(service, { documentId: id, variables: JSON.stringify(example) });
    expectGolden(new URL(`${id}.json`, answers), answer, recording.statements());
    expect(answer.errors).toEqual([]);
  });

  test('has an answer kept for each document, and for no other', () => {
    expect(readdirSync(answers).sort()).toEqual(documents.map(({ id }) => `${id}.json`).sort());
  });
});
