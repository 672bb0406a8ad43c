/** The same request sent again while the first is under way: it is answered by that one, and need not ask the graph. */
import type { Ledger } from './ledger.ts';

interface UnderWay<T> {
  readonly hash: string;
  readonly answer: Promise<T>;
}

const underWay = new WeakMap<Ledger, Map<string, UnderWay<{ readonly replayed: boolean }>>>();

/**
 * Two hundred who try again at once would otherwise each hold a connection and do all the work, for one of them to save it. What
 * was sent under the same id with another content waits for the first, and is then judged by what that one has saved.
 */
export async function answeredOnce<T extends { readonly replayed: boolean }>(
  ledger: Ledger,
  { id, hash }: { readonly id: string; readonly hash: string },
  record: () => Promise<T>,
): Promise<T> {
  const requests = (underWay.get(ledger) ?? new Map()) as Map<string, UnderWay<T>>;
  underWay.set(ledger, requests);
  for (let known = requests.get(id); known !== undefined; known = requests.get(id)) {
    if (known.hash === hash) return { ...(await known.answer), replayed: true };
    await known.answer.catch(() => undefined);
  }
  const answer = record();
  requests.set(id, { hash, answer });
  try {
    return await answer;
  } finally {
    requests.delete(id);
  }
}
