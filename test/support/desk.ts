/** A researcher's desk: mutations and questions over GraphQL, asked by people of each role. */
import { getNamedType, isUnionType } from 'graphql';
import type { Alliances } from '../../src/alliances/alliances.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { schema } from '../../src/graphql/schema.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
export type Json = any;

export interface Asker {
  /** Writes by one mutation, and asks every error for all it says. Errors of the operation itself are thrown. */
  write(mutation: string, variables: Record<string, unknown>, selection?: string): Promise<Json>;
  ask(query: string, variables?: Record<string, unknown>): Promise<Json>;
  /** The answer as it is, with `errors`. */
  raw(query: string, variables?: Record<string, unknown>): Promise<Json>;
  /** The same for a body as it is. */
  post(body: string): Promise<Json>;
}

export interface Desk {
  as(role: Role, name?: string | null): Asker;
}

/** What there is to ask of each error. */
const errorFields: Record<string, string> = {
  ValidationError: 'fields { path message }',
  NotFoundError: 'id',
  AmbiguousNameError: 'path candidates { id name }',
  ConflictError: 'similar { deal { id } relation score explanation }',
  ForbiddenError: 'needs',
};

export function asking(alliances: Alliances): Desk {
  const services = new Map<string, GraphQLService>();
  return {
    as(role, name = role === 'READER' ? null : role.toLowerCase()) {
      const key = `${role} ${name}`;
      const service =
        services.get(key) ??
        createGraphQL({
          alliances,
          logger: { error: ({ err }: { err?: unknown }, message: string) => console.error(message, err) },
          viewerOf: () => ({ name, role }),
        });
      services.set(key, service);
      return askerOf(service);
    },
  };
}

function askerOf(service: GraphQLService): Asker {
  const raw = (query: string, variables: Record<string, unknown> = {}) => post(JSON.stringify({ query, variables }));
  const post = async (body: string) => {
    const response = await service.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return JSON.parse(await response.text());
  };
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await raw(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    raw,
    post,
    ask,
    async write(mutation, variables, selection = 'revision') {
      return (await ask(documentOf(mutation, selection), variables))[mutation];
    },
  };
}

/** The mutation with all its arguments as variables, asking for everything that its errors say. */
export function documentOf(mutation: string, selection: string): string {
  const field = schema.getMutationType()?.getFields()[mutation];
  if (field === undefined) throw new Error(`There is no mutation ${mutation}.`);
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const members = resultsOf(mutation).map((name) => {
    const fields = errorFields[name];
    return `... on ${name} { ${fields === undefined ? selection : `code message ${fields}`} }`;
  });
  return `mutation (${declared}) { ${mutation}(${given}) { __typename ${members.join(' ')} } }`;
}

/** The names of the types that a mutation may answer with. */
export function resultsOf(mutation: string): string[] {
  const type = getNamedType(schema.getMutationType()?.getFields()[mutation]?.type);
  return isUnionType(type) ? type.getTypes().map(({ name }) => name) : [];
}
