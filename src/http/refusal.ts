/** A request that is refused before anything looks at its meaning: a status and one sentence that says what to do. */
import { type AccessError, accessStatus } from '../access/errors.ts';
import type { ErrorCode } from '../graphql/errors.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The refusal of somebody who may not, or not yet. */
export function accessResponse({ message, code, headers, retryAfter }: AccessError): Response {
  const extensions = { code, ...(retryAfter !== null && { retryAfter }) };
  return Response.json({ errors: [{ message, extensions }] }, { status: accessStatus[code], headers });
}

/** The refusal as an answer, in the shape of a GraphQL error so that every client can read it. */
export function refusalResponse({ status, message, headers }: Refusal): Response {
  return Response.json({ errors: [{ message, extensions: { code: codeOfStatus(status) } }] }, { status, headers });
}

/** The code of `extensions.code` that says what a status does. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'UNAUTHENTICATED';
    case 403:
      return 'FORBIDDEN';
    case 404:
      return 'NOT_FOUND';
    case 429:
      return 'RATE_LIMITED';
    case 503:
      return 'UNAVAILABLE';
    default:
      return status >= 500 ? 'INTERNAL' : 'BAD_USER_INPUT';
  }
}
