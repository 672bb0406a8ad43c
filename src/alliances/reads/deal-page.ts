/** Pages of deals from the snapshot. */
import { createKept } from '../../network/kept.ts';
import type { DealRow } from '../../network/snapshot.ts';
import { type PageOrder, pageOf, pageWindow, type SortKey } from '../paging.ts';
import type { DealFilter, DealOrder, Page, PageRequest, Reader } from '../reader.ts';
import { dealTest, knownDealTest, momentOf } from './deal-filter.ts';
import { knownDeals } from './known-deals.ts';
import type { Scope } from './scope.ts';
import { remembered, sortText } from './sort-text.ts';
import { filterInTurns, visitInTurns } from './turns.ts';

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
      const rows = await dealsThat(scope, filter, organization);
      // What titles are sorted by is made once for each, and takes long for all of them.
      if (orderBy?.by === 'TITLE') await visitInTurns(rows, titleKey);
      return pageOfDeals(rows, orderBy, page);
    },
  };
}

/** Lists of all deals that pass a filter: the next page, or another order, begins with the same. */
const passing = createKept<readonly DealRow[]>(8);

/** The deals that pass the filter, in no order. */
export async function dealsThat(
  scope: Scope,
  filter: DealFilter | undefined,
  organization?: string,
): Promise<readonly DealRow[]> {
  const few = fewDeals(scope, filter, organization);
  if (few !== undefined) return filterInTurns(few, dealTest(scope, filter));
  const at = momentOf(scope, filter);
  return passing(scope.snapshot, JSON.stringify([at, filter]), async () => {
    const all = await knownDeals(scope.snapshot, at);
    return (await filterInTurns(all, knownDealTest(scope, filter))).map(({ row }) => row);
  });
}

/** Those of the organisations asked for, where any are. */
function fewDeals(
  { snapshot, survivor }: Scope,
  filter: DealFilter | undefined,
  organization?: string,
): Iterable<DealRow> | undefined {
  const dealsOf = (id: string) => snapshot.dealsOf(survivor(id));
  if (organization !== undefined) return dealsOf(organization);
  const [all] = (filter?.allParties ?? []).map(dealsOf).sort((a, b) => a.length - b.length);
  if (all !== undefined) return all;
  return filter?.anyParty && new Set(filter.anyParty.flatMap(dealsOf));
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
