/** Suggestions while somebody types: organisations, types and properties whose names begin so. */
import type { Reader } from '../alliances/reader.ts';
import { describe } from './answer-queries.ts';
import { type Item, kindName, properties, types } from './properties.ts';
import { ReconcileError } from './requests.ts';

export const suggestions = ['entity', 'type', 'property'] as const;
export type Suggestion = (typeof suggestions)[number];

const PAGE = 20;
/** As far as one may page on. */
const MOST_SKIPPED = 80;

/** @throws ReconcileError */
export async function suggest(
  reader: Reader,
  what: Suggestion,
  parameters: URLSearchParams,
): Promise<{ readonly result: readonly (Item & { readonly notable?: readonly Item[] })[] }> {
  const prefix = (parameters.get('prefix') ?? '').trim();
  const cursor = parameters.get('cursor') ?? '0';
  if (!/^\d{1,4}$/.test(cursor)) throw new ReconcileError(400, 'cursor is the number of suggestions to skip, from 0.');
  const skipped = Number(cursor);
  switch (what) {
    case 'entity':
      return { result: skipped > MOST_SKIPPED ? [] : await entities(reader, prefix, skipped) };
    case 'type':
      return { result: beginning(types, prefix).slice(skipped, skipped + PAGE) };
    case 'property':
      return { result: beginning(properties, prefix).slice(skipped, skipped + PAGE) };
    default:
      return what satisfies never;
  }
}

async function entities(reader: Reader, prefix: string, skipped: number) {
  if (prefix === '') return [];
  const named = prefix.startsWith('organization:') && skipped === 0 ? [prefix] : [];
  const hits = reader.search(prefix, ['ORGANIZATION'], skipped + PAGE).slice(skipped);
  const found = await reader.organizations([...new Set([...named, ...hits.map(({ id }) => id)])]);
  return found.flatMap((organization) => {
    if (organization === null) return [];
    const { id, name, kind } = organization;
    return [{ id, name, description: describe(organization), notable: [{ id: kind, name: kindName(kind) }] }];
  });
}

/** By id or by any word of the name. */
function beginning(items: readonly Item[], prefix: string): Item[] {
  const begin = prefix.toLowerCase();
  return items.filter(({ id, name }) =>
    [id, name, ...name.split(' ')].some((text) => text.toLowerCase().startsWith(begin)),
  );
}
