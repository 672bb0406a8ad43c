/** Every error that a mutation can answer with: each is met here, and says what to do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { graphHash } from '../../src/alliances/graph-hash.ts';
import { schema } from '../../src/graphql/schema.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { asking, type Desk, resultsOf } from '../support/desk.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, openService, party, report } from '../support/reporting.ts';

type Role = 'READER' | 'RESEARCHER' | 'REVIEWER' | 'ADMIN';
interface Case {
  readonly variables: Record<string, unknown>;
  /** What the message tells to do. */
  readonly says: RegExp;
  readonly more?: object;
}

const nowhere = 'claim:nowhere';
const reason = 'Tried';
/** Of each mutation, how to meet each of its errors. ForbiddenError by role is met for all of them alike. */
function casesOf(ids: Record<'mine' | 'old' | 'merged', string>): Record<string, Record<string, Case>> {
  const { mine, old, merged } = ids;
  const correction = (more: object = {}) => ({ id: mine, claim: claim(more), reason });
  return {
    reportDeals: {
      ValidationError: {
        variables: { input: report('x', [claim({ summary: ' ', quote: 'x'.repeat(201) })]) },
        says: /Write something here/,
        more: {
          code: 'BAD_USER_INPUT',
          fields: [
            { path: ['input', 'claims', '0', 'summary'], message: expect.any(String) },
            { path: ['input', 'claims', '0', 'quote'], message: expect.stringMatching(/Use at most 200/) },
          ],
        },
      },
      NotFoundError: {
        variables: { input: report('x', [claim({ deal: { id: 'deal:nowhere' } })]) },
        says: /Look it up/,
        more: { code: 'NOT_FOUND', id: 'deal:nowhere' },
      },
      AmbiguousNameError: {
        variables: { input: report('x', [claim({ parties: [party('Ford'), party('Twin')] })]) },
        says: /Give the id of the one that is meant/,
        more: {
          code: 'AMBIGUOUS_NAME',
          path: ['input', 'claims', '0', 'parties', '1', 'organization'],
          candidates: [{ id: 'organization:twin-ag' }, { id: 'organization:twin-inc' }],
        },
      },
      ConflictError: {
        variables: { input: { ...report('x', [claim()]), idempotencyKey: 'used' } },
        says: /Use a new key/,
        more: { code: 'CONFLICT', similar: [] },
      },
    },
    correctClaim: {
      ValidationError: {
        variables: correction({ regions: ['\0'] }),
        says: /Leave it out/,
        more: { fields: [{ path: ['claim', 'regions', '0'] }] },
      },
      NotFoundError: { variables: { ...correction(), id: nowhere }, says: /Look it up/, more: { id: nowhere } },
      AmbiguousNameError: {
        variables: correction({ parties: [party('Twin'), party('Ford')] }),
        says: /Give the id/,
        more: { path: ['claim', 'parties', '0', 'organization'] },
      },
      ConflictError: { variables: { ...correction(), id: old }, says: /Take the one in its place: claim:/ },
    },
    retractClaim: {
      ValidationError: {
        variables: { id: mine, reason: ' ' },
        says: /Write something here/,
        more: { fields: [{ path: ['reason'] }] },
      },
      NotFoundError: { variables: { id: nowhere, reason }, says: /Look it up/ },
      ConflictError: { variables: { id: old, reason }, says: /Take the one in its place/ },
    },
    rankClaim: {
      ValidationError: { variables: { id: mine, rank: 'PREFERRED', reason: '' }, says: /Write something here/ },
      NotFoundError: { variables: { id: nowhere, rank: 'PREFERRED', reason }, says: /Look it up/ },
      ConflictError: { variables: { id: old, rank: 'PREFERRED', reason }, says: /Take the one in its place/ },
    },
    reviewClaim: {
      ValidationError: { variables: { id: mine, accept: true, reason: 'x'.repeat(1_001) }, says: /Use at most 1000/ },
      NotFoundError: { variables: { id: '\ud800', accept: true, reason }, says: /Look it up/ },
      ConflictError: { variables: { id: old, accept: true, reason }, says: /Take the one in its place/ },
    },
    ratePublisher: {
      ValidationError: {
        variables: { id: 'publisher:reuters', reliability: 'A', reason: '' },
        says: /Write something here/,
      },
      NotFoundError: { variables: { id: 'publisher:nowhere', reliability: 'A', reason }, says: /Look it up by name/ },
    },
    saveOrganization: {
      ValidationError: {
        variables: {
          input: {
            name: 'Ford',
            country: 'Germany',
            identifiers: [
              { scheme: 'LEI', value: '549300JLRHDK8IEA8A56' },
              { scheme: 'ISIN', value: 'NL00150001Q8' },
            ],
          },
        },
        says: /Write its two capital letters/,
        more: {
          fields: [
            { path: ['input', 'country'] },
            { path: ['input', 'identifiers', '0', 'value'] },
            { path: ['input', 'identifiers', '1', 'value'] },
          ],
        },
      },
      NotFoundError: {
        variables: { input: { id: 'organization:nowhere', country: 'DE' } },
        says: /Look it up by name/,
      },
      AmbiguousNameError: {
        variables: { input: { name: 'Twin', country: 'DE' } },
        says: /Give the id/,
        more: { path: ['input', 'name'] },
      },
      ConflictError: {
        variables: { input: { id: 'organization:twin-ag', expectedRevision: '0', country: 'DE' } },
        says: /Read it again and apply the change to that/,
      },
    },
    saveModel: {
      ValidationError: {
        variables: { input: { name: 'x'.repeat(301) } },
        says: /Use at most 300/,
        more: { fields: [{ path: ['input', 'name'] }] },
      },
      NotFoundError: { variables: { input: { id: 'model:nowhere', segment: 'C' } }, says: /Look it up by name/ },
      AmbiguousNameError: {
        variables: { input: { name: 'Ford Focus', brand: { name: 'Twin' } } },
        says: /Give the id/,
        more: { path: ['input', 'brand'] },
      },
      ConflictError: { variables: { input: { name: 'Ford Fiesta', expectedRevision: '7' } }, says: /Read it again/ },
    },
    mergeOrganizations: {
      ValidationError: {
        variables: { survivor: 'organization:ford', duplicate: 'organization:ford', reason },
        says: /\w/,
      },
      NotFoundError: {
        variables: { survivor: 'organization:ford', duplicate: 'organization:nowhere', reason },
        says: /Look/,
      },
      ConflictError: {
        variables: { survivor: 'organization:ford', duplicate: 'organization:gone', reason },
        says: /\w/,
      },
    },
    mergeDeals: {
      ValidationError: {
        variables: { survivor: 'deal:k', duplicate: 'deal:l', reason: '' },
        says: /Write something here/,
      },
      NotFoundError: { variables: { survivor: 'deal:k', duplicate: 'deal:nowhere', reason }, says: /Look/ },
      ConflictError: { variables: { survivor: 'deal:k', duplicate: 'deal:gone', reason }, says: /\w/ },
    },
    undoMerge: {
      ValidationError: { variables: { merge: merged, reason: '' }, says: /Write something here/ },
      NotFoundError: { variables: { merge: 'merge:0', reason }, says: /\w/ },
      ConflictError: { variables: { merge: merged, reason }, says: /\w/ },
    },
    redact: {
      NotFoundError: { variables: { id: 'organization:ford', reason }, says: /give the id of one/ },
    },
  };
}

