/** Lists of organisations, ties and partners, without asking the store. */
import { describe, expect, test } from 'vitest';
import type { OrganizationFilter, OrganizationOrder, TiePageQuery } from '../../../src/alliances/reader.ts';
import { organizationPages } from '../../../src/alliances/reads/organization-page.ts';
import { tiePages } from '../../../src/alliances/reads/tie-page.ts';
import { now, scopeOf } from './world.ts';

const scope = scopeOf();
const { organizationPage, subsidiaryPage } = organizationPages(scope);
const { tiePage, partnerPage } = tiePages(scope);
const short = (id: string) => id.replace('organization:', '');
const organizations = async (filter?: OrganizationFilter, orderBy?: OrganizationOrder, at = now) =>
  (await organizationPage(filter, orderBy, at, { first: 100 })).edges.map(({ node }) => short(node));

describe('a list of organisations', () => {
  test('is sorted by name in any script, without case or accents', async () => {
    expect(await organizations()).toEqual([
      ...['citroen', 'leapmotor', 'leapmotor-international', 'saic', 'stellantis', 'nobody', 'volkswagen'],
    ]);
  });

  test('by the number of partners has those with the most first, alike ones by id', async () => {
    const byPartners = await organizations(undefined, { by: 'PARTNERS', direction: 'DESC' });
    expect(byPartners.slice(0, 3)).toEqual(['leapmotor', 'stellantis', 'volkswagen']);
    expect(byPartners.slice(3)).toEqual(['citroen', 'saic', 'leapmotor-international', 'nobody']);
  });

  test('counts partners at the moment asked for', async () => {
    const before = { asOf: '2024-02-01', knownAt: '2024-02-01' };
    expect(await organizations({ minPartners: 2 })).toEqual(['leapmotor', 'stellantis', 'volkswagen']);
    expect(await organizations({ minPartners: 2 }, undefined, before)).toEqual(['stellantis']);
    expect(await organizations({ minPartners: 0 })).toHaveLength(7);
  });

  test('by last report has those never reported last', async () => {
    expect(await organizations(undefined, { by: 'LAST_REPORTED', direction: 'ASC' })).toEqual([
      ...['saic', 'volkswagen', 'leapmotor', 'leapmotor-international', 'stellantis', 'citroen', 'nobody'],
    ]);
  });

  test.each<[OrganizationFilter, string[]]>([
    [{ kinds: ['BRAND', 'JOINT_VENTURE'] }, ['citroen', 'leapmotor-international']],
    [{ countries: ['CN'] }, ['leapmotor', 'saic']],
    [{ nameStartsWith: 'leap' }, ['leapmotor', 'leapmotor-international']],
    [{ nameStartsWith: '上' }, ['saic']],
    [{ nameStartsWith: 'Shang' }, ['saic']],
    [{ nameStartsWith: 'CITROE' }, ['citroen']],
    [{ nameStartsWith: 'motor' }, []],
    [{ placeholder: true }, ['nobody']],
    [{ placeholder: false, countries: ['DE'] }, ['volkswagen']],
    [{ parent: 'organization:stellantis' }, ['citroen']],
    [{ parent: 'organization:unknown' }, []],
  ])('passes a filter %o', async (filter, expected) => {
    expect(await organizations(filter)).toEqual(expected);
  });

  test('walks backwards from its end', async () => {
    const last = await organizationPage(undefined, undefined, now, { last: 2 });
    expect(last.edges.map(({ node }) => short(node))).toEqual(['nobody', 'volkswagen']);
    expect([last.hasPreviousPage, last.hasNextPage]).toEqual([true, false]);
    const before = await organizationPage(undefined, undefined, now, { last: 2, before: last.edges[0]!.cursor });
    expect(before.edges.map(({ node }) => short(node))).toEqual(['saic', 'stellantis']);
  });

  test('of subsidiaries follows the moment', async () => {
    expect(subsidiaryPage('organization:stellantis', now, {}).edges.map(({ node }) => short(node))).toEqual([
      'citroen',
    ]);
    expect(subsidiaryPage('organization:citroen', now, { totalCount: true })).toMatchObject({
      edges: [],
      totalCount: 0,
    });
  });
});

describe('a list of ties', () => {
  const all: TiePageQuery = { at: now, level: 'AS_REPORTED' };
  const types = async (query: TiePageQuery) => (await tiePage(query, {})).edges.map(({ node }) => node.type);

  test('has the one that began last first, and those without a beginning last', async () => {
    expect(await types(all)).toEqual(['EXPLORING', 'OWNS', 'PARTNERS', 'PART_OF']);
  });

  test('by strength has the strongest first', async () => {
    const orderBy = { by: 'STRENGTH', direction: 'DESC' } as const;
    expect(await types({ ...all, orderBy })).toEqual(['OWNS', 'PARTNERS', 'PART_OF', 'EXPLORING']);
  });

  test('of an organisation is sorted by who stands at the other end', async () => {
    const orderBy = { by: 'OTHER_NAME', direction: 'ASC' } as const;
    expect(await types({ ...all, organization: 'organization:leapmotor', orderBy })).toEqual(['OWNS', 'EXPLORING']);
    expect(await types({ ...all, organization: 'organization:stellantis', orderBy })).toEqual(['PART_OF', 'OWNS']);
  });

  test('is that of its moment', async () => {
    expect(await types({ ...all, at: { asOf: '2024-01-01', knownAt: '2023-09-01' } })).toEqual(['PARTNERS', 'PART_OF']);
  });

  test('goes on after a cursor', async () => {
    const first = await tiePage(all, { first: 3, totalCount: true });
    expect(first).toMatchObject({ hasNextPage: true, hasPreviousPage: false, totalCount: 4 });
    const rest = await tiePage(all, { first: 3, after: first.edges[2]!.cursor });
    expect(rest.edges.map(({ node }) => node.type)).toEqual(['PART_OF']);
    expect(rest).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });
});

describe('a list of partners', () => {
  const partners = (organization: string, part: Partial<TiePageQuery> = {}) =>
    partnerPage({ at: now, level: 'AS_REPORTED', ...part, organization: `organization:${organization}` }, {}).edges.map(
      ({ node }) => [short(node.organization), node.ties.map(({ type }) => type)],
    );

  test('has the one with the strongest tie first, each with its ties', () => {
    expect(partners('leapmotor')).toEqual([
      ['stellantis', ['OWNS']],
      ['volkswagen', ['EXPLORING']],
    ]);
  });

  test('leaves out partners whose ties a filter keeps back', () => {
    expect(partners('leapmotor', { filter: { types: ['EXPLORING'] } })).toEqual([['volkswagen', ['EXPLORING']]]);
  });

  test('can be sorted by name', () => {
    const orderBy = { by: 'OTHER_NAME', direction: 'DESC' } as const;
    expect(partners('stellantis', { orderBy }).map(([name]) => name)).toEqual(['leapmotor', 'citroen']);
  });

  test('of an organisation without ties, or of none at all, is empty', () => {
    expect(partners('nobody')).toEqual([]);
    expect(partners('unknown')).toEqual([]);
  });
});
