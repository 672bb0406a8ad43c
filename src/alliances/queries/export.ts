/** The queries by which the whole graph is read, node by node with its own facts. */
import * as z from 'zod';
import { modelRelationTypes } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import { count, ids, text, textOrNull, wordOf } from '../reads/rows.ts';

const name = z.object({ value: text, type: text, language: textOrNull, from: textOrNull, to: textOrNull });
const byIds = z.object({ ids });

/** Locks the counter of changes for the rest of the transaction. */
export const hold = defineQuery({ name: 'export/hold', mode: 'write', row: z.object({ revision: count }) });

export const exportIds = defineQuery({
  name: 'export/ids',
  mode: 'read',
  row: z.object({
    node: z.enum(['publisher', 'organization', 'deal', 'report', 'claim', 'model', 'merge', 'request']),
    id: text,
  }),
});

export const exportPublishers = defineQuery({
  name: 'export/publishers',
  mode: 'read',
  parameters: byIds,
  row: z.object({ id: text, name: text, reliability: text }),
});

export const exportOrganizations = defineQuery({
  name: 'export/organizations',
  mode: 'read',
  parameters: byIds,
  row: z.object({
    ...{ id: text, name: text, kind: text, country: textOrNull, identifiers: z.array(text).nullable() },
    ...{ founded: textOrNull, dissolved: textOrNull, placeholder: z.boolean(), revision: count },
    names: z.array(name),
    successors: z.array(z.object({ to: text, kind: text, on: textOrNull })),
  }),
});

export const exportDeals = defineQuery({
  name: 'export/deals',
  mode: 'read',
  parameters: byIds,
  row: z.object({ id: text, key: textOrNull, background: z.boolean(), revision: count }),
});

export const exportReports = defineQuery({
  name: 'export/reports',
  mode: 'read',
  parameters: byIds,
  row: z.object({
    ...{ id: text, url: textOrNull, title: textOrNull, publisher: text, published: textOrNull, retrieved: text },
    ...{ recordedDay: text, language: textOrNull },
  }),
});

export const exportModels = defineQuery({
  name: 'export/models',
  mode: 'read',
  parameters: byIds,
  row: z.object({
    ...{ id: text, name: text, platform: textOrNull, segment: textOrNull, powertrain: textOrNull },
    ...{ introduced: textOrNull, placeholder: z.boolean(), revision: count },
    names: z.array(name),
    brands: ids,
    makers: z.array(z.object({ organization: text, plant: textOrNull, from: textOrNull, to: textOrNull })),
    ...{ platformOwners: ids, reports: ids, deals: ids },
    relations: z.array(
      z.object({ type: wordOf(modelRelationTypes), to: text, note: textOrNull, reports: ids.nullable() }),
    ),
  }),
});

export const exportClaims = defineQuery({
  name: 'export/claims',
  mode: 'read',
  parameters: byIds,
  row: z.object({
    ...{ id: text, report: text, deal: text, facts: text, rank: text, review: text, reliability: textOrNull },
    ...{ credibility: textOrNull, summary: text, quote: textOrNull, background: z.boolean() },
    ...{ recordedBy: textOrNull, recordedAt: text, attributedTo: ids, supersededBy: ids },
  }),
});

export const exportMerges = defineQuery({
  name: 'export/merges',
  mode: 'read',
  parameters: byIds,
  row: z.object({
    ...{ id: text, survivor: text, duplicate: text, kind: text, active: z.boolean(), reason: text, at: text },
    by: textOrNull,
  }),
});

export const exportRequests = defineQuery({
  name: 'export/requests',
  mode: 'read',
  parameters: byIds,
  row: z.object({ id: text, hash: text, answer: text, revision: count }),
});

export const exportChanges = defineQuery({
  name: 'export/changes',
  mode: 'read',
  parameters: z.object({ after: z.int(), limit: z.int() }),
  row: z.object({
    ...{ sequence: count, at: text, by: textOrNull, kind: text, summary: text, subjects: ids },
    ...{ deals: ids.nullable(), organizations: ids.nullable(), targets: ids.nullable(), fields: textOrNull },
  }),
});
