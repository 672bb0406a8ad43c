/** All ties and positions as the store has them, for checks. */
import { isDeepStrictEqual } from 'node:util';
import type { DealId, OrganizationId, Position, Tie } from '../../domain/model.ts';
import { positionOf, positionRecord, tieOf, tieRecord } from '../../domain/records.ts';
import { batches } from '../../network/load.ts';
import { organizationIds, positionsIn, tiesFromOrganizations } from '../../network/queries.ts';
import type { GraphStore } from '../../store/store.ts';

export interface StoredNetwork {
  readonly organizations: ReadonlySet<OrganizationId>;
  readonly ties: ReadonlyMap<DealId, readonly Tie[]>;
  /** By target. */
  readonly positions: ReadonlyMap<OrganizationId, readonly Position[]>;
  /** Ids of ties and positions whose properties say something else than their text. */
  readonly bent: ReadonlySet<string>;
}

/** Reads by the ties' own ends, not by what deals say of them, so that a stray one is seen. */
export async function readStoredNetwork(store: GraphStore): Promise<StoredNetwork> {
  const organizations = (await store.read(organizationIds, {})).map(({ id }) => id);
  const ties: Tie[] = [];
  const positions: Position[] = [];
  const bent = new Set<string>();
  for (const ids of batches(organizations, 250)) {
    for (const { type, from, to, ...record } of await store.read(tiesFromOrganizations, { ids })) {
      const tie = tieOf(type, from, to, record);
      ties.push(tie);
      if (!isDeepStrictEqual(tieRecord(tie), { ...record })) bent.add(tie.id);
    }
    for (const { holder, target, ...record } of await store.read(positionsIn, { ids })) {
      const position = positionOf(holder, target, record);
      positions.push(position);
      if (!isDeepStrictEqual(positionRecord(position), { ...record })) bent.add(position.id);
    }
  }
  return {
    organizations: new Set(organizations),
    ties: Map.groupBy(ties, (tie) => tie.deal),
    positions: Map.groupBy(positions, (position) => position.target),
    bent,
  };
}
