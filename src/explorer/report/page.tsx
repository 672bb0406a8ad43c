/** Report a deal: an article's address, what it says, what that would change, and then saving it. */
import { signal } from '@preact/signals';
import { ask, Failure } from '../api/client.ts';
import { type ReportAnswer, reportOperation, type Saved } from '../api/report.ts';
import { overview, picture } from '../graph/picture.ts';
import { token } from '../state/preferences.ts';
import { emptyView } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { say } from '../ui/announce.tsx';
import { counted } from '../ui/words.ts';
import { addClaim, Claim } from './claim.tsx';
import { discardDraft, draft, inputOf, setClaim, setDraft } from './draft.ts';
import { type Problem, problems, Text } from './fields.tsx';
import { Review } from './review.tsx';
import { Token, viewer } from './token.tsx';

const isSending = signal(false);
/** What went wrong as a whole. */
const trouble = signal('');
const foreseen = signal<Saved | null>(null);
const saved = signal<Saved | null>(null);

export function ReportPage() {
  const canReview = viewer.value.value?.role === 'REVIEWER' || viewer.value.value?.role === 'ADMIN';
  return (
    <section class="sheet-of-rows report" aria-label="Report a deal">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys. */}
      <div class="report-scroll" tabIndex={0} role="group" aria-label="Form">
        <div class="report-page">
          <div class="switch report-tabs" role="group" aria-label="Write or review">
            <button type="button" aria-pressed={view.value.view === 'report'} onClick={() => go({ view: 'report' })}>
              Report a deal
            </button>
            <button type="button" aria-pressed={view.value.view === 'review'} onClick={() => go({ view: 'review' })}>
              Waiting for review
            </button>
          </div>
          <Token />
          {view.value.view === 'review' ? (
            <Review canReview={canReview} />
          ) : saved.value === null ? (
            <Form />
          ) : (
            <Done of={saved.value} />
          )}
        </div>
      </div>
    </section>
  );
}

function Form() {
  const { url, title, publisher, published, claims } = draft.value;
  return (
    <form
      class="report-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
    >
      <h1>Report a deal</h1>
      <p class="soft">What you write stays in this browser until you save it, also when the page is loaded anew.</p>
      <fieldset class="claim-form">
        <legend>The article</legend>
        <Text
          path="report.url"
          label="Address"
          value={url}
          isRequired
          onChange={(value) => setDraft({ url: value })}
          hint="https://…"
        />
        <div class="field-row">
          <Text
            path="report.publisher"
            label="Publisher"
            value={publisher}
            isRequired
            onChange={(value) => setDraft({ publisher: value })}
          />
          <Text
            path="report.published"
            label="Published on"
            value={published}
            onChange={(value) => setDraft({ published: value })}
            hint="2024-05-14, 2024-05 or 2024"
          />
        </div>
        <Text path="report.title" label="Headline" value={title} onChange={(value) => setDraft({ title: value })} />
      </fieldset>
      {claims.map((claim, place) => (
        <Claim key={place} place={place} claim={claim} />
      ))}
      <button type="button" class="button is-small" onClick={addClaim}>
        The article tells of another deal, too
      </button>
      {trouble.value !== '' && (
        <p class="field-problem report-trouble" role="alert">
          {trouble.value}
        </p>
      )}
      {foreseen.value !== null && (
        <div class="foreseen" role="status">
          <h2>What saving it would change</h2>
          <Changes of={foreseen.value} />
        </div>
      )}
      <div class="row report-buttons">
        <button type="button" class="button" disabled={isSending.value} onClick={() => void send(true)}>
          See what would change
        </button>
        <button type="submit" class="button is-main" disabled={isSending.value}>
          {isSending.value ? 'Asking …' : 'Save'}
        </button>
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            discardDraft();
            clear();
          }}
        >
          Empty the form
        </button>
      </div>
    </form>
  );
}

