/** Records several reports at once, for imports: one write and one change in the log, else as each by itself. */
import type { DealId } from '../domain/model.ts';
import { countText } from '../domain/words.ts';
import type { Actor } from './alliances.ts';
import type { ReportDealsInput } from './inputs.ts';
import type { Ledger } from './write/ledger.ts';
import { lookUpAll } from './write/look-up.ts';
import { draftReportDeals } from './write/report-draft.ts';
import { createStage, isEmpty } from './write/stage.ts';
import { stageDraft, wantedBy } from './write/stage-draft.ts';
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
        const isNew = stage.created.length;
        const changed = stage.rows.get('reportChanges')?.length ?? 0;
        const { report, relations } = stageDraft(stage, lookedUp, draft, recorder, keys, []);
        const grew = stage.created.length > isNew || (stage.rows.get('reportChanges')?.length ?? 0) > changed;
        return { id: report.id, relations, isNew: stage.created.includes(report.id, isNew), grew };
      });
      const relating = await stageRelations(
        entry,
        stage,
        staged.flatMap(({ relations }) => relations),
      );
      const outcomes = staged.map(({ id, isNew, grew }) => {
        if (isNew) return 'new';
        return grew || relating.has(id) ? 'more' : 'same';
      });
      if (!dryRun && !isEmpty(stage)) {
        const claims = [...stage.claims.values()].flat().length;
        const adding = outcomes.filter((outcome) => outcome !== 'same').length;
        const summary = `Imported ${countText(claims, 'claim')} of ${countText(adding, 'report')}`;
        await entry.save(stage, await entry.project(stage), { kind: 'IMPORTED', summary }, actor);
      }
      return { created: stage.created, outcomes };
    },
    { dryRun },
  );
}
