import { describe, expect, test } from 'vitest';
import type { DealFilter } from '../../../src/alliances/reader.ts';
import { dealStatisticsReads } from '../../../src/alliances/reads/deal-statistics.ts';
import type { DealDimension, Level } from '../../../src/domain/vocabulary.ts';
import type { DealRow } from '../../../src/network/snapshot.ts';
import { deals, scopeOf } from './world.ts';

const count = async (by: DealDimension[], filter?: DealFilter, level: Level = 'AS_REPORTED', scope = scopeOf()) => {
  const buckets = await dealStatisticsReads(scope).dealStatistics(filter, by, level);
  return buckets.map(({ keys, deals }) => [...keys, deals].join(' '));
};

describe('deals are counted', () => {
  test('by the year in which they began, else by that of their first report', async () => {
    expect(await count(['YEAR'])).toEqual(['1985 1', '2023 1', '2024 1']);
  });

  test('by type, in the order of the vocabulary; talks have none yet', async () => {
    expect(await count(['TYPE'])).toEqual(['JOINT_VENTURE 1', 'EQUITY_STAKE 1', 'NONE 1']);
  });

  test('in each of their buckets', async () => {
    expect(await count(['REGION'])).toEqual(['China 2', 'Europe 1', 'NONE 1']);
    expect(await count(['COUNTRY'])).toEqual(['CN 3', 'DE 2', 'NL 1']);
    expect(await count(['COUNTRY_PAIR'])).toEqual(['CN–DE 2', 'CN–NL 1']);
    expect(await count(['ORGANIZATION'])).toEqual([
      ...['organization:leapmotor 2', 'organization:saic 1', 'organization:stellantis 1', 'organization:volkswagen 2'],
    ]);
  });

  test('in any combination of values, in the order of the keys', async () => {
    expect(await count(['STAGE', 'COUNTRY', 'ACTIVITY'])).toEqual([
      'EXPLORING CN NONE 1',
      'EXPLORING DE NONE 1',
      'ACTIVE CN JOINT_MANUFACTURING 1',
      'ACTIVE CN DISTRIBUTION 1',
      'ACTIVE DE JOINT_MANUFACTURING 1',
      'ACTIVE NL DISTRIBUTION 1',
    ]);
    expect(await count([])).toEqual(['3']);
  });

  test('as they were known at the moment', async () => {
    const at = { asOf: '2023-09-01', knownAt: '2023-09-01' };
    expect(await count(['TYPE'], { at })).toEqual(['JOINT_VENTURE 1', 'NONE 1']);
    expect(await count(['STAGE'], { at })).toEqual(['EXPLORING 1', 'ACTIVE 1']);
    expect(await count(['TYPE'], { at: { asOf: '1980-01-01', knownAt: '1980-01-01' } })).toEqual([]);
  });

  test('by the same filter as lists of deals', async () => {
    expect(await count(['YEAR'], { anyParty: ['organization:volkswagen'] })).toEqual(['1985 1', '2024 1']);
    expect(await count(['YEAR'], { allParties: ['organization:volkswagen', 'organization:leapmotor'] })).toEqual([
      '2024 1',
    ]);
    expect(await count([], { publisher: 'publisher:bloomberg' })).toEqual(['2']);
    expect(await count(['TYPE'], { types: ['GROUP_MEMBERSHIP'] })).toEqual(['GROUP_MEMBERSHIP 1']);
  });

  test('at the level of groups by their ultimate parents', async () => {
    const citroen: DealRow = {
      ...deals[1]!,
      id: 'deal:citroen',
      faces: deals[1]!.faces.map((face) => ({ ...face, parties: ['organization:citroen', 'organization:stellantis'] })),
    };
    const world = scopeOf({ deals: () => [citroen] });
    expect(await count(['ORGANIZATION'], undefined, 'AS_REPORTED', world)).toHaveLength(2);
    expect(await count(['ORGANIZATION'], undefined, 'GROUP', world)).toEqual(['organization:stellantis 1']);
    expect(await count(['COUNTRY', 'COUNTRY_PAIR'], undefined, 'GROUP', world)).toEqual(['NL NONE 1']);
  });
});

test('of very many buckets the largest thousand are shown', async () => {
  const many = Array.from({ length: 1_500 }, (_, at): DealRow => {
    const [face] = deals[1]!.faces;
    // The first ten regions have two deals each.
    const regions = [`R${String(at < 20 ? at % 10 : at).padStart(4, '0')}`];
    return { ...deals[1]!, id: `deal:${at}`, faces: [{ ...face!, regions }] };
  });
  const buckets = await count(['REGION'], undefined, 'AS_REPORTED', scopeOf({ deals: () => many }));
  expect(buckets).toHaveLength(1_000);
  expect(buckets.slice(0, 11)).toEqual([
    ...['R0000 2', 'R0001 2', 'R0002 2', 'R0003 2', 'R0004 2', 'R0005 2', 'R0006 2', 'R0007 2', 'R0008 2', 'R0009 2'],
    'R0020 1',
  ]);
});

test('a dimension is named once', async () => {
  await expect(count(['YEAR', 'YEAR'])).rejects.toThrow('A dimension is named twice. Name each once.');
});

test('more combinations than anybody can read are refused, and others are served meanwhile', async () => {
  const regions = Array.from({ length: 500 }, (_, at) => `R${at}`);
  const [face] = deals[1]!.faces;
  const wide = (at: number): DealRow => ({
    ...deals[1]!,
    id: `deal:${at}`,
    faces: [{ ...face!, regions, parties: Array.from({ length: 50 }, (_, party) => `organization:${at}-${party}`) }],
  });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  const counting = count(
    ['REGION', 'ORGANIZATION'],
    undefined,
    'AS_REPORTED',
    scopeOf({ deals: () => Array.from({ length: 20 }, (_, at) => wide(at)) }),
  );
  await expect(counting).rejects.toThrow('These dimensions come to more than 200,000 combinations.');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});
