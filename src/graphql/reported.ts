/** When reports spoke of deals, as far as was known on a day. */
import type { Day } from '../domain/model.ts';
import { MIN_DAY } from '../domain/model.ts';

interface Reported {
  readonly firstReported: Day | null;
  readonly lastReported: Day | null;
  /** Each begins on a day on which something became known. */
  readonly faces: readonly { readonly knownFrom: Day }[];
}

/** The days of the first and the latest report up to `knownAt`; null where only an editor’s statements speak. */
export function reportedUpTo(deals: Iterable<Reported>, knownAt: Day): { first: Day | null; last: Day | null } {
  let first: Day | null = null;
  let last: Day | null = null;
  for (const { firstReported, lastReported, faces } of deals) {
    if (firstReported === null || lastReported === null || firstReported > knownAt) continue;
    if (first === null || firstReported < first) first = firstReported;
    const days = [firstReported, lastReported, ...faces.map(({ knownFrom }) => knownFrom)];
    for (const day of days) {
      if (day !== MIN_DAY && day <= knownAt && (last === null || day > last)) last = day;
    }
  }
  return { first, last };
}
