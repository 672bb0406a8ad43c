/** Stages a report as it was handed in, with its claims; what it says of how models relate is left to be staged together. */
import type { DealId } from '../../domain/model.ts';
import { countText, listText } from '../../domain/words.ts';
import type { Warning } from '../alliances.ts';
import { reportId } from './ids.ts';
import type { LookedUp, Wanted } from './look-up.ts';
import type { ClaimDraft, ReportDealsDraft } from './report-draft.ts';
import type { Stage, Subjects } from './stage.ts';
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
  const report = stageReport(
    stage,
    lookedUp,
    draft.report,
    recorder.at.slice(0, 10),
    ['input', 'report'],
    warnings,
    recorder.review === 'PENDING',
  );
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

/** What of a write is about this report, where several are staged together: what it created and who its new claims are about. */
export function subjectsOf({ report, claims, relations }: StagedDraft, created: readonly string[]): Subjects {
  const isNew = new Set(created);
  const ofKind = (kind: string) => created.filter((id) => id.startsWith(`${kind}:`));
  const fresh = claims.filter(({ id }) => isNew.has(id));
  const named = fresh.flatMap(({ facts: { parties, jointVenture } }) => [
    ...parties.map(({ organization }) => organization),
    ...(jointVenture === null ? [] : [jointVenture]),
  ]);
  return {
    organizations: new Set([...ofKind('organization'), ...named]),
    models: new Set([...ofKind('model'), ...relations.flatMap(({ from, to }) => [from, to])]),
    publishers: new Set(ofKind('publisher')),
    reports: new Set([report.id]),
    claims: new Set(fresh.map(({ id }) => id)),
    deals: new Set(fresh.map(({ deal }) => deal)),
    merges: new Set(),
  };
}

/** `titleOf` gives a deal's title; a title is composed, so that a redaction need not look into the log. */
export function summaryOf(
  publisher: string,
  { claims, deals }: Pick<Subjects, 'claims' | 'deals'>,
  titleOf: (deal: DealId) => string,
): string {
  const from = `a report by ${publisher}`;
  if (claims.size === 0) return `Added to what is known of ${from}`;
  const titles = [...deals].map(titleOf);
  const shown = titles.length > 3 ? [...titles.slice(0, 2), `${titles.length - 2} other deals`] : titles;
  return `Recorded ${countText(claims.size, 'claim')} of ${from} on ${listText(shown)}`;
}

/** What has to be looked up for reports. */
export function wantedBy(drafts: readonly ReportDealsDraft[]): Wanted {
  const own = wantedByClaims(drafts.flatMap((draft) => draft.claims));
  return {
    ...own,
    models: [
      ...(own.models ?? []),
      ...drafts.flatMap(({ relations }) => relations.flatMap(({ from, to }) => [from, to])),
    ],
    publishers: [...drafts.map(({ report }) => report.publisher), ...(own.publishers ?? [])],
    reports: drafts.map(({ report }) => reportId(report)),
  };
}

/** What has to be looked up for claims, their report aside. */
export function wantedByClaims(claims: readonly ClaimDraft[]): Wanted {
  return {
    organizations: claims.flatMap(({ parties, stakes, jointVenture }) => [
      ...parties.map(({ organization }) => organization),
      ...stakes.flatMap(({ holder, target }) => [holder, target]),
      ...(jointVenture === null ? [] : [jointVenture]),
    ]),
    models: claims.flatMap(({ models }) => models),
    publishers: claims.flatMap(({ attributedTo }) => attributedTo),
    deals: claims.flatMap(({ deal }) => (deal === null ? [] : [deal])),
  };
}
