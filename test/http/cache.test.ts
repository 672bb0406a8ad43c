/** Repeated reads: fast, never stale, and never somebody else's. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { trustedDocument } from '../../src/graphql/trusted-documents.ts';
import { openInMemory } from '../support/engines.ts';
import { get, type Served, serve } from '../support/served.ts';
import { tellSmallGraph } from '../support/small-graph.ts';

const listed = trustedDocument(
  schema,
  'who-is-there',
  '# Who is there?\nquery WhoIsThere($country: String = "CN") { organizations(filter: { countries: [$country] }) { nodes { id name } } }',
);
const claimed = trustedDocument(
  schema,
  'who-recorded',
  '# Who recorded what?\nquery WhoRecorded { claims(first: 100) { nodes { id summary recordedBy } } }',
);
const dated = trustedDocument(
  schema,
  'held-today',
  '# What holds today?\nquery HeldToday { organization(name: "Stellantis") { ties(first: 20) { nodes { sentence strength } } } }',
);
const aboutMe = trustedDocument(schema, 'who-am-i', '# Who am I?\nquery WhoAmI { viewer { role } }');
const pictured = trustedDocument(
  schema,
  'a-picture',
  '# What does it look like?\nquery APicture { network(limit: 20) { nodes { organization { id name } x y } } }',
);
const documents = [listed, claimed, dated, aboutMe, pictured];

describe('a repeated read', { timeout: 60_000 }, () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(await openInMemory(), { documents });
    await tellSmallGraph(served.alliances);
    // The first picture is laid out: from here on places stay.
    await get(`${served.url}/graphql?documentId=a-picture`);
  });
  afterAll(() => served?.close());

  const address = (path: string) => `${served.url}${path}`;
  const document = (id: string, variables?: object) =>
    address(
      `/graphql?documentId=${id}${variables ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : ''}`,
    );
  const statements = () => served.alliances.store.statements;
  /** The answer, and whether it took neither a statement nor GraphQL. */
  async function ask(url: string, headers: Readonly<Record<string, string>> = {}) {
    const before = [statements(), served.executed(), served.cache.figures.hits];
    const got = await get(url, headers);
    const after = [statements(), served.executed(), served.cache.figures.hits];
    const isRepeated = after[0] === before[0] && after[1] === before[1] && (after[2] ?? 0) > (before[2] ?? 0);
    return { ...got, text: got.body.toString(), isRepeated };
  }

  it.each([
    ['a trusted document', '/graphql?documentId=who-is-there'],
    ['an export of a network', '/export/graphml?focus=Stellantis'],
    ['a table', '/export/claims.csv'],
    ['a feed of a dashboard', '/grafana/nodes?focus=Stellantis'],
  ])('of %s touches neither the graph nor GraphQL, and gives the same bytes', async (_, path) => {
    const first = await ask(address(path));
    expect(first.status).toBe(200);
    expect(first.isRepeated).toBe(false);
    const second = await ask(address(path));
    expect(second.isRepeated).toBe(true);
    expect(second.body.equals(first.body)).toBe(true);
    const { date: _d, 'x-request-id': id, ...headers } = first.headers;
    const { date: _e, 'x-request-id': another, ...again } = second.headers;
    expect(again).toEqual(headers);
    expect(another).not.toBe(id);
  });

  it('after a write has what was written, at once', async () => {
    const paths = ['/graphql?documentId=who-is-there', '/export/organizations.csv', '/grafana/nodes'];
    for (const [place, path] of paths.entries()) {
      await ask(address(path));
      const { text: before } = await ask(address(path));
      const name = `Freshly Founded ${place}`;
      await served.alliances.saveOrganization({ name, country: 'CN', kind: 'SUPPLIER' }, { name: 'Rosa' });
      const { text: after, isRepeated } = await ask(address(path));
      expect(isRepeated).toBe(false);
      if (!path.startsWith('/grafana')) expect(before).not.toContain(name);
      if (!path.startsWith('/grafana')) expect(after).toContain(name);
      expect(after).not.toBe(before);
    }
  });

  it('with the tag of the answer is told that nothing has changed, in every encoding', async () => {
    for (const path of ['/graphql?documentId=held-today', '/export/gexf', '/grafana/edges']) {
      for (const encoding of ['identity', 'gzip', 'br']) {
        const headers = { 'accept-encoding': encoding };
        const { headers: first } = await ask(address(path), headers);
        const tag = String(first.etag);
        const again = await ask(address(path), { ...headers, 'if-none-match': `"other", ${tag}` });
        expect(again).toMatchObject({ status: 304, isRepeated: true, text: '' });
        expect(again.headers.etag).toBe(tag);
        expect((await ask(address(path), { ...headers, 'if-none-match': '"other"' })).status).toBe(200);
      }
    }
  });

  it('with the tag is told so, too, where the answer is not kept', async () => {
    const url = address('/export/gexf?focus=Leapmotor');
    const { headers } = await ask(url);
    const token = await served.token('READER');
    const own = await ask(url, { authorization: `Bearer ${token}` });
    expect(own.headers.etag).not.toBe(headers.etag);
    const again = await ask(url, { authorization: `Bearer ${token}`, 'if-none-match': String(own.headers.etag) });
    expect(again).toMatchObject({ status: 304, isRepeated: false });
  });

  it('comes compressed as the client takes it, compressed once', async () => {
    const url = address('/export/claims.csv?knownAt=2026-01-01');
    const plain = await ask(url);
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const [accepted, encoding, decompress] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['br;q=0.2, gzip;q=0.9', 'gzip', gunzipSync],
      ['br;q=0, *', 'gzip', gunzipSync],
    ] as const) {
      const got = await ask(url, { 'accept-encoding': accepted });
      expect(got.headers).toMatchObject({ 'content-encoding': encoding, 'content-length': `${got.body.length}` });
      expect(got.headers.vary).toContain('accept-encoding');
      expect(got.headers.etag).toBe(String(plain.headers.etag).replace(/"$/, `-${encoding}"`));
      expect(decompress(got.body).equals(plain.body)).toBe(true);
      const { bytes } = served.cache.figures;
      const again = await ask(url, { 'accept-encoding': accepted });
      expect(again.body.equals(got.body)).toBe(true);
      expect(served.cache.figures.bytes).toBe(bytes);
    }
    for (const accepted of ['identity', 'gzip;q=0', 'br;q=0, gzip;q=0', 'gzip;q=0.1, identity', '']) {
      const { headers } = await ask(url, { 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBeUndefined();
    }
  });

  it('by HEAD has the headers alone', async () => {
    const url = address('/export/deals.csv');
    const whole = await get(url);
    const head = await get(url, {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers: { etag: whole.headers.etag } });
    expect(head.body).toHaveLength(0);
  });

  describe('is another one', () => {
    /** Asks both twice: neither is ever given the other's. */
    async function differ(one: () => ReturnType<typeof ask>, other: () => ReturnType<typeof ask>) {
      const [a, b, c, d] = [await one(), await other(), await one(), await other()];
      expect(c.text).toBe(a.text);
      expect(d.text).toBe(b.text);
      expect(a.text).not.toBe(b.text);
      expect(a.headers.etag).not.toBe(b.headers.etag);
    }

    it('for another document', () =>
      differ(
        () => ask(document('who-is-there')),
        () => ask(document('held-today')),
      ));

    it('with other variables', () =>
      differ(
        () => ask(document('who-is-there', { country: 'CN' })),
        () => ask(document('who-is-there', { country: 'DE' })),
      ));

    it('in another form of answer', async () => {
      const json = await ask(document('who-is-there'), { accept: 'application/json' });
      const graphql = await ask(document('who-is-there'), { accept: 'application/graphql-response+json' });
      expect(graphql.isRepeated).toBe(false);
      expect(graphql.headers['content-type']).toContain('application/graphql-response+json');
      expect(json.headers['content-type']).toContain('application/json');
      expect(json.headers.etag).not.toBe(graphql.headers.etag);
    });

    it('in another format', () =>
      differ(
        () => ask(address('/export/cytoscape')),
        () => ask(address('/export/node-link')),
      ));

    it('with other parameters', () =>
      differ(
        () => ask(address('/export/node-link?focus=Stellantis')),
        () => ask(address('/export/node-link?focus=Volkswagen%20Group')),
      ));

    it('for who holds a token, whatever the token', async () => {
      const anonymous = await ask(document('who-recorded'));
      expect((await ask(document('who-recorded'))).isRepeated).toBe(true);
      for (const role of ['READER', 'RESEARCHER', 'REVIEWER', 'ADMIN'] as const) {
        const headers = { authorization: `Bearer ${await served.token(role)}` };
        for (const url of [document('who-recorded'), address('/export/claims.csv')]) {
          const kept = served.cache.figures.answers;
          const own = await ask(url, headers);
          expect(own).toMatchObject({ status: 200, isRepeated: false });
          expect(served.cache.figures.answers).toBe(kept);
          expect(own.headers['cache-control']).toMatch(/^private/);
        }
        const { text } = await ask(document('who-recorded'), headers);
        expect(text.includes('Rosa')).toBe(role !== 'READER');
      }
      const after = await ask(document('who-recorded'));
      expect(after.text).toBe(anonymous.text);
      expect(after.text).not.toContain('Rosa');
    });

    it('for who shows a wrong token', async () => {
      await ask(document('who-is-there'));
      expect(await ask(document('who-is-there'), { authorization: 'Bearer nonsense' })).toMatchObject({ status: 401 });
    });

    it('on another day', async () => {
      const url = document('held-today');
      const first = await ask(url);
      expect((await ask(url)).isRepeated).toBe(true);
      served.setNow('2026-11-23T00:00:00.000Z');
      const next = await ask(url);
      expect(next.isRepeated).toBe(false);
      expect(next.headers.etag).not.toBe(first.headers.etag);
      expect((await ask(address('/export/gexf'))).text).toContain('lastmodifieddate="2026-11-23"');
    });

    it('once the network is drawn anew', async () => {
      const { picture } = served.alliances;
      const first = await ask(document('a-picture'));
      await served.alliances.reportDeals(
        {
          report: {
            url: 'https://news.example/new',
            publisher: 'Reuters',
            published: '2026-01-05',
            retrieved: '2026-01-05',
          },
          claims: [
            {
              deal: { key: 'vw-leapmotor' },
              stage: 'SIGNED',
              type: 'COOPERATION',
              parties: [{ organization: { name: 'Volkswagen Group' } }, { organization: { name: 'Leapmotor' } }],
              summary: 'They will work together.',
            },
          ],
        },
        { name: 'Rosa' },
      );
      const second = await ask(document('a-picture'));
      expect(second.headers.etag).not.toBe(first.headers.etag);
      await expect.poll(() => served.alliances.picture, { timeout: 20_000 }).not.toBe(picture);
      const third = await ask(document('a-picture'));
      expect(third.isRepeated).toBe(false);
      expect(third.headers.etag).not.toBe(second.headers.etag);
    });
  });

  it('about the asker is never kept', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { isRepeated, headers } = await ask(document('who-am-i'));
      expect(isRepeated).toBe(false);
      expect(headers.etag).toBeUndefined();
    }
  });

  it('that asks for a change which is not there yet is not answered by an older one', async () => {
    const url = document('who-is-there');
    await ask(url);
    const { revision } = served.alliances;
    expect((await ask(url, { 'min-revision': `${revision}` })).isRepeated).toBe(true);
    expect((await ask(url, { 'min-revision': `${revision + 1}` })).status).toBe(503);
    expect((await ask(url, { 'min-revision': 'soon' })).status).toBe(400);
  });

  it('of what failed is tried again', async () => {
    for (const path of ['/export/gexf?focus=Nobody', '/export/nonsense', '/graphql?documentId=nonsense']) {
      const kept = served.cache.figures.answers;
      const { status } = await ask(address(path));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(served.cache.figures.answers).toBe(kept);
    }
  });
});

it('what is kept never takes more memory than is allowed, and what was asked last is kept longest', async () => {
  const bytes = 60_000;
  const served = await serve(await openInMemory(), { documents, settings: { RESPONSE_CACHE_BYTES: `${bytes}` } });
  try {
    await tellSmallGraph(served.alliances);
    await get(`${served.url}/graphql?documentId=a-picture`);
    const favourite = `${served.url}/export/organizations.csv`;
    for (let n = 0; n < 120; n += 1) {
      await get(`${served.url}/graphql?documentId=who-is-there&variables={"country":"${n % 26}"}&n=${n}`, {
        'accept-encoding': ['br', 'gzip', 'identity'][n % 3] ?? 'br',
      });
      await get(favourite);
      expect(served.cache.figures.bytes).toBeLessThanOrEqual(bytes);
    }
    expect(served.cache.figures.answers).toBeGreaterThan(5);
    expect(served.cache.figures.answers).toBeLessThan(120);
    const before = served.alliances.store.statements;
    await get(favourite);
    expect(served.alliances.store.statements).toBe(before);
    // Larger than an eighth of all: sent, and not kept.
    const { answers } = served.cache.figures;
    expect((await get(`${served.url}/export/gexf`)).body.length).toBeGreaterThan(bytes / 8);
    expect(served.cache.figures.answers).toBe(answers);
  } finally {
    await served.close();
  }
});

it('where reading needs a token, nobody without one is given what somebody with one asked for', async () => {
  const served = await serve(await openInMemory(), { documents, settings: { ACCESS: 'token' } });
  try {
    await tellSmallGraph(served.alliances);
    const authorization = `Bearer ${await served.token('READER')}`;
    for (const path of ['/graphql?documentId=who-is-there', '/export/gexf', '/grafana/nodes']) {
      expect((await get(served.url + path, { authorization })).status).toBe(200);
      expect((await get(served.url + path)).status).toBe(401);
    }
  } finally {
    await served.close();
  }
});
