/**
 * Keeps the tie index current: brings in what this process writes at once, in the order of the change log, and reads
 * from the graph what other processes wrote.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphStore } from '../store/store.ts';
import type { IndexDelta } from './delta.ts';
import { loadIndex } from './load.ts';
import { changesAfter, logState } from './queries.ts';
import { readChanged, type Touched } from './read-changed.ts';
import type { TieIndex } from './tie-index.ts';

export interface FollowerOptions {
  readonly store: GraphStore;
  readonly index: TieIndex;
  /** Called where the graph can no longer be read; it is tried again until it can. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Called once it can be read again. */
  readonly onReturn?: (() => void) | undefined;
  /**
   * How often to look for what others wrote, in milliseconds: one statement each time.
   * @default 900
   */
  readonly interval?: number | undefined;
}

export interface Follower {
  /** How often the ties of the graph had been made anew when the index was filled: they change then without a change in the log. */
  readonly edition: number;
  /**
   * Brings in what this process wrote, the changes `first` to `delta.revision` of the log. Where others wrote before it
   * and the index has not heard of it, all is read from the graph instead. Settles when the index has the change, or when
   * the graph can no longer be read: then it follows with the next look.
   */
  apply(delta: IndexDelta, first: number): Promise<void>;
  /** Brings the index to the last change of the log; answers with the revision that it then has. */
  catchUp(): Promise<number>;
  /** Fills the index from the graph as a whole. */
  reload(): Promise<void>;
  /**
   * Settles once the index has the change with this number, at the latest after so many milliseconds; answers whether it
   * has. Meanwhile others' changes are looked for more often.
   */
  reached(revision: number, milliseconds: number): Promise<boolean>;
  /** Settles once the index holds another state than that of `revision`. Rejects with the signal's reason. */
  moved(revision: number, signal: AbortSignal): Promise<void>;
  /** Looks for what others wrote until `stop`, where other processes may write to the same graph; else does nothing. */
  start(): void;
  stop(): void;
}

const PAGE = 200;
/** How long a change that is not to be read, though a later number was given out, is waited for, in milliseconds. */
const GAP_PATIENCE = 1_000;
/** Between two looks while somebody waits for a change, in milliseconds. */
const HURRY = 50;

export function createFollower({ store, index, onError, onReturn, interval = 900 }: FollowerOptions): Follower {
  /** One step at a time: what was read before a write must not come in after it. */
  let last: Promise<unknown> = Promise.resolve();
  /** How often the ties had been made anew when the index was filled; undefined: it was filled by somebody else. */
  let made: number | null | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = true;
  let isLooking = false;
  let isAway = false;
  let waiting = 0;
  const listeners = new Set<() => void>();

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step, step);
    last = turn.catch(() => {});
    return turn;
  }

  function advance(delta: IndexDelta): void {
    index.apply(delta);
    tellAll();
  }

  function tellAll(): void {
    for (const listen of [...listeners]) listen();
  }

  async function readOn(): Promise<number> {
    for (let waited = 0; ; ) {
      const log = await readLog();
      if (made === undefined) made = log.made;
      // Made anew past the log, or put back to an earlier state: begin anew.
      if (log.made !== made || log.revision < index.revision) return await fill();
      if (log.revision === index.revision) return index.revision;
      const after = index.revision;
      const changes = await store.read(changesAfter, { after, upTo: log.revision, limit: PAGE });
      const whole = withoutGap(changes, after);
      if (whole.length > 0) {
        advance(await readChanged(store, whole));
        waited = 0;
        continue;
      }
      // The counter of a commit may be seen a moment before its change can be found. One that never comes cannot be told.
      if (waited >= GAP_PATIENCE) return await fill();
      await sleep(20);
      waited += 20;
    }
  }

  async function readLog(): Promise<{ readonly revision: number; readonly made: number | null }> {
    return (await store.read(logState, {}))[0] ?? { revision: 0, made: null };
  }

  async function fill(): Promise<number> {
    // First, so that what is made anew meanwhile is seen by the next look.
    const log = await readLog();
    await loadIndex(store, index);
    made = log.made;
    tellAll();
    return index.revision;
  }

  function away(error: unknown): void {
    if (!isAway) onError?.(error);
    isAway = true;
  }

  function back(): void {
    if (isAway) onReturn?.();
    isAway = false;
  }

  function look(): void {
    if (isStopped || isLooking) return;
    clearTimeout(timer);
    isLooking = true;
    const begun = performance.now();
    inTurn(readOn)
      .then(back, away)
      .finally(() => {
        isLooking = false;
        if (isStopped) return;
        const pause = waiting > 0 ? HURRY : Math.max(HURRY, interval - (performance.now() - begun));
        timer = setTimeout(look, pause);
        timer.unref();
      });
  }

  /** Settles once `isSo`; with the signal's reason where that comes first. */
  function until(isSo: () => boolean, signal: AbortSignal): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = () => {
        listeners.delete(listen);
        signal.removeEventListener('abort', stop);
      };
      const listen = () => {
        if (!isSo()) return;
        settle();
        resolve();
      };
      const stop = () => {
        settle();
        reject(signal.reason);
      };
      if (signal.aborted) return stop();
      listeners.add(listen);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  return {
    get edition() {
      return made ?? 0;
    },
    apply(delta, first) {
      return inTurn(async () => {
        if (delta.revision <= index.revision) return;
        if (first <= index.revision + 1) advance(delta);
        else await readOn().catch(away);
      });
    },
    catchUp: () => inTurn(readOn),
    reload: () => inTurn(async () => void (await fill())),
    async reached(revision, milliseconds) {
      if (index.revision >= revision) return true;
      const timeout = new AbortController();
      const late = setTimeout(() => timeout.abort(), milliseconds);
      waiting += 1;
      look();
      try {
        await until(() => index.revision >= revision, timeout.signal);
        return true;
      } catch {
        return false;
      } finally {
        waiting -= 1;
        clearTimeout(late);
      }
    },
    moved: (revision, signal) => until(() => index.revision !== revision, signal),
    start() {
      if (!store.supports.sharedByProcesses || !isStopped) return;
      isStopped = false;
      look();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** The changes that follow on `revision` one by one. */
function withoutGap(changes: readonly Touched[], revision: number): readonly Touched[] {
  const gap = changes.findIndex((change, place) => change.sequence !== revision + 1 + place);
  return gap < 0 ? changes : changes.slice(0, gap);
}
