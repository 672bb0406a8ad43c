import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { onEveryEngine } from '../support/engines.ts';
import { type Recording, record } from '../support/recording.ts';
import { tellStory } from '../support/story.ts';

/** Set to 1 to write the answers anew; read the difference before it is committed. */
const regenerate = process.env.UPDATE_GOLDEN === '1';
const folder = new URL('./operations/', import.meta.url);
const operations = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

onEveryEngine('the answer, and the statements that it took', (engine) => {
  let recording: Recording;
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    recording = record(await engine.open());
    alliances = await createAlliances({ store: recording.store, clock: { now: () => '2026-05-04T12:30:00Z' } });
    await tellStory(alliances);
    service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
  });
  afterAll(() => alliances?.close());

  test.each(operations)('%s', async (file) => {
    const golden = new URL(`${basename(file, '.graphql')}.json`, folder);
    recording.statements();
    const { data, errors } = await ask(service, readFileSync(new URL(file, folder), 'utf8'));
    const answer = { statements: recording.statements(), errors, data };
    if (regenerate) writeFileSync(golden, `${JSON.stringify(answer, null, 2)}\n`);
    expect(answer).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});
