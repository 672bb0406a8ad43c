/** A snapshot as a viewer may see it: without what only claims support that are not for this viewer. */
import type { NetworkSnapshot } from '../../network/live-snapshot.ts';
import type { DealRow, OrganizationRow, Snapshot } from '../../network/snapshot.ts';
import { isInColumns } from './in-columns.ts';
import type { Visibility } from './visibility.ts';

export interface Seen<S extends Snapshot> {
  readonly snapshot: S;
  /** Deals, organisations, models and publishers that are not there for the viewer. */
  readonly hidden: ReadonlySet<string>;
  /** Whether the graph has claims that are not for everybody, so that statements have to look. */
  readonly looks: boolean;
}

const nothing: ReadonlySet<string> = new Set();
const views = new WeakMap<Snapshot, Map<string, Seen<Snapshot>>>();

/**
 * The same object for all who see the same of one snapshot, for what is computed from a snapshot is kept with it. Ties
 * come from accepted claims alone, so their ends are always there.
 */
export function seenBy<S extends Snapshot>(snapshot: S, { everything, recorder }: Visibility): Seen<S> {
  const { by, hasUnseen } = snapshot.hidden ?? { by: new Map<string, ReadonlySet<string>>(), hasUnseen: false };
  if (everything || !hasUnseen) return { snapshot, hidden: nothing, looks: false };
  const hidden = new Set<string>();
  let isOwn = false;
  for (const [id, recorders] of by) {
    if (recorder !== null && recorders.has(recorder)) isOwn = true;
    else hidden.add(id);
  }
  if (hidden.size === 0) return { snapshot, hidden: nothing, looks: true };
  const kept = views.get(snapshot) ?? new Map<string, Seen<Snapshot>>();
  views.set(snapshot, kept);
  const key = isOwn ? `of ${recorder}` : '';
  const known = kept.get(key) ?? { snapshot: without(snapshot, hidden), hidden, looks: true };
  kept.set(key, known);
  return known as Seen<S>;
}

function without<S extends Snapshot>(snapshot: S, hidden: ReadonlySet<string>): S {
  const there = ({ id }: OrganizationRow | DealRow) => !hidden.has(id);
  const organizations = [...hidden].filter((id) => snapshot.organization(id) !== undefined).length;
  const view: Partial<Snapshot> = {
    organizationCount: snapshot.organizationCount - organizations,
    organization: (id) => (hidden.has(id) ? undefined : snapshot.organization(id)),
    organizations: () => Iterator.from(snapshot.organizations()).filter(there),
    deal: (id) => (hidden.has(id) ? undefined : snapshot.deal(id)),
    deals: () => Iterator.from(snapshot.deals()).filter(there),
    dealsOf: (id) => snapshot.dealsOf(id).filter(there),
  };
  const own = { ...view, ...(isInColumns(snapshot) ? searching(snapshot, hidden) : {}) };
  return Object.create(snapshot, Object.getOwnPropertyDescriptors(own)) as S;
}

function searching(snapshot: NetworkSnapshot, hidden: ReadonlySet<string>): Partial<NetworkSnapshot> {
  return {
    // What is hidden may have taken the places of what is not.
    search: ({ first, ...query }) =>
      snapshot
        .search({ ...query, first: first + hidden.size })
        .filter(({ id }) => !hidden.has(id))
        .slice(0, first),
    namesOf: (id) => (hidden.has(id) ? [] : snapshot.namesOf(id)),
    dealAt(number) {
      const row = snapshot.dealAt(number);
      return row === undefined || hidden.has(row.id) ? undefined : row;
    },
  };
}
