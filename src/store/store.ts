/** The port to a graph database. Adapters know nothing of alliances; queries come from the registry, never as text. */

/** What a parameter or a result column may hold: what both engines keep alike. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
/** Parameters by name; an absent one is undefined. */
export type Parameters = Readonly<Record<string, Value | undefined>>;

/**
 * A query file of `cypher/`, typed. Made by `defineQuery` of the registry; its text lies in the file.
 * A line of the file that ends in `// if $x` is left out when the parameter `x` is absent.
 */
export interface Query<P extends Parameters, R> {
  /** The file's path below `cypher/` without its ending: `organizations-by-id`. */
  readonly name: string;
  readonly mode: 'read' | 'write';
  /** Phantom types: no value is there. */
  readonly types?: { parameters: P; row: R };
}

export interface ReadOptions {
  /** Cancels the read: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One write transaction: its reads see its own writes. */
export interface Transaction {
  run<P extends Parameters, R>(query: Query<P, R>, parameters: NoInfer<P>): Promise<R[]>;
}

export interface StoreSupports {
  /** Whether other processes may write to the same graph. */
  readonly sharedByProcesses: boolean;
  /** Whether a running read is stopped by its signal (else it runs to its end unheard). */
  readonly cancellation: boolean;
}

export interface GraphStore {
  readonly engine: 'grafeo' | 'neo4j';
  readonly supports: StoreSupports;
  read<P extends Parameters, R>(query: Query<P, R>, parameters: NoInfer<P>, options?: ReadOptions): Promise<R[]>;
  /**
   * Runs `work` in one transaction and answers once it is durable. Rolled back when `work` throws.
   * Write conflicts are retried with jitter, so `work` may run more than once.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Whether the engine answers now; rejects with StoreUnavailableError where not. */
  ping(): Promise<void>;
  /** Counts the statements sent, for tests and metrics. */
  readonly statements: number;
  close(): Promise<void>;
}

/** The engine is away or refused: worth trying again later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** The data are held by another process. */
export class StoreLockedError extends Error {
  override readonly name = 'StoreLockedError';
}

/** The data cannot be read: damaged, not ours, or of a newer version. Needs a person, not a retry. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';
}

/** A write would have given two nodes the same unique property. */
export class UniqueViolationError extends Error {
  override readonly name = 'UniqueViolationError';
}
