/** Tokens in the graph and over HTTP, and what readers are not shown, on every engine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTokens, type Tokens } from '../../src/access/tokens.ts';
import { graphHash } from '../../src/alliances/graph-hash.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { recordHiddenMaterial, recordOpenMaterial, rita, states } from '../access/hidden-world.ts';
import { questions } from '../access/probes.ts';
import { wholeQuestion } from '../access/whole-questions.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, report } from '../support/reporting.ts';
import { type Served, serve } from '../support/served.ts';

const NOW = '2026-11-22T12:00:00Z';

onEveryEngine('access', (engine) => {
  let store: GraphStore;
  let tokens: Tokens;
  let served: Served | undefined;

  beforeEach(async () => {
    store = await engine.open();
    tokens = createTokens(store);
  });
  afterEach(async () => {
    await served?.close();
    served = undefined;
  });

  async function open(settings: Record<string, string> = {}): Promise<Served> {
    served = await serve(store, { settings });
    return served;
  }

  async function post(query: string, token: string | null = null, variables: object = {}) {
    const response = await fetch(`${served?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  describe('tokens', () => {
    test('are kept as a hash alone, apart from what is known of alliances', async () => {
      const before = await graphHash(store);
      const { token, text } = await tokens.create({ name: ' Ada  ', role: 'RESEARCHER' }, NOW);
      expect(token).toEqual({
        id: token.id,
        name: 'Ada',
        role: 'RESEARCHER',
        createdAt: NOW,
        usedAt: null,
        revokedAt: null,
      });
      const stored = await tokens.find(token.id);
      expect(JSON.stringify(stored)).not.toContain(text.split('_').slice(2).join('_'));
      expect(await graphHash(store)).toBe(before);
    });

    test('are listed by age, and revoked by id or by name, for good', async () => {
      const [ada, more, bob] = [
        await tokens.create({ name: 'Ada', role: 'RESEARCHER' }, NOW),
        await tokens.create({ name: 'Ada', role: 'REVIEWER' }, '2026-11-22T13:00:00Z'),
        await tokens.create({ name: 'Bob', role: 'READER' }, '2026-11-22T14:00:00Z'),
      ];
      expect((await tokens.list()).map(({ id }) => id)).toEqual([ada, more, bob].map(({ token }) => token.id));
      expect(await tokens.revoke(bob.token.id, NOW)).toHaveLength(1);
      expect(await tokens.revoke('Ada', '2026-11-23T00:00:00Z')).toHaveLength(2);
      expect(await tokens.revoke('Ada', '2026-11-24T00:00:00Z')).toEqual([]);
      expect((await tokens.list()).map(({ revokedAt }) => revokedAt)).toEqual([
        ...['2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z', NOW],
      ]);
    });

    test.each(['', ' ', 'a\nb', 'x'.repeat(101), 'Command line', '\ud800'])('are of nobody called %j', async (name) => {
      await expect(tokens.create({ name, role: 'READER' }, NOW)).rejects.toThrow(/name/);
    });

    test('the first of a graph is made once, by whoever starts first', async () => {
      const made = await Promise.all([tokens.createFirst(NOW), tokens.createFirst(NOW)]);
      expect(made.filter((one) => one !== null)).toHaveLength(1);
      expect(await tokens.createFirst(NOW)).toBeNull();
      await tokens.revoke('admin', NOW);
      expect(await tokens.createFirst(NOW)).toBeNull();
      expect((await tokens.list()).map(({ role }) => role)).toEqual(['ADMIN']);
    });
  });

  describe('over HTTP', () => {
    test('a token tells who asks; a wrong one is refused even for what everybody may read', async () => {
      await open();
      const { text } = await tokens.create({ name: 'Ada', role: 'RESEARCHER' }, NOW);
      const viewer = '{ viewer { name role } }';
      expect((await post(viewer)).body.data.viewer).toEqual({ name: null, role: 'READER' });
      expect((await post(viewer, text)).body.data.viewer).toEqual({ name: 'Ada', role: 'RESEARCHER' });
      const wrong = await post(viewer, `${text.slice(0, -3)}abc`);
      expect(wrong.status).toBe(401);
      expect(wrong.headers.get('www-authenticate')).toContain('Bearer');
      expect(wrong.body.errors).toEqual([
        { message: expect.stringContaining('not known or was revoked'), extensions: { code: 'UNAUTHENTICATED' } },
      ]);
      const refused = await fetch(`${served?.url}/export/csv`, { headers: { authorization: 'Bearer no' } });
      expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    });

    test('a token that another process revokes is refused within a second or so, and its use was noted', async () => {
      await open();
      const { token, text } = await tokens.create({ name: 'Ada', role: 'RESEARCHER' }, NOW);
      expect((await post('{ viewer { name } }', text)).status).toBe(200);
      await expect.poll(async () => (await tokens.find(token.id))?.usedAt).toBe('2026-11-22T12:00:00.000Z');
      await tokens.revoke(token.id, NOW);
      await expect.poll(async () => (await post('{ viewer { name } }', text)).status, { timeout: 3_000 }).toBe(401);
    });

    test('with ACCESS=token nothing of the graph is read without one, and health and pages stay open', async () => {
      await open({ ACCESS: 'token' });
      const { text } = await tokens.create({ name: 'Ada', role: 'READER' }, NOW);
      expect(await post('{ coverage { deals } }')).toMatchObject({
        status: 401,
        body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      });
      expect((await post('{ coverage { deals } }', text)).status).toBe(200);
      const status = async (path: string, headers: Record<string, string> = {}) =>
        (await fetch(`${served?.url}${path}`, { headers })).status;
      const authorization = `Bearer ${text}`;
      for (const path of ['/export/csv', '/grafana/nodes', '/graphql?query=%7Bcoverage%7Bdeals%7D%7D']) {
        expect([path, await status(path)]).toEqual([path, 401]);
        expect([path, await status(path, { authorization })]).not.toEqual([path, 401]);
      }
      for (const path of ['/health/live', '/health/ready']) expect([path, await status(path)]).toEqual([path, 200]);
      expect(await status('/graphql', { accept: 'text/html' })).toBe(200);
    });

    test('too many writes, or too many wrong tokens, are told when to come back', async () => {
      await open({ WRITES_PER_MINUTE: '2', FAILED_LOGINS_PER_MINUTE: '2' });
      const { text } = await tokens.create({ name: 'Ada', role: 'RESEARCHER' }, NOW);
      const write =
        'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename ... on ReportDealsSuccess { revision } } }';
      const input = (page: string) => ({ input: report(page, [claim({ deal: { key: page } })]) });
      expect((await post(write, text, input('a'))).body.data.reportDeals.revision).toBe('1');
      expect((await post(write, text, input('b'))).body.data.reportDeals.revision).toBe('2');
      const late = await post(write, text, input('c'));
      expect(late).toMatchObject({
        status: 429,
        body: { errors: [{ message: expect.stringContaining('go on in'), extensions: { code: 'RATE_LIMITED' } }] },
      });
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(served?.alliances.revision, 'nothing was written').toBe(2);
      expect((await post('{ viewer { name } }', text)).status, 'reading goes on').toBe(200);

      for (let at = 0; at < 2; at += 1) expect((await post('{ viewer { name } }', 'wrong')).status).toBe(401);
      const shut = await post('{ viewer { name } }', 'wrong');
      expect([shut.status, shut.headers.get('retry-after')]).toEqual([429, '30']);
      expect((await post('{ viewer { name } }', text)).status, 'who was let in before stays in').toBe(200);
    });
  });

  test('what is not accepted is as if it had never been recorded, and once accepted it is there', async () => {
    const { alliances } = await open({ REVIEW: 'required' });
    await recordOpenMaterial(alliances);
    const asked = questions([])
      .filter(({ field }) => !['rankings', 'network', 'networkDiff', 'paths', 'ties'].includes(field))
      .map((question) => wholeQuestion(question, { levels: 0 }).document);
    const all = async () => {
      const answers = [];
      for (const document of asked) answers.push((await post(document)).body);
      return answers;
    };
    const before = await all();
    const { claims } = await recordHiddenMaterial(alliances);
    expect(await all()).toEqual(before);
    const [pending = ''] = claims;
    const named = (state: string) =>
      post('query ($name: String!) { organization(name: $name) { name placeholder deals { totalCount } } }', null, {
        name: `Zyx${state} Motors`,
      });
    for (const state of states) expect((await named(state)).body.data.organization).toBeNull();
    await alliances.reviewClaim(pending, { accept: true }, rita);
    expect((await named('pending')).body.data.organization).toEqual({
      ...{ name: 'Zyxpending Motors', placeholder: true, deals: { totalCount: 1 } },
    });
  });
});
