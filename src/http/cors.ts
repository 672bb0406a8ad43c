/**
 * Cross-origin reads: which pages of other sites may read answers. Tokens are not let through, so no such page can write
 * in somebody's name.
 */
import type { IncomingMessage } from 'node:http';

export interface Cors {
  /** Headers of an answer, names and values in turn. */
  headersFor(origin: string | undefined): readonly string[];
  /** What the answer to a preflight says besides `headersFor`; null: it is none, or of an origin that may not read. */
  preflight(incoming: IncomingMessage): readonly string[] | null;
}

const METHODS = 'GET, HEAD, POST';
/** `last-event-id`: where a subscription goes on after a lost connection. */
const TAKEN = 'accept, content-type, if-none-match, last-event-id, min-revision';
const SHOWN = 'etag, content-disposition, retry-after, x-request-id';

/** @param origins `https://dashboards.example`, or `*` alone for every page; none: nothing is said of it */
export function createCors(origins: readonly string[]): Cors {
  const all = origins.includes('*');
  const allowed = new Map(origins.map((origin) => [origin, listFor(origin)]));
  const nobody = origins.length === 0 || all ? [] : ['vary', 'origin'];
  function headersFor(origin: string | undefined): readonly string[] {
    if (all) return everybody;
    return (origin === undefined ? undefined : allowed.get(origin)) ?? nobody;
  }
  return {
    headersFor,
    preflight({ method, headers }) {
      const asked = headers['access-control-request-method'];
      if (method !== 'OPTIONS' || headers.origin === undefined || asked === undefined) return null;
      if (!all && !allowed.has(headers.origin)) return null;
      return [
        ...['access-control-allow-methods', METHODS, 'access-control-allow-headers', TAKEN],
        ...['access-control-max-age', '7200'],
      ];
    },
  };
}

const everybody = ['access-control-allow-origin', '*', 'access-control-expose-headers', SHOWN];

function listFor(origin: string): readonly string[] {
  return ['access-control-allow-origin', origin, 'access-control-expose-headers', SHOWN, 'vary', 'origin'];
}
