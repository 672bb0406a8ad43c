/** Loaded into a service that is watched: says, when asked by its parent, how long its event loop stood still, and how much of that was garbage. */
import { type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** The longest standstill since the last one that was told of, in milliseconds. */
export interface Standstill {
  readonly longest: number;
  /** What of it was the collection of garbage. */
  readonly garbage: number;
}

export interface Told extends Standstill {
  /** What the process has used of the processor so far, in milliseconds. */
  readonly processor: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const RESOLUTION = 1;
const collections: Span[] = [];
let longest: Span = { from: 0, to: 0 };
let last = performance.now();

setInterval(() => {
  const now = performance.now();
  if (now - last > longest.to - longest.from) longest = { from: last, to: now };
  last = now;
}, RESOLUTION).unref();

new PerformanceObserver((list) => note(list.getEntries())).observe({ entryTypes: ['gc'] });

function note(entries: readonly PerformanceEntry[]): void {
  for (const { startTime, duration } of entries) collections.push({ from: startTime, to: startTime + duration });
}

process.on('message', async () => {
  // Collections are told of a moment later.
  await sleep(20);
  const { from, to } = longest;
  const garbage = collections.reduce(
    (sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)),
    0,
  );
  const { user, system } = process.cpuUsage();
  const processor = (user + system) / 1000;
  process.send?.({ longest: Math.max(0, to - from - RESOLUTION), garbage, processor } satisfies Told);
  collections.length = 0;
  longest = { from: 0, to: 0 };
  last = performance.now();
});
process.channel?.unref();
