/** A store that notes the names of the statements that reads send, so that a test can say what an answer took. */
import type { GraphStore } from '../../src/store/store.ts';

export interface Recording {
  readonly store: GraphStore;
  /** The names of the query files read since the last call, in alphabetical order; those of the change log's follower apart. */
  statements(): string[];
}

export function record(store: GraphStore): Recording {
  let names: string[] = [];
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
      read(query, parameters, options) {
        if (!query.name.startsWith('network/')) names.push(query.name);
        return store.read(query, parameters, options);
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
