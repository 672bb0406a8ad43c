/** What one request reads, on both engines, of a small graph told through the service; and how many statements it takes. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { Page, PageRequest, Reader } from '../../src/alliances/reader.ts';
import { changeCursor } from '../../src/alliances/reads/change-pages.ts';
import { createReader } from '../../src/alliances/reads/create-reader.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import type { Snapshot } from '../../src/network/snapshot.ts';
import { createTieIndex, type TieIndex } from '../../src/network/tie-index.ts';
import { defineQuery } from '../../src/store/queries.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import { tellStory } from '../support/story.ts';

const setReview = defineQuery({
  folder: join(import.meta.dirname, '../support/cypher'),
  name: 'set-review',
  mode: 'write',
  parameters: z.object({ id: z.string(), review: z.string() }),
  row: z.object({ id: z.string() }),
});

const nodes = <T>(page: Page<T>) => page.edges.map(({ node }) => node);
const deal = (key: string) => `deal:${key}`;
const organization = (key: string) => `organization:${key}`;

onEveryEngine('A request reads', (engine) => {
  let store: GraphStore;
  let index: TieIndex;
  let read: Reader;
  let claims: string[];
  let reports: string[];
  const reader = (role: Role, name: string | null, part: Partial<Snapshot> = {}, signal?: AbortSignal) =>
    createReader({
      ...{ store, viewer: { name, role }, today: '2026-05-04', signal },
      snapshot: { ...index.snapshot(), ...part },
    });

  beforeAll(async () => {
    index = createTieIndex();
    const clock = { now: () => '2026-05-04T12:30:00Z' };
    const service = await createAlliances({ store: await engine.open(), index, clock });
    await tellStory(service);
    // The service looks for the changes of others by statements of its own; without it each one counted is a read's.
    await service.close();
    store = await engine.reopen();
    read = reader('READER', null);
    claims = nodes(await read.claimPage(undefined, { first: 100 }));
    reports = nodes(await read.reportPage(undefined, { first: 100 }));
  });
  afterAll(() => store?.close());

  /** Runs a read, and holds it to its number of statements. */
  async function within<T>(statements: number, run: () => Promise<T>): Promise<T> {
    const before = store.statements;
    const answer = await run();
    expect(store.statements - before, 'statements').toBe(statements);
    return answer;
  }

  /** Walks a list by pages of two in both directions, one statement a page, and says what it has. */
  async function walked<T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
    const whole = await within(1, () => list({ first: 100, totalCount: true }));
    expect(whole.totalCount).toBe(whole.edges.length);
    const [forwards, backwards]: T[][] = [[], []];
    for (let after: string | undefined, more = true; more; ) {
      const page = await within(1, () => list({ first: 2, after }));
      forwards!.push(...nodes(page));
      expect([page.hasPreviousPage, page.totalCount]).toEqual([after !== undefined, null]);
      [after, more] = [page.edges.at(-1)?.cursor, page.hasNextPage];
    }
    for (let before: string | undefined, more = true; more; ) {
      const page = await within(1, () => list({ last: 2, before }));
      backwards!.unshift(...nodes(page));
      expect(page.hasNextPage).toBe(before !== undefined);
      [before, more] = [page.edges[0]?.cursor, page.hasPreviousPage];
    }
    expect(forwards).toEqual(nodes(whole));
    expect(backwards).toEqual(nodes(whole));
    return nodes(whole);
  }

  describe('documents by id', () => {
    test('of organisations, with names, successions and identifiers, however many are asked for', async () => {
      const ids = ['stellantis', 'leapmotor', 'nobody', 'stellantis', 'psa-group'].map(organization);
      const [stellantis, leapmotor, nobody, again, psa] = await within(1, () => read.organizations(ids));
      expect(stellantis).toMatchObject({
        name: 'Stellantis',
        kind: 'AUTOMAKER',
        country: 'NL',
        placeholder: false,
        identifiers: [{ scheme: 'WIKIDATA', value: 'Q93431407' }],
        founded: { edtf: '2021-01-16', precision: 'DAY' },
        dissolved: null,
        predecessors: [
          { from: organization('fiat-chrysler-automobiles'), to: organization('stellantis'), kind: 'MERGED' },
          { from: organization('psa-group'), to: organization('stellantis'), on: { edtf: '2021-01-16' } },
        ],
        successors: [],
      });
      expect(leapmotor!.names).toMatchObject([
        { value: 'Leapmotor', type: 'PREFERRED', script: 'Latn' },
        { value: '零跑汽车', language: 'zh', script: 'Hani' },
      ]);
      expect(nobody).toBeNull();
      expect(again).toEqual(stellantis);
      expect(psa!.successors).toMatchObject([{ to: organization('stellantis') }]);
    });

    test('of models, with brand, makers, relations and reports', async () => {
      const [t03, forfour] = await within(1, () => read.models(['model:leapmotor-t03', 'model:smart-forfour']));
      expect(t03).toMatchObject({
        name: 'Leapmotor T03',
        brand: organization('leapmotor'),
        makers: [{ organization: organization('stellantis'), plant: 'Tychy', from: { edtf: '2024-06' } }],
        platformOwners: [organization('leapmotor')],
        powertrain: 'BEV',
        introduced: { edtf: '2020~', approximate: true },
        placeholder: false,
      });
      expect(forfour).toMatchObject({ placeholder: true, brand: null, makers: [] });
      const ids = ['model:leapmotor-t03', 'model:smart-forfour', 'model:unknown'];
      const [autocar] = await read.reportsByUrl(['https://autocar.example/t03']);
      const relation = { type: 'RESEMBLES', note: 'The T03 looks like a Smart Forfour.', reports: [autocar!.id] };
      expect(await within(1, () => read.relationsOfModels(ids, undefined))).toEqual([
        [{ ...relation, outgoing: true, model: 'model:smart-forfour' }],
        [{ ...relation, outgoing: false, model: 'model:leapmotor-t03' }],
        [],
      ]);
      expect(await read.relationsOfModels(ids, ['COMPETES_WITH'])).toEqual([[], [], []]);
      const [described] = await within(1, () => read.reportsOfModels(ids));
      expect(described).toContain(autocar!.id);
    });

    test('of deals, claims, reports and publishers', async () => {
      const [talks, unknown] = await within(1, () => read.deals([deal('stellantis-leapmotor'), deal('unknown')]));
      expect(talks).toMatchObject({ key: 'stellantis-leapmotor', background: false });
      expect(unknown).toBeNull();
      expect(await within(1, () => read.claims([...claims, 'claim:unknown']))).toHaveLength(9);
      const documents = await within(1, () => read.reports([...reports, 'report:unknown']));
      expect(documents.at(-1)).toBeNull();
      expect(documents[0]).toMatchObject({
        url: 'https://poland.example/opel',
        publisher: 'publisher:autocar',
        published: { edtf: '2025-02-03' },
        retrieved: '2025-02-04',
      });
      expect(await within(1, () => read.publishers(['publisher:pledge-times', 'publisher:x']))).toEqual([
        { id: 'publisher:pledge-times', name: 'Pledge Times', reliability: 'F' },
        null,
      ]);
    });

    test('of changes, in the order of their numbers', async () => {
      const [first, none] = await within(1, () => read.changes(['change:1', 'change:100000']));
      expect(first).toMatchObject({ sequence: 1, by: 'Rosa', kind: 'CREATED', at: '2026-05-04T12:30:00Z' });
      expect(first!.subjects).toContain(organization('fiat-chrysler-automobiles'));
      expect(none).toBeNull();
      expect(await within(1, () => read.merges(['merge:1']))).toEqual([null]);
    });

    test('of reports by URL, as the same page is written differently', async () => {
      const urls = ['https://AUTOCAR.example/t03?utm_source=x#top', 'https://autocar.example/other', 'no url'];
      const [found, ...others] = await within(1, () => read.reportsByUrl(urls));
      expect(found!.url).toBe('https://autocar.example/t03');
      expect(others).toEqual([null, null]);
    });

    test('asks nothing where nothing can be found', async () => {
      expect(await within(0, () => read.organizations([]))).toEqual([]);
      expect(await within(0, () => read.dossiers(['\ud800']))).toEqual([null]);
      expect(await within(0, () => read.reportsByUrl(['javascript:alert(1)']))).toEqual([null]);
      expect(await within(0, () => read.organizationsNamed(['', '  ', '\udfff']))).toEqual([[], [], []]);
      expect(await within(0, () => read.claimsOfDeals([], undefined, {}))).toEqual([]);
    });
  });

  describe('dossiers', () => {
    test('with every accepted claim and what they come to, by one statement', async () => {
      const ids = ['stellantis-leapmotor', 'saic-volkswagen', 'unknown'].map(deal);
      const [stake, venture, unknown] = await within(1, () => read.dossiers(ids));
      expect(unknown).toBeNull();
      expect([...stake!.claims.values()].map(({ knownFrom, stage }) => [knownFrom, stage])).toEqual([
        ['2023-08-23', 'EXPLORING'],
        ['2023-08-31', 'RUMOURED'],
        ['2023-10-26', 'ACTIVE'],
        ['2024-05-14', 'ACTIVE'],
      ]);
      const [talks] = stake!.claims.values();
      expect(talks).toMatchObject({
        deal: deal('stellantis-leapmotor'),
        publisher: 'publisher:nasdaq',
        attributedTo: ['publisher:bloomberg'],
        reliability: 'F',
        review: 'ACCEPTED',
        rank: 'NORMAL',
        supersededBy: null,
        background: false,
        parties: [
          { organization: organization('stellantis'), role: 'SEEKER' },
          { organization: organization('leapmotor'), comment: 'DECLINED_TO_COMMENT' },
        ],
      });
      expect(stake!.life).toMatchObject({ firstReported: '2023-08-23', lastReported: '2024-05-14' });
      expect(stake!.life.faces.at(-1)!.conflicts).toMatchObject([{ field: 'STAKE' }]);
      expect([...venture!.claims.values()][0]!.milestones).toMatchObject([
        { stage: 'SIGNED', on: { edtf: '1984-10', earliest: '1984-10-01' } },
        { stage: 'ACTIVE', on: { edtf: '1985' } },
      ]);
    });

    test('have the same claims as are read one by one', async () => {
      const [stake] = await read.dossiers([deal('stellantis-leapmotor')]);
      const ids = [...stake!.claims.keys()];
      expect(await read.claims(ids)).toEqual([...stake!.claims.values()]);
    });

    test('of an editor’s statement are known always', async () => {
      const [group] = await read.dossiers([deal('opel-in-stellantis')]);
      expect(group).toMatchObject({ deal: { background: true }, life: { background: true, firstReported: null } });
      expect([...group!.claims.values()]).toMatchObject([{ knownFrom: '0001-01-01', background: true }]);
    });
  });

  describe('names', () => {
    test('step by step, all of them by one statement', async () => {
      const names = ['VW', 'vw', '大众', 'stellantis n.v.', 'SHANG QI', 'Leapmotor', 'Leapmotor Ltd', 'Leap', '上汽'];
      const found = await within(1, () => read.organizationsNamed(names));
      const vw = [organization('volkswagen-group')];
      const leapmotor = [organization('leapmotor')];
      const saic = [organization('saic-motor')];
      expect(found).toEqual([vw, vw, vw, [organization('stellantis')], saic, leapmotor, leapmotor, [], saic]);
    });

    test('of models and publishers', async () => {
      expect(await within(1, () => read.modelsNamed(['leapmotor t03', 'Leapmotor']))).toEqual([
        ['model:leapmotor-t03'],
        [],
      ]);
      expect(await within(1, () => read.publishersNamed(['AUTOCAR', 'Autocar', 'Car']))).toEqual([
        ['publisher:autocar'],
        ['publisher:autocar'],
        [],
      ]);
    });
  });

  describe('lists from the store, whole in both directions', () => {
    test('of claims, without an editor’s own', async () => {
      expect(await walked((page) => read.claimPage(undefined, page))).toHaveLength(8);
      expect(await walked((page) => read.claimPage({ stages: ['ACTIVE'] }, page))).toHaveLength(4);
      expect(await walked((page) => read.claimPage({ publisher: 'publisher:auto-alliances' }, page))).toHaveLength(1);
      expect(await walked((page) => read.claimPage({ publisher: 'publisher:autocar' }, page))).toHaveLength(3);
      const recorded = (from: string | null, to: string | null) => ({ recorded: { from, to } });
      expect(await walked((page) => read.claimPage(recorded('2026-05-04', null), page))).toHaveLength(8);
      expect(await walked((page) => read.claimPage(recorded(null, '2026-05-03'), page))).toEqual([]);
      expect(await walked((page) => read.claimPage({ review: ['PENDING'], ranks: ['NORMAL'] }, page))).toEqual([]);
    });

    test('of reports, the last published first', async () => {
      const urls = async (ids: string[]) => (await read.reports(ids)).map((report) => report!.url!.slice(8, 14));
      expect(await urls(await walked((page) => read.reportPage(undefined, page)))).toEqual([
        ...['poland', 'milan.', 'autoca', 'pledge', 'autojo', 'news.e', 'histor'],
      ]);
      const autocar = await walked((page) => read.reportPage({ publisher: 'publisher:autocar' }, page));
      expect(await urls(autocar)).toEqual(['poland', 'autoca', 'histor']);
      const published = { from: '2023-08-31', to: '2023-10-26' };
      expect(await urls(await walked((page) => read.reportPage({ published }, page)))).toEqual(['pledge', 'autojo']);
      const text = 'stellantis TIE-UP';
      expect(await urls(await walked((page) => read.reportPage({ text, language: 'en' }, page)))).toEqual(['news.e']);
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
      const others = ['model:leapmotor-c10', 'model:smart-forfour'];
      expect(await listed(undefined)).toEqual(t03);
      expect(await listed({ placeholder: true })).toEqual(others);
      expect(await listed({ placeholder: true, fromDeals: true })).toEqual(['model:leapmotor-c10']);
      expect(await listed({ placeholder: true, fromDeals: false })).toEqual(['model:smart-forfour']);
      expect(await listed({ deal: deal('leapmotor-international') })).toEqual(t03);
      expect(await listed({ brand: organization('leapmotor'), powertrains: ['BEV', 'ICE'] })).toEqual(t03);
      expect(await listed({ maker: organization('stellantis') })).toEqual(t03);
      expect(await listed({ maker: organization('leapmotor') })).toEqual([]);
      expect(await listed({ platform: 'none' })).toEqual([]);
    });

    test('of changes, the log in its order', async () => {
      const log = await walked((page) => read.changePage(page));
      expect(log).toEqual(log.map((_, at) => `change:${at + 1}`));
      expect(log.length).toBe(index.revision);
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
          [1, 4],
          [0, 0],
          [1, 2],
          [1, 4],
        ],
      ]);
      const stated = await within(1, () => read.claimsOfReports(reports, { totalCount: true }));
      expect(stated.map(({ totalCount }) => totalCount)).toEqual([1, 1, 1, 2, 1, 1, 1]);
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
      const listed = async (role: Parameters<Reader['modelsOfOrganizations']>[1]) =>
        (await within(1, () => read.modelsOfOrganizations(ids, role, { totalCount: true }))).map((page) => {
          expect(page.totalCount).toBe(page.edges.length);
          return nodes(page);
        });
      expect(await listed(undefined)).toEqual([t03, t03, []]);
      expect(await listed('BRAND')).toEqual([t03, [], []]);
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

  test('the coverage, sourced material alone', async () => {
    expect(await within(1, () => read.coverage())).toEqual({
      organizations: 7,
      placeholders: 4,
      deals: 4,
      reports: 7,
      claims: 8,
      models: 1,
      earliest: '2020-12-31',
      latest: '2025-02-03',
      lastRecorded: '2026-05-04T12:30:00Z',
      byRegion: [
        { region: 'China', deals: 2 },
        { region: 'Europe', deals: 2 },
        { region: 'outside China', deals: 1 },
      ],
    });
  });

  test('lists of deals, organisations and ties without asking the store', async () => {
    await within(0, async () => {
      const at = { asOf: read.today, knownAt: read.today };
      expect(read.today).toBe('2026-05-04');
      expect(read.dealPage(undefined, undefined, { totalCount: true }).totalCount).toBe(4);
      expect(read.organizationPage({ placeholder: true }, undefined, at, {}).edges).toHaveLength(2);
      expect(nodes(read.subsidiaryPage(organization('stellantis'), at, {}))).toContain(organization('opel'));
      const ties = read.tiePage({ at, level: 'AS_REPORTED', organization: organization('leapmotor') }, {});
      expect(nodes(ties).map(({ type }) => type)).toContain('OWNS');
    });
  });

  describe('what is merged', () => {
    const merged = (part: Partial<Snapshot>) => reader('READER', null, part);

    test('as its survivor, at no further statement', async () => {
      const old = organization('stellantis-nv');
      const { organizations } = merged({ survivor: (id) => (id === old ? organization('stellantis') : id) });
      expect(await within(1, () => organizations([old]))).toMatchObject([{ id: organization('stellantis') }]);
    });

    test('with the claims of both deals, by way of the organisation that was merged, too', async () => {
      const [survivor, duplicate] = [deal('stellantis-leapmotor'), deal('leapmotor-international')];
      const ends = new Map([
        [duplicate, survivor],
        [organization('leapmotor'), organization('opel')],
      ]);
      const both = merged({
        survivor: (id) => ends.get(id) ?? id,
        duplicates: (id) => (id === survivor ? [duplicate] : []),
      });
      const [dossier] = await within(1, () => both.dossiers([duplicate]));
      expect(dossier!.deal.id).toBe(survivor);
      expect(dossier!.claims.size).toBe(6);
      const documents = [...dossier!.claims.values()];
      expect(new Set(documents.map(({ deal }) => deal))).toEqual(new Set([survivor]));
      const named = new Set(documents.flatMap(({ parties }) => parties.map((party) => party.organization)));
      expect(named).toEqual(new Set([organization('opel'), organization('stellantis')]));
      const [page] = await within(1, () => both.claimsOfDeals([survivor], undefined, { totalCount: true }));
      expect(page!.totalCount).toBe(6);
      expect(nodes((await both.modelsOfDeals([survivor], {}))[0]!)).toHaveLength(2);
    });
  });

  test('nothing more once its client is gone', async () => {
    const gone = new AbortController();
    const late = reader('READER', null, {}, gone.signal);
    gone.abort(new Error('The client hung up.'));
    await expect(late.organizations([organization('stellantis')])).rejects.toThrow('The client hung up.');
  });

  // Last, for it changes the graph behind the service's back.
  describe('a claim that waits for review', () => {
    let pending: string;
    let report: string;
    const seen = async (role: Role, name: string | null) => {
      // As the index has it where no accepted claim is about the deal.
      const of = reader(role, name, { deal: () => undefined });
      const [claim] = await of.claims([pending]);
      const [theReport] = await of.reports([report]);
      const [theDeal] = await of.deals([deal('opel-leapmotor')]);
      const [dossier] = await of.dossiers([deal('opel-leapmotor')]);
      const [ofDeal] = await of.claimsOfDeals([deal('opel-leapmotor')], undefined, { totalCount: true });
      const [ofReport] = await of.claimsOfReports([report], { totalCount: true });
      const queue = await of.claimPage({ review: ['PENDING'] }, {});
      const listed = await of.reportPage(undefined, { first: 100 });
      return {
        documents: [claim, theReport, theDeal, dossier].map((document) => document !== null),
        totals: [ofDeal!.totalCount, ofReport!.totalCount, queue.edges.length],
        listed: nodes(listed).includes(report),
      };
    };
    const all = { documents: [true, true, true, true], totals: [1, 1, 1], listed: true };
    const none = { documents: [false, false, false, false], totals: [0, 0, 0], listed: false };

    beforeAll(async () => {
      const [page] = await read.claimsOfDeals([deal('opel-leapmotor')], undefined, {});
      pending = nodes(page!)[0]!;
      report = (await read.claims([pending]))[0]!.report;
      await store.write((transaction) => transaction.run(setReview, { id: pending, review: 'PENDING' }));
    });

    test('is not there for readers, nor for other researchers', async () => {
      expect(await seen('READER', null)).toEqual(none);
      // A reader's name gives no right.
      expect(await seen('READER', 'Rosa')).toEqual(none);
      expect(await seen('RESEARCHER', 'Robin')).toEqual(none);
    });

    test('is there for who recorded it, and for reviewers', async () => {
      expect(await seen('RESEARCHER', 'Rosa')).toEqual(all);
      expect(await seen('REVIEWER', 'Robin')).toEqual(all);
      expect(await seen('ADMIN', null)).toEqual(all);
    });

    test('and nobody but researchers learns who recorded what', async () => {
      const [accepted] = claims.filter((id) => id !== pending);
      expect((await read.claims([accepted!]))[0]!.recordedBy).toBeNull();
      const [claim] = await reader('RESEARCHER', 'Robin').claims([accepted!]);
      expect(claim!.recordedBy).toBe('Rosa');
    });

    test.each(['REJECTED', 'RETRACTED', 'SUPERSEDED'])('and neither is a %s one', async (review) => {
      await store.write((transaction) => transaction.run(setReview, { id: pending, review }));
      expect((await seen('READER', null)).documents).toEqual(none.documents);
      expect((await seen('REVIEWER', null)).documents).toEqual(all.documents);
    });
  });
});
