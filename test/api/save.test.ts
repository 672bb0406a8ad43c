/** What becomes of organisations and models that people describe. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { ConflictError, InputError, NotFoundError } from '../../src/alliances/errors.ts';
import { graphHash, graphParts } from '../../src/alliances/graph-hash.ts';
import type { SaveOrganizationInput } from '../../src/alliances/inputs.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import {
  claim,
  countingWrites,
  openService,
  party,
  readerOf,
  report,
  rosa,
  stake,
  tiesToday,
} from '../support/reporting.ts';

onEveryEngine('describing', (engine) => {
  let store: GraphStore;
  let service: Alliances;
  beforeEach(async () => {
    await service?.close();
    store = await engine.open();
    service = await openService(store);
  });
  afterAll(() => service?.close());

  const organization = async (id: string) => (await readerOf(service).organizations([id]))[0];

  describe('organisations', () => {
    const leapmotor = {
      name: 'Leapmotor',
      kind: 'AUTOMAKER',
      country: 'CN',
      names: [{ value: '零跑汽车', language: 'zh', type: 'TRANSLATION', from: '2015' }],
      identifiers: [{ scheme: 'WIKIDATA', value: 'Q28419395' }],
      founded: '2015-12',
    } as const;

    test('a new one is there with all its names, found by each, and saying the same again changes nothing', async () => {
      const saved = await service.saveOrganization(leapmotor, rosa);
      expect(saved).toEqual({ id: 'organization:leapmotor', revision: 1, created: true });
      expect(await organization(saved.id)).toMatchObject({
        name: 'Leapmotor',
        kind: 'AUTOMAKER',
        country: 'CN',
        identifiers: [{ scheme: 'WIKIDATA', value: 'Q28419395' }],
        founded: { edtf: '2015-12' },
        placeholder: false,
        revision: 1,
        names: [
          { value: 'Leapmotor', type: 'PREFERRED', script: 'Latn' },
          { value: '零跑汽车', type: 'TRANSLATION', language: 'zh', script: 'Hani', from: { edtf: '2015' } },
        ],
      });
      expect(await readerOf(service).organizationsNamed(['leapmotor', '零跑汽车'])).toEqual([[saved.id], [saved.id]]);
      const before = await graphHash(store);
      expect(await service.saveOrganization(leapmotor, rosa)).toEqual({ ...saved, created: false });
      expect(await graphHash(store)).toBe(before);
    });

    test('what an update leaves out stays, what it gives replaces, and the log has both', async () => {
      await service.saveOrganization(leapmotor, rosa);
      await service.saveOrganization(
        { id: 'organization:leapmotor', country: null, kind: 'BRAND', names: [{ value: 'Leap' }] },
        rosa,
      );
      expect(await organization('organization:leapmotor')).toMatchObject({
        country: null,
        kind: 'BRAND',
        founded: { edtf: '2015-12' },
        revision: 2,
        names: [{ value: 'Leapmotor' }, { value: 'Leap', type: 'TRADE' }],
      });
      const [change] = await readerOf(service).changes(['change:2']);
      expect(change).toMatchObject({
        kind: 'UPDATED',
        summary: 'Changed Leapmotor',
        subjects: ['organization:leapmotor'],
      });
      expect(change?.fields).toEqual([
        {
          field: 'names',
          before: 'Leapmotor (PREFERRED); 零跑汽车 (TRANSLATION, zh, from 2015)',
          after: 'Leap (TRADE); Leapmotor (PREFERRED)',
        },
        { field: 'kind', before: 'AUTOMAKER', after: 'BRAND' },
        { field: 'country', before: 'CN', after: null },
      ]);
      const labels = (await graphParts(store)).find(
        (part) => part.includes('"organization:leapmotor"') && part.includes('"Organization"'),
      );
      expect(labels).toContain('["Brand","Organization"]');
      expect(readerOf(service).snapshot.organization('organization:leapmotor')).toMatchObject({
        kind: 'BRAND',
        country: null,
      });
    });

    test('a placeholder that is described keeps its id and its deals, also where it was known by another name', async () => {
      const answer = await service.reportDeals(report('1', [claim({ parties: [party('VW'), party('Rivian')] })]), rosa);
      expect(answer.created).toContain('organization:vw');
      const saved = await service.saveOrganization(
        { name: 'Volkswagen Group', kind: 'AUTOMAKER', names: [{ value: 'VW' }] },
        rosa,
      );
      expect(saved).toEqual({ id: 'organization:vw', revision: 2, created: false });
      expect(await organization('organization:vw')).toMatchObject({ name: 'Volkswagen Group', placeholder: false });
      expect(tiesToday(service)).toEqual(['Rivian PARTNERS Volkswagen Group']);
      expect(await readerOf(service).deals(answer.deals)).toMatchObject([
        { title: 'Volkswagen Group and Rivian: cooperation (by 2024)' },
      ]);
    });

    test('a likeness is no identity: Mitsubishi Corporation is not Mitsubishi', async () => {
      await service.saveOrganization({ name: 'Mitsubishi Motors', names: [{ value: 'Mitsubishi' }] }, rosa);
      const saved = await service.saveOrganization({ name: 'Mitsubishi Corporation' }, rosa);
      expect(saved).toMatchObject({ id: 'organization:mitsubishi-corporation', created: true });
    });

    test('a change made from an old state is refused', async () => {
      await service.saveOrganization(leapmotor, rosa);
      await service.saveOrganization({ name: 'Leapmotor', country: 'DE', expectedRevision: '1' }, rosa);
      const lost = service.saveOrganization({ name: 'Leapmotor', country: 'FR', expectedRevision: '1' }, rosa);
      await expect(lost).rejects.toThrow(ConflictError);
      expect(await organization('organization:leapmotor')).toMatchObject({ country: 'DE' });
      await expect(service.saveOrganization({ name: 'Xpeng', expectedRevision: '1' }, rosa)).rejects.toThrow(
        ConflictError,
      );
    });

    test('what cannot be is refused, field by field', async () => {
      const refused = service.saveOrganization(
        {
          name: '\u200b',
          country: 'XX',
          identifiers: [{ scheme: 'LEI', value: '549300LKFJ962MZ46500' }],
          founded: '31/12/2015',
          names: [{ value: '', type: 'NICK' as never }],
        },
        rosa,
      );
      await expect(refused).rejects.toThrow(InputError);
      const { fields } = (await refused.catch((error) => error)) as InputError;
      expect(fields.map(({ path }) => path.join('.'))).toEqual([
        'input.name',
        'input.names.0.value',
        'input.names.0.type',
        'input.country',
        'input.identifiers.0.value',
        'input.founded',
      ]);
      await expect(service.saveOrganization({}, rosa)).rejects.toThrow(InputError);
      await expect(service.saveOrganization({ id: 'organization:none', country: 'DE' }, rosa)).rejects.toThrow(
        NotFoundError,
      );
    });

    test('a succession moves a stake to the successor, whenever it is told', async () => {
      const held = claim({
        deal: { key: 'psa-dongfeng' },
        stage: 'ACTIVE',
        type: 'EQUITY_STAKE',
        parties: [party('PSA Group', 'INVESTEE'), party('Dongfeng', 'INVESTOR')],
        milestones: [{ stage: 'ACTIVE', on: '2014-03-26' }],
        stakes: [stake('Dongfeng', 'PSA Group', 14.1, { from: '2014-03-26' })],
      });
      await service.reportDeals(report('1', [held], { published: '2014-03-26' }), rosa);
      expect(tiesToday(service)).toEqual(['Dongfeng OWNS 14.1 PSA Group']);
      const merged = {
        name: 'Stellantis',
        successions: [{ from: { name: 'PSA Group' }, to: { name: 'Stellantis' }, kind: 'MERGED', on: '2021-01-16' }],
      } as const;
      await service.saveOrganization(merged, rosa);
      expect(tiesToday(service)).toEqual(['Dongfeng OWNS 14.1 Stellantis']);
      expect(tiesToday(service, { asOf: '2020-01-01' })).toEqual(['Dongfeng OWNS 14.1 PSA Group']);
      expect(await organization('organization:stellantis')).toMatchObject({
        predecessors: [{ from: 'organization:psa-group', kind: 'MERGED', on: { edtf: '2021-01-16' } }],
      });
      const before = await graphHash(store);
      await service.saveOrganization(merged, rosa);
      expect(await graphHash(store)).toBe(before);

      const nobody = { name: 'Ford', successions: [{ ...merged.successions[0] }] };
      await expect(service.saveOrganization(nobody, rosa)).rejects.toThrow(InputError);
    });

    test('a holder that is renamed takes its positions along', async () => {
      const held = claim({
        stage: 'ACTIVE',
        type: 'EQUITY_STAKE',
        parties: [party('SsangYong', 'INVESTOR'), party('Edison', 'INVESTEE')],
        milestones: [{ stage: 'ACTIVE', on: '2020-01-01' }],
        stakes: [stake('SsangYong', 'Edison', 30, { from: '2020-01-01' })],
      });
      await service.reportDeals(report('1', [held], { published: '2020-01-01' }), rosa);
      await service.saveOrganization(
        {
          name: 'KG Mobility',
          successions: [{ from: { name: 'SsangYong' }, to: { name: 'KG Mobility' }, kind: 'RENAMED', on: '2023-03' }],
        },
        rosa,
      );
      expect(tiesToday(service)).toEqual(['KG Mobility OWNS 30 Edison']);
    });

    test('each save takes few statements', async () => {
      const counting = countingWrites(store);
      const counted = await openService(counting.store);
      const send = async (input: SaveOrganizationInput) => {
        counting.statements = 0;
        await counted.saveOrganization(input, rosa);
        return counting.statements;
      };
      expect(await send(leapmotor)).toBe(3);
      expect(await send(leapmotor)).toBe(2);
      expect(await send({ ...leapmotor, country: 'DE' })).toBe(4);
    });
  });

  describe('models', () => {
    const t03 = {
      name: 'Leapmotor T03',
      names: [{ value: '零跑T03' }],
      brand: { name: 'Leapmotor' },
      makers: [
        { organization: { name: 'Leapmotor' } },
        { organization: { name: 'Stellantis' }, plant: 'Tychy, Poland', to: '2025-03' },
      ],
      platformOwners: [{ name: 'Leapmotor' }],
      segment: 'small electric car',
      powertrain: 'BEV',
      introduced: '2020',
      reports: [{ url: 'https://news.example/t03', publisher: 'Autojosh' }],
      deals: [{ key: 'stellantis-leapmotor' }, { key: 'not-there' }],
    } as const;
    const model = async () => (await readerOf(service).models(['model:leapmotor-t03']))[0];

    test('a new one is there with brand, makers, reports and the deals it came from', async () => {
      await service.reportDeals(report('1', [claim({ deal: { key: 'stellantis-leapmotor' } })]), rosa);
      const saved = await service.saveModel(t03, rosa);
      expect(saved).toEqual({ id: 'model:leapmotor-t03', revision: 2, created: true });
      expect(await model()).toMatchObject({
        name: 'Leapmotor T03',
        names: [{ value: 'Leapmotor T03' }, { value: '零跑T03', script: 'Hani' }],
        brand: 'organization:leapmotor',
        makers: [
          { organization: 'organization:leapmotor', plant: null },
          { organization: 'organization:stellantis', plant: 'Tychy, Poland', to: { edtf: '2025-03' } },
        ],
        platformOwners: ['organization:leapmotor'],
        powertrain: 'BEV',
        placeholder: false,
        revision: 2,
      });
      const reader = readerOf(service);
      expect((await reader.reportsOfModels([saved.id]))[0]).toHaveLength(1);
      const [deals] = await reader.dealsOfModels([saved.id], { first: 10 });
      expect(deals?.edges.map(({ node }) => node)).toEqual(['deal:stellantis-leapmotor']);
      const before = await graphHash(store);
      expect(await service.saveModel(t03, rosa)).toEqual({ ...saved, created: false });
      expect(await graphHash(store)).toBe(before);
    });

    test('makers and brand are replaced as a whole, and the log has both', async () => {
      await service.saveModel(t03, rosa);
      await service.saveModel(
        { name: 'LEAPMOTOR T03', id: null, makers: [t03.makers[0]], brand: null, segment: null },
        rosa,
      );
      expect(await model()).toMatchObject({
        name: 'LEAPMOTOR T03',
        brand: null,
        segment: null,
        makers: [{ plant: null }],
      });
      const [change] = await readerOf(service).changes(['change:2']);
      expect(change?.fields.map(({ field }) => field)).toEqual(['name', 'names', 'segment', 'brand', 'makers']);
      await expect(service.saveModel({ name: 'Leapmotor T03', expectedRevision: '1' }, rosa)).rejects.toThrow(
        ConflictError,
      );
    });

    test('a model that only a report named is described under its id', async () => {
      await service.reportDeals(report('1', [claim({ models: [{ name: 'Leapmotor T03' }] })]), rosa);
      expect(await model()).toMatchObject({ placeholder: true });
      expect(await service.saveModel({ name: 'Leapmotor T03', powertrain: 'BEV' }, rosa)).toMatchObject({
        created: false,
      });
      expect(await model()).toMatchObject({ placeholder: false, powertrain: 'BEV' });
    });
  });
});
