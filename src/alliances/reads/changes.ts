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
  claims: ids,
  seen: ids,
});
const changesById = defineQuery({
  name: 'changes-by-id',
  mode: 'read',
  parameters: z.object({ ids, visible: z.array(text), recorder: textOrNull }),
  row: changeRow,
});

/** Reads changes and merges that the viewer may see, by one statement a call. */
export function changeReads(scope: Scope): Pick<Reader, 'changes' | 'merges'> {
  const { reviews: visible, recorder } = scope.visibility;
  return {
    changes: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(changesById, { ids, visible, recorder }),
        ({ claims, seen, fields, ...row }): ChangeDocument | null => {
          const unseen = new Set(claims).difference(new Set(seen));
          const subjects = row.subjects.filter((id) => !unseen.has(id) && !scope.hides(scope.survivor(id)));
          const isThere = claims.length > 0 ? seen.length > 0 : row.subjects.length === 0 || subjects.length > 0;
          if (!isThere) return null;
          const isMixed = unseen.size > 0;
          return {
            ...row,
            subjects,
            // Of several claims it cannot be told which of them its words are about.
            summary: isMixed ? `About ${seen.length} ${seen.length === 1 ? 'claim' : 'claims'}` : row.summary,
            fields: isMixed ? [] : (JSON.parse(fields) as FieldChange[]).filter(isSeen),
          };
        },
      ),
    merges: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(mergesById, { ids }),
        (row) => (scope.hides(scope.survivor(row.survivor)) ? null : row),
      ),
  };

  /** Fields are named after what they are of. */
  function isSeen({ field, before, after }: FieldChange): boolean {
    return ![field.split(' ', 1)[0], before, after].some((id) => id != null && scope.hides(id));
  }
}
