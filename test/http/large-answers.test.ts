/** Answers too large to be held: sent as they are made, no faster than they are taken, and given up with their client. */
import { once } from 'node:events';
import { request } from 'node:http';
import { createGunzip } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResponseCache } from '../../src/http/cache/response-cache.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';

const PIECE = 'Stellantis,Leapmotor,零跑汽车\r\n'.repeat(2_000);
const bytesOfPiece = Buffer.byteLength(PIECE);

describe('an answer without an end', () => {
  let server: HttpServer;
  let url: string;
  let made = 0;
  let ended = 0;
  beforeAll(async () => {
    const headers = { etag: '"large"', 'cache-control': 'public, no-cache', 'content-type': 'text/csv; charset=utf-8' };
    server = createHttpServer({
      logger: pino({ level: 'silent' }),
      cache: createResponseCache({ now: () => ({ revision: 1, today: '2026-11-22', picture: '' }), bytes: 8_000_000 }),
      routes: [{ path: '/endless', methods: ['GET'], handle: () => new Response(endless(), { headers }) }],
    });
    ({ url } = await server.listen(0, '127.0.0.1'));
  });
  afterAll(() => server?.close());

  function endless(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setImmediate(resolve));
        made += 1;
        controller.enqueue(Buffer.from(PIECE));
      },
      cancel() {
        ended += 1;
      },
    });
  }

  it.each(['identity', 'gzip', 'br'])('stops with its client, in the encoding %s', async (encoding) => {
    const before = { made, ended };
    const asked = request(`${url}/endless`, { headers: { 'accept-encoding': encoding } });
    asked.end();
    const [response] = await once(asked, 'response');
    expect(response.headers['content-length']).toBeUndefined();
    await once(response, 'data');
    asked.destroy();
    await expect.poll(() => ended).toBe(before.ended + 1);
    const stopped = made;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toBe(stopped);
  });

  it('is made no faster than its client takes it', async () => {
    const before = made;
    const asked = request(`${url}/endless`, { headers: { 'accept-encoding': 'identity' } });
    asked.end();
    const [response] = await once(asked, 'response');
    // Nothing is taken: buffers fill, and then it waits.
    let last = -1;
    await expect
      .poll(
        () => {
          const isStill = made === last;
          last = made;
          return isStill;
        },
        { interval: 100 },
      )
      .toBe(true);
    expect((made - before) * bytesOfPiece).toBeLessThan(30_000_000);
    response.destroy();
  });

  it('can be unpacked while it comes', async () => {
    const asked = request(`${url}/endless`, { headers: { 'accept-encoding': 'gzip' } });
    asked.end();
    const [response] = await once(asked, 'response');
    expect(response.headers).toMatchObject({ 'content-encoding': 'gzip', etag: '"large-gzip"' });
    const unpacked = response.pipe(createGunzip());
    const [piece] = await once(unpacked, 'data');
    expect(String(piece)).toContain('零跑汽车');
    asked.destroy();
  });
});
