/** The reads of one request, put together from those of each kind. */
import type { Reader } from '../reader.ts';
import { changePages } from './change-pages.ts';
import { changeReads } from './changes.ts';
import { claimPages } from './claim-pages.ts';
import { claimReads } from './claims.ts';
import { coverageReads } from './coverage.ts';
import { dealPages } from './deal-page.ts';
import { dealStatisticsReads } from './deal-statistics.ts';
import { dealReads } from './deals.ts';
import { matchingReads } from './matching.ts';
import { modelPages } from './model-pages.ts';
import { modelReads } from './models.ts';
import { nameReads } from './names.ts';
import { type NetworkOptions, networkReads } from './network-reads.ts';
import { organizationPages } from './organization-page.ts';
import { organizationReads } from './organizations.ts';
import { relatedDealReads } from './related-deals.ts';
import { reportPages } from './report-pages.ts';
import { reportReads } from './reports.ts';
import { createScope, type ScopeOptions } from './scope.ts';
import { searchReads } from './search.ts';
import { tiePages } from './tie-page.ts';
import { trackRecordReads } from './track-record.ts';

export type ReaderOptions = ScopeOptions &
  NetworkOptions & {
    /** @default 0 */
    readonly edition?: number;
  };

/**
 * Reads for one request, all from the same snapshot. What its viewer may not see is not there; `signal` cancels what
 * is still being read, and its reason is what those reads reject with.
 */
export function createReader(options: ReaderOptions): Reader {
  const scope = createScope(options);
  return {
    snapshot: scope.snapshot,
    viewer: options.viewer,
    today: options.today,
    edition: options.edition ?? 0,
    picture: options.analysis.layouts.name,
    ...organizationReads(scope),
    ...modelReads(scope),
    ...dealReads(scope),
    ...claimReads(scope),
    ...reportReads(scope),
    ...changeReads(scope),
    ...nameReads(scope),
    ...organizationPages(scope),
    ...dealPages(scope),
    ...tiePages(scope),
    ...modelPages(scope),
    ...claimPages(scope),
    ...reportPages(scope),
    ...changePages(scope),
    ...coverageReads(scope),
    ...searchReads(scope),
    ...matchingReads(scope, { ...searchReads(scope), ...organizationReads(scope) }),
    ...dealStatisticsReads(scope),
    ...trackRecordReads(scope),
    ...relatedDealReads(scope),
    ...networkReads(options),
  };
}
