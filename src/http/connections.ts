/** Connections within bounds: so many at a time, and none for a client that neither sends nor reads. */
import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /** Connections at once. @default 1_000 */
  readonly connections?: number;
  /** Until the headers of a request are whole. @default 10_000 ms */
  readonly headersTimeout?: number;
  /** Until the whole request is read. @default 30_000 ms */
  readonly requestTimeout?: number;
  /** How long a client may take in nothing of its answer. @default 60_000 ms */
  readonly readingTimeout?: number;
  /** Between two requests of a connection. @default 5_000 ms */
  readonly keepAliveTimeout?: number;
}

/** For a client that does not hang up itself once it was told to. */
const LINGER = 1_000;

/** The part of the limits that node:http keeps itself: what it finds ends in `clientError`. */
export function timeouts({
  headersTimeout = 10_000,
  requestTimeout = 30_000,
  keepAliveTimeout = 5_000,
}: ConnectionLimits) {
  // It looks for late requests now and then, by default every 30 seconds.
  const connectionsCheckingInterval = Math.min(1_000, headersTimeout, requestTimeout);
  return { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval };
}

/**
 * Keeps the limits on a server, and answers what is no request in the shape of every refusal.
 * @param headers of every answer, names and values in turn
 * @returns whether a connection was refused: nothing that comes by it is answered
 */
export function boundConnections(
  server: Server,
  { connections = 1_000, readingTimeout = 60_000 }: ConnectionLimits,
  headers: readonly string[],
): (socket: Socket) => boolean {
  const open = new Set<Socket>();
  const refused = new WeakSet<Socket>();

  function lastWord(socket: Socket, status: number, message: string, more: readonly string[] = []): void {
    const code = status === 503 ? 'UNAVAILABLE' : 'BAD_USER_INPUT';
    const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
    const own = ['content-type', 'application/json', 'content-length', `${Buffer.byteLength(body)}`];
    const all = [...own, 'connection', 'close', ...headers, ...more];
    const lines = all.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
    setTimeout(() => socket.destroy(), LINGER).unref();
  }

  // Some more, so that they can be told; beyond that the system hangs up without a word.
  server.maxConnections = connections + 100;
  // Of a socket on which nothing is sent or taken in; what is read slowly, but is read, goes on.
  server.timeout = readingTimeout;
  server.on('connection', (socket: Socket) => {
    if (open.size < connections) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      return;
    }
    refused.add(socket);
    const sentence = `This process serves ${connections} connections already, and no more at once: try again in a moment.`;
    lastWord(socket, 503, sentence, ['retry-after', '1']);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, duplex) => {
    const socket = duplex as Socket;
    if (error.code === 'ECONNRESET' || !socket.writable || refused.has(socket)) {
      socket.destroy();
      return;
    }
    const [status, sentence] = faultOf(error.code);
    lastWord(socket, status, sentence);
  });
  return (socket) => refused.has(socket);
}

function faultOf(code: string | undefined): readonly [number, string] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'The request did not come whole in time; send it at once.'];
    case 'HPE_HEADER_OVERFLOW':
      return [431, 'The headers are larger than 16 KB; send less of them, and documents in the body.'];
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return [413, 'The chunks of the body say more than they hold; send them without extensions.'];
    default:
      return [400, 'This is no HTTP request that can be read.'];
  }
}
