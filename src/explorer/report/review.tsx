/** What waits for review: each claim with its source, accepted or rejected, and what became of the ties. */
import { signal } from '@preact/signals';
import { ask, Failure } from '../api/client.ts';
import { type PendingClaim, pendingOperation, type ReviewAnswer, reviewOperation } from '../api/report.ts';
import { Source } from '../inspector/claims.tsx';
import { StageTag } from '../inspector/parts.tsx';
import { token } from '../state/preferences.ts';
import { askAllAnew, resource } from '../state/resource.ts';
import { view } from '../state/view.ts';
import { Failed, Waiting } from '../ui/states.tsx';
import { counted, dayInWords } from '../ui/words.ts';
import { isTokenThere, mayReview } from './asker.tsx';
import { factsOf } from './facts.ts';
import { Ties } from './outcome.tsx';

const A_PAGE = 20;
const shown = signal(A_PAGE);

const queue = resource(
  {
    key: () => (view.value.view === 'review' && token.value !== '' ? { first: shown.value, token: token.value } : null),
  },
  ({ first }, cancelled) => ask(pendingOperation, { first: Math.min(first, 100) }, cancelled),
);

/** What was decided on this page, so that it stays in sight after the queue has moved on. */
const decided = signal<
  ReadonlyMap<string, { readonly claim: PendingClaim; readonly answer: ReviewAnswer; readonly accept: boolean }>
>(new Map());

export function Review() {
  if (!isTokenThere.value) return <p>What waits for review is shown to those who recorded it, and to reviewers.</p>;
  const failure = queue.failure.value;
  if (failure !== null) return <Failed failure={failure} retry={queue.retry} />;
  const claims = queue.value.value?.claims;
  if (claims === undefined || claims === null) return <Waiting what="Asking what waits" />;
  const waiting = claims.nodes.filter(({ id }) => !decided.value.has(id));
  return (
    <div class="report-form">
      {[...decided.value.values()].map((one) => (
        <Decided key={one.claim.id} {...one} />
      ))}
      <p role="status">
        {waiting.length === 0
          ? 'Nothing waits for review.'
          : `${counted(claims.totalCount ?? waiting.length, 'claim')} waiting${mayReview.value ? '' : ' for a reviewer; these are yours'}.`}
      </p>
      <ul class="report-queue">
        {waiting.map((claim) => (
          <Waits key={claim.id} claim={claim} />
        ))}
      </ul>
      {claims.pageInfo.hasNextPage && shown.value < 100 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            shown.value += A_PAGE;
          }}
        >
          Show more
        </button>
      )}
    </div>
  );
}

const trouble = signal<{ readonly id: string; readonly message: string } | null>(null);
const isDeciding = signal(false);

function Waits({ claim }: { readonly claim: PendingClaim }) {
  const { id, deal, stage, summary, quote, attributedTo, recordedBy, recordedAt } = claim;
  const said = trouble.value?.id === id ? trouble.value.message : '';
  return (
    <li class="report-card">
      <h2>{deal.title}</h2>
      <p class="claim-head">
        <StageTag stage={stage} />
        <Source claim={claim} />
        {attributedTo.length > 0 && <span>relays {attributedTo.map(({ name }) => name).join(', ')}</span>}
      </p>
      {claim.report.title !== null && <p>{claim.report.title}</p>}
      <p class="claim-summary">{summary}</p>
      {quote !== null && <blockquote>{quote}</blockquote>}
      <ul class="report-facts">
        {factsOf(claim).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p class="soft">
        Recorded {recordedBy === null ? '' : `by ${recordedBy} `}on {dayInWords(recordedAt.slice(0, 10))}
      </p>
      {mayReview.value && (
        <form
          class="report-decision"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const accept = (event.submitter as HTMLButtonElement | null)?.value !== 'reject';
            void decide(claim, accept, String(new FormData(event.currentTarget).get('reason') ?? ''));
          }}
        >
          <div class="field">
            <label class="field-label" for={`reason-${id}`}>
              Why, for the log
            </label>
            <input
              id={`reason-${id}`}
              name="reason"
              class="input"
              type="text"
              autocomplete="off"
              aria-describedby={`reason-${id}-more`}
            />
            <div id={`reason-${id}-more`} class="field-problem" role="status">
              {said}
            </div>
          </div>
          <button type="submit" value="accept" class="button is-main" disabled={isDeciding.value}>
            Accept<span class="unseen">: {deal.title}</span>
          </button>
          <button type="submit" value="reject" class="button" disabled={isDeciding.value}>
            Reject<span class="unseen">: {deal.title}</span>
          </button>
        </form>
      )}
    </li>
  );
}

type DecidedProps = { readonly claim: PendingClaim; readonly answer: ReviewAnswer; readonly accept: boolean };

function Decided({ claim, answer, accept }: DecidedProps) {
  return (
    <section class={`report-card ${accept ? 'is-good' : ''}`} id={`decided-${claim.id}`} tabIndex={-1}>
      <h2>
        {accept ? 'Accepted' : 'Rejected'}: {claim.deal.title}
      </h2>
      {answer.outcome === 'ClaimSuccess' && accept && <Ties of={answer.ties} />}
    </section>
  );
}

async function decide(claim: PendingClaim, accept: boolean, reason: string): Promise<void> {
  const { id } = claim;
  if (!accept && reason.trim() === '') {
    trouble.value = { id, message: 'Say why it is rejected: the one who recorded it will read it.' };
    document.getElementById(`reason-${id}`)?.focus();
    return;
  }
  isDeciding.value = true;
  trouble.value = null;
  try {
    const variables = { id, accept, reason: reason.trim() === '' ? null : reason.trim() };
    const { reviewClaim } = await ask(reviewOperation, variables);
    if (reviewClaim === null) throw new Failure('broken', 'The service sent an empty answer.');
    if (reviewClaim.outcome === 'ClaimSuccess') {
      decided.value = new Map([...decided.peek(), [id, { claim, answer: reviewClaim, accept }]]);
      askAllAnew();
      requestAnimationFrame(() => document.getElementById(`decided-${id}`)?.focus());
    } else trouble.value = { id, message: reviewClaim.message };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    trouble.value = { id, message: error.message };
  } finally {
    isDeciding.value = false;
  }
}
