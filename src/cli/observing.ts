/** Who watches over a service that is served: its log or a person, metrics, and traces where a collector is set. */
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { requestLog } from '../observe/log.ts';
import type { Figures, Metrics } from '../observe/metrics.ts';
import { createObserver, type Observer } from '../observe/observer.ts';
import { readableLines } from '../observe/readable.ts';
import { version } from '../version.ts';

export interface Observing {
  readonly observer: Observer;
  /** Null where they are switched off. */
  readonly metrics: Metrics | null;
  /** Sends the last traces. */
  close(): Promise<void>;
}

export interface ObservingOptions {
  readonly config: Pick<Config, 'metrics' | 'otlpEndpoint' | 'neo4j'>;
  readonly logger: Logger;
  readonly figures: Omit<Figures, 'version'>;
  /** Takes a line a request for people, instead of the log. */
  readonly say?: ((line: string) => void) | undefined;
}

export async function openObserving({ config, logger, figures, say }: ObservingOptions): Promise<Observing> {
  const metrics = config.metrics
    ? (await import('../observe/metrics.ts')).createMetrics({ ...figures, version })
    : null;
  const traces =
    config.otlpEndpoint === null
      ? null
      : (await import('../observe/traces.ts')).createTraces({
          endpoint: config.otlpEndpoint,
          engine: config.neo4j === null ? 'grafeo' : 'neo4j',
          version,
        });
  const requests = say === undefined ? requestLog(logger) : readableLines(say);
  return {
    observer: createObserver([requests, metrics, traces].filter((watcher) => watcher !== null)),
    metrics,
    close: async () => traces?.close(),
  };
}
