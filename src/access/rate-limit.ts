/** How often a key may do something: a bucket of permits that fills again, for a bounded number of keys. */

export interface RateLimit {
  /** Takes `cost` permits. @returns 0, or in how many seconds there will be enough; then none is taken */
  take(key: string, cost?: number): number;
  /** In how many seconds one permit is there; 0: now. Takes none. */
  wait(key: string): number;
  /** How many keys are remembered. */
  readonly size: number;
}

export interface RateLimitOptions {
  /** Permits a minute, which may also be used all at once. */
  readonly perMinute: number;
  /** @default 10_000 */
  readonly maxKeys?: number;
  /** Milliseconds that only grow. @default performance.now */
  readonly now?: () => number;
}

interface Bucket {
  permits: number;
  at: number;
}

/**
 * The token bucket as routers use it. A key beyond `maxKeys` takes the place of the one that was quiet longest, which is
 * the likeliest to be full again, so that inventing keys costs no memory.
 */
export function createRateLimit({
  perMinute,
  maxKeys = 10_000,
  now = () => performance.now(),
}: RateLimitOptions): RateLimit {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();

  function permits(key: string, time: number): number {
    const bucket = buckets.get(key);
    return bucket === undefined ? perMinute : Math.min(perMinute, bucket.permits + (time - bucket.at) * perMs);
  }
  const seconds = (missing: number) => Math.max(1, Math.ceil(missing / perMs / 1000));

  return {
    take(key, cost = 1) {
      const time = now();
      const left = permits(key, time);
      // More than a full bucket is never there: it may go when the bucket is full, and owes the rest.
      const needed = Math.min(cost, perMinute);
      if (left < needed) return seconds(needed - left);
      buckets.delete(key);
      buckets.set(key, { permits: left - cost, at: time });
      const [quietest] = buckets.keys();
      if (buckets.size > maxKeys && quietest !== undefined) buckets.delete(quietest);
      return 0;
    },
    wait(key) {
      const left = permits(key, now());
      return left >= 1 ? 0 : seconds(1 - left);
    },
    get size() {
      return buckets.size;
    },
  };
}
