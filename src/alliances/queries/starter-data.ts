/** The queries by which the starter data are taken out again. */
import * as z from 'zod';
import { modelRelationTypes } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import { count, ids, text, wordOf } from '../reads/rows.ts';

export const beginStarterData = defineQuery({
  name: 'starter-data/begin',
  mode: 'write',
  row: z.object({ value: count }),
});

export const finishStarterData = defineQuery({
  name: 'starter-data/finish',
  mode: 'write',
  row: z.object({ finished: count }),
});

export const claimsByRecorder = defineQuery({
  name: 'starter-data/claims',
  mode: 'read',
  row: z.object({
    ...{ id: text, deal: text, report: text, background: z.boolean(), starter: z.boolean() },
    ...{ facts: text, attributedTo: ids },
  }),
});

export const touchedByOthers = defineQuery({
  name: 'starter-data/touched',
  mode: 'read',
  row: z.object({ id: text, kind: text }),
});

export const othersSuccessions = defineQuery({
  name: 'starter-data/others-successions',
  mode: 'read',
  row: z.object({ fields: z.array(text) }),
});

export const endSuccessions = defineQuery({
  name: 'starter-data/end-successions',
  mode: 'write',
  parameters: z.object({ successions: z.array(z.object({ from: text, to: text })) }),
  row: z.object({ ended: count }),
});

export const removeNodes = defineQuery({
  name: 'starter-data/remove',
  mode: 'write',
  parameters: z.object({
    ...{ claims: ids, deals: ids, merges: ids, reports: ids, models: ids, organizations: ids, publishers: ids },
    relations: z.array(z.object({ from: text, to: text, type: wordOf(modelRelationTypes) })),
    coverings: z.array(z.object({ deal: text, model: text })),
    /** Those that claims name as well: they are no longer stated besides. */
    claimedCoverings: z.array(z.object({ deal: text, model: text })),
  }),
  row: z.object({ removed: count }),
});
