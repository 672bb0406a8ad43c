/** A store whose statements are told to the observer: their query files and times, on either engine. */
import type { GraphStore, Parameters, Query } from '../store/store.ts';
import type { Observer } from './observer.ts';

export function observedStore(store: GraphStore, observer: Observer): GraphStore {
  async function timed<P extends Parameters, R>(query: Query<P, R>, run: () => Promise<R[]>): Promise<R[]> {
    const started = performance.now();
    let failed = true;
    try {
      const rows = await run();
      failed = false;
      return rows;
    } finally {
      const ms = performance.now() - started;
      observer.statement({ query: query.name, mode: query.mode, started, ms, failed });
    }
  }

  return {
    engine: store.engine,
    supports: store.supports,
    get statements() {
      return store.statements;
    },
    read: (query, parameters, options) => timed(query, () => store.read(query, parameters, options)),
    write: (work) =>
      store.write((transaction) =>
        work({ run: (query, parameters) => timed(query, () => transaction.run(query, parameters)) }),
      ),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}
