import { expect, test } from 'vitest';
import { duplicates } from '../../src/alliances/queries/check.ts';
import { onEveryEngine } from '../support/engines.ts';
import { createTwoOfEach } from '../support/queries.ts';

onEveryEngine('A graph whose constraints were lost', ({ open }) => {
  test('what stands twice in it is found', async () => {
    const store = await open({ migrated: false });
    const each = { publisher: true, report: true, claim: true, deal: true, change: true } as const;
    await store.write((transaction) => transaction.run(createTwoOfEach, { id: 'twin', ...each }));
    const found = await store.read(duplicates, {});
    expect(found.map(({ label, property, value }) => `${label}.${property} ${value}`).sort()).toEqual([
      'Change.sequence 1',
      'Claim.id twin',
      'Deal.key twin',
      'Publisher.id twin',
      'Report.url twin',
    ]);
  });
});
