/** Reports over GraphQL: what comes back, what a dry run foresees, and what is refused in which words. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { graphHash } from '../../src/alliances/graph-hash.ts';
import type { ReportDealsInput } from '../../src/alliances/inputs.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { asking, type Desk, type Json } from '../support/desk.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, openService, party, report, stake, tiesToday } from '../support/reporting.ts';

const tie = `{ id type stage strength from { name placeholder } to { id name names { value type script } }
  deal { id title stage } sentence evidence(first: 10) { totalCount nodes { id summary report { title } } } }`;
/** Everything that an answer leads to, one level further than anybody would ask. */
const everything = `
  report { id url title published { text } publisher { id name reliability reports { nodes { id } } } claims { totalCount nodes { id } } }
  claims { id stage type summary quote rank review reliability recordedAt supersededBy { id } attributedTo { name }
    parties { namedAs role organization { id name kind parent { name } } } stakes { percent { text } holder { name } target { name } }
    jointVenture { name owners { holder { name } percent { text } } } models { id name deals { nodes { id } } }
    deal { id title type stage activities independentOrigins firstReported lastReported regions value { amount }
      parties { organization { name } role claims { id } } stages { stage since { text } claims { id } } conflicts { text }
      stakes { percent { text } holder { name } claims { id } } models { nodes { name } }
      claims(filter: { stages: [SIGNED, ACTIVE, TERMINATED] }) { totalCount nodes { id } edges { cursor } } } }
  deals { id title related { deal { id } relation score } }
  created { __typename id ... on Organization { name kind placeholder ties { totalCount } deals { nodes { id } } partners { nodes { name } } }
    ... on Model { name } ... on Publisher { name } ... on Deal { title } ... on Claim { summary } ... on Report { url } }
  ties { formed ${tie} changed { fields before ${tie} after ${tie} } ended ${tie} }
  replayed warnings { code message path } similar { deal { id title } relation score explanation }`;

