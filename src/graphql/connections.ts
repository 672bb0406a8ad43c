/** Relay connections over the reader's pages: one connection type for each node type, shared by all fields. */
import type { GraphQLResolveInfo } from 'graphql';
import type { OrganizationDocument } from '../alliances/documents.ts';
import type { Page, PageRequest } from '../alliances/reader.ts';
import type { TieView } from '../network/snapshot.ts';
import { builder } from './builder.ts';
import { asksFor } from './look-ahead.ts';
import * as refs from './refs.ts';

export const OrganizationEdge = builder.edgeObject({
  type: refs.Organization,
  name: 'OrganizationEdge',
  description: 'An organisation at its place in a list.',
});
export const OrganizationConnection = builder.connectionObject(
  { type: refs.Organization, name: 'OrganizationConnection', description: 'A page of organisations.' },
  OrganizationEdge,
);

export const ModelEdge = builder.edgeObject({
  type: refs.Model,
  name: 'ModelEdge',
  description: 'A model at its place in a list.',
});
export const ModelConnection = builder.connectionObject(
  { type: refs.Model, name: 'ModelConnection', description: 'A page of models.' },
  ModelEdge,
);

export const DealEdge = builder.edgeObject({
  type: refs.Deal,
  name: 'DealEdge',
  description: 'A deal at its place in a list.',
});
export const DealConnection = builder.connectionObject(
  { type: refs.Deal, name: 'DealConnection', description: 'A page of deals.' },
  DealEdge,
);

export const ClaimEdge = builder.edgeObject({
  type: refs.Claim,
  name: 'ClaimEdge',
  description: 'A claim at its place in a list.',
});
export const ClaimConnection = builder.connectionObject(
  { type: refs.Claim, name: 'ClaimConnection', description: 'A page of claims.' },
  ClaimEdge,
);

export const ReportEdge = builder.edgeObject({
  type: refs.Report,
  name: 'ReportEdge',
  description: 'A report at its place in a list.',
});
export const ReportConnection = builder.connectionObject(
  { type: refs.Report, name: 'ReportConnection', description: 'A page of reports.' },
  ReportEdge,
);

export const PublisherEdge = builder.edgeObject({
  type: refs.Publisher,
  name: 'PublisherEdge',
  description: 'A publisher at its place in a list.',
});
export const PublisherConnection = builder.connectionObject(
  { type: refs.Publisher, name: 'PublisherConnection', description: 'A page of publishers.' },
  PublisherEdge,
);

export const TieEdge = builder.edgeObject({
  type: refs.Tie,
  name: 'TieEdge',
  description: 'A tie at its place in a list.',
});
export const TieConnection = builder.connectionObject(
  { type: refs.Tie, name: 'TieConnection', description: 'A page of ties.' },
  TieEdge,
);

export const ChangeEdge = builder.edgeObject({
  type: refs.Change,
  name: 'ChangeEdge',
  description: 'A change at its place in the log.',
});
export const ChangeConnection = builder.connectionObject(
  { type: refs.Change, name: 'ChangeConnection', description: 'A page of the log of changes.' },
  ChangeEdge,
);

/** One organisation at the other end of ties, with these ties. */
export interface Partner {
  readonly cursor: string;
  readonly node: OrganizationDocument;
  readonly ties: readonly TieView[];
}

export const PartnerEdge = builder.objectRef<Partner>('PartnerEdge').implement({
  description: 'A partner at its place in a list, with the ties that make it one.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'Where this node stands; for `after` or `before`. Opaque.' }),
    node: t.expose('node', { type: refs.Organization, description: 'The partner.' }),
    ties: t.field({
      type: [refs.Tie],
      description: 'The ties between the two at the moment that was asked for.',
      resolve: ({ ties }) => [...ties],
    }),
  }),
});
export const PartnerConnection = builder.connectionObject(
  { type: refs.Organization, name: 'PartnerConnection', description: 'A page of partners.' },
  PartnerEdge,
);

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The page that a connection field asks for; counted only where the selection asks for `totalCount`. */
export function pageRequest({ first, after, last, before }: PageArguments, info: GraphQLResolveInfo): PageRequest {
  return { first, after, last, before, totalCount: asksFor(info, 'totalCount') };
}

/** A DataLoader of documents. */
interface Load<T> {
  loadMany(keys: readonly string[]): Promise<readonly (T | null | Error)[]>;
}
interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}
interface Connection<E> {
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  readonly totalCount: number | null;
  readonly edges: E[];
}

/** A page whose nodes are there already. */
export function connectionOf<T>(page: Page<T>): Connection<Edge<T>> {
  return { ...frame(page), edges: [...page.edges] };
}

/**
 * A page of keys as a connection of their documents, which are loaded only where the selection asks for them.
 * What is gone since the page was read is left out.
 */
export async function loadConnection<T>(
  page: Page<string>,
  load: Load<T>,
  info: GraphQLResolveInfo,
): Promise<Connection<Edge<T>>> {
  if (!asksFor(info, 'edges') && !asksFor(info, 'nodes')) return { ...frame(page), edges: [] };
  const documents = await load.loadMany(page.edges.map(({ node }) => node));
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const node = found(documents[index]);
    return node === null ? [] : [{ cursor, node }];
  });
  return { ...frame(page), edges };
}

/** The documents of those ids that have one, in their order. */
export async function loadAll<T>(ids: readonly string[], load: Load<T>): Promise<T[]> {
  const documents = await load.loadMany(ids);
  return documents.map(found).filter((document) => document !== null);
}

/** Documents that a loader has brought: without a wait the executor does far less for each. */
const brought = new WeakMap<object, Map<string, unknown>>();

/** The document of an id that another document names, and that must therefore be there; at once where it was loaded before. */
export function loadRequired<T extends object>(
  id: string,
  load: { load(key: string): Promise<T | null> },
): T | Promise<T> {
  const known = brought.get(load) ?? new Map<string, unknown>();
  brought.set(load, known);
  // What a loader brings is what it is asked for.
  return (known.get(id) as T | undefined) ?? bring(id, load, known);
}

async function bring<T>(
  id: string,
  load: { load(key: string): Promise<T | null> },
  known: Map<string, unknown>,
): Promise<T> {
  const document = await load.load(id);
  if (document === null) throw new Error(`${id} is named by another node, but is not in the graph.`);
  known.set(id, document);
  return document;
}

function found<T>(document: T | null | Error | undefined): T | null {
  if (document instanceof Error) throw document;
  return document ?? null;
}

function frame(page: Page<unknown>): Omit<Connection<never>, 'edges'> {
  return {
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalCount,
  };
}
