/** The documents that one request reads, on both engines, of a small graph; and how many statements it takes. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reader } from '../../src/alliances/reader.ts';
import { redirectsOf } from '../../src/domain/redirects.ts';
import { onEveryEngine } from '../support/engines.ts';
import { deal, nodes, onSmallGraph, organization, today } from '../support/small-request.ts';

onEveryEngine('A request reads', (engine) => {
  const { reader, within } = onSmallGraph(engine);
  let read: Reader;
  let claims: string[];
  let reports: string[];
  beforeAll(async () => {
    read = reader();
    claims = nodes(await read.claimPage(undefined, { first: 100 }));
    reports = nodes(await read.reportPage(undefined, { first: 100 }));
  });

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
      expect(await within(1, () => read.claims([...claims, 'claim:unknown']))).toHaveLength(10);
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

  test('the coverage, sourced material alone', async () => {
    expect(await within(1, () => read.coverage())).toEqual({
      organizations: 7,
      placeholders: 4,
      deals: 4,
      reports: 8,
      claims: 9,
      models: 2,
      earliest: '2020-01-01',
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
      expect(read.today).toBe(today);
      expect((await read.dealPage(undefined, undefined, { totalCount: true })).totalCount).toBe(4);
      expect((await read.organizationPage({ placeholder: true }, undefined, at, {})).edges).toHaveLength(2);
      expect(nodes(read.subsidiaryPage(organization('stellantis'), at, {}))).toContain(organization('opel'));
      const ties = await read.tiePage({ at, level: 'AS_REPORTED', organization: organization('leapmotor') }, {});
      expect(nodes(ties).map(({ type }) => type)).toContain('OWNS');
    });
  });

  describe('what is merged', () => {
    test('as its survivor, at no further statement', async () => {
      const old = organization('stellantis-nv');
      const redirects = redirectsOf([{ duplicate: old, survivor: organization('stellantis') }], 1);
      const { organizations } = reader('READER', null, { redirects });
      expect(await within(1, () => organizations([old]))).toMatchObject([{ id: organization('stellantis') }]);
    });
  });

  test('nothing more once its client is gone', async () => {
    const gone = new AbortController();
    const late = reader('READER', null, {}, gone.signal);
    gone.abort(new Error('The client hung up.'));
    await expect(late.organizations([organization('stellantis')])).rejects.toThrow('The client hung up.');
  });
});
