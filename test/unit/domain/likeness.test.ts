import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onDay, onOrBefore, parsePartialDate } from '../../../src/domain/dates.ts';
import { type DealTraits, LIKELY_SAME, likenessOf, NEAR_CERTAIN } from '../../../src/domain/likeness.ts';
import { type DealType, dealTypes } from '../../../src/domain/vocabulary.ts';

const names: Record<string, string> = {
  stellantis: 'Stellantis',
  leapmotor: 'Leapmotor',
  international: 'Leapmotor International',
  volkswagen: 'Volkswagen Group',
  audi: 'Audi',
  saic: 'SAIC Motor',
  byd: 'BYD',
  mercedes: 'Mercedes-Benz',
  denza: 'Denza',
};
const nameOf = (id: string) => names[id] ?? id;
const groups: Record<string, string> = { audi: 'volkswagen' };
const parties = (...ids: string[]) => ids.map((id) => ({ organization: id, group: groups[id] ?? id }));

const deal = (part: Partial<DealTraits>): DealTraits => ({
  ...{ type: 'EQUITY_STAKE', parties: parties('stellantis', 'leapmotor'), jointVenture: null, activities: [] },
  ...{ regions: [], began: onDay('2023-10-26'), advanced: [], ended: null, percent: null },
  ...part,
});
const compare = (one: DealTraits, other: DealTraits) => likenessOf(one, other, nameOf);

describe('a deal told again', () => {
  test('with its parties, its type and a date within some months is the same to near certainty', () => {
    const again = compare(deal({}), deal({ began: parsePartialDate('2023-12') }));
    expect(again).toEqual({
      relation: 'LIKELY_SAME',
      score: 1,
      explanation: [
        'The parties are the same: Stellantis and Leapmotor.',
        'Both are of type equity stake.',
        'Dated 26 October 2023 and December 2023.',
      ],
    });
  });

  test('may be dated by a later step', () => {
    const closed = deal({ began: onDay('2024-02-22') });
    expect(compare(deal({}), closed)?.score).toBe(0.95);
    expect(compare(deal({ began: onDay('2022-01-10') }), closed)?.score).toBeLessThan(NEAR_CERTAIN);
    expect(compare(deal({ began: onDay('2022-01-10'), advanced: [onDay('2024-02-22')] }), closed)?.score).toBe(1);
  });

  test('may be dated by the one step of which a day is known', () => {
    const known = deal({ began: onOrBefore('2023-08-23'), advanced: [onDay('2023-10-26')] });
    expect(compare(known, deal({ began: parsePartialDate('2023-11') }))).toMatchObject({
      score: 1,
      explanation: expect.arrayContaining(['Dated 26 October 2023 and November 2023.']),
    });
  });

  test('without a date, or among others of which a report leaves one out, is likely the same, not near certain', () => {
    const undated = compare(deal({}), deal({ began: onOrBefore('2024-05-14') }));
    const partial = compare(deal({ parties: parties('stellantis', 'leapmotor', 'byd') }), deal({}));
    for (const likeness of [undated, partial]) {
      expect(likeness?.relation).toBe('LIKELY_SAME');
      expect(likeness?.score).toBeLessThan(NEAR_CERTAIN);
    }
  });

  test('is no other than the talks that it came from', () => {
    const talks = compare(deal({ type: null, began: onDay('2023-08-23') }), deal({}));
    expect(talks).toMatchObject({ relation: 'LIKELY_SAME', score: 0.85 });
  });
});

