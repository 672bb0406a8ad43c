/** Stages a report as it was handed in, with its claims; what it says of how models relate is left to be staged together. */
import type { DealId } from '../../domain/model.ts';
import type { Warning } from '../alliances.ts';
import { reportId } from './ids.ts';
import type { LookedUp, Wanted } from './look-up.ts';
import type { ReportDealsDraft } from './report-draft.ts';
import type { Stage } from './stage.ts';
import { type Recorder, type StagedClaim, stageClaim } from './stage-claim.ts';
import type { RelationToStage } from './stage-relations.ts';
import { type StagedReport, stageReport } from './stage-report.ts';

export interface StagedDraft {
  readonly report: StagedReport;
  readonly claims: readonly (StagedClaim & { readonly path: readonly (string | number)[] })[];
  readonly relations: readonly RelationToStage[];
}

/** @param keys the deals that this write creates, by key */
export function stageDraft(
  stage: Stage,
  lookedUp: LookedUp,
  draft: ReportDealsDraft,
  recorder: Recorder,
  keys: Map<string, DealId>,
  warnings: Warning[],
): StagedDraft {
  const report = stageReport(stage, lookedUp, draft.report, recorder.at.slice(0, 10), ['input', 'report'], warnings);
  const claims = draft.claims.map((claim, at) => {
    const path = ['input', 'claims', at];
    return { ...stageClaim(stage, lookedUp, report, claim, recorder, keys, path), path };
  });
  const relations = draft.relations.map(
    ({ type, note, ...ends }, at): RelationToStage => ({
      type,
      note,
      report: report.id,
      from: lookedUp.model(ends.from, ['input', 'modelRelations', at, 'from']),
      to: lookedUp.model(ends.to, ['input', 'modelRelations', at, 'to']),
    }),
  );
  return { report, claims, relations };
}

/** What has to be looked up for reports. */
export function wantedBy(drafts: readonly ReportDealsDraft[]): Wanted {
  const claims = drafts.flatMap((draft) => draft.claims);
  return {
    organizations: claims.flatMap(({ parties, stakes, jointVenture }) => [
      ...parties.map(({ organization }) => organization),
      ...stakes.flatMap(({ holder, target }) => [holder, target]),
      ...(jointVenture === null ? [] : [jointVenture]),
    ]),
    models: [
      ...claims.flatMap(({ models }) => models),
      ...drafts.flatMap(({ relations }) => relations.flatMap(({ from, to }) => [from, to])),
    ],
    publishers: [
      ...drafts.map(({ report }) => report.publisher),
      ...claims.flatMap(({ attributedTo }) => attributedTo),
    ],
    deals: claims.flatMap(({ deal }) => (deal === null ? [] : [deal])),
    reports: drafts.map(({ report }) => reportId(report)),
  };
}
