/** Pages of organisations from the snapshot. */
import type { Day, Moment, OrganizationId } from '../../domain/model.ts';
import { nameKeys } from '../../domain/names.ts';
import { createKept } from '../../network/kept.ts';
import type { OrganizationRow, Snapshot } from '../../network/snapshot.ts';
import { gatherPage, type PageOrder, pageOf, pageWindow, type SortKey } from '../paging.ts';
import type { OrganizationFilter, OrganizationOrder, Page, Reader } from '../reader.ts';
import { partnerCounts } from './partner-counts.ts';
import type { Scope } from './scope.ts';
import { remembered, sortText } from './sort-text.ts';
import { visitInTurns } from './turns.ts';

/** The key by which an organisation's name is sorted. */
export const nameKey = remembered((row: OrganizationRow) => sortText(row.name));
const foldedName = remembered((row: OrganizationRow) => nameKeys(row.name).folded);

/** Lists organisations, by name unless told otherwise. */
export function organizationPages(scope: Scope): Pick<Reader, 'organizationPage' | 'subsidiaryPage'> {
  const { snapshot, survivor, signal } = scope;
  return {
    async organizationPage(filter, orderBy = byName, at, page) {
      // What is wrong with the page is said before any row is looked at.
      pageWindow(orderOf(orderBy), page);
      const passes = await organizationTest(scope, filter, at);
      const key = await sortKey(scope, orderBy.by, at);
      const gathering = gatherPage(orderOf(orderBy), { key, id: idOf }, page);
      const look = (row: OrganizationRow) => {
        if (passes(row)) gathering.add(row);
      };
      await visitInTurns(candidates(scope, filter, at), look, signal);
      return idsOf(gathering.page());
    },
    subsidiaryPage(organization, at, page) {
      const rows = rowsOf(snapshot, snapshot.subsidiaries(survivor(organization), at));
      return idsOf(pageOf(rows, orderOf(byName), { key: nameKey, id: idOf }, page));
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
async function organizationTest(
  { snapshot, signal }: Scope,
  filter: OrganizationFilter = {},
  at: Moment,
): Promise<(row: OrganizationRow) => boolean> {
  const { kinds, nameStartsWith, minPartners, placeholder } = filter;
  const countries = filter.countries?.map((country) => country.toUpperCase());
  const folded = nameStartsWith === undefined ? '' : nameKeys(nameStartsWith).folded;
  const latin = nameStartsWith === undefined ? '' : sortText(nameStartsWith);
  const partners = minPartners === undefined ? undefined : await partnerCounts(snapshot, at, signal);
  return (row) =>
    (kinds === undefined || kinds.includes(row.kind)) &&
    (countries === undefined || (row.country !== null && countries.includes(row.country))) &&
    (placeholder === undefined || row.placeholder === placeholder) &&
    (nameStartsWith === undefined ||
      foldedName(row).startsWith(folded) ||
      (latin !== '' && nameKey(row).startsWith(latin))) &&
    (minPartners === undefined || (partners?.(row.id) ?? 0) >= minPartners);
}

async function sortKey(
  { snapshot, signal }: Scope,
  by: OrganizationOrder['by'],
  at: Moment,
): Promise<(row: OrganizationRow) => SortKey> {
  switch (by) {
    case 'NAME':
      return nameKey;
    case 'PARTNERS': {
      const counts = await partnerCounts(snapshot, at, signal);
      return ({ id }) => counts(id);
    }
    case 'LAST_REPORTED': {
      const days = await lastReported(snapshot, '', () => readLastReported(snapshot));
      return ({ id }) => days.get(id) ?? null;
    }
    default:
      return by satisfies never;
  }
}

const lastReported = createKept<ReadonlyMap<OrganizationId, Day>>(1);

/** The last day on which a deal of the organisation was reported. */
async function readLastReported(snapshot: Snapshot): Promise<ReadonlyMap<OrganizationId, Day>> {
  const days = new Map<OrganizationId, Day>();
  await visitInTurns(snapshot.deals(), ({ lastReported, faces }) => {
    if (lastReported === null) return;
    for (const { parties, jointVenture } of faces) {
      for (const id of jointVenture === null ? parties : [...parties, jointVenture]) {
        if ((days.get(id) ?? '') < lastReported) days.set(id, lastReported);
      }
    }
  });
  return days;
}

const byName: OrganizationOrder = { by: 'NAME', direction: 'ASC' };

const idOf = ({ id }: OrganizationRow) => id;

function orderOf({ by, direction }: OrganizationOrder): PageOrder {
  return { name: `organizations by ${by} ${direction}`, direction, keys: by === 'PARTNERS' ? 'number' : 'text' };
}

function idsOf({ edges, ...info }: Page<OrganizationRow>): Page<OrganizationId> {
  return { ...info, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.id })) };
}
