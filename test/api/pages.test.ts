import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { openInMemory } from '../support/engines.ts';
import { tellStory } from '../support/story.ts';

let alliances: Alliances;
let service: GraphQLService;

beforeAll(async () => {
  const store = await openInMemory();
  alliances = await createAlliances({ store, clock: { now: () => '2026-05-04T12:30:00Z' } });
  await tellStory(alliances);
  service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
});
afterAll(() => alliances?.close());

/** Connections of every kind, each as a field with its arguments left open. */
const connections = [
  'organizations(ARGS) PAGE',
  'models(filter: { placeholder: true }, ARGS) PAGE',
  'deals(orderBy: { by: TITLE, direction: ASC }, ARGS) PAGE',
  'deals(ARGS) PAGE',
  'claims(ARGS) PAGE',
  'reports(ARGS) PAGE',
  'publishers(ARGS) PAGE',
  'ties(ARGS) PAGE',
  'ties(level: GROUP, orderBy: { by: STRENGTH }, ARGS) PAGE',
  'organization(id: "organization:stellantis") { page: ties(ARGS) PAGE }',
  'organization(id: "organization:stellantis") { page: partners(ARGS) PAGE }',
  'organization(id: "organization:stellantis") { page: deals(ARGS) PAGE }',
  'organization(id: "organization:stellantis") { page: subsidiaries(ARGS) PAGE }',
  'organization(id: "organization:stellantis") { page: changes(ARGS) PAGE }',
  'organization(id: "organization:leapmotor") { page: models(ARGS) PAGE }',
  'deal(id: "deal:stellantis-leapmotor") { page: claims(ARGS) PAGE }',
  'deal(id: "deal:leapmotor-international") { page: models(ARGS) PAGE }',
  'model(id: "model:leapmotor-t03") { page: deals(ARGS) PAGE }',
  'publisher(id: "publisher:autocar") { page: reports(ARGS) PAGE }',
  'report(url: "https://pledgetimes.example/20-percent") { page: claims(ARGS) PAGE }',
];

interface Connection {
  readonly totalCount: number;
  readonly nodes: { readonly id: string }[];
  readonly edges: { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

async function page(field: string, args: string): Promise<Connection> {
  const selection = `{ totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const { data, errors } = await ask(service, `{ found: ${field.replace('ARGS', args).replace('PAGE', selection)} }`);
  expect(errors).toEqual([]);
  return data.found.page ?? data.found;
}

const ids = ({ nodes }: Connection) => nodes.map(({ id }) => id);

describe.each(connections)('%s', (field) => {
  test('walked forwards and backwards, one at a time, is the whole list', async () => {
    const whole = await page(field, 'first: 100');
    expect(whole.totalCount).toBe(whole.nodes.length);
    expect(whole.nodes.length).toBeGreaterThan(1);
    expect(new Set(ids(whole)).size).toBe(whole.nodes.length);
    expect(whole.edges.map(({ node }) => node.id)).toEqual(ids(whole));

    const forwards: string[] = [];
    for (let after = ''; ; ) {
      const one = await page(field, after === '' ? 'first: 1' : `first: 1, after: "${after}"`);
      expect(one.pageInfo.hasPreviousPage).toBe(after !== '');
      forwards.push(...ids(one));
      after = one.pageInfo.endCursor;
      if (!one.pageInfo.hasNextPage) break;
    }
    expect(forwards).toEqual(ids(whole));

    const backwards: string[] = [];
    for (let before = ''; ; ) {
      const two = await page(field, before === '' ? 'last: 2' : `last: 2, before: "${before}"`);
      expect(two.pageInfo.hasNextPage).toBe(before !== '');
      backwards.unshift(...ids(two));
      before = two.pageInfo.startCursor;
      if (!two.pageInfo.hasPreviousPage) break;
    }
    expect(backwards).toEqual(ids(whole));
  });

  test('refuses a cursor of nobody, and a page that goes both ways', async () => {
    for (const args of ['after: "nonsense"', 'before: "nonsense"', 'first: 2, last: 2']) {
      const query = `{ found: ${field.replace('ARGS', args).replace('PAGE', '{ nodes { id } }')} }`;
      const { errors } = await ask(service, query);
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

test('the evidence of a tie is paged, the earliest first', async () => {
  const evidence = (args: string) =>
    `organization(id: "organization:stellantis") { ties(at: { asOf: "2024-06-01" }, filter: { types: [OWNS] }, first: 100) { nodes { to { id } evidence(${args}) { totalCount nodes { report { published { text } } } pageInfo { hasNextPage endCursor } } } } }`;
  const ofLeapmotor = async (args: string) => {
    const { data } = await ask(service, `{ ${evidence(args)} }`);
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    return data.organization.ties.nodes.find((tie: any) => tie.to.id === 'organization:leapmotor').evidence;
  };
  const first = await ofLeapmotor('first: 1');
  expect(first).toMatchObject({ totalCount: 2, nodes: [{ report: { published: { text: '26 October 2023' } } }] });
  const second = await ofLeapmotor(`first: 1, after: "${first.pageInfo.endCursor}"`);
  expect(second).toMatchObject({
    nodes: [{ report: { published: { text: '14 May 2024' } } }],
    pageInfo: { hasNextPage: false },
  });
});

test('a page goes on where it was left, whatever was added meanwhile', async () => {
  const before = ids(await page('organizations(ARGS) PAGE', 'first: 100'));
  const first = await page('organizations(ARGS) PAGE', 'first: 3');
  await alliances.saveOrganization({ name: 'Aiways', kind: 'AUTOMAKER', country: 'CN' }, { name: 'Rosa' });
  const rest = await page('organizations(ARGS) PAGE', `first: 100, after: "${first.pageInfo.endCursor}"`);
  expect([...ids(first), ...ids(rest)]).toEqual(before);
});

test('an id that is in an answer answers with the same node', async () => {
  const lists = connections.filter((field) => !field.includes('{ page'));
  for (const field of lists) {
    const { nodes } = await page(field, 'first: 100');
    const { data, errors } = await ask(service, 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
      ids: ids({ nodes } as Connection),
    });
    expect(errors).toEqual([]);
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    expect(data.nodes.map((node: any) => node?.id)).toEqual(nodes.map(({ id }) => id));
  }
});
