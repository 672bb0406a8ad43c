/** Takes a claim back: it stays, with its reason in the log, and counts no more. */
import type { Actor, ClaimAnswer } from '../alliances.ts';
import { ConflictError } from '../errors.ts';
import type { Ledger } from '../write/ledger.ts';
import { createStage } from '../write/stage.ts';
import { endCorrection } from './corrections.ts';
import {
  guardOwn,
  guardSuperseded,
  knownClaim,
  readReason,
  recordChange,
  stageAmendment,
  unchanged,
} from './known-claim.ts';

/**
 * A reviewer may accept it again. Of one that is taken back already nothing changes.
 * @throws InputError, NotFoundError, ConflictError (corrected or rejected already), ForbiddenError (another's)
 */
export async function retractClaim(ledger: Ledger, id: string, reason: string, actor: Actor): Promise<ClaimAnswer> {
  const why = readReason(reason, { required: true });
  return ledger.write(async (entry) => {
    const stage = createStage();
    const claim = await knownClaim(entry, id, actor);
    guardOwn(claim, actor);
    guardSuperseded(claim);
    if (claim.review === 'RETRACTED') return unchanged(ledger, id);
    if (claim.review === 'REJECTED') {
      throw new ConflictError('A reviewer rejected this claim, so it does not count. There is nothing to take back.');
    }
    stageAmendment(stage, entry, claim, { review: 'RETRACTED' });
    stage.subjects.reports.add(claim.report);
    endCorrection(stage, claim);
    const done = `Retracted a claim of a report by ${claim.publisherName} on`;
    return recordChange(
      ledger,
      entry,
      stage,
      { kind: 'RETRACTED', done, deal: claim.deal, reason: why, claim: id },
      actor,
    );
  });
}
