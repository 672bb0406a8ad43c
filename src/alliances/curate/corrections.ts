/** A correction that waits for review: the claim that it corrects counts until it is accepted. */
import type { Entry } from '../write/ledger.ts';
import { type Stage, stageRow } from '../write/stage.ts';
import { type KnownClaim, stageAmendment } from './known-claim.ts';

/** The claims that it corrects give way to it. */
export function applyCorrection(stage: Stage, entry: Pick<Entry, 'redirects'>, { predecessors }: KnownClaim): void {
  for (const old of waitingFor(predecessors)) stageAmendment(stage, entry, old, { review: 'SUPERSEDED' });
}

/** The correction came to nothing: the claims that it was to correct stand as they did. */
export function endCorrection(stage: Stage, { id, predecessors }: KnownClaim): void {
  for (const old of waitingFor(predecessors)) stageRow(stage, 'endedSupersedings', { claim: old.id, by: id });
}

/** Claims that a correction is to replace, but has not yet. */
export function waitingFor(predecessors: KnownClaim['predecessors']): KnownClaim['predecessors'] {
  return predecessors.filter(({ review }) => review !== 'SUPERSEDED');
}
