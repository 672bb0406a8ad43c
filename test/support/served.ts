/** The service behind its HTTP server, put together as `serve` does it, on a clock that tests can set. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { type DestinationStream, pino } from 'pino';
import { createAccess } from '../../src/access/access.ts';
import { createTokens } from '../../src/access/tokens.ts';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { type Observing, openObserving } from '../../src/cli/observing.ts';
import { readConfig } from '../../src/config.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { createStreams, type StreamOptions } from '../../src/graphql/streams.ts';
import type { TrustedDocument } from '../../src/graphql/trusted-documents.ts';
import { createGraphQL, type GraphQLService, trustedDocuments } from '../../src/graphql/yoga.ts';
import { createAskerOf } from '../../src/http/asker.ts';
import { createResponseCache, type ResponseCache } from '../../src/http/cache/response-cache.ts';
import { createCors } from '../../src/http/cors.ts';
import { createRoutes } from '../../src/http/routes/routes.ts';
import { createHttpServer, type Route, type ServerOptions } from '../../src/http/server.ts';
import { createLogger } from '../../src/observe/log.ts';
import { observedStore } from '../../src/observe/observed-store.ts';
import { createObserver } from '../../src/observe/observer.ts';
import type { GraphStore } from '../../src/store/store.ts';

export interface Served {
  readonly url: string;
  readonly alliances: Alliances;
  readonly cache: ResponseCache;
  readonly routes: readonly Route[];
  /** How often GraphQL was asked, by whichever way. */
  readonly executed: () => number;
  /** Sets the clock. */
  setNow(instant: string): void;
  token(role: Role): Promise<string>;
  close(): Promise<void>;
}

export interface ServedOptions {
  readonly documents?: readonly TrustedDocument[];
  readonly settings?: Readonly<Record<string, string>>;
  /** Limits of the server that no setting sets. */
  readonly limits?: Partial<Omit<ServerOptions, 'routes' | 'logger'>>;
  readonly streams?: StreamOptions;
  /** Has it watched as `serve` does: where its log goes, or its lines for people. @default nobody watches */
  readonly observe?: { readonly log?: DestinationStream; readonly say?: (line: string) => void };
}

export async function serve(
  bare: GraphStore,
  { documents = trustedDocuments(), settings = {}, limits = {}, streams: streaming, observe }: ServedOptions = {},
): Promise<Served> {
  let now = '2026-11-22T12:00:00.000Z';
  const config = readConfig(settings);
  const logger = observe?.log === undefined ? pino({ level: 'silent' }) : createLogger(config.logLevel, observe.log);
  const streams = createStreams({ limit: config.subscriptions, ...streaming });
  const cache = createResponseCache({ now: () => alliances, bytes: config.responseCacheBytes });
  const observing: Observing =
    observe === undefined
      ? { observer: createObserver(), metrics: null, close: async () => undefined }
      : await openObserving({
          ...{ config, logger, say: observe.say },
          figures: { graph: () => alliances, cache, streams },
        });
  const { observer, metrics } = observing;
  const store = observe === undefined ? bare : observedStore(bare, observer);
  const reviewRequired = config.review === 'required';
  const alliances = await createAlliances({ store, clock: { now: () => now }, logger, reviewRequired });
  const tokens = createTokens(store);
  const access = createAccess({
    tokens,
    reading: config.access,
    writesPerMinute: config.writesPerMinute,
    failedLoginsPerMinute: config.failedLoginsPerMinute,
    now: () => now,
  });
  const viewerOf = createAskerOf({ access: () => access, trustProxy: config.trustProxy });
  const admitWrites = async (request: Request, writes: number) => access.admitWrites(await viewerOf(request), writes);
  const graphql = createGraphQL({
    ...{ alliances, logger, observer, viewerOf, admitWrites, documents },
    limits: { introspection: config.introspection },
    streams,
  });
  let executed = 0;
  const counting = {
    fetch(...asked: Parameters<GraphQLService['fetch']>) {
      executed += 1;
      return graphql.fetch(...asked);
    },
  } as GraphQLService;
  const work = { alliances, access, graphql: counting };
  const routes = createRoutes({ ready: () => work, viewerOf, config, logger, metrics });
  const server = createHttpServer({
    routes,
    logger,
    observer,
    cache,
    cors: createCors(config.corsOrigins),
    connections: config.connections,
    grace: 0,
    ...limits,
  });
  const { url } = await server.listen(0, '127.0.0.1');
  return {
    url,
    alliances,
    cache,
    routes,
    executed: () => executed,
    setNow(instant) {
      now = instant;
    },
    token: async (role) => (await tokens.create({ name: `A ${role.toLowerCase()}`, role }, now)).text,
    async close() {
      await server.close();
      await access.settled();
      await alliances.close();
      await observing.close();
    },
  };
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request as it is on the wire: fetch adds encodings of its own, and takes them off again. */
export function get(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
