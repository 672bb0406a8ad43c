/** The two sides of a measurement, in one process: the service as it is, and its floor. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createAlliances } from '../src/alliances/create-alliances.ts';
import { collectWithoutHurry } from '../src/cli/garbage.ts';
import { createGraphQL, trustedDocuments } from '../src/graphql/yoga.ts';
import { createResponseCache } from '../src/http/cache/response-cache.ts';
import { createHttpServer, type Route } from '../src/http/server.ts';
import type { Snapshot } from '../src/network/snapshot.ts';
import type { GraphStore } from '../src/store/store.ts';
import { clock } from './graphs.ts';
import { type Recorder, type Replay, recordReads } from './recorder.ts';

export interface Service {
  readonly url: string;
  /** Where answers are kept for those who ask again, as `serve` keeps them; at `url` each is made anew. */
  readonly repeatedUrl: string;
  readonly snapshot: Snapshot;
  readonly recorder: Recorder;
  close(): Promise<void>;
}

/** The service over a store, put together as `serve` does it; its reads can be recorded. The store stays open. */
export async function startService(store: GraphStore): Promise<Service> {
  collectWithoutHurry();
  const logger = pino({ level: 'error' }, pino.destination(2));
  const recorder = recordReads(store);
  const alliances = await createAlliances({ store: recorder.store, clock, logger });
  alliances.layOut();
  const graphql = createGraphQL({ alliances, logger, documents: trustedDocuments() });
  const routes: Route[] = [
    {
      path: '/graphql',
      methods: ['GET', 'POST'],
      handle: (request, id) => graphql.fetch(request, { requestId: id }),
    },
  ];
  const server = createHttpServer({ logger, routes });
  const cache = createResponseCache({ now: () => alliances, bytes: 64_000_000 });
  const repeating = createHttpServer({ logger, routes, cache });
  const { url } = await server.listen(0, '127.0.0.1');
  const { url: repeatedUrl } = await repeating.listen(0, '127.0.0.1');
  return {
    url: `${url}/graphql`,
    repeatedUrl: `${repeatedUrl}/graphql`,
    snapshot: alliances.reader({ viewer: { name: null, role: 'READER' } }).snapshot,
    recorder,
    async close() {
      await repeating.close();
      await server.close();
      await alliances.close();
    },
  };
}

export interface Floor {
  readonly url: string;
  /** What it does for every request from here on: runs these statements, then sends these headers and bytes. */
  answer(replay: Replay, bytes: Buffer, headers: readonly (readonly [string, string])[]): void;
  close(): Promise<void>;
}

/** A bare node:http server over the store. It reads the request's body, as any server must. */
export async function startFloor(store: GraphStore): Promise<Floor> {
  let current: { replay: Replay; bytes: Buffer; headers: Record<string, string | number> } | undefined;
  const server = createServer(async (request, response) => {
    await drained(request);
    if (current === undefined) return response.writeHead(503).end();
    await current.replay(store);
    response.writeHead(200, current.headers);
    response.end(current.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answer(replay, bytes, headers) {
      current = { replay, bytes, headers: { ...Object.fromEntries(headers), 'content-length': bytes.byteLength } };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function drained(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}
