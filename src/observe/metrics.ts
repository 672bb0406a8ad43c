/** Metrics in Prometheus' text format. Every label takes one of a bounded number of values. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { boundedName, type Watcher } from './observer.ts';

/** What is read at the time that metrics are asked for. */
export interface Figures {
  /** Null until the graph is open. */
  readonly graph: () => { readonly revision: number; readonly store: { readonly engine: string } } | null;
  readonly cache: {
    readonly figures: {
      readonly hits: number;
      readonly misses: number;
      readonly answers: number;
      readonly bytes: number;
    };
  };
  readonly streams: { readonly open: number };
  readonly version: string;
}

export interface Metrics extends Watcher {
  readonly contentType: string;
  text(): Promise<string>;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const statementSeconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30];

export function createMetrics({ graph, cache, streams, version }: Figures): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    ...{ name: 'auto_alliances_requests_total', help: 'Requests answered.', registers },
    labelNames: ['route', 'method', 'status'],
  });
  const durations = new Histogram({
    name: 'auto_alliances_request_duration_seconds',
    help: 'From the request to the end of its answer; not of subscriptions.',
    ...{ registers, labelNames: ['route'], buckets: requestSeconds },
  });
  const statementsOfOne = new Histogram({
    name: 'auto_alliances_request_statements',
    help: 'Statements sent to the engine for one request.',
    ...{ registers, labelNames: ['route'], buckets: [0, 1, 2, 4, 8, 16, 32, 64, 256] },
  });
  const errors = new Counter({
    ...{ name: 'auto_alliances_errors_total', help: 'Errors in answers, by code.', registers, labelNames: ['code'] },
  });
  const operations = new Histogram({
    name: 'auto_alliances_operation_duration_seconds',
    help: 'Execution of GraphQL operations, by name those of trusted documents; not of subscriptions.',
    ...{ registers, labelNames: ['operation', 'kind'], buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5] },
  });
  const costs = new Histogram({
    name: 'auto_alliances_operation_cost',
    help: 'Nodes that GraphQL operations may have come to.',
    ...{ registers, buckets: [10, 100, 1_000, 5_000, 10_000, 25_000, 50_000] },
  });
  const statements = new Histogram({
    name: 'auto_alliances_statement_duration_seconds',
    help: 'Statements to the engine, from sending one to its last row, of requests and of the service itself.',
    ...{ registers, labelNames: ['mode'], buckets: statementSeconds },
  });
  const failures = new Counter({
    name: 'auto_alliances_statement_failures_total',
    help: 'Statements to the engine that failed or were cancelled.',
    ...{ registers, labelNames: ['mode'] },
  });
  read('auto_alliances_response_cache_hits_total', 'Reads answered from what was kept.', () => cache.figures.hits);
  read('auto_alliances_response_cache_misses_total', 'Reads that were not kept.', () => cache.figures.misses);
  read('auto_alliances_response_cache_answers', 'Answers that are kept.', () => cache.figures.answers);
  read('auto_alliances_response_cache_bytes', 'Bytes of answers that are kept.', () => cache.figures.bytes);
  read('auto_alliances_subscriptions_open', 'Subscriptions that are open.', () => streams.open);
  read('auto_alliances_change_sequence', 'Number of the last change.', () => graph()?.revision ?? null);
  const info = new Gauge({
    name: 'auto_alliances_info',
    help: 'The version of the service and its engine.',
    ...{ registers, labelNames: ['version', 'engine'] },
    collect() {
      this.reset();
      this.set({ version, engine: graph()?.store.engine ?? 'none' }, 1);
    },
  });
  void info;

  /** A figure that is kept elsewhere: a counter by its name, or a gauge. Null: there is none yet. */
  function read(name: string, help: string, value: () => number | null): void {
    if (name.endsWith('_total')) {
      new Counter({
        ...{ name, help, registers },
        collect() {
          this.reset();
          this.inc(value() ?? 0);
        },
      });
      return;
    }
    new Gauge({
      ...{ name, help, registers },
      collect() {
        const now = value();
        if (now === null) this.remove();
        else this.set(now);
      },
    });
  }

  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    request({ route, method, status, ms, operation, errors: codes, statements: sent }) {
      requests.inc({ route, method: methods.has(method) ? method : 'other', status });
      for (const code of codes) errors.inc({ code });
      if (operation?.kind !== 'subscription') {
        durations.observe({ route }, (ms ?? 0) / 1_000);
        statementsOfOne.observe({ route }, sent);
      }
      if (operation === null) return;
      if (operation.ms !== null && operation.kind !== 'subscription') {
        operations.observe({ operation: boundedName(operation), kind: operation.kind }, operation.ms / 1_000);
      }
      if (operation.cost !== null) costs.observe(operation.cost);
    },
    statement({ mode, ms, failed }) {
      statements.observe({ mode }, ms / 1_000);
      if (failed) failures.inc({ mode });
    },
  };
}
