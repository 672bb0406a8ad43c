/** Turns what the Neo4j driver says into what a caller can act upon. Neither credentials nor parameters are in it. */
import neo4j, { Neo4jError } from 'neo4j-driver';
import { StoreUnavailableError, UniqueViolationError } from './store.ts';

export interface Place {
  /** The server as messages name it: `Neo4j at host:port`. */
  readonly server: string;
  readonly database: string | undefined;
  /** Milliseconds that a transaction may take. */
  readonly timeout: number;
}

/** @param name of the query or of what else was tried */
export function explain(cause: unknown, name: string, { server, database, timeout }: Place): unknown {
  if (!(cause instanceof Neo4jError)) return cause;
  const { code } = cause;
  if (code === 'Neo.ClientError.Schema.ConstraintValidationFailed') {
    return new UniqueViolationError(`${name}: a node with this value is already there.`, { cause });
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return new StoreUnavailableError(
      `${server} refused the user name or the password, or this user may not do this: check NEO4J_USERNAME and NEO4J_PASSWORD.`,
      { cause },
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new StoreUnavailableError(`${server} has no database ${database}: create it, or name another.`, { cause });
  }
  if (/TransactionTimedOut/.test(code)) {
    return new StoreUnavailableError(`${name}: ${server} stopped it, for it took longer than ${timeout} ms.`, {
      cause,
    });
  }
  if (isAway(cause)) return new StoreUnavailableError(`${server} does not answer: try again.`, { cause });
  return new Error(`${name}: ${code}: ${cause.message}`, { cause });
}

/** Whether trying again may help: the server is away, is changing its leader, or has no time now. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  return neo4j.isRetryableError(error) || error.code === 'N/A' || error.code.startsWith('Neo.TransientError.');
}

/** A bookmark of a graph that was replaced since: forgetting it lets reads go on. */
export function isStaleBookmark(error: unknown): boolean {
  return error instanceof Neo4jError && /Bookmark/.test(error.code);
}
