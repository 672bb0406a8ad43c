/** The queries by which a graph is restored from an export. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import { count, ids, text } from '../reads/rows.ts';

const rows = z.array(z.record(z.string(), z.json()));

export const restoreState = defineQuery({
  name: 'restore/state',
  mode: 'read',
  row: z.object({
    ...{ revisions: z.array(count), exports: z.array(text), starting: count, organizations: count, reports: count },
  }),
});

export const beginRestore = defineQuery({
  name: 'restore/begin',
  mode: 'write',
  parameters: z.object({ of: text, revision: count }),
  row: z.object({ revision: count }),
});

export const finishRestore = defineQuery({
  name: 'restore/finish',
  mode: 'write',
  parameters: z.object({ revision: count }),
  row: z.object({ revision: count }),
});

export const knownNodes = defineQuery({
  name: 'restore/known',
  mode: 'read',
  parameters: z.object({
    ...{ publishers: ids, organizations: ids, deals: ids, reports: ids, claims: ids, models: ids },
    ...{ merges: ids, requests: ids },
  }),
  row: z.object({ id: text }),
});

export const unprojectedDeals = defineQuery({
  name: 'restore/unprojected',
  mode: 'read',
  row: z.object({ unlinked: ids, untied: ids }),
});

export const markDeals = defineQuery({
  name: 'restore/mark-deals',
  mode: 'write',
  parameters: z.object({ deals: ids, restoring: z.enum(['LINKS', 'TIES']).nullable() }),
  row: z.object({ marked: count }),
});

export const saveLog = defineQuery({
  name: 'restore/save-log',
  mode: 'write',
  parameters: z.object({
    superseded: rows.optional(),
    merges: rows.optional(),
    requests: rows.optional(),
    changes: rows,
  }),
  row: z.object({ saved: count }),
});

export const lastInLog = defineQuery({
  name: 'restore/last-in-log',
  mode: 'read',
  row: z.object({ last: count.nullable() }),
});
