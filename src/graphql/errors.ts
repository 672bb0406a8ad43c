/** Every error as clients see it: one closed list of codes, a sentence that says what to do, and nothing of our insides. */
import { GraphQLError } from 'graphql';
import { AccessError } from '../access/errors.ts';
import {
  AmbiguousNameError,
  ConflictError,
  type FieldError,
  ForbiddenError,
  InputError,
  NotFoundError,
} from '../alliances/errors.ts';
import { StoreUnavailableError } from '../store/store.ts';

/** The closed list of `extensions.code`, each with the HTTP status of a request that fails as a whole. */
export const errorCodes = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  AMBIGUOUS_NAME: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  COST_LIMIT: 400,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** An error of the GraphQL layer's own. */
export function refusal(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

export interface ErrorFaces {
  /** Names the request in the log and in the masked message. */
  readonly requestId: string;
  /** The name of an organisation or model, where it is known without a statement. */
  readonly nameOf: (id: string) => string | undefined;
  /** Takes what only we may see. */
  readonly onFault: (fault: unknown, path: GraphQLError['path']) => void;
}

/** What a client may see of an error. Faults are masked, and handed to `onFault` as they are. */
export function publicError(error: GraphQLError, faces: ErrorFaces): GraphQLError {
  const cause = causeOf(error);
  if (cause instanceof InputError) return faced(error, cause.message, 'BAD_USER_INPUT', { fields: cause.fields });
  if (cause instanceof NotFoundError) {
    return faced(error, cause.message, 'NOT_FOUND', { id: cause.id, argument: cause.path });
  }
  if (cause instanceof AmbiguousNameError) {
    const candidates = cause.candidates.map((id) => ({ id, name: faces.nameOf(id) ?? null }));
    return faced(error, cause.message, 'AMBIGUOUS_NAME', { candidates, argument: cause.path });
  }
  if (cause instanceof ConflictError) return faced(error, cause.message, 'BAD_USER_INPUT', { similar: cause.similar });
  if (cause instanceof ForbiddenError) return faced(error, cause.message, 'FORBIDDEN', { needs: cause.needs });
  if (cause instanceof AccessError) {
    const wait = cause.retryAfter === null ? {} : { retryAfter: cause.retryAfter };
    return faced(error, cause.message, cause.code, wait);
  }
  if (cause instanceof StoreUnavailableError) {
    faces.onFault(cause, error.path);
    return faced(
      error,
      'The graph database does not answer at the moment; try again in a few seconds.',
      'UNAVAILABLE',
      {
        retryable: true,
      },
    );
  }
  if (cause instanceof GraphQLError) {
    const { code, http: _http, ...extensions } = cause.extensions;
    if (isErrorCode(code)) return faced(error, error.message, code, extensions);
    if (isOfTheRequest(cause, error))
      return faced(error, shortened(error.message), 'BAD_USER_INPUT', placeIn(error.message));
  }
  faces.onFault(cause, error.path);
  const message = `Something went wrong on our side; the log has it under ${faces.requestId}.`;
  return faced(error, message, 'INTERNAL', { requestId: faces.requestId });
}

/** The status that an error of a request's form carries itself (405, 413, 415), else that of its code. */
export function statusOf(error: GraphQLError): number {
  const http = error.extensions.http as { status?: number } | undefined;
  if (http?.status !== undefined) return http.status;
  const { code } = error.extensions;
  return isErrorCode(code) ? errorCodes[code] : 500;
}

/** Headers that tell a client what to do about an error: when to come back, and that a token is needed. */
export function headersOf(error: GraphQLError): Record<string, string> {
  const cause = causeOf(error);
  return cause instanceof AccessError ? cause.headers : {};
}

/** Long enough for any sentence; what a client sent comes back at this length only. */
const LONGEST = 1_000;

function shortened(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST / 2)} … ${message.slice(-LONGEST / 2)}` : message;
}

/** Where in the variables a value is not what its type takes, as the errors of mutations tell it. */
function placeIn(message: string): { readonly fields?: readonly FieldError[] } {
  const [, place, reason] = /^Variable "\$.* at "([^"]+)"; (.*)$/s.exec(message) ?? [];
  if (place === undefined || reason === undefined) return {};
  return { fields: [{ path: place.split(/[.[\]]+/).filter((part) => part !== ''), message: shortened(reason) }] };
}

/** What was thrown first: GraphQL wraps an error once for each layer that it passes. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError != null) cause = cause.originalError;
  return cause;
}

/**
 * Syntax, validation, variables and the form of the request: they have no path, for no field was reached, or speak of
 * an argument. What else GraphQL itself throws on the way is about what we answered, and a fault.
 */
function isOfTheRequest(cause: GraphQLError, error: GraphQLError): boolean {
  if (cause.extensions.unexpected === true) return false;
  return error.path === undefined || /^(Argument|Variable|Directive) "/.test(cause.message);
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code);
}

/** The original error and its http extension stay behind; where in the document it happened goes along. */
function faced(
  { nodes, source, positions, path }: GraphQLError,
  message: string,
  code: ErrorCode,
  extensions: Record<string, unknown>,
): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code, ...extensions } });
}
