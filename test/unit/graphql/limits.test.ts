import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { graphiqlOptions } from '../../../src/graphql/graphiql.ts';
import { ask, post } from '../../support/ask.ts';
import { smallService } from '../../support/small-service.ts';

const { service, asked } = smallService();

describe('the cost of an operation', () => {
  test('is shown with every answer', async () => {
    const { data, extensions } = await ask(service, '{ viewer { role } }');
    expect(data).toEqual({ viewer: { role: 'READER' } });
    expect(extensions.cost).toEqual({ requested: 1, limit: 50_000 });
  });

  test('counts the nodes that pages may hold, and 20 where no size is given', async () => {
    const cost = async (query: string, variables = {}) =>
      (await ask(service, query, variables)).extensions.cost.requested;
    expect(await cost('{ organizations(first: 3) { nodes { id } } }')).toBe(3);
    expect(await cost('{ organizations { nodes { id } } }')).toBe(20);
    expect(await cost('{ organizations(last: 7) { edges { cursor node { id } } } }')).toBe(7);
    expect(await cost('{ organizations(first: 3) { totalCount pageInfo { hasNextPage } } }')).toBe(0);
    // Each of ten organisations with at most four ties, each of these with two ends.
    expect(
      await cost('{ organizations(first: 10) { nodes { ties(first: 4) { nodes { from { id } to { id } } } } } }'),
    ).toBe(10 * (1 + 4 * (1 + 2)));
    // Ten smaller objects count as one node.
    expect(await cost('{ organizations(first: 10) { nodes { names { value } founded { text } } } }')).toBe(10 + 3 + 1);
    expect(await cost('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(3);
  });

  test('leaves out what is skipped, and counts what is asked for twice once', async () => {
    const { extensions } = await ask(
      service,
      `query($no: Boolean!) {
        viewer { role }
        viewer { name }
        ...Skipped
        skipped: organizations(first: 100) @skip(if: true) { nodes { id } }
      }
      fragment Skipped on Query { organizations(first: 50) @include(if: $no) { nodes { id } } }`,
      { no: false },
    );
    expect(extensions.cost.requested).toBe(1);
  });

  test('takes of a node the dearest of its types', async () => {
    const { extensions } = await ask(
      service,
      '{ node(id: "x") { ... on Organization { ties(first: 9) { nodes { id } } } ... on Deal { claims(first: 4) { nodes { id } } } } }',
    );
    expect(extensions.cost.requested).toBe(1 + 9);
  });

  test('counts `first` from a variable, anew for each request of the same document', async () => {
    const query = `query($n: Int!) {
      organizations(first: $n) { nodes { ties(first: $n) { nodes { from { ties(first: $n) { nodes { id } } } } } } }
    }`;
    const small = await ask(service, query, { n: 1 });
    expect(small.errors).toEqual([]);
    const large = await ask(service, query, { n: 100 });
    expect(large.status).toBe(400);
    expect(large.errors[0].extensions.code).toBe('COST_LIMIT');
    expect(large.extensions.cost).toEqual({ requested: 100 * (1 + 100 * (1 + 1 + 100)), limit: 50_000 });
    const tooLarge = await ask(service, query, { n: 100_000 });
    expect(tooLarge.status).toBe(400);
    expect(tooLarge.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect((await ask(service, query, { n: 1 })).errors).toEqual([]);
  });

  test('is refused before anything is read', async () => {
    const before = asked.length;
    const { errors, data } = await ask(
      service,
      '{ organizations(first: 100) { nodes { ties(first: 100) { nodes { evidence(first: 10) { nodes { id } } } } } } }',
    );
    expect(errors[0].extensions.code).toBe('COST_LIMIT');
    expect(data).toBeUndefined();
    expect(asked.length).toBe(before);
  });

  test('stops counting at fragments that come to more fields than anybody can count', async () => {
    const levels = Array.from(
      { length: 14 },
      (_, i) =>
        `fragment F${i} on Organization { a: parent { ...F${i + 1} } b: parent { ...F${i + 1} } c: parent { ...F${i + 1} } }`,
    );
    const query = `{ organization(id: "x") { ...F0 } } ${levels.join(' ')} fragment F14 on Organization { id }`;
    const { errors, status } = await ask(service, query);
    expect(status).toBe(400);
    expect(errors[0].extensions.code).toBe('COST_LIMIT');
  });
});

describe('the size of a page', () => {
  test.each([0, -1, 101, 100_000])('of %i is refused with a sentence that says what is allowed', async (size) => {
    for (const argument of ['first', 'last']) {
      const { status, errors } = await ask(service, `{ organizations(${argument}: ${size}) { nodes { id } } }`);
      expect(status).toBe(400);
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect(errors[0].message).toMatch(/ask for 1 to 100/);
    }
  });
});

describe('a document', () => {
  test.each([
    ['unfinished', '{a'.repeat(10_000)],
    ['whole', '{a'.repeat(10_000) + '}'.repeat(10_000)],
    ['of lists', `{ organization(id: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { id } }`],
    ['of lists just below the tokens allowed', `{ organization(id: ${'['.repeat(980)}${']'.repeat(980)}) { id } }`],
    ['of fragments', `{ ${'... { '.repeat(10_000)} id ${'}'.repeat(10_000)} }`],
  ])('nested 10,000 deep is refused, %s', async (_what, query) => {
    const { status, errors } = await ask(service, query);
    expect(status).toBe(400);
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('of more levels than an analyst needs is refused, fragments followed', async () => {
    const nested = `{ organization(id: "x") { ${'parent { '.repeat(16)} id ${'}'.repeat(16)} } }`;
    expect((await ask(service, nested)).errors[0].message).toMatch(/18 levels of fields; at most 16/);
    const fragments = `{ organization(id: "x") { ...A } }
      fragment A on Organization { ${'parent { '.repeat(10)} ...B ${'}'.repeat(10)} }
      fragment B on Organization { ${'parent { '.repeat(10)} id ${'}'.repeat(10)} }`;
    expect((await ask(service, fragments)).errors[0].message).toMatch(/22 levels of fields/);
  });

  test('whose fragments go round in a circle is refused by validation', async () => {
    const { status, errors } = await ask(
      service,
      '{ organization(id: "x") { ...A } } fragment A on Organization { parent { ...A } }',
    );
    expect(status).toBe(400);
    expect(errors[0].message).toMatch(/spread fragment/i);
  });

  test('of too many aliases or fields at the top is refused', async () => {
    const viewers = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: viewer { role }`).join(' ');
    expect((await ask(service, `{ ${viewers(61)} }`)).errors[0].message).toMatch(/61 aliases; at most 60/);
    expect((await ask(service, `{ ${viewers(21)} }`)).errors[0].message).toMatch(/21 fields at the top; at most 20/);
    expect((await ask(service, `{ ${viewers(20)} }`)).errors).toEqual([]);
  });

  test('GraphiQL’s own questions pass', async () => {
    const introspection = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect((await ask(service, introspection)).errors).toEqual([]);
    expect((await ask(service, graphiqlOptions.defaultQuery ?? '')).errors).toEqual([]);
  });
});

describe('variables', () => {
  test('nested deeper than any input are refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { status, errors } = await post(service, `{"query":"{ viewer { role } }","variables":{"x":${deep}}}`);
    expect(status).toBe(400);
    expect(errors[0].message).toMatch(/nested more than 32 levels/);
  });
});

test('an analyst’s long question passes', async () => {
  const { errors, extensions } = await ask(
    service,
    `{
      organizations(filter: { kinds: [AUTOMAKER] }, first: 25) {
        totalCount
        nodes {
          name country
          ties(first: 10) {
            nodes {
              sentence type stage since { text } percent { text } from { name } to { name }
              deal { id title }
            }
          }
        }
      }
    }`,
  );
  expect(errors.filter(({ extensions }) => extensions.code !== 'INTERNAL')).toEqual([]);
  expect(extensions.cost.requested).toBeLessThan(2_000);
});
