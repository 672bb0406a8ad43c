/** What the layers tell of the requests they answer. Whoever watches them (the log, metrics, traces) takes it as a `Watcher`. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A statement to the engine: which file of `cypher/`, never its parameters. */
export interface Statement {
  readonly query: string;
  readonly mode: 'read' | 'write';
  /** As `performance.now()` says it. */
  readonly started: number;
  /** Milliseconds. */
  readonly ms: number;
  readonly failed: boolean;
}

/** A GraphQL operation, without its text and variables. */
export interface Operation {
  /** As its client named it; null where it has no name. */
  readonly name: string | null;
  /** Whether it is a document of this service: of those there are so many, of names of others there is no end. */
  readonly trusted: boolean;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly started: number;
  /** Until there was an answer; null as long as there is none. Milliseconds. */
  ms: number | null;
  /** Nodes that it may have come to; null where they were not counted. */
  cost: number | null;
}

/** A request, as much as is known of it so far. */
export interface ObservedRequest {
  readonly id: string;
  readonly method: string;
  /** The W3C trace context that it came with. */
  readonly traceparent: string | undefined;
  readonly started: number;
  /** The path in the table of routes; `none` where there is none. */
  route: string;
  /** Whether its answer was kept from before. */
  kept: boolean;
  /** 499 where the client hung up before there was an answer. */
  status: number;
  /** Until the answer was sent; null as long as it is not. Milliseconds. */
  ms: number | null;
  operation: Operation | null;
  /** Codes of the errors in its answer. */
  readonly errors: string[];
  /** Statements sent for it. */
  statements: number;
  statementMs: number;
  /** The first of them. */
  readonly firstStatements: Statement[];
}

/** Takes what is over. It may not throw. */
export interface Watcher {
  request?(request: ObservedRequest): void;
  statement?(statement: Statement): void;
}

export interface Observer {
  /** Begins to answer a request. */
  begin(request: Pick<ObservedRequest, 'id' | 'method' | 'traceparent'>): ObservedRequest;
  /** Counts what `answer` asks of GraphQL and the store to the request. */
  within<T>(request: ObservedRequest, answer: () => T): T;
  /** Notes the operation of the request at hand. */
  operation(operation: Pick<Operation, 'name' | 'trusted' | 'kind'>): Operation;
  /** Notes an error in the answer to the request at hand. */
  error(code: string): void;
  statement(statement: Statement): void;
  /** The answer to a request is sent, or nobody waits for it any more. */
  end(request: ObservedRequest, status: number): void;
}

/** More of them say nothing more; a mutation of thousands of deals sends as many. */
const MOST_STATEMENTS = 300;

/** Hands what is over to all who watch. Without watchers it costs next to nothing. */
export function createObserver(watchers: readonly Watcher[] = []): Observer {
  const underWay = new AsyncLocalStorage<ObservedRequest>();
  return {
    begin: ({ id, method, traceparent }) => ({
      ...{ id, method, traceparent, started: performance.now(), route: 'none', kept: false, status: 0, ms: null },
      ...{ operation: null, errors: [], statements: 0, statementMs: 0, firstStatements: [] },
    }),
    within: (request, answer) => (watchers.length === 0 ? answer() : underWay.run(request, answer)),
    operation({ name, trusted, kind }) {
      const operation: Operation = { name, trusted, kind, started: performance.now(), ms: null, cost: null };
      const request = underWay.getStore();
      if (request !== undefined) request.operation = operation;
      return operation;
    },
    error(code) {
      underWay.getStore()?.errors.push(code);
    },
    statement(statement) {
      for (const watcher of watchers) watcher.statement?.(statement);
      const request = underWay.getStore();
      // What a request has set off may go on without it.
      if (request === undefined || request.ms !== null) return;
      request.statements += 1;
      request.statementMs += statement.ms;
      if (request.firstStatements.length < MOST_STATEMENTS) request.firstStatements.push(statement);
    },
    end(request, status) {
      request.status = status;
      request.ms = performance.now() - request.started;
      for (const watcher of watchers) watcher.request?.(request);
    },
  };
}

/** The name of an operation where names are counted: of clients' own there is no end. */
export function boundedName({ name, trusted }: Operation): string {
  return trusted && name !== null ? name : 'other';
}
