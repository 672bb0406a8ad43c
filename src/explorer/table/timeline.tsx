/** Deals of the selection over time: one row each, from stage to stage. */
import type { Stage } from '../../domain/vocabulary.ts';
import { ask } from '../api/client.ts';
import { type DealLine, dealLinesOperation } from '../api/deals.ts';
import { picture } from '../graph/picture.ts';
import { moment, today } from '../state/moment.ts';
import { isNarrow } from '../state/preferences.ts';
import { resource } from '../state/resource.ts';
import { go, view } from '../state/view.ts';
import { Empty, Failed, Progress, Waiting } from '../ui/states.tsx';
import { counted, type Firmness, firmnessOf, stageWords } from '../ui/words.ts';

const A_PAGE = 100;
const MOST = 300;

const lines = resource(
  {
    key: () => {
      const shown = picture.value.value;
      if (view.value.view !== 'timeline' || shown === null) return null;
      const ids = [...new Set(shown.ties.map(({ deal }) => deal.id))];
      return { ids: ids.slice(0, MOST), knownAt: moment.value.knownAt, all: ids.length };
    },
  },
  async ({ ids, knownAt, all }, signal) => {
    const pages = Array.from({ length: Math.ceil(ids.length / A_PAGE) }, (_, page) =>
      ids.slice(page * A_PAGE, (page + 1) * A_PAGE),
    );
    const answers = await Promise.all(pages.map((page) => ask(dealLinesOperation, { ids: page, knownAt }, signal)));
    const deals = answers.flatMap(({ nodes }) => nodes).filter((node): node is DealLine => node?.title !== undefined);
    return { deals, all };
  },
);

interface Span {
  readonly stage: Stage;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** From each stage to the next; a stage without a day begins with the one after it. */
function spansOf({ stages }: DealLine): Span[] {
  const dated = stages.flatMap(({ stage, since }) => {
    const from = since?.earliest ?? since?.latest ?? null;
    return from === null ? [] : [{ stage, from, text: since?.text ?? '' }];
  });
  return dated.map((one, place) => ({ ...one, to: dated[place + 1]?.from ?? today() }));
}

export function Timeline() {
  const shown = lines.value.value;
  const failure = lines.failure.value ?? picture.failure.value;
  if (shown === null) {
    return (
      <div class="sheet-of-rows">
        {failure === null ? <Waiting what="Gathering the deals" /> : <Failed failure={failure} retry={lines.retry} />}
      </div>
    );
  }
  const rows = shown.deals
    .map((deal) => ({ deal, spans: spansOf(deal) }))
    .filter(({ spans }) => spans.length > 0)
    .sort((a, b) => (a.spans[0]?.from ?? '').localeCompare(b.spans[0]?.from ?? ''));
  const starts = rows.map(({ spans }) => Number(spans[0]?.from.slice(0, 4))).sort((a, b) => a - b);
  const last = Number(today().slice(0, 4)) + 1;
  // A few very old deals are not to squeeze all the others.
  const first = Math.max(1900, starts[Math.floor(starts.length * 0.04)] ?? last - 10);
  const at = (day: string) =>
    Math.min(
      100,
      Math.max(0, ((Date.parse(day) - Date.UTC(first, 0)) / (Date.UTC(last, 0) - Date.UTC(first, 0))) * 100),
    );
  const step = Math.max(1, Math.ceil((last - first) / (isNarrow.value ? 4 : 8)));
  const years = Array.from({ length: Math.ceil((last - first) / step) }, (_, place) => first + place * step);
  return (
    <section class="sheet-of-rows" aria-label="Timeline of deals">
      <Progress of={lines} what="the deals" />
      {failure !== null && <Failed failure={failure} retry={lines.retry} isCovering={false} />}
      <div class="rows-head">
        <h1>
          {counted(rows.length, 'deal')}
          {shown.all > MOST && ` of ${shown.all}`} over time
        </h1>
        <ul class="timeline-legend" aria-label="Legend">
          {(Object.keys(firmnessWords) as Firmness[]).map((firmness) => (
            <li key={firmness}>
              <span class={`span-mark is-${firmness}`} /> {firmnessWords[firmness]}
            </li>
          ))}
        </ul>
      </div>
      {rows.length === 0 ? (
        <Empty title="No dated deal here">
          <p>Widen the filters, or move the day.</p>
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys.
        <div class="rows-scroll timeline" tabIndex={0} role="group" aria-label="Deals, one row each">
          <div class="timeline-years" aria-hidden="true">
            {years.map((year) => (
              <span key={year} style={{ left: `${at(`${year}-01-01`)}%` }}>
                {year}
              </span>
            ))}
          </div>
          <ol>
            {rows.map(({ deal, spans }) => (
              <li key={deal.id} class={view.value.select === deal.id ? 'is-chosen' : undefined}>
                <button type="button" class="timeline-name" title={deal.title} onClick={() => go({ select: deal.id })}>
                  {deal.title}
                </button>
                <div class="timeline-row">
                  {years.map((year) => (
                    <i key={year} style={{ left: `${at(`${year}-01-01`)}%` }} />
                  ))}
                  {spans.map(({ stage, from, to, text }) => (
                    <span
                      key={`${stage} ${from}`}
                      class={`span is-${firmnessOf[stage]}`}
                      style={{
                        left: `${at(from)}%`,
                        width: firmnessOf[stage] === 'over' ? '3px' : `${Math.max(0.4, at(to) - at(from))}%`,
                      }}
                      title={`${stageWords[stage]}, ${text}`}
                    />
                  ))}
                  <span class="unseen">
                    {spans.map(({ stage, text }) => `${stageWords[stage]} ${text}`).join('; ')}
                  </span>
                  <b style={{ left: `${at(view.value.on ?? today())}%` }} />
                </div>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

const firmnessWords: Readonly<Record<Firmness, string>> = {
  rumoured: 'Rumoured',
  talks: 'Talks',
  firm: 'Agreed, active',
  over: 'Ended',
};
