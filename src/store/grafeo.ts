/** The graph in one file of this process: Grafeo, embedded, behind the fences that it needs. */
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { makeFolder } from './folder.ts';
import { ping } from './ping.ts';
import { prepareQueries, statementsOf } from './queries.ts';
import {
  type GraphStore,
  type Parameters,
  type Query,
  StoreDamagedError,
  StoreLockedError,
  StoreUnavailableError,
  type Transaction,
  UniqueViolationError,
} from './store.ts';
import { runWork } from './transaction.ts';
import { checkParameters, checkRows, type Validation } from './values.ts';
import { openWriteAheadLog, type WriteAheadLog } from './write-ahead-log.ts';

export interface GrafeoOptions {
  /** The database file; its folder is made where missing. `:memory:` keeps the graph in memory only. */
  readonly path: string;
  /** @default 'first' */
  readonly validation?: Validation;
  /** Bytes of the log after which what it holds goes to the main file; a start replays at most so much. @default 32 MiB */
  readonly checkpointBytes?: number;
}

const ATTEMPTS = 8;

/**
 * Opens the graph in a file, or in memory. One process at a time may hold a file.
 *
 * Writes run one after the other and are on disk when they answer. Reads see the last commit. A read cannot be stopped:
 * its promise rejects with the signal's reason and the engine runs it to its end unheard.
 *
 * @throws StoreLockedError where another process holds the file; StoreDamagedError where it cannot be read;
 * StoreUnavailableError where the folder cannot be written.
 */
export async function openGrafeo(options: GrafeoOptions): Promise<GraphStore> {
  const { path, validation = 'first', checkpointBytes = 32 * 1024 * 1024 } = options;
  prepareQueries('grafeo');
  const database = openDatabase(path, checkpointBytes);
  const log: WriteAheadLog | undefined = path === ':memory:' ? undefined : openWriteAheadLog(`${path}.wal`);
  const reads = new Set<Promise<unknown>>();
  let writers: Promise<unknown> = Promise.resolve();
  let statements = 0;
  let refused: StoreUnavailableError | undefined;
  let closing: Promise<void> | undefined;

  async function run<R>(on: Runner, query: Query<Parameters, R>, parameters: Parameters): Promise<R[]> {
    checkParameters(query, parameters, validation);
    let rows: R[] = [];
    for (const statement of statementsOf(query, 'grafeo', parameters)) {
      statements += 1;
      const answer = await on.executeCypher(statement, present(parameters)).catch((cause) => fail(cause, query.name));
      rows = answer.toArray() as R[];
    }
    checkRows(query, rows, validation);
    return rows;
  }

  async function attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = database.beginTransaction();
    try {
      const answer = await runWork(work, (query, parameters) => run(transaction, query, parameters));
      commit(transaction);
      return answer;
    } catch (error) {
      rollback(transaction);
      if (isDiskError(error)) throw new StoreUnavailableError(unwritten(path), { cause: error });
      throw error;
    }
  }

  async function writeOnce<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      if (refused) throw refused;
      try {
        return await attempt(work);
      } catch (error) {
        if (!isWriteConflict(error) || tried === ATTEMPTS) throw error;
        await sleep(Math.random() * 2 ** tried);
      }
    }
  }

  async function flush(): Promise<void> {
    try {
      await log?.flush();
    } catch (cause) {
      throw refuse(cause);
    }
  }

  /** After a failed flush nobody knows what the disk holds, so nothing more is acknowledged. What is in memory is read on. */
  function refuse(cause: unknown): StoreUnavailableError {
    refused ??= new StoreUnavailableError(`${unwritten(path)} Then start the service again.`, { cause });
    return refused;
  }

  return {
    engine: 'grafeo',
    supports: { sharedByProcesses: false, cancellation: false },
    get statements() {
      return statements;
    },
    async read(query, parameters, { signal } = {}) {
      if (query.mode !== 'read') throw new Error(`The query ${query.name} writes: run it in a transaction.`);
      signal?.throwIfAborted();
      if (closing) throw closed();
      const rows = during(reads, run(database, query, parameters));
      return signal ? await unless(signal, rows) : await rows;
    },
    async write(work) {
      const turn = writers.then(() => writeOnce(work));
      writers = turn.catch(() => undefined);
      const answer = await turn;
      await flush();
      return answer;
    },
    async ping() {
      if (refused) throw refused;
      await during(reads, run(database, ping, {}));
    },
    close() {
      closing ??= close();
      return closing;
    },
  };

  async function close(): Promise<void> {
    await writers;
    refused ??= closed();
    await Promise.allSettled(reads);
    await log?.close();
    try {
      database.close();
    } catch (cause) {
      throw new StoreUnavailableError(
        `The graph in ${path} could not be closed, for the disk refused it. What was acknowledged is in its log and is read at the next start.`,
        { cause },
      );
    }
  }
}

