/** Pages of ties and of partners from the snapshot. */
import type { OrganizationId, PartialDate } from '../../domain/model.ts';
import type { NetworkSnapshot } from '../../network/live-snapshot.ts';
import type { Selection } from '../../network/selection.ts';
import type { Snapshot, TieView } from '../../network/snapshot.ts';
import { type PageOrder, pageOf, pageWindow, type SortKey } from '../paging.ts';
import type { Reader, TieOrder, TiePageQuery } from '../reader.ts';
import { isInColumns } from './in-columns.ts';
import { nameKey } from './organization-page.ts';
import type { Scope } from './scope.ts';
import { pageInTurns } from './turns.ts';

/** Lists ties, the latest first unless told otherwise, and partners, those with the strongest tie first. */
export function tiePages(scope: Scope): Pick<Reader, 'tiePage' | 'partnerPage'> {
  const { snapshot, survivor, signal } = scope;
  return {
    async tiePage({ orderBy = { by: 'SINCE', direction: 'DESC' }, ...asked }, page) {
      const query = led(scope, asked);
      const order = pageOrder('ties', orderBy);
      // Of all ties only those that are shown become views; an organisation has few enough.
      if (query.organization === undefined && isInColumns(snapshot)) {
        // What is wrong with the page is said before any tie is looked at.
        pageWindow(order, page);
        const selection = await snapshot.selectInTurns(query, signal);
        const placing = { key: placeKey(snapshot, selection, orderBy.by), id: selection.id };
        const { edges, ...info } = await pageInTurns(places(selection), order, placing, page, signal);
        return { ...info, edges: edges.map(({ cursor, node }) => ({ cursor, node: selection.view(node) })) };
      }
      return pageOf(snapshot.ties(query), order, { key: tieKey(snapshot, query, orderBy.by), id: idOf }, page);
    },
    partnerPage({ orderBy = { by: 'STRENGTH', direction: 'DESC' }, ...asked }, page) {
      const query = { ...led(scope, asked), organization: survivor(asked.organization) };
      const partners = Array.from(snapshot.partners(query), ([organization, ties]) => ({
        organization,
        ties: ties.sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1)),
      }));
      const order = pageOrder('partners', orderBy);
      return pageOf(
        partners,
        order,
        {
          key: ({ organization, ties }) => partnerKey(snapshot, orderBy.by, organization, ties),
          id: ({ organization }) => organization,
        },
        page,
      );
    },
  };
}

function led(scope: Scope, { at, level, filter, organization }: TiePageQuery): TiePageQuery {
  return { at, level, filter, organization: organization === undefined ? undefined : scope.survivor(organization) };
}

function pageOrder(list: string, { by, direction }: TieOrder): PageOrder {
  return { name: `${list} by ${by} ${direction}`, direction, keys: by === 'STRENGTH' ? 'number' : 'text' };
}

const idOf = ({ id }: TieView) => id;

function* places({ count }: Selection): Iterable<number> {
  for (let place = 0; place < count; place++) yield place;
}

function placeKey(snapshot: NetworkSnapshot, selection: Selection, by: TieOrder['by']): (place: number) => SortKey {
  switch (by) {
    case 'SINCE':
      return (place) => start(selection.since(place));
    case 'STRENGTH':
      return (place) => selection.strength[place] ?? 0;
    case 'OTHER_NAME': {
      const names: string[] = [];
      return (place) => {
        const organization = selection.to[place] ?? 0;
        const name = names[organization] ?? nameOf(snapshot, snapshot.organizationId(organization));
        names[organization] = name;
        return name;
      };
    }
    default:
      return by satisfies never;
  }
}

/** Of a focus OTHER_NAME is the name of the other end; without one, of the end that the tie goes to. */
function tieKey(snapshot: Snapshot, query: TiePageQuery, by: TieOrder['by']): (tie: TieView) => SortKey {
  switch (by) {
    case 'SINCE':
      return ({ since }) => start(since);
    case 'STRENGTH':
      return ({ strength }) => strength;
    case 'OTHER_NAME': {
      const { organization, at, level } = query;
      const focus =
        organization !== undefined && level === 'GROUP'
          ? (snapshot.ultimateParent(organization, at) ?? organization)
          : organization;
      return ({ from, to }) => nameOf(snapshot, to === focus ? from : to);
    }
    default:
      return by satisfies never;
  }
}

/** Of several ties with a partner the strongest counts, and the first of them. */
function partnerKey(
  snapshot: Snapshot,
  by: TieOrder['by'],
  organization: OrganizationId,
  ties: readonly TieView[],
): SortKey {
  switch (by) {
    case 'SINCE':
      return ties.map(({ since }) => start(since)).reduce(earlier, null);
    case 'STRENGTH':
      return Math.max(...ties.map(({ strength }) => strength));
    case 'OTHER_NAME':
      return nameOf(snapshot, organization);
    default:
      return by satisfies never;
  }
}

function nameOf(snapshot: Snapshot, id: OrganizationId): string {
  const row = snapshot.organization(id);
  return row === undefined ? id : nameKey(row);
}

/** What is so "on or before" a day counts from that day. */
function start(date: PartialDate | null): string | null {
  return date === null ? null : (date.earliest ?? date.latest);
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
