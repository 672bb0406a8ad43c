/** Every field and mutation, for every role, by every way: what is not for an asker is as if it had never been recorded. */
import { type GraphQLObjectType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { Viewer } from '../../src/alliances/reader.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { hasRole } from '../../src/graphql/mutations/answering.ts';
import { schema } from '../../src/graphql/schema.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { documentOf, type Json } from '../support/desk.ts';
import { openInMemory } from '../support/engines.ts';
import { readEvents } from '../support/events.ts';
import { claim, clock, report } from '../support/reporting.ts';
import {
  ada,
  type HiddenIds,
  namesOf,
  recordHiddenMaterial,
  recordOpenMaterial,
  rita,
  states,
} from './hidden-world.ts';
import { probes, questions } from './probes.ts';
import { forEverybody, forResearchers, mutationsNeed } from './rules.ts';
import { type Form, wholeQuestion } from './whole-questions.ts';

const anonymous: Viewer = { name: null, role: 'READER' };
const reader: Viewer = { name: 'Rosa', role: 'READER' };
const otherResearcher: Viewer = { name: 'Otto', role: 'RESEARCHER' };
const admin: Viewer = { name: 'Alma', role: 'ADMIN' };

const shut: readonly [string, Viewer, Form][] = [
  ['anybody without a token', anonymous, 'plain'],
  ['a READER', reader, 'aliases and fragments'],
  ['a RESEARCHER who did not record it', otherResearcher, 'plain'],
];
const open: readonly [string, Viewer][] = [
  ['the RESEARCHER who recorded it', ada],
  ['a REVIEWER', rita],
  ['an ADMIN', admin],
];

/** Wide enough for questions that ask for everything. */
const limits = { tokens: 1e6, depth: 100, aliases: 1e6, cost: 1e12, rootFields: 100 };
const LONG = 60_000;

let alliances: Alliances;
let service: GraphQLService | undefined;
let asker: Viewer = anonymous;
let secret: HiddenIds;
/** Before and after what is hidden was recorded. */
const answers = new Map<Viewer, { before: Map<string, Json>; after: Map<string, Json> }>();
const asked = new Set<string>();

beforeAll(async () => {
  // Ids follow from what is recorded, so another graph tells which ones there will be.
  const other = await openOn();
  secret = await recordHiddenMaterial(other);
  await other.close();
  alliances = await openOn();
  for (const [, viewer, form] of shut) {
    answers.set(viewer, { before: await askAll(viewer, form), after: new Map() });
  }
  expect(await recordHiddenMaterial(alliances)).toEqual(secret);
  for (const [, viewer, form] of shut) {
    const both = answers.get(viewer);
    if (both !== undefined) both.after = await askAll(viewer, form);
  }
}, LONG);

afterAll(() => alliances.close());

describe('the rules', () => {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Mutation',
  );

  test('say of each field whom it is for', () => {
    const ruled = new Set(
      [forEverybody, forResearchers].flatMap((rules) =>
        Object.entries(rules).flatMap(([type, fields]) => fields.split(' ').map((field) => `${type}.${field}`)),
      ),
    );
    const there = objects.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    const without = there.filter((field) => !ruled.has(field));
    const remedy = 'Say in test/access/rules.ts who may see each of these fields, and see to it that nobody else does';
    expect(without, remedy).toEqual([]);
    expect(
      [...ruled].filter((field) => !there.includes(field)),
      'These are gone from the schema',
    ).toEqual([]);
  });

  test('ask something of each field of Query', () => {
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    const remedy = 'Add what to ask of these fields to test/access/probes.ts, about what is hidden as well';
    expect(
      fields.filter((field) => probes[field] === undefined),
      remedy,
    ).toEqual([]);
  });

  test('say of each mutation who may use it, as the schema does', () => {
    const fields = Object.entries(schema.getMutationType()?.getFields() ?? {});
    expect(
      Object.fromEntries(fields.map(([name, { extensions }]) => [name, extensions.needs])),
      'Say in test/access/rules.ts which role the mutation needs',
    ).toEqual(mutationsNeed);
  });

  test('are tried on each field that a question can reach', () => {
    const written = new Set([...resultTypes(), 'Subscription', 'Merge', 'TiesChanged', 'Warning', 'FieldError']);
    const reachable = objects
      .filter(({ name }) => !written.has(name))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((field) => !/\.(revision|x|y)$/.test(field));
    expect(reachable.filter((field) => !asked.has(field))).toEqual([]);
  });
});

