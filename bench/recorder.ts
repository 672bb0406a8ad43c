/** Notes which statements an answer takes, in which waves, and sends the same again without anything around them. */
import type { GraphStore, Parameters, Query } from '../src/store/store.ts';

/** Sends the statements of one answer: those of a wave together, the waves one after the other. */
export interface Replay {
  (store: GraphStore): Promise<void>;
  readonly statements: number;
}

export interface Recorder {
  readonly store: GraphStore;
  /** What `ask` reads. Nobody else may read meanwhile, the follower of the change log aside. */
  record(ask: () => Promise<void>): Promise<Replay>;
}

interface Read {
  readonly query: Query<Parameters, unknown>;
  readonly parameters: Parameters;
}

export function recordReads(store: GraphStore): Recorder {
  let waves: Read[][] | undefined;
  let running = 0;

  return {
    store: {
      engine: store.engine,
      supports: store.supports,
      get statements() {
        return store.statements;
      },
      async read(query, parameters, options) {
        if (waves === undefined || query.name === 'network/last-change' || query.name === 'network/changes-after') {
          return store.read(query, parameters, options);
        }
        if (running === 0) waves.push([]);
        waves.at(-1)?.push({ query: query as Query<Parameters, unknown>, parameters });
        running += 1;
        try {
          return await store.read(query, parameters, options);
        } finally {
          running -= 1;
        }
      },
      write: (work) => store.write(work),
      ping: () => store.ping(),
      close: async () => {},
    },
    async record(ask) {
      const noted: Read[][] = [];
      waves = noted;
      try {
        await ask();
      } finally {
        waves = undefined;
      }
      const replay = async (on: GraphStore) => {
        for (const wave of noted) await Promise.all(wave.map(({ query, parameters }) => on.read(query, parameters)));
      };
      return Object.assign(replay, { statements: noted.flat().length });
    },
  };
}