function Changes({ of: { ties, warnings } }: { readonly of: Saved }) {
  const lists = [
    ['formed', ties.formed.map(({ id, sentence }) => [id, sentence] as const)],
    ['changed', ties.changed.map(({ after }) => [after.id, after.sentence] as const)],
    ['ended', ties.ended.map(({ id, sentence }) => [id, sentence] as const)],
  ] as const;
  const total = lists.reduce((sum, [, list]) => sum + list.length, 0);
  return (
    <>
      {total === 0 && (
        <p>No tie as of today: it is kept, and counts on the days and among the reports that it belongs to.</p>
      )}
      {lists.map(
        ([name, list]) =>
          list.length > 0 && (
            <div key={name}>
              <h3>
                {counted(list.length, 'tie')} {name}
              </h3>
              <ul class="digest">
                {list.map(([id, sentence]) => (
                  <li key={id}>{sentence}</li>
                ))}
              </ul>
            </div>
          ),
      )}
      {warnings.map(({ message }) => (
        <p key={message} class="caution">
          {message}
        </p>
      ))}
    </>
  );
}

function Done({ of: done }: { readonly of: Saved }) {
  const [deal] = done.deals;
  return (
    <div class="foreseen" role="status">
      <h1>Saved</h1>
      <p>
        {done.deals.map(({ title }) => title).join('; ')}, at revision {done.revision}.
      </p>
      <Changes of={done} />
      <div class="row">
        {deal !== undefined && (
          <button
            type="button"
            class="button is-main"
            onClick={() => {
              saved.value = null;
              go({ ...emptyView, focus: deal.parties.map(({ organization }) => organization.id), select: deal.id });
            }}
          >
            See it in the graph
          </button>
        )}
        <button
          type="button"
          class="button"
          onClick={() => {
            saved.value = null;
          }}
        >
          Report another one
        </button>
      </div>
    </div>
  );
}

function clear(): void {
  problems.value = new Map();
  trouble.value = '';
  foreseen.value = null;
}

async function send(dryRun: boolean): Promise<void> {
  clear();
  if (token.peek() === '') {
    trouble.value = 'Paste your token above first: writing takes one, and so does foreseeing.';
    return;
  }
  isSending.value = true;
  try {
    const { reportDeals } = await ask(reportOperation, { input: inputOf(draft.peek(), dryRun) });
    if (reportDeals === null) trouble.value = 'The service gave no answer; try again.';
    else take(reportDeals, dryRun);
  } catch (error) {
    trouble.value = error instanceof Failure ? error.message : 'The page failed; try again.';
  } finally {
    isSending.value = false;
  }
}

function take(answer: ReportAnswer, dryRun: boolean): void {
  switch (answer.outcome) {
    case 'ReportDealsSuccess':
      if (dryRun) {
        foreseen.value = answer;
        return;
      }
      saved.value = answer;
      discardDraft();
      // What is shown of the graph is out of date now.
      picture.retry();
      overview.retry();
      say('Saved.');
      return;
    case 'ValidationError':
      problems.value = new Map(answer.fields.map(({ path, message }) => [below(path), { message }]));
      trouble.value =
        answer.fields.length === 0
          ? answer.message
          : `${counted(answer.fields.length, 'field')} to mend: ${answer.fields.map(({ message }) => message).join(' ')}`;
      break;
    case 'AmbiguousNameError': {
      const problem: Problem = { message: answer.message, candidates: answer.candidates };
      problems.value = new Map([[below(answer.path), problem]]);
      trouble.value = answer.message;
      break;
    }
    case 'ConflictError': {
      trouble.value = answer.message;
      const [like] = answer.similar;
      const [first] = draft.peek().claims;
      // Where there is but one deal and one like it, the choice is shown at once.
      if (like !== undefined && first?.confirmNew) setClaim(0, { confirmNew: false });
      break;
    }
    default:
      trouble.value = answer.message;
  }
  queueMicrotask(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()),
  );
}

/** ["input", "claims", "0", "summary"] → "claims.0.summary". */
const below = (path: readonly string[]): string =>
  path.filter((part, place) => place > 0 || part !== 'input').join('.');
