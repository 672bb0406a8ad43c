/** The starter data's own shape: what one line of each kind of file holds, before any word of it is mapped. */
import * as z from 'zod';
import type { JsonObject } from '../json-lines.ts';

const text = z.string().trim().min(1).max(2_000);
const source = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_048),
  title: text.nullish(),
  publisher: text,
  /** EDTF; null: the page gave none. */
  published: text.nullish(),
  /** The day on which the page was read. */
  retrieved: text.nullish(),
});
/** An editor's own statement has no page. */
const editor = z.object({ publisher: text.nullish(), retrieved: text.nullish() });

export const reportedDealLine = z.object({
  /** The same for every line about the same deal. */
  id: text,
  parties: z.array(z.object({ name: text, role: text.nullish() })).min(1),
  jointVenture: text.nullish(),
  type: text,
  status: text,
  announced: text.nullish(),
  ended: text.nullish(),
  stakes: z.array(z.object({ holder: text, of: text, percent: z.number().min(0).max(100) })).default([]),
  models: z.array(text).default([]),
  /** Several with semicolons. */
  region: text.nullish(),
  summary: text,
  source: source.extend({ relays: z.array(text).default([]) }),
});
export type ReportedDealLine = z.output<typeof reportedDealLine>;

export const organizationLine = z.object({
  name: text,
  aliases: z.array(text).default([]),
  kind: text,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  parent: text.nullish(),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .nullish(),
  source: editor.nullish(),
});
export type OrganizationLine = z.output<typeof organizationLine>;

export const successionLine = z.object({
  from: text,
  to: text,
  kind: text,
  on: text.nullish(),
  source: editor.nullish(),
});
export type SuccessionLine = z.output<typeof successionLine>;

export const modelLine = z.object({
  name: text,
  aliases: z.array(text).default([]),
  brand: text.nullish(),
  makers: z
    .array(z.object({ name: text, from: text.nullish(), to: text.nullish(), plant: text.nullish() }))
    .default([]),
  platform: text.nullish(),
  platformOwner: text.nullish(),
  segment: text.nullish(),
  powertrain: text.nullish(),
  introduced: text.nullish(),
  relations: z.array(z.object({ type: text, model: text, note: text.nullish() })).default([]),
  /** Ids of reported deals that the car came from. */
  deals: z.array(text).default([]),
  sources: z.array(source).min(1),
});
export type ModelLine = z.output<typeof modelLine>;
export type SourceLine = z.output<typeof source>;

export const lineShapes = {
  deal: reportedDealLine,
  organization: organizationLine,
  succession: successionLine,
  model: modelLine,
} as const;
export type LineKind = keyof typeof lineShapes;

/** Which kind a line is, by the fields that only that kind has; null: none of them. */
export function lineKind(value: JsonObject): LineKind | null {
  const has = (...fields: string[]) => fields.every((field) => Object.hasOwn(value, field));
  if (has('parties') && (has('status') || has('id'))) return 'deal';
  if (has('name', 'sources') || has('name', 'brand') || has('name', 'makers')) return 'model';
  if (has('from', 'to', 'kind')) return 'succession';
  if (has('name', 'kind')) return 'organization';
  return null;
}

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** A line in its shape, with the fields that the shape does not know; or what is wrong with it. */
export function readLine<K extends LineKind>(
  kind: K,
  value: JsonObject,
):
  | { readonly line: z.output<(typeof lineShapes)[K]>; readonly unknown: readonly string[] }
  | { readonly problems: readonly FieldProblem[] } {
  const shape = lineShapes[kind];
  const read = shape.safeParse(value, { error: sentence });
  if (!read.success) {
    return { problems: read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })) };
  }
  return { line: read.data as z.output<(typeof lineShapes)[K]>, unknown: unknownFields(value, read.data) };
}

function unknownFields(value: unknown, known: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || typeof known !== 'object' || known === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    Object.hasOwn(known, key) ? unknownFields(inner, (known as JsonObject)[key], `${path}${key}.`) : [`${path}${key}`],
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

/** What is wrong with a field, and what to write instead. */
function sentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}, but is ${described(issue.input)}.`;
    case 'too_small':
      if (issue.origin === 'array') return 'must have an entry.';
      return issue.origin === 'string'
        ? 'must not be empty.'
        : `must be at least ${issue.minimum}, but is ${described(issue.input)}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters.`
        : `must be at most ${issue.maximum}, but is ${described(issue.input)}.`;
    case 'invalid_format':
      return issue.format === 'url'
        ? `must be an address that begins with http:// or https://, but is ${described(issue.input)}.`
        : `must be written like ${issue.path?.at(-1) === 'wikidata' ? 'Q188217' : 'CN'}, but is ${described(issue.input)}.`;
    default:
      return 'is not usable: see the description of the data.';
  }
}

function described(input: unknown): string {
  if (input === undefined) return 'missing';
  const shown = JSON.stringify(input) ?? String(input);
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}
