import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { afterAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../../src/alliances/alliances.ts';
import type { Viewer } from '../../../src/alliances/reader.ts';
import { useDocumentById } from '../../../src/graphql/document-by-id.ts';
import { useRevalidation } from '../../../src/graphql/revalidation.ts';
import { schema } from '../../../src/graphql/schema.ts';
import { listOfDocuments, readTrustedDocuments, trustedDocument } from '../../../src/graphql/trusted-documents.ts';
import { createGraphQL, type GraphQLService } from '../../../src/graphql/yoga.ts';
import { get, post } from '../../support/ask.ts';
import { type Asked, smallReader } from '../../support/small-reader.ts';
import { smallService } from '../../support/small-service.ts';

const nameOf = trustedDocument(
  schema,
  'name-of',
  `# What is the name of an organisation?
query NameOf($id: ID = "organization:leapmotor") {
  organization(id: $id) { name }
}`,
  { id: 'organization:stellantis' },
);
const whoAmI = trustedDocument(
  schema,
  'who-am-i',
  '# Who is asking?\nquery WhoAmI { ...Asker }\nfragment Asker on Query { viewer { role } }',
);
const oneOfTwo = trustedDocument(
  schema,
  'one-of-two',
  '# One answers, one fails.\nquery OneOfTwo { good: organization(name: "Leapmotor") { name } bad: organization(name: "Smart") { name } }',
);
const nameAgain = trustedDocument(schema, 'name-again', nameOf.text.replace('NameOf', 'NameAgain'));
const documents = [nameOf, nameAgain, whoAmI, oneOfTwo];

/** As a client would: by the id in the URL. */
function fetchDocument(
  service: Pick<GraphQLService, 'fetch'>,
  parameters: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const search = new URLSearchParams(parameters);
  return Promise.resolve(service.fetch(`http://localhost/graphql?${search}`, { headers }));
}

describe('a trusted document', () => {
  const { service } = smallService({}, { documents });

  test('answers by its id on GET, with variables from the URL', async () => {
    expect((await get(service, { documentId: 'name-of' })).data).toEqual({ organization: { name: 'Leapmotor' } });
    const variables = JSON.stringify({ id: 'organization:stellantis' });
    expect((await get(service, { documentId: 'name-of', variables })).data).toEqual({
      organization: { name: 'Stellantis' },
    });
  });

  test('answers by its id on POST', async () => {
    const body = { documentId: 'name-of', variables: { id: 'organization:stellantis' } };
    const { status, data } = await post(service, JSON.stringify(body));
    expect(status).toBe(200);
    expect(data).toEqual({ organization: { name: 'Stellantis' } });
  });

  test('gives its answer to a browser that follows a link to it', async () => {
    const response = await fetchDocument(
      service,
      { documentId: 'name-of' },
      { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
    );
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ data: { organization: { name: 'Leapmotor' } } });
  });

  test('that is unknown is NOT_FOUND, and the answer says where the list is', async () => {
    for (const answer of [
      await get(service, { documentId: 'nobody-knows' }),
      await post(service, JSON.stringify({ documentId: 'nobody-knows' })),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(answer.errors[0].message).toContain('"nobody-knows"');
      expect(answer.errors[0].message).toContain('GET /graphql/documents');
      expect(answer.headers.get('etag')).toBeNull();
      expect(answer.headers.get('cache-control')).toContain('no-store');
    }
  });

  test.each([['../coverage'], ['constructor'], [''], ['NAME-OF'], ['x'.repeat(100_000)]])(
    'is not found by anything but its id: %.20s',
    async (documentId) => {
      const { status, errors } = await get(service, { documentId });
      expect(status).toBe(404);
      expect(errors[0].message.length).toBeLessThan(250);
    },
  );

  test.each([[7], [{}], [['name-of']], [true]])('is not found by an id that is no text: %j', async (documentId) => {
    expect((await post(service, JSON.stringify({ documentId }))).status).toBe(404);
  });

  test('and a query together are refused: which one is meant?', async () => {
    for (const { status, errors } of [
      await get(service, { documentId: 'name-of', query: '{ viewer { role } }' }),
      await post(service, JSON.stringify({ documentId: 'name-of', query: '{ viewer { role } }' })),
    ]) {
      expect(status).toBe(400);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  test('is held to the limits, and to the types of its variables', async () => {
    const tight = smallService({}, { documents, limits: { cost: 0 } }).service;
    expect((await get(tight, { documentId: 'name-of' })).errors).toMatchObject([
      { extensions: { code: 'COST_LIMIT' } },
    ]);
    const { status, errors } = await get(service, { documentId: 'name-of', variables: '{"id": {"deep": 1}}' });
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await get(service, { documentId: 'name-of', operationName: 'Another' })).status).toBe(400);
  });
});

describe('the ETag of a trusted document', () => {
  const world = { today: '2026-05-04', revision: 7, viewer: { name: null, role: 'READER' } as Viewer };
  const asked: Asked[] = [];
  const service = createGraphQL({
    alliances: {
      reader({ viewer }) {
        const reader = smallReader({ viewer, asked });
        return { ...reader, today: world.today, snapshot: { ...reader.snapshot, revision: world.revision } };
      },
    } as Alliances,
    logger: { error: () => undefined },
    viewerOf: () => world.viewer,
    documents,
  });
  const question = { documentId: 'name-of' };

  async function tagOf(parameters: Record<string, string> = question, headers: Record<string, string> = {}) {
    const { etag } = Object.fromEntries((await fetchDocument(service, parameters, headers)).headers);
    return etag ?? null;
  }

  test('is strong, and the answer is to be asked for again each time', async () => {
    const { headers } = await fetchDocument(service, question);
    expect(headers.get('etag')).toMatch(/^"[\w-]{20,}"$/);
    expect(headers.get('cache-control')).toBe('public, no-cache');
    expect(headers.get('vary')).toBe('accept, authorization');
  });

  test('sent back gives 304 with nothing to read, and nothing is read for it', async () => {
    const etag = (await tagOf()) ?? '';
    for (const ifNoneMatch of [etag, `W/${etag}`, `"another", ${etag}`, '*']) {
      asked.length = 0;
      const response = await fetchDocument(service, question, { 'if-none-match': ifNoneMatch });
      expect(response.status).toBe(304);
      expect(await response.text()).toBe('');
      expect(response.headers.get('etag')).toBe(etag);
      expect(response.headers.get('cache-control')).toBe('public, no-cache');
      expect(asked).toEqual([]);
    }
  });

  test('of another answer gives the whole answer', async () => {
    const response = await fetchDocument(service, question, { 'if-none-match': '"another"' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { organization: { name: 'Leapmotor' } } });
  });

  test.each<[string, Partial<typeof world>]>([
    ['the next day', { today: '2026-05-05' }],
    ['the next change', { revision: 8 }],
    ['a reviewer', { viewer: { name: 'Rita', role: 'REVIEWER' } }],
    ['a reader with a name', { viewer: { name: 'Ravi', role: 'READER' } }],
  ])('is another for %s, who gets the whole answer', async (_who, other) => {
    const before = { ...world };
    const etag = (await tagOf()) ?? '';
    try {
      Object.assign(world, other);
      const response = await fetchDocument(service, question, { 'if-none-match': etag });
      expect(response.status).toBe(200);
      expect(response.headers.get('etag')).not.toBe(etag);
    } finally {
      Object.assign(world, before);
    }
  });

  test('is another for other variables, another document and another kind of answer', async () => {
    const tags = [
      await tagOf(),
      await tagOf({ ...question, variables: '{"id":"organization:stellantis"}' }),
      await tagOf({ ...question, operationName: 'NameOf' }),
      await tagOf({ documentId: 'name-again' }),
      await tagOf(question, { accept: 'application/graphql-response+json' }),
    ];
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags).not.toContain(null);
    expect(await tagOf()).toBe(tags[0]);
  });

  test('is not given to those who may see what is pending: nobody keeps their answers', async () => {
    const before = world.viewer;
    try {
      for (const role of ['RESEARCHER', 'REVIEWER', 'ADMIN'] as const) {
        world.viewer = { name: 'Rita', role };
        const response = await fetchDocument(service, question, { 'if-none-match': '*' });
        expect(response.status).toBe(200);
        expect(response.headers.get('etag')).toBeNull();
        expect(response.headers.get('cache-control')).toBe('private, no-store');
      }
    } finally {
      world.viewer = before;
    }
  });

  test('with a token lets no shared cache keep the answer', async () => {
    const { headers } = await fetchDocument(service, question, { authorization: 'Bearer abc' });
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test.each([
    ['who is asking', { documentId: 'who-am-i' }],
    ['what failed in part', { documentId: 'one-of-two' }],
    ['a question without an id', { query: '{ organization(id: "organization:leapmotor") { name } }' }],
  ])('is not there on %s', async (_what, parameters) => {
    const response = await fetchDocument(service, parameters as Record<string, string>);
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  test('is not there on POST', async () => {
    const { status, headers } = await post(service, JSON.stringify(question));
    expect(status).toBe(200);
    expect(headers.get('etag')).toBeNull();
  });
});

describe('a trusted document that changes something', () => {
  const writes = buildSchema('type Query { count: Int } type Mutation { add: Int }');
  let count = 0;
  const mutation = trustedDocument(writes, 'add-one', '# Adds one.\nmutation AddOne { add }');
  const yoga = createYoga({
    schema: writes,
    logging: false,
    context: () => ({
      reader: { today: '2026-05-04', snapshot: { revision: 1 }, viewer: { name: null, role: 'READER' } },
    }),
    plugins: [
      useDocumentById([mutation]),
      useRevalidation([mutation]),
      {
        onExecute({ setResultAndStopExecution }) {
          count += 1;
          setResultAndStopExecution({ data: { add: count } });
        },
      } satisfies Plugin,
    ],
  });

  test('is refused on GET', async () => {
    const response = await yoga.fetch('http://localhost/graphql?documentId=add-one', {
      headers: { 'if-none-match': '*' },
    });
    expect(response.status).toBe(405);
    expect(count).toBe(0);
  });

  test('is done on POST, and its answer is not kept', async () => {
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-none-match': '*' },
      body: JSON.stringify({ documentId: 'add-one' }),
    });
    expect(await response.json()).toEqual({ data: { add: 1 } });
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('the files of trusted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const url = pathToFileURL(`${folder}/`);

  test('are listed with their questions, variables and examples', () => {
    writeFileSync(join(folder, 'name-of.graphql'), nameOf.text);
    writeFileSync(join(folder, 'name-of.json'), '{"id": "organization:stellantis"}');
    writeFileSync(join(folder, 'who-am-i.graphql'), whoAmI.text);
    expect(listOfDocuments(readTrustedDocuments(schema, url))).toEqual({
      documents: [
        {
          id: 'name-of',
          title: 'What is the name of an organisation?',
          variables: [{ name: 'id', type: 'ID', default: '"organization:leapmotor"' }],
          example: { id: 'organization:stellantis' },
        },
        { id: 'who-am-i', title: 'Who is asking?', variables: [], example: {} },
      ],
    });
  });

  test.each([
    ['OwnersOfAVenture', 'owners-of-a-venture'],
    ['StakesOver20Percent', 'stakes-over-20-percent'],
    ['Coverage', 'coverage'],
  ])('are named after their operation: %s is %s', (name, id) => {
    expect(trustedDocument(schema, id, `# Who?\nquery ${name} { viewer { role } }`).id).toBe(id);
  });

  test.each([
    ['no title', 'query Untitled { viewer { role } }', 'untitled', {}, 'has no title'],
    ['a field that is not there', '# What?\nquery Odd { nothing }', 'odd', {}, 'Cannot query field "nothing"'],
    ['another name than its file', '# Who?\nquery WhoElse { viewer { role } }', 'who', {}, 'the two names differ'],
    [
      'two operations',
      '# Who?\nquery A { viewer { role } }\nquery B { viewer { role } }',
      'a',
      {},
      'exactly one operation',
    ],
    ['no name', '# Who?\n{ viewer { role } }', 'who', {}, 'exactly one operation with a name'],
    [
      'an example that lacks a variable',
      '# What?\nquery Node($id: ID!) { node(id: $id) { id } }',
      'node',
      {},
      'example',
    ],
  ])('are refused at the start with %s', (_what, text, id, example, message) => {
    expect(() => trustedDocument(schema, id, text, example)).toThrow(message);
  });
});
