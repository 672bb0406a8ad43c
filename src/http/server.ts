/** One HTTP server: GraphQL, health and the page; bounded, and drained on close. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AccessError } from '../access/errors.ts';
import { createObserver, type ObservedRequest, type Observer } from '../observe/observer.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { sendResponse, toRequest } from './bridge.ts';
import { createResponseCache, type ResponseCache } from './cache/response-cache.ts';
import { isRepeatable, sendKept, sendRepeatable } from './cache/send.ts';
import { rememberPeer } from './client-address.ts';
import { boundConnections, type ConnectionLimits, timeouts } from './connections.ts';
import { type Cors, createCors } from './cors.ts';
import { accessResponse, codeOfStatus, Refusal, refusalResponse } from './refusal.ts';

/** Answers one request; `id` names it in answers and logs. */
export type Handler = (request: Request, id: string) => Response | Promise<Response>;

/** A path (exact, or with `/*` for everything below) and the methods that it answers. */
export interface Route {
  readonly path: string;
  readonly methods: readonly string[];
  /** Answers whoever asks, whatever the access: it tells nothing of the graph, or asks for a token itself. @default false */
  readonly open?: boolean;
  /** Answers however much else is asked at the time: for those who watch over the service. @default false */
  readonly always?: boolean;
  readonly handle: Handler;
}

export interface ServerOptions extends ConnectionLimits {
  readonly routes: readonly Route[];
  readonly logger: Logger;
  /** Told of every request. @default nobody is */
  readonly observer?: Observer;
  /** Of answers that can be repeated. @default keeps nothing */
  readonly cache?: ResponseCache;
  /** Pages of which other origins may read. @default none */
  readonly cors?: Cors;
  /** @default 1_000_000 */
  readonly maxBodyBytes?: number;
  /** Of all requests that are being answered together. @default 64_000_000 */
  readonly maxBodyBytesTogether?: number;
  /** Requests that are being answered at once. @default 500 */
  readonly maxRequests?: number;
  /** How long `close` waits for running requests. @default 8_000 ms */
  readonly drainTimeout?: number;
  /** How long of that clients may still come, and are told to go elsewhere with their next request. @default 1_000 ms */
  readonly grace?: number;
}

export interface HttpServer {
  /** Starts to listen. Rejects with a sentence when the address cannot be had. */
  listen(port: number, host: string): Promise<{ readonly port: number; readonly url: string }>;
  /**
   * Tells who is connected, with the next answer, to go elsewhere; after the grace takes no more requests, lets the
   * running ones finish, then cuts the rest off. A connection that is idle is only closed when its client had the time
   * to hear so: a request may be on its way.
   */
  close(): Promise<void>;
}

/** The address cannot be listened on; the message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Headers of every answer. */
const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // Pages say themselves what they may load; nothing else is one, whatever a browser takes it for.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;
const securityHeaderList = Object.entries(securityHeaders).flat();