describe.each(shut)('for %s', (_who, viewer) => {
  test('every question is answered as if what is hidden had never been recorded', () => {
    const { before, after } = answers.get(viewer) ?? { before: new Map(), after: new Map() };
    for (const [question, answer] of after) expect(answer, question).toEqual(before.get(question));
    expect(after.size).toBeGreaterThan(100);
  });

  test('no answer speaks of it', () => {
    const { after } = answers.get(viewer) ?? { after: new Map<string, Json>() };
    for (const [question, { data }] of after) {
      // This one repeats what it was asked.
      if (!question.startsWith('matchOrganizations')) expect(JSON.stringify(data), question).not.toMatch(/zyx/i);
    }
  });

  test('the subscription passes over it', async () => {
    const last = alliances.revision;
    await alliances.reportDeals(report(`seen by ${viewer.name} ${viewer.role}`, [claim()]), rita);
    const { document } = wholeQuestion({ field: 'changes', given: '(after: $after)' }, { root: 'Subscription' });
    const first = (await answerTo(anonymous, '{ changes(first: 1) { nodes { id cursor } } }')).data.changes.nodes[0];
    const response = await serviceFor(viewer).fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query: document.replace('subscription', 'subscription ($after: String)'),
        variables: { after: first.cursor },
      }),
    });
    const events = readEvents(response);
    const told: Json[] = [];
    while (told.at(-1)?.changes.id !== `change:${last + 1}`) told.push((await events.next())?.data.data);
    await events.close();
    expect(JSON.stringify(told)).not.toMatch(/zyx/i);
    const hidden = new Set(states.flatMap((state) => secret.ids[state]));
    expect(told.filter(({ changes }) => hidden.has(changes.id))).toEqual([]);
  });

  test('mutations know nothing of its claims', async () => {
    for (const [mutation, more] of [
      ['retractClaim', { reason: 'r' }],
      ['correctClaim', { reason: 'r', claim: claim() }],
    ] as const) {
      const answer = async (id: string) =>
        JSON.stringify(
          (await answerTo(viewer, documentOf(mutation, 'revision'), { id, ...more })).data[mutation],
        ).replaceAll(id, '…');
      const unknown = await answer('claim:unknown');
      for (const id of secret.claims) expect(await answer(id)).toBe(unknown);
    }
  });
});

describe.each(open)('for %s', (_who, viewer) => {
  test.each(states)('what is %s is there, by id, by name and in lists', async (state) => {
    const ids = secret.ids[state].filter((id) => !id.startsWith('merge:'));
    const { data } = await answerTo(viewer, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data.nodes.map((node: Json) => node?.id)).toEqual(ids);
    const { organization, model, related, publisher, url } = namesOf(state);
    const by = await answerTo(
      viewer,
      `query ($organization: String!, $model: String!, $related: String!, $publisher: String!, $url: URL!) {
        organization(name: $organization) { name }
        model(name: $model) { name }
        related: model(name: $related) { name }
        publisher(name: $publisher) { name }
        report(url: $url) { title claims { nodes { review recordedBy summary } } }
        search(text: "Zyx${state}", first: 50) { matched }
        organizations(filter: { nameStartsWith: "Zyx${state}" }) { totalCount }
        models(filter: { placeholder: true }, first: 100) { nodes { name } }
        publishers(first: 100) { nodes { name } }
        changes(first: 100) { nodes { subjects { id } } }
      }`,
      { organization, model, related, publisher, url },
    );
    expect(by.errors).toEqual([]);
    expect(by.data).toMatchObject({
      organization: { name: organization },
      model: { name: model },
      related: { name: related },
      publisher: { name: publisher },
      report: { title: `Zyx${state} title` },
      organizations: { totalCount: 2 },
    });
    const review = state.toUpperCase();
    expect(by.data.report.claims.nodes).toEqual(
      [0, 1].map(() => ({ review, recordedBy: 'Ada', summary: `Zyx${state} summary.` })),
    );
    expect(by.data.search.length).toBeGreaterThan(3);
    for (const [list, name] of [
      ['models', related],
      ['publishers', publisher],
    ]) {
      expect(by.data[list as string].nodes.map((node: Json) => node.name)).toContain(name);
    }
  });

  test('every question is answered without an error', async () => {
    const all = await askAll(viewer, 'aliases and fragments');
    const faults = [...all].flatMap(([question, { errors }]) =>
      errors
        .filter(({ extensions }: Json) => extensions.code === 'INTERNAL')
        .map(({ message }: Json) => `${question}: ${message}`),
    );
    expect(faults).toEqual([]);
  });
});

