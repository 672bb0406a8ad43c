/** Names as organisations and models have them: read from rows, in the order in which they are shown. */
import * as z from 'zod';
import { type NameType, nameTypes } from '../../domain/vocabulary.ts';
import type { NameDocument } from '../documents.ts';
import { readDate } from '../facts.ts';
import { wordOf } from './rows.ts';

export const nameRow = z.object({
  value: z.string(),
  type: wordOf(nameTypes),
  language: z.string().nullable(),
  script: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export type NameRow = z.output<typeof nameRow>;

const order = Object.keys(nameTypes) as NameType[];

/** By type, the preferred one first, then by value. */
export function nameDocuments(rows: readonly NameRow[]): NameDocument[] {
  return rows
    .map((row) => ({ ...row, from: readDate(row.from), to: readDate(row.to) }))
    .sort(
      (a, b) => order.indexOf(a.type) - order.indexOf(b.type) || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
    );
}
