/** What the log tells of requests, and what it never does. */

import { GraphQLError, parse, Source } from 'graphql';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/observe/log.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { openInMemory } from '../support/engines.ts';
import { type Served, serve } from '../support/served.ts';
import { tellSmallGraph } from '../support/small-graph.ts';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

let service: Served;
let written: string[] = [];
afterEach(async () => {
  await service.close();
  written = [];
});

async function begin(store?: GraphStore, settings: Readonly<Record<string, string>> = { LOG_LEVEL: 'trace' }) {
  const log = { write: (text: string) => void written.push(text) };
  service = await serve(store ?? (await openInMemory()), { observe: { log }, settings });
  await tellSmallGraph(service.alliances);
}
const lines = () => written.map((text) => JSON.parse(text) as Line);
const requests = () => lines().filter(({ msg }) => msg === 'request');
/** The line of the request that was answered: it is logged just after its client has the answer. */
async function lineOf(answer: Response): Promise<Line> {
  await answer.text();
  const id = answer.headers.get('x-request-id');
  await expect.poll(() => requests().some((line) => line.id === id)).toBe(true);
  return requests().find((line) => line.id === id) as Line;
}
const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('the log', { timeout: 30_000 }, () => {
  test('tells the id, operation, cost, statements and time of a request', async () => {
    await begin();
    const before = service.alliances.store.statements;
    const answer = await post({
      query: 'query LatestDeals { deals(first: 2) { nodes { title claims { totalCount } } } }',
    });
    const line = await lineOf(answer);
    expect(line).toMatchObject({
      ...{ level: 30, method: 'POST', route: '/graphql', status: 200, operation: 'LatestDeals', kind: 'query' },
      ...{ cost: expect.any(Number), ms: expect.any(Number), statementMs: expect.any(Number) },
      statements: service.alliances.store.statements - before,
    });
    expect(line.statements).toBeGreaterThan(0);
    expect(line.cost).toBeGreaterThan(0);
  });

  test('tells the codes of errors, of whatever refuses', async () => {
    await begin();
    expect(await lineOf(await post({ query: '{ nothingOfTheKind }' }))).toMatchObject({ errors: ['BAD_USER_INPUT'] });
    const page =
      '{ organizations(first: 100) { nodes { deals(first: 100) { nodes { claims(first: 100) { nodes { id } } } } } } }';
    expect(await lineOf(await post({ query: page }))).toMatchObject({ errors: ['COST_LIMIT'], kind: 'query' });
    const lost = await lineOf(await fetch(`${service.url}/private/place`));
    expect(lost).toMatchObject({ route: 'none', status: 404, errors: ['NOT_FOUND'] });
  });

  test('counts the statements of requests that run at once each to its own', async () => {
    await begin();
    const one = '{ deals(first: 2) { nodes { title } } }';
    const alone = await lineOf(await post({ query: one }));
    const together = await Promise.all(Array.from({ length: 10 }, async () => lineOf(await post({ query: one }))));
    expect(together.map(({ statements }) => statements)).toEqual(together.map(() => alone.statements));
  });

  test('keeps what is asked all the time out of the way', async () => {
    await begin(undefined, {});
    await (await fetch(`${service.url}/health/live`)).text();
    await (await fetch(`${service.url}/metrics`)).text();
    await lineOf(await post({ query: '{ coverage { claims } }' }));
    expect(requests().map(({ route }) => route)).toEqual(['/graphql']);
  });

  test('never tells what a request carries, on whatever level', async () => {
    await begin();
    const token = await service.token('RESEARCHER');
    const wrong = `${token.slice(0, -4)}zzzz`;
    const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
    const query = 'query ($text: String!) { search(text: $text, first: 1) { score } inBody: __typename }';
    const report = {
      report: { url: 'https://news.example/in-mutation', publisher: 'Publisher in mutation', published: '2024-03-01' },
      claims: [{ stage: 'SIGNED', type: 'COOPERATION', parties: [], summary: 'Summary in mutation' }],
    };
    const mutation = 'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename } }';
    const asked: (() => Promise<Response>)[] = [
      () => fetch(`${service.url}/graphql?query=${encodeURIComponent('{ inQueryString: __typename }')}`),
      () => fetch(`${service.url}/export/gexf?focus=InParameter&password=InParameter`),
      () => fetch(`${service.url}/in-path/${token}?access_token=${token}`),
      () => post({ query, variables: { text: 'in variables' } }, bearer(token)),
      () => post({ query, variables: { text: { object: 'in variables' } } }, bearer(token)),
      () => post({ query: '{ broken inBody(' }, bearer(wrong)),
      () => post({ query, variables: { text: 'in variables' } }, bearer(wrong)),
      () => post({ query: mutation, variables: { input: report } }, bearer(token)),
      () => post({ query: '{ coverage { claims } }' }, { cookie: 'session=in-cookie', 'x-custom': 'in-header' }),
      () =>
        fetch(`${service.url}/graphql`, { method: 'POST', body: 'in-body', headers: { 'content-type': 'text/plain' } }),
    ];
    for (const ask of asked) await lineOf(await ask());
    expect(requests()).toHaveLength(asked.length);
    const all = written.join('');
    const carried = ['in-?query-?string', 'in-?parameter', 'in-path', 'in.variables', 'in-?body', 'in.mutation'];
    for (const text of [...carried, 'in-cookie', 'in-header', 'password', 'aa_', 'bearer']) {
      expect(all).not.toMatch(new RegExp(text, 'i'));
    }
    for (const secret of [token, wrong]) expect(all).not.toContain(secret.split('_').at(-1));
  });

  test('tells what went wrong on our side without the document that it was asked by', async () => {
    const store = await openInMemory();
    let broken = false;
    const read: GraphStore['read'] = (...asked) =>
      broken
        ? Promise.reject(new Error('the engine lost its way', { cause: new Error('a wheel came off') }))
        : store.read(...asked);
    await begin({ ...store, read });
    broken = true;
    const answer = await post({ query: '{ deals(first: 1) { nodes { inDocument: title } } }' });
    broken = false;
    const id = answer.headers.get('x-request-id');
    await lineOf(answer);
    const fault = lines().find(({ msg }) => msg === 'a read failed');
    expect(fault).toMatchObject({
      id,
      level: 50,
      err: { type: 'Error', message: 'the engine lost its way', cause: { message: 'a wheel came off' } },
    });
    expect(written.join('')).not.toContain('inDocument');
  });

  test('leaves out of errors what they carry along', async () => {
    await begin();
    const log = createLogger('info', { write: (text) => void written.push(text) });
    const source = new Source('{ inDocument: __typename }');
    const error = new GraphQLError('It cannot be told.', { source, nodes: parse(source).definitions, positions: [2] });
    log.error(
      { err: new Error('on our side', { cause: Object.assign(error, { parameters: 'in parameters' }) }) },
      'a fault',
    );
    expect(lines().find(({ msg }) => msg === 'a fault')).toMatchObject({
      err: { message: 'on our side', cause: { message: 'It cannot be told.' } },
    });
    expect(written.join('')).not.toMatch(/inDocument|in parameters/);
  });
});

