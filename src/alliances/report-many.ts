/** Records several reports at once, for imports: one write, with a change in the log for each, as each by itself. */
import type { DealId } from '../domain/model.ts';
import type { Actor } from './alliances.ts';
import type { ReportDealsInput } from './inputs.ts';
import type { Ledger } from './write/ledger.ts';
import { lookUpAll } from './write/look-up.ts';
import { draftReportDeals } from './write/report-draft.ts';
import { createStage, isEmpty, type Stage } from './write/stage.ts';
import { stageDraft, subjectsOf, summaryOf, wantedBy } from './write/stage-draft.ts';
import { stageRelations } from './write/stage-relations.ts';

export interface RecordedReports {
  /** Ids of the nodes that were created. */
  readonly created: readonly string[];
  /** Of each report, whether it is new, got something more, or brought nothing new. */
  readonly outcomes: readonly ('new' | 'more' | 'same')[];
}

/**
 * @param inputs no two of the same report
 * @throws InputError, NotFoundError, AmbiguousNameError, ConflictError where any of them cannot be recorded; then none is
 */
export async function reportMany(
  ledger: Ledger,
  inputs: readonly ReportDealsInput[],
  actor: Actor,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<RecordedReports> {
  const drafts = inputs.map(draftReportDeals);
  return ledger.write(
    async (entry) => {
      const stage = createStage();
      const lookedUp = await lookUpAll(entry, wantedBy(drafts), stage);
      const recorder = { name: actor.name, at: ledger.now() };
      const keys = new Map<string, DealId>();
      const staged = drafts.map((draft) => {
        const before = sizeOf(stage);
        const one = stageDraft(stage, lookedUp, draft, recorder, keys, []);
        const created = stage.created.slice(before.created);
        return { ...one, created, grew: created.length > 0 || sizeOf(stage).changed > before.changed };
      });
      const relating = await stageRelations(
        entry,
        stage,
        staged.flatMap(({ relations }) => relations),
      );
      const outcomes = staged.map(({ report: { id }, created, grew }) => {
        if (created.includes(id)) return 'new';
        return grew || relating.has(id) ? 'more' : 'same';
      });
      if (!dryRun && !isEmpty(stage)) {
        const outcome = await entry.project(stage);
        const parts = staged
          .filter((_, place) => outcomes[place] !== 'same')
          .map((one) => {
            const subjects = subjectsOf(one, one.created);
            const titleOf = (deal: DealId) => outcome.rows.get(deal)?.title ?? deal;
            return {
              kind: 'CLAIMED' as const,
              subjects,
              summary: summaryOf(one.report.publisherName, subjects, titleOf),
            };
          });
        await entry.saveParts(stage, outcome, parts, actor);
      }
      return { created: stage.created, outcomes };
    },
    { dryRun },
  );
}

function sizeOf(stage: Stage): { readonly created: number; readonly changed: number } {
  return { created: stage.created.length, changed: stage.rows.get('reportChanges')?.length ?? 0 };
}
