/**
 * Keeps the tie index current: brings in what this process writes at once, in the order of the change log, and reads
 * from the graph what other processes wrote.
 */
import type { GraphStore } from '../store/store.ts';
import type { IndexDelta } from './delta.ts';
import {
  batches,
  loadIndex,
  readDeals,
  readNames,
  readOrganizations,
  readPositions,
  readRevision,
  readTies,
} from './load.ts';
import { changesAfter, tiesOfDeals } from './queries.ts';
import type { TieIndex } from './tie-index.ts';

export interface FollowerOptions {
  readonly store: GraphStore;
  readonly index: TieIndex;
  /** Called after each step forward, with the new revision. */
  readonly onAdvance?: ((revision: number) => void) | undefined;
  /** Called when the graph could not be read while polling; the next poll tries again. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /**
   * How often to look for what others wrote, in milliseconds.
   * @default 300
   */
  readonly interval?: number | undefined;
}

export interface Follower {
  /**
   * Brings in what this process wrote, the changes `first` to `delta.revision` of the log. Where others wrote before it
   * and the index has not heard of it, all is read from the graph instead. Settles when the index has the change.
   */
  apply(delta: IndexDelta, first: number): Promise<void>;
  /** Brings the index to the last change of the log; answers with the revision that it then has. */
  catchUp(): Promise<number>;
  /** Polls until `stop`, where other processes may write to the same graph; else does nothing. */
  start(): void;
  stop(): void;
}

const PAGE = 200;

export function createFollower({ store, index, onAdvance, onError, interval = 300 }: FollowerOptions): Follower {
  /** One step at a time: what was read before a write must not come in after it. */
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = true;

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = last.then(step, step);
    last = turn.catch(() => {});
    return turn;
  }

  function advance(delta: IndexDelta): void {
    index.apply(delta);
    onAdvance?.(index.revision);
  }

  async function readOn(): Promise<number> {
    for (;;) {
      const changes = await store.read(changesAfter, { after: index.revision, limit: PAGE });
      if (changes.length === 0) {
        // A graph that was put back to an earlier state has fewer changes than the index: begin anew.
        if ((await readRevision(store)) < index.revision) await reload();
        return index.revision;
      }
      const whole = withoutGap(changes, index.revision);
      // A number that is not there yet, or never will be: what changed cannot be told, so read everything.
      if (whole.length === 0) {
        await reload();
        return index.revision;
      }
      advance(await readChanged(store, whole));
    }
  }

  async function reload(): Promise<void> {
    await loadIndex(store, index);
    onAdvance?.(index.revision);
  }

  function poll(): void {
    if (isStopped) return;
    inTurn(readOn)
      .catch((error) => onError?.(error))
      .finally(() => {
        if (isStopped) return;
        timer = setTimeout(poll, interval);
        timer.unref();
      });
  }

  return {
    apply(delta, first) {
      return inTurn(async () => {
        if (delta.revision <= index.revision) return;
        if (first <= index.revision + 1) advance(delta);
        else await readOn();
      });
    },
    catchUp: () => inTurn(readOn),
    start() {
      if (!store.supports.sharedByProcesses || !isStopped) return;
      isStopped = false;
      poll();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

interface Touched {
  readonly sequence: number;
  readonly subjects: readonly string[] | null;
  readonly deals: readonly string[] | null;
  readonly organizations: readonly string[] | null;
  readonly targets: readonly string[] | null;
}

/** The changes that follow on `revision` one by one. */
function withoutGap(changes: readonly Touched[], revision: number): readonly Touched[] {
  const gap = changes.findIndex((change, place) => change.sequence !== revision + 1 + place);
  return gap < 0 ? changes : changes.slice(0, gap);
}

/** What the graph holds now of all that the changes touched; what it holds no more is removed. */
async function readChanged(store: GraphStore, changes: readonly Touched[]): Promise<IndexDelta> {
  const deals = named(changes, 'deals');
  const targets = named(changes, 'targets');
  const organizationIds = named(changes, 'organizations');
  const organizations = await readAll(organizationIds, (ids) => readOrganizations(store, ids));
  const rows = await readAll(deals, (ids) => readDeals(store, ids));
  const ties = await readAll(deals, (ids) => readTies(store, tiesOfDeals, ids));
  const positions = await readAll(targets, (ids) => readPositions(store, ids));
  const renamed = named(changes, 'subjects');
  return {
    revision: changes.at(-1)?.sequence ?? 0,
    organizations,
    removedOrganizations: without(organizationIds, organizations),
    deals: rows,
    removedDeals: without(deals, rows),
    ties: byKey(deals, ties, (tie) => tie.deal),
    positions: byKey(targets, positions, (position) => position.target),
    names: await readAll(renamed, (ids) => readNames(store, ids)),
    renamed,
  };
}

function named(changes: readonly Touched[], what: 'subjects' | 'deals' | 'organizations' | 'targets'): string[] {
  return [...new Set(changes.flatMap((change) => change[what] ?? []))];
}

async function readAll<T>(ids: readonly string[], read: (ids: string[]) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const some of batches(ids, 250)) all.push(...(await read(some)));
  return all;
}

function without(ids: readonly string[], rows: readonly { readonly id: string }[]): string[] {
  const found = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !found.has(id));
}

function byKey<T>(keys: readonly string[], values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>(keys.map((key) => [key, []]));
  for (const value of values) map.get(keyOf(value))?.push(value);
  return map;
}
