/** What takes a change back out of the index: the rows as they are before it. */
import type { DealId, OrganizationId, Position, Tie } from '../domain/model.ts';
import type { IndexDelta } from './delta.ts';
import { createSight } from './sight.ts';
import type { DealRow, OrganizationRow } from './snapshot.ts';
import { type Numbering, runOf, type State } from './state.ts';
import { viewRow } from './tie-views.ts';
import { valueAt } from './versions.ts';

/** To be made before the change is applied; without names and models, and of the same revision. */
export function undoing(
  delta: IndexDelta,
  { state, numbering, version }: { readonly state: State; readonly numbering: Numbering; readonly version: number },
  revision: number,
): IndexDelta {
  const sight = createSight(state, numbering, version);
  const organizations: OrganizationRow[] = [];
  const removedOrganizations: OrganizationId[] = [];
  for (const { id } of delta.organizations) {
    const row = valueAt(state.organizations, numbering.organizations.intern(id), version);
    if (row === undefined) removedOrganizations.push(id);
    else organizations.push(row);
  }
  const deals: DealRow[] = [];
  const removedDeals: DealId[] = [];
  for (const { id } of delta.deals) {
    const row = valueAt(state.deals, numbering.deals.intern(id), version);
    if (row === undefined) removedDeals.push(id);
    else deals.push(row);
  }
  const ties = new Map<DealId, readonly Tie[]>();
  for (const id of delta.ties.keys()) {
    const run = runOf(state, numbering.deals.intern(id), version);
    const rows = Array.from({ length: run?.count ?? 0 }, (_, at) => (run?.start ?? 0) + at);
    ties.set(
      id,
      rows.map((row) => viewRow(sight, row)),
    );
  }
  const positions = new Map<OrganizationId, readonly Position[]>();
  for (const id of delta.positions.keys()) {
    const entries = valueAt(state.positions, numbering.organizations.intern(id), version) ?? [];
    positions.set(
      id,
      entries.map(({ position }) => position),
    );
  }
  return { revision, organizations, removedOrganizations, deals, removedDeals, ties, positions };
}
