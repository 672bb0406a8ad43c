/** The log: one line of JSON an event on standard error, and of requests nothing that their clients keep to themselves. */
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.ts';
import type { ObservedRequest, Watcher } from './observer.ts';

/** @param destination @default standard error */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, serializers: { err: plainError } }, destination);
}

/** Asked often, by machines. */
const quiet = new Set(['/health/live', '/health/ready', '/metrics', '/assets/*']);

/**
 * Logs each request once it is over: `info`, and `debug` for what is asked all the time or costs nothing.
 * Query strings, headers, bodies, documents and variables never come near it.
 */
export function requestLog(logger: Logger): Watcher {
  return {
    request(request) {
      const level = request.status < 400 && (request.kept || quiet.has(request.route)) ? 'debug' : 'info';
      if (logger.isLevelEnabled(level)) logger[level](fieldsOf(request), 'request');
    },
  };
}

function fieldsOf({ id, method, route, status, ms, kept, operation, errors, ...rest }: ObservedRequest): object {
  return {
    ...{ id, method, route, status, ms: rounded(ms ?? 0) },
    ...(kept && { kept }),
    ...(operation !== null && {
      operation: operation.name?.slice(0, 60) ?? null,
      kind: operation.kind,
      cost: operation.cost,
    }),
    ...{ statements: rest.statements, statementMs: rounded(rest.statementMs) },
    ...(errors.length > 0 && { errors: [...new Set(errors)] }),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** What an error says by itself: those of GraphQL carry the whole document along, those of drivers what was sent. */
function plainError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error).slice(0, 1_000);
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  return {
    ...{ type: name, message: message.slice(0, 2_000), stack: stack?.slice(0, 4_000) },
    ...(code !== undefined && { code }),
    ...(cause !== undefined && depth < 3 && { cause: plainError(cause, depth + 1) }),
  };
}
