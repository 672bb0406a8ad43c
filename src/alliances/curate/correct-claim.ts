/** Corrects a claim: a new one takes its place, and the old one is kept with a link to it. */
import type { ClaimId } from '../../domain/model.ts';
import type { Actor, ClaimAnswer } from '../alliances.ts';
import type { FieldChange } from '../documents.ts';
import { ConflictError } from '../errors.ts';
import { readFacts, writeFacts } from '../facts.ts';
import type { ClaimInput } from '../inputs.ts';
import { factsOrder } from '../write/facts-order.ts';
import { readFields } from '../write/fields.ts';
import { claimId, digest } from '../write/ids.ts';
import { fieldChange } from '../write/known-node.ts';
import type { Ledger } from '../write/ledger.ts';
import { lookUpAll } from '../write/look-up.ts';
import { type ClaimDraft, draftClaim } from '../write/report-draft.ts';
import { createStage, type Row, type Stage, stageRow } from '../write/stage.ts';
import { stageClaim } from '../write/stage-claim.ts';
import { wantedByClaims } from '../write/stage-draft.ts';
import type { StagedReport } from '../write/stage-report.ts';
import { waitingFor } from './corrections.ts';
import {
  guardOwn,
  guardSuperseded,
  type KnownClaim,
  knownClaim,
  mayReview,
  noteSubjects,
  readReason,
  recordChange,
  stageAmendment,
  unchanged,
} from './known-claim.ts';
import { type ReviewRule, reviewOf } from './review-rule.ts';

/**
 * The claim as it should have been, whole: what the input leaves out is gone, but without a `deal` it stays with its own. Where it
 * comes to another accepted claim of the report, that one takes its place. The rank is kept by who may rank, and where the facts
 * are the same; else it is NORMAL. A correction that waits for review leaves the old claim as it is until it is accepted.
 *
 * @throws InputError, NotFoundError, AmbiguousNameError, ForbiddenError (another's), ConflictError (corrected, being corrected,
 * taken back or rejected already)
 */
export async function correctClaim(
  ledger: Ledger,
  id: string,
  given: { readonly claim: ClaimInput; readonly reason: string },
  actor: Actor,
  rule: ReviewRule = {},
): Promise<ClaimAnswer> {
  const reason = readReason(given.reason, { required: true });
  return ledger.write(async (entry) => {
    const old = await knownClaim(entry, id, actor);
    guardOwn(old, actor);
    guardCorrectable(old);
    const draft = draftCorrection(given.claim, old);
    const stage = createStage();
    const wanted = wantedByClaims([draft]);
    const deals = [...(wanted.deals ?? []), { id: old.deal }];
    const lookedUp = await lookUpAll(entry, { ...wanted, deals, reports: [old.report] }, stage);
    const report = lookedUp.report(old.report);
    if (report === undefined) throw new Error(`${old.report} states ${old.id}, but is not there.`);
    const standing = new Map(old.standing.map((one) => [one.id, one.review]));
    standing.delete(old.id);
    const review = old.review === 'PENDING' && !mayReview(actor) ? 'PENDING' : reviewOf(actor, rule);
    const recorder = { name: actor.name, at: ledger.now(), review };
    const before = claimId(old.report, old.deal, readFacts(old.facts));
    const taken = new Set(report.claims);
    const known: StagedReport = { ...report, id: old.report, claims: new Set(standing.keys()) };
    const now = stageClaim(stage, lookedUp, known, draft, recorder, new Map(), ['claim'], (id) => ({
      // What is no longer standing keeps its id: a claim that says the same again is another one.
      id: taken.has(id) && !standing.has(id) ? `claim:${digest([id, old.id])}` : id,
      rank: id === before || mayReview(actor) ? old.rank : 'NORMAL',
    }));
    const row = stagedRow(stage, now.id);
    const isMoved = now.deal !== lookedUp.redirects.survivor(old.deal);
    if (row && !isMoved && saysTheSame(old, row, stage)) return unchanged(ledger, old.id);
    if (row) stage.fields.push(...factChanges(now.id, old.facts, String(row.facts)));

    // One that waits for review itself gives way at once; one that counts, once its correction does.
    const counts = (standing.get(now.id) ?? review) === 'ACCEPTED';
    if (counts || old.review === 'PENDING') stageAmendment(stage, entry, old, { review: 'SUPERSEDED' });
    else noteSubjects(stage, entry, old);
    stageRow(stage, 'supersedings', { claim: old.id, by: now.id });
    for (const earlier of waitingFor(old.predecessors)) {
      if (counts) stageAmendment(stage, entry, earlier, { review: 'SUPERSEDED' });
      stageRow(stage, 'endedSupersedings', { claim: earlier.id, by: old.id });
      stageRow(stage, 'supersedings', { claim: earlier.id, by: now.id });
    }
    stage.subjects.reports.add(old.report);
    const done = `Corrected a claim of a report by ${old.publisherName} on`;
    return recordChange(
      ledger,
      entry,
      stage,
      { kind: 'CORRECTED', done, deal: now.deal, reason, claim: now.id },
      actor,
    );
  });
}

function guardCorrectable(claim: KnownClaim): void {
  guardSuperseded(claim);
  if (claim.review === 'RETRACTED' || claim.review === 'REJECTED') {
    const was = claim.review === 'RETRACTED' ? 'taken back' : 'rejected by a reviewer';
    throw new ConflictError(
      `This claim was ${was}, so it does not count. Have it accepted again first, or report it anew.`,
    );
  }
  const [waiting] = claim.successors.filter(({ review }) => review === 'PENDING');
  if (waiting) {
    throw new ConflictError(`A correction of this claim waits for review: ${waiting.id}. Correct or review that one.`);
  }
}

function draftCorrection(claim: ClaimInput, old: KnownClaim): ClaimDraft {
  const fields = readFields();
  const draft = draftClaim(fields, claim.deal == null ? { ...claim, deal: { id: old.deal } } : claim, ['claim']);
  fields.finish();
  return draft;
}

/** The new claim as it is to be stored; undefined: the report states it already. */
function stagedRow(stage: Stage, id: ClaimId): Row | undefined {
  const rows = [...(stage.rows.get('claims') ?? []), ...(stage.rows.get('mergedClaims') ?? [])];
  return rows.map(({ values }) => values as Row).find((values) => values.id === id);
}

/** Whether nothing is corrected, not even a word. */
function saysTheSame(old: KnownClaim, row: Row, stage: Stage): boolean {
  const attributions = (stage.rows.get('attributions') ?? []).map(({ publisher }) => publisher);
  return (
    inOrder(old.facts) === inOrder(String(row.facts)) &&
    (['summary', 'quote', 'reliability', 'credibility'] as const).every((field) => old[field] === row[field]) &&
    old.attributedTo.toSorted().join() === attributions.sort().join()
  );
}

function inOrder(facts: string): string {
  return writeFacts(factsOrder(readFacts(facts)));
}

/** What the log says of it: facts alone, for prose may have to be removed one day, and the old claim keeps it until then. */
function factChanges(id: ClaimId, before: string, after: string): FieldChange[] {
  const [old, now] = [before, after].map((facts) => JSON.parse(inOrder(facts)) as Record<string, unknown>);
  const text = (value: unknown) => (value === null || typeof value === 'string' ? value : JSON.stringify(value));
  return Object.keys(now ?? {}).flatMap((key) => fieldChange(`${id} ${key}`, text(old?.[key]), text(now?.[key])));
}
