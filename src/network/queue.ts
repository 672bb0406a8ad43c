/** A queue by what comes first, not by who came first. */

export interface PriorityQueue<T> {
  readonly size: number;
  push(item: T): void;
  /** Takes out what comes first by `compare`; undefined: empty. */
  pop(): T | undefined;
}

export function createQueue<T>(compare: (a: T, b: T) => number): PriorityQueue<T> {
  // A binary heap.
  const heap: T[] = [];
  const at = (place: number) => heap[place] as T;
  return {
    get size() {
      return heap.length;
    },
    push(item) {
      let place = heap.push(item) - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (compare(at(parent), item) <= 0) break;
        heap[place] = at(parent);
        place = parent;
      }
      heap[place] = item;
    },
    pop() {
      const first = heap[0];
      const item = heap.pop();
      if (item === undefined || heap.length === 0) return first;
      let place = 0;
      for (;;) {
        let child = place * 2 + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && compare(at(child + 1), at(child)) < 0) child++;
        if (compare(item, at(child)) <= 0) break;
        heap[place] = at(child);
        place = child;
      }
      heap[place] = item;
      return first;
    },
  };
}