export function createHttpServer({
  routes,
  logger,
  observer = createObserver(),
  cache = createResponseCache({ now: () => null, bytes: 0 }),
  cors = createCors([]),
  maxBodyBytes = 1_000_000,
  maxBodyBytesTogether = 64_000_000,
  maxRequests = 500,
  drainTimeout = 8_000,
  grace = 1_000,
  ...limits
}: ServerOptions): HttpServer {
  let draining = false;
  // What is being answered, and the bytes of its bodies.
  let atWork = 0;
  let held = 0;
  const server = createServer(timeouts(limits), (incoming, outgoing) => {
    if (isRefused(incoming.socket)) return;
    if (!answerKept(incoming, outgoing)) void respond(incoming, outgoing);
  });
  const isRefused = boundConnections(server, limits, securityHeaderList);

  /** Headers of this one answer. */
  function headersOf(incoming: IncomingMessage, id: string): string[] {
    const headers = ['x-request-id', id, ...cors.headersFor(incoming.headers.origin)];
    if (draining) headers.push('connection', 'close');
    return headers;
  }

  /** What was asked before is sent without anything in between; false: it is not kept. */
  function answerKept(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const kept = cache.find(incoming);
    if (kept === undefined) return false;
    const observed = begin(incoming);
    const { id } = observed;
    observed.kept = true;
    observed.route = routeOf(incoming.url?.split('?', 1)[0] ?? '/')?.path ?? observed.route;
    const sent = sendKept(kept, incoming, outgoing, headersOf(incoming, id));
    if (typeof sent === 'number') observer.end(observed, sent);
    else {
      sent.then(
        (status) => observer.end(observed, status),
        (error: unknown) => {
          logger.error({ id, err: error }, 'an answer could not be sent');
          outgoing.destroy();
          observer.end(observed, 499);
        },
      );
    }
    return true;
  }

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const observed = begin(incoming);
    const { id } = observed;
    const more = headersOf(incoming, id);
    let status = 499;
    try {
      status = await observer.within(observed, () => answerAnew(incoming, outgoing, observed, more));
    } catch (error) {
      // Where nothing was sent yet, what went wrong can still be said.
      if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
      else
        await sendResponse(faultResponse(id), outgoing, incoming.method === 'HEAD', more).catch(() =>
          outgoing.destroy(),
        );
      logger.error({ id, err: error }, 'an answer could not be sent');
    } finally {
      // What refuses by its status alone has a code all the same.
      if (status >= 400 && status !== 499 && observed.errors.length === 0) observed.errors.push(codeOfStatus(status));
      observer.end(observed, status);
    }
  }

  function begin({ method = 'GET', headers }: IncomingMessage): ObservedRequest {
    const { traceparent } = headers;
    return observer.begin({
      ...{ id: randomUUID(), method },
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    });
  }

  function routeOf(pathname: string): Route | undefined {
    return routes.find(({ path }) =>
      path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname,
    );
  }

  /** @returns the status that was sent, 499 where the client hung up before */
  async function answerAnew(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    observed: ObservedRequest,
    more: readonly string[],
  ): Promise<number> {
    const hangUp = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) hangUp.abort(new Error('The client hung up.'));
    });
    const pending = cache.begin(incoming);
    const response = await answer(incoming, observed, hangUp.signal);
    try {
      if (isRepeatable(response)) {
        const sending = { cache, pending, always: securityHeaderList, more };
        return await sendRepeatable(response, incoming, outgoing, sending);
      }
      await sendResponse(response, outgoing, incoming.method === 'HEAD', [...securityHeaderList, ...more]);
      return response.status;
    } catch (error) {
      if (!hangUp.signal.aborted) throw error;
      outgoing.destroy();
      return 499;
    }
  }

  /** Until nobody is connected any more, or the time is over. */
  async function quiet(milliseconds: number): Promise<void> {
    for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(20)) {
      if ((await connectionsOf(server)) === 0) return;
    }
  }

  async function answer(incoming: IncomingMessage, observed: ObservedRequest, signal: AbortSignal): Promise<Response> {
    const { id } = observed;
    let ofThis = 0;
    /** @throws Refusal 503 */
    const hold = (bytes: number) => {
      ofThis += bytes;
      held += bytes;
      if (held > maxBodyBytesTogether) throw busy();
    };
    let begun = 0;
    try {
      const permission = cors.preflight(incoming);
      if (permission !== null) return preflightResponse(permission);
      const request = await toRequest(incoming, signal, { maxBodyBytes, hold });
      rememberPeer(request, incoming.socket.remoteAddress);
      const { pathname } = new URL(request.url);
      const route = routeOf(pathname);
      observed.route = route?.path ?? observed.route;
      if (route === undefined) throw new Refusal(404, 'Nothing is here. GraphQL answers at /graphql, the page at /.');
      if (!route.methods.includes(request.method)) {
        throw new Refusal(405, `This path answers ${route.methods.join(', ')}.`, { allow: route.methods.join(', ') });
      }
      if (atWork >= maxRequests && route.always !== true) throw busy();
      begun = 1;
      atWork += 1;
      return await route.handle(request, id);
    } catch (error) {
      if (error instanceof Refusal) return refusalResponse(error);
      if (error instanceof AccessError) return accessResponse(error);
      if (error instanceof StoreUnavailableError) {
        logger.warn({ id, err: error }, 'the graph does not answer');
        const wait = { 'retry-after': '2' };
        return refusalResponse(new Refusal(503, 'The graph does not answer; try again in a few seconds.', wait));
      }
      logger.error({ id, err: error }, 'a request failed');
      return faultResponse(id);
    } finally {
      atWork -= begun;
      held -= ofThis;
    }
  }

  return {
    listen(port, host) {
      return new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port, host)));
        server.listen(port, host, () => {
          const bound = (server.address() as AddressInfo).port;
          const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
          resolve({ port: bound, url: `http://${name}:${bound}` });
        });
      });
    },
    async close() {
      draining = true;
      const cutOff = setTimeout(() => server.closeAllConnections(), drainTimeout);
      await quiet(Math.min(grace, drainTimeout));
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Answers that were begun before keep their connections.
      const idle = setInterval(() => server.closeIdleConnections(), 100);
      await closed;
      clearInterval(idle);
      clearTimeout(cutOff);
    },
  };
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

function busy(): Refusal {
  return new Refusal(503, 'More is asked at the moment than can be answered; try again in a second.', {
    'retry-after': '1',
  });
}

/** Ours is the fault; the log has what it was. */
function faultResponse(id: string): Response {
  const message = `Something went wrong on our side; the log has it under ${id}.`;
  return Response.json({ errors: [{ message, extensions: { code: 'INTERNAL' } }] }, { status: 500 });
}

/** What the browser asked before it reads; who may read is in the headers of every answer. */
function preflightResponse(permission: readonly string[]): Response {
  const headers = new Headers();
  for (let at = 0; at < permission.length; at += 2) headers.append(permission[at] ?? '', permission[at + 1] ?? '');
  return new Response(null, { status: 204, headers });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `Port ${port} on ${host} is in use; stop the other process, or choose another with --port.`,
      );
    case 'EACCES':
      return new ListenError(
        `Port ${port} on ${host} may not be opened by this user; choose one above 1023 with --port.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(`${host} is no address of this machine; choose another with --host.`);
    default:
      return error;
  }
}
