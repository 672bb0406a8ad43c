/** Records several reports at once, for imports: one write, with a change in the log for each, as each by itself. */
import type { Claim, DealId, Moment, OrganizationId } from '../domain/model.ts';
import type { Snapshot } from '../network/snapshot.ts';
import type { Actor, Warning } from './alliances.ts';
import { ConflictError } from './errors.ts';
import type { ReportDealsInput } from './inputs.ts';
import { newDeals } from './report-deals.ts';
import type { Ledger } from './write/ledger.ts';
import { likelySame } from './write/likely-same.ts';
import { lookUpAll } from './write/look-up.ts';
import type { Outcome } from './write/outcome.ts';
import { draftReportDeals, type ReportDealsDraft } from './write/report-draft.ts';
import { createStage, isEmpty, type Stage } from './write/stage.ts';
import { type StagedDraft, stageDraft, subjectsOf, summaryOf, wantedBy } from './write/stage-draft.ts';
import { stageRelations } from './write/stage-relations.ts';
import { warningsOf } from './write/warnings.ts';

export interface RecordedReports {
  /** Ids of the nodes that were created. */
  readonly created: readonly string[];
  /** Of each report, whether it is new, got something more, or brought nothing new. */
  readonly outcomes: readonly ('new' | 'more' | 'same')[];
  /** Of each report, what is worth a second look; empty where warnings are not asked for. */
  readonly warnings: readonly (readonly Warning[])[];
}

export interface ReportManyOptions {
  /** @default false */
  readonly dryRun?: boolean;
  /** Whether warnings are looked for. @default false */
  readonly warn?: boolean;
  /** As of `reportDeals`: where new deals without a key are looked for. @default none are looked for */
  readonly snapshot?: (() => Snapshot) | undefined;
  /** Called once the engine has all that is to be saved, and works on it: the next reports may be read meanwhile. */
  readonly onSending?: (() => void) | undefined;
}

/**
 * @param inputs no two of the same report
 * @throws InputError, NotFoundError, AmbiguousNameError, ConflictError where any of them cannot be recorded; then none is
 */
export async function reportMany(
  ledger: Ledger,
  inputs: readonly ReportDealsInput[],
  actor: Actor,
  options: ReportManyOptions = {},
): Promise<RecordedReports> {
  return reportDrafts(ledger, inputs.map(draftReportDeals), actor, options);
}

/** As `reportMany`, of reports that are checked already. */
export async function reportDrafts(
  ledger: Ledger,
  drafts: readonly ReportDealsDraft[],
  actor: Actor,
  { dryRun = false, warn = false, snapshot, onSending }: ReportManyOptions = {},
): Promise<RecordedReports> {
  const wanted = wantedBy(drafts);
  return ledger.write(
    async (entry) => {
      const stage = createStage();
      const lookedUp = await lookUpAll(entry, wanted, stage);
      const recorder = { name: actor.name, at: ledger.now() };
      const keys = new Map<string, DealId>();
      const staged = drafts.map((draft) => {
        const before = sizeOf(stage);
        const warnings: Warning[] = [];
        const one = stageDraft(stage, lookedUp, draft, recorder, keys, warnings);
        const created = stage.created.slice(before.created);
        return { ...one, created, warnings, grew: created.length > 0 || sizeOf(stage).changed > before.changed };
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
      if (!isEmpty(stage) && (!dryRun || warn || snapshot !== undefined)) {
        const outcome = await entry.record(stage);
        const at = { asOf: ledger.today, knownAt: ledger.today };
        const nameOf = (id: OrganizationId) => stage.organizationNames.get(id) ?? id;
        if (snapshot !== undefined) {
          await entry.caughtUp();
          refuseDuplicates(drafts, staged, stage, outcome, snapshot(), at, nameOf);
        }
        if (warn) {
          for (const { claims, warnings } of staged) {
            for (const claim of claims) warnings.push(...warningsOf(claim, outcome, at, nameOf));
          }
        }
        if (dryRun) return { created: stage.created, outcomes, warnings: staged.map(({ warnings }) => warnings) };
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
        await entry.saveParts(stage, outcome, parts, actor, onSending);
      }
      return { created: stage.created, outcomes, warnings: staged.map(({ warnings }) => warnings) };
    },
    { dryRun },
  );
}

/**
 * New deals of which nobody says by a key, or having compared, that they are none of those known.
 *
 * @throws ConflictError where one is all but surely known already; or where two of these reports may speak of one: then the second
 * has to be recorded after the first
 */
function refuseDuplicates(
  drafts: readonly ReportDealsDraft[],
  staged: readonly Pick<StagedDraft, 'claims'>[],
  stage: Stage,
  outcome: Outcome,
  snapshot: Snapshot,
  at: Moment,
  nameOf: (id: OrganizationId) => string,
): void {
  const deals = staged.flatMap(({ claims }, place) => {
    const draft = drafts[place];
    return draft === undefined ? [] : newDeals(draft, claims, stage);
  });
  const unsure = deals.filter(({ isSure }) => !isSure);
  if (unsure.length === 0) return;
  likelySame(unsure, outcome, snapshot, at, nameOf);
  const pairs = new Map<string, DealId>();
  for (const { deal } of [...deals.filter(({ isSure }) => isSure), ...unsure]) {
    for (const pair of pairsOf(outcome.claims.get(deal) ?? [])) {
      const other = pairs.get(pair);
      if (other !== undefined && other !== deal && unsure.some((one) => one.deal === deal)) {
        throw new ConflictError('Two of these reports may speak of one deal. Record them one after the other.');
      }
      pairs.set(pair, deal);
    }
  }
}

/** Each two parties of a deal; one alone where there is but one. */
function pairsOf(claims: readonly Claim[]): Set<string> {
  const parties = [...new Set(claims.flatMap((claim) => claim.parties.map(({ organization }) => organization)))].sort();
  if (parties.length === 1) return new Set(parties);
  return new Set(parties.flatMap((one, place) => parties.slice(place + 1).map((other) => `${one} ${other}`)));
}

function sizeOf(stage: Stage): { readonly created: number; readonly changed: number } {
  return { created: stage.created.length, changed: stage.rows.get('reportChanges')?.length ?? 0 };
}
