/** Answers that follow from a snapshot alone, kept as long as it is there: what one reader had worked out, the next need not. */
import type { Snapshot } from './snapshot.ts';

/**
 * What `workOut` gives, of the snapshot and for the key: at once where it was asked lately, and once for all who ask
 * at the same time. A failure is not kept; whoever waited for it works it out on their own.
 */
export type Kept<T> = (snapshot: Snapshot, key: string, workOut: () => Promise<T>) => Promise<T>;

/** Keeps the `most` answers of each snapshot that were asked for last. The key says all that the answer depends on. */
export function createKept<T>(most: number): Kept<T> {
  const ofSnapshots = new WeakMap<Snapshot, Map<string, Promise<T>>>();

  function answersOf(snapshot: Snapshot): Map<string, Promise<T>> {
    const answers = ofSnapshots.get(snapshot) ?? new Map<string, Promise<T>>();
    ofSnapshots.set(snapshot, answers);
    return answers;
  }

  function keep(answers: Map<string, Promise<T>>, key: string, answer: Promise<T>): void {
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
  }

  return async (snapshot, key, workOut) => {
    const answers = answersOf(snapshot);
    const known = answers.get(key);
    if (known !== undefined) {
      keep(answers, key, known);
      const answer = await known.then(
        (value) => ({ value }),
        () => undefined,
      );
      if (answer !== undefined) return answer.value;
    }
    const answer = workOut();
    keep(answers, key, answer);
    answer.catch(() => {
      if (answers.get(key) === answer) answers.delete(key);
    });
    return answer;
  };
}
