/** What a look-up found, by what it is. */
import * as z from 'zod';
import type { DealId, ModelId, OrganizationId, PublisherId, ReportId } from '../../domain/model.ts';
import { type NameKeys, nameSteps } from '../../domain/names.ts';
import type { SourceReliability } from '../../domain/vocabulary.ts';
import * as vocabulary from '../../domain/vocabulary.ts';
import { count, text, textOrNull, wordOf } from '../reads/rows.ts';
import { append } from './append.ts';

const reliability = wordOf(vocabulary.sourceReliabilities);
const reportNode = z.object({
  url: textOrNull,
  title: textOrNull,
  published: textOrNull,
  knownFrom: text,
  retrieved: text,
  recordedDay: text,
  language: textOrNull,
  background: z.boolean(),
  publisher: text,
  publisherName: text,
  reliability,
  claims: z.array(text),
  /** Of the claims, in their order. */
  reviews: z.array(wordOf(vocabulary.reviewStates)),
  deals: z.array(text),
});
const requestNode = z.object({ hash: text, answer: text, revision: z.int() });
const foundRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('name'),
    id: text,
    node: z.object({ exact: text, folded: text, bare: text, latin: text, name: text, placeholder: z.boolean() }),
  }),
  z.object({ kind: z.literal('organization'), id: text, node: z.object({ name: text }) }),
  z.object({ kind: z.literal('model'), id: text, node: z.object({ name: text }) }),
  z.object({ kind: z.literal('publisher'), id: text, node: z.object({ name: text, folded: text, reliability }) }),
  z.object({ kind: z.literal('deal'), id: text, node: z.object({ key: textOrNull, targets: count }) }),
  z.object({ kind: z.literal('report'), id: text, node: reportNode }),
  z.object({ kind: z.literal('request'), id: text, node: requestNode }),
]);

export interface KnownPublisher {
  readonly id: PublisherId;
  readonly reliability: SourceReliability;
}
export type KnownReport = z.output<typeof reportNode>;
/** A request that was answered before. */
export type KnownRequest = z.output<typeof requestNode>;

export interface NameEntry extends NameKeys {
  readonly id: string;
}

export interface Found {
  /** By their loosest key, `latin`: whatever matches at a closer step has it in common. */
  readonly names: Map<string, NameEntry[]>;
  /** By id, with the name that is shown. */
  readonly organizations: Map<OrganizationId, string>;
  readonly models: Set<ModelId>;
  /** Organisations and models found by a name that are not described yet. */
  readonly placeholders: Set<string>;
  readonly publisherIds: Set<PublisherId>;
  /** By folded name. */
  readonly publishersByName: Map<string, KnownPublisher>;
  /** By id, with the number of organisations whose ownership its claims speak of. */
  readonly deals: Map<DealId, number>;
  readonly dealsByKey: Map<string, DealId>;
  readonly reports: Map<ReportId, KnownReport>;
  readonly requests: Map<string, KnownRequest>;
  add(rows: readonly unknown[]): void;
}

export function createFound(): Found {
  const found: Found = {
    names: new Map(),
    organizations: new Map(),
    models: new Set(),
    placeholders: new Set(),
    publisherIds: new Set(),
    publishersByName: new Map(),
    deals: new Map(),
    dealsByKey: new Map(),
    reports: new Map(),
    requests: new Map(),
    add(rows) {
      for (const row of rows) add(found, foundRow.parse(row));
    },
  };
  return found;
}

/** Ids, beginning with `prefix`, by the first step at which any of the names matches; sorted. */
export function namesMatching(
  names: Found['names'],
  keys: NameKeys,
  prefix: string,
  steps: readonly (keyof NameKeys)[] = nameSteps,
): string[] {
  const alike = (names.get(keys.latin) ?? []).filter(({ id }) => id.startsWith(prefix));
  for (const step of steps) {
    const ids = alike.filter((entry) => entry[step] === keys[step]).map(({ id }) => id);
    if (ids.length > 0) return [...new Set(ids)].sort();
  }
  return [];
}

export function addName({ names }: Found, entry: NameEntry): void {
  append(names, entry.latin, entry);
}

function add(found: Found, row: z.output<typeof foundRow>): void {
  const { kind, id, node } = row;
  switch (kind) {
    case 'name':
      addName(found, { id, exact: node.exact, folded: node.folded, bare: node.bare, latin: node.latin });
      if (node.placeholder) found.placeholders.add(id);
      if (id.startsWith('organization:')) found.organizations.set(id, node.name);
      else found.models.add(id);
      break;
    case 'organization':
      found.organizations.set(id, node.name);
      break;
    case 'model':
      found.models.add(id);
      break;
    case 'publisher':
      found.publisherIds.add(id);
      // Two publishers of one name would be a fault of older data: the first by id stands.
      if ((found.publishersByName.get(node.folded)?.id ?? id) >= id) {
        found.publishersByName.set(node.folded, { id, reliability: node.reliability });
      }
      break;
    case 'deal':
      found.deals.set(id, node.targets);
      if (node.key !== null) found.dealsByKey.set(node.key, id);
      break;
    case 'report':
      found.reports.set(id, node);
      break;
    case 'request':
      found.requests.set(id, node);
      break;
    default:
      row satisfies never;
  }
}
