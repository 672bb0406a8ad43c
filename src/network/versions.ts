/** Values that change from version to version, kept in chains so that a reader of an older version sees what it saw. */

export interface Version<T> {
  /** The version from which on it counts. */
  readonly born: number;
  /** Undefined: removed. */
  readonly value: T | undefined;
  readonly previous: Version<T> | undefined;
}

/** The newest version of each key (a small number), undefined where there never was one. */
export type Heads<T> = (Version<T> | undefined)[];

/**
 * Puts a value in place of the key's newest one. Versions younger than `seen`, the newest version that any reader took,
 * are nobody's: they go.
 */
export function putVersion<T>(heads: Heads<T>, key: number, value: T | undefined, version: number, seen: number): void {
  let previous = heads[key];
  while (previous !== undefined && previous.born > seen) previous = previous.previous;
  while (heads.length < key) heads.push(undefined);
  heads[key] = { born: version, value, previous };
}

export function valueAt<T>(heads: Heads<T>, key: number, version: number): T | undefined {
  let head = heads[key];
  while (head !== undefined && head.born > version) head = head.previous;
  return head?.value;
}

/** The newest values alone: for readers of the newest version and later ones. */
export function withoutHistory<T>(heads: Heads<T>): Heads<T> {
  return heads.map((head) => {
    if (head?.previous === undefined) return head;
    return head.value === undefined ? undefined : { ...head, previous: undefined };
  });
}
