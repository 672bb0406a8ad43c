import { describe, expect, test } from 'vitest';
import { saveChange, saveFacts, saveProjection } from '../../../src/alliances/queries/write.ts';
import { packed, packedSections } from '../../../src/alliances/write/packed.ts';
import { statementsOf } from '../../../src/store/queries.ts';

const sections = [...packedSections.keys()];
const every = Object.fromEntries(sections.map((section) => [section, []]));
const lines = [saveFacts, saveProjection, saveChange]
  .flatMap((query) => statementsOf(query, 'grafeo', every))
  .flatMap((statement) => statement.split('\n'));

describe('Rows that are sent as lists', () => {
  test.each(sections)('of %s are read in the order in which they are written', (section) => {
    const { own, values } = packedSections.get(section) ?? { own: [], values: [] };
    const line = lines.find((one) => one.includes(`UNWIND $${section} AS row`)) ?? '';
    const read = [...line.matchAll(/(\w+): row\[(\d+)\]/g)].map(([, key = '', place]) => [Number(place), key] as const);
    const written = [...own, ...values];
    // What only finds the ends is called `id` there; all else has its own name.
    const named = read.filter(([place, key]) => key !== 'id' || written[place] === 'id');
    for (const [place, key] of named) expect(written[place]).toBe(key);
    expect(new Set(read.map(([place]) => place)).size + (section === 'changes' ? 1 : 0)).toBe(written.length);
  });

  test('stand where the query has them, with null for what is absent', () => {
    const { parties } = packed(
      new Map([['parties', [{ organization: 'organization:byd', deal: 'deal:one', role: 'BUYER' }]]]),
    );
    expect(parties).toEqual([['deal:one', 'organization:byd', 'BUYER']]);
    const { claims } = packed(
      new Map([['claims', [{ report: 'report:1', deal: 'deal:one', values: { id: 'claim:1' } }]]]),
    );
    expect(claims?.[0]).toEqual(['report:1', 'deal:one', 'claim:1', ...Array(13).fill(null)]);
  });

  test('are refused where the query would lose something of them', () => {
    const row = { report: 'report:1', deal: 'deal:one', values: { id: 'claim:1', mood: 'good' } };
    expect(() => packed(new Map([['claims', [row]]]))).toThrow(
      'A row of claims has mood, which its query does not save.',
    );
  });
});
