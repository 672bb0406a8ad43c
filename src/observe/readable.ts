/** For people who look on (`serve --verbose`): one line a request. */
import type { Watcher } from './observer.ts';

/** `POST /graphql OwnersOfAVenture 200 12 ms, 3 statements` */
export function readableLines(say: (line: string) => void): Watcher {
  return {
    request({ method, route, status, ms, kept, operation, errors, statements }) {
      const what =
        operation === null
          ? route === 'none'
            ? '(no such path)'
            : route
          : `${route} ${operation.name?.slice(0, 60) ?? `(${operation.kind})`}`;
      const took = ms === null ? '' : ` ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
      const asked = kept ? 'kept from before' : `${statements} statement${statements === 1 ? '' : 's'}`;
      const wrong = errors.length > 0 ? `, ${[...new Set(errors)].join(' ')}` : '';
      say(`${method} ${what} ${status}${took}, ${asked}${wrong}`);
    },
  };
}
