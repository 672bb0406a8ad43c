/** The queries by which a graph is checked. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import { count, ids, text, textOrNull } from '../reads/rows.ts';

const properties = z.record(z.string(), z.json());

export const allNodes = defineQuery({
  name: 'check/nodes',
  mode: 'read',
  row: z.object({ labels: z.array(text), properties }),
});

export const allRelationships = defineQuery({
  name: 'check/relationships',
  mode: 'read',
  row: z.object({ from: textOrNull, type: text, to: textOrNull, properties }),
});

export const duplicates = defineQuery({
  name: 'check/duplicates',
  mode: 'read',
  row: z.object({ label: text, property: text, value: textOrNull }),
});

export const orphans = defineQuery({
  name: 'check/orphans',
  mode: 'read',
  row: z.object({ what: text, id: text }),
});

export const logState = defineQuery({
  name: 'check/log',
  mode: 'read',
  row: z.object({
    changes: count,
    last: count.nullable(),
    counters: z.array(count),
    restores: z.array(text),
    starting: count,
  }),
});

export const dealLinks = defineQuery({
  name: 'check/links',
  mode: 'read',
  parameters: z.object({ ids }),
  row: z.object({
    ...{ id: text, title: textOrNull, row: textOrNull, tied: ids.nullable() },
    parties: z.array(z.object({ organization: text, role: text })),
    ...{ ventures: ids, targets: ids, holders: ids, models: ids },
  }),
});

export const organizationDates = defineQuery({
  name: 'check/organization-dates',
  mode: 'read',
  parameters: z.object({ ids }),
  row: z.object({
    ...{ id: text, name: text, founded: textOrNull },
    predecessors: z.array(z.object({ kind: text, on: textOrNull })),
  }),
});
