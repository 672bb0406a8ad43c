/** The reconciliation service as OpenRefine uses it: over HTTP, by the shapes of the Reconciliation Service API 0.2. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AccessError } from '../../src/access/errors.ts';
import { readConfig } from '../../src/config.ts';
import { reconcileRoutes } from '../../src/http/routes/reconcile.ts';
import type { RouteOptions } from '../../src/http/routes/routes.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import { openService, rosa } from '../support/reporting.ts';
import { tellStory } from '../support/story.ts';

const item = z.strictObject({ id: z.string(), name: z.string(), description: z.string().optional() });
const type = z.union([z.string(), item]);
const service = z.strictObject({ service_url: z.url(), service_path: z.string().startsWith('/') });
const setting = z.strictObject({
  ...{ name: z.string(), label: z.string(), type: z.enum(['number', 'text']), help_text: z.string() },
  default: z.union([z.string(), z.number()]),
});
const idUrl = z.string().includes('{{id}}');
/** What the specification says of each answer, with nothing besides. */
const shapes = {
  manifest: z.strictObject({
    versions: z.array(z.string()).refine((versions) => versions.includes('0.2')),
    ...{ name: z.string(), identifierSpace: z.url(), schemaSpace: z.url(), documentation: z.url() },
    ...{ serviceVersion: z.string(), batchSize: z.int().positive() },
    defaultTypes: z.array(type).min(1),
    view: z.strictObject({ url: idUrl }),
    preview: z.strictObject({ url: idUrl, width: z.int(), height: z.int() }),
    suggest: z.strictObject({ entity: service, property: service, type: service }),
    extend: z.strictObject({ propose_properties: service, property_settings: z.array(setting) }),
  }),
  results: z.record(
    z.string(),
    z.strictObject({
      result: z.array(
        z.strictObject({
          ...item.shape,
          ...{ score: z.number().min(0).max(100), match: z.boolean(), type: z.array(type) },
          features: z.array(z.strictObject({ id: z.string(), value: z.union([z.boolean(), z.number()]) })),
        }),
      ),
    }),
  ),
  suggestions: z.strictObject({
    result: z.array(z.strictObject({ ...item.shape, notable: z.array(type).optional() })),
  }),
  proposals: z.strictObject({ properties: z.array(item), type: z.string(), limit: z.number() }),
  extension: z.strictObject({
    meta: z.array(z.strictObject({ id: z.string(), name: z.string(), type: item.optional() })),
    rows: z.record(
      z.string(),
      z.record(
        z.string(),
        z.array(
          z.union([
            z.strictObject({ id: z.string(), name: z.string() }),
            z.strictObject({ str: z.string() }),
            z.strictObject({ int: z.int() }),
            z.strictObject({ date: z.iso.datetime() }),
          ]),
        ),
      ),
    ),
  }),
} as const;

