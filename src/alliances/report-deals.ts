/** Records one report with what it says of deals, all or nothing, and the ties that follow from it. */
import type { DealId } from '../domain/model.ts';
import type { Actor, ReportDealsAnswer, Warning } from './alliances.ts';
import { ConflictError } from './errors.ts';
import type { ReportDealsInput } from './inputs.ts';
import { digest, requestId } from './write/ids.ts';
import type { Ledger } from './write/ledger.ts';
import { lookUpAll } from './write/look-up.ts';
import { draftReportDeals } from './write/report-draft.ts';
import { createStage, isEmpty } from './write/stage.ts';
import { stageDraft, summaryOf, wantedBy } from './write/stage-draft.ts';
import { stageRelations } from './write/stage-relations.ts';
import { tiesChanged } from './write/ties-changed.ts';
import { warningsOf } from './write/warnings.ts';

/**
 * Names that nothing has become placeholders. What is known already (the same claim of the same report) is not written
 * again, and where nothing is new there is no change. `similar` is empty: likenesses between deals are not looked for yet.
 *
 * @throws InputError, NotFoundError, AmbiguousNameError, ConflictError
 */
export async function reportDeals(ledger: Ledger, input: ReportDealsInput, actor: Actor): Promise<ReportDealsAnswer> {
  const draft = draftReportDeals(input);
  const { idempotencyKey, dryRun } = draft;
  const request =
    idempotencyKey === null || dryRun
      ? undefined
      : { id: requestId(actor.name, idempotencyKey), hash: digest({ ...draft, idempotencyKey: null }) };
  return ledger.write(
    async (entry) => {
      const stage = createStage();
      const lookedUp = await lookUpAll(entry, { ...wantedBy([draft]), requests: request ? [request.id] : [] }, stage);
      const answered = request && lookedUp.request(request.id);
      if (answered) {
        if (answered.hash === request.hash) return replay(answered);
        throw new ConflictError('This idempotency key was used for another report. Use a new key for a new report.');
      }

      const warnings: Warning[] = [];
      const recorder = { name: actor.name, at: ledger.now() };
      const { today } = ledger;
      const keys = new Map<string, DealId>();
      const { report, claims, relations } = stageDraft(stage, lookedUp, draft, recorder, keys, warnings);
      await stageRelations(entry, stage, relations);

      const outcome = await entry.project(stage);
      const at = { asOf: today, knownAt: today };
      const nameOf = (id: string) => stage.organizationNames.get(id) ?? id;
      for (const claim of claims) warnings.push(...warningsOf(claim, outcome, at, nameOf));
      const answer: Omit<ReportDealsAnswer, 'revision'> = {
        report: report.id,
        claims: claims.map(({ id }) => id),
        deals: [...new Set(claims.map(({ deal }) => deal))],
        created: stage.created,
        ties: tiesChanged(outcome.ties.values(), at),
        replayed: false,
        dryRun,
        warnings,
        similar: [],
      };
      if (dryRun || (isEmpty(stage) && !request)) return { ...answer, revision: ledger.revision };
      const summary = summaryOf(report.publisherName, stage.subjects, (deal) => outcome.rows.get(deal)?.title ?? deal);
      const change = { kind: 'CLAIMED', summary } as const;
      const saved = request && { ...request, answer: JSON.stringify(answer) };
      return { ...answer, revision: await entry.save(stage, outcome, change, actor, saved) };
    },
    { dryRun },
  );
}

function replay({ answer, revision }: { answer: string; revision: number }): ReportDealsAnswer {
  const answered = JSON.parse(answer) as Omit<ReportDealsAnswer, 'revision'>;
  return { ...answered, replayed: true, revision };
}
