/** Sorting names and titles alike on every machine, whatever its languages: by their letters and digits in Latin script, without case. */
import { nameKeys } from '../../domain/names.ts';

/** The key by which a text is sorted. Most are plain ASCII, which needs no transliteration. */
export function sortText(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) return nameKeys(text).latin;
  return text
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Remembers what was worked out for a row for as long as the row is there: rows never change, and outlive requests. */
export function remembered<Row extends object, T>(workOut: (row: Row) => T): (row: Row) => T {
  const known = new WeakMap<Row, { readonly value: T }>();
  return (row) => {
    const found = known.get(row);
    if (found !== undefined) return found.value;
    const value = workOut(row);
    known.set(row, { value });
    return value;
  };
}
