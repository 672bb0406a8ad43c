/** Reads as they would be after a dry run's write: what it would have written laid over what is in the store. */
import { projectLife } from '../../domain/projection.ts';
import { readCursor } from '../cursor.ts';
import type { DealDossier } from '../documents.ts';
import type { Foreseen } from '../foreseen.ts';
import { MAX_PAGE_SIZE, type PageOrder, type Place, pageOf } from '../paging.ts';
import type { ClaimFilter, Page, PageRequest, Reader } from '../reader.ts';
import { asPublished, asRecorded } from './claim-pages.ts';
import { pageOfDeals } from './deal-page.ts';
import { byModelId } from './model-pages.ts';
import { lastPublishedFirst } from './report-pages.ts';

type ForeseenReads = Pick<
  Reader,
  | 'organizations'
  | 'models'
  | 'publishers'
  | 'reports'
  | 'claims'
  | 'deals'
  | 'dossiers'
  | 'claimsOfDeals'
  | 'claimsOfReports'
  | 'reportsOfPublishers'
  | 'modelsOfDeals'
  | 'dealsOfModels'
>;

/** @param stored reads of what is in the store, over the network as it would be */
export function foreseenReads(stored: Reader, foreseen: Foreseen): ForeseenReads {
  const claims = [...foreseen.claims.values()];
  const reads: ForeseenReads = {
    organizations: over(foreseen.organizations, stored.organizations),
    models: over(foreseen.models, stored.models),
    publishers: over(foreseen.publishers, stored.publishers),
    reports: over(foreseen.reports, stored.reports, (report) => ({
      ...report,
      ...foreseen.reportChanges.get(report.id),
    })),
    claims: over(foreseen.claims, stored.claims, foreseen.amend),
    async deals(ids) {
      const known = await stored.deals(ids);
      return ids.map((id, at) => {
        const deal = known[at] ?? null;
        const now = foreseen.deals.get(deal?.id ?? id) ?? null;
        return deal && now ? { ...deal, title: now.title, background: now.background } : (deal ?? now);
      });
    },
    async dossiers(ids) {
      const known = await stored.dossiers(ids);
      const deals = await reads.deals(ids);
      return deals.map((deal, at): DealDossier | null => {
        const dossier = known[at] ?? null;
        if (deal === null || !foreseen.deals.has(deal.id)) return dossier;
        const fresh = claims.filter((claim) => claim.deal === deal.id && claim.review === 'ACCEPTED');
        const all = [...[...(dossier?.claims.values() ?? [])].map(foreseen.amend), ...fresh].sort((a, b) =>
          `${a.knownFrom} ${a.id}` < `${b.knownFrom} ${b.id}` ? -1 : 1,
        );
        return { deal, life: projectLife(deal.id, all), claims: new Map(all.map((claim) => [claim.id, claim])) };
      });
    },
    claimsOfDeals: (ids, filter, page) =>
      pagesOver(
        ids,
        asPublished,
        page,
        (known) => stored.claimsOfDeals(known, filter, page),
        (id) =>
          claims
            .filter((claim) => claim.deal === id && passes(filter, claim))
            .map((claim) => ({ key: claim.knownFrom, id: claim.id })),
      ),
    claimsOfReports: (ids, page) =>
      pagesOver(
        ids,
        asRecorded,
        page,
        (known) => stored.claimsOfReports(known, page),
        (id) => claims.filter(({ report }) => report === id).map((claim) => ({ key: claim.recordedAt, id: claim.id })),
      ),
    reportsOfPublishers: (ids, page) =>
      pagesOver(
        ids,
        lastPublishedFirst,
        page,
        (known) => stored.reportsOfPublishers(known, page),
        (id) =>
          [...foreseen.reports.values()]
            .filter(({ publisher }) => publisher === id)
            .map((report) => ({
              key: claims.find((claim) => claim.report === report.id)?.knownFrom ?? '',
              id: report.id,
            })),
      ),
    modelsOfDeals: (ids, page) =>
      pagesOver(
        ids,
        byModelId,
        page,
        (known) => stored.modelsOfDeals(known, page),
        (id) => foreseen.coverings.filter(({ deal }) => deal === id).map(({ model }) => ({ key: model, id: model })),
      ),
    async dealsOfModels(ids, page) {
      const pages = await stored.dealsOfModels(ids, page);
      const covered = ids.map((id) => foreseen.coverings.filter(({ model }) => model === id).map(({ deal }) => deal));
      if (covered.every((deals) => deals.length === 0)) return pages;
      // A model has few deals.
      const known = await stored.dealsOfModels(ids, { first: MAX_PAGE_SIZE });
      return ids.map((_, at) => {
        const deals = new Set([...(known[at]?.edges ?? []).map(({ node }) => node), ...(covered[at] ?? [])]);
        const rows = [...deals].map((deal) => stored.snapshot.deal(deal)).filter((row) => row !== undefined);
        return pageOfDeals(rows, undefined, page);
      });
    },
  };
  return reads;
}

/** New documents, or those of the store as they become. */
function over<T extends { readonly id: string }>(
  fresh: ReadonlyMap<string, T>,
  read: (ids: readonly string[]) => Promise<(T | null)[]>,
  amend: (document: T) => T = (document) => document,
): (ids: readonly string[]) => Promise<(T | null)[]> {
  return async (ids) => {
    const stored = ids.filter((id) => !fresh.has(id));
    const documents = new Map((await read(stored)).map((document, at) => [stored[at], document]));
    return ids.map((id) => {
      const document = documents.get(id) ?? null;
      return fresh.get(id) ?? (document && amend(document));
    });
  };
}

/** Pages of each parent with what is new laid into them. */
async function pagesOver(
  ids: readonly string[],
  order: PageOrder,
  page: PageRequest,
  read: (ids: readonly string[]) => Promise<Page<string>[]>,
  added: (id: string) => readonly Place[],
): Promise<Page<string>[]> {
  const pages = await read(ids);
  return ids.map((id, at) => {
    const stored = pages[at];
    const fresh = added(id);
    if (stored === undefined || fresh.length === 0) return stored ?? emptyPage;
    const known = stored.edges.map(({ cursor }): Place => readCursor(order, 'after', cursor));
    const places = [...new Map([...known, ...fresh].map((place) => [place.id, place])).values()];
    const merged = pageOf(places, order, { key: ({ key }) => key, id: (place) => place.id }, page);
    return {
      edges: merged.edges.map(({ cursor, node }) => ({ cursor, node: node.id })),
      hasNextPage: merged.hasNextPage || stored.hasNextPage,
      hasPreviousPage: merged.hasPreviousPage || stored.hasPreviousPage,
      totalCount: stored.totalCount === null ? null : stored.totalCount + fresh.length,
    };
  });
}

const emptyPage: Page<string> = { edges: [], hasNextPage: false, hasPreviousPage: false, totalCount: null };

function passes(
  { review, ranks, stages, publisher, recorded }: ClaimFilter = {},
  claim: { review: string; rank: string; stage: string; publisher: string; recordedAt: string },
): boolean {
  const isIn = (words: readonly string[] | undefined, word: string) => words === undefined || words.includes(word);
  const day = claim.recordedAt.slice(0, 10);
  return (
    isIn(review, claim.review) &&
    isIn(ranks, claim.rank) &&
    isIn(stages, claim.stage) &&
    (publisher === undefined || publisher === claim.publisher) &&
    (recorded?.from ?? day) <= day &&
    day <= (recorded?.to ?? day)
  );
}
