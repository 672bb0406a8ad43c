/** Claims that wait for a reviewer: each with its source, to be accepted or rejected. */
import { signal } from '@preact/signals';
import { ask, Failure } from '../api/client.ts';
import { type PendingClaim, pendingOperation, reviewOperation } from '../api/report.ts';
import { picture } from '../graph/picture.ts';
import { Source } from '../inspector/claims.tsx';
import { StageTag } from '../inspector/parts.tsx';
import { token } from '../state/preferences.ts';
import { resource } from '../state/resource.ts';
import { view } from '../state/view.ts';
import { say } from '../ui/announce.tsx';
import { Failed } from '../ui/states.tsx';
import { counted } from '../ui/words.ts';

const pending = resource(
  { key: () => (view.value.view === 'review' ? { token: token.value } : null), forgets: true },
  async (_, cancelled) => (await ask(pendingOperation, {}, cancelled)).claims,
);
const reasons = signal<Readonly<Record<string, string>>>({});
const trouble = signal('');

export function Review({ canReview }: { readonly canReview: boolean }) {
  const shown = pending.value.value;
  const failure = pending.failure.value;
  return (
    <div class="report-form">
      <h1>{shown === null ? 'Waiting for review' : `${counted(shown.totalCount, 'claim')} waiting for review`}</h1>
      {failure !== null && <Failed failure={failure} retry={pending.retry} isCovering={false} />}
      {!canReview && (
        <p class="soft">Claims that wait are shown to those who recorded them and to reviewers; a reviewer decides.</p>
      )}
      {trouble.value !== '' && (
        <p class="field-problem" role="alert">
          {trouble.value}
        </p>
      )}
      {shown?.nodes.length === 0 && <p>Nothing waits. What researchers record under review comes here.</p>}
      <ul class="claims">
        {shown?.nodes.map((claim) => (
          <li key={claim.id} class="claim-form">
            <h2>{claim.deal.title}</h2>
            <p class="claim-head">
              <StageTag stage={claim.stage} /> <Source claim={claim} />
            </p>
            <p>
              {claim.parties
                .map(({ namedAs, organization }) =>
                  namedAs === organization.name ? namedAs : `${namedAs} (${organization.name})`,
                )
                .join(', ')}
            </p>
            <p>{claim.summary}</p>
            {claim.recordedBy !== null && <p class="soft">Recorded by {claim.recordedBy}</p>}
            {canReview && <Decision claim={claim} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Decision({ claim }: { readonly claim: PendingClaim }) {
  const decide = async (accept: boolean) => {
    trouble.value = '';
    try {
      const { reviewClaim } = await ask(reviewOperation, {
        id: claim.id,
        accept,
        reason: reasons.peek()[claim.id] ?? null,
      });
      if (reviewClaim?.message !== undefined) trouble.value = reviewClaim.message;
      else {
        say(accept ? 'Accepted.' : 'Rejected.');
        pending.retry();
        picture.retry();
      }
    } catch (error) {
      trouble.value = error instanceof Failure ? error.message : 'The page failed; try again.';
    }
  };
  return (
    <div class="field-row">
      <label class="field">
        <span class="field-label">Why (for a rejection)</span>
        <input
          class="input"
          value={reasons.value[claim.id] ?? ''}
          onInput={({ currentTarget }) => {
            reasons.value = { ...reasons.peek(), [claim.id]: currentTarget.value };
          }}
        />
      </label>
      <button type="button" class="button is-main" onClick={() => void decide(true)}>
        Accept
      </button>
      <button type="button" class="button" onClick={() => void decide(false)}>
        Reject
      </button>
    </div>
  );
}
