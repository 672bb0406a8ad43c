/** Makes anew what follows from the facts: the links, rows, ties and positions of deals, where they differ from what is stored. */
import type { DealId } from '../../domain/model.ts';
import { PROJECTION_VERSION } from '../../domain/projection.ts';
import type { Redirects } from '../../domain/redirects.ts';
import { batches, readRedirects } from '../../network/load.ts';
import { dealIds } from '../../network/queries.ts';
import type { GraphStore, Transaction } from '../../store/store.ts';
import { dealLinks, neighbourhood, projectionVersion, saveProjectionVersion } from '../queries/write.ts';
import { linksOf } from './deal-row.ts';
import { createLoaded, loadNeighbourhood } from './neighbourhood.ts';
import { compareLinks, type Links, outcomeOf } from './outcome.ts';
import { saveLinks, saveProjected } from './save.ts';
import { claimsBefore, createStage, type LinkSection, type Row } from './stage.ts';

const DEALS_A_BATCH = 50;

/**
 * Projects every deal again where the ties are by another version of the projection than this code's. Leaves no change in the
 * log, for no fact changes; the index is to be loaded afterwards.
 */
export async function projectWhereOutdated(
  store: GraphStore,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const [stored] = await store.read(projectionVersion, {});
  if (stored?.version === PROJECTION_VERSION) return;
  await reprojectAll(store, onProgress);
}

/**
 * Projects every deal again, 50 a transaction; what is right already is not rewritten.
 * @returns how many deals there are
 */
export async function reprojectAll(
  store: GraphStore,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const deals = (await store.read(dealIds, {})).map(({ id }) => id).sort();
  const redirects = await readRedirects(store);
  const lock = store.supports.sharedByProcesses;
  // First every deal's links: the ties of one depend on the links of those that share its targets.
  for (const some of batches(deals, DEALS_A_BATCH))
    await store.write((transaction) => linkDeals(transaction, some, redirects, { lock }));
  let done = 0;
  for (const some of batches(deals, DEALS_A_BATCH)) {
    await store.write((transaction) => projectDeals(transaction, some, redirects, { lock }));
    done += some.length;
    onProgress?.(done, deals.length);
  }
  await store.write((transaction) => transaction.run(saveProjectionVersion, { version: PROJECTION_VERSION }));
  return deals.length;
}

/** Makes the links of these deals those that follow from their claims; `lock`: while other processes may write. */
export async function linkDeals(
  transaction: Transaction,
  deals: readonly DealId[],
  redirects: Redirects,
  { lock = false } = {},
): Promise<void> {
  const loaded = createLoaded();
  const merged = deals.flatMap(redirects.duplicates);
  const nothing = { changed: [], reprojected: [], targets: [], organizations: [] };
  loaded.add(
    await transaction.run(neighbourhood, {
      ...{ ...nothing, claimed: deals },
      ...(lock && { changed: deals, lock }),
      ...(merged.length > 0 && { merged }),
    }),
  );
  const stored = await transaction.run(dealLinks, { ids: deals });
  const links: Links = new Map();
  for (const deal of deals) {
    const before = new Map<LinkSection, Map<string, Row>>();
    for (const link of stored) {
      if (link.deal !== deal) continue;
      const row = rowOf(link);
      const section = before.get(link.section) ?? new Map<string, Row>();
      before.set(link.section, section.set(JSON.stringify(row), row));
    }
    compareLinks(links, before, linksOf(deal, claimsBefore(loaded.claims, deal, redirects)));
  }
  await saveLinks(transaction, links);
}

/** Makes rows, ties and positions of these deals those that follow from the claims; their links, and their neighbours', must be right. */
export async function projectDeals(
  transaction: Transaction,
  deals: readonly DealId[],
  redirects: Redirects,
  { lock = false } = {},
): Promise<void> {
  const stage = createStage();
  for (const deal of deals) stage.changedDeals.add(deal);
  const around = await loadNeighbourhood(transaction, stage, { lock, redirects });
  await saveProjected(transaction, outcomeOf(stage, around));
}

/** As `linksOf` writes them. */
function rowOf({
  section,
  deal,
  other,
  role,
}: {
  section: LinkSection;
  deal: DealId;
  other: string;
  role: string | null;
}): Row {
  if (section === 'coverings') return { deal, model: other };
  return section === 'parties' ? { deal, organization: other, role } : { deal, organization: other };
}
