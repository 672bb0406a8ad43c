/** What clients send, as JSON in a parameter: read, bounded, and refused with what to mend. */
import * as z from 'zod';

/** What cannot be answered as it was asked. */
export class ReconcileError extends Error {
  override readonly name = 'ReconcileError';
  readonly status: 400 | 404 | 413;
  constructor(status: 400 | 404 | 413, message: string) {
    super(message);
    this.status = status;
  }
}

/** How many queries a batch may have. */
export const MOST_QUERIES = 100;
/** How many entities, and how many properties of each, are fetched at once. */
export const MOST_ENTITIES = 500;
export const MOST_PROPERTIES = 25;

const scalar = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.looseObject({ id: z.string(), name: z.string().optional() }),
]);

const query = z
  .object({
    query: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).nullish(),
    limit: z.number().int().min(1).nullish(),
    type_strict: z.enum(['any', 'should', 'all']).nullish(),
    properties: z
      .array(z.looseObject({ pid: z.string(), v: z.union([scalar, z.array(scalar)]) }))
      .max(50)
      .nullish(),
  })
  .refine(({ query, properties }) => (query ?? '') !== '' || (properties ?? []).length > 0, {
    message: 'give a query, or properties to find it by',
  });
export type ReconcileQuery = z.output<typeof query>;

const extension = z.object({
  ids: z.array(z.string()),
  properties: z.array(z.looseObject({ id: z.string(), settings: z.record(z.string(), z.unknown()).nullish() })),
});
export type ExtensionQuery = z.output<typeof extension>;

/** @throws ReconcileError */
export function readQueries(text: string): Map<string, ReconcileQuery> {
  const batch = parsed('queries', text);
  if (typeof batch !== 'object' || batch === null || Array.isArray(batch)) {
    throw new ReconcileError(400, 'queries is not a JSON object: write {"q0": {"query": "Stellantis"}}.');
  }
  const entries = Object.entries(batch);
  if (entries.length > MOST_QUERIES) {
    throw new ReconcileError(413, `The batch has ${entries.length} queries; send at most ${MOST_QUERIES} at a time.`);
  }
  return new Map(entries.map(([key, value]) => [key, checked(query, value, `queries.${key}`)]));
}

/** @throws ReconcileError */
export function readExtension(text: string): ExtensionQuery {
  const read = checked(extension, parsed('extend', text), 'extend');
  if (read.ids.length > MOST_ENTITIES) {
    throw new ReconcileError(
      413,
      `This asks for ${read.ids.length} entities; ask for at most ${MOST_ENTITIES} at a time.`,
    );
  }
  if (read.properties.length > MOST_PROPERTIES) {
    throw new ReconcileError(413, `This asks for more than ${MOST_PROPERTIES} properties; ask for fewer at a time.`);
  }
  return read;
}

function parsed(parameter: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReconcileError(400, `${parameter} is not JSON; send it as JSON, encoded for a URL or form.`);
  }
}

function checked<T>(shape: z.ZodType<T>, value: unknown, where: string): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = [where, ...(issue?.path ?? []).map(String)].join('.');
  throw new ReconcileError(400, `${path} cannot be used: ${issue?.message ?? 'it is malformed'}.`);
}
