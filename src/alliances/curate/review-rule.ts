/** What becomes of what is reported: it counts at once, or waits for a reviewer. */
import type { ReviewState } from '../../domain/vocabulary.ts';
import type { Actor } from '../alliances.ts';

export interface ReviewRule {
  /**
   * Whether what researchers report waits for a reviewer.
   * @default false
   */
  readonly reviewRequired?: boolean;
}

/** Reviewers and admins, imports and the service itself wait for nobody. */
export function reviewOf({ role }: Actor, { reviewRequired = false }: ReviewRule): ReviewState {
  return reviewRequired && role !== undefined && (role === 'RESEARCHER' || role === 'READER') ? 'PENDING' : 'ACCEPTED';
}
