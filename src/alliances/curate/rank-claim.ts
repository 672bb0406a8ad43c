/** Weighs a claim against others of its deal. */
import type { ClaimRank } from '../../domain/vocabulary.ts';
import { claimRanks } from '../../domain/vocabulary.ts';
import type { Actor, ClaimAnswer } from '../alliances.ts';
import { longest, readFields } from '../write/fields.ts';
import type { Ledger } from '../write/ledger.ts';
import { createStage } from '../write/stage.ts';
import { guardSuperseded, knownClaim, recordChange, stageAmendment, unchanged } from './known-claim.ts';

/** @throws InputError, NotFoundError, ConflictError (corrected already) */
export async function rankClaim(
  ledger: Ledger,
  id: string,
  given: { readonly rank: ClaimRank; readonly reason: string },
  actor: Actor,
): Promise<ClaimAnswer> {
  const fields = readFields();
  const rank = fields.word(claimRanks, given.rank, ['rank'], 'NORMAL');
  const reason = fields.requiredText(given.reason, ['reason'], longest.title);
  fields.finish();
  return ledger.write(async (entry) => {
    const stage = createStage();
    const claim = await knownClaim(entry, id, actor);
    guardSuperseded(claim);
    if (claim.rank === rank) return unchanged(ledger, id);
    stageAmendment(stage, entry, claim, { rank });
    stage.subjects.reports.add(claim.report);
    const done = `Ranked a claim of a report by ${claim.publisherName} ${rank} on`;
    return recordChange(ledger, entry, stage, { kind: 'RANKED', done, deal: claim.deal, reason, claim: id }, actor);
  });
}
