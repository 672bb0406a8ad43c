/** A request that is refused before anything looks at its meaning: a status and one sentence that says what to do. */
import { type AccessError, accessStatus } from '../access/errors.ts';

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
  const code =
    status === 503 ? 'UNAVAILABLE' : status === 429 ? 'RATE_LIMITED' : status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT';
  return Response.json({ errors: [{ message, extensions: { code } }] }, { status, headers });
}
