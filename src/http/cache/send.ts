/** Sends answers that can be repeated: from what is kept at once, new ones by way of it, the largest as a stream. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { namesTag } from '../../alliances/answer-tag.ts';
import { besides } from '../bridge.ts';
import { compressor, encodingFor, isCompressible } from './encodings.ts';
import { type KeptAnswer, ownHeaders, tagIn, varyOf } from './kept-answer.ts';
import type { Pending, ResponseCache } from './response-cache.ts';

/** Whether an answer says that it is the same for everybody until its tag changes. */
export function isRepeatable({ status, headers }: Response): boolean {
  return (
    status === 200 &&
    headers.has('etag') &&
    headers.get('cache-control')?.includes('public') === true &&
    !headers.has('content-encoding') &&
    !headers.has('set-cookie')
  );
}

/** @returns the status that was sent; a promise only where bytes have still to be compressed */
export function sendKept(
  answer: KeptAnswer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  more: readonly string[],
): number | Promise<number> {
  const { headers, method } = incoming;
  const encoding = answer.encodingOf(encodingFor(headers['accept-encoding'] as string | undefined));
  if (namesTag(headers['if-none-match'], answer.etag)) {
    outgoing.writeHead(304, [...answer.headers(encoding), ...more]);
    outgoing.end();
    return 304;
  }
  const send = (body: Buffer) => {
    outgoing.writeHead(200, [...answer.headers(encoding, body.byteLength), ...more]);
    if (method === 'HEAD') outgoing.end();
    else outgoing.end(body);
    return 200;
  };
  const body = answer.body(encoding);
  return body === undefined ? answer.encoded(encoding).then(send) : send(body);
}

/** What is held before it is clear whether an answer is a large one, where nothing is kept. */
const HELD = 1_000_000;

/**
 * Sends an answer for the first time, and keeps it if it may be kept. `always` are headers of every answer, `more` those of
 * this one.
 */
export async function sendRepeatable(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  {
    cache,
    pending,
    always: everywhere,
    more,
  }: {
    readonly cache: ResponseCache;
    readonly pending: Pending | undefined;
    readonly always: readonly string[];
    readonly more: readonly string[];
  },
): Promise<number> {
  const { headers, body } = response;
  const always = besides(headers, everywhere);
  if (incoming.method === 'HEAD' || body === null) {
    await body?.cancel();
    const tag = headers.get('etag') ?? '';
    outgoing.writeHead(200, [...ownHeaders(headers), ...['etag', tag, 'vary', varyOf(headers)], ...always, ...more]);
    outgoing.end();
    return 200;
  }
  const most = Math.max(HELD, cache.mostBytesOfOne);
  const whole = Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (whole <= most) {
    const answer = cache.keep(pending, headers, Buffer.from(await response.arrayBuffer()), always);
    return await sendKept(answer, incoming, outgoing, more);
  }
  const begun: Uint8Array[] = [];
  let length = 0;
  const reading = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  try {
    while (length <= most) {
      const { done, value } = await reading.next();
      if (done === true) {
        const answer = cache.keep(pending, headers, Buffer.concat(begun), always);
        return await sendKept(answer, incoming, outgoing, more);
      }
      begun.push(value);
      length += value.byteLength;
    }
    await stream(response, incoming, outgoing, joined(begun, reading), [...always, ...more]);
    return 200;
  } finally {
    // A client that hung up: what makes the answer stops.
    await reading.return?.();
  }
}

async function stream(
  { headers }: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  pieces: AsyncIterable<Uint8Array>,
  more: readonly string[],
): Promise<void> {
  const wanted = encodingFor(incoming.headers['accept-encoding'] as string | undefined);
  const encoding = isCompressible(headers.get('content-type')) ? wanted : 'identity';
  const tag = tagIn(headers.get('etag') ?? '', encoding);
  const coding = encoding === 'identity' ? [] : ['content-encoding', encoding];
  outgoing.writeHead(200, [...ownHeaders(headers), ...['etag', tag, 'vary', varyOf(headers)], ...coding, ...more]);
  if (encoding === 'identity') await pipeline(pieces, outgoing);
  else await pipeline(pieces, compressor(encoding), outgoing);
}

async function* joined(begun: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let piece = begun.shift(); piece !== undefined; piece = begun.shift()) yield piece;
  for (;;) {
    const { done, value } = await rest.next();
    if (done === true) return;
    yield value;
  }
}
