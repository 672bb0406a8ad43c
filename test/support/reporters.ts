/** Starts processes that report, and kills them at a moment that they cannot foresee. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endWithThis } from './program.ts';
import type { Reporting } from './reporter-process.ts';

/** What a process has said that it was told: the number of the change, the report and its claims. */
export interface Acknowledged {
  readonly revision: number;
  readonly report: string;
  readonly claims: readonly string[];
}

export interface Reporter {
  /** Settles when it begins to write. */
  readonly ready: Promise<void>;
  readonly acknowledged: readonly Acknowledged[];
  /** Settles once it has acknowledged so many, on however slow a machine. */
  heard(count: number): Promise<void>;
  /** Kills it (-9); settles once it is gone and all that it said is heard. */
  kill(): Promise<void>;
}

export function startReporter(reporting: Reporting): Reporter {
  const script = join(import.meta.dirname, 'reporter-process.ts');
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(reporting)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithThis(child);
  const acknowledged: Acknowledged[] = [];
  const heard = new EventEmitter();
  const closed = once(child, 'close');
  const ready = Promise.withResolvers<void>();
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    if (line === 'ready') return ready.resolve();
    const [revision = '', report = '', ...claims] = line.split(' ');
    // The line that it was killed in is not whole.
    if (claims.length === 2) acknowledged.push({ revision: Number(revision), report, claims });
    heard.emit('one');
  });
  void closed.then(() => ready.reject(new Error('It ended before it began.')));
  ready.promise.catch(() => undefined);
  return {
    ready: ready.promise,
    acknowledged,
    async heard(count) {
      while (acknowledged.length < count) await once(heard, 'one');
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
