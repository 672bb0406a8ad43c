/** Pages that the store cuts: what their queries take and return, and how their rows become pages. */
import * as z from 'zod';
import { type PageOrder, type PageWindow, type Place, pageOfFetched, pageWindow } from '../paging.ts';
import type { Page, PageRequest } from '../reader.ts';
import { count, ids, text, textOrNull } from './rows.ts';
import { type Members, type Scope, storable } from './scope.ts';

const place = z.object({ key: z.union([text, z.number()]), id: text });

/** What every query of pages takes: the way, the place to begin beyond, how many, and in `counting` one item where the total is asked for. */
export const windowParameters = {
  after: place.optional(),
  before: place.optional(),
  forwards: z.literal(true).optional(),
  backwards: z.literal(true).optional(),
  limit: z.int(),
  counting: z.array(z.literal(1)),
};

/** What a query of pages takes for parents. */
export const parentsParameter = { parents: z.array(z.object({ id: text, members: ids })) };

/** A row of a query of one page: an item, or the total alone. */
export const pageRow = z.object({
  id: textOrNull,
  key: z.union([text, z.number()]).nullable(),
  total: count.nullable(),
});
type PageRow = z.output<typeof pageRow>;

/** A row of a query of pages: that of one parent. */
export const pagesRow = z.object({ parent: text, items: z.array(place), total: count });
type PagesRow = z.output<typeof pagesRow>;

export type WindowParameters = z.output<z.ZodObject<typeof windowParameters>>;

/** One page, by one statement. */
export async function storePage(
  order: PageOrder,
  page: PageRequest,
  fetch: (window: WindowParameters) => Promise<readonly PageRow[]>,
): Promise<Page<string>> {
  const window = pageWindow(order, page);
  const rows = await fetch(parametersOf(window));
  const items = rows.flatMap(({ id, key }) => (id === null ? [] : [{ id, key }]));
  return idPage(items, rows.find(({ total }) => total !== null)?.total ?? 0, order, window);
}

/** A page for each parent, by one statement for all of them. Of a parent that is unknown it is empty. */
export async function storePages(
  scope: Scope,
  ids: readonly string[],
  order: PageOrder,
  page: PageRequest,
  fetch: (parameters: WindowParameters & { readonly parents: readonly Members[] }) => Promise<readonly PagesRow[]>,
): Promise<Page<string>[]> {
  const window = pageWindow(order, page);
  const wanted = ids.map((id) => scope.survivor(id));
  const parents = storable(wanted).map(scope.membersOf);
  const rows = parents.length === 0 ? [] : await fetch({ ...parametersOf(window), parents });
  const byParent = new Map(rows.map((row) => [row.parent, row]));
  return wanted.map((id) => {
    const row = byParent.get(id);
    return idPage(row?.items ?? [], row?.total ?? 0, order, window);
  });
}

function idPage(items: readonly Place[], total: number, order: PageOrder, window: PageWindow): Page<string> {
  const { edges, ...info } = pageOfFetched(items, order, (item) => item, window, window.counted ? total : null);
  return { ...info, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.id })) };
}

function parametersOf({ size, backwards, from, counted }: PageWindow): WindowParameters {
  // No order of the store has a key that may be null, so neither has a place in it.
  const beyond = from === null ? undefined : { key: from.key ?? '', id: from.id };
  return {
    ...(backwards ? { backwards: true, before: beyond } : { forwards: true, after: beyond }),
    limit: size + 1,
    counting: counted ? [1] : [],
  };
}