onEveryEngine('the reconciliation service', (engine) => {
  let store: GraphStore;
  let server: HttpServer;
  let url: string;
  let mayRead = true;

  beforeAll(async () => {
    store = await engine.open();
    const alliances = await openService(store);
    await tellStory(alliances);
    const save = (name: string, country: string, lei?: string, more: object = {}) =>
      alliances.saveOrganization(
        {
          ...{ name, country, kind: 'AUTOMAKER', ...more },
          ...(lei && { identifiers: [{ scheme: 'LEI', value: lei }] }),
        },
        rosa,
      );
    await save('Stellantis', 'NL', '549300LKT9PW7ZIBDF31', { founded: '2021-01-16' });
    await save('Volvo Cars', 'SE', undefined, { names: [{ value: '沃尔沃汽车' }] });
    await save('Volvo Group', 'SE', undefined, { founded: '1927~' });
    await save('<b>R&D</b> "Motors"', 'US');
    const asker = { name: null, role: 'READER' };
    const options = {
      ready: () => ({ alliances }),
      viewerOf: async () => {
        if (mayRead) return asker;
        throw new AccessError('UNAUTHENTICATED', 'Send a token.');
      },
      config: readConfig({}, {}),
      logger: pino({ level: 'silent' }),
    } as unknown as RouteOptions;
    server = createHttpServer({ routes: reconcileRoutes(options), logger: options.logger });
    url = (await server.listen(0, '127.0.0.1')).url;
  });
  afterAll(() => server?.close());

  const get = (path: string) => fetch(`${url}/reconcile${path}`);
  const post = (form: Record<string, string>) =>
    fetch(`${url}/reconcile`, { method: 'POST', body: new URLSearchParams(form) });
  const answered = async <S extends z.ZodType>(shape: S, asked: Promise<Response>): Promise<z.output<S>> => {
    const response = await asked;
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toContain('application/json');
    return shape.parse(await response.json());
  };
  const matched = async (queries: object) => {
    const results = await answered(shapes.results, post({ queries: JSON.stringify(queries) }));
    return Object.fromEntries(
      Object.entries(results).map(([key, { result }]) => [key, result.find(({ match }) => match)?.name ?? null]),
    );
  };

  test('says what it is and offers, at its own address', async () => {
    const manifest = await answered(shapes.manifest, get(''));
    expect(manifest.preview.url).toBe(`${url}/reconcile/preview?id={{id}}`);
    expect(manifest.suggest.entity.service_url + manifest.suggest.entity.service_path).toBe(
      `${url}/reconcile/suggest/entity`,
    );
  });

  test('matches names, each query by itself', async () => {
    expect(
      await matched({
        q0: { query: 'volvo cars' },
        q1: { query: '沃尔沃汽车', limit: 3 },
        q2: { query: 'Volvo', type: 'AUTOMAKER' },
        q3: { query: 'organization:stellantis' },
      }),
    ).toEqual({ q0: 'Volvo Cars', q1: 'Volvo Cars', q2: null, q3: 'Stellantis' });
  });

  test('weighs the properties of a row: country, kind, identifiers', async () => {
    const properties = (pid: string, v: unknown) => [{ pid, v }];
    expect(
      await matched({
        lei: { query: 'FCA', properties: properties('LEI', '549300LKT9PW7ZIBDF31') },
        only: { properties: properties('LEI', ['549300lkt9pw7zibdf31']) },
        here: { query: 'Volvo Cars', properties: properties('country', 'Sweden') },
        elsewhere: { query: 'Volvo Cars', properties: properties('country', { id: 'US', name: 'United States' }) },
      }),
    ).toEqual({ lei: 'Stellantis', only: 'Stellantis', here: 'Volvo Cars', elsewhere: null });
    const { q } = await answered(
      shapes.results,
      post({ queries: JSON.stringify({ q: { query: 'Volvo Cars', properties: properties('country', 'SE') } }) }),
    );
    expect(q?.result[0]).toMatchObject({ score: 100, features: [{ id: 'country', value: true }] });
  });

  test('keeps to the types where the query is strict about them', async () => {
    const strict = (type: string) => ({ query: 'Volvo Cars', type: [type], type_strict: 'any' });
    expect(await matched({ a: strict('AUTOMAKER'), b: strict('SUPPLIER'), c: strict('Organization') })).toEqual({
      ...{ a: 'Volvo Cars', b: null, c: 'Volvo Cars' },
    });
  });

  test('takes a batch by GET as well, in as many statements as one query', async () => {
    const ask = async (count: number) => {
      const queries = Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, { query: 'Volvo Cars' }]));
      const before = store.statements;
      await answered(shapes.results, get(`?queries=${encodeURIComponent(JSON.stringify(queries))}`));
      return store.statements - before;
    };
    expect(await ask(40)).toBe(await ask(1));
  });

  test('suggests organisations, types and properties while one types', async () => {
    const names = async (path: string) =>
      (await answered(shapes.suggestions, get(`/suggest/${path}`))).result.map(({ name }) => name);
    expect(await names('entity?prefix=volv')).toEqual(expect.arrayContaining(['Volvo Cars', 'Volvo Group']));
    expect(await names('entity?prefix=organization:stellantis')).toEqual(['Stellantis']);
    expect(await names('entity?prefix=volv&cursor=20')).toEqual([]);
    expect(await names('type?prefix=joint')).toEqual(['Joint venture']);
    expect(await names('property?prefix=le')).toEqual(['LEI']);
  });

  test('proposes properties and fetches them', async () => {
    const { properties, limit } = await answered(shapes.proposals, get('/properties?type=AUTOMAKER&limit=4'));
    expect([properties.length, limit]).toEqual([4, 4]);
    const asked = ['country', 'kind', 'LEI', 'founded', 'parent', 'partners', 'owners', 'names', 'deals'];
    const { meta, rows } = await answered(
      shapes.extension,
      post({
        extend: JSON.stringify({
          ids: ['organization:stellantis', 'organization:volvo-group', 'organization:nobody'],
          properties: asked.map((id) => ({ id, settings: { limit: 3 } })),
        }),
      }),
    );
    expect(meta.map(({ id }) => id)).toEqual(asked);
    expect(rows['organization:stellantis']).toMatchObject({
      ...{ country: [{ str: 'NL' }], kind: [{ str: 'Automaker' }], LEI: [{ str: '549300LKT9PW7ZIBDF31' }] },
      founded: [{ date: '2021-01-16T00:00:00Z' }],
      partners: expect.arrayContaining([{ id: 'organization:leapmotor', name: 'Leapmotor' }]),
    });
    expect(rows['organization:volvo-group']?.founded).toEqual([{ str: '1927~' }]);
    expect(rows['organization:nobody']).toEqual(Object.fromEntries(asked.map((id) => [id, []])));
  });

  test('fetches what held on a day', async () => {
    const partners = async (asOf: string) => {
      const extend = { ids: ['organization:stellantis'], properties: [{ id: 'partners', settings: { asOf } }] };
      const { rows } = await answered(shapes.extension, get(`?extend=${encodeURIComponent(JSON.stringify(extend))}`));
      return rows['organization:stellantis']?.partners;
    };
    expect(await partners('1990-01-01')).toEqual([]);
    expect(await partners('')).not.toEqual([]);
  });

  test('previews an organisation as a page that loads and runs nothing', async () => {
    const response = await get(`/preview?id=${encodeURIComponent('organization:stellantis')}`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('frame-ancestors *');
    expect(await response.text()).toContain('<h1>Stellantis</h1>');
    const { result } = await answered(shapes.suggestions, get('/suggest/entity?prefix=Motors'));
    const odd = result.find(({ name }) => name.startsWith('<b>'));
    const page = await (await get(`/preview?id=${odd?.id}`)).text();
    expect(page).toContain('&lt;b&gt;R&amp;D&lt;/b&gt; &quot;Motors&quot;');
    expect(page).not.toContain('<b>');
    expect((await get('/preview?id=organization:nobody')).status).toBe(404);
  });

  test('answers a preflight, so that pages elsewhere may ask', async () => {
    const response = await fetch(`${url}/reconcile`, {
      method: 'OPTIONS',
      headers: { origin: 'https://refine.example', 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  describe('refuses, in JSON that pages elsewhere can read,', () => {
    const batch = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, { query: 'Ford' }])));
    test.each([
      ['what is no JSON', 400, () => post({ queries: '{' })],
      ['a list in place of a batch', 400, () => post({ queries: '[]' })],
      ['a query without anything to look for', 400, () => post({ queries: '{"q0": {"limit": 3}}' })],
      ['a limit of nothing', 400, () => post({ queries: '{"q0": {"query": "Ford", "limit": 0}}' })],
      ['more queries than the manifest names', 413, () => post({ queries: batch(101) })],
      ['a form without a question', 400, () => post({ query: 'Ford' })],
      ['an unknown property', 400, () => post({ extend: '{"ids": [], "properties": [{"id": "shoes"}]}' })],
      [
        'a day that is none',
        400,
        () => post({ extend: '{"ids": [], "properties": [{"id": "parent", "settings": {"asOf": "2024-13-01"}}]}' }),
      ],
      ['suggestions of something else', 404, () => get('/suggest/shoes?prefix=a')],
      ['a body that is no form', 415, () => fetch(`${url}/reconcile`, { method: 'POST', body: '{}' })],
    ])('%s', async (_, status, ask) => {
      const response = await ask();
      expect(response.status).toBe(status);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      const { errors } = (await response.json()) as { errors: { message: string }[] };
      expect(errors[0]?.message).toMatch(/\w{3}/);
    });

    test('who may not read, but for the manifest', async () => {
      mayRead = false;
      try {
        const refused = await post({ queries: '{"q0": {"query": "Ford"}}' });
        expect(refused.status).toBe(401);
        expect(refused.headers.get('access-control-allow-origin')).toBe('*');
        expect((await get('')).status).toBe(200);
        expect((await get('/properties?type=BRAND')).status).toBe(401);
      } finally {
        mayRead = true;
      }
    });

    test('nothing for being odd: half characters, NUL, a megabyte in a cell', async () => {
      const odd = { a: { query: '\ud800' }, b: { query: 'x\0y' }, c: { query: 'x'.repeat(20_000) }, d: { query: '–' } };
      expect(await matched(odd)).toEqual({ a: null, b: null, c: null, d: null });
    });
  });
});
