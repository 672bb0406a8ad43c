/** The lists that the store cuts, on both engines, over a small graph: whole in both directions, one statement a page. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page, PageRequest, Reader } from '../../src/alliances/reader.ts';
import { changeCursor } from '../../src/alliances/reads/change-pages.ts';
import { onEveryEngine } from '../support/engines.ts';
import { deal, nodes, onSmallGraph, organization } from '../support/small-request.ts';

onEveryEngine('A request lists', (engine) => {
  const { reader, within } = onSmallGraph(engine);
  let read: Reader;
  let reports: string[];
  beforeAll(async () => {
    read = reader();
    reports = nodes(await read.reportPage(undefined, { first: 100 }));
  });

  /** Walks a list row by row in both directions, one statement a page, and says what it has. */
  async function walked<T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
    const whole = await within(1, () => list({ first: 100, totalCount: true }));
    expect(whole.totalCount).toBe(whole.edges.length);
    const [forwards, backwards]: T[][] = [[], []];
    for (let after: string | undefined, more = true; more; ) {
      const page = await within(1, () => list({ first: 1, after }));
      forwards!.push(...nodes(page));
      expect([page.hasPreviousPage, page.totalCount]).toEqual([after !== undefined, null]);
      [after, more] = [page.edges.at(-1)?.cursor, page.hasNextPage];
    }
    for (let before: string | undefined, more = true; more; ) {
      const page = await within(1, () => list({ last: 1, before }));
      backwards!.unshift(...nodes(page));
      expect(page.hasNextPage).toBe(before !== undefined);
      [before, more] = [page.edges[0]?.cursor, page.hasPreviousPage];
    }
    expect(forwards).toEqual(nodes(whole));
    expect(backwards).toEqual(nodes(whole));
    return nodes(whole);
  }

  describe('from the store', () => {
    test('of claims, without an editor’s own', async () => {
      expect(await walked((page) => read.claimPage(undefined, page))).toHaveLength(9);
      expect(await walked((page) => read.claimPage({ stages: ['ACTIVE'] }, page))).toHaveLength(5);
      expect(await walked((page) => read.claimPage({ publisher: 'publisher:auto-alliances' }, page))).toHaveLength(1);
      expect(await walked((page) => read.claimPage({ publisher: 'publisher:autocar' }, page))).toHaveLength(3);
      const recorded = (from: string | null, to: string | null) => ({ recorded: { from, to } });
      expect(await walked((page) => read.claimPage(recorded('2026-05-04', null), page))).toHaveLength(9);
      expect(await walked((page) => read.claimPage(recorded(null, '2026-05-03'), page))).toEqual([]);
      expect(await walked((page) => read.claimPage({ review: ['PENDING'], ranks: ['NORMAL'] }, page))).toEqual([]);
    });

    test('of reports, the last published first', async () => {
      const urls = async (ids: string[]) => (await read.reports(ids)).map((report) => report!.url!.slice(8, 14));
      expect(await urls(await walked((page) => read.reportPage(undefined, page)))).toEqual([
        ...['poland', 'milan.', 'autoca', 'pledge', 'pledge', 'autojo', 'news.e', 'histor'],
      ]);
      const autocar = await walked((page) => read.reportPage({ publisher: 'publisher:autocar' }, page));
      expect(await urls(autocar)).toEqual(['poland', 'autoca', 'histor']);
      const published = { from: '2023-08-31', to: '2023-10-26' };
      expect(await urls(await walked((page) => read.reportPage({ published }, page)))).toEqual([
        'pledge',
        'pledge',
        'autojo',
      ]);
      const text = 'stellantis TIE-UP';
      expect(await urls(await walked((page) => read.reportPage({ text, language: 'en' }, page)))).toEqual(['news.e']);
    });

    test('is counted also beyond its last row', async () => {
      const { edges } = await read.publisherPage({ first: 100 });
      const beyond = await within(1, () => read.publisherPage({ after: edges.at(-1)!.cursor, totalCount: true }));
      expect(beyond).toMatchObject({ edges: [], totalCount: edges.length, hasPreviousPage: true });
    });

    test('of publishers', async () => {
      expect(await walked((page) => read.publisherPage(page))).toEqual(
        ['adnkronos', 'auto-alliances', 'autocar', 'autojosh', 'bloomberg', 'nasdaq', 'pledge-times'].map(
          (key) => `publisher:${key}`,
        ),
      );
    });

    test('of models, placeholders apart', async () => {
      const listed = (filter: Parameters<Reader['modelPage']>[0]) => walked((page) => read.modelPage(filter, page));
      const t03 = ['model:leapmotor-t03'];
      const both = ['model:leapmotor-c11', ...t03];
      const others = ['model:leapmotor-c10', 'model:smart-forfour'];
      expect(await listed(undefined)).toEqual(both);
      expect(await listed({ placeholder: true })).toEqual(others);
      expect(await listed({ placeholder: true, fromDeals: true })).toEqual(['model:leapmotor-c10']);
      expect(await listed({ placeholder: true, fromDeals: false })).toEqual(['model:smart-forfour']);
      expect(await listed({ deal: deal('leapmotor-international') })).toEqual(t03);
      expect(await listed({ brand: organization('leapmotor'), powertrains: ['BEV', 'ICE'] })).toEqual(t03);
      expect(await listed({ brand: organization('leapmotor') })).toEqual(both);
      expect(await listed({ maker: organization('stellantis') })).toEqual(t03);
      expect(await listed({ maker: organization('leapmotor') })).toEqual([]);
      expect(await listed({ platform: 'none' })).toEqual([]);
    });

    test('of changes, the log in its order', async () => {
      const log = await walked((page) => read.changePage(page));
      expect(log).toEqual(log.map((_, at) => `change:${at + 1}`));
      expect(log.length).toBe(read.snapshot.revision);
      const { edges } = await read.changePage({ first: 3 });
      expect(edges[2]!.cursor).toBe(changeCursor({ id: 'change:3', sequence: 3 }));
    });

    test('of the claims of a deal, in the order in which they became public', async () => {
      const listed = (key: string, filter?: Parameters<Reader['claimsOfDeals']>[1]) =>
        walked(async (page) => (await read.claimsOfDeals([deal(key)], filter, page))[0]!);
      const [stake] = await read.dossiers([deal('stellantis-leapmotor')]);
      expect(await listed('stellantis-leapmotor')).toEqual([...stake!.claims.keys()]);
      expect(await listed('stellantis-leapmotor', { stages: ['RUMOURED'] })).toEqual([[...stake!.claims.keys()][1]]);
      expect(await listed('unknown')).toEqual([]);
    });

    test('of what is nested, for many parents by one statement', async () => {
      const keys = ['stellantis-leapmotor', 'unknown', 'leapmotor-international', 'stellantis-leapmotor'];
      const pages = await within(1, () =>
        read.claimsOfDeals(keys.map(deal), undefined, { first: 1, totalCount: true }),
      );
      expect(pages.map(({ edges, totalCount }) => [edges.length, totalCount])).toEqual([
        ...[
          [1, 5],
          [0, 0],
          [1, 2],
          [1, 5],
        ],
      ]);
      const stated = await within(1, () => read.claimsOfReports(reports, { totalCount: true }));
      expect(stated.map(({ totalCount }) => totalCount).sort()).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
      const two = reports[stated.findIndex(({ totalCount }) => totalCount === 2)]!;
      expect(await walked(async (page) => (await read.claimsOfReports([two], page))[0]!)).toHaveLength(2);
      const times = ['publisher:pledge-times'];
      expect(await walked(async (page) => (await read.reportsOfPublishers(times, page))[0]!)).toHaveLength(2);
      const publishers = ['publisher:autocar', 'publisher:bloomberg', 'publisher:auto-alliances'];
      const published = await within(1, () => read.reportsOfPublishers(publishers, { first: 2 }));
      expect(published.map(({ edges, hasNextPage }) => [edges.length, hasNextPage])).toEqual([
        ...[
          [2, true],
          [0, false],
          [1, false],
        ],
      ]);
      const deals = ['stellantis-leapmotor', 'leapmotor-international', 'saic-volkswagen'].map(deal);
      expect((await within(1, () => read.modelsOfDeals(deals, {}))).map(nodes)).toEqual([
        ['model:leapmotor-t03'],
        ['model:leapmotor-c10', 'model:leapmotor-t03'],
        [],
      ]);
      const models = ['model:leapmotor-t03', 'model:smart-forfour'];
      expect((await within(1, () => read.dealsOfModels(models, { totalCount: true }))).map(nodes)).toEqual([
        [deal('leapmotor-international'), deal('stellantis-leapmotor')],
        [],
      ]);
    });

    test('of the models of organisations in each role', async () => {
      const ids = ['leapmotor', 'stellantis', 'saic-motor'].map(organization);
      const t03 = ['model:leapmotor-t03'];
      const both = ['model:leapmotor-c11', ...t03];
      const listed = async (role: Parameters<Reader['modelsOfOrganizations']>[1]) =>
        (await within(1, () => read.modelsOfOrganizations(ids, role, { totalCount: true }))).map((page) => {
          expect(page.totalCount).toBe(page.edges.length);
          return nodes(page);
        });
      expect(await listed(undefined)).toEqual([both, t03, []]);
      expect(await listed('BRAND')).toEqual([both, [], []]);
      expect(await listed('MAKER')).toEqual([[], t03, []]);
      expect(await listed('PLATFORM_OWNER')).toEqual([t03, [], []]);
    });

    test('of the changes of nodes of every kind, the last first', async () => {
      const subjects = [organization('leapmotor'), deal('stellantis-leapmotor'), 'model:leapmotor-t03', 'nonsense'];
      const pages = await within(1, () => read.changesOf(subjects, { first: 100, totalCount: true }));
      for (const [at, page] of pages.slice(0, 3).entries()) {
        expect(page.totalCount).toBe(page.edges.length);
        const changes = (await read.changes(nodes(page))).map((change) => change!);
        expect(changes.map(({ sequence }) => sequence)).toEqual(
          changes.map(({ sequence }) => sequence).sort((a, b) => b - a),
        );
        expect(changes.every((change) => change.subjects.includes(subjects[at]!))).toBe(true);
        expect(changes.length).toBeGreaterThan(1);
      }
      expect(pages[3]).toMatchObject({ edges: [], totalCount: 0 });
      await walked(async (page) => (await read.changesOf([organization('leapmotor')], page))[0]!);
    });
  });
});
