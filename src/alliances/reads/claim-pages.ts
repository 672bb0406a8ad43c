/** Pages of claims: of all, of deals, of reports. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import type { PageOrder } from '../paging.ts';
import type { ClaimFilter, Reader } from '../reader.ts';
import { text, textOrNull } from './rows.ts';
import type { Scope } from './scope.ts';
import { pageRow, pagesRow, parentsParameter, storePage, storePages, windowParameters } from './store-page.ts';

const seenParameters = { visible: z.array(text), recorder: textOrNull };
const filterParameters = {
  reviews: z.array(text).optional(),
  ranks: z.array(text).optional(),
  stages: z.array(text).optional(),
  recordedFrom: text.optional(),
  recordedTo: text.optional(),
  publisher: text.optional(),
};

const claimsPage = defineQuery({
  name: 'claims-page',
  mode: 'read',
  parameters: z.object({
    ...windowParameters,
    ...seenParameters,
    ...filterParameters,
    sourced: z.literal(true).optional(),
  }),
  row: pageRow,
});
const claimsOfDeals = defineQuery({
  name: 'claims-of-deals',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter, ...seenParameters, ...filterParameters }),
  row: pagesRow,
});
const claimsOfReports = defineQuery({
  name: 'claims-of-reports',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter, ...seenParameters }),
  row: pagesRow,
});

const lastRecordedFirst: PageOrder = { name: 'claims by RECORDED DESC', direction: 'DESC', keys: 'text' };
export const asRecorded: PageOrder = { name: 'claims by RECORDED ASC', direction: 'ASC', keys: 'text' };
export const asPublished: PageOrder = { name: 'claims by PUBLISHED ASC', direction: 'ASC', keys: 'text' };

/**
 * Lists the claims that the viewer may see: of all, the last recorded first, without an editor's own statements unless
 * their publisher is asked for; of deals, in the order in which they became public; of reports, in the order in which
 * they were recorded.
 */
export function claimPages(scope: Scope): Pick<Reader, 'claimPage' | 'claimsOfDeals' | 'claimsOfReports'> {
  const seen = { visible: scope.visibility.reviews, recorder: scope.visibility.recorder };
  const parametersOf = (filter: ClaimFilter = {}) => ({
    ...seen,
    reviews: filter.review,
    ranks: filter.ranks,
    stages: filter.stages,
    recordedFrom: filter.recorded?.from ?? undefined,
    recordedTo: filter.recorded?.to ?? undefined,
    publisher: filter.publisher === undefined ? undefined : scope.survivor(filter.publisher).toWellFormed(),
  });
  return {
    claimPage: (filter, page) =>
      storePage(lastRecordedFirst, page, (window) =>
        scope.read(claimsPage, {
          ...window,
          ...parametersOf(filter),
          sourced: filter?.publisher === undefined ? true : undefined,
        }),
      ),
    claimsOfDeals: (ids, filter, page) =>
      storePages(scope, ids, asPublished, page, (window) =>
        scope.read(claimsOfDeals, { ...window, ...parametersOf(filter) }),
      ),
    claimsOfReports: (ids, page) =>
      storePages(scope, ids, asRecorded, page, (window) => scope.read(claimsOfReports, { ...window, ...seen })),
  };
}
