/** The one rule of who sees what: pending, rejected, retracted and superseded claims, and what only they support, do not exist for readers. */
import type { ReviewState } from '../../domain/vocabulary.ts';
import { reviewStates } from '../../domain/vocabulary.ts';
import type { Viewer } from '../reader.ts';

export interface Visibility {
  /** Claims in these states are seen, whoever recorded them. */
  readonly reviews: readonly ReviewState[];
  /** Claims of this recorder are seen in any state; null: nobody's. */
  readonly recorder: string | null;
  /** Whether nothing is hidden. */
  readonly everything: boolean;
  /** Whether the names of those who recorded are shown. */
  readonly recorders: boolean;
  claim(claim: { readonly review: ReviewState; readonly recordedBy: string | null }): boolean;
}

/** What the viewer may see: readers what was accepted, researchers their own claims too, reviewers and admins everything. */
export function visibleTo({ name, role }: Viewer): Visibility {
  switch (role) {
    case 'READER':
      return visibility(['ACCEPTED'], null, false);
    case 'RESEARCHER':
      return visibility(['ACCEPTED'], name, true);
    case 'REVIEWER':
    case 'ADMIN':
      return visibility(Object.keys(reviewStates) as ReviewState[], null, true);
    default:
      return role satisfies never;
  }
}

function visibility(reviews: readonly ReviewState[], recorder: string | null, recorders: boolean): Visibility {
  return {
    reviews,
    recorder,
    everything: reviews.length === Object.keys(reviewStates).length,
    recorders,
    claim: ({ review, recordedBy }) => reviews.includes(review) || (recorder !== null && recordedBy === recorder),
  };
}
