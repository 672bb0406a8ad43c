import { afterEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../../src/alliances/alliances.ts';
import { checkGraph, type Finding } from '../../../src/alliances/check.ts';
import { importFiles } from '../../../src/alliances/import.ts';
import type { Transaction } from '../../../src/store/store.ts';
import { damages } from '../../support/damage.ts';
import { openInMemory } from '../../support/engines.ts';
import { openAt, storyFiles } from '../../support/starter-story.ts';

const stake = 'deal:stellantis-leapmotor-stake';
let alliances: Alliances;
afterEach(() => alliances.close());

async function story(): Promise<void> {
  alliances = await openAt(await openInMemory());
  await importFiles(alliances, storyFiles(), { actor: { name: null } });
}
async function findings(): Promise<Finding[]> {
  const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
  return checkGraph({ store: alliances.store, snapshot });
}
const codes = async () => (await findings()).filter(({ severity }) => severity === 'error').map(({ code }) => code);
async function damaged(work: (transaction: Transaction) => Promise<unknown>): Promise<string[]> {
  await story();
  await alliances.store.write(work);
  return codes();
}

describe('a check', () => {
  test('finds nothing wrong with what was imported, and says what is worth a look', async () => {
    await story();
    const found = await findings();
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    // The Jeep venture of 2010 is reported with Stellantis, which came to be in 2021.
    expect(found).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'TIE_BEFORE_ITS_END' }));
    for (const { what, remedy } of found) expect(`${what} ${remedy}`).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  });

  test('finds nothing wrong with an empty graph', async () => {
    alliances = await openAt(await openInMemory());
    expect(await findings()).toEqual([]);
  });

  test('sees a tie that does not follow from the claims, in the graph and against the index', async () => {
    expect(await damaged((t) => t.run(damages.tie, { deal: stake, stage: 'PAUSED' }))).toEqual([
      'TIES_DIFFER',
      'INDEX_TIES',
    ]);
  });

  test('sees a tie of no deal', async () => {
    const ends = { from: 'organization:stellantis', to: 'organization:byd' };
    expect(await damaged((t) => t.run(damages.stray, ends))).toEqual(['TIES_DIFFER', 'INDEX_TIES']);
    const found = (await findings()).find(({ code }) => code === 'TIES_DIFFER');
    expect(found).toMatchObject({ ids: ['tie:stray'], count: 1 });
  });

  test('sees a share that nobody claimed', async () => {
    const found = await damaged((t) => t.run(damages.share, { target: 'organization:leapmotor' }));
    expect(found).toContain('POSITIONS_DIFFER');
  });

  test('sees a deal cut off from its parties', async () => {
    expect(await damaged((t) => t.run(damages.links, { deal: stake }))).toEqual(['LINKS_DIFFER']);
  });

  test('sees a title that does not follow from the claims', async () => {
    expect(await damaged((t) => t.run(damages.row, { deal: stake }))).toEqual(['ROWS_DIFFER', 'INDEX_DEALS']);
  });

  test('sees claims of no report', async () => {
    expect(await damaged((t) => t.run(damages.claim, { deal: stake }))).toContain('ORPHAN');
  });

  test('sees that an organisation is missing which claims name', async () => {
    const found = await damaged((t) => t.run(damages.node, { id: 'organization:leapmotor' }));
    expect(found).toEqual(expect.arrayContaining(['ORPHAN', 'UNKNOWN_ORGANIZATION', 'INDEX_ORGANIZATIONS']));
  });

  test('sees a gap in the log, and a counter that stands elsewhere', async () => {
    expect(await damaged((t) => t.run(damages.node, { id: 'change:2' }))).toEqual(['LOG_GAP']);
    expect(await damaged((t) => t.run(damages.counter, { value: 1 }))).toEqual(['COUNTER_DIFFERS']);
  });

  test('names deals without a tie', async () => {
    alliances = await openAt(await openInMemory());
    await alliances.reportDeals(
      {
        report: { url: 'https://example.com/plant', publisher: 'Example', published: '2024-01-01' },
        claims: [
          {
            deal: { key: 'plant-sale' },
            stage: 'ACTIVE',
            type: 'ACQUISITION',
            parties: [
              { organization: { name: 'A' }, role: 'BUYER' },
              { organization: { name: 'B' }, role: 'SELLER' },
            ],
            summary: 'A bought a plant from B.',
          },
        ],
      },
      { name: 'Ann' },
    );
    expect(await findings()).toEqual([
      expect.objectContaining({ severity: 'note', code: 'DEAL_WITHOUT_TIE', ids: ['deal:plant-sale'] }),
    ]);
  });
});
