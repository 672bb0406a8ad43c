/**
 * A store that notes the names of the statements that reads send, so that a test can say what an answer took. Whatever the
 * engine's pace: the answers of statements under way together are handed over together, so that the loaders gather the
 * same ids for the next ones.
 */
import type { GraphStore } from '../../src/store/store.ts';

export interface Recording {
  readonly store: GraphStore;
  /** The names of the query files read since the last call, in alphabetical order; those of the change log's follower apart. */
  statements(): string[];
}

export function record(store: GraphStore): Recording {
  let names: string[] = [];
  let underWay = 0;
  let arrived: (() => void)[] = [];

  /** Settles once nothing else is under way. */
  function together(): Promise<void> {
    return new Promise((resolve) => {
      arrived.push(resolve);
      if (arrived.length < underWay) return;
      // What answers have only just set off may send statements of its own.
      setImmediate(() => {
        if (arrived.length < underWay) return;
        for (const release of arrived) release();
        underWay -= arrived.length;
        arrived = [];
      });
    });
  }

  return {
    store: {
      get engine() {
        return store.engine;
      },
      get supports() {
        return store.supports;
      },
      get statements() {
        return store.statements;
      },
      async read(query, parameters, options) {
        // The follower's.
        if (query.name.startsWith('network/')) return store.read(query, parameters, options);
        names.push(query.name);
        underWay += 1;
        try {
          return await store.read(query, parameters, options);
        } finally {
          await together();
        }
      },
      write: (work) => store.write(work),
      ping: () => store.ping(),
      close: () => store.close(),
    },
    statements() {
      const noted = names.sort();
      names = [];
      return noted;
    },
  };
}
