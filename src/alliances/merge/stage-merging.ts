/** What a merge and its undoing have in common: the deals that have to be projected again. */
import { dealsNaming } from '../queries/write.ts';
import type { Entry } from '../write/ledger.ts';
import type { Stage } from '../write/stage.ts';
import type { Subject } from './subjects.ts';

/**
 * Every deal that names one of the two, or whom successions join to them: positions of predecessors and heirs go by the same
 * organisation from now on, or no more.
 */
export async function stageMerging({ transaction }: Entry, stage: Stage, subjects: readonly Subject[]): Promise<void> {
  const organizations = subjects.flatMap(({ id, merges }) => (merges === 'ORGANIZATION' ? [id] : []));
  for (const { id, merges, name } of subjects) {
    if (merges === 'DEAL') {
      stage.subjects.deals.add(id);
      stage.changedDeals.add(id);
    } else {
      stage.organizationNames.set(id, name);
      stage.subjects.organizations.add(id);
      stage.targets.add(id);
    }
  }
  if (organizations.length === 0) return;
  for (const { id } of await transaction.run(dealsNaming, { organizations })) stage.changedDeals.add(id);
}