const closed = () => new StoreUnavailableError('The store is closed.');

type Runner = Pick<GrafeoDB, 'executeCypher'>;

function openDatabase(path: string, checkpointBytes: number): GrafeoDB {
  if (path === ':memory:') return grafeo.GrafeoDB.create();
  const folder = dirname(path);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StoreUnavailableError(
      `The folder ${folder} cannot be written (${(cause as NodeJS.ErrnoException).code}): name another one, or give this user the right to it.`,
      { cause },
    );
  }
  let database: GrafeoDB;
  try {
    database = grafeo.GrafeoDB.create(path);
  } catch (cause) {
    throw openingError(path, cause);
  }
  database.setCheckpointTriggers({ walBytes: checkpointBytes });
  return database;
}

function openingError(path: string, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/cannot be locked/.test(message)) {
    return new StoreLockedError(`The graph in ${path} is in use by another process: stop that one first.`, { cause });
  }
  if (/damaged|corrupt|checksum|magic|not a Grafeo database/i.test(message)) {
    return new StoreDamagedError(
      `The file ${path} is damaged or is not a graph of this service: restore it from a backup, or name another folder.`,
      { cause },
    );
  }
  return new StoreUnavailableError(`The graph in ${path} cannot be opened: ${message}`, { cause });
}

function commit(transaction: ReturnType<GrafeoDB['beginTransaction']>): void {
  try {
    transaction.commit();
  } catch (cause) {
    fail(cause, 'commit');
  }
}

/** A failed statement does not doom its transaction: what came before it would be committed. */
function rollback(transaction: ReturnType<GrafeoDB['beginTransaction']>): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch {
    // A failed commit has ended the transaction, although it calls itself active.
  }
}

/** Names the query, and tells apart what a caller can act upon. */
function fail(cause: unknown, name: string): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/UNIQUE constraint violation/.test(message)) {
    throw new UniqueViolationError(`${name}: a node with this value is already there.`, { cause });
  }
  throw new Error(`${name}: ${message}`, { cause });
}

function unwritten(path: string): string {
  return `The disk refused a write to ${path}: check its space and health.`;
}

/** GRAFEO-X003 is the engine's code for what the operating system refused. */
function isDiskError(error: unknown): boolean {
  return error instanceof Error && /GRAFEO-X003|\(os error \d+\)/.test(error.message);
}

function isWriteConflict(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'gqlStatus' in cause && cause.gqlStatus === '40000';
}

/** Keeps count of what is running, so that closing can wait for it. */
function during<T>(running: Set<Promise<unknown>>, promise: Promise<T>): Promise<T> {
  running.add(promise);
  const over = () => running.delete(promise);
  promise.then(over, over);
  return promise;
}

function present(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

function unless<T>(signal: AbortSignal, rows: Promise<T>): Promise<T> {
  const { promise, reject, resolve } = Promise.withResolvers<T>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  rows.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  return promise;
}
