/** Between node:http and fetch: requests with a bounded body in, answers streamed out until the client hangs up. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from './refusal.ts';

export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** Hears of every byte that is kept, and throws the refusal where there are too many. */
  readonly hold?: (bytes: number) => void;
}

/**
 * The request as fetch knows it, its body read whole. The signal aborts when the client hangs up.
 * @throws Refusal 400 for a target or Host that is no URL, 413 for a body over `maxBodyBytes`
 */
export async function toRequest(incoming: IncomingMessage, signal: AbortSignal, limits: BodyLimits): Promise<Request> {
  const { method = 'GET', headers } = incoming;
  const url = requestUrl(incoming);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? await readBody(incoming, limits) : null;
  const fetchHeaders = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) fetchHeaders.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  try {
    return new Request(url, { method, headers: fetchHeaders, body, signal });
  } catch (cause) {
    throw new Refusal(
      400,
      `This request cannot be read: ${cause instanceof Error ? cause.message : 'it is malformed'}.`,
    );
  }
}

/** Where the request points to. @throws Refusal 400 */
export function requestUrl(incoming: IncomingMessage): URL {
  const host = incoming.headers.host ?? 'localhost';
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) {
    throw new Refusal(400, 'The Host header is not a host name; send the name or address that the request goes to.');
  }
  const target = incoming.url ?? '/';
  if (!target.startsWith('/') || !URL.canParse(`http://${host}${target}`)) {
    throw new Refusal(400, 'The request target must be a path that starts with "/".');
  }
  return new URL(`http://${host}${target}`);
}

/** On a body that is too large the rest is read and thrown away, so that the client gets to see the refusal. */
function readBody(
  incoming: IncomingMessage,
  { maxBodyBytes, hold = () => undefined }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let refused = false;
    const refuse = (error: unknown) => {
      refused = true;
      chunks.length = 0;
      reject(error);
    };
    incoming.on('data', (chunk: Uint8Array) => {
      if (refused) return;
      length += chunk.byteLength;
      if (length > maxBodyBytes) return refuse(tooLarge(maxBodyBytes));
      try {
        hold(chunk.byteLength);
        chunks.push(chunk);
      } catch (error) {
        refuse(error);
      }
    });
    incoming.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    incoming.on('error', reject);
    incoming.on('close', () => {
      if (!incoming.complete) reject(new Refusal(400, 'The request ended before its body was whole.'));
    });
    if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) refuse(tooLarge(maxBodyBytes));
  });
}

function tooLarge(maxBodyBytes: number): Refusal {
  return new Refusal(413, `The body is larger than ${maxBodyBytes.toLocaleString('en')} bytes; send less at a time.`);
}

/**
 * Writes an answer: one of known length in one piece; a body that streams is cancelled when the client hangs up. `more` are
 * headers of every answer, names and values in turn.
 */
export async function sendResponse(
  response: Response,
  outgoing: ServerResponse,
  headOnly: boolean,
  more: readonly string[] = [],
): Promise<void> {
  const headers: string[] = [];
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers.push(name, value);
  });
  for (const cookie of response.headers.getSetCookie()) headers.push('set-cookie', cookie);
  outgoing.writeHead(response.status, [...headers, ...besides(response.headers, more)]);
  if (headOnly || response.body === null) {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  if (response.headers.has('content-length')) outgoing.end(Buffer.from(await response.arrayBuffer()));
  else await pipeline(Readable.from(response.body), outgoing);
}

/** Of headers of every answer those that this one has not set itself. */
export function besides(own: Headers, more: readonly string[]): string[] {
  return more.filter((_, at) => {
    const name = more[at - (at % 2)] ?? '';
    return name === 'vary' || !own.has(name);
  });
}
