import { describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '../../../src/store/store.ts';
import { ask, get, post } from '../../support/ask.ts';
import { smallService } from '../../support/small-service.ts';

describe('what a user can put right', () => {
  const { service, logged } = smallService();

  test('a name that fits several organisations lists them', async () => {
    const { data, errors } = await ask(service, '{ organization(name: "Smart") { id } }');
    expect(data).toEqual({ organization: null });
    expect(errors).toMatchObject([
      {
        path: ['organization'],
        extensions: {
          code: 'AMBIGUOUS_NAME',
          candidates: [
            { id: 'organization:smart', name: 'Smart' },
            { id: 'organization:smart-jv', name: 'Smart Automobile' },
          ],
        },
      },
    ]);
  });

  test('one field that fails leaves the others standing', async () => {
    const { status, data } = await ask(
      service,
      '{ unclear: organization(name: "Smart") { id } clear: organization(name: "Leapmotor") { name } }',
    );
    expect(status).toBe(200);
    expect(data).toEqual({ unclear: null, clear: { name: 'Leapmotor' } });
  });

  test('an unknown organisation, id or node is null without an error', async () => {
    const { data, errors } = await ask(
      service,
      `{
        organization(id: "organization:nobody") { id }
        named: organization(name: "Nobody") { id }
        node(id: "nonsense") { id }
        other: node(id: "organization:nobody") { id }
        tie: node(id: "tie:stake") { id ... on Tie { type } }
        nodes(ids: ["organization:leapmotor", "nonsense", "toString:x", ""]) { id }
      }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: null,
      named: null,
      node: null,
      other: null,
      tie: { id: 'tie:stake', type: 'OWNS' },
      nodes: [{ id: 'organization:leapmotor' }, null, null, null],
    });
  });

  test('an unknown organisation or publisher as an argument is NOT_FOUND', async () => {
    const { errors } = await ask(
      service,
      `{
        a: deals(filter: { anyParty: [{ id: "organization:nobody" }] }) { totalCount }
        b: deals(filter: { allParties: [{ name: "Leapmotor" }, { name: "Nobody" }] }) { totalCount }
        c: claims(filter: { publisher: "publisher:nobody" }) { totalCount }
        d: organizations(filter: { parent: { name: "Nobody" } }) { totalCount }
      }`,
    );
    const codes = Object.fromEntries(errors.map(({ path, extensions }) => [path[0], extensions.code]));
    expect(codes).toEqual({ a: 'NOT_FOUND', b: 'NOT_FOUND', c: 'NOT_FOUND', d: 'NOT_FOUND' });
    expect(errors.find(({ path }) => path[0] === 'b').extensions.argument).toEqual(['filter', 'allParties', '1']);
  });

  test('organization takes an id or a name, and not both', async () => {
    for (const query of ['{ organization { id } }', '{ organization(id: "a", name: "b") { id } }']) {
      const { errors } = await ask(service, query);
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect(errors[0].message).toMatch(/either `id` or `name`/);
    }
  });

  test('more than 100 ids at a time are refused', async () => {
    const { status, errors } = await ask(service, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => 'organization:leapmotor'),
    });
    expect(status).toBe(400);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test.each([
    [
      'a day that the calendar does not have',
      'query($d: Date!) { ties(at: { asOf: $d }) { totalCount } }',
      { d: '2023-02-30' },
    ],
    ['a day in words', '{ ties(at: { asOf: "yesterday" }) { totalCount } }', {}],
    ['a number for a day', '{ ties(at: { asOf: 2023 }) { totalCount } }', {}],
    ['a moment of a bad day', 'query($d: Date) @moment(asOf: $d) { viewer { role } }', { d: '2023' }],
    ['an address of another scheme', '{ report(url: "ftp://example.com/a") { id } }', {}],
    ['an address with a password', '{ report(url: "https://me:secret@example.com/") { id } }', {}],
    ['a word that is none', '{ ties(filter: { types: [LOVES] }) { totalCount } }', {}],
    ['a missing variable', 'query($id: ID!) { node(id: $id) { id } }', {}],
    ['both halves of a reference', '{ deals(filter: { anyParty: [{ id: "a", name: "b" }] }) { totalCount } }', {}],
    ['an operation that is not there', 'query A { viewer { role } } query B { viewer { role } }', {}],
    ['a mistyped field', '{ organisation(id: "a") { id } }', {}],
    ['half a document', '{ viewer { role }', {}],
  ])('%s is refused with a sentence', async (_what, query, variables) => {
    const { status, errors } = await ask(service, query, variables);
    expect(status).toBe(400);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0].message.length).toBeGreaterThan(10);
    expect(JSON.stringify(errors)).not.toMatch(/secret|\.ts:|node_modules/);
  });

  test.each([
    ['malformed variables in a GET', () => get(service, { query: '{ viewer { role } }', variables: '{' }), 400],
    ['a list for variables', () => get(service, { query: '{ viewer { role } }', variables: '[1]' }), 400],
    ['malformed extensions in a GET', () => get(service, { query: '{ viewer { role } }', extensions: 'x' }), 400],
    [
      'malformed variables in a form',
      () => post(service, 'query=x&variables={', 'application/x-www-form-urlencoded'),
      400,
    ],
    ['a GET without a query', () => get(service, {}), 400],
    ['a mutation by GET', () => get(service, { query: 'mutation { __typename }' }), 405],
    ['a body that is no JSON', () => post(service, '{'), 400],
    ['a body of null', () => post(service, 'null'), 400],
    ['a list of requests', () => post(service, '[{"query":"{ viewer { role } }"}]'), 400],
    ['a body of bytes that are no text', () => post(service, '\u0000\uffff'), 400],
    ['a form with files', () => post(service, '--x--', 'multipart/form-data; boundary=x'), 415],
    ['an unknown kind of body', () => post(service, '<query/>', 'application/xml'), 415],
  ])('%s is refused, and is no fault of ours', async (_what, request, expected) => {
    const { status, errors } = await request();
    expect(status).toBe(expected);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('none of this is logged as a fault', () => {
    expect(logged).toEqual([]);
  });
});

describe('a fault', () => {
  const secret = new Error('bolt://neo4j:hunter2@10.0.0.7 said no');
  const failing = () =>
    smallService({
      organizations: () => Promise.reject(secret),
      tiePage: () => {
        throw secret;
      },
    });

  test('is masked for the client, and logged whole under the id that the client sees', async () => {
    const { service, logged } = failing();
    const { status, data, errors } = await ask(
      service,
      '{ organization(id: "organization:leapmotor") { id } viewer { role } }',
    );
    expect(status).toBe(200);
    expect(data).toEqual({ organization: null, viewer: { role: 'READER' } });
    expect(errors[0].extensions.code).toBe('INTERNAL');
    expect(errors[0].message).toMatch(/^Something went wrong on our side/);
    expect(JSON.stringify(errors)).not.toMatch(/hunter2|stack|\.ts/);
    expect(logged).toHaveLength(1);
    expect(logged[0]?.fields).toMatchObject({ path: 'organization', err: secret });
    expect(errors[0].message).toContain(logged[0]?.fields.id);
  });

  test('in the making of the reader is masked, too', async () => {
    const { service, logged } = smallService({}, { viewerOf: () => Promise.reject(secret) });
    const { status, errors } = await ask(service, '{ viewer { role } }');
    expect(status).toBe(500);
    expect(errors[0].extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(logged[0]?.fields.err).toBe(secret);
  });

  test('in what we answer is INTERNAL, not the client’s', async () => {
    const { service } = smallService({
      organizations: async (ids) => ids.map((id) => ({ id, name: null })) as never,
    });
    const { errors } = await ask(service, '{ organization(id: "organization:leapmotor") { name } }');
    expect(errors[0].extensions.code).toBe('INTERNAL');
  });
});

describe('a store that is away', () => {
  test('makes UNAVAILABLE, with 503 where nothing is left to read', async () => {
    const { service } = smallService({
      organizations: () => Promise.reject(new StoreUnavailableError('connect ECONNREFUSED 10.0.0.7:7687')),
    });
    const all = await ask(service, '{ organization(id: "organization:leapmotor") { id } }');
    expect(all.status).toBe(503);
    expect(all.headers.get('retry-after')).toBe('2');
    expect(all.errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    expect(JSON.stringify(all.errors)).not.toContain('10.0.0.7');
    const some = await ask(service, '{ organization(id: "organization:leapmotor") { id } viewer { role } }');
    expect(some.status).toBe(200);
    expect(some.data).toEqual({ organization: null, viewer: { role: 'READER' } });
  });
});

describe('a client that hangs up', () => {
  test('cancels what is still being read, and is no fault', async () => {
    const hangUp = new AbortController();
    let signal: AbortSignal | undefined;
    const { service, logged } = smallService(
      {
        organizations: () =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal?.reason));
            hangUp.abort(new Error('The client hung up.'));
          }),
      },
      {},
      (options) => {
        signal = options.signal;
      },
    );
    await ask(
      service,
      '{ organization(id: "organization:leapmotor") { parent { id } } }',
      {},
      { signal: hangUp.signal },
    ).catch(() => undefined);
    expect(signal?.aborted).toBe(true);
    expect(logged).toEqual([]);
  });
});
