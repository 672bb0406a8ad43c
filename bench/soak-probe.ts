/** Loaded into a service that is measured over time: says, when asked by its parent, what it holds after a garbage collection. */

export interface Holding {
  /** Bytes. */
  readonly heap: number;
  readonly outside: number;
  readonly resident: number;
  /** What keeps the event loop busy: sockets, timers, requests. */
  readonly active: number;
}

process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const active = process.getActiveResourcesInfo().length;
  process.send?.({ heap: heapUsed, outside: external, resident: rss, active } satisfies Holding);
});
process.channel?.unref();
