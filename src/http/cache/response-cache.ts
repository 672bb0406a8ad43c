/**
 * Answers that are the same for everybody who asks without a token, until the next change or day: kept as they were sent,
 * so that a repeated read touches neither GraphQL nor the graph. What may be kept the answer says itself (`etag`, and
 * `public` in its cache-control); what somebody with a token asks or gets never is.
 */
import type { IncomingMessage } from 'node:http';
import { createKeptAnswer, type KeptAnswer } from './kept-answer.ts';

/** What all answers of one moment follow from, besides the question. */
export interface Stamp {
  /** The number of the last change. */
  readonly revision: number;
  /** Today in UTC: questions without a date mean it. */
  readonly today: string;
  /** How often all ties were made anew, past the log. @default 0 */
  readonly edition?: number;
  /** The layout that pictures follow. */
  readonly picture: string;
}

export interface ResponseCacheOptions {
  /** What answers follow from now; null: nothing is answered yet. */
  readonly now: () => Stamp | null;
  /** Most bytes that are kept; 0 keeps nothing. */
  readonly bytes: number;
}

/** A question whose answer may be kept, if nothing has changed by the time that it is there. */
export interface Pending {
  readonly key: string;
  readonly stamp: Stamp;
}

export interface ResponseCache {
  /** The answer to this very question, if it is kept. */
  find(incoming: IncomingMessage): KeptAnswer | undefined;
  /** Notes what the answer will follow from; undefined: it is not for keeping. */
  begin(incoming: IncomingMessage): Pending | undefined;
  /** Keeps an answer, where nothing has changed since `begin` and it is not too large. */
  keep(pending: Pending | undefined, headers: Headers, body: Buffer, more: readonly string[]): KeptAnswer;
  /** The largest answer that is kept. */
  readonly mostBytesOfOne: number;
  readonly figures: {
    readonly hits: number;
    readonly misses: number;
    readonly answers: number;
    readonly bytes: number;
  };
}

/** A larger one is sent as a stream, so that many of them at once take no memory. */
const LARGEST = 4_000_000;
/** Of an answer's place in the map, about. */
const OVERHEAD = 600;
const LONGEST_URL = 8_000;
const LONGEST_ACCEPT = 300;

export function createResponseCache({ now, bytes: mostBytes }: ResponseCacheOptions): ResponseCache {
  /** In the order of their last use. */
  const kept = new Map<string, KeptAnswer>();
  const mostBytesOfOne = Math.min(LARGEST, Math.floor(mostBytes / 8));
  let stamp: Stamp | null = null;
  let bytes = 0;
  let hits = 0;
  let misses = 0;

  /** Whether what is kept still holds; else it is thrown away. */
  function isCurrent(current: Stamp): boolean {
    if (stamp !== null && isSame(stamp, current)) return true;
    kept.clear();
    bytes = 0;
    stamp = stampOf(current);
    return false;
  }

  function forget(key: string): void {
    const answer = kept.get(key);
    if (answer === undefined) return;
    kept.delete(key);
    bytes -= sizeOf(key, answer);
  }

  function makeRoom(): void {
    for (const key of kept.keys()) {
      if (bytes <= mostBytes) return;
      forget(key);
    }
  }

  return {
    find(incoming) {
      const key = keyOf(incoming);
      const current = key === undefined ? null : now();
      if (key === undefined || current === null || !isCurrent(current)) return undefined;
      const asked = incoming.headers['min-revision'];
      // Who waits for a change, or asks for none that there can be, is answered by the route.
      if (asked !== undefined && !(/^[0-9]{1,15}$/.test(String(asked)) && Number(asked) <= current.revision)) {
        return undefined;
      }
      const answer = kept.get(key);
      if (answer === undefined) {
        misses += 1;
        return undefined;
      }
      hits += 1;
      kept.delete(key);
      kept.set(key, answer);
      return answer;
    },
    begin(incoming) {
      const key = keyOf(incoming);
      const current = key === undefined || mostBytes === 0 ? null : now();
      return key === undefined || current === null ? undefined : { key, stamp: stampOf(current) };
    },
    keep(pending, headers, body, more) {
      const key = pending?.key ?? '';
      const answer = createKeptAnswer(headers, body, more, (added) => {
        if (kept.get(key) !== answer) return;
        bytes += added;
        makeRoom();
      });
      const current = now();
      if (pending === undefined || current === null || !isSame(pending.stamp, current)) return answer;
      if (body.byteLength > mostBytesOfOne) return answer;
      isCurrent(current);
      forget(key);
      kept.set(key, answer);
      bytes += sizeOf(key, answer);
      makeRoom();
      return answer;
    },
    mostBytesOfOne,
    get figures() {
      return { hits, misses, answers: kept.size, bytes };
    },
  };
}

/**
 * The question as it was put: its whole target (document or format, operation, variables or parameters) and the form of
 * answer that is asked for. Undefined for what is no anonymous read.
 */
function keyOf({ method, url, headers }: IncomingMessage): string | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || headers.authorization !== undefined || url === undefined)
    return undefined;
  const accept = headers.accept ?? '';
  if (url.length > LONGEST_URL || accept.length > LONGEST_ACCEPT) return undefined;
  return `${url}\n${accept}`;
}

/** As it is now: what is handed in may be the service itself. */
function stampOf({ revision, edition = 0, today, picture }: Stamp): Stamp {
  return { revision, edition, today, picture };
}

function isSame(one: Stamp, other: Stamp): boolean {
  const [a, b] = [stampOf(one), stampOf(other)];
  return a.revision === b.revision && a.edition === b.edition && a.today === b.today && a.picture === b.picture;
}

function sizeOf(key: string, answer: KeptAnswer): number {
  return answer.size + 2 * key.length + OVERHEAD;
}