describe('another deal', () => {
  test('of the same day between the same parties, a stake beside a venture, is another', () => {
    const venture = deal({ type: 'JOINT_VENTURE', jointVenture: 'international' });
    expect(compare(deal({}), venture)?.relation).toBe('SAME_PARTIES');
  });

  test('of a brand is not the one of its group, though they look alike', () => {
    const group = deal({ type: 'COOPERATION', parties: parties('volkswagen', 'saic') });
    const brand = deal({ type: 'COOPERATION', parties: parties('audi', 'saic') });
    expect(compare(group, brand)).toMatchObject({
      relation: 'LIKELY_SAME',
      score: 0.8,
      explanation: [
        'In both: SAIC Motor.',
        'Volkswagen Group and Audi are of one group, Volkswagen Group.',
        'Both are of type cooperation.',
        'Both are dated 26 October 2023.',
      ],
    });
  });

  test('with another venture is another, whatever else agrees', () => {
    const one = deal({ type: 'JOINT_VENTURE', jointVenture: 'international' });
    const other = deal({ type: 'JOINT_VENTURE', jointVenture: 'denza' });
    const likeness = compare(one, other);
    expect(likeness?.relation).toBe('SAME_PARTIES');
    expect(likeness?.explanation).toContain('The ventures differ: Leapmotor International and Denza.');
  });

  test('that shares one of two parties has nothing to do with it', () => {
    expect(compare(deal({}), deal({ parties: parties('stellantis', 'byd') }))).toBeNull();
  });

  test('that names a single party could be any of its deals', () => {
    const sale = deal({ type: 'ACQUISITION', parties: parties('stellantis') });
    expect(compare(sale, { ...sale })?.score).toBeLessThan(NEAR_CERTAIN);
  });
});

describe('a deal that goes on where another left off', () => {
  const venture = deal({
    ...{ type: 'JOINT_VENTURE', parties: parties('byd', 'mercedes'), jointVenture: 'denza' },
    ...{ began: parsePartialDate('2010'), ended: '2024-09-18' },
  });

  test('names its venture as a party', () => {
    const buyout = deal({
      type: 'ACQUISITION',
      parties: parties('byd', 'denza', 'mercedes'),
      began: onDay('2024-09-18'),
    });
    expect(compare(venture, buyout)).toMatchObject({
      relation: 'CONTINUES',
      score: 0.95,
      explanation: expect.arrayContaining(['Both are about Denza: the acquisition followed the joint venture.']),
    });
  });

  test('begins soon after its end', () => {
    const supply = deal({ type: 'SUPPLY', parties: parties('byd', 'mercedes'), began: onDay('2025-01-15') });
    expect(compare(venture, supply)).toMatchObject({
      relation: 'CONTINUES',
      explanation: expect.arrayContaining(['The joint venture ended on 18 September 2024; the supply came next.']),
    });
    expect(compare(venture, { ...supply, began: onDay('2029-01-15') })?.relation).toBe('SAME_PARTIES');
  });

  test('may follow talks of long before', () => {
    const talks = deal({ type: null, began: onDay('2022-01-01') });
    expect(compare(talks, deal({}))).toMatchObject({ relation: 'CONTINUES', score: 0.8 });
  });
});

test('the order of the two does not matter', () => {
  const types: (DealType | null)[] = [null, ...(Object.keys(dealTypes) as DealType[])];
  const day = fc
    .integer({ min: 0, max: 4000 })
    .map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10));
  const traits: fc.Arbitrary<DealTraits> = fc.record({
    type: fc.constantFrom(...types),
    parties: fc.subarray(Object.keys(names), { minLength: 1, maxLength: 4 }).map((ids) => parties(...ids)),
    jointVenture: fc.constantFrom(null, 'denza', 'international'),
    activities: fc.subarray(['SOFTWARE', 'RESEARCH'] as const),
    regions: fc.subarray(['China', 'Europe']),
    began: fc.option(fc.oneof(day.map(onDay), day.map(onOrBefore))),
    advanced: fc.array(day.map(onDay), { maxLength: 2 }),
    ended: fc.option(day),
    percent: fc.option(fc.integer({ min: 1, max: 100 })),
  });
  fc.assert(
    fc.property(traits, traits, (one, other) => {
      const [here, there] = [compare(one, other), compare(other, one)];
      expect({ relation: there?.relation, score: there?.score }).toEqual({
        relation: here?.relation,
        score: here?.score,
      });
      if (here === null) return;
      expect(here.score).toBeGreaterThanOrEqual(0);
      expect(here.score).toBeLessThanOrEqual(1);
      if (here.relation === 'LIKELY_SAME') expect(here.score).toBeGreaterThanOrEqual(LIKELY_SAME);
    }),
  );
});