describe('`serve --verbose`', () => {
  test('says each request in a line for people', async () => {
    const said: string[] = [];
    service = await serve(await openInMemory(), { observe: { say: (line) => void said.push(line) } });
    await tellSmallGraph(service.alliances);
    await (await post({ query: 'query LatestDeals { deals(first: 2) { nodes { title } } }' })).text();
    await (await post({ query: '{ nothingOfTheKind }' })).text();
    const coverage = `${service.url}/graphql?documentId=coverage`;
    await (await fetch(coverage)).text();
    await (await fetch(coverage)).text();
    await expect.poll(() => said).toHaveLength(4);
    expect(said[0]).toMatch(/^POST \/graphql LatestDeals 200 [\d.]+ ms, [1-9]\d* statements?$/);
    expect(said[1]).toMatch(/^POST \/graphql 400 [\d.]+ ms, 0 statements, BAD_USER_INPUT$/);
    expect(said[2]).toMatch(/^GET \/graphql Coverage 200 [\d.]+ ms, \d+ statements?$/);
    expect(said[3]).toMatch(/^GET \/graphql 200 [\d.]+ ms, kept from before$/);
  });

  test('is watched over as the settings say', () => {
    expect(readConfig({}, {})).toMatchObject({ metrics: true, otlpEndpoint: null });
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://user:secret@collector' }, {})).toThrow(
      /OTEL_EXPORTER/,
    );
  });
});
