/** The last word on every answer: its errors as clients may see them, its HTTP status, and the faults in the log. */
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from './context.ts';
import { headersOf, publicError, statusOf } from './errors.ts';

export interface OutcomeLogger {
  error(fields: object, message: string): void;
}

export interface OutcomeOptions {
  readonly logger: OutcomeLogger;
  /** The id by which this request is named in the log. */
  readonly requestIdOf: (request: Request, serverContext: object) => string;
}

const RETRY_AFTER_SECONDS = '2';

/** Runs for whatever ends a request: a malformed body, a refused document, a failed field. */
export function useOutcome({ logger, requestIdOf }: OutcomeOptions): Plugin {
  function faced(result: ExecutionResult, request: Request, serverContext: object): ExecutionResult {
    const { errors } = result;
    if (errors === undefined || errors.length === 0) return result;
    // Nobody is left to read the answer, and what was cancelled is no fault.
    const abandoned = request.signal.aborted;
    const requestId = requestIdOf(request, serverContext);
    const { reader } = serverContext as Partial<Context>;
    const faces = errors.map((error) =>
      publicError(asGraphQLError(error), {
        requestId,
        nameOf: (id) => reader?.snapshot.organization(id)?.name,
        onFault: (fault, path) => {
          if (!abandoned) logger.error({ id: requestId, path: path?.join('.'), err: fault }, 'a read failed');
        },
      }),
    );
    return { ...result, errors: faces };
  }

  /** Of a subscription each event is an answer by itself; what ends it with an error is its last one. */
  async function* eachFaced(results: AsyncIterable<ExecutionResult>, request: Request, serverContext: object) {
    try {
      for await (const result of results) yield faced(result, request, serverContext);
    } catch (error) {
      if (!request.signal.aborted) yield faced({ errors: [asGraphQLError(error)] }, request, serverContext);
    }
  }

  return {
    onResultProcess({ request, result, setResult, serverContext }) {
      if (Array.isArray(result)) return;
      if (Symbol.asyncIterator in result) {
        setResult(eachFaced(result as AsyncIterable<ExecutionResult>, request, serverContext));
        return;
      }
      const { errors } = result;
      if (errors === undefined || errors.length === 0) return;
      const answer = faced(result, request, serverContext);
      const status = statusOfResult(result, errors.map(asGraphQLError), answer.errors ?? []);
      setResult({
        ...answer,
        extensions: {
          ...answer.extensions,
          http: {
            status,
            headers: Object.assign(
              status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {},
              ...errors.map((error) => headersOf(asGraphQLError(error))),
            ),
          },
        },
      });
    },
  };
}

/** 200 as soon as there is something to read; else the gravest status of its errors. */
function statusOfResult(
  { data }: ExecutionResult,
  originals: readonly GraphQLError[],
  faced: readonly GraphQLError[],
): number {
  if (data != null) {
    const nothing = Object.values(data).every((value) => value === null);
    return nothing && faced.every(({ extensions }) => extensions.code === 'UNAVAILABLE') ? 503 : 200;
  }
  return Math.max(...faced.map((error, index) => formStatus(originals[index]) ?? statusOf(error)));
}

/** What Yoga itself says of the form of a request: 405, 413, 415. */
function formStatus(error: GraphQLError | undefined): number | undefined {
  const http = error?.extensions.http as { status?: number } | undefined;
  return http?.status !== undefined && http.status < 500 ? http.status : undefined;
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
}