describe('fields for researchers', () => {
  const recorders =
    'query { claims(first: 100) { nodes { by: recordedBy ...More } } } fragment More on Claim { recordedBy }';
  test.each([...shut.map(([who, viewer]) => [who, viewer] as const), ...open])('for %s', async (_who, viewer) => {
    const { data } = await answerTo(viewer, recorders);
    const told = new Set(data.claims.nodes.flatMap(({ by, recordedBy }: Json) => [by, recordedBy]));
    if (viewer.role === 'READER') expect(told).toEqual(new Set([null]));
    else expect(told).toContain('Rita');
  });
});

describe('mutations', () => {
  const unknown = {
    id: 'claim:unknown',
    survivor: 'organization:a',
    duplicate: 'organization:b',
    merge: 'merge:unknown',
  };
  const input = { report: { url: 'https://news.example/never', publisher: 'Reuters' }, claims: [] };
  const variables: Record<string, Json> = {
    ...{ ...unknown, reason: 'Only tried', claim: claim(), rank: 'NORMAL', accept: true, reliability: 'B' },
  };
  const people: readonly Viewer[] = [anonymous, reader, otherResearcher, ada, rita, admin];

  test.each(Object.keys(mutationsNeed))('%s is for those who may', async (mutation) => {
    const needs = mutationsNeed[mutation] as Role;
    const before = alliances.revision;
    for (const viewer of people) {
      const given = { ...variables, input: mutation === 'reportDeals' ? input : { id: `${mutation}:unknown` } };
      for (const [form, document] of [
        ['plainly', documentOf(mutation, 'revision')],
        ['by alias and fragment', aliased(documentOf(mutation, 'revision'), mutation)],
      ] as const) {
        const { data, errors } = await answerTo(viewer, document, given);
        expect(errors, `${viewer.role} ${form}`).toEqual([]);
        const answer = data[mutation] ?? data.other;
        if (hasRole(viewer.role, needs)) expect(answer.__typename, viewer.role).not.toBe('ForbiddenError');
        else expect(answer, viewer.role).toMatchObject({ __typename: 'ForbiddenError', needs });
      }
    }
    expect(alliances.revision, 'nothing was written').toBe(before);
  });
});

async function openOn(): Promise<Alliances> {
  const service = await createAlliances({ store: await openInMemory(), clock, reviewRequired: true });
  await recordOpenMaterial(service);
  return service;
}

/** One for all who ask, so that each document is read and checked once. */
function serviceFor(viewer: Viewer): GraphQLService {
  asker = viewer;
  service ??= createGraphQL({
    alliances,
    logger: { error: ({ err }: { err?: unknown }) => console.error(err) },
    viewerOf: () => asker,
    limits,
  });
  return service;
}

async function answerTo(viewer: Viewer, query: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await ask(serviceFor(viewer), query, { ...variables });
  return { data, errors };
}

/** Every question with its answer, `extensions` aside. */
async function askAll(viewer: Viewer, form: Form): Promise<Map<string, Json>> {
  const service = serviceFor(viewer);
  const found = new Map<string, Json>();
  const ids = states.flatMap((state) => secret.ids[state]);
  for (const question of questions(ids)) {
    const { document, fields } = wholeQuestion(question, { form, levels: question.levels });
    for (const field of fields) asked.add(field);
    const { data, errors } = await ask(service, document);
    found.set(`${question.field}${question.given}`, {
      data,
      errors: errors.map(({ message, extensions }) => ({ message, extensions })),
    });
  }
  return found;
}

/** The same mutation by another name, its result by a fragment. */
function aliased(document: string, mutation: string): string {
  const result = getNamedType(schema.getMutationType()?.getFields()[mutation]?.type)?.name;
  const at = document.indexOf(`${mutation}(`, document.indexOf(') {'));
  const open = document.indexOf('{', at);
  const selection = document.slice(open, document.lastIndexOf('}'));
  return `${document.slice(0, at)}other: ${document.slice(at, open)}{ ...Result } } fragment Result on ${result} ${selection}`;
}

/** Types that only mutations answer with. */
function resultTypes(): string[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ type }) => {
    const named = getNamedType(type);
    return isUnionType(named) ? named.getTypes().map(({ name }) => name) : [];
  });
}