onEveryEngine('what a mutation refuses', (engine) => {
  let store: GraphStore;
  let alliances: Alliances;
  let desk: Desk;
  const ids = { mine: '', old: '', merged: '' };

  beforeAll(async () => {
    store = await engine.open();
    alliances = await openService(store);
    desk = asking(alliances);
    const admin = desk.as('ADMIN');
    const researcher = desk.as('RESEARCHER');
    for (const name of ['Twin AG', 'Twin Inc', 'Ford', 'Gone']) {
      await admin.write('saveOrganization', {
        input: { name, names: name.startsWith('Twin') ? [{ value: 'Twin' }] : [] },
      });
    }
    await researcher.write('reportDeals', {
      input: { ...report('used', [claim({ deal: { key: 'used' } })]), idempotencyKey: 'used' },
    });
    const { claims } = await researcher.write(
      'reportDeals',
      {
        input: report('own', [
          claim({ deal: { key: 'k' } }),
          claim({ deal: { key: 'l' }, type: 'SUPPLY' }),
          claim({ deal: { key: 'gone' }, type: 'LICENCE' }),
        ]),
      },
      'claims { id }',
    );
    ids.mine = claims[0].id;
    ids.old = claims[1].id;
    await researcher.write('correctClaim', { id: ids.old, claim: claim({ stage: 'ACTIVE' }), reason });
    await admin.write('mergeOrganizations', { survivor: 'organization:ford', duplicate: 'organization:gone', reason });
    await admin.write('mergeDeals', { survivor: 'deal:k', duplicate: 'deal:gone', reason });
    const undone = await admin.write(
      'mergeOrganizations',
      { survivor: 'organization:ford', duplicate: 'organization:rivian', reason },
      'merge { id }',
    );
    ids.merged = undone.merge.id;
    await admin.write('undoMerge', { merge: ids.merged, reason });
  });
  afterAll(async () => alliances?.close());

  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  test.each(mutations.map(({ name, extensions }) => [name, (extensions as { needs: Role }).needs] as const))(
    '%s is for a %s and above, and tells others so',
    async (name, needs) => {
      const before = await graphHash(store);
      const order: Role[] = ['READER', 'RESEARCHER', 'REVIEWER', 'ADMIN'];
      const { variables } = Object.values(casesOf(ids)[name] ?? {})[0] ?? { variables: {} };
      expect(order.indexOf(needs)).toBeGreaterThan(0);
      for (const role of order.slice(0, order.indexOf(needs))) {
        expect(await desk.as(role).write(name, variables)).toMatchObject({
          ...{ __typename: 'ForbiddenError', code: 'FORBIDDEN', needs },
          message: expect.stringContaining(`a token of the role ${needs}`),
        });
      }
      expect(await graphHash(store)).toBe(before);
    },
  );

  test('a claim of somebody else is for reviewers to change', async () => {
    for (const [mutation, variables] of [
      ['correctClaim', { id: ids.mine, claim: claim(), reason }],
      ['retractClaim', { id: ids.mine, reason }],
    ] as const) {
      expect(await desk.as('RESEARCHER', 'other').write(mutation, variables)).toMatchObject({
        ...{ __typename: 'ForbiddenError', needs: 'REVIEWER' },
        message: expect.stringMatching(/Ask a reviewer/),
      });
    }
  });

  test('every error of every result is met here', () => {
    const met = Map.groupBy(mutations, ({ type }) => String(type));
    for (const [result, those] of met) {
      const errors = resultsOf(those[0]?.name ?? '').filter((member) => member.endsWith('Error'));
      const cases = those.flatMap(({ name }) => Object.keys(casesOf(ids)[name] ?? {}));
      expect(new Set([...cases, 'ForbiddenError']), result).toEqual(new Set(errors));
    }
  });

  describe.each(Object.keys(casesOf(ids)))('%s', (name) => {
    test.each(Object.keys(casesOf(ids)[name] ?? {}))('answers with a %s that says what to do', async (member) => {
      const { variables, says, more } = casesOf(ids)[name]![member]!;
      const before = await graphHash(store);
      const answer = await desk.as('ADMIN', 'researcher').write(name, variables);
      expect(answer).toMatchObject({ __typename: member, message: expect.stringMatching(says), ...more });
      expect(answer.message).toMatch(/[.)]$/);
      expect(await graphHash(store)).toBe(before);
    });
  });
});
