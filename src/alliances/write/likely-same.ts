/** Whether a deal that is about to be recorded as a new one is there already. */
import { NEAR_CERTAIN } from '../../domain/likeness.ts';
import type { DealId, Moment, OrganizationId } from '../../domain/model.ts';
import { projectLife } from '../../domain/projection.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import { ConflictError, type SimilarDeal } from '../errors.ts';
import { dealTraits } from '../reads/deal-traits.ts';
import { alike } from '../reads/related-deals.ts';
import { dealRow } from './deal-row.ts';
import type { Path } from './fields.ts';
import type { Outcome } from './outcome.ts';

/** How many deals that may be the same are shown. */
const MOST = 5;

export interface NewDeal {
  readonly deal: DealId;
  readonly path: Path;
  /** Whether somebody says that it is another one: by a key of its own, or having compared. */
  readonly isSure: boolean;
}

/**
 * Known deals that are probably the same as new ones, the likeliest first. Claims that wait for review are compared as if they
 * counted.
 *
 * @throws ConflictError where one is all but certainly there already, and nobody says otherwise
 */
export function likelySame(
  deals: readonly NewDeal[],
  { claims }: Pick<Outcome, 'claims'>,
  snapshot: Snapshot,
  at: Moment,
  nameOf: (id: OrganizationId) => string,
): SimilarDeal[] {
  const found = new Map<DealId, SimilarDeal>();
  for (const { deal, path, isSure } of deals) {
    const said = (claims.get(deal) ?? []).map((claim) => ({ ...claim, review: 'ACCEPTED' as const }));
    const traits = dealTraits(snapshot, dealRow(projectLife(deal, said), said, nameOf), at);
    const same = (traits === null ? [] : alike(snapshot, traits, at, MOST, deal)).filter(
      ({ relation }) => relation === 'LIKELY_SAME',
    );
    if (!isSure && same.some(({ score }) => score >= NEAR_CERTAIN)) throw refusal(path, same, snapshot);
    for (const hit of same) {
      const known = found.get(hit.deal);
      if (known === undefined || known.score < hit.score) found.set(hit.deal, hit);
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
}

function refusal(path: Path, same: readonly SimilarDeal[], snapshot: Snapshot): ConflictError {
  const [first] = same;
  const title = (first && snapshot.deal(first.deal)?.title) ?? '';
  const message =
    `${path.join('.')} is all but surely recorded already: ${title} (${first?.deal}). Give this id as its \`deal\` to add what ` +
    'your report says of it; or, where it is another deal, set `confirmNew`.';
  return new ConflictError(message, same);
}
