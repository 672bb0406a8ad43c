/** What one change does to the tie index: rows to put in place of the old ones, and rows to drop. */
import type { DealId, OrganizationId, Position, Tie } from '../domain/model.ts';
import type { Redirects } from '../domain/redirects.ts';
import type { ModelRow } from './hidden.ts';
import type { NameRow } from './name-table.ts';
import type { DealRow, OrganizationRow } from './snapshot.ts';

/** Applying the same delta twice changes nothing more: every part replaces what was there for its key. */
export interface IndexDelta {
  /** The number of the last change that it brings in. */
  readonly revision: number;
  readonly organizations: readonly OrganizationRow[];
  readonly removedOrganizations: readonly OrganizationId[];
  readonly deals: readonly DealRow[];
  /** Deals that are gone, with their ties. */
  readonly removedDeals: readonly DealId[];
  /** All ties of each deal named here; an empty list leaves the deal without any. */
  readonly ties: ReadonlyMap<DealId, readonly Tie[]>;
  /** All positions in each target named here. */
  readonly positions: ReadonlyMap<OrganizationId, readonly Position[]>;
  readonly models?: readonly ModelRow[] | undefined;
  /** Names by their ids, of organisations, models and publishers. */
  readonly names?: readonly NameRow[] | undefined;
  /** Names that are gone, by id. */
  readonly removedNames?: readonly string[] | undefined;
  /** Ids of what is named: all its names are in `names`, any other is gone. */
  readonly renamed?: readonly string[] | undefined;
  /** All active merges, where the change made or undid one; absent: they are as they were. */
  readonly redirects?: Redirects | undefined;
}
