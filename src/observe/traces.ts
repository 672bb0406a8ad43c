/** Traces by OpenTelemetry, sent by OTLP over HTTP: a span for each request, its operation and its statements. Loaded only where it is set. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { boundedName, type ObservedRequest, type Operation, type Statement, type Watcher } from './observer.ts';

/** For the last spans, in milliseconds. */
const PATIENCE = 1_000;

export interface TraceOptions {
  /** The collector, without `/v1/traces`. */
  readonly endpoint: string;
  readonly version: string;
  readonly engine: string;
}

export interface Traces extends Watcher {
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * Spans are made once a request is over, from what was noted of it: until then nothing waits on tracing.
 * `OTEL_TRACES_SAMPLER` and `OTEL_EXPORTER_OTLP_HEADERS` are read by the library.
 */
export function createTraces({ endpoint, version, engine }: TraceOptions): Traces {
  // The exporter tries again until this is over, and the process cannot end before.
  const timeoutMillis = 2 * PATIENCE;
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'auto-alliances', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 2_000 })],
  });
  const tracer = provider.getTracer('auto-alliances', version);
  return {
    request(request) {
      const span = requestSpan(tracer, request);
      const ofRequest = trace.setSpan(ROOT_CONTEXT, span);
      const { operation } = request;
      const inner = operation === null ? ofRequest : operationSpan(tracer, request, operation, ofRequest);
      for (const statement of request.firstStatements) {
        const isInside = operation !== null && statement.started >= operation.started;
        statementSpan(tracer, statement, engine, isInside ? inner : ofRequest);
      }
      span.end(epoch(request.started + (request.ms ?? 0)));
    },
    async close() {
      // A collector that is away or slow does not keep the service from stopping.
      const inTime = sleep(PATIENCE, undefined, { ref: false });
      await Promise.race([provider.shutdown().catch(() => undefined), inTime]);
    },
  };
}

function requestSpan(tracer: Tracer, request: ObservedRequest): Span {
  const { id, method, route, status, kept, errors, statements, started } = request;
  const attributes = {
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'auto_alliances.request_id': id,
    'auto_alliances.kept': kept,
    'auto_alliances.statements': statements,
    ...(errors.length > 0 && { 'auto_alliances.errors': [...new Set(errors)] }),
  };
  const options = { kind: SpanKind.SERVER, startTime: epoch(started), attributes };
  const span = tracer.startSpan(`${method} ${route}`, options, remoteParent(request.traceparent));
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  return span;
}

function operationSpan(tracer: Tracer, request: ObservedRequest, operation: Operation, parent: Context): Context {
  const { kind, started, cost } = operation;
  const name = boundedName(operation);
  const attributes = {
    'graphql.operation.name': name,
    'graphql.operation.type': kind,
    ...(cost !== null && { 'auto_alliances.cost': cost }),
  };
  const span = tracer.startSpan(`${kind} ${name}`, { startTime: epoch(started), attributes }, parent);
  const end = started + (operation.ms ?? request.started + (request.ms ?? 0) - started);
  span.end(epoch(end));
  return trace.setSpan(parent, span);
}

function statementSpan(tracer: Tracer, statement: Statement, engine: string, parent: Context): void {
  const { query, mode, started, ms, failed } = statement;
  const attributes = { 'db.system.name': engine, 'db.operation.name': query, 'auto_alliances.mode': mode };
  const options = { kind: SpanKind.CLIENT, startTime: epoch(started), attributes };
  const span = tracer.startSpan(query, options, parent);
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(epoch(started + ms));
}

/** The span of whoever asked (W3C Trace Context), so that theirs and ours are one trace. */
function remoteParent(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, context);
}

/** Milliseconds since 1970 of a time by `performance.now()`. */
function epoch(time: number): number {
  return performance.timeOrigin + time;
}
