/** Tables that keep each distinct value once, so that a column holds a small number in its place. */
import type { PartialDate, Percentage } from '../domain/model.ts';
import { type Activity, activities } from '../domain/vocabulary.ts';

/** Ids by number and back. Numbers are given in order from 0 and never taken back. */
export interface Interner {
  readonly size: number;
  /** The number of the id, a new one where it has none. */
  intern(id: string): number;
  /** The number of the id; undefined where it has none. */
  find(id: string): number | undefined;
  /** The id of a number that was given. */
  id(number: number): string;
  /** Per number its place among all ids in order: the same however the numbers were given. */
  ranks(): Uint32Array;
}

export function createInterner(): Interner {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  /** Numbers in the order of their ids, as far as they were ranked. */
  let sorted: number[] = [];
  let ranks = new Uint32Array(0);
  return {
    get size() {
      return ids.length;
    },
    ranks() {
      if (sorted.length === ids.length) return ranks;
      const idOf = (number: number) => ids[number] ?? '';
      const added = Array.from({ length: ids.length - sorted.length }, (_, place) => sorted.length + place);
      added.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
      sorted = merge(sorted, added, (a, b) => idOf(a) < idOf(b));
      ranks = new Uint32Array(ids.length);
      sorted.forEach((number, rank) => {
        ranks[number] = rank;
      });
      return ranks;
    },
    intern(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      ids.push(id);
      return ids.length - 1;
    },
    find: (id) => numbers.get(id),
    id(number) {
      const id = ids[number];
      if (id === undefined) throw new RangeError(`No id has the number ${number}.`);
      return id;
    },
  };
}

function merge(a: readonly number[], b: readonly number[], comesFirst: (a: number, b: number) => boolean): number[] {
  const merged: number[] = [];
  let next = 0;
  for (const one of a) {
    for (let other = b[next]; other !== undefined && comesFirst(other, one); other = b[++next]) merged.push(other);
    merged.push(one);
  }
  return merged.concat(b.slice(next));
}

/** Values by number; 0 is null. */
export interface ValueTable<T> {
  intern(value: T | null): number;
  value(number: number): T | null;
}

function createValueTable<T>(key: (value: T) => string): ValueTable<T> {
  const numbers = new Map<string, number>();
  const values: (T | null)[] = [null];
  return {
    intern(value) {
      if (value === null) return 0;
      const text = key(value);
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, values.length);
      values.push(value);
      return values.length - 1;
    },
    value: (number) => values[number] ?? null,
  };
}

/** The values that ties share: dates as written, shares, and lists of activities. */
export interface SharedValues {
  readonly dates: ValueTable<PartialDate>;
  readonly percentages: ValueTable<Percentage>;
  readonly activities: ValueTable<readonly Activity[]>;
  /** The activities of a number as a set of bits, in the order of the vocabulary. */
  activityMask(number: number): number;
}

export function createSharedValues(): SharedValues {
  const lists = createValueTable<readonly Activity[]>((list) => list.join());
  const masks: number[] = [0];
  return {
    dates: createValueTable(
      (date) => `${date.edtf}/${date.earliest}/${date.latest}/${date.precision}/${date.approximate}`,
    ),
    percentages: createValueTable(
      (share) =>
        `${share.exact}/${share.min}/${share.max}/${share.minExclusive}/${share.maxExclusive}/${share.approximate}`,
    ),
    activities: lists,
    activityMask(number) {
      let mask = masks[number];
      if (mask === undefined) {
        mask = activityMask(lists.value(number) ?? []);
        masks[number] = mask;
      }
      return mask;
    },
  };
}

const activityNames = Object.keys(activities) as readonly Activity[];

/** Activities as a set of bits, in the order of the vocabulary. */
export function activityMask(list: readonly Activity[]): number {
  return list.reduce((mask, activity) => mask | (1 << activityNames.indexOf(activity)), 0);
}

/** The activities of a set of bits, in the order of the vocabulary. */
export function activitiesOf(mask: number): Activity[] {
  return activityNames.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
