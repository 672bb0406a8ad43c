/** GraphQL over fetch: the schema with its limits, its errors and GraphiQL. `fetch` needs no port. */
import { randomUUID } from 'node:crypto';
import { createYoga, useExecutionCancellation, type YogaServerInstance } from 'graphql-yoga';
import type { Alliances } from '../alliances/alliances.ts';
import type { Viewer } from '../alliances/reader.ts';
import { createObserver, type Observer } from '../observe/observer.ts';
import { type Context, createContext } from './context.ts';
import { asksForDocument, useDocumentById } from './document-by-id.ts';
import { graphiqlOptions, renderGraphiQL } from './graphiql.ts';
import { type LimitOptions, useLimits } from './limits.ts';
import { createObserving } from './observing.ts';
import { useOutcome } from './outcome.ts';
import { useRequestForm } from './request-form.ts';
import { useRevalidation } from './revalidation.ts';
import { schema } from './schema.ts';
import { createStreams, type Streams } from './streams.ts';
import { useSubscribing } from './subscribing.ts';
import { readTrustedDocuments, type TrustedDocument } from './trusted-documents.ts';
import { type AdmitWrites, useWriteLimit } from './write-limit.ts';

export interface GraphQLOptions {
  readonly alliances: Alliances;
  readonly logger: { error(fields: object, message: string): void };
  /** Told of every operation. @default nobody is */
  readonly observer?: Observer;
  /** Who is asking. @default everybody reads */
  readonly viewerOf?: (request: Request, options?: { readonly again?: boolean }) => Viewer | Promise<Viewer>;
  /** Counts writes before they begin. @default as many as there are */
  readonly admitWrites?: AdmitWrites;
  readonly limits?: LimitOptions;
  /** The streams of subscriptions, which whoever stops the service ends. @default 200 at once */
  readonly streams?: Streams;
  /** Whether GET /graphql shows GraphiQL to browsers. @default true */
  readonly graphiql?: boolean;
  /** What can be asked by id. @default those of schema/operations */
  readonly documents?: readonly TrustedDocument[];
}

/** What the server hands along with a request. */
export interface ServerContext {
  /** Names the request in answers and logs; made up where missing. */
  readonly requestId?: string | undefined;
}

export type GraphQLService = YogaServerInstance<ServerContext, Context>;

const everybodyReads: Viewer = { name: null, role: 'READER' };

let ownDocuments: readonly TrustedDocument[] | undefined;

/** The documents of schema/operations, read and prepared on first use. @throws Error naming the one that is not what it should be */
export function trustedDocuments(): readonly TrustedDocument[] {
  ownDocuments ??= readTrustedDocuments(schema);
  return ownDocuments;
}

export function createGraphQL({
  alliances,
  logger,
  observer = createObserver(),
  viewerOf = () => everybodyReads,
  admitWrites = () => undefined,
  limits = {},
  streams = createStreams(),
  graphiql = true,
  documents = trustedDocuments(),
}: GraphQLOptions): GraphQLService {
  const observing = createObserving(observer, documents);
  const madeUp = new WeakMap<Request, string>();

  function requestIdOf(request: Request, serverContext: ServerContext): string {
    const id = serverContext.requestId ?? madeUp.get(request) ?? randomUUID();
    madeUp.set(request, id);
    return id;
  }

  return createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    cors: false,
    batching: false,
    // A link to a document gives its answer, to a browser too.
    graphiql: graphiql && ((request) => !asksForDocument(request) && graphiqlOptions),
    renderGraphiQL,
    // Errors are masked and logged in one place, with the request's id.
    maskedErrors: false,
    logging: false,
    context: async ({ request }) =>
      createContext(alliances, await viewerOf(request), request.signal, {
        askAgain: async () => void (await viewerOf(request, { again: true })),
      }),
    plugins: [
      observing.first,
      useRequestForm(),
      useDocumentById(documents),
      useRevalidation(documents),
      useLimits(limits),
      useWriteLimit(admitWrites),
      useExecutionCancellation(),
      useSubscribing(streams),
      useOutcome({ logger, requestIdOf }),
      observing.last,
    ],
  });
}
