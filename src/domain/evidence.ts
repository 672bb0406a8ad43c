/** Which claims support the unbroken run of a tie. */
import { isFirmEvent } from './epochs.ts';
import type { Band } from './life.ts';
import type { Claim, ClaimId, OrganizationId } from './model.ts';
import { isTalkStage } from './stages.ts';
import { names } from './standing.ts';

/** What a run of a tie needs to find its claims. */
export interface Run {
  readonly talk: boolean;
  readonly epochs: ReadonlySet<number>;
  /** The two ends as the claims name them. */
  readonly named: readonly [OrganizationId, OrganizationId];
  /** Claims that state its share, which support it in any case. */
  readonly stating: ReadonlySet<ClaimId>;
}

/**
 * The claims that speak of that phase of the deal (its talks, or what came of them) in the same life of it, and name both ends;
 * where none names both, those that name either. Claims of later and earlier reports count alike.
 */
export function evidenceOf(run: Run, band: Band): Claim[] {
  const speaking = new Set<Claim>();
  for (const event of band.timeline.events) {
    if (!run.epochs.has(event.epoch)) continue;
    // A pause tells of what it halts.
    if (event.stage === 'PAUSED' || (run.talk ? isTalkStage(event.stage) : isFirmEvent(event)))
      speaking.add(event.claim);
  }
  const [one, other] = run.named;
  const phase = band.claims.filter((claim) => speaking.has(claim) || run.stating.has(claim.id));
  const both = phase.filter((claim) => run.stating.has(claim.id) || (names(claim, one) && names(claim, other)));
  if (both.length > 0) return both;
  const either = phase.filter((claim) => names(claim, one) || names(claim, other));
  if (either.length > 0) return either;
  return phase;
}
