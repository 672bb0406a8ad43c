import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { openInMemory } from '../support/engines.ts';
import { openAt } from '../support/starter-story.ts';

const page = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block);

describe('what the pages say of the starter data', { timeout: 120_000 }, () => {
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    alliances = await openAt(await openInMemory());
    await importStarterData(alliances, { actor: { name: null } });
    service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
  }, 120_000);
  afterAll(() => alliances?.close());

  const story = page('docs/two-clocks.md');
  const answers = blocks(story, 'json');
  it('tells the story of the two clocks in four queries', () => {
    expect(answers).toHaveLength(4);
  });
  it.each(blocks(story, 'graphql').entries().toArray())(
    'gives the answer of query %i of the two clocks',
    async (place, query) => {
      const { data, errors } = await ask(service, query);
      expect(errors).toEqual([]);
      expect(data).toEqual(JSON.parse(answers[place] ?? ''));
    },
  );

  it.each(blocks(page('README.md'), 'graphql').entries().toArray())(
    'answers question %i of the README',
    async (_, query) => {
      const { data, errors } = await ask(service, query);
      expect(errors).toEqual([]);
      expect(JSON.stringify(data).match(/"sentence"/g)?.length).toBeGreaterThan(0);
    },
  );

  it('says in the README how much the starter data hold', async () => {
    const { data } = await ask(service, '{ coverage { claims deals reports } }');
    const { claims, deals, reports } = (data as { coverage: { claims: number; deals: number; reports: number } })
      .coverage;
    expect(page('README.md')).toContain(`${claims} claims about ${deals} reported deals, from ${reports} reports`);
  });
});
