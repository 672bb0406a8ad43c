import { describe, expect, test } from 'vitest';
import { readShare } from '../../../src/exchange/starter-shape/stakes.ts';
import { readMappingTables } from '../../../src/exchange/starter-shape/tables.ts';

const { qualifiers } = readMappingTables();
const share = (percent: number, summary: string) => {
  const { exact, min, max, minExclusive, maxExclusive, approximate } = readShare(percent, summary, qualifiers).share;
  return { exact, min, max, open: [minExclusive, maxExclusive], approximate };
};
const value = (
  exact: number | null,
  min: number | null,
  max: number | null,
  open = [false, false],
  approximate = false,
) => ({
  exact,
  min,
  max,
  open,
  approximate,
});

describe('a share with a qualifier right before it', () => {
  test.each([
    [20, 'Toyota plans to lift its Subaru holding above 20%.', value(null, 20, null, [true, false])],
    [20, 'It takes more than 20 percent.', value(null, 20, null, [true, false])],
    [15, 'Nissan intends to take up to 15 % of Ampere.', value(null, null, 15)],
    [10, 'The holding is expected to stay below 10%.', value(null, null, 10, [false, true])],
    [5, 'VW takes just under 5% of it.', value(null, null, 5, [false, true])],
    [25.1, 'It keeps at least 25.1 per cent.', value(null, 25.1, null)],
    [2.5, 'Toyota put in money for about 2.5%.', value(2.5, null, null, [false, false], true)],
  ])('%d in "%s"', (percent, summary, expected) => expect(share(percent, summary)).toEqual(expected));
});

describe('a share stays the bare number', () => {
  test.each([
    [40, 'VW was seeking more than its 40% of the venture.'],
    [4.99, 'VW puts in money for just under 5%.'],
    [15, 'Renault has come down from about 43 to 15 %.'],
    [15, 'It moves more than 28.4%, to reach 15%.'],
    [20, 'It pays more than 20 billion.'],
    [5, 'It buys more than 25% of it.'],
    [5, 'It buys about 5.5% of it.'],
    [20, 'Some say more than 20%, others up to 20%.'],
    [20, 'It buys 20%, later more than 20%.'],
    [17, 'Nothing is said of a share.'],
  ])('%d in "%s"', (percent, summary) => expect(share(percent, summary)).toEqual(value(percent, null, null)));
});
