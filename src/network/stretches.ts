/** When a tie held: the stretches of days of one line (deal, type, ordered pair), as known on a day. */
import type { Day } from '../domain/model.ts';
import { dayOfNumber } from './days.ts';
import { type GroupPair, groupEnds, rowsOfType } from './group-rectangle.ts';
import { type Instant, type Sight, spanOfRow } from './sight.ts';

/** `[from, to)`. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The stretches in order, without a gap between two none of which is one: a new stage breaks none. With `ultimate`, of the
 * ties between the groups that it names.
 */
export function stretchesOf(
  sight: Sight,
  pair: GroupPair,
  { knownAt }: Instant,
  ultimate: ((organization: number) => number) | undefined,
): Stretch[] {
  const { columns } = sight.state.ties;
  const spans = rowsOfType(sight, pair)
    .filter((row) => {
      const ends =
        ultimate === undefined
          ? { from: columns.from[row] ?? 0, to: columns.to[row] ?? 0 }
          : groupEnds(sight, row, ultimate);
      return ends?.from === pair.from && ends.to === pair.to;
    })
    .map((row) => spanOfRow(sight, row))
    .filter((span) => span.knownFrom <= knownAt && knownAt < span.knownTo)
    .sort((a, b) => a.validFrom - b.validFrom);
  const joined: { from: number; to: number }[] = [];
  for (const { validFrom, validTo } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && validFrom <= last.to) last.to = Math.max(last.to, validTo);
    else joined.push({ from: validFrom, to: validTo });
  }
  return joined.map(({ from, to }) => ({ from: dayOfNumber(from), to: dayOfNumber(to) }));
}
