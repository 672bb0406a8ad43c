/** Asks a GraphQL service over fetch, without a port. */
import type { GraphQLService } from '../../src/graphql/yoga.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly errors: any[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly extensions: any;
}

export async function ask(
  service: GraphQLService,
  query: string,
  variables: Record<string, unknown> = {},
  init: { signal?: AbortSignal; accept?: string } = {},
): Promise<Answer> {
  return read(
    await service.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: init.accept ?? 'application/json' },
      body: JSON.stringify({ query, variables }),
      ...(init.signal && { signal: init.signal }),
    }),
  );
}

export async function get(
  service: GraphQLService,
  parameters: Record<string, string>,
  accept = 'application/json',
): Promise<Answer> {
  const search = new URLSearchParams(parameters);
  return read(await service.fetch(`http://localhost/graphql?${search}`, { headers: { accept } }));
}

export async function post(service: GraphQLService, body: string, contentType = 'application/json'): Promise<Answer> {
  return read(
    await service.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': contentType, accept: 'application/json' },
      body,
    }),
  );
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text === '' ? {} : JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    data: body.data,
    errors: body.errors ?? [],
    extensions: body.extensions ?? {},
  };
}
