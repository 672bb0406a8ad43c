/** What `/metrics` shows, and the Grafana dashboard that draws it. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/store/store.ts';
import { version } from '../../src/version.ts';
import { openInMemory } from '../support/engines.ts';
import { readEvents } from '../support/events.ts';
import { get, type Served, type ServedOptions, serve } from '../support/served.ts';
import { tellSmallGraph } from '../support/small-graph.ts';

let service: Served;
afterEach(() => service.close());
async function begin(options: ServedOptions = {}, store?: GraphStore): Promise<void> {
  service = await serve(store ?? (await openInMemory()), { observe: { say: () => undefined }, ...options });
}

/** Samples by name and labels, as they are printed. */
async function scrape(): Promise<Map<string, number>> {
  const { status, headers, body } = await get(`${service.url}/metrics`);
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  const samples = body
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(samples.map((line) => [line.replace(/ \S+$/, ''), Number(line.replace(/^.* /, ''))]));
}
/** The figure once it is there: a request is counted just after its client has the answer. */
const figure = (sample: string) => expect.poll(async () => (await scrape()).get(sample), { interval: 20 });
const ask = async (query: string, headers: Record<string, string> = {}) =>
  (
    await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
  ).text();

describe('metrics', { timeout: 30_000 }, () => {
  test('count requests by route and status, errors by code, and statements', async () => {
    const store = await openInMemory();
    const before = store.statements;
    await begin({}, store);
    await tellSmallGraph(service.alliances);
    await ask('{ deals(first: 2) { nodes { title } } }');
    await ask('{ nothingOfTheKind }');
    await get(`${service.url}/nowhere/${'x'.repeat(20)}`);
    await figure('auto_alliances_requests_total{route="none",method="GET",status="404"}').toBe(1);
    await figure('auto_alliances_requests_total{route="/graphql",method="POST",status="200"}').toBe(1);
    await figure('auto_alliances_errors_total{code="BAD_USER_INPUT"}').toBe(1);
    await figure('auto_alliances_errors_total{code="NOT_FOUND"}').toBe(1);
    const shown = await scrape();
    expect(shown.get('auto_alliances_request_duration_seconds_count{route="/graphql"}')).toBe(2);
    expect(shown.get('auto_alliances_request_statements_sum{route="/graphql"}')).toBeGreaterThan(0);
    const sent = ['read', 'write'].map((mode) =>
      shown.get(`auto_alliances_statement_duration_seconds_count{mode="${mode}"}`),
    );
    expect(sent.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(store.statements - before);
    expect(shown.get('auto_alliances_change_sequence')).toBe(service.alliances.revision);
    expect(shown.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(shown.get(`auto_alliances_info{version="${version}",engine="grafeo"}`)).toBe(1);
  });

  test('name operations of trusted documents only, however many names clients think of', async () => {
    await begin();
    for (let at = 0; at < 30; at += 1) await ask(`query Made${at}Up { coverage { claims } }`);
    await get(`${service.url}/graphql?documentId=coverage`);
    await figure('auto_alliances_operation_duration_seconds_count{operation="Coverage",kind="query"}').toBe(1);
    const shown = await scrape();
    expect(shown.get('auto_alliances_operation_duration_seconds_count{operation="other",kind="query"}')).toBe(30);
    expect([...shown.keys()].join('\n')).not.toContain('Made');
  });

  test('count hits and misses of the answers that are kept', async () => {
    await begin();
    for (let at = 0; at < 3; at += 1) await get(`${service.url}/graphql?documentId=coverage`);
    await figure('auto_alliances_response_cache_hits_total').toBe(2);
    const shown = await scrape();
    expect(shown.get('auto_alliances_response_cache_misses_total')).toBeGreaterThan(0);
    expect(shown.get('auto_alliances_response_cache_answers')).toBe(1);
    // What is kept counts as a request all the same.
    expect(shown.get('auto_alliances_requests_total{route="/graphql",method="GET",status="200"}')).toBe(3);
  });

  test('count subscriptions while they are open', async () => {
    await begin();
    const events = readEvents(
      await fetch(`${service.url}/graphql?query=${encodeURIComponent('subscription { changes { id } }')}`, {
        headers: { accept: 'text/event-stream' },
      }),
    );
    await figure('auto_alliances_subscriptions_open').toBe(1);
    await events.close();
    await figure('auto_alliances_subscriptions_open').toBe(0);
  });

  test('answer without a token where reading needs one, and are not there where they are off', async () => {
    await begin({ settings: { ACCESS: 'token' } });
    expect((await get(`${service.url}/metrics`)).status).toBe(200);
    await service.close();
    await begin({ settings: { METRICS: 'off' } });
    expect((await get(`${service.url}/metrics`)).status).toBe(404);
  });
});

test('the dashboard draws no metric that is not there, and the page tells of each of ours', async () => {
  await begin();
  const file = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const dashboard: { panels: { title: string; targets?: { expr: string }[] }[] } = JSON.parse(
    file('grafana-service.json'),
  );
  await ask('{ coverage { claims } }');
  const shown = (await get(`${service.url}/metrics`)).body.toString();
  const there = new Set<string>();
  for (const [, name = '', type] of shown.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    there.add(name);
    if (type === 'histogram') for (const part of ['bucket', 'sum', 'count']) there.add(`${name}_${part}`);
  }
  const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(expressions.length).toBeGreaterThan(10);
  const drawn = new Set(expressions.flatMap((text) => text.match(/\b(?:auto_alliances|nodejs|process)_\w+/g) ?? []));
  expect([...drawn].filter((name) => !there.has(name))).toEqual([]);
  const ours = [...shown.matchAll(/^# TYPE (auto_alliances_\S+)/gm)].map(([, name = '']) => name);
  const page = file('observability.md');
  expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  expect(ours.filter((name) => !expressions.some((text) => text.includes(name)))).toEqual([]);
});
