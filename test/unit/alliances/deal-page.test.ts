/** Which deals a list shows, and in which order. */
import { describe, expect, test } from 'vitest';
import type { DealFilter, DealOrder } from '../../../src/alliances/reader.ts';
import { dealPages } from '../../../src/alliances/reads/deal-page.ts';
import { redirectsOf } from '../../../src/domain/redirects.ts';
import { deals, scopeOf } from './world.ts';

const { dealPage } = dealPages(scopeOf());
const listed = async (filter?: DealFilter, orderBy?: DealOrder, organization?: string) =>
  (await dealPage(filter, orderBy, { first: 100 }, organization)).edges.map(({ node }) => node);
const found = async (filter: DealFilter) => (await listed(filter)).sort();

describe('a list of deals', () => {
  test('shows sourced deals, the one that began last first, those of unknown start last', async () => {
    expect(await listed()).toEqual(['deal:stake', 'deal:venture', 'deal:talks']);
  });

  test('shows memberships of groups only to those who ask for them', async () => {
    expect(await found({ types: ['GROUP_MEMBERSHIP'] })).toEqual(['deal:membership']);
    expect(await found({ types: ['GROUP_MEMBERSHIP', 'JOINT_VENTURE'] })).toEqual(['deal:membership', 'deal:venture']);
    expect(await listed({ activities: [] })).toEqual([]);
  });

  test.each<[DealOrder, string[]]>([
    [{ by: 'SINCE', direction: 'ASC' }, ['deal:venture', 'deal:stake', 'deal:talks']],
    [{ by: 'FIRST_REPORTED', direction: 'DESC' }, ['deal:talks', 'deal:stake', 'deal:venture']],
    [{ by: 'LAST_REPORTED', direction: 'DESC' }, ['deal:stake', 'deal:talks', 'deal:venture']],
    [{ by: 'TITLE', direction: 'ASC' }, ['deal:stake', 'deal:talks', 'deal:venture']],
    [{ by: 'TITLE', direction: 'DESC' }, ['deal:venture', 'deal:talks', 'deal:stake']],
  ])('is sorted by %o', async (orderBy, expected) => {
    expect(await listed(undefined, orderBy)).toEqual(expected);
  });

  test('of an organisation has those that it takes part in, and the one whose venture it is', async () => {
    expect(await listed(undefined, undefined, 'organization:leapmotor')).toEqual(['deal:stake', 'deal:talks']);
    expect(await listed(undefined, undefined, 'organization:leapmotor-international')).toEqual(['deal:stake']);
    expect(await listed(undefined, undefined, 'organization:citroen')).toEqual([]);
  });

  test('is counted as a whole', async () => {
    expect((await dealPage({}, undefined, { first: 1, totalCount: true })).totalCount).toBe(3);
    expect((await dealPage({}, undefined, { first: 1 })).totalCount).toBeNull();
  });

  test('refuses the cursor of another order', async () => {
    const [edge] = (await dealPage({}, undefined, { first: 1 })).edges;
    const orderBy = { by: 'TITLE', direction: 'ASC' } as const;
    await expect(dealPage({}, orderBy, { first: 1, after: edge!.cursor })).rejects.toThrow(/deals by SINCE DESC/);
  });
});

