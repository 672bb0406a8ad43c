/** What becomes of claims after they were recorded: corrected, taken back, ranked, reviewed, redacted; who may, and what the ties come to. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { graphHash, graphParts } from '../../src/alliances/graph-hash.ts';
import type { ReportDealsInput } from '../../src/alliances/inputs.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { asking, type Desk, type Json } from '../support/desk.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, clock, countingWrites, party, report, stake, tiesToday } from '../support/reporting.ts';

const TIES = 'ties { formed { type } changed { fields } ended { type } } revision';

onEveryEngine('curating', (engine) => {
  let store: GraphStore;
  let alliances: Alliances;
  let desk: Desk;

  async function open(reviewRequired = false): Promise<void> {
    store = await engine.open();
    alliances = await createAlliances({ store, clock, reviewRequired });
    desk = asking(alliances);
  }

  const researcher = () => desk.as('RESEARCHER');
  const reviewer = () => desk.as('REVIEWER');

  /** Records a report as the researcher; its claims' ids. */
  async function recorded(input: ReportDealsInput): Promise<string[]> {
    const answer = await researcher().write('reportDeals', { input }, 'claims { id review } revision');
    expect(answer.__typename, JSON.stringify(answer)).toBe('ReportDealsSuccess');
    return answer.claims.map(({ id }: Json) => id);
  }

  const one = async (id: string) =>
    (
      await reviewer().ask(
        `query ($id: ID!) { node(id: $id) { ... on Claim {
          review rank summary quote stage deal { id } recordedBy supersededBy { id } } } }`,
        { id },
      )
    ).node;

  const clean = async () => {
    const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
    const findings = await checkGraph({ store, snapshot });
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  };

  describe('claims that count at once', () => {
    beforeEach(() => open());

    test('a corrected claim gives way to the correction, and is kept with a link to it', async () => {
      const [id = ''] = await recorded(report('1', [claim({ deal: { key: 'k' } })]));
      const answer = await researcher().write(
        'correctClaim',
        {
          id,
          claim: claim({ type: 'SUPPLY', parties: [party('Ford', 'CUSTOMER'), party('Rivian', 'SUPPLIER')] }),
          reason: 'Misread',
        },
        `claim { id review deal { id } } ${TIES}`,
      );
      expect(answer).toMatchObject({
        claim: { review: 'ACCEPTED', deal: { id: 'deal:k' } },
        ties: { formed: [], changed: [{ fields: expect.arrayContaining(['type']) }], ended: [] },
      });
      expect(await one(id)).toMatchObject({ review: 'SUPERSEDED', supersededBy: { id: answer.claim.id } });
      expect(tiesToday(alliances)).toEqual(['Rivian SUPPLIES Ford']);
      const { changes } = await reviewer().ask(
        '{ changes { nodes { kind by summary fields { field before after } } } }',
      );
      expect(changes.nodes[1]).toMatchObject({
        kind: 'CORRECTED',
        by: 'researcher',
        summary: expect.stringMatching(/^Corrected a claim of a report by Reuters on .*: Misread$/),
        fields: expect.arrayContaining([
          { field: `${id} review`, before: 'ACCEPTED', after: 'SUPERSEDED' },
          { field: `${answer.claim.id} type`, before: 'COOPERATION', after: 'SUPPLY' },
        ]),
      });
      await clean();
    });

    test('a correction of words alone is a claim of its own, and what comes to the same changes nothing', async () => {
      const [id = ''] = await recorded(report('1', [claim({ deal: { key: 'k' } })]));
      const again = await researcher().write(
        'correctClaim',
        { id, claim: claim(), reason: 'Nothing' },
        'claim { id } revision',
      );
      expect(again).toMatchObject({ claim: { id }, revision: '1' });
      const worded = await researcher().write(
        'correctClaim',
        { id, claim: claim({ summary: 'Said better.' }), reason: 'Wording' },
        `claim { id summary } ${TIES}`,
      );
      expect(worded.claim.id).not.toBe(id);
      expect(worded.claim.summary).toBe('Said better.');
      expect(tiesToday(alliances)).toEqual(['Ford PARTNERS Rivian']);
      // And back again: what was said first can be said once more.
      const back = await researcher().write(
        'correctClaim',
        { id: worded.claim.id, claim: claim(), reason: 'Back' },
        'claim { id review }',
      );
      expect(back.claim.review).toBe('ACCEPTED');
      expect(new Set([id, worded.claim.id, back.claim.id]).size).toBe(3);
      await clean();
    });

    test('a correction may move a claim to another deal', async () => {
      const [id = ''] = await recorded(
        report('1', [
          claim({ deal: { key: 'a' } }),
          claim({ deal: { key: 'b' }, parties: [party('Ford'), party('Rivian'), party('Lucid')] }),
        ]),
      );
      const moved = await researcher().write('correctClaim', {
        id,
        claim: claim({ deal: { id: 'deal:b' } }),
        reason: 'The other one',
      });
      expect(moved).toMatchObject({ __typename: 'ClaimSuccess' });
      const { a, b } = await reviewer().ask(
        '{ a: deal(id: "deal:a") { stage } b: deal(id: "deal:b") { claims { totalCount } } }',
      );
      expect([a.stage, b.claims.totalCount]).toEqual([null, 2]);
      await clean();
    });

    test('a retracted claim counts no more, until a reviewer accepts it again', async () => {
      const [id = ''] = await recorded(report('1', [claim()]));
      const answer = await researcher().write(
        'retractClaim',
        { id, reason: 'Wrong company' },
        `claim { review } ${TIES}`,
      );
      expect(answer).toMatchObject({ claim: { review: 'RETRACTED' }, ties: { ended: [{ type: 'PARTNERS' }] } });
      expect(tiesToday(alliances)).toEqual([]);
      expect(await researcher().write('retractClaim', { id, reason: 'Again' })).toMatchObject({
        revision: answer.revision,
      });
      const readers = await desk.as('READER').ask('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(readers.node).toBeNull();
      const told = await researcher().write(
        'reportDeals',
        { input: report('1', [claim()]) },
        'warnings { code message path }',
      );
      expect(told.warnings).toMatchObject([{ code: 'CLAIM_RETRACTED', path: ['input', 'claims', '0'] }]);
      const back = await reviewer().write(
        'reviewClaim',
        { id, accept: true, reason: null },
        `claim { review } ${TIES}`,
      );
      expect(back).toMatchObject({ claim: { review: 'ACCEPTED' }, ties: { formed: [{ type: 'PARTNERS' }] } });
      await clean();
    });

    test('a deprecated claim does not count, and a preferred one wins', async () => {
      const held = (percent: number) =>
        claim({
          deal: { key: 'k' },
          stage: 'ACTIVE',
          type: 'EQUITY_STAKE',
          parties: [party('Ford', 'INVESTOR'), party('Rivian', 'INVESTEE')],
          stakes: [stake('Ford', 'Rivian', percent, { from: '2024-03-01' })],
        });
      const [twenty = ''] = await recorded(report('1', [held(20)]));
      const [thirty = ''] = await recorded(report('2', [held(30)]));
      expect(tiesToday(alliances)).toEqual(['Ford OWNS 20–30 Rivian']);
      await reviewer().write('rankClaim', { id: thirty, rank: 'DEPRECATED', reason: 'A typing error' });
      expect(tiesToday(alliances)).toEqual(['Ford OWNS 20 Rivian']);
      expect(await one(thirty)).toMatchObject({ rank: 'DEPRECATED' });
      await reviewer().write('rankClaim', { id: thirty, rank: 'NORMAL', reason: 'No typing error' });
      expect(tiesToday(alliances)).toEqual(['Ford OWNS 20–30 Rivian']);
      expect(await one(twenty)).toMatchObject({ rank: 'NORMAL' });
      await clean();
    });

    test('ties grow stronger with the rating of the publisher that they rest on', async () => {
      await recorded(report('1', [claim(), claim({ parties: [party('Ford'), party('Lucid')], reliability: 'E' })]));
      const strengths = async () =>
        (await researcher().ask('{ ties(orderBy: {by: STRENGTH}) { nodes { strength } } }')).ties.nodes.map(
          ({ strength }: Json) => Math.round(strength * 1000),
        );
      expect(await strengths()).toEqual([360, 225]);
      const answer = await reviewer().write(
        'ratePublisher',
        { id: 'publisher:reuters', reliability: 'A', reason: 'An agency' },
        'publisher { reliability } revision',
      );
      expect(answer.publisher.reliability).toBe('A');
      expect(await strengths()).toEqual([450, 225]);
      await clean();
    });

    test('redacted texts are nowhere, the log included, and cannot be put back; the ties stay', async () => {
      const secret = { summary: 'Geheim-summary', quote: 'Geheim-quote' };
      const input = report('1', [claim({ ...secret, deal: { key: 'k' } })]);
      const [id = ''] = await recorded({ ...input, idempotencyKey: 'once' });
      // A later input adds the title, which the log tells.
      const titled = { ...input, report: { ...input.report, title: 'Geheim-title' } };
      await recorded(titled);
      await researcher().write('correctClaim', {
        id,
        claim: claim({ ...secret, credibility: 'DOUBTFUL' }),
        reason: 'Doubt',
      });
      await recorded({
        ...titled,
        report: { ...titled.report, title: 'Geheim-title too' },
        idempotencyKey: 'other title',
      });
      const all = async () => (await graphParts(store)).filter((part) => part.includes('Geheim')).length;
      expect(await all()).toBe(4);
      const ties = tiesToday(alliances);
      const { __typename: done } = await desk.as('ADMIN').write('redact', { id, reason: 'A lawyer asked' });
      expect([done, await all()]).toEqual(['RedactSuccess', 2]);
      expect(await one(id)).toMatchObject({ summary: '[redacted]', quote: null });
      const url = 'https://news.example/1';
      const { report: known } = await reviewer().ask('query ($url: URL!) { report(url: $url) { id title } }', { url });
      await desk.as('ADMIN').write('redact', { id: known.id, reason: 'A lawyer asked again' });
      await recorded(titled);
      expect(await all()).toBe(0);
      const { changes } = await reviewer()
        .ask('{ deal(id: "deal:k") { changes(first: 2) { nodes { kind summary } } } }')
        .then(({ deal }) => deal);
      expect(changes.nodes[0]).toEqual({
        kind: 'REDACTED',
        summary: 'Removed the text of a report by Reuters: A lawyer asked again',
      });
      expect(tiesToday(alliances)).toEqual(ties);
      const replayed = await researcher().raw('{ __typename }');
      expect(replayed.data.__typename).toBe('Query');
      await clean();
    });

    test('each takes a few statements where the deal speaks of nobody’s ownership', async () => {
      const [id = ''] = await recorded(report('1', [claim({ deal: { key: 'k' } })]));
      await alliances.close();
      const counting = countingWrites(await engine.reopen());
      const counted = asking(await createAlliances({ store: counting.store, clock }));
      const took = async (
        mutation: string,
        variables: Record<string, unknown>,
        role: 'RESEARCHER' | 'ADMIN' = 'RESEARCHER',
      ) => {
        const before = counting.statements;
        const { __typename: answer } = await counted.as(role, 'researcher').write(mutation, variables);
        expect(answer).toMatch(/Success$/);
        return counting.statements - before;
      };
      const reason = 'Counted';
      // Where others may write, a deal is read once more under the locks.
      const locked = engine.name === 'neo4j' ? 1 : 0;
      expect(await took('retractClaim', { id, reason })).toBe(5 + locked);
      // Nothing links its deal to the parties meanwhile: their names are looked up.
      expect(await took('reviewClaim', { id, accept: true, reason }, 'ADMIN')).toBe(6 + locked);
      expect(await took('rankClaim', { id, rank: 'PREFERRED', reason }, 'ADMIN')).toBe(4 + locked);
      // It holds the others first.
      expect(await took('ratePublisher', { id: 'publisher:reuters', reliability: 'B', reason }, 'ADMIN')).toBe(
        5 + 2 * locked,
      );
      expect(await took('correctClaim', { id, claim: claim({ stage: 'ACTIVE' }), reason })).toBe(6);
      expect(await took('redact', { id, reason }, 'ADMIN')).toBe(3);
      expect(await took('saveOrganization', { input: { name: 'Ford', country: 'US' } })).toBe(4);
      expect(await took('saveModel', { input: { name: 'Ford Focus' } })).toBe(3);
      expect(await took('reportDeals', { input: report('2', [claim({ deal: { key: 'k' } })]) })).toBe(5);
    });
  });

  describe('claims that wait for review', () => {
    beforeEach(() => open(true));

    test('make no ties and are not there for readers until a reviewer accepts them', async () => {
      const [id = ''] = await recorded(report('1', [claim()]));
      expect(tiesToday(alliances)).toEqual([]);
      const queue = 'query { claims(filter: {review: [PENDING]}) { nodes { id recordedBy deal { title } } } }';
      expect((await reviewer().ask(queue)).claims.nodes).toMatchObject([{ id, recordedBy: 'researcher' }]);
      expect((await researcher().ask(queue)).claims.nodes).toMatchObject([{ id }]);
      for (const role of ['READER', 'RESEARCHER'] as const) {
        expect((await desk.as(role, 'other').ask(queue)).claims.nodes).toEqual([]);
      }
      const answer = await reviewer().write(
        'reviewClaim',
        { id, accept: true, reason: 'As reported' },
        `claim { review } ${TIES}`,
      );
      expect(answer).toMatchObject({ claim: { review: 'ACCEPTED' }, ties: { formed: [{ type: 'PARTNERS' }] } });
      expect((await reviewer().ask(queue)).claims.nodes).toEqual([]);
      expect(tiesToday(alliances)).toEqual(['Ford PARTNERS Rivian']);
      await clean();
    });

    test('are foreseen by a dry run as they are recorded', async () => {
      const input = report('1', [
        claim({
          parties: [party('Newcomer'), party('Another')],
          jointVenture: { name: 'Newer still' },
          milestones: [{ stage: 'SIGNED', on: '2024-02-20' }],
        }),
      ]);
      const told = `report { url publisher { name } claims { nodes { id } } } claims { id review deal { id title stage type parties { role } }
        parties { organization { name placeholder } } jointVenture { name } } deals { title claims { nodes { id } } }
        created { __typename id } ties { formed { id } } warnings { code } similar { score }`;
      const dry = await researcher().write('reportDeals', { input: { ...input, dryRun: true } }, told);
      const real = await researcher().write('reportDeals', { input }, told);
      expect(dry).toEqual(real);
      expect(real).toMatchObject({
        claims: [{ review: 'PENDING', deal: { title: expect.stringContaining('Newcomer') } }],
        ties: { formed: [] },
      });
      // One that waits is compared with what counts.
      const same = report('2', [
        claim({
          parties: [party('Newcomer'), party('Another')],
          jointVenture: { name: 'Newer still' },
          milestones: [{ stage: 'SIGNED', on: '2024-02-20' }],
        }),
      ]);
      expect(await reviewer().write('reportDeals', { input: same }, 'claims { review }')).toMatchObject({
        claims: [{ review: 'ACCEPTED' }],
      });
      const third = { ...same, report: { ...same.report, url: 'https://news.example/3' } };
      expect(await researcher().write('reportDeals', { input: third })).toMatchObject({ __typename: 'ConflictError' });
      await clean();
    });

    test('of the same deal bring their parties’ names into its title', async () => {
      await recorded(report('1', [claim({ deal: { key: 'k' } })]));
      await recorded(report('2', [claim({ deal: { key: 'k' }, parties: [party('Ford'), party('Lucid')] })]));
      const { deal } = await reviewer().ask('{ deal(id: "deal:k") { title } }');
      expect(deal.title).toMatch(/Ford.*Rivian.*Lucid/);
      expect(deal.title).not.toContain('organization:');
    });

    test('those of reviewers count at once', async () => {
      await reviewer().write('reportDeals', { input: report('1', [claim()]) });
      expect(tiesToday(alliances)).toEqual(['Ford PARTNERS Rivian']);
    });

    test('a correction that waits leaves the claim as it is, until it is accepted', async () => {
      const [id = ''] = await recorded(report('1', [claim({ deal: { key: 'k' } })]));
      await reviewer().write('reviewClaim', { id, accept: true, reason: null });
      const correction = {
        id,
        claim: claim({ stage: 'TERMINATED', milestones: [{ stage: 'TERMINATED', on: '2024-02-01' }] }),
        reason: 'Over',
      };
      const answer = await researcher().write('correctClaim', correction, `claim { id review } ${TIES}`);
      expect(answer).toMatchObject({ claim: { review: 'PENDING' }, ties: { formed: [], changed: [], ended: [] } });
      expect(await one(id)).toMatchObject({ review: 'ACCEPTED' });
      expect(await researcher().write('correctClaim', correction)).toMatchObject({
        __typename: 'ConflictError',
        message: expect.stringContaining(answer.claim.id),
      });
      const accepted = await reviewer().write('reviewClaim', { id: answer.claim.id, accept: true, reason: null }, TIES);
      expect(accepted.ties.ended).toHaveLength(1);
      expect(await one(id)).toMatchObject({ review: 'SUPERSEDED', supersededBy: { id: answer.claim.id } });
      await clean();
    });

    test('a correction that is rejected leaves no trace on the claim', async () => {
      const [id = ''] = await recorded(report('1', [claim()]));
      await reviewer().write('reviewClaim', { id, accept: true, reason: null });
      const { claim: correction } = await researcher().write(
        'correctClaim',
        { id, claim: claim({ stage: 'ACTIVE' }), reason: 'Now' },
        'claim { id }',
      );
      await reviewer().write('reviewClaim', { id: correction.id, accept: false, reason: 'Not so' });
      expect(await one(id)).toMatchObject({ review: 'ACCEPTED', supersededBy: null });
      expect(await one(correction.id)).toMatchObject({ review: 'REJECTED' });
      await clean();
    });

    test('a report without a date gets one from a reviewer alone, for its claims would count from another day', async () => {
      const undated = report('1', [claim()]);
      await reviewer().write('reportDeals', { input: { ...undated, report: { ...undated.report, published: null } } });
      const told = await researcher().write(
        'reportDeals',
        { input: undated },
        'warnings { code path } report { published { edtf } }',
      );
      expect(told).toMatchObject({
        warnings: [{ code: 'REPORT_DIFFERS', path: ['input', 'report', 'published'] }],
        report: { published: null },
      });
    });
  });

  test('two who correct the same claim at once: one does, the other is told', async () => {
    await open();
    const [id = ''] = await recorded(report('1', [claim()]));
    const answers = await Promise.all(
      (['ACTIVE', 'TERMINATED'] as const).map((stage) =>
        reviewer().write('correctClaim', { id, claim: claim({ stage }), reason: 'At once' }, 'claim { id }'),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ClaimSuccess', 'ConflictError']);
    await clean();
  });

  test('refused changes leave the graph as it was', async () => {
    await open();
    const [id = ''] = await recorded(report('1', [claim()]));
    const before = await graphHash(store);
    await desk.as('RESEARCHER', 'other').write('retractClaim', { id, reason: 'Not mine' });
    await researcher().write('correctClaim', { id, claim: claim({ parties: [party('?')] }), reason: ' ' });
    await reviewer().write('rankClaim', { id, rank: 'NORMAL', reason: 'x'.repeat(2_000) });
    expect(await graphHash(store)).toBe(before);
  });
});
