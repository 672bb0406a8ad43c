/** One HTTP server: GraphQL, health and the page; bounded, and drained on close. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { AccessError } from '../access/errors.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { sendResponse, toRequest } from './bridge.ts';
import { createResponseCache, type ResponseCache } from './cache/response-cache.ts';
import { isRepeatable, sendKept, sendRepeatable } from './cache/send.ts';
import { rememberPeer } from './client-address.ts';
import { boundConnections, type ConnectionLimits, timeouts } from './connections.ts';
import { type Cors, createCors } from './cors.ts';
import { accessResponse, Refusal, refusalResponse } from './refusal.ts';

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
}

export interface HttpServer {
  /** Starts to listen. Rejects with a sentence when the address cannot be had. */
  listen(port: number, host: string): Promise<{ readonly port: number; readonly url: string }>;
  /** Takes no more requests, lets the running ones finish, then cuts the rest off. */
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
  cache = createResponseCache({ now: () => null, bytes: 0 }),
  cors = createCors([]),
  maxBodyBytes = 1_000_000,
  maxBodyBytesTogether = 64_000_000,
  maxRequests = 500,
  drainTimeout = 8_000,
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
    const started = performance.now();
    const id = randomUUID();
    const sent = sendKept(kept, incoming, outgoing, headersOf(incoming, id));
    if (typeof sent === 'number') note(incoming, id, started, sent);
    else {
      sent.then(
        (status) => note(incoming, id, started, status),
        (error: unknown) => {
          logger.error({ id, err: error }, 'an answer could not be sent');
          outgoing.destroy();
        },
      );
    }
    return true;
  }

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = performance.now();
    const id = randomUUID();
    const more = headersOf(incoming, id);
    let status = 499;
    try {
      status = await answerAnew(incoming, outgoing, id, more);
    } catch (error) {
      // Where nothing was sent yet, what went wrong can still be said.
      if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
      else
        await sendResponse(faultResponse(id), outgoing, incoming.method === 'HEAD', more).catch(() =>
          outgoing.destroy(),
        );
      logger.error({ id, err: error }, 'an answer could not be sent');
    } finally {
      note(incoming, id, started, status);
    }
  }

  /** @returns the status that was sent, 499 where the client hung up before */
  async function answerAnew(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    id: string,
    more: readonly string[],
  ): Promise<number> {
    const hangUp = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) hangUp.abort(new Error('The client hung up.'));
    });
    const pending = cache.begin(incoming);
    const response = await answer(incoming, id, hangUp.signal);
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

  function note(incoming: IncomingMessage, id: string, started: number, status: number): void {
    if (!logger.isLevelEnabled('debug')) return;
    // The query string may hold whole documents: only the path is logged.
    const path = incoming.url?.split('?', 1)[0]?.slice(0, 200);
    logger.debug({ id, method: incoming.method, path, status, ms: Math.round(performance.now() - started) }, 'request');
  }

  async function answer(incoming: IncomingMessage, id: string, signal: AbortSignal): Promise<Response> {
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
      const route = routes.find(({ path }) =>
        path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname,
      );
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
    close() {
      draining = true;
      return new Promise((resolve) => {
        const cutOff = setTimeout(() => server.closeAllConnections(), drainTimeout);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
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
