/** All ties and positions as the store has them, for checks. */
import type { DealId, OrganizationId, Position, Tie } from '../../domain/model.ts';
import { batches, readPositions, readTies } from '../../network/load.ts';
import { organizationIds, tiesFromOrganizations } from '../../network/queries.ts';
import type { GraphStore } from '../../store/store.ts';

export interface StoredNetwork {
  readonly organizations: ReadonlySet<OrganizationId>;
  readonly ties: ReadonlyMap<DealId, readonly Tie[]>;
  /** By target. */
  readonly positions: ReadonlyMap<OrganizationId, readonly Position[]>;
}

/** Reads by the ties' own ends, not by what deals say of them, so that a stray one is seen. */
export async function readStoredNetwork(store: GraphStore): Promise<StoredNetwork> {
  const organizations = (await store.read(organizationIds, {})).map(({ id }) => id);
  const ties: Tie[] = [];
  const positions: Position[] = [];
  for (const ids of batches(organizations, 250)) {
    for (const tie of await readTies(store, tiesFromOrganizations, ids)) ties.push(tie);
    for (const position of await readPositions(store, ids)) positions.push(position);
  }
  return {
    organizations: new Set(organizations),
    ties: Map.groupBy(ties, (tie) => tie.deal),
    positions: Map.groupBy(positions, (position) => position.target),
  };
}
