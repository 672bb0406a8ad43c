/** A lane to a worker thread: jobs go through it one at a time, and one that nobody waits for any more is stopped. */
import { Worker } from 'node:worker_threads';
import type { Job } from './jobs.ts';
import type { Outcome } from './worker.ts';

export interface WorkerLane {
  /**
   * The numbers that come of the job. Jobs of the same `key` are one: whoever asks while it waits or runs gets the same.
   * Rejects with the signal's reason; when all who wait have gone, the job is dropped, or its thread is ended.
   */
  run(key: string, job: () => Job, signal?: AbortSignal): Promise<Float64Array>;
  /** Ends the thread; whoever still waits is rejected. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (numbers: Float64Array) => void;
  readonly reject: (reason: unknown) => void;
}

interface Entry {
  readonly key: string;
  readonly job: () => Job;
  readonly waiting: Set<Waiting>;
}

/** From the sources a `.ts` file, in the compiled package a `.js` file: as this one is. */
const file = new URL(`./worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`, import.meta.url);

export function createWorkerLane(): WorkerLane {
  const queue: Entry[] = [];
  let running: Entry | undefined;
  let worker: Worker | undefined;
  let isClosed = false;

  function next(): void {
    running = queue.shift();
    if (running === undefined) return;
    try {
      const job = running.job();
      worker ??= open();
      worker.ref();
      worker.postMessage(job);
    } catch (error) {
      settle((waiting) => waiting.reject(error));
    }
  }

  function open(): Worker {
    const opened = new Worker(file);
    opened.on('message', (outcome: Outcome) => {
      if (opened !== worker) return;
      opened.unref();
      settle((waiting) => {
        if ('numbers' in outcome) waiting.resolve(outcome.numbers);
        else waiting.reject(new Error(`The worker thread failed: ${outcome.fault}`));
      });
    });
    opened.on('error', (error) => {
      if (opened !== worker) return;
      worker = undefined;
      settle((waiting) => waiting.reject(error));
    });
    return opened;
  }

  function settle(tell: (waiting: Waiting) => void): void {
    const entry = running;
    running = undefined;
    for (const waiting of entry?.waiting ?? []) tell(waiting);
    next();
  }

  function stopUnheard(entry: Entry): void {
    if (entry.waiting.size > 0) return;
    if (entry !== running) {
      const place = queue.indexOf(entry);
      if (place >= 0) queue.splice(place, 1);
      return;
    }
    // A thread that computes hears nothing: it can only be ended.
    worker?.terminate();
    worker = undefined;
    running = undefined;
    next();
  }

  return {
    run(key, job, signal) {
      if (isClosed) return Promise.reject(new Error('The worker thread is closed.'));
      if (signal?.aborted) return Promise.reject(signal.reason);
      let entry = [running, ...queue].find((one) => one?.key === key);
      if (entry === undefined) {
        entry = { key, job, waiting: new Set() };
        queue.push(entry);
      }
      const joined = entry;
      const { promise, resolve, reject } = Promise.withResolvers<Float64Array>();
      const waiting: Waiting = { resolve, reject };
      joined.waiting.add(waiting);
      const leave = () => {
        joined.waiting.delete(waiting);
        reject(signal?.reason);
        stopUnheard(joined);
      };
      signal?.addEventListener('abort', leave, { once: true });
      if (running === undefined) next();
      return promise.finally(() => signal?.removeEventListener('abort', leave));
    },
    async close() {
      isClosed = true;
      const left = [running, ...queue].flatMap((entry) => [...(entry?.waiting ?? [])]);
      queue.length = 0;
      running = undefined;
      const closing = worker?.terminate();
      worker = undefined;
      for (const waiting of left) waiting.reject(new Error('The worker thread is closed.'));
      await closing;
    },
  };
}
