/** The first few of many in an order, without sorting them all. */

/** The first `count` items in the order of `compare`, sorted. */
export function firstOf<T>(items: Iterable<T>, count: number, compare: (a: T, b: T) => number): T[] {
  const first = createFirst(count, compare);
  for (const item of items) first.add(item);
  return first.sorted();
}

/** Of items that come one by one the first `count`. */
export interface First<T> {
  add(item: T): void;
  /** Those that came so far, in order; nothing is to be added any more. */
  sorted(): T[];
}

/** Method: a binary heap of the ones chosen so far with the last of them on top (Floyd, Williams). */
export function createFirst<T>(count: number, compare: (a: T, b: T) => number): First<T> {
  const heap: T[] = [];
  return {
    add(item) {
      if (heap.length < count) rise(heap, item, compare);
      else if (count > 0 && compare(item, heap[0] as T) < 0) sink(heap, item, compare);
    },
    sorted: () => heap.sort(compare),
  };
}

function rise<T>(heap: T[], item: T, compare: (a: T, b: T) => number): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as T;
    if (compare(above, item) >= 0) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = item;
}

/** Puts the item in place of the top. */
function sink<T>(heap: T[], item: T, compare: (a: T, b: T) => number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && compare(heap[child + 1] as T, heap[child] as T) > 0) child += 1;
    const below = heap[child] as T;
    if (compare(below, item) <= 0) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = item;
}