describe('a filter by what a deal is', () => {
  test.each<[DealFilter, string[]]>([
    [{ types: ['EQUITY_STAKE'] }, ['deal:stake']],
    [{ types: ['COOPERATION'] }, []],
    [{ activities: ['DISTRIBUTION', 'JOINT_MANUFACTURING'] }, ['deal:stake', 'deal:venture']],
    [{ stages: ['EXPLORING'] }, ['deal:talks']],
    [{ stages: ['ACTIVE'] }, ['deal:stake', 'deal:venture']],
    [{ allParties: ['organization:leapmotor', 'organization:stellantis'] }, ['deal:stake']],
    [{ allParties: ['organization:leapmotor', 'organization:saic'] }, []],
    [{ allParties: ['organization:leapmotor-international', 'organization:stellantis'] }, ['deal:stake']],
    [{ allParties: [] }, ['deal:stake', 'deal:talks', 'deal:venture']],
    [{ anyParty: ['organization:saic', 'organization:leapmotor'] }, ['deal:stake', 'deal:talks', 'deal:venture']],
    [{ anyParty: ['organization:nobody'] }, []],
    [{ anyParty: [] }, []],
    [{ regions: ['china'] }, ['deal:stake', 'deal:venture']],
    [{ countries: ['DE'] }, ['deal:talks', 'deal:venture']],
    [{ countries: ['nl'] }, ['deal:stake']],
    [{ publisher: 'publisher:bloomberg' }, ['deal:stake', 'deal:talks']],
    [{ minPercent: 21 }, ['deal:stake', 'deal:venture']],
    [{ minPercent: 21.5 }, ['deal:venture']],
    [{ minValue: { amount: 1_500_000_000, currency: 'EUR' } }, ['deal:stake']],
    [{ minValue: { amount: 1_500_000_001, currency: 'EUR' } }, []],
    [{ minValue: { amount: 1, currency: 'USD' } }, []],
    [{ disputed: true }, ['deal:stake']],
    [{ disputed: false }, ['deal:talks', 'deal:venture']],
    [{ firstReported: { from: '2023-08-23', to: '2024-03-01' } }, ['deal:stake', 'deal:talks']],
    [{ firstReported: { from: null, to: '2016-01-01' } }, ['deal:venture']],
    [{ firstReported: { from: '2024-03-02', to: null } }, []],
  ])('%o', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  test('several conditions all hold', async () => {
    expect(await found({ anyParty: ['organization:volkswagen'], stages: ['ACTIVE'] })).toEqual(['deal:venture']);
    expect(await found({ anyParty: ['organization:volkswagen'], disputed: true })).toEqual([]);
  });
});

describe('a filter by words', () => {
  test.each<[string, string[]]>([
    ['leapmotor', ['deal:stake', 'deal:talks']],
    ['LEAP talks', ['deal:talks']],
    ['上汽', ['deal:venture']],
    ['shang qi', ['deal:venture']],
    ['volkswagen & 上汽', ['deal:venture']],
    ['leapmotor international', ['deal:stake']],
    ['toyota', []],
    ['', ['deal:stake', 'deal:talks', 'deal:venture']],
    ['\ud800', ['deal:stake', 'deal:talks', 'deal:venture']],
  ])('%j is in the titles or the parties’ names', async (text, expected) => {
    expect(await found({ text })).toEqual(expected);
  });

  test('accents make no difference', async () => {
    expect(await found({ text: 'citroen', types: ['GROUP_MEMBERSHIP'] })).toEqual(['deal:membership']);
    expect(await found({ text: 'CITROËN', types: ['GROUP_MEMBERSHIP'] })).toEqual(['deal:membership']);
  });
});

describe('a list of deals as of another moment', () => {
  const at = (asOf: string, knownAt: string) => ({ at: { asOf, knownAt } });

  test('has no deal that was not reported yet', async () => {
    expect(await found(at('2024-01-01', '2024-01-01'))).toEqual(['deal:stake', 'deal:venture']);
    expect(await found(at('2024-01-01', '2015-12-31'))).toEqual([]);
  });

  test('has no deal without a stage at that moment', async () => {
    expect(await found(at('2023-08-22', '2025-01-01'))).toEqual(['deal:venture']);
    expect(await found(at('1985-01-31', '2025-01-01'))).toEqual([]);
  });

  test('sees talks where later reports tell of a stake', async () => {
    expect(await found({ ...at('2024-06-01', '2023-09-01'), stages: ['EXPLORING'] })).toEqual(['deal:stake']);
    expect(await found({ ...at('2024-06-01', '2024-06-01'), stages: ['EXPLORING'] })).toEqual(['deal:talks']);
    expect(await found({ ...at('2024-06-01', '2023-09-01'), types: ['EQUITY_STAKE'] })).toEqual([]);
    expect(await found({ ...at('2023-09-01', '2024-06-01'), types: ['EQUITY_STAKE'] })).toEqual(['deal:stake']);
  });

  test('knows regions, ventures and disputes only from the day on which they were reported', async () => {
    expect(await found({ ...at('2024-01-01', '2024-01-01'), regions: ['China'] })).toEqual(['deal:venture']);
    expect(await found({ ...at('2024-01-01', '2024-01-01'), disputed: true })).toEqual([]);
    const venture = { anyParty: ['organization:leapmotor-international'] };
    expect(await found({ ...at('2023-09-01', '2023-09-01'), ...venture })).toEqual([]);
    expect(await found({ ...at('2023-11-01', '2023-11-01'), ...venture })).toEqual(['deal:stake']);
  });
});

describe('deals that reached a stage within some days', () => {
  const reached = (stage: 'SIGNED' | 'ACTIVE' | 'EXPLORING', from: string | null, to: string | null) => ({
    reached: { stage, from, to },
  });

  test('came to it on one of those days, the first and the last included', async () => {
    expect(await found(reached('SIGNED', '2023-10-26', '2023-10-26'))).toEqual(['deal:stake']);
    expect(await found(reached('SIGNED', '2023-10-27', null))).toEqual([]);
    expect(await found(reached('ACTIVE', null, '1985-02-01'))).toEqual(['deal:venture']);
  });

  test('did not come to it again where only the evidence changed', async () => {
    expect(await found(reached('ACTIVE', '2015-01-01', '2017-01-01'))).toEqual([]);
  });

  test('go by what was known', async () => {
    const in2023 = reached('ACTIVE', '2023-01-01', '2023-12-31');
    expect(await found(in2023)).toEqual(['deal:stake']);
    expect(await found({ ...in2023, at: { asOf: '2024-01-01', knownAt: '2023-11-19' } })).toEqual([]);
  });
});

describe('a merged organisation', () => {
  test('is found by the id of its duplicate', async () => {
    const merged = scopeOf({
      redirects: redirectsOf([{ duplicate: 'organization:vw', survivor: 'organization:volkswagen' }], 1),
    });
    const pages = dealPages(merged);
    const ids = async (filter: DealFilter, organization?: string) =>
      (await pages.dealPage(filter, undefined, {}, organization)).edges.map(({ node }) => node);
    expect(await ids({ allParties: ['organization:vw'] })).toEqual(['deal:venture', 'deal:talks']);
    expect(await ids({ anyParty: ['organization:vw'] })).toEqual(['deal:venture', 'deal:talks']);
    expect(await ids({}, 'organization:vw')).toEqual(['deal:venture', 'deal:talks']);
  });
});

test('a filter sees each deal of the network once', async () => {
  expect(new Set(await listed()).size).toBe((await listed()).length);
  expect(deals.filter(({ background }) => !background)).toHaveLength(3);
});
