/** Pages of deals from the snapshot. */
import type { DealRow } from '../../network/snapshot.ts';
import { type PageOrder, pageOf, type SortKey } from '../paging.ts';
import type { DealFilter, DealOrder, Page, PageRequest, Reader } from '../reader.ts';
import { dealTest } from './deal-filter.ts';
import type { Scope } from './scope.ts';
import { remembered, sortText } from './sort-text.ts';

const titleKey = remembered((row: DealRow) => sortText(row.title));

const keys = {
  SINCE: (row) => row.since,
  FIRST_REPORTED: (row) => row.firstReported,
  LAST_REPORTED: (row) => row.lastReported,
  TITLE: titleKey,
} as const satisfies Record<DealOrder['by'], (row: DealRow) => SortKey>;

const idOf = (row: DealRow) => row.id;

/** Lists deals: the latest first unless told otherwise, those whose start is unknown last. */
export function dealPages(scope: Scope): Pick<Reader, 'dealPage'> {
  return {
    dealPage(filter, orderBy, page, organization) {
      const test = dealTest(scope, filter);
      return pageOfDeals(Iterator.from(candidateDeals(scope, filter, organization)).filter(test), orderBy, page);
    },
  };
}

/** All deals that can pass, and few others: those of the organisations asked for, where any are. */
export function candidateDeals(
  { snapshot, survivor }: Scope,
  filter: DealFilter | undefined,
  organization?: string,
): Iterable<DealRow> {
  const dealsOf = (id: string) => snapshot.dealsOf(survivor(id));
  if (organization !== undefined) return dealsOf(organization);
  const [all] = (filter?.allParties ?? []).map(dealsOf).sort((a, b) => a.length - b.length);
  if (all !== undefined) return all;
  if (filter?.anyParty !== undefined) return new Set(filter.anyParty.flatMap(dealsOf));
  return snapshot.deals();
}

/** A page of the deals in `rows`, by id. */
export function pageOfDeals(rows: Iterable<DealRow>, orderBy: DealOrder | undefined, page: PageRequest): Page<string> {
  const { by, direction } = orderBy ?? { by: 'SINCE', direction: 'DESC' };
  const order: PageOrder = { name: `deals by ${by} ${direction}`, direction, keys: 'text' };
  const { edges, ...info } = pageOf(rows, order, { key: keys[by], id: idOf }, page);
  return { ...info, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.id })) };
}
