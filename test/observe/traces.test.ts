/** Traces as a collector receives them, by OTLP over HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInMemory } from '../support/engines.ts';
import { type Served, serve } from '../support/served.ts';
import { tellSmallGraph } from '../support/small-graph.ts';

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}
interface Received {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: ReceivedSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

let collector: Server;
let endpoint: string;
let received: { path: string | undefined; text: string }[];
let service: Served | undefined;

beforeEach(async () => {
  received = [];
  collector = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      received.push({ path: request.url, text: Buffer.concat(pieces).toString() });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  collector.closeAllConnections();
  collector.close();
});

async function begin(address: string): Promise<Served> {
  const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: address };
  service = await serve(await openInMemory(), { observe: { say: () => undefined }, settings });
  await tellSmallGraph(service.alliances);
  return service;
}
const ask = async (url: string, query: string, headers: Record<string, string> = {}) =>
  (
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
  ).text();
/** Stops the service, which sends what is left. */
async function spans(): Promise<ReceivedSpan[]> {
  await service?.close();
  service = undefined;
  const bodies = received.map(({ text }) => JSON.parse(text) as Received);
  return bodies.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
}

test('a request is a trace of itself, its operation and its statements, and part of its caller’s', async () => {
  const { url } = await begin(`${endpoint}/`);
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
  await ask(url, 'query Secretive { deals(first: 2) { nodes { inDocument: title } } }', { traceparent });
  const all = await spans();
  expect(received.every(({ path }) => path === '/v1/traces')).toBe(true);
  const [request, ...others] = all.filter(({ name }) => name === 'POST /graphql');
  expect(others).toEqual([]);
  expect(request).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
  const operation = all.find(({ name }) => name === 'query other');
  expect(operation).toMatchObject({ traceId, parentSpanId: request?.spanId });
  const statements = all.filter(({ parentSpanId }) => parentSpanId === operation?.spanId);
  expect(statements.length).toBeGreaterThan(0);
  for (const { name, traceId: its, startTimeUnixNano, endTimeUnixNano } of statements) {
    expect(name).toMatch(/^[a-z][a-z/-]+$/);
    expect(its).toBe(traceId);
    expect(BigInt(startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(request?.startTimeUnixNano ?? 0));
    expect(BigInt(endTimeUnixNano)).toBeLessThanOrEqual(BigInt(request?.endTimeUnixNano ?? 0));
  }
  const attributes = Object.fromEntries(
    (request?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
  );
  expect(attributes).toMatchObject({ 'http.route': '/graphql', 'http.response.status_code': 200 });
  const text = received.map((body) => body.text).join('');
  for (const hidden of ['inDocument', 'Secretive', 'MATCH']) expect(text).not.toContain(hidden);
  expect(text).toContain('"auto-alliances"');
});

test('a collector that is away changes nothing for those who ask', async () => {
  const away = 'http://127.0.0.1:1';
  const { url } = await begin(away);
  expect(await ask(url, '{ coverage { claims } }')).toContain('"claims"');
  // It stops in time as well.
  expect(await spans()).toEqual([]);
});
