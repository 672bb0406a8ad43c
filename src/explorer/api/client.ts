/** The one way to the server: GraphQL by POST, cancelled with its signal, and its failures put in words. */
import { token } from '../state/preferences.ts';

/** A document with the types of its variables and its answer. */
export interface Operation<Result, Variables> {
  readonly text: string;
  /** Never there: only carries the types. */
  readonly types?: (variables: Variables) => Result;
}

/** Every document of the page, for the test that holds them against the schema. */
export const operations: Operation<never, never>[] = [];

export function operation<Result, Variables extends object = Record<string, never>>(
  text: string,
): Operation<Result, Variables> {
  const made: Operation<Result, Variables> = { text };
  operations.push(made as unknown as Operation<never, never>);
  return made;
}

/** Why there is no answer, in a sentence for people. */
export type FailureKind = 'offline' | 'waiting' | 'refused' | 'broken';
/** A value that cannot be taken, and where it stands: ["input", "report", "url"]. */
export interface FieldFailure {
  readonly path: readonly string[];
  readonly message: string;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly code: string | null;
  readonly fields: readonly FieldFailure[];
  constructor(kind: FailureKind, message: string, code: string | null = null, fields: readonly FieldFailure[] = []) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly fields?: readonly FieldFailure[] };
  }[];
}

/**
 * Asks the server.
 * @throws Failure, or the signal's reason where it was cancelled
 */
export async function ask<Result, Variables extends object>(
  { text }: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  bearer: string = token.peek(),
): Promise<Result> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (bearer !== '') headers.authorization = `Bearer ${bearer}`;
  let response: Response;
  try {
    const body = JSON.stringify({ query: text, variables });
    response = await fetch(new URL('graphql', document.baseURI), {
      method: 'POST',
      headers,
      body,
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('offline', 'The service does not answer. It may be restarting, or you may be offline.');
  }
  const answer = (await response.json().catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return null;
  })) as Answer<Result> | null;
  if (answer === null) {
    throw new Failure('offline', `Something between here and the service answered instead of it (${response.status}).`);
  }
  const [error] = answer.errors ?? [];
  if (error !== undefined || answer.data == null) {
    const message = error?.message ?? 'The service sent an empty answer.';
    const kind = response.status === 503 ? 'waiting' : response.status >= 500 ? 'broken' : 'refused';
    const fields = (answer.errors ?? []).flatMap(({ extensions }) => extensions?.fields ?? []);
    throw new Failure(kind, message, error?.extensions?.code ?? null, fields);
  }
  return answer.data;
}
