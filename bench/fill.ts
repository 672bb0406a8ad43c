/** Writes an invented industry into a graph by the write path itself, many reports a transaction. */
import type { Alliances, Warning } from '../src/alliances/alliances.ts';
import type { ReportDealsInput } from '../src/alliances/inputs.ts';
import { reportId } from '../src/alliances/write/ids.ts';
import type { Ledger } from '../src/alliances/write/ledger.ts';
import { lookUpAll } from '../src/alliances/write/look-up.ts';
import { stageOrganization } from '../src/alliances/write/new-nodes.ts';
import { draftReportDeals, type ReportDealsDraft } from '../src/alliances/write/report-draft.ts';
import { createStage } from '../src/alliances/write/stage.ts';
import { stageClaim } from '../src/alliances/write/stage-claim.ts';
import { stageReport } from '../src/alliances/write/stage-report.ts';
import type { DealId } from '../src/domain/model.ts';
import { organizationId } from '../src/domain/names.ts';
import type { Industry, InventedOrganization } from './generate.ts';

export interface FillOptions {
  /** Reports, or organisations, a transaction. */
  readonly batch: number;
  readonly onProgress?: (done: number) => void;
}

const nobody = { name: null };

/**
 * Every report goes through the steps of `reportDeals`: drafted, looked up, staged, projected with its neighbourhood, saved.
 * What is written is the same, but for the change log, in which a batch is one change.
 */
export async function fill(
  { ledger }: Pick<Alliances, 'ledger'>,
  industry: Industry,
  options: FillOptions,
): Promise<void> {
  const { batch, onProgress } = options;
  for (const some of chunks(industry.organizations, batch)) await saveOrganizations(ledger, some);
  let done = 0;
  for (const some of chunks(industry.reports(), batch)) {
    await saveReports(ledger, some);
    done += some.length;
    onProgress?.(done);
  }
}

async function saveOrganizations(ledger: Ledger, organizations: readonly InventedOrganization[]): Promise<void> {
  await ledger.write(async (entry) => {
    const stage = createStage();
    for (const organization of organizations) {
      stageOrganization(stage, { ...organization, id: organizationId(organization.name), placeholder: false });
    }
    const change = { kind: 'IMPORTED', summary: `Described ${organizations.length} organisations` } as const;
    await entry.save(stage, await entry.project(stage), change, nobody);
  });
}

async function saveReports(ledger: Ledger, inputs: readonly ReportDealsInput[]): Promise<void> {
  const drafts = inputs.map(draftReportDeals);
  await ledger.write(async (entry) => {
    const stage = createStage();
    const lookedUp = await lookUpAll(entry, wantedBy(drafts), stage);
    const recorder = { ...nobody, at: ledger.now() };
    const keys = new Map<string, DealId>();
    const warnings: Warning[] = [];
    for (const draft of drafts) {
      const report = stageReport(stage, lookedUp, draft.report, ledger.today, [], warnings);
      for (const claim of draft.claims) stageClaim(stage, lookedUp, report, claim, recorder, keys, []);
    }
    const change = { kind: 'IMPORTED', summary: `Recorded ${drafts.length} reports` } as const;
    await entry.save(stage, await entry.project(stage), change, nobody);
  });
}

function wantedBy(drafts: readonly ReportDealsDraft[]) {
  const claims = drafts.flatMap((draft) => draft.claims);
  return {
    organizations: claims.flatMap(({ parties, stakes, jointVenture }) => [
      ...parties.map(({ organization }) => organization),
      ...stakes.flatMap(({ holder, target }) => [holder, target]),
      ...(jointVenture === null ? [] : [jointVenture]),
    ]),
    publishers: [
      ...drafts.map(({ report }) => report.publisher),
      ...claims.flatMap(({ attributedTo }) => attributedTo),
    ],
    deals: claims.flatMap(({ deal }) => (deal === null ? [] : [deal])),
    reports: drafts.map(({ report }) => reportId(report)),
  };
}

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let some: T[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
