/** Malformed and hostile HTTP requests as bytes, drawn from a seed, over every address that a service answers. */
import { gzipSync } from 'node:zlib';
import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { schema } from '../../src/graphql/schema.ts';

export interface Target {
  readonly path: string;
  readonly methods: readonly string[];
}

export interface HostileOptions {
  readonly targets: readonly Target[];
  readonly seed: number;
  /** Documents that are answered when they are left alone. */
  readonly documents: readonly string[];
  /** Good tokens, for hostility that gets past the door. */
  readonly tokens: readonly string[];
  /** Names of parameters that some address reads. */
  readonly parameters: readonly string[];
}

/** Draws one request after the other, each to be sent on a connection of its own. */
export function hostileRequests({ targets, seed, documents, tokens, parameters }: HostileOptions): () => Buffer {
  const random = mulberry32(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const one = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;
  const chance = (share: number) => random() < share;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: upTo(most + 1) }, make);

  const noise = () => Buffer.from(Array.from({ length: 1 + upTo(200) }, () => upTo(256)));
  const values: readonly (() => string)[] = [
    () => one(['', '0', '-1', '1e309', 'NaN', '99999999999999999999', '1.5', 'true', 'null', 'undefined', '[]', '{}']),
    () => one(['[object Object]', '__proto__', 'constructor', 'toString', '{"__proto__":{"admin":true}}']),
    () => one(['\0', 'a\0b', '\r\nX-Injected: yes', '\u202e', '\u2028', '🚗'.repeat(500), '\ufeff', '\uffff', '\b']),
    () =>
      one([
        '9999-99-99',
        '-0001-01-01',
        '0000-00-00',
        '2024-02-30',
        '2024-06-01T00:00:00Z',
        'Y-17E7',
        '[..]',
        '2024-06-01',
      ]),
    () =>
      one(['organization:', 'organization:ford', 'deal:', 'claim:x', 'change:1', 'change:-1', 'change:1e9', 'token:1']),
    () => one(["'}) MATCH (n) DETACH DELETE n //", '" OR 1=1 --', '{{7*7}}', '<script>alert(1)</script>', '`']),
    () =>
      one([
        '../../../../etc/passwd',
        '..\\..\\win.ini',
        'file:///etc/passwd',
        'http://169.254.169.254/',
        'javascript:1',
      ]),
    () => 'x'.repeat(one([1, 100, 1_000, 5_000])),
    () => '['.repeat(one([5, 40, 3_000])),
    () => `${'{"a":'.repeat(one([5, 40, 1_000]))}1${'}'.repeat(40)}`,
    () => noise().toString('latin1'),
  ];
  const value = () => one(values)();
  const escapes = [
    '%',
    '%G1',
    '%00',
    '%0d%0aX-Injected:%20yes',
    '%c0%af',
    '%ed%a0%80',
    '%ff%fe',
    '%2e%2e%2f',
    '%25',
    '+',
    ';',
  ];
  const escaped = (text: string) => (chance(0.2) ? one(escapes) : encodeURIComponent(text.toWellFormed()));

  function address(target: string): string {
    if (!target.endsWith('/*')) return target;
    const within = [value(), ...parameters, 'gexf', 'ties.csv', 'nodes', 'edges', 'entity', 'index.html', 'graphml'];
    return target.slice(0, -1) + escaped(one(within));
  }
  const strayAddress = () =>
    one([
      () => `/${some(6, () => one(['..', '.', '%2e%2e', 'assets', 'etc', 'passwd', '\\..', '%00'])).join('/')}`,
      () => '//evil.example/',
      () => `/${'a/'.repeat(upTo(3_000))}`,
      () => `/${value().replace(/[\s\0]/g, '')}`,
      () => `${one(targets).path}/..%2f..%2fetc/passwd`,
      () => `${one(targets).path.replace('*', '')}${escaped(value())}`,
    ])();
  function search(): string {
    const pairs = some(5, () => `${chance(0.9) ? one(parameters) : escaped(value())}=${escaped(value())}`);
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  }

  const headerLines: readonly (() => string)[] = [
    () =>
      `Authorization: ${one(['Bearer', 'Bearer ', 'Basic eDp5', `Bearer ${'x'.repeat(3_000)}`, 'Bearer aa_wrong', 'bearer \t', 'Negotiate'])}`,
    () => `Authorization: Bearer ${one(tokens)}`,
    () =>
      `Accept: ${one(['text/html', 'text/event-stream', '*/*;q=x', ',,,', 'application/graphql-response+json', 'multipart/mixed', 'x'.repeat(5_000)])}`,
    () => `Accept-Encoding: ${one(['gzip;q=9', 'br, gzip', 'identity;q=0, *;q=0', 'zstd', ';;;', 'gzip'])}`,
    () => `If-None-Match: ${one(['*', '"', 'W/"', 'W/"x", '.repeat(300), ',', '"\x80"'])}`,
    () => `Min-Revision: ${one(['-1', 'x', '1e3', '0', ' ', '99999999999999999999999', '٣'])}`,
    () => `Last-Event-ID: ${one(['x', 'change:0', '-1', 'MQ==', '99999999999999999999'])}`,
    () => `Origin: ${one(['null', 'https://evil.example', '*', 'x y', 'https://a'.repeat(100)])}`,
    () => `Access-Control-Request-Method: ${one(['POST', '', 'x y'])}`,
    () => `X-Forwarded-For: ${one(['::1', '999.999.999.999', ','.repeat(500), '[::', 'x'.repeat(2_000)])}`,
    () => `X-Forwarded-Proto: ${one(['https', 'javascript', ',,'])}`,
    () => `Range: bytes=${one(['0-', '-1', '5-2', '0-0,'.repeat(200)])}`,
    () => `Expect: ${one(['100-continue', '200-ok'])}`,
    () => 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13',
    () => 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
    () => `Cookie: ${'a=b; '.repeat(upTo(1_500))}`,
    () => `Content-Encoding: ${one(['gzip', 'br', 'x', 'gzip, gzip'])}`,
    () => `X-Apollo-Operation-Name: ${one(['', 'x'])}`,
    () => `X-${'y'.repeat(upTo(2_000))}: ${upTo(10)}`,
    () => some(one([3, 100, 2_500]), () => 'A: b').join('\r\n') || 'A: b',
  ];
  const brokenLines: readonly (() => string)[] = [
    () => 'No colon here',
    () => ': no name',
    () => 'Bad Name: x',
    () => 'Folded: a\r\n b',
    () => 'Nul: a\0b',
    () => 'Bare: a\rb',
    () => `Content-Length: ${one(['-1', '+5', '1e3', '5, 6', '0x10', '99999999999999999999', 'x'])}`,
    () => 'Content-Length: 5\r\nContent-Length: 6',
    () => 'Transfer-Encoding: chunked\r\nContent-Length: 4',
    () => `Transfer-Encoding: ${one(['gzip, chunked', 'x', 'chunked, chunked', 'identity', '\x0bchunked'])}`,
    () => `Host: ${one(['[::1', 'a b', '%', 'user@host', 'x:y:z', '', '../x', 'a\tb', 'é'])}`,
    () => 'Host: two.example',
    () => `Huge: ${'x'.repeat(17_000)}`,
  ];
  const types = [
    'application/json',
    'application/json; charset=utf-16',
    'application/graphql',
    'text/plain',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/xml',
    'x',
    '',
  ];

  /** A document that was cut, doubled or blown up. */
  function document(): string {
    const text = one(documents);
    const at = upTo(text.length);
    return one([
      () => text,
      () => text.slice(0, at),
      () => text.slice(0, at) + value() + text.slice(at),
      () => text.replaceAll(/"[^"]*"/g, () => JSON.stringify(value())),
      () => text.replaceAll(/\b\d+\b/g, () => one(['-1', '0', '99999999999', '1.5', '"1"', 'null', '[1]', '{a: 1}'])),
      () => text.replaceAll(/\b[a-z]+(?=[\s(:{])/g, (word) => (chance(0.1) ? '__typename' : word)),
      () => `{ ${'a '.repeat(upTo(3_000))} }`,
      () => `${'{ node(id: "x") '.repeat(upTo(3_000))}${'}'.repeat(upTo(3_000))}`,
      () => '{ viewer { role } } fragment a on Query { ...b } fragment b on Query { ...a }',
      () => `{ viewer ${'@include(if: true) '.repeat(upTo(700))} { role } }`,
      () => `{ ${Array.from({ length: upTo(300) }, (_, of) => `a${of}: viewer { role }`).join(' ')} }`,
      () => `query ($x: ${'['.repeat(upTo(1_000))}Int${']'.repeat(upTo(1_000))}) { viewer { role } }`,
      () => `{ node(id: ${'['.repeat(upTo(900))}${']'.repeat(upTo(900))}) { id } }`,
      question,
      question,
      question,
    ])();
  }

  /** A field of the API with arguments that its types allow, more or less. */
  function question(): string {
    const [word, root] = one([
      ['query', schema.getQueryType()],
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
    ] as const);
    const field = one(Object.values(root?.getFields() ?? {}));
    const given = field.args.filter(({ type }) => isNonNullType(type) || chance(0.5));
    const list = given.map(({ name, type }) => `${name}: ${literal(type, 0)}`).join(', ');
    const named = getNamedType(field.type);
    return `${word} { ${field.name}${list === '' ? '' : `(${list})`} ${'getFields' in named || 'getTypes' in named ? '{ __typename }' : ''} }`;
  }
  function literal(type: GraphQLInputType, depth: number): string {
    if (isNonNullType(type)) return literal(type.ofType, depth);
    if (chance(0.05)) return one(['null', '-1', '""', '[]', '{}', 'X', '1e400', '$x']);
    if (isListType(type)) return `[${some(depth > 2 ? 1 : 3, () => literal(type.ofType, depth + 1)).join(', ')}]`;
    if (isEnumType(type)) return one(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (each) => isNonNullType(each.type) || (depth < 4 && chance(0.4)),
      );
      return `{${fields.map((each) => `${each.name}: ${literal(each.type, depth + 1)}`).join(', ')}}`;
    }
    if (type.name === 'Int') return one(['0', '1', '-1', '100', '2147483647', '-2147483648', '7']);
    if (type.name === 'Float') return one(['0', '-1', '1e308', '0.1', '100.0001']);
    if (type.name === 'Boolean') return one(['true', 'false']);
    return JSON.stringify(
      chance(0.3) ? one(['organization:ford', 'Ford', '2024-06-01', 'https://news.example/x', '1']) : value(),
    );
  }

  function json(): string {
    const query = chance(0.9) ? document() : one([1, null, [], {}, true] as const);
    const variables = one<unknown>([
      undefined,
      {},
      null,
      'x',
      [],
      7,
      { x: value() },
      { ['__proto__']: { a: 1 } },
      { first: value() },
    ]);
    const extensions = one<unknown>([
      undefined,
      undefined,
      {},
      'x',
      [],
      { persistedQuery: { version: 1, sha256Hash: value() } },
    ]);
    const body = {
      query,
      variables,
      extensions,
      operationName: one([undefined, undefined, '', value(), 7, {}]),
      documentId: one([undefined, undefined, value()]),
    };
    return one([
      () => JSON.stringify(body),
      () => JSON.stringify(body),
      () => JSON.stringify(body),
      () => JSON.stringify(body).slice(0, -1 - upTo(20)),
      () => JSON.stringify([body, body]),
      () =>
        JSON.stringify({
          query: 'query ($x: String!) { organization(name: $x) { id } }',
          variables: { x: 'deep' },
        }).replace('"deep"', '['.repeat(20_000) + ']'.repeat(20_000)),
      () => `{"query": "{ viewer { role } }", "variables": {"x": ${'9'.repeat(1_000)}}}`,
      () => '{"query": "{ viewer { role } }", "query": 7, "__proto__": {"variables": 1}}',
      () => `${JSON.stringify(body)}${value()}`,
      () => '['.repeat(upTo(100_000)),
      () => one(['', 'null', '7', '"x"', '{}', '[]', '\ufeff{}', '{"query":"\\ud800"}', '{"query":null}']),
    ])();
  }

  function body(): Buffer {
    const forms = () => some(4, () => `${one(parameters)}=${escaped(chance(0.5) ? json() : value())}`).join('&');
    return one([
      () => Buffer.from(json()),
      () => Buffer.from(json()),
      () => Buffer.from(json()),
      () => Buffer.from(json(), 'utf16le'),
      () => Buffer.concat([Buffer.from('{"query":"{ organization(name: \\"'), noise(), Buffer.from('\\") { id } }"}')]),
      () => gzipSync(json()),
      () => Buffer.from(forms()),
      () => Buffer.from(forms()),
      () => Buffer.from(`--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${json()}\r\n--x--\r\n`),
      noise,
      () => Buffer.alloc(one([10, 100_000, 1_100_000]), ' '),
    ])();
  }

  function head(method: string, path: string, lines: readonly string[]): string {
    return [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
  }

  function withBody(method: string, path: string, lines: string[]): Buffer {
    const content = body();
    const type = chance(0.7)
      ? one(['application/json', 'application/json', 'application/x-www-form-urlencoded'])
      : one(types);
    const typed = [...lines, `Content-Type: ${type}`];
    if (chance(0.8)) {
      const length = chance(0.9) ? content.length : content.length + one([-1, 1, 100]);
      return Buffer.concat([
        Buffer.from(head(method, path, [...typed, `Content-Length: ${Math.max(0, length)}`])),
        content,
      ]);
    }
    const pieces: Buffer[] = [];
    for (let at = 0; at < content.length && pieces.length < 60; at += 1 + upTo(5_000)) {
      const piece = content.subarray(at, at + 1 + upTo(5_000));
      const size = chance(0.97)
        ? piece.length.toString(16)
        : one(['-1', 'zz', 'ffffffffffffffff', '', `1;${'e'.repeat(20_000)}`]);
      pieces.push(Buffer.from(`${size}\r\n`), piece, Buffer.from('\r\n'));
    }
    const end = chance(0.9) ? '0\r\n\r\n' : one(['', '0\r\nTrailer: x\r\n\r\n', '0\r\n']);
    return Buffer.concat([
      Buffer.from(head(method, path, [...typed, 'Transfer-Encoding: chunked'])),
      ...pieces,
      Buffer.from(end),
    ]);
  }

  function request(): Buffer {
    const target = one(targets);
    const method = chance(0.75)
      ? one(target.methods)
      : one([
          'GET',
          'HEAD',
          'POST',
          'PUT',
          'PATCH',
          'DELETE',
          'OPTIONS',
          'TRACE',
          'CONNECT',
          'PROPFIND',
          'PURGE',
          'QUERY',
          'get',
          'FOO',
        ]);
    const path = chance(0.8) ? address(target.path) + search() : strayAddress();
    const asksPage = (line: string) => line === 'Accept: text/html' && target.path === '/graphql';
    const lines = ['Host: localhost', 'Connection: close', ...some(3, () => one(headerLines)())].filter(
      (line) => !asksPage(line),
    );
    if (chance(0.1)) lines.splice(upTo(lines.length + 1), 0, one(brokenLines)());
    if (target.path === '/graphql' && method === 'GET' && chance(0.7)) {
      const asked = new URLSearchParams({ query: document(), variables: one(['{}', '{bad', '7', value()]) });
      return Buffer.from(head(method, `${target.path}?${asked}`, lines));
    }
    return ['POST', 'PUT', 'PATCH', 'QUERY'].includes(method) || chance(0.05)
      ? withBody(method, path, lines)
      : Buffer.from(head(method, path, lines), 'latin1');
  }

  return () =>
    one([
      request,
      request,
      request,
      request,
      request,
      request,
      request,
      noise,
      () =>
        Buffer.from(
          one([
            'GET / HTTP/0.9\r\n\r\n',
            'GET / HTTP/9.9\r\n\r\n',
            'GET\r\n\r\n',
            'GET /\r\n\r\n',
            ' GET / HTTP/1.1\r\n\r\n',
            'GET / HTTP/1.1\n\n',
            'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
            'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
            'GET / HTTP/1.1\r\n\r\n',
            'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
            '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
            '\r\n\r\n\r\n',
          ]),
        ),
      // Several at once, as a pipeline, the first of them left open.
      () =>
        Buffer.concat(
          some(20, () => Buffer.from(request().toString('latin1').replace('Connection: close\r\n', ''), 'latin1')),
        ),
      // Cut off in the middle.
      () => {
        const whole = request();
        return whole.subarray(0, upTo(whole.length));
      },
    ])();
}

/** mulberry32 by Tommy Ettinger: 32 bits of state, the same numbers everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
