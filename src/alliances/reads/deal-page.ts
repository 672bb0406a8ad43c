/** Pages of deals from the snapshot. */
import type { DealRow } from '../../network/snapshot.ts';
import { type PageOrder, pageOf, pageWindow, type SortKey } from '../paging.ts';
import type { DealFilter, DealOrder, Page, PageRequest, Reader } from '../reader.ts';
import { dealTest } from './deal-filter.ts';
import type { Scope } from './scope.ts';
import { remembered, sortText } from './sort-text.ts';
import { filterInTurns } from './turns.ts';

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
    async dealPage(filter, orderBy, page, organization) {
      // What is wrong with the page is said before any row is looked at.
      pageWindow(orderOf(orderBy), page);
      const rows = await filterInTurns(candidateDeals(scope, filter, organization), dealTest(scope, filter));
      return pageOfDeals(rows, orderBy, page);
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
  const placing = { key: keys[orderBy?.by ?? latestFirst.by], id: idOf };
  const { edges, ...info } = pageOf(rows, orderOf(orderBy), placing, page);
  return { ...info, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.id })) };
}

const latestFirst: DealOrder = { by: 'SINCE', direction: 'DESC' };

function orderOf({ by, direction }: DealOrder = latestFirst): PageOrder {
  return { name: `deals by ${by} ${direction}`, direction, keys: 'text' };
}
