/** An answer that can be sent over and over: its bytes in each encoding that was asked for, with their headers ready. */
import { compressed, type Encoding, isCompressible, LEAST_COMPRESSED } from './encodings.ts';

export interface KeptAnswer {
  /** A strong entity tag, of the bytes as they are; in another encoding it has a suffix. */
  readonly etag: string;
  /** The encoding of those that the client takes. */
  encodingOf(wanted: Encoding): Encoding;
  /** The bytes, where they are there already. */
  body(encoding: Encoding): Buffer | undefined;
  /** Compresses on first use. */
  encoded(encoding: Encoding): Promise<Buffer>;
  /** Names and values in turn, as `writeHead` takes them fastest; without `length` those of a 304. */
  headers(encoding: Encoding, length?: number): readonly string[];
  /** Bytes that it holds. */
  readonly size: number;
}

/** Headers that are not the answer's own, but of how it is sent. */
const ofSending = new Set(['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'etag', 'vary']);
/** What a 304 repeats (RFC 9110, 15.4.5). */
const ofNotModified = new Set(['cache-control', 'content-location', 'date', 'expires']);

/** `more` are headers of every answer, after each other. `onGrow` hears of bytes that came to it later. */
export function createKeptAnswer(
  response: Headers,
  identity: Buffer,
  more: readonly string[],
  onGrow: (bytes: number) => void = () => undefined,
): KeptAnswer {
  const own = ownHeaders(response);
  const etag = response.get('etag') ?? '';
  const vary = varyOf(response);
  const squeezes = identity.byteLength >= LEAST_COMPRESSED && isCompressible(response.get('content-type'));
  const bodies = new Map<Encoding, Buffer>([['identity', identity]]);
  const ready = new Map<string, readonly string[]>();
  const own304 = own.filter((_, at) => ofNotModified.has(own[at - (at % 2)] ?? ''));
  let size = identity.byteLength + own.join('').length;

  return {
    etag,
    encodingOf: (wanted) => (squeezes ? wanted : 'identity'),
    body: (encoding) => bodies.get(encoding),
    async encoded(encoding) {
      const known = bodies.get(encoding);
      if (known !== undefined || encoding === 'identity') return known ?? identity;
      const bytes = await compressed(identity, encoding);
      if (!bodies.has(encoding)) {
        bodies.set(encoding, bytes);
        size += bytes.byteLength;
        onGrow(bytes.byteLength);
      }
      return bytes;
    },
    headers(encoding, length) {
      const key = length === undefined ? `304 ${encoding}` : encoding;
      let list = ready.get(key);
      if (list === undefined) {
        list = [
          ...(length === undefined ? own304 : own),
          ...['etag', tagIn(etag, encoding), 'vary', vary, ...more],
          ...(length === undefined ? [] : ['content-length', String(length)]),
          ...(encoding === 'identity' || length === undefined ? [] : ['content-encoding', encoding]),
        ];
        ready.set(key, list);
      }
      return list;
    },
    get size() {
      return size;
    },
  };
}

/** The tag of the same answer in an encoding: strong tags differ where bytes do. */
export function tagIn(etag: string, encoding: Encoding): string {
  return encoding === 'identity' ? etag : etag.replace(/"$/, `-${encoding}"`);
}

export function varyOf(response: Headers): string {
  const named = (response.get('vary') ?? '').split(',').flatMap((name) => name.trim() || []);
  return [...new Set([...named, 'accept-encoding'])].join(', ');
}

export function ownHeaders(response: Headers): string[] {
  const list: string[] = [];
  response.forEach((value, name) => {
    if (!ofSending.has(name)) list.push(name, value);
  });
  return list;
}
