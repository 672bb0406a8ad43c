/** Rectangles on the two clocks from what is known on one day after another: merged along valid time, then along known time. */
import { compareDays } from './dates.ts';
import type { Day, Rectangle } from './model.ts';
import { MAX_DAY } from './model.ts';
import type { Span } from './spans.ts';

/** What is known from a day on, up to the next cut. */
export interface Cut<P extends Span> {
  readonly knownFrom: Day;
  readonly pieces: readonly P[];
}

export type Merged<P extends Span> = Rectangle & { readonly piece: P };

/**
 * Merges equal neighbours. `keyOf` names all that makes two pieces equal, their span apart; pieces of one key never overlap
 * within one cut.
 */
export function rectanglesOf<P extends Span>(cuts: readonly Cut<P>[], keyOf: (piece: P) => string): Merged<P>[] {
  const done: Merged<P>[] = [];
  let open = new Map<string, Merged<P>>();
  for (const { knownFrom, pieces } of cuts) {
    const next = new Map<string, Merged<P>>();
    for (const [key, piece] of mergedAlongValidTime(pieces, keyOf)) {
      const { from, to } = piece;
      const name = `${from.day} ${to.day} ${from.date?.edtf} ${to.date?.edtf} ${key}`;
      const same = open.get(name);
      next.set(name, same ?? { validFrom: from.day, validTo: to.day, knownFrom, knownTo: MAX_DAY, piece });
      open.delete(name);
    }
    for (const ended of open.values()) done.push({ ...ended, knownTo: knownFrom });
    open = next;
  }
  done.push(...open.values());
  return done.sort((a, b) => compareDays(a.knownFrom, b.knownFrom) || compareDays(a.validFrom, b.validFrom));
}

function mergedAlongValidTime<P extends Span>(pieces: readonly P[], keyOf: (piece: P) => string): [string, P][] {
  const merged: [string, P][] = [];
  const last = new Map<string, number>();
  for (const piece of [...pieces].sort((a, b) => compareDays(a.from.day, b.from.day))) {
    if (piece.from.day >= piece.to.day) continue;
    const key = keyOf(piece);
    const index = last.get(key);
    const before = index === undefined ? undefined : merged[index];
    if (index !== undefined && before !== undefined && before[1].to.day === piece.from.day) {
      merged[index] = [key, { ...before[1], to: piece.to }];
      continue;
    }
    last.set(key, merged.length);
    merged.push([key, piece]);
  }
  return merged;
}
