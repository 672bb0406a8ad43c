/** The types of columns that several queries return. */
import * as z from 'zod';

/** A word of one of the closed vocabularies. */
export function wordOf<const T extends Readonly<Record<string, string>>>(vocabulary: T): z.ZodType<keyof T & string> {
  return z.custom<keyof T & string>((value) => typeof value === 'string' && Object.hasOwn(vocabulary, value), {
    message: `one of ${Object.keys(vocabulary).join(', ')}`,
  });
}

/** Ids to look up. */
export const ids = z.array(z.string());
export const text = z.string();
export const textOrNull = z.string().nullable();
export const count = z.number().int().nonnegative();
