/** The form: the article, what it says of each deal, what recording it would change, and then recording it. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../api/client.ts';
import { publisherNamesOperation } from '../api/report.ts';
import { isTokenThere, mayReport } from './asker.tsx';
import { Claim } from './claim.tsx';
import { addClaim, type ClaimDraft, discardDraft, draft, isBlank, setArticle, setClaim } from './draft.ts';
import { TextField } from './fields.tsx';
import { Doubts, Recorded, Ties } from './outcome.tsx';
import { idAt, partAt, problems } from './problems.ts';
import { foreseen, forgetTroubles, isSending, recordedAlready, saved, send, trouble } from './sending.ts';

const languages = ['en', 'de', 'fr', 'it', 'es', 'zh', 'ja', 'ko', 'sv', 'pt'];

export function ReportForm() {
  const { claims } = draft.value;
  if (saved.value !== null) {
    return (
      <Recorded
        of={saved.value}
        onAgain={() => {
          saved.value = null;
          focusOn(idAt('report.url'));
        }}
      />
    );
  }
  return (
    <form
      class="report-form"
      aria-label="Report a deal"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(foreseen.peek() === null);
      }}
    >
      <Article />
      {claims.map((claim, place) => (
        <Claim key={place} place={place} claim={claim} />
      ))}
      <div class="row">
        <button type="button" class="button" onClick={addClaim}>
          It speaks of another deal, too
        </button>
      </div>
      <Refusal />
      {foreseen.value !== null && (
        <section class="report-card" aria-labelledby="foreseen" id="outcome" tabIndex={-1}>
          <h2 id="foreseen">Recording it would change this</h2>
          <Ties of={foreseen.value.ties} />
          <Doubts of={foreseen.value} />
        </section>
      )}
      <Actions />
    </form>
  );
}

function Actions() {
  const isTried = foreseen.value !== null;
  const mustWait = !isTokenThere.value || !mayReport.value || isSending.value;
  return (
    <div class="report-actions">
      <button type="submit" id="send" class="button is-main" disabled={mustWait}>
        {isSending.value ? 'Asking …' : isTried ? 'Record it' : 'See what it would change'}
      </button>
      {!isBlank.value && (
        <button
          type="button"
          class="button is-quiet"
          onClick={() => {
            discardDraft();
            forgetTroubles();
            focusOn(idAt('report.url'));
          }}
        >
          Discard the draft
        </button>
      )}
      <p class="soft">
        {!isTokenThere.value
          ? 'This takes a token: paste it above.'
          : isTried
            ? 'Nothing is recorded yet.'
            : isBlank.value
              ? 'Nothing is recorded before you have seen what it changes.'
              : 'The draft is kept in this browser until it is recorded.'}
      </p>
    </div>
  );
}

const publishers = signal<readonly string[]>([]);

function Article() {
  const { url, title, publisher, published, language } = draft.value.article;
  useEffect(() => {
    const text = publisher.trim();
    if (text === '') return;
    const control = new AbortController();
    const wait = setTimeout(() => {
      ask(publisherNamesOperation, { text }, control.signal).then(
        ({ search }) => {
          publishers.value = search.flatMap(({ item }) => item.name ?? []);
        },
        // Suggestions may be missing; the name is taken as written.
        () => undefined,
      );
    }, 200);
    return () => {
      clearTimeout(wait);
      control.abort();
    };
  }, [publisher]);
  return (
    <fieldset class="report-card" id={idAt('report')} tabIndex={-1}>
      <legend>The article</legend>
      <TextField
        path="report.url"
        label="Address"
        isRequired
        kind="url"
        value={url}
        hint="Of the page itself: https://…"
        onText={(text) => setArticle({ url: text })}
      />
      <TextField path="report.title" label="Headline" value={title} onText={(text) => setArticle({ title: text })} />
      <div class="field-row">
        <TextField
          path="report.publisher"
          label="Publisher"
          isRequired
          value={publisher}
          suggestions={publishers.value}
          onText={(text) => setArticle({ publisher: text })}
        />
        <TextField
          path="report.published"
          label="Published"
          value={published}
          hint="2023-10-26, 2023-10 or 2023"
          onText={(text) => setArticle({ published: text })}
        />
        <TextField
          path="report.language"
          label="Language"
          value={language}
          suggestions={languages}
          hint="en, de, zh …"
          onText={(text) => setArticle({ language: text })}
        />
      </div>
    </fieldset>
  );
}

/** All that is to be mended, each with the way to its field. */
function Refusal() {
  const found = problems.value;
  if (found.length === 0 && trouble.value === '') return null;
  return (
    <div class="report-refusal" role="alert" id="refusal" tabIndex={-1}>
      <h2>{found.length === 0 ? 'It was not taken' : 'Mend this first'}</h2>
      {trouble.value !== '' && <p>{trouble.value}</p>}
      <ul>
        {found.map(({ at, message }) => (
          <li key={at + message}>
            <button type="button" class="link" onClick={() => focusOn(partAt(at)?.id ?? 'refusal')}>
              {message}
            </button>
          </li>
        ))}
      </ul>
      {found.map(({ at }) => {
        const [, place] = at.match(/^claims\.(\d+)\.deal$/) ?? [];
        return place === undefined ? null : <SameOrNot key={at} place={Number(place)} />;
      })}
    </div>
  );
}

/** The two ways on where the service knows the deal. */
function SameOrNot({ place }: { readonly place: number }) {
  const choose = (change: Pick<ClaimDraft, 'deal' | 'confirmNew'>) => {
    setClaim(place, change);
    forgetTroubles();
    focusOn('send');
  };
  return (
    <div class="row">
      {recordedAlready.value.map(({ deal: { id, title } }) => (
        <button
          key={id}
          type="button"
          class="button is-small"
          onClick={() => choose({ deal: { id, title }, confirmNew: false })}
        >
          The same as {title}
        </button>
      ))}
      <button type="button" class="button is-small" onClick={() => choose({ deal: null, confirmNew: true })}>
        Another deal, I compared them
      </button>
    </div>
  );
}

/** What came of it is read and seen next. */
async function attempt(dryRun: boolean): Promise<void> {
  const went = await send({ dryRun });
  focusOn(went ? 'outcome' : 'refusal');
}

function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const part = document.getElementById(id);
    part?.closest('details')?.setAttribute('open', '');
    part?.focus();
    part?.scrollIntoView({ block: 'nearest' });
  });
}
