/** Pages of organisations from the snapshot. */
import type { Day, Moment, OrganizationId } from '../../domain/model.ts';
import { nameKeys } from '../../domain/names.ts';
import type { OrganizationRow, Snapshot } from '../../network/snapshot.ts';
import { type PageOrder, pageOf, type SortKey } from '../paging.ts';
import type { OrganizationFilter, OrganizationOrder, Page, PageRequest, Reader } from '../reader.ts';
import { partnerCounts } from './partner-counts.ts';
import type { Scope } from './scope.ts';
import { remembered, sortText } from './sort-text.ts';

/** The key by which an organisation's name is sorted. */
export const nameKey = remembered((row: OrganizationRow) => sortText(row.name));
const foldedName = remembered((row: OrganizationRow) => nameKeys(row.name).folded);

/** Lists organisations, by name unless told otherwise. */
export function organizationPages(scope: Scope): Pick<Reader, 'organizationPage' | 'subsidiaryPage'> {
  const { snapshot, survivor } = scope;
  return {
    organizationPage(filter, orderBy = { by: 'NAME', direction: 'ASC' }, at, page) {
      const rows = Iterator.from(candidates(scope, filter, at)).filter(organizationTest(snapshot, filter, at));
      return pageOfOrganizations(rows, orderBy, sortKey(snapshot, orderBy.by, at), page);
    },
    subsidiaryPage(organization, at, page) {
      const rows = rowsOf(snapshot, snapshot.subsidiaries(survivor(organization), at));
      return pageOfOrganizations(rows, { by: 'NAME', direction: 'ASC' }, nameKey, page);
    },
  };
}

function candidates(scope: Scope, filter: OrganizationFilter | undefined, at: Moment): Iterable<OrganizationRow> {
  const { snapshot, survivor } = scope;
  if (filter?.parent === undefined) return snapshot.organizations();
  return rowsOf(snapshot, snapshot.subsidiaries(survivor(filter.parent), at));
}

function rowsOf(snapshot: Snapshot, ids: readonly OrganizationId[]): OrganizationRow[] {
  return ids.map((id) => snapshot.organization(id)).filter((row) => row !== undefined);
}

/** What passes; `minPartners` counts those to whom any tie holds at the moment. */
function organizationTest(
  snapshot: Snapshot,
  filter: OrganizationFilter = {},
  at: Moment,
): (row: OrganizationRow) => boolean {
  const { kinds, nameStartsWith, minPartners, placeholder } = filter;
  const countries = filter.countries?.map((country) => country.toUpperCase());
  const folded = nameStartsWith === undefined ? '' : nameKeys(nameStartsWith).folded;
  const latin = nameStartsWith === undefined ? '' : sortText(nameStartsWith);
  const partners = minPartners === undefined ? undefined : partnerCounts(snapshot, at);
  return (row) =>
    (kinds === undefined || kinds.includes(row.kind)) &&
    (countries === undefined || (row.country !== null && countries.includes(row.country))) &&
    (placeholder === undefined || row.placeholder === placeholder) &&
    (nameStartsWith === undefined ||
      foldedName(row).startsWith(folded) ||
      (latin !== '' && nameKey(row).startsWith(latin))) &&
    (minPartners === undefined || (partners?.get(row.id) ?? 0) >= minPartners);
}

function sortKey(snapshot: Snapshot, by: OrganizationOrder['by'], at: Moment): (row: OrganizationRow) => SortKey {
  switch (by) {
    case 'NAME':
      return nameKey;
    case 'PARTNERS': {
      const counts = partnerCounts(snapshot, at);
      return ({ id }) => counts.get(id) ?? 0;
    }
    case 'LAST_REPORTED': {
      const days = lastReported(snapshot);
      return ({ id }) => days.get(id) ?? null;
    }
    default:
      return by satisfies never;
  }
}

/** The last day on which a deal of the organisation was reported. */
const lastReported = remembered((snapshot: Snapshot): ReadonlyMap<OrganizationId, Day> => {
  const days = new Map<OrganizationId, Day>();
  for (const { lastReported, faces } of snapshot.deals()) {
    if (lastReported === null) continue;
    for (const { parties, jointVenture } of faces) {
      for (const id of jointVenture === null ? parties : [...parties, jointVenture]) {
        if ((days.get(id) ?? '') < lastReported) days.set(id, lastReported);
      }
    }
  }
  return days;
});

function pageOfOrganizations(
  rows: Iterable<OrganizationRow>,
  { by, direction }: OrganizationOrder,
  key: (row: OrganizationRow) => SortKey,
  page: PageRequest,
): Page<OrganizationId> {
  const order: PageOrder = {
    name: `organizations by ${by} ${direction}`,
    direction,
    keys: by === 'PARTNERS' ? 'number' : 'text',
  };
  const { edges, ...info } = pageOf(rows, order, { key, id: ({ id }) => id }, page);
  return { ...info, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.id })) };
}
