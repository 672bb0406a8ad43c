/** Content codings: which one a client gets, and bytes in it. */
import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** What is smaller is not worth its decompression. */
export const LEAST_COMPRESSED = 1_000;

const compressibleTypes = /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?(?:json|xml|javascript)\b)/;

export function isCompressible(contentType: string | null): boolean {
  return contentType !== null && compressibleTypes.test(contentType);
}

const answers = new Map<string, Encoding>();
const REMEMBERED = 200;

/** The best coding that an Accept-Encoding takes (RFC 9110, 12.5.3): by its weights, of equals br, then gzip. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  let answer = answers.get(acceptEncoding);
  if (answer === undefined) {
    answer = negotiated(acceptEncoding);
    if (answers.size < REMEMBERED && acceptEncoding.length < 200) answers.set(acceptEncoding, answer);
  }
  return answer;
}

function negotiated(acceptEncoding: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.slice(0, 1_000).toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
    weights.set(
      coding,
      weight === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 0,
    );
  }
  const weightOf = (coding: Encoding) => weights.get(coding) ?? weights.get('*') ?? 0;
  // Nothing said of it, identity is as good as any; a client that wants it rather says so.
  const plain = weights.get('identity') ?? 0.001;
  const best = Math.max(weightOf('br'), Math.max(weightOf('gzip'), weights.get('x-gzip') ?? 0));
  if (best <= 0 || best < plain) return 'identity';
  return weightOf('br') === best ? 'br' : 'gzip';
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** In a thread of the pool. */
export function compressed(body: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: 6 });
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotli(body, { params: { [BROTLI_PARAM_QUALITY]: 5, [BROTLI_PARAM_SIZE_HINT]: body.byteLength } });
}

/** For what is too large to be held. */
export function compressor(encoding: Exclude<Encoding, 'identity'>): Transform {
  if (encoding === 'gzip') return createGzip({ level: 5 });
  return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
