/** Claims by id. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import type { Reader } from '../reader.ts';
import { claimDocument, claimRow } from './claim-rows.ts';
import { ids, text, textOrNull } from './rows.ts';
import { documentsOf, type Scope } from './scope.ts';

const claimsById = defineQuery({
  name: 'claims-by-id',
  mode: 'read',
  parameters: z.object({ ids }),
  row: claimRow.extend({ attributedTo: z.array(text), supersededBy: textOrNull }),
});

/** Reads claims that the viewer may see, by one statement a call. */
export function claimReads(scope: Scope): Pick<Reader, 'claims'> {
  return {
    claims: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(claimsById, { ids }),
        ({ attributedTo, supersededBy, ...row }) =>
          scope.visibility.claim(row) ? claimDocument(scope, row, attributedTo, supersededBy) : null,
      ),
  };
}
