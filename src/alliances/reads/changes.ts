/** Changes and merges by id. */
import * as z from 'zod';
import { changeKinds } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import type { ChangeDocument, FieldChange } from '../documents.ts';
import { mergesById } from '../queries/merge.ts';
import type { Reader } from '../reader.ts';
import { count, ids, text, textOrNull, wordOf } from './rows.ts';
import { documentsOf, type Scope } from './scope.ts';

const changeRow = z.object({
  id: text,
  sequence: count,
  at: text,
  by: textOrNull,
  kind: wordOf(changeKinds),
  summary: text,
  subjects: z.array(text),
  fields: text,
});
const changesById = defineQuery({
  name: 'changes-by-id',
  mode: 'read',
  parameters: z.object({ ids }),
  row: changeRow,
});

/** Reads changes and merges, by one statement a call. */
export function changeReads(scope: Scope): Pick<Reader, 'changes' | 'merges'> {
  const document = ({ fields, ...row }: z.output<typeof changeRow>): ChangeDocument => ({
    ...row,
    fields: JSON.parse(fields) as FieldChange[],
  });
  return {
    changes: (ids) => documentsOf(scope, ids, (ids) => scope.read(changesById, { ids }), document),
    merges: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(mergesById, { ids }),
        (row) => row,
      ),
  };
}
