/** The graph on a Neo4j server or cluster, by its driver. */
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { explain, isAway, isStaleBookmark, type Place } from './neo4j-errors.ts';
import { ping } from './ping.ts';
import { prepareQueries, statementsOf } from './queries.ts';
import { type GraphStore, type Parameters, type Query, StoreUnavailableError } from './store.ts';
import { runWork } from './transaction.ts';
import { checkParameters, checkRows, type Validation } from './values.ts';
import { watchFor } from './watch.ts';

export interface Neo4jOptions {
  /** `bolt://host:7687` for one server, `neo4j://host` for a cluster or Aura; `+s` for TLS. */
  readonly uri: string;
  /** Absent: a server without authentication. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** @default the user's home database */
  readonly database?: string | undefined;
  /** How long one transaction may take before the server stops it, in milliseconds. @default 30 000 */
  readonly timeout?: number;
  /** @default 'first' */
  readonly validation?: Validation;
  /** Hears what the driver warns of. */
  readonly log?: (level: 'error' | 'warn', message: string) => void;
}

/** In milliseconds. An answer within two seconds is promised to readers; a writer rather waits. */
const READ_PATIENCE = { silence: 500, answer: 1300 };
const WRITE_PATIENCE = { silence: 5000, answer: 1500 };

/**
 * Opens the graph on Neo4j 5. Nothing is sent before the first read or write. Every read sees the writes of this store.
 * A read whose signal aborts is stopped on the server. Where the server is away, reads reject with
 * StoreUnavailableError within two seconds and writes within seven; it is found again by itself.
 *
 * @throws RangeError where the URI is none
 */
export async function openNeo4j(options: Neo4jOptions): Promise<GraphStore> {
  const { database, timeout = 30_000, validation = 'first' } = options;
  prepareQueries('neo4j');
  const place: Place = { server: `Neo4j at ${hostOf(options.uri)}`, database, timeout };
  const driver = connect(options);
  const running = new Set<Promise<unknown>>();
  let bookmarkManager = neo4j.bookmarkManager();
  let statements = 0;
  let asking: Promise<void> | undefined;
  let closing: Promise<void> | undefined;

  function session(defaultAccessMode: 'READ' | 'WRITE'): Session {
    return driver.session({ defaultAccessMode, bookmarkManager, ...(database !== undefined && { database }) });
  }

  const alone =
    (used: Session): Send =>
    (text, parameters) =>
      used.run(text, parameters, { timeout });

  const together =
    (transaction: ManagedTransaction): Send =>
    (text, parameters) =>
      transaction.run(text, parameters);

  async function run<R>(send: Send, query: Query<Parameters, R>, parameters: Parameters): Promise<R[]> {
    checkParameters(query, parameters, validation);
    let rows: R[] = [];
    for (const statement of statementsOf(query, 'neo4j', parameters)) {
      statements += 1;
      const { records } = await send(statement, onTheWire(parameters));
      rows = records.map((record) => record.toObject() as R);
    }
    checkRows(query, rows, validation);
    return rows;
  }

  /** One round trip where all is well; where the connection was stale or the leader changed, the driver tries again. */
  async function readIn<R>(reader: Session, query: Query<Parameters, R>, parameters: Parameters): Promise<R[]> {
    try {
      return await run(alone(reader), query, parameters);
    } catch (error) {
      if (!isAway(error)) throw error;
      return await reader.executeRead((transaction) => run(together(transaction), query, parameters), { timeout });
    }
  }

  /** Waits for `work` as long as the server is there; then closes the session, which stops what still runs in it. */
  async function settle<T>(name: string, work: Promise<T>, used: Session, patience: object, signal?: AbortSignal) {
    running.add(work);
    try {
      return await watchFor(work, { ...READ_PATIENCE, ...patience, isThere, gone, signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (isStaleBookmark(error)) bookmarkManager = neo4j.bookmarkManager();
      throw explain(error, name, place);
    } finally {
      running.delete(work);
      used.close().catch(() => undefined);
    }
  }

  /** Says hello without a query, which a busy server would have to plan; all who wait ask once. */
  function isThere(): Promise<void> {
    asking ??= driver
      .getServerInfo(database === undefined ? {} : { database })
      .then(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }

  function gone(cause: unknown): StoreUnavailableError {
    return new StoreUnavailableError(`${place.server} does not answer: try again.`, { cause });
  }

  function refuseWhenClosed(): void {
    if (closing) throw new StoreUnavailableError('The store is closed.');
  }

  return {
    engine: 'neo4j',
    supports: { sharedByProcesses: true, cancellation: true },
    get statements() {
      return statements;
    },
    async read(query, parameters, { signal } = {}) {
      if (query.mode !== 'read') throw new Error(`The query ${query.name} writes: run it in a transaction.`);
      refuseWhenClosed();
      signal?.throwIfAborted();
      const used = session('READ');
      return await settle(query.name, readIn(used, query, parameters), used, READ_PATIENCE, signal);
    },
    async write(work) {
      refuseWhenClosed();
      const used = session('WRITE');
      const answer = used.executeWrite(
        (transaction) =>
          runWork(work, async (query, parameters) => {
            try {
              return await run(together(transaction), query, parameters);
            } catch (error) {
              // What the driver may try again must reach it as it is.
              throw isAway(error) ? error : explain(error, query.name, place);
            }
          }),
        { timeout },
      );
      return await settle('write', answer, used, WRITE_PATIENCE);
    },
    async ping() {
      refuseWhenClosed();
      const used = session('READ');
      try {
        await settle('ping', readIn(used, ping, {}), used, READ_PATIENCE);
      } catch (error) {
        throw error instanceof StoreUnavailableError ? error : gone(error);
      }
    },
    close() {
      closing ??= Promise.allSettled(running).then(() => driver.close());
      return closing;
    },
  };
}

/** Sends one statement, by itself or in a transaction. */
type Send = (text: string, parameters: Record<string, unknown>) => Promise<{ records: { toObject(): unknown }[] }>;

function connect({ uri, username, password, log }: Neo4jOptions): Driver {
  return neo4j.driver(uri, username === undefined ? undefined : neo4j.auth.basic(username, password ?? ''), {
    disableLosslessIntegers: true,
    connectionTimeout: 3000,
    connectionAcquisitionTimeout: 5000,
    connectionLivenessCheckTimeout: 10_000,
    maxTransactionRetryTime: 4000,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    telemetryDisabled: true,
    userAgent: 'auto-alliances',
    ...(log && {
      logging: {
        level: 'warn',
        logger: (level, message) => log(level === 'error' ? 'error' : 'warn', message),
      },
    }),
  });
}

function hostOf(uri: string): string {
  if (!/^(bolt|neo4j)(\+s|\+ssc)?:$/.test(URL.parse(uri)?.protocol ?? '')) {
    throw new RangeError('The address of Neo4j must read bolt://host:port or neo4j://host.');
  }
  return new URL(uri).host;
}

/** The driver sends every JS number as a float, so that `LIMIT $n` fails and `$x / 100` has a fraction: whole numbers are marked. */
function onTheWire(parameters: Parameters): Record<string, unknown> {
  const present = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, wireValue(value)]));
}

function wireValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wireValue);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wireValue(item)]));
}
