/** What is merged, and what is merged already, as a transaction finds it. */
import { type Redirects, redirectsOf } from '../../domain/redirects.ts';
import { activeMerges, lastChange } from '../../network/queries.ts';
import type { OrganizationRow } from '../../network/snapshot.ts';
import { hold } from '../queries/export.ts';
import { mergeSubjects } from '../queries/merge.ts';
import type { Entry } from '../write/ledger.ts';

export type MergeKind = 'ORGANIZATION' | 'DEAL';

export interface Subject {
  readonly id: string;
  readonly merges: MergeKind;
  /** Of a deal its title. */
  readonly name: string;
  /** Null: a deal. */
  readonly row: OrganizationRow | null;
}

export interface ActiveMerge {
  readonly id: string;
  readonly survivor: string;
  readonly duplicate: string;
}

export interface Merges {
  /** The number of the last change. */
  readonly revision: number;
  readonly active: readonly ActiveMerge[];
  readonly redirects: Redirects;
}

/**
 * Holds the counter of changes until the transaction ends: no other write is finished meanwhile, and one that has begun finds
 * then that its merges are out of date. So all deals are projected by the same merges.
 */
export async function holdMerges({ transaction }: Entry): Promise<Merges> {
  const [held] = await transaction.run(hold, {});
  const [last] = await transaction.run(lastChange, {});
  const active = await transaction.run(activeMerges, {});
  return { revision: held?.revision ?? 0, active, redirects: redirectsOf(active, last?.merged ?? 0) };
}

/** Organisations and deals by id, whether or not they are merged into others. */
export async function readSubjects({ transaction }: Entry, ids: readonly string[]): Promise<Map<string, Subject>> {
  const rows = await transaction.run(mergeSubjects, { ids: [...new Set(ids)] });
  return new Map(
    rows.map(({ id, what, name, kind, country, placeholder }) => {
      const isDeal = what === 'deal';
      const row = isDeal ? null : { id, name, kind: kind ?? 'OTHER', country, placeholder: placeholder ?? true };
      return [id, { id, merges: isDeal ? 'DEAL' : 'ORGANIZATION', name, row }];
    }),
  );
}
