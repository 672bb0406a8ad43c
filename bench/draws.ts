/** Draws by chance from a source of numbers between 0 and 1. */

export type Draws = ReturnType<typeof createDraws>;

export function createDraws(random: () => number) {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));

  function one<T>(items: readonly T[]): T {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing is there to draw from.');
    return item;
  }

  /** Draws items by a weight of their rank, the first being 0. */
  function ranked<T>(items: readonly T[], weight: (rank: number) => number): () => T {
    const sums = new Float64Array(items.length);
    let sum = 0;
    for (let rank = 0; rank < items.length; rank += 1) {
      sum += weight(rank);
      sums[rank] = sum;
    }
    return () => {
      const wanted = random() * sum;
      let low = 0;
      let high = items.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) > wanted) high = middle;
        else low = middle + 1;
      }
      const item = items[low];
      if (item === undefined) throw new RangeError('Nothing is there to draw from.');
      return item;
    };
  }

  return {
    whole,
    one,
    ranked,
    chance: (share: number) => random() < share,
    weighted<K extends string>(weights: Readonly<Record<K, number>>): () => K {
      const entries = Object.entries<number>(weights) as [K, number][];
      return ranked(
        entries.map(([key]) => key),
        (rank) => entries[rank]?.[1] ?? 0,
      );
    },
    /** A day from 1995 to 2025, most of them late. */
    day: () => dayAfter('1995-01-01', Math.floor(365.25 * 31 * (1 - random() ** 2.5))),
    /** A day some months after another, at most the end of 2025. */
    later(day: string): string {
      const next = dayAfter(day, whole(10, 500));
      return next < '2025-12-31' ? next : '2025-12-31';
    },
  };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
