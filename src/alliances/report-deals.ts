/** Records one report with what it says of deals, all or nothing, and the ties that follow from it. */
import type { DealId } from '../domain/model.ts';
import type { Snapshot } from '../network/snapshot.ts';
import type { Actor, ReportDealsAnswer, Warning } from './alliances.ts';
import { type ReviewRule, reviewOf } from './curate/review-rule.ts';
import { ConflictError } from './errors.ts';
import { foresee } from './foreseen.ts';
import type { ReportDealsInput } from './inputs.ts';
import { digest, requestId } from './write/ids.ts';
import type { Ledger } from './write/ledger.ts';
import { likelySame, type NewDeal } from './write/likely-same.ts';
import { lookUpAll } from './write/look-up.ts';
import { draftReportDeals, type ReportDealsDraft } from './write/report-draft.ts';
import { answeredOnce } from './write/same-request.ts';
import { createStage, isEmpty, type Stage } from './write/stage.ts';
import { type StagedDraft, stageDraft, summaryOf, wantedBy } from './write/stage-draft.ts';
import { stageRelations } from './write/stage-relations.ts';
import { tiesChanged } from './write/ties-changed.ts';
import { warningsOf, warningsOfKnown } from './write/warnings.ts';

export interface ReportRules extends ReviewRule {
  /**
   * The network as it is now, in which deals are looked for that a new one may be the same as.
   * @default none are looked for: imports say by keys which deal is which
   */
  readonly snapshot?: () => Snapshot;
}

/**
 * Names that nothing has become placeholders. What is known already (the same claim of the same report) is not written
 * again, and where nothing is new there is no change. A dry run brings along what it would have written.
 *
 * @throws InputError, NotFoundError, AmbiguousNameError, ConflictError (an idempotency key used for something else; a new deal
 * that is all but surely a known one)
 */
export async function reportDeals(
  ledger: Ledger,
  input: ReportDealsInput,
  actor: Actor,
  rules: ReportRules = {},
): Promise<ReportDealsAnswer> {
  const draft = draftReportDeals(input);
  const { idempotencyKey, dryRun } = draft;
  const request =
    idempotencyKey === null || dryRun
      ? undefined
      : { id: requestId(actor.name, idempotencyKey), hash: digest({ ...draft, idempotencyKey: null }) };
  const record = () => recordDraft(ledger, draft, actor, rules, request);
  return request === undefined ? record() : answeredOnce(ledger, request, record);
}

async function recordDraft(
  ledger: Ledger,
  draft: ReportDealsDraft,
  actor: Actor,
  rules: ReportRules,
  request: { readonly id: string; readonly hash: string } | undefined,
): Promise<ReportDealsAnswer> {
  const { dryRun } = draft;
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
      const recorder = { name: actor.name, at: ledger.now(), review: reviewOf(actor, rules) };
      const { today } = ledger;
      const keys = new Map<string, DealId>();
      const { report, claims, relations } = stageDraft(stage, lookedUp, draft, recorder, keys, warnings);
      await stageRelations(entry, stage, relations);

      const outcome = await entry.record(stage);
      const at = { asOf: today, knownAt: today };
      const nameOf = (id: string) => stage.organizationNames.get(id) ?? id;
      for (const claim of claims) warnings.push(...warningsOf(claim, outcome, at, nameOf));
      warnings.push(...warningsOfKnown(claims, lookedUp.report(report.id)));
      const fresh = newDeals(draft, claims, stage);
      const compared = fresh.length > 0 ? rules.snapshot : undefined;
      if (compared) await entry.caughtUp();
      const similar = compared ? likelySame(fresh, outcome, compared(), at, nameOf) : [];
      const answer: Omit<ReportDealsAnswer, 'revision'> = {
        report: report.id,
        claims: claims.map(({ id }) => id),
        deals: [...new Set(claims.map(({ deal }) => deal))],
        created: stage.created,
        ties: tiesChanged(outcome.ties.values(), at),
        replayed: false,
        dryRun,
        warnings,
        similar,
      };
      if (dryRun) return { ...answer, revision: ledger.revision, foreseen: foresee(stage, outcome, ledger.revision) };
      if (isEmpty(stage) && !request) return { ...answer, revision: ledger.revision };
      const summary = summaryOf(report.publisherName, stage.subjects, (deal) => outcome.rows.get(deal)?.title ?? deal);
      const change = { kind: 'CLAIMED', summary } as const;
      const saved = request && { ...request, answer: JSON.stringify(answer) };
      return { ...answer, revision: await entry.save(stage, outcome, change, actor, saved) };
    },
    { dryRun },
  );
}

/** The deals that the claims create, each once. */
export function newDeals(draft: ReportDealsDraft, claims: StagedDraft['claims'], stage: Stage): NewDeal[] {
  const seen = new Map<DealId, NewDeal>();
  for (const [at, { deal, path }] of claims.entries()) {
    const given = draft.claims[at];
    if (!stage.newDeals.has(deal) || seen.has(deal)) continue;
    seen.set(deal, { deal, path, isSure: given?.confirmNew === true || given?.deal != null });
  }
  return [...seen.values()];
}

function replay({ answer, revision }: { answer: string; revision: number }): ReportDealsAnswer {
  const answered = JSON.parse(answer) as Omit<ReportDealsAnswer, 'revision'>;
  return { ...answered, replayed: true, revision };
}
