/** What becomes of a report that a researcher hands in. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { AmbiguousNameError, ConflictError, InputError, NotFoundError } from '../../src/alliances/errors.ts';
import { graphHash, graphParts } from '../../src/alliances/graph-hash.ts';
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
  tiesOf,
  tiesToday,
} from '../support/reporting.ts';

onEveryEngine('reporting deals', (engine) => {
  let store: GraphStore;
  let service: Alliances;
  beforeEach(async () => {
    await service?.close();
    store = await engine.open();
    service = await openService(store);
  });
  afterAll(() => service?.close());

  describe('names', () => {
    test('a name that nobody has becomes a placeholder, once, whatever its case and legal form', async () => {
      const answer = await service.reportDeals(
        report('1', [claim({ parties: [party('Ford'), party('FORD'), party('Ford Ltd.'), party('Rivian')] })]),
        rosa,
      );
      expect(answer.created.filter((id) => id.startsWith('organization:'))).toEqual([
        'organization:ford',
        'organization:rivian',
      ]);
      const [ford] = await readerOf(service).organizations(['organization:ford']);
      expect(ford).toMatchObject({ name: 'Ford', kind: 'OTHER', placeholder: true, revision: 1 });
      expect(ford?.names.map(({ value, type, script }) => [value, type, script])).toEqual([
        ['Ford', 'PREFERRED', 'Latn'],
      ]);
    });

    test('a known organisation is found by any of its names in any script, and the claim keeps the name as written', async () => {
      await service.saveOrganization({ name: 'SAIC Motor', kind: 'AUTOMAKER', names: [{ value: '上汽' }] }, rosa);
      await service.saveOrganization({ name: 'Volkswagen Group', names: [{ value: 'VW' }, { value: '大众' }] }, rosa);
      const answer = await service.reportDeals(report('1', [claim({ parties: [party('大众'), party('上汽')] })]), rosa);
      const [told] = await readerOf(service).claims(answer.claims);
      expect(told?.parties.map(({ organization, namedAs }) => [organization, namedAs])).toEqual([
        ['organization:volkswagen-group', '大众'],
        ['organization:saic-motor', '上汽'],
      ]);
      expect(answer.created.some((id) => id.startsWith('organization:'))).toBe(false);
    });

    test('a name that fits two is refused with both, and nothing is written', async () => {
      await service.saveOrganization({ name: 'Volvo Cars', names: [{ value: 'Volvo' }] }, rosa);
      await service.saveOrganization({ name: 'Volvo Group', names: [{ value: 'Volvo' }] }, rosa);
      const before = await graphHash(store);
      const refused = service.reportDeals(report('1', [claim({ parties: [party('Geely'), party('volvo')] })]), rosa);
      await expect(refused).rejects.toThrow(AmbiguousNameError);
      await expect(refused).rejects.toMatchObject({
        candidates: ['organization:volvo-cars', 'organization:volvo-group'],
        path: ['input', 'claims', '0', 'parties', '1', 'organization'],
      });
      expect(await graphHash(store)).toBe(before);
    });

    test('an unknown id is refused with its path', async () => {
      const parties = [party('Ford'), { organization: { id: 'organization:nobody' } }];
      await expect(service.reportDeals(report('1', [claim({ parties })]), rosa)).rejects.toMatchObject({
        name: 'NotFoundError',
        id: 'organization:nobody',
        path: ['input', 'claims', '0', 'parties', '1', 'organization', 'id'],
      });
      const deal = { id: 'deal:none' };
      await expect(service.reportDeals(report('1', [claim({ deal })]), rosa)).rejects.toThrow(NotFoundError);
    });

    test('two names of which only the unreadable parts differ are two organisations', async () => {
      const answer = await service.reportDeals(
        report('1', [claim({ parties: [party('A+ Motors'), party('A plus Motors')] })]),
        rosa,
      );
      const ids = answer.created.filter((id) => id.startsWith('organization:'));
      expect(new Set(ids).size).toBe(2);
      const again = await service.reportDeals(
        report('2', [claim({ parties: [party('A+ Motors'), party('A plus Motors'), party('A-plus: Motors')] })]),
        rosa,
      );
      const [told] = await readerOf(service).claims(again.claims);
      expect(told?.parties.slice(0, 2).map(({ organization }) => organization)).toEqual(ids);
    });

    test('a publisher is one, whatever the case of its name', async () => {
      const first = await service.reportDeals(report('1', [claim()], { publisher: 'Automotive News' }), rosa);
      const second = await service.reportDeals(report('2', [claim()], { publisher: 'AUTOMOTIVE NEWS' }), rosa);
      const [a, b] = await readerOf(service).reports([first.report, second.report]);
      expect(a?.publisher).toBe('publisher:automotive-news');
      expect(b?.publisher).toBe(a?.publisher);
    });
  });

  describe('fields', () => {
    test('every field that cannot be used is named, with what to do', async () => {
      const before = await graphHash(store);
      const bad = service.reportDeals(
        {
          report: { url: 'file:///etc/passwd', publisher: ' ', published: '2023-02-30', language: '??' },
          claims: [
            claim({
              summary: '',
              quote: 'x'.repeat(201),
              milestones: [{ stage: 'SIGNED', on: '2023/2024' }],
              parties: [],
              stakes: [{ holder: { name: 'A' }, target: { name: 'B' }, percent: { exact: 120 } }],
              value: { amount: 1, currency: 'euros' },
              regions: ['a\0b', '\ud800'],
            }),
            { ...claim(), stage: 'MARRIED' as never },
          ],
        },
        rosa,
      );
      await expect(bad).rejects.toThrow(InputError);
      const { fields } = (await bad.catch((error) => error)) as InputError;
      expect(fields.map(({ path }) => path.join('.'))).toEqual([
        'input.report.publisher',
        'input.report.url',
        'input.report.published',
        'input.report.language',
        'input.claims.0.parties',
        'input.claims.0.milestones.0.on',
        'input.claims.0.stakes.0.percent.exact',
        'input.claims.0.value.currency',
        'input.claims.0.regions.0',
        'input.claims.0.regions.1',
        'input.claims.0.summary',
        'input.claims.0.quote',
        'input.claims.1.stage',
      ]);
      for (const { message } of fields) expect(message).toMatch(/^[A-Z"].*\.$/);
      expect(await graphHash(store)).toBe(before);
    });

    test('an address is refused that is no web page, or that holds a password, or is too long', async () => {
      for (const url of [
        'javascript:alert(1)',
        'news',
        'https://me:secret@news.example/',
        `https://x.example/${'a'.repeat(2_050)}`,
      ]) {
        await expect(service.reportDeals(report('1', [claim()], { url }), rosa)).rejects.toMatchObject({
          fields: [{ path: ['input', 'report', 'url'] }],
        });
      }
    });

    test('text comes back as it was, whatever it holds', async () => {
      const summary = "') DETACH DELETE n // \u202eright to left\u202c \u{1f697} `$x` {{y}}\n\ttab";
      const name = 'O\'Reilly "& Sons" \\ {x: 1}';
      const answer = await service.reportDeals(
        report('1', [claim({ summary, parties: [party(name), party('Ford')] })]),
        rosa,
      );
      const [told] = await readerOf(service).claims(answer.claims);
      expect(told?.summary).toBe(summary);
      expect(told?.parties[0]?.namedAs).toBe(name);
    });
  });

  describe('reports', () => {
    test('the same address, however it was shared, is the same report', async () => {
      const first = await service.reportDeals(
        report('1', [claim()], { url: 'https://News.Example/a?id=1&utm_source=mail#top' }),
        rosa,
      );
      const second = await service.reportDeals(
        report('1', [claim({ stage: 'ACTIVE', deal: { id: first.deals[0] ?? '' } })], {
          url: 'https://news.example/a?UTM_medium=x&id=1',
        }),
        rosa,
      );
      expect(second.report).toBe(first.report);
      const [told] = await readerOf(service).reports([first.report]);
      expect(told?.url).toBe('https://news.example/a?id=1');
    });

    test('a date that comes later is added, and the claims were known from then on', async () => {
      const undated = { url: 'https://news.example/u', published: null, retrieved: '2025-01-10' };
      await service.reportDeals(report('u', [claim({ deal: { key: 'k' } })], undated), rosa);
      expect(tiesToday(service, { knownAt: '2024-06-01' })).toEqual([]);
      const dated = { ...undated, published: '2024-03-01', title: 'They sign' };
      const answer = await service.reportDeals(report('u', [claim({ deal: { key: 'k' } })], dated), rosa);
      expect(tiesToday(service, { knownAt: '2024-06-01' })).toEqual(['Ford PARTNERS Rivian']);
      expect(answer.created).toEqual([]);
      expect(await readerOf(service).reports([answer.report])).toMatchObject([
        { title: 'They sign', published: { edtf: '2024-03-01' } },
      ]);
      const [change] = await readerOf(service).changes(['change:2']);
      expect(change?.fields).toContainEqual({ field: `${answer.report} published`, before: null, after: '2024-03-01' });
    });

    test('what contradicts the report as it is recorded stays out, with a warning', async () => {
      await service.reportDeals(report('1', [claim()], { title: 'They sign' }), rosa);
      const answer = await service.reportDeals(
        report('1', [claim()], { title: 'They part', publisher: 'Bloomberg', published: '2024-04-01' }),
        rosa,
      );
      expect(answer.warnings.map(({ code, path }) => [code, path.join('.')])).toEqual([
        ['REPORT_DIFFERS', 'input.report.title'],
        ['REPORT_DIFFERS', 'input.report.published'],
        ['REPORT_DIFFERS', 'input.report.publisher'],
      ]);
      expect(await readerOf(service).reports([answer.report])).toMatchObject([
        { title: 'They sign', publisher: 'publisher:reuters', published: { edtf: '2024-03-01' } },
      ]);
    });

    test('only the editor states things without an address, and they are background', async () => {
      await expect(service.reportDeals(report('1', [claim()], { url: null }), rosa)).rejects.toThrow(InputError);
      const membership = claim({
        deal: { key: 'opel-in-stellantis' },
        stage: 'ACTIVE',
        type: 'GROUP_MEMBERSHIP',
        parties: [party('Opel', 'MEMBER'), party('Stellantis', 'PARENT')],
      });
      const answer = await service.reportDeals(
        report('', [membership], { url: null, publisher: 'Auto Alliances', published: null }),
        { name: null },
      );
      expect(await readerOf(service).claims(answer.claims)).toMatchObject([
        { background: true, knownFrom: '0001-01-01' },
      ]);
      expect(await readerOf(service).deals(answer.deals)).toMatchObject([{ background: true }]);
      expect(tiesToday(service, { asOf: '2022-01-01', knownAt: '2022-01-01' })).toEqual(['Opel PART_OF Stellantis']);
    });
  });

  describe('claims and deals', () => {
    test('the same claim of the same report is recorded once, whatever its wording and order', async () => {
      const told = claim({ deal: { key: 'k' }, activities: ['SOFTWARE', 'CHARGING'] });
      const first = await service.reportDeals(report('1', [told]), rosa);
      const before = await graphHash(store);
      const parties = [...told.parties].reverse();
      const again = { ...told, parties, activities: ['CHARGING', 'SOFTWARE'] as const, summary: 'In other words.' };
      const second = await service.reportDeals(report('1', [again, again]), rosa);
      expect(second.claims).toEqual([first.claims[0], first.claims[0]]);
      expect(second).toMatchObject({ created: [], revision: first.revision, replayed: false });
      expect(await graphHash(store)).toBe(before);
    });

    test('a claim without a deal is a new deal, and the same one when it is handed in again', async () => {
      const first = await service.reportDeals(report('1', [claim()]), rosa);
      const other = await service.reportDeals(report('2', [claim()]), rosa);
      const again = await service.reportDeals(report('1', [claim()]), rosa);
      expect(first.deals[0]).toMatch(/^deal:ford-rivian-2024--[0-9a-f]{8}$/);
      expect(other.deals).not.toEqual(first.deals);
      expect(again.deals).toEqual(first.deals);
    });

    test('a key creates its deal once, within a call and from call to call', async () => {
      const key = { key: 'Ford & Rivian' };
      const first = await service.reportDeals(
        report('1', [claim({ deal: key }), claim({ deal: key, stage: 'ACTIVE' })]),
        rosa,
      );
      const second = await service.reportDeals(report('2', [claim({ deal: key })]), rosa);
      expect(first.deals).toHaveLength(1);
      expect(second.deals).toEqual(first.deals);
      expect(await readerOf(service).deals(first.deals)).toMatchObject([
        { key: 'Ford & Rivian', title: 'Ford and Rivian: cooperation (by 2024)' },
      ]);
    });

    test('one claim that is refused leaves nothing of the others', async () => {
      const before = await graphHash(store);
      const claims = [claim(), claim({ stage: 'ACTIVE' }), claim({ deal: { id: 'deal:none' } })];
      await expect(service.reportDeals(report('1', claims), rosa)).rejects.toThrow(NotFoundError);
      expect(await graphHash(store)).toBe(before);
      expect(service.revision).toBe(0);
    });

    test('nobody holds a stake in itself', async () => {
      await expect(
        service.reportDeals(report('1', [claim({ stakes: [stake('Ford', 'FORD', 10)] })]), rosa),
      ).rejects.toMatchObject({ fields: [{ path: ['input', 'claims', '0', 'stakes', '0', 'target'] }] });
    });
  });

  describe('ties', () => {
    const deal = { key: 'stellantis-leapmotor' };
    const talks = claim({
      deal,
      stage: 'EXPLORING',
      type: null,
      parties: [party('Stellantis', 'SEEKER'), party('Leapmotor')],
    });
    const bought = (percent: number) =>
      claim({
        deal,
        stage: 'ACTIVE',
        type: 'EQUITY_STAKE',
        parties: [party('Stellantis', 'INVESTOR'), party('Leapmotor', 'INVESTEE')],
        milestones: [{ stage: 'ACTIVE', on: '2023-10-26' }],
        stakes: [stake('Stellantis', 'Leapmotor', percent, { from: '2023-10-26' })],
      });

    test('talks that become a stake are one change of one tie', async () => {
      const first = await service.reportDeals(report('1', [talks], { published: '2023-08-23' }), rosa);
      expect(tiesOf(service, first)).toEqual({ formed: ['Stellantis EXPLORING Leapmotor'], changed: [], ended: [] });
      const second = await service.reportDeals(report('2', [bought(20)], { published: '2023-10-26' }), rosa);
      expect(tiesOf(service, second)).toEqual({
        formed: [],
        changed: [
          'Stellantis EXPLORING Leapmotor → Stellantis OWNS 20 Leapmotor (type, stage, since, percent, validFrom, strength, evidence)',
        ],
        ended: [],
      });
      const third = await service.reportDeals(report('3', [bought(21)], { published: '2023-11-02' }), rosa);
      expect(tiesOf(service, third).changed).toEqual([
        'Stellantis OWNS 20 Leapmotor → Stellantis OWNS 20–21 Leapmotor (percent, evidence)',
      ]);
      expect(tiesToday(service, { asOf: '2023-09-01', knownAt: '2023-09-01' })).toEqual([
        'Stellantis EXPLORING Leapmotor',
      ]);
    });

    test('a deal denied by a party stops being current', async () => {
      await service.reportDeals(report('1', [talks], { published: '2023-08-23' }), rosa);
      const denial = { ...talks, stage: 'DENIED' as const, summary: 'Leapmotor says no.' };
      const answer = await service.reportDeals(report('2', [denial], { published: '2023-08-24' }), rosa);
      expect(tiesOf(service, answer)).toEqual({ formed: [], changed: [], ended: ['Stellantis EXPLORING Leapmotor'] });
      expect(tiesToday(service)).toEqual([]);
    });

    test("a stake that one deal reports ends another deal's, and no third deal is rewritten", async () => {
      const held = (key: string, percent: number, day: string) =>
        claim({
          deal: { key },
          stage: 'ACTIVE',
          type: 'EQUITY_STAKE',
          parties: [party('Renault', 'INVESTOR'), party('Nissan', 'INVESTEE')],
          milestones: [{ stage: 'ACTIVE', on: day }],
          stakes: [stake('Renault', 'Nissan', percent, { from: day })],
        });
      const unrelated = await service.reportDeals(report('0', [claim()]), rosa);
      const partsAbout = async (deal: string) => (await graphParts(store)).filter((part) => part.includes(deal));
      const before = await partsAbout(unrelated.deals[0] ?? '');
      await service.reportDeals(report('1', [held('alliance', 43.4, '2002-03-01')], { published: '2002-03-01' }), rosa);
      const answer = await service.reportDeals(
        report('2', [held('new-alliance', 15, '2023-11-08')], { published: '2023-11-08' }),
        rosa,
      );
      expect(tiesToday(service).filter((tie) => tie.includes('OWNS'))).toEqual(['Renault OWNS 15 Nissan']);
      expect(tiesOf(service, answer)).toEqual({
        formed: ['Renault OWNS 15 Nissan'],
        changed: [],
        ended: ['Renault OWNS 43.4 Nissan'],
      });
      expect(await partsAbout(unrelated.deals[0] ?? '')).toEqual(before);
    });

    test('an undirected supply deal is recorded, with a warning', async () => {
      const answer = await service.reportDeals(
        report('1', [claim({ type: 'SUPPLY', activities: ['BATTERY_SUPPLY'] })]),
        rosa,
      );
      expect(answer.warnings.map(({ code }) => code)).toEqual(['ROLES_MISSING']);
      expect(tiesToday(service)).toEqual(['Ford PARTNERS Rivian']);
    });

    test('shares over 100 %, a venture with one partner and an end before the start are recorded, with warnings', async () => {
      const venture = claim({
        stage: 'ACTIVE',
        type: 'JOINT_VENTURE',
        jointVenture: { name: 'BlueOval' },
        parties: [party('Ford')],
        milestones: [
          { stage: 'ACTIVE', on: '2022-07' },
          { stage: 'TERMINATED', on: '2021' },
        ],
        stakes: [stake('Ford', 'Blueoval', 60)],
      });
      const more = claim({
        stage: 'ACTIVE',
        type: 'EQUITY_STAKE',
        parties: [party('SK On', 'INVESTOR'), party('BlueOval', 'INVESTEE')],
        stakes: [stake('SK On', 'BlueOval', 60), stake('Ford', 'BlueOval', 60)],
      });
      const answer = await service.reportDeals(report('1', [venture, more]), rosa);
      expect(answer.warnings.map(({ code, path }) => [code, path.join('.')])).toEqual([
        ['END_BEFORE_START', 'input.claims.0.milestones.1.on'],
        ['VENTURE_WITH_ONE_PARTNER', 'input.claims.0.parties'],
        ['SHARES_OVER_100', 'input.claims.0.stakes'],
        ['SHARES_OVER_100', 'input.claims.1.stakes'],
      ]);
      expect(await readerOf(service).organizations(['organization:blueoval'])).toMatchObject([
        { kind: 'JOINT_VENTURE' },
      ]);
    });

    test('what models share is said once, with every report that says it', async () => {
      const relation = { from: { name: 'Leapmotor T03' }, type: 'RESEMBLES', to: { name: 'Smart Forfour' } } as const;
      const first = await service.reportDeals({ ...report('1', []), modelRelations: [relation] }, rosa);
      const second = await service.reportDeals(
        { ...report('2', []), modelRelations: [{ ...relation, note: 'wheels' }] },
        rosa,
      );
      const third = await service.reportDeals({ ...report('2', []), modelRelations: [relation] }, rosa);
      expect(third.revision).toBe(second.revision);
      expect(await readerOf(service).relationsOfModels(['model:smart-forfour'], undefined)).toEqual([
        [
          {
            type: 'RESEMBLES',
            outgoing: false,
            model: 'model:leapmotor-t03',
            note: 'wheels',
            reports: [first.report, second.report].sort(),
          },
        ],
      ]);
    });
  });

  describe('trying and trying again', () => {
    test('a dry run answers like the real thing and writes nothing', async () => {
      await service.reportDeals(report('0', [claim({ deal: { key: 'k' } })]), rosa);
      const before = await graphHash(store);
      const input = report('1', [
        claim({ deal: { key: 'k' }, stage: 'TERMINATED' }),
        claim({ parties: [party('New'), party('Ford')] }),
      ]);
      const { foreseen: _, ...dry } = await service.reportDeals({ ...input, dryRun: true }, rosa);
      expect(await graphHash(store)).toBe(before);
      expect(tiesToday(service)).toEqual(['Ford PARTNERS Rivian']);
      const real = await service.reportDeals(input, rosa);
      expect({ ...real, dryRun: true, revision: 1 }).toEqual(dry);
      expect(dry.ties.ended).toHaveLength(1);
      expect(dry.created).toContain('organization:new');
    });

    test('the same request gets the same answer; another one under its key is refused', async () => {
      const input = { ...report('1', [claim()]), idempotencyKey: 'abc' };
      const first = await service.reportDeals(input, rosa);
      await service.reportDeals(report('2', [claim({ stage: 'ACTIVE', deal: { id: first.deals[0] ?? '' } })]), rosa);
      const before = await graphHash(store);
      expect(await service.reportDeals(input, rosa)).toEqual({ ...first, replayed: true });
      await expect(service.reportDeals({ ...input, claims: [claim({ stage: 'ACTIVE' })] }, rosa)).rejects.toThrow(
        ConflictError,
      );
      expect(await graphHash(store)).toBe(before);
      const other = await service.reportDeals(input, { name: 'Tom' });
      expect(other.replayed).toBe(false);
    });

    test('a request that changed nothing keeps its key too', async () => {
      await service.reportDeals(report('1', [claim()]), rosa);
      const input = { ...report('1', [claim()]), idempotencyKey: 'abc' };
      expect((await service.reportDeals(input, rosa)).revision).toBe(1);
      expect(await service.reportDeals(input, rosa)).toMatchObject({ replayed: true, revision: 1 });
      await expect(service.reportDeals({ ...input, claims: [] }, rosa)).rejects.toThrow(ConflictError);
    });

    test('of many at once, one is recorded and all get its answer', async () => {
      const input = { ...report('1', [claim()]), idempotencyKey: 'abc' };
      const answers = await Promise.all(Array.from({ length: 20 }, () => service.reportDeals(input, rosa)));
      expect(new Set(answers.map((answer) => JSON.stringify({ ...answer, replayed: true }))).size).toBe(1);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(service.revision).toBe(1);
    });

    test('writers who name the same newcomers at once make one placeholder each', async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          service.reportDeals(report(`${at}`, [claim({ deal: { key: 'k' } })]), rosa),
        ),
      );
      expect(new Set(answers.flatMap(({ deals }) => deals)).size).toBe(1);
      expect(answers.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect([...readerOf(service).snapshot.organizations()]).toHaveLength(2);
      const [dossier] = await readerOf(service).dossiers(['deal:k']);
      expect(dossier?.claims.size).toBe(10);
      expect(tiesToday(service)).toEqual(['Ford PARTNERS Rivian']);
      expect(
        readerOf(service).snapshot.ties({ at: { asOf: '2026-05-04', knownAt: '2026-05-04' }, level: 'AS_REPORTED' })[0]
          ?.evidence,
      ).toHaveLength(10);
    });
  });

  test('each report leaves one change, that says who, what and about whom', async () => {
    const answer = await service.reportDeals(report('1', [claim({ deal: { key: 'k' } })]), rosa);
    await service.reportDeals(report('2', [claim({ deal: { key: 'k' }, stage: 'ACTIVE' })]), rosa);
    expect(await readerOf(service).changes(['change:1', 'change:2', 'change:3'])).toEqual([
      {
        id: 'change:1',
        sequence: 1,
        at: '2026-05-04T12:30:00Z',
        by: 'Rosa',
        kind: 'CLAIMED',
        summary: 'Recorded one claim of a report by Reuters on Ford and Rivian: cooperation (by 2024)',
        subjects: expect.arrayContaining([...answer.created]),
        fields: [
          { field: 'deal:k title', before: null, after: 'Ford and Rivian: cooperation (by 2024)' },
          { field: 'deal:k type', before: null, after: 'COOPERATION' },
          { field: 'deal:k stage', before: null, after: 'SIGNED' },
        ],
      },
      expect.objectContaining({ fields: [{ field: 'deal:k stage', before: 'SIGNED', after: 'ACTIVE' }] }),
      null,
    ]);
  });

  test('a write takes few statements, however much it holds', async () => {
    const counting = countingWrites(store);
    const counted = await openService(counting.store);
    const send = async (page: string, claims: Parameters<typeof report>[1]) => {
      counting.statements = 0;
      await counted.reportDeals(report(page, claims), rosa);
      return counting.statements;
    };
    const venture = claim({
      deal: { key: 'v' },
      type: 'JOINT_VENTURE',
      jointVenture: { name: 'BlueOval' },
      stakes: [stake('Ford', 'BlueOval', 50)],
    });
    expect(await send('1', [claim({ deal: { key: 'k' } })])).toBe(4);
    expect(await send('2', [claim({ deal: { key: 'k' }, stage: 'ACTIVE' })])).toBe(5);
    expect(await send('2', [claim({ deal: { key: 'k' }, stage: 'ACTIVE' })])).toBe(1);
    expect(await send('3', [venture])).toBe(5);
    expect(await send('4', [{ ...venture, stage: 'ACTIVE' }])).toBe(7);
    const many = Array.from({ length: 30 }, (_, at) => claim({ parties: [party(`A${at}`), party(`B${at}`)] }));
    expect(await send('5', many)).toBe(4);
  });
});
