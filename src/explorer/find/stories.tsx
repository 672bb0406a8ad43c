/** Three good beginnings, computed from what is really there. */
import { computed, signal } from '@preact/signals';
import type { PartyRole } from '../../domain/vocabulary.ts';
import { ask } from '../api/client.ts';
import { type StoriesAnswer, type StoryDeal, storiesOperation } from '../api/stories.ts';
import { overview } from '../graph/picture.ts';
import { store, stored } from '../state/preferences.ts';
import { resource } from '../state/resource.ts';
import { emptyView, formatView, type View } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { countryName, firmnessOf } from '../ui/words.ts';

export interface Story {
  readonly title: string;
  readonly what: string;
  readonly view: Partial<View>;
}

const isDismissed = signal(stored('stories') === 'seen');
const isAtStart = computed(() => formatView({ ...view.value, rev: null }) === '' && !isDismissed.value);

const answer = resource({ key: () => (isAtStart.value ? {} : null) }, (_, cancelled) =>
  ask(storiesOperation, {}, cancelled),
);

export function Stories() {
  const found = answer.value.value;
  const coverage = overview.value.value?.coverage;
  if (!isAtStart.value || found === null || coverage === undefined || coverage.claims === 0) return null;
  const stories = storiesOf(found);
  if (stories.length === 0) return null;
  const dismiss = () => {
    isDismissed.value = true;
    store('stories', 'seen');
  };
  return (
    <section class="stories" aria-label="Where to begin">
      <p>
        <strong>Who is tied to whom?</strong> Begin with
      </p>
      <ul>
        {stories.map((story) => (
          <li key={story.title}>
            <button type="button" class="chip" title={story.what} onClick={() => go({ ...emptyView, ...story.view })}>
              {story.title}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="tool" aria-label="Dismiss the stories" onClick={dismiss}>
        <Icon name="close" size={16} />
      </button>
    </section>
  );
}

/** At most three: the deal with the fullest life, the best-connected group abroad, the busiest year. */
export function storiesOf({ deals, rankings, dealStatistics }: StoriesAnswer): Story[] {
  return [lifeOfDeal(deals.nodes), abroad(rankings), busiestYear(dealStatistics)].filter((story) => story !== null);
}

/** Two carmakers whose talks became more, and of whom most independent publishers tell. */
function lifeOfDeal(deals: readonly StoryDeal[]): Story | null {
  const [best] = deals
    .map((deal) => ({
      deal,
      makers: makersOf(deal),
    }))
    .filter(({ deal, makers }) => makers.length === 2 && deal.stages.length > 0)
    .sort((a, b) => fullness(b.deal) - fullness(a.deal));
  const [one, other] = best?.makers ?? [];
  const begun = best?.deal.stages[0]?.since?.earliest;
  if (best === undefined || one === undefined || other === undefined || begun == null) return null;
  const dayBefore = new Date(Date.parse(begun) - 86_400_000).toISOString().slice(0, 10);
  return {
    title: `${one.name} and ${other.name}, ${begun.slice(0, 4)} to today`,
    what: 'From the first report to what holds now',
    view: { focus: [one.id, other.id], since: dayBefore, select: best.deal.id, limit: 40 },
  };
}

/** The one that takes the share first. */
function makersOf({ parties }: StoryDeal) {
  const takes = (role: PartyRole) => (role === 'INVESTOR' || role === 'BUYER' ? 0 : 1);
  return parties
    .filter(({ organization }) => organization.kind === 'AUTOMAKER')
    .sort((a, b) => takes(a.role) - takes(b.role))
    .map(({ organization }) => organization);
}

function fullness({ stages, independentOrigins }: StoryDeal): number {
  const wasTalk = stages.some(({ stage }) => firmnessOf[stage] === 'talks' || firmnessOf[stage] === 'rumoured');
  return (wasTalk ? 4 : 0) + 2 * new Set(stages.map(({ stage }) => stage)).size + independentOrigins;
}

function abroad(rankings: StoriesAnswer['rankings']): Story | null {
  let best: { readonly story: Story; readonly partners: number } | null = null;
  for (const { organization } of rankings) {
    const counts = new Map<string, number>();
    for (const { country } of organization.partners.nodes) {
      if (country !== null && country !== organization.country) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    for (const [country, partners] of counts) {
      if (partners <= (best?.partners ?? 1)) continue;
      const title = `${organization.name} and ${/^United|^Nether|^Phil|^Czech R/.test(countryName(country)) ? 'the ' : ''}${countryName(country)}`;
      const what = `Ties to ${partners} groups there`;
      best = {
        partners,
        story: { title, what, view: { focus: [organization.id], countries: [country], level: 'GROUP' } },
      };
    }
  }
  return best?.story ?? null;
}

function busiestYear(statistics: StoriesAnswer['dealStatistics']): Story | null {
  const [busiest] = statistics
    .filter(({ keys }) => /^\d{4}$/.test(keys[0] ?? ''))
    .toSorted((a, b) => b.deals - a.deals);
  const year = busiest?.keys[0];
  if (busiest === undefined || year === undefined) return null;
  return {
    title: `What changed in ${year}`,
    what: `${busiest.deals} deals began in that year`,
    view: { since: `${Number(year) - 1}-12-31`, on: `${year}-12-31` },
  };
}
