/** The queries by which duplicates are merged and split again. */
import * as z from 'zod';
import { organizationKinds } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import { ids, text, textOrNull, wordOf } from '../reads/rows.ts';

export const mergeSubjects = defineQuery({
  name: 'merge/subjects',
  mode: 'write',
  parameters: z.object({ ids }),
  /** `name`: of a deal its title. */
  row: z.object({
    ...{ id: text, what: z.enum(['organization', 'deal']), name: text, country: textOrNull },
    kind: wordOf(organizationKinds).nullable(),
    placeholder: z.boolean().nullable(),
  }),
});

export const createMerge = defineQuery({
  name: 'merge/create',
  mode: 'write',
  parameters: z.object({ values: z.record(z.string(), z.json()) }),
  row: z.object({ id: text }),
});

export const undoneMerge = defineQuery({
  name: 'merge/undo',
  mode: 'write',
  parameters: z.object({ id: text }),
  row: z.object({ id: text }),
});

export const mergesById = defineQuery({
  name: 'merges-by-id',
  mode: 'read',
  parameters: z.object({ ids }),
  row: z.object({ id: text, survivor: text, duplicate: text, active: z.boolean(), reason: text }),
});

const some = ids.optional();
const links = z.array(z.object({ duplicate: text, survivor: text })).optional();

/** Absent where there is none: its line is then left out. */
export const redirect = defineQuery({
  name: 'merge/redirect',
  mode: 'write',
  parameters: z.object({
    ...{ endedOrganizations: some, backOrganizations: some, goneOrganizations: some, organizations: links },
    ...{ endedDeals: some, backDeals: some, goneDeals: some, deals: links },
  }),
  row: z.object({ saved: z.int() }),
});
