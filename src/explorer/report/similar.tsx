/** Known deals that look like the one in a claim: it is one of them, or another one. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DealRelation } from '../../domain/vocabulary.ts';
import { ask } from '../api/client.ts';
import { type SimilarDeal, similarOperation } from '../api/report.ts';
import { addressOf } from '../state/view.ts';
import { type ClaimDraft, setClaim } from './draft.ts';
import { dealDraftOf } from './input.ts';
import { idAt, mend } from './problems.ts';

const REST_MS = 500;

const relationWords: Readonly<Record<DealRelation, string>> = {
  LIKELY_SAME: 'Looks like the same',
  CONTINUES: 'May be what came of it, or before it',
  SAME_PARTIES: 'Same parties',
};

interface Props {
  readonly place: number;
  readonly claim: ClaimDraft;
}

export function Similar({ place, claim }: Props) {
  const found = useSimilar(claim);
  const path = `claims.${place}.deal`;
  const name = `${idAt(path)}-choice`;
  const { deal: chosen, confirmNew } = claim;
  const deals = found.map(({ deal }) => deal);
  if (chosen !== null && !deals.some(({ id }) => id === chosen.id)) deals.unshift({ ...chosen, parties: [] });
  if (deals.length === 0) return null;
  const choose = (change: Pick<ClaimDraft, 'deal' | 'confirmNew'>) => {
    mend(path);
    setClaim(place, change);
  };
  return (
    <fieldset class="similar" id={idAt(path)} tabIndex={-1}>
      <legend>Is it recorded already?</legend>
      {deals.map((deal) => {
        const similar = found.find((one) => one.deal.id === deal.id);
        return (
          <div key={deal.id} class="similar-deal">
            <label class="check">
              <input
                type="radio"
                name={name}
                checked={chosen?.id === deal.id}
                onChange={() => choose({ deal: { id: deal.id, title: deal.title }, confirmNew: false })}
              />
              <span>
                The same as <strong>{deal.title}</strong>
                {similar !== undefined && (
                  <span class="soft">
                    {' '}
                    {relationWords[similar.relation]}. {similar.explanation.join(' ')}
                  </span>
                )}
              </span>
            </label>
            <a href={addressOf({ view: 'graph', select: deal.id })} target="_blank" rel="noopener">
              Look at it<span class="unseen"> in a new tab: {deal.title}</span>
            </a>
          </div>
        );
      })}
      <label class="check">
        <input
          type="radio"
          name={name}
          checked={chosen === null && confirmNew}
          onChange={() => choose({ deal: null, confirmNew: true })}
        />
        <span>It is another deal, I compared them</span>
      </label>
    </fieldset>
  );
}

/** Asked for once nobody has written for a moment. Where it cannot be had, the dry run tells all the same. */
function useSimilar(claim: ClaimDraft): readonly SimilarDeal[] {
  const found = useSignal<readonly SimilarDeal[]>([]);
  const wanted = dealDraftOf(claim);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    if (wanted === null) {
      found.value = [];
      return;
    }
    const control = new AbortController();
    const wait = setTimeout(() => {
      ask(similarOperation, { draft: wanted }, control.signal).then(
        ({ similarDeals }) => {
          found.value = similarDeals ?? [];
        },
        () => {
          if (!control.signal.aborted) found.value = [];
        },
      );
    }, REST_MS);
    return () => {
      clearTimeout(wait);
      control.abort();
    };
  }, [key]);
  return found.value;
}
