/** Keeps labels and links in the graph as the active merges say: who is merged is no organisation or deal, and leads to whoever answers. */
import type { Redirect } from '../../domain/redirects.ts';
import type { Transaction } from '../../store/store.ts';
import { redirect } from '../queries/merge.ts';
import type { Merging } from '../write/stage.ts';

/** A duplicate has one link, to the end of its merges: so it is one step away, however often its survivor is merged. */
export async function linkRedirects(
  { transaction }: { readonly transaction: Transaction },
  { before, after, gone, back }: Merging,
): Promise<void> {
  const ended = [...before.ends].filter(([id, end]) => after.ends.get(id) !== end).map(([id]) => id);
  const added = [...after.ends]
    .filter(([id, end]) => before.ends.get(id) !== end)
    .map(([duplicate, survivor]): Redirect => ({ duplicate, survivor }));
  const organizations = added.filter(({ duplicate }) => isOrganization(duplicate));
  const deals = added.filter(({ duplicate }) => isDeal(duplicate));
  await transaction.run(redirect, {
    endedOrganizations: some(ended.filter(isOrganization)),
    backOrganizations: some(back.filter(isOrganization)),
    goneOrganizations: some(gone.filter(isOrganization)),
    organizations: some(organizations),
    endedDeals: some(ended.filter(isDeal)),
    backDeals: some(back.filter(isDeal)),
    goneDeals: some(gone.filter(isDeal)),
    deals: some(deals),
  });
}

function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function isOrganization(id: string): boolean {
  return id.startsWith('organization:');
}

function isDeal(id: string): boolean {
  return id.startsWith('deal:');
}
