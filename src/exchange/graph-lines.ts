/** The lines of an export: the whole graph as JSON Lines, one node a line with its own facts, none that follows from others. */
import * as z from 'zod';
import * as vocabulary from '../domain/vocabulary.ts';
import type { JsonObject } from './json-lines.ts';

/** What the first line says: `{"format": "auto-alliances", "version": 1, …}`. Raised when a line changes its meaning. */
export const GRAPH_FORMAT = 'auto-alliances';
export const GRAPH_FORMAT_VERSION = 1;

const id = z.string().min(1).max(400);
const ids = z.array(id);
const text = z.string();
const textOrNull = z.string().nullable();
const date = z.string().max(100).nullable();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T/);
const revision = z.int().nonnegative();
const word = <const T extends Readonly<Record<string, string>>>(words: T) =>
  z.enum(Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]);

const name = z.strictObject({
  value: text,
  type: word(vocabulary.nameTypes),
  language: textOrNull,
  from: date,
  to: date,
});

/** Every kind of line, by the word that its `node` says; in this order an export lists them. */
export const graphLines = {
  publisher: z.strictObject({
    node: z.literal('publisher'),
    ...{ id, name: text, reliability: word(vocabulary.sourceReliabilities) },
  }),
  organization: z.strictObject({
    node: z.literal('organization'),
    ...{ id, name: text, kind: word(vocabulary.organizationKinds), country: textOrNull, identifiers: z.array(text) },
    ...{ founded: date, dissolved: date, placeholder: z.boolean(), revision },
    names: z.array(name),
    successors: z.array(z.strictObject({ to: id, kind: word(vocabulary.successionKinds), on: date })),
  }),
  deal: z.strictObject({ node: z.literal('deal'), id, key: textOrNull, background: z.boolean(), revision }),
  report: z.strictObject({
    node: z.literal('report'),
    ...{ id, url: textOrNull, title: textOrNull, publisher: id, published: date, retrieved: day, recordedDay: day },
    language: textOrNull,
  }),
  model: z.strictObject({
    node: z.literal('model'),
    ...{ id, name: text, platform: textOrNull, segment: textOrNull },
    ...{ powertrain: word(vocabulary.powertrains).nullable(), introduced: date, placeholder: z.boolean(), revision },
    names: z.array(name),
    brand: id.nullable(),
    makers: z.array(z.strictObject({ organization: id, plant: textOrNull, from: date, to: date })),
    platformOwners: ids,
    /** Reports that describe it. */
    reports: ids,
    /** Deals that it came from, besides those whose claims name it. */
    deals: ids,
    relations: z.array(
      z.strictObject({ type: word(vocabulary.modelRelationTypes), to: id, note: textOrNull, reports: ids }),
    ),
  }),
  claim: z.strictObject({
    node: z.literal('claim'),
    ...{ id, report: id, deal: id },
    /** As the store keeps them, dates as EDTF text; read with `readFacts`. */
    facts: z.record(z.string(), z.json()),
    ...{ rank: word(vocabulary.claimRanks), review: word(vocabulary.reviewStates) },
    /** Null: the publisher's. */
    reliability: word(vocabulary.sourceReliabilities).nullable(),
    credibility: word(vocabulary.informationCredibilities).nullable(),
    ...{ summary: text, quote: textOrNull, background: z.boolean(), recordedBy: textOrNull, recordedAt: instant },
    attributedTo: ids,
    supersededBy: ids,
  }),
  merge: z.strictObject({
    node: z.literal('merge'),
    ...{ id, survivor: id, duplicate: id, kind: text, active: z.boolean(), reason: text, at: instant, by: textOrNull },
  }),
  request: z.strictObject({ node: z.literal('request'), id, hash: text, answer: text, revision }),
  change: z.strictObject({
    node: z.literal('change'),
    ...{ sequence: z.int().positive(), at: instant, by: textOrNull, kind: word(vocabulary.changeKinds), summary: text },
    ...{ subjects: ids, deals: ids, organizations: ids, targets: ids },
    fields: z.array(z.strictObject({ field: text, before: textOrNull, after: textOrNull })),
  }),
} as const;
export type GraphNode = keyof typeof graphLines;
export type GraphLine<N extends GraphNode = GraphNode> = { [K in N]: z.output<(typeof graphLines)[K]> }[N];

const header = z.object({
  format: z.literal(GRAPH_FORMAT),
  version: z.int().positive(),
  /** The number of the last change that the export holds. */
  revision,
  exportedAt: instant,
  licence: text,
});
export type GraphHeader = z.output<typeof header>;
const end = z.object({ node: z.literal('end'), lines: z.int().nonnegative() });

/** Whether a file's first object says that the file is an export. */
export function isGraphHeader(value: JsonObject): boolean {
  return value.format === GRAPH_FORMAT;
}

/** The header; or a sentence that says why the export cannot be read. */
export function readGraphHeader(value: JsonObject): GraphHeader | string {
  const read = header.safeParse(value);
  if (!read.success) return 'The first line is not that of an export by Auto Alliances: export the graph again.';
  if (read.data.version <= GRAPH_FORMAT_VERSION) return read.data;
  return `The export is of version ${read.data.version}, and versions up to ${GRAPH_FORMAT_VERSION} are known here: use the newer service.`;
}

/** A line of an export, its last line, or a sentence that says what is wrong with it. */
export function readGraphLine(
  value: JsonObject,
): GraphLine | { readonly node: 'end'; readonly lines: number } | string {
  const { node } = value;
  if (node === 'end') {
    const read = end.safeParse(value);
    return read.success ? read.data : 'The last line does not say how many lines there are.';
  }
  if (typeof node !== 'string' || !Object.hasOwn(graphLines, node)) {
    return `The line must say in "node" what it is: ${Object.keys(graphLines).join(', ')}.`;
  }
  const read = graphLines[node as GraphNode].safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return `"${issue?.path.join('.') ?? ''}" is not as an export writes it (${issue?.message ?? 'unknown'}).`;
}
