/** Who sends a request: asked once a request, by whichever route comes first. */
import type { Access, Asker } from '../access/access.ts';
import { clientAddress } from './client-address.ts';

/**
 * Who asks; `again`: asked anew, for a request that is answered for long.
 * @throws AccessError where the token is not good, or one is needed
 */
export type AskerOf = (request: Request, options?: { readonly again?: boolean }) => Promise<Asker>;

export function createAskerOf(options: {
  /** @throws Refusal 503 while the graph is not open */
  readonly access: () => Access;
  /** Proxies in front that are believed. */
  readonly trustProxy: number;
}): AskerOf {
  const asked = new WeakMap<Request, Promise<Asker>>();
  const ask = async (request: Request) =>
    options.access().asker({
      authorization: request.headers.get('authorization'),
      address: clientAddress(request, options.trustProxy),
    });
  return (request, { again = false } = {}) => {
    const known = again ? undefined : asked.get(request);
    if (known !== undefined) return known;
    const asker = ask(request);
    asked.set(request, asker);
    return asker;
  };
}