onEveryEngine('reporting over GraphQL', (engine) => {
  let desk: Desk;
  let alliances: Alliances;
  let store: GraphStore;
  beforeAll(async () => {
    store = await engine.open();
    alliances = await openService(store);
    desk = asking(alliances);
  });
  const write = (input: ReportDealsInput, selection = everything): Promise<Json> =>
    desk.as('RESEARCHER').write('reportDeals', { input }, selection);

  test('a report comes back with its claims, deals and ties', async () => {
    const answer = await write(
      report('first', [claim({ deal: { key: 'first' } })]),
      `report { url publisher { name } } claims { stage deal { id } } deals { title } created { id }
       ties { formed { type from { name } to { name } evidence { nodes { summary } } } changed { fields } ended { id } }
       replayed dryRun warnings { code } similar { score } revision`,
    );
    expect(answer).toMatchObject({
      __typename: 'ReportDealsSuccess',
      report: { url: 'https://news.example/first', publisher: { name: 'Reuters' } },
      claims: [{ stage: 'SIGNED', deal: { id: 'deal:first' } }],
      ties: {
        formed: [
          {
            type: 'PARTNERS',
            from: { name: 'Ford' },
            to: { name: 'Rivian' },
            evidence: { nodes: [{ summary: 'They work together.' }] },
          },
        ],
        changed: [],
        ended: [],
      },
      ...{ replayed: false, dryRun: false, warnings: [], similar: [], revision: '1' },
    });
  });

  test('a dry run answers like the real thing, however deep one asks, and writes nothing', async () => {
    const input = report(
      'dry',
      [
        claim({
          deal: { key: 'venture' },
          stage: 'ACTIVE',
          type: 'JOINT_VENTURE',
          parties: [party('Ford'), party('Newcomer')],
          jointVenture: { name: 'Fordcomer' },
          stakes: [stake('Ford', 'Fordcomer', 60), stake('Newcomer', 'Fordcomer', 55)],
          models: [{ name: 'Fordcomer One' }],
          attributedTo: ['Bloomberg', 'A Blog'],
          quote: 'They found a venture.',
          regions: ['Europe'],
          value: { amount: 5, currency: 'EUR' },
        }),
        claim({
          deal: { id: 'deal:first' },
          stage: 'TERMINATED',
          milestones: [{ stage: 'TERMINATED', on: '2024-02' }],
        }),
        claim({
          deal: { key: 'again' },
          parties: [party('Ford'), party('Rivian')],
          milestones: [{ stage: 'SIGNED', on: '2024-03-01' }],
        }),
      ],
      { title: 'A headline', publisher: 'The Paper', language: 'en' },
    );
    const before = await graphHash(store);
    const ties = tiesToday(alliances);
    const dry = await write({ ...input, dryRun: true }, `dryRun revision ${everything}`);
    expect(dry).toMatchObject({ __typename: 'ReportDealsSuccess', dryRun: true, revision: '1' });
    expect([await graphHash(store), alliances.revision, tiesToday(alliances)]).toEqual([before, 1, ties]);
    const missing = await desk
      .as('RESEARCHER')
      .ask('{ deal(id: "deal:venture") { id } organization(name: "Newcomer") { id } }');
    expect(missing).toEqual({ deal: null, organization: null });
    const real = await write(input, `dryRun revision ${everything}`);
    expect({ ...real, dryRun: true, revision: '1' }).toEqual(dry);
    expect(real.revision).toBe('2');
    expect(dry.ties.ended).toHaveLength(1);
    expect(dry.similar).toMatchObject([{ deal: { id: 'deal:first' }, relation: 'LIKELY_SAME' }]);
    expect(dry.warnings.map(({ code }: Json) => code)).toContain('SHARES_OVER_100');
    const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
    expect((await checkGraph({ store, snapshot })).filter(({ severity }) => severity === 'error')).toEqual([]);
    // A dry run of what is there already foresees nothing.
    const again = await write(
      { ...input, dryRun: true },
      'created { id } ties { formed { id } ended { id } changed { fields } }',
    );
    expect(again).toMatchObject({ created: [], ties: { formed: [], ended: [], changed: [] } });
  });

  test('several mutations of one operation see what those before them wrote', async () => {
    const raw = await desk.as('RESEARCHER').raw(
      `mutation ($a: ReportDealsInput!, $b: ReportDealsInput!, $c: ReportDealsInput!) {
        a: reportDeals(input: $a) { ... on ReportDealsSuccess { deals { claims { totalCount } } } }
        b: reportDeals(input: $b) { ... on ReportDealsSuccess { deals { claims { totalCount } } } }
        c: reportDeals(input: $c) { ... on ReportDealsSuccess { deals { claims { totalCount } } } } }`,
      {
        a: report('several-1', [claim({ deal: { key: 'several' } })]),
        b: { ...report('several-2', [claim({ deal: { key: 'several' } })]), dryRun: true },
        c: report('several-3', [claim({ deal: { key: 'several' } })]),
      },
    );
    const counted = Object.values(raw.data).map((answer) => (answer as Json).deals[0].claims.totalCount);
    expect(counted).toEqual([1, 2, 2]);
  });

  describe('an idempotency key', () => {
    test('gives the same answer to two hundred who send it at once, and one report', async () => {
      const input = {
        ...report('once', [claim({ parties: [party('Ford'), party('Scout')] })]),
        idempotencyKey: 'once',
      };
      const before = alliances.revision;
      const answers = await Promise.all(
        Array.from({ length: 200 }, () => write(input, 'replayed revision claims { id } ties { formed { id } }')),
      );
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(answers.map(({ replayed: _, ...answer }) => JSON.stringify(answer))).size).toBe(1);
      expect(alliances.revision).toBe(before + 1);
      expect(answers[0].ties.formed).toHaveLength(1);
    });

    test('is refused with another input, and is its owner’s own', async () => {
      const input = { ...report('key', [claim({ deal: { key: 'key' } })]), idempotencyKey: 'mine' };
      await write(input, 'revision');
      const other = {
        ...report('key', [claim({ deal: { key: 'key' }, summary: 'Other words' })]),
        idempotencyKey: 'mine',
      };
      expect(await write(other)).toMatchObject({
        __typename: 'ConflictError',
        message: expect.stringMatching(/Use a new key/),
      });
      expect(await desk.as('RESEARCHER', 'other').write('reportDeals', { input: other })).toMatchObject({
        __typename: 'ReportDealsSuccess',
      });
    });
  });

  test('a deal that is recorded already is refused with what it is, unless somebody has compared the two', async () => {
    const told = (page: string, more: object = {}) =>
      report(page, [
        claim({
          type: 'EQUITY_STAKE',
          parties: [party('Magna', 'INVESTOR'), party('Fisker', 'INVESTEE')],
          milestones: [{ stage: 'SIGNED', on: '2024-05-06' }],
          ...more,
        }),
      ]);
    const first = await write(told('magna-1'), 'deals { id } revision');
    const before = await graphHash(store);
    for (const dryRun of [true, false]) {
      const refused = await write({ ...told('magna-2'), dryRun });
      expect(refused).toMatchObject({
        __typename: 'ConflictError',
        code: 'CONFLICT',
        message: expect.stringMatching(/input\.claims\.0 .*Give this id .*confirmNew/s),
        similar: [{ deal: { id: first.deals[0].id }, relation: 'LIKELY_SAME', explanation: expect.any(Array) }],
      });
      expect(refused.similar[0].score).toBeGreaterThanOrEqual(0.9);
    }
    expect(await graphHash(store)).toBe(before);
    const again = await write(told('magna-1'), 'created { id } revision');
    expect(again).toMatchObject({ created: [], revision: first.revision });
    const joined = await write(told('magna-2', { deal: { id: first.deals[0].id } }), 'similar { score } deals { id }');
    expect(joined).toMatchObject({ similar: [], deals: first.deals });
    const other = await write(told('magna-3', { confirmNew: true }), 'similar { relation } deals { id }');
    expect(other.similar.length).toBeGreaterThan(0);
    expect(other.deals).not.toEqual(first.deals);
  });

  test('an idempotency key is remembered by the service that is started after this one', async () => {
    const input = { ...report('restarted', [claim({ deal: { key: 'restarted' } })]), idempotencyKey: 'restarted' };
    const told = 'report { id } claims { id } created { id } ties { formed { id } changed { after { id } } } revision';
    const first = await write(input, told);
    await alliances.close();
    alliances = await openService(await engine.reopen());
    desk = asking(alliances);
    const again = await write(input, `replayed ${told}`);
    expect(again).toEqual({ ...first, replayed: true });
  });
});
