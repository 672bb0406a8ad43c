/** What one transaction does, the same on both engines, which differ in what they make of a failed statement. */
import type { Parameters, Query, Transaction } from './store.ts';

type Run = <R>(query: Query<Parameters, R>, parameters: Parameters) => Promise<R[]>;

/**
 * Runs `work` and returns its answer once all its statements are over. A failed statement fails the whole even where the
 * work went on after it: Grafeo would commit the rest, and Neo4j would roll it back and say nothing.
 */
export async function runWork<T>(work: (transaction: Transaction) => Promise<T>, run: Run): Promise<T> {
  const running = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  let over = false;
  try {
    const answer = await work({
      run(query, parameters) {
        if (over) return Promise.reject(new Error(`${query.name}: its transaction is over.`));
        const rows = run(query, parameters);
        running.add(rows);
        rows.then(
          () => running.delete(rows),
          (error) => {
            running.delete(rows);
            failures.push(error);
          },
        );
        return rows;
      },
    });
    await Promise.allSettled(running);
    if (failures.length > 0) throw failures[0];
    return answer;
  } catch (error) {
    await Promise.allSettled(running);
    throw error;
  } finally {
    over = true;
  }
}
