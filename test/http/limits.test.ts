/** Whatever a client asks too much of is refused with a sentence that says what to do; docs/limits.md lists it all. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { openInMemory } from '../support/engines.ts';
import { claim, report } from '../support/reporting.ts';
import { get, type Served, type ServedOptions, serve } from '../support/served.ts';

let service: Served;
const sockets: Socket[] = [];

async function begin(options: ServedOptions = {}): Promise<void> {
  service = await serve(await openInMemory(), { ...options, limits: { drainTimeout: 100, ...options.limits } });
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await service.close();
});

interface Line {
  send(text: string | Buffer): void;
  /** All that came, once the service has hung up. */
  readonly ended: Promise<string>;
  readonly socket: Socket;
}

function line(): Promise<Line> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    // A service that hangs up while something is still sent resets the connection.
    socket.on('error', () => undefined);
    const ended = new Promise<string>((end) => socket.on('close', () => end(heard)));
    socket.on('connect', () => resolve({ send: (text) => void socket.write(text), ended, socket }));
    socket.on('error', reject);
  });
}

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const ask = async (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
  const answer = await post(JSON.stringify({ query, variables }), headers);
  return { status: answer.status, headers: answer.headers, ...((await answer.json()) as Refused) };
};
interface Refused {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** A refusal as every client can read it, in raw bytes. */
function refusalIn(heard: string): { status: number; message: string; code: string } {
  const [head = '', body = ''] = heard.split('\r\n\r\n', 2);
  const { errors } = JSON.parse(body) as Required<Refused>;
  return {
    status: Number(head.split(' ')[1]),
    message: errors[0]?.message ?? '',
    code: errors[0]?.extensions.code ?? '',
  };
}

describe('a client that is too slow', () => {
  test('with its headers is told so, and hung up on', async () => {
    await begin({ limits: { headersTimeout: 150, requestTimeout: 300 } });
    const slow = await line();
    slow.send('GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    expect(refusalIn(await slow.ended)).toMatchObject({ status: 408, message: expect.stringMatching(/in time/) });
  });

  test('with its body is told so, and hung up on, however steadily it drips', async () => {
    await begin({ limits: { headersTimeout: 150, requestTimeout: 400 } });
    const slow = await line();
    slow.send(
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{',
    );
    const drip = setInterval(() => slow.send(' '), 50);
    expect(refusalIn(await slow.ended)).toMatchObject({ status: 408, code: 'BAD_USER_INPUT' });
    clearInterval(drip);
  });

  test('with its next request is hung up on', async () => {
    await begin({ limits: { keepAliveTimeout: 100 } });
    const idle = await line();
    idle.send('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await idle.ended).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('to read its answer is hung up on, and what made the answer ends', async () => {
    await begin({ limits: { readingTimeout: 300, keepAliveTimeout: 60_000, requestTimeout: 60_000 } });
    const deaf = await line();
    deaf.socket.pause();
    // More than the system holds for one connection; each is answered in its turn.
    const list = 'GET /graphql/documents HTTP/1.1\r\nHost: localhost\r\n\r\n';
    for (let at = 0; at < 3_000; at += 1) deaf.send(list);
    const closed = new Promise((resolve) => deaf.socket.once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    // What lay ready is read to its end, which came from the service.
    deaf.socket.resume();
    await closed;
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  test('to read its subscription is let go, and one that reads gets signs of life', async () => {
    await begin({ streams: { heartbeat: 50, patience: 150 }, settings: { SUBSCRIPTIONS: '1' } });
    const subscribe = () =>
      fetch(`${service.url}/graphql?query=${encodeURIComponent('subscription { changes { id } }')}`, {
        headers: { accept: 'text/event-stream' },
      });
    const first = await subscribe();
    expect(first.status).toBe(200);
    const second = await subscribe();
    expect(second.status).toBe(503);
    expect(await second.text()).toMatch(/1 subscriptions already.*try again later/);
    const reader = first.body?.getReader();
    for (let at = 0; at < 3; at += 1) expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^:/);
    await reader?.cancel();
    await expect.poll(async () => (await subscribe()).status).toBe(200);
  });
});

describe('too much at once', () => {
  test('of connections is refused with a sentence, until others are over', async () => {
    await begin({ settings: { CONNECTIONS: '3' } });
    const held = [await line(), await line(), await line()];
    const fourth = await line();
    fourth.send('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const heard = await fourth.ended;
    expect(refusalIn(heard)).toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/3 connections already/),
    });
    expect(heard.toLowerCase()).toMatch(/retry-after: 1\r\n/);
    held[0]?.socket.destroy();
    await expect
      .poll(async () => (await get(`${service.url}/health/live`).catch(() => ({ status: 0 }))).status)
      .toBe(200);
  });

  test('of requests is refused, but for those who watch over the service', async () => {
    await begin({ limits: { maxRequests: 0 } });
    const { status, headers, errors } = await ask('{ viewer { role } }');
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    expect(headers.get('retry-after')).toBe('1');
    expect(errors?.[0]?.message).toMatch(/try again in a second/);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
  });

  test('of bodies together is refused, until those are answered', async () => {
    await begin({ limits: { maxBodyBytesTogether: 2_000 } });
    const holding = await line();
    holding.send(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1900\r\n\r\n${' '.repeat(1_500)}`,
    );
    const question = JSON.stringify({ query: `{ viewer { role } } #${'x'.repeat(1_000)}` });
    await expect.poll(async () => (await post(question)).status).toBe(503);
    holding.socket.destroy();
    await expect.poll(async () => (await post(question)).status).toBe(200);
  });

  test('of writes, or of wrong tokens, is told when to come back', async () => {
    await begin({ settings: { WRITES_PER_MINUTE: '1', FAILED_LOGINS_PER_MINUTE: '1' } });
    const token = { authorization: `Bearer ${await service.token('RESEARCHER')}` };
    const write = (page: string) =>
      ask(
        'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename } }',
        { input: report(page, [claim()]) },
        token,
      );
    expect(await write('one')).toMatchObject({ status: 200 });
    expect(await write('two')).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    const wrong = () => get(`${service.url}/export`, { authorization: 'Bearer aa_wrong' });
    expect((await wrong()).status).toBe(401);
    const later = await wrong();
    expect(later.status).toBe(429);
    expect(Number(later.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a request that asks too much', () => {
  const errorOf = async (query: string, variables: object = {}) => {
    const { status, errors } = await ask(query, variables);
    return { status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
  };
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join(' ');

  test.each<[string, string, object, string, RegExp]>([
    ['2,001 tokens', `{ ${many(2_001, () => 'x')} }`, {}, 'BAD_USER_INPUT', /2000 tokens/],
    [
      '17 levels',
      `${'{ organization(id: "x") { parent '.repeat(9)}{ id }${'} }'.repeat(9)}`,
      {},
      'BAD_USER_INPUT',
      /levels of fields; at most 16/,
    ],
    [
      '61 aliases',
      `{ viewer { ${many(61, (at) => `a${at}: role`)} } }`,
      {},
      'BAD_USER_INPUT',
      /61 aliases; at most 60/,
    ],
    [
      '21 fields at the top',
      `{ ${many(21, (at) => `a${at}: viewer { role }`)} }`,
      {},
      'BAD_USER_INPUT',
      /21 fields at the top; at most 20/,
    ],
    [
      'a cost over 50,000',
      '{ organizations(first: 100) { nodes { ties(first: 100) { nodes { evidence(first: 100) { nodes { id } } } } } } }',
      {},
      'COST_LIMIT',
      /50,000 are allowed/,
    ],
    ['a page of 101', '{ deals(first: 101) { nodes { id } } }', {}, 'BAD_USER_INPUT', /100/],
    [
      'variables nested 33 deep',
      'query ($x: String) { organization(name: $x) { id } }',
      { x: JSON.parse(`${'['.repeat(33)}${']'.repeat(33)}`) },
      'BAD_USER_INPUT',
      /more than 32 levels deep/,
    ],
  ])('by %s is refused', async (_, query, variables, code, sentence) => {
    await begin();
    expect(await errorOf(query, variables)).toEqual({ status: 400, code, message: expect.stringMatching(sentence) });
  });

  test('by a body over 1 MB is refused, also one that does not say how long it is', async () => {
    await begin();
    expect((await post(JSON.stringify({ query: 'x'.repeat(1_000_001) }))).status).toBe(413);
    const chunked = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob(['x'.repeat(1_100_000)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(await chunked.text()).toMatch(/larger than 1,000,000 bytes; send less at a time/);
  });

  test('by headers over 16 KB is refused', async () => {
    await begin();
    const large = await line();
    large.send(`GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(refusalIn(await large.ended)).toMatchObject({ status: 431, message: expect.stringMatching(/16 KB/) });
  });

  test('that is no HTTP is refused in the shape of every refusal', async () => {
    await begin();
    const nonsense = await line();
    nonsense.send('NONSENSE\r\n\r\n');
    expect(refusalIn(await nonsense.ended)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
});

describe('the schema', () => {
  const question = '{ __schema { queryType { name } } }';

  test('tells what is in it, unless that is switched off', async () => {
    await begin();
    expect((await ask(question)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });

  test('keeps to itself what is in it where INTROSPECTION=off, and answers all else', async () => {
    await begin({ settings: { INTROSPECTION: 'off' } });
    const { status, errors } = await ask(question);
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/introspection has been disabled/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(await ask('{ __type(name: "Deal") { name } }')).toMatchObject({ status: 400 });
    expect(await ask('{ __typename viewer { role } }')).toMatchObject({
      data: { __typename: 'Query', viewer: { role: 'READER' } },
    });
  });
});

test('every answer keeps browsers from guessing what it is, telling where they came from, and framing it', async () => {
  await begin();
  for (const path of [
    '/',
    '/graphql?query={viewer{role}}',
    '/graphql?document=nothing',
    '/export',
    '/nowhere',
    '/health/live',
  ]) {
    const { headers } = await fetch(service.url + path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-powered-by'), path).toBeNull();
  }
  const graphiql = await fetch(`${service.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(graphiql.headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
  await graphiql.text();
});

test('the page on limits names every setting that is one', () => {
  const page = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');
  const limits = [
    'CONNECTIONS',
    'SUBSCRIPTIONS',
    'WRITES_PER_MINUTE',
    'FAILED_LOGINS_PER_MINUTE',
    'INTROSPECTION',
    'RESPONSE_CACHE_BYTES',
  ];
  for (const variable of limits) {
    const setting = settings.find((one) => one.variable === variable);
    expect(page).toContain(`\`${variable}\``);
    expect(page.replaceAll(',', '')).toContain(String(setting?.defaultValue));
  }
});
