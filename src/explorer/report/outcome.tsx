/** What recording a report changes, before and after: ties, new entries, and what deserves a second look. */
import type { Saved, TiesChanged } from '../api/report.ts';
import { emptyView } from '../state/url.ts';
import { go } from '../state/view.ts';
import { counted } from '../ui/words.ts';

export function Ties({ of: { formed, changed, ended } }: { readonly of: TiesChanged }) {
  if (formed.length + changed.length + ended.length === 0) {
    return <p>No tie of today changes: it adds to what is known of the past, or supports what is there.</p>;
  }
  return (
    <>
      <TieList title={`${counted(formed.length, 'tie')} formed`} sentences={formed.map(({ sentence }) => [sentence])} />
      <TieList
        title={`${counted(changed.length, 'tie')} changed`}
        sentences={changed.map(({ before, after }) => [after.sentence, before.sentence])}
      />
      <TieList title={`${counted(ended.length, 'tie')} ended`} sentences={ended.map(({ sentence }) => [sentence])} />
    </>
  );
}

/** Each sentence with what was said before, where that is another one. */
function TieList({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly (readonly [string, string?])[];
}) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="report-ties">
        {sentences.map(([sentence, before], place) => (
          <li key={place}>
            {sentence}
            {before !== undefined && before !== sentence && <span class="soft"> Before: {before}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** New names, which may be misspelt known ones, and the service's doubts. */
export function Doubts({ of: { created, warnings, similar } }: { readonly of: Saved }) {
  const names = created.filter(({ kindOfItem }) => kindOfItem !== 'Report').flatMap(({ name }) => name ?? []);
  return (
    <>
      {names.length > 0 && (
        <p class="caution">
          New here: <strong>{names.join(', ')}</strong>. Check the spelling, if you expected them to be known.
        </p>
      )}
      {warnings.map(({ message, path }) => (
        <p key={path.join('.') + message} class="caution">
          {message}
        </p>
      ))}
      {similar.map(({ deal }) => (
        <p key={deal.id} class="caution">
          Perhaps recorded already: <strong>{deal.title}</strong>.
        </p>
      ))}
    </>
  );
}

/** What was recorded, with the way to it. */
export function Recorded({ of, onAgain }: { readonly of: Saved; readonly onAgain: () => void }) {
  const isWaiting = of.claims.some(({ review }) => review === 'PENDING');
  return (
    <section class="report-card is-good" aria-labelledby="recorded" id="outcome" tabIndex={-1}>
      <h2 id="recorded">{of.replayed ? 'Recorded before' : 'Recorded'}</h2>
      <p>
        {counted(of.claims.length, 'claim')} at revision {of.revision}.{' '}
        {isWaiting && 'A reviewer has to accept it first: until then only you and reviewers see it.'}
      </p>
      {!isWaiting && <Ties of={of.ties} />}
      <div class="row">
        {of.deals.map((deal) => (
          <button
            key={deal.id}
            type="button"
            class="button is-main"
            onClick={() => {
              const focus = deal.parties.map(({ organization }) => organization.id);
              go({ ...emptyView, focus, select: deal.id });
            }}
          >
            See {deal.title}
          </button>
        ))}
        <button type="button" class="button" onClick={onAgain}>
          Report another article
        </button>
      </div>
    </section>
  );
}
