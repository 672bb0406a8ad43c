/** Keyset pages: a cursor holds the place of a row in its order, so that pages stay whole while rows are added. */
import { encodeCursor, type PageOrder, type Place, readCursor, refusedArgument, type SortKey } from './cursor.ts';
import type { Page, PageRequest } from './reader.ts';

export { encodeCursor, type PageOrder, type Place, type SortKey } from './cursor.ts';

/** A page request that was checked: how many rows, which way, and from where. */
export interface PageWindow {
  readonly size: number;
  readonly backwards: boolean;
  readonly from: Place | null;
  readonly counted: boolean;
}

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/**
 * Checks `page` against `order`.
 * @throws InputError naming the argument: a size out of 1 to 100, both directions at once, a cursor that is damaged or of another order.
 */
export function pageWindow(order: PageOrder, page: PageRequest): PageWindow {
  const { first, after, last, before } = page;
  const forwards = first != null || after != null;
  const backwards = last != null || before != null;
  if (forwards && backwards) {
    throw refusedArgument(
      first != null ? 'first' : 'after',
      'A page goes one way: use `first` with `after`, or `last` with `before`.',
    );
  }
  return {
    size: backwards ? pageSize('last', last) : pageSize('first', first),
    backwards,
    from:
      after != null ? readCursor(order, 'after', after) : before != null ? readCursor(order, 'before', before) : null,
    counted: page.totalCount === true,
  };
}

/** Compares two places; negative where `a` comes first. */
export function comparePlaces(order: PageOrder, a: Place, b: Place): number {
  return compareKeys(order, a.key, b.key) || compareIds(a.id, b.id);
}

/** How rows are placed. Asked often, so both should be cheap; ids are asked for only where keys are alike. */
export interface Placing<T> {
  key(row: T): SortKey;
  id(row: T): string;
}

/** A page of `rows`, which come in any order: one pass, and memory for no more than a page. */
export function pageOf<T>(rows: Iterable<T>, order: PageOrder, placing: Placing<T>, page: PageRequest): Page<T> {
  const gathering = gatherPage(order, placing, page);
  for (const row of rows) gathering.add(row);
  return gathering.page();
}

/** A page on the way: of the rows that were added, in any order. */
export interface Gathering<T> {
  add(row: T): void;
  page(): Page<T>;
}

/** The same for rows that come one by one. */
export function gatherPage<T>(order: PageOrder, placing: Placing<T>, page: PageRequest): Gathering<T> {
  const window = pageWindow(order, page);
  const way = window.backwards ? -1 : 1;
  /** Positive where the row, whose key is `key`, comes after the place on the way that is walked. */
  const beyond = (row: T, key: SortKey, place: Place) =>
    way * (compareKeys(order, key, place.key) || compareIds(placing.id(row), place.id));
  const nearest = boundedSelection<T>(window.size + 1, (a, b) => way * comparePlaces(order, a, b));
  const { from } = window;
  let total = 0;
  let behind = false;
  return {
    add(row) {
      total += 1;
      const key = placing.key(row);
      if (from !== null && beyond(row, key, from) <= 0) {
        behind = true;
        return;
      }
      const last = nearest.last();
      if (last === undefined || beyond(row, key, last) < 0) nearest.add({ key, id: placing.id(row) }, row);
    },
    page: () => cut(order, window, nearest.sorted(), behind, window.counted ? total : null),
  };
}

/**
 * A page of what the store answered: at most `window.size + 1` rows beyond the cursor, in any order.
 * Whether rows lie behind the cursor is taken from there being one.
 */
export function pageOfFetched<T>(
  fetched: readonly T[],
  order: PageOrder,
  place: (row: T) => Place,
  window: PageWindow,
  total: number | null,
): Page<T> {
  const placed = fetched
    .map((row) => ({ at: place(row), row }))
    .sort((a, b) => (window.backwards ? comparePlaces(order, b.at, a.at) : comparePlaces(order, a.at, b.at)));
  return cut(order, window, placed, window.from !== null, total);
}

interface Placed<T> {
  readonly at: Place;
  readonly row: T;
}

function cut<T>(
  order: PageOrder,
  window: PageWindow,
  walked: readonly Placed<T>[],
  behind: boolean,
  totalCount: number | null,
): Page<T> {
  const beyond = walked.length > window.size;
  const shown = walked.slice(0, window.size);
  if (window.backwards) shown.reverse();
  return {
    edges: shown.map(({ at, row }) => ({ cursor: encodeCursor(order, at), node: row })),
    hasNextPage: window.backwards ? behind : beyond,
    hasPreviousPage: window.backwards ? beyond : behind,
    totalCount,
  };
}

/** Keeps the `size` first of what is added, in a heap whose root is the last of them. */
function boundedSelection<T>(size: number, compare: (a: Place, b: Place) => number) {
  const heap: Placed<T>[] = [];
  const later = (a: Placed<T> | undefined, b: Placed<T> | undefined) =>
    a !== undefined && b !== undefined && compare(a.at, b.at) > 0;
  const swap = (i: number, j: number) => {
    const a = heap[i];
    const b = heap[j];
    if (a !== undefined && b !== undefined) {
      heap[i] = b;
      heap[j] = a;
    }
  };
  const rise = (from: number) => {
    for (let i = from, up = (i - 1) >> 1; i > 0 && later(heap[i], heap[up]); i = up, up = (i - 1) >> 1) swap(i, up);
  };
  const sink = () => {
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const latest = later(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!later(heap[latest], heap[i])) return;
      swap(i, latest);
      i = latest;
    }
  };
  return {
    /** What an addition puts out; undefined while there is room. */
    last: (): Place | undefined => (heap.length < size ? undefined : heap[0]?.at),
    add(at: Place, row: T): void {
      if (heap.length < size) {
        heap.push({ at, row });
        rise(heap.length - 1);
      } else {
        heap[0] = { at, row };
        sink();
      }
    },
    sorted: (): Placed<T>[] => heap.sort((a, b) => compare(a.at, b.at)),
  };
}

/** By key in the order's direction, nulls last. */
function compareKeys({ direction }: PageOrder, a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === (direction === 'ASC') ? -1 : 1;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pageSize(argument: 'first' | 'last', size: number | null | undefined): number {
  if (size == null) return DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw refusedArgument(
      argument,
      `\`${argument}\` is ${size}; ask for 1 to ${MAX_PAGE_SIZE} at a time, and for more with a cursor.`,
    );
  }
  return size;
}
