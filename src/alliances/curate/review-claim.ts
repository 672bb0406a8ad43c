/** Decides whether a claim counts. */
import type { Actor, ClaimAnswer } from '../alliances.ts';
import type { Ledger } from '../write/ledger.ts';
import { createStage } from '../write/stage.ts';
import { applyCorrection, endCorrection } from './corrections.ts';
import { guardSuperseded, knownClaim, readReason, recordChange, stageAmendment, unchanged } from './known-claim.ts';

/**
 * Accepts or rejects it, whether it waits for that or was decided otherwise before: so a decision can be undone, and a claim
 * that was taken back be accepted again. With a correction that is accepted the claim that it corrects gives way.
 *
 * @throws InputError, NotFoundError, ConflictError (corrected already)
 */
export async function reviewClaim(
  ledger: Ledger,
  id: string,
  { accept, reason }: { readonly accept: boolean; readonly reason?: string | null | undefined },
  actor: Actor,
): Promise<ClaimAnswer> {
  const why = readReason(reason, { required: false });
  const review = accept ? 'ACCEPTED' : 'REJECTED';
  return ledger.write(async (entry) => {
    const stage = createStage();
    const claim = await knownClaim(entry, id, actor);
    guardSuperseded(claim);
    if (claim.review === review) return unchanged(ledger, id);
    stageAmendment(stage, entry, claim, { review });
    stage.subjects.reports.add(claim.report);
    if (accept) applyCorrection(stage, entry, claim);
    else endCorrection(stage, claim);
    const done = `${accept ? 'Accepted' : 'Rejected'} a claim of a report by ${claim.publisherName} on`;
    return recordChange(
      ledger,
      entry,
      stage,
      { kind: 'REVIEWED', done, deal: claim.deal, reason: why, claim: id },
      actor,
    );
  });
}
