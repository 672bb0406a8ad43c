import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { asking, type Desk, type Json } from '../support/desk.ts';
import { openInMemory } from '../support/engines.ts';
import { openAt } from '../support/starter-story.ts';

const page = readFileSync(new URL('../../docs/researchers.md', import.meta.url), 'utf8');
/** Each query of the page with the variables that follow it. */
const steps = [...page.matchAll(/```graphql\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g)].map(
  ([, query = '', variables]) => ({ query, variables: JSON.parse(variables ?? '{}') as Json }),
);
const commands = [...page.matchAll(/-d '(\{"query".*\})'/g)].map(([, body = '']) => body);

describe('the researcher’s page', { timeout: 120_000 }, () => {
  let alliances: Alliances;
  let desk: Desk;
  beforeAll(async () => {
    alliances = await openAt(await openInMemory());
    await importStarterData(alliances, { actor: { name: null } });
    desk = asking(alliances);
  }, 120_000);
  afterAll(() => alliances?.close());

  test('leads from the article to the recorded claims, and on to what is done with them', async () => {
    const [similar, record, queue, correct, retract, review, ...more] = steps;
    expect(more).toEqual([]);
    const researcher = desk.as('RESEARCHER');
    const reviewer = desk.as('REVIEWER');

    const found = await researcher.ask(similar?.query ?? '');
    expect(found.similarDeals[0]).toMatchObject({
      deal: { id: 'deal:stellantis-leapmotor-stake' },
      relation: 'LIKELY_SAME',
    });

    const before = alliances.revision;
    const { reportDeals: tried } = await researcher.ask(record?.query ?? '', record?.variables);
    expect(tried).toMatchObject({
      dryRun: true,
      claims: [{ stage: 'ANNOUNCED' }, { stage: 'ANNOUNCED' }],
      warnings: [],
    });
    expect(alliances.revision).toBe(before);
    expect(tried.created.map(({ __typename }: Json) => __typename).sort()).toEqual([
      'Claim',
      'Claim',
      'Publisher',
      'Report',
    ]);
    const { input } = record?.variables ?? {};
    const { reportDeals: recorded } = await researcher.ask(record?.query ?? '', { input: { ...input, dryRun: false } });
    expect({ ...recorded, dryRun: true, revision: tried.revision }).toEqual(tried);
    expect(alliances.revision).toBe(before + 1);

    expect((await researcher.ask(queue?.query ?? '')).claims.nodes).toEqual([]);

    const [{ id }] = recorded.claims;
    const { correctClaim: corrected } = await researcher.ask(correct?.query ?? '', { ...correct?.variables, id });
    expect(corrected.claim).toMatchObject({
      review: 'ACCEPTED',
      stakes: [{ percent: { text: expect.stringContaining('21') } }],
    });
    const given = { id: corrected.claim.id };
    const { retractClaim: retracted } = await researcher.ask(retract?.query ?? '', { ...retract?.variables, ...given });
    expect(retracted.claim.review).toBe('RETRACTED');
    const { reviewClaim: reviewed } = await reviewer.ask(review?.query ?? '', given);
    expect(reviewed.claim.review).toBe('ACCEPTED');
  });

  test('gives commands that do what they say', async () => {
    expect(commands).toHaveLength(2);
    const [saved, asked] = await Promise.all(commands.map((body) => desk.as('RESEARCHER').post(body)));
    expect(saved.data.saveOrganization.organization.id).toBe('organization:leapmotor-international');
    expect(asked.data.viewer).toEqual({ name: 'researcher', role: 'RESEARCHER' });
  });

  test('names every mutation', () => {
    for (const mutation of [
      'reportDeals',
      'correctClaim',
      'retractClaim',
      'reviewClaim',
      'rankClaim',
      'ratePublisher',
      'saveOrganization',
    ]) {
      expect(page).toContain(mutation);
    }
  });
});
