/** Small queries that try the store itself. */
import { join } from 'node:path';
import * as z from 'zod';
import { defineQuery } from '../../src/store/queries.ts';

export const folder = join(import.meta.dirname, 'cypher');

const organization = {
  id: z.string(),
  name: z.string(),
  founded: z.string().nullable(),
  identifiers: z.array(z.string()).nullable(),
};

export const createOrganization = defineQuery({
  folder,
  name: 'create-organization',
  mode: 'write',
  parameters: z.object(organization),
  row: z.object({ id: z.string() }),
});

export const organizations = defineQuery({
  folder,
  name: 'organizations',
  mode: 'read',
  parameters: z.object({ ids: z.array(z.string()).optional(), limit: z.int() }),
  row: z.object(organization),
});

export const countReport = defineQuery({
  folder,
  name: 'count-report',
  mode: 'write',
  parameters: z.object({ id: z.string() }),
  row: z.object({ reports: z.int() }),
});

export const echo = defineQuery({
  folder,
  name: 'echo',
  mode: 'read',
  parameters: z.object({ value: z.json() }),
  row: z.object({ value: z.json() }),
});

export const numbers = defineQuery({
  folder,
  name: 'numbers',
  mode: 'read',
  parameters: z.object({ whole: z.int(), part: z.number(), limit: z.int() }),
  row: z.object({ n: z.int(), half: z.number(), double: z.number() }),
});

export const longCount = defineQuery({
  folder,
  name: 'long-count',
  mode: 'read',
  parameters: z.object({ rows: z.int() }),
  row: z.object({ rows: z.int() }),
});

export const firstHalf = defineQuery({ folder, name: 'ddl/first-half', mode: 'write' });

export const newerGraph = defineQuery({
  folder,
  name: 'newer-graph',
  mode: 'write',
  parameters: z.object({ version: z.int() }),
  row: z.object({ version: z.int() }),
});

const chosen = z.literal(true).optional();
export const createTwoOfEach = defineQuery({
  folder,
  name: 'create-two-of-each',
  mode: 'write',
  parameters: z.object({
    id: z.string(),
    publisher: chosen,
    report: chosen,
    claim: chosen,
    deal: chosen,
    change: chosen,
    background: chosen,
  }),
  row: z.object({ done: z.int() }),
});
