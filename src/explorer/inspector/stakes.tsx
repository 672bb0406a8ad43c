/** Shares over time as step lines, one a holder; where reports differ, a band between what they say. */
import { ask } from '../api/client.ts';
import {
  dealStakesHistoryOperation,
  HISTORY_DAYS,
  historyVariables,
  ownersHistoryOperation,
  type StakeDetails,
  type StakesByDay,
} from '../api/inspect.ts';
import { moment, today } from '../state/moment.ts';
import { type Resource, resource } from '../state/resource.ts';
import { view } from '../state/view.ts';
import { dayInWords } from '../ui/words.ts';
import { Open, Section } from './parts.tsx';

/** The first of January of the years up to this, and today: as many days as one may ask for at once. */
function sampledDays(): string[] {
  const year = Number(today().slice(0, 4));
  return [
    ...Array.from({ length: HISTORY_DAYS - 1 }, (_, place) => `${year - HISTORY_DAYS + 2 + place}-01-01`),
    today(),
  ];
}

function distinct(byDay: StakesByDay | null): readonly StakeDetails[] {
  if (byDay === null) return [];
  return [
    ...new Map(
      Object.values(byDay)
        .flat()
        .map((stake) => [stakeKey(stake), stake]),
    ).values(),
  ];
}
const stakeKey = ({ holder, target, right, planned, from, to, percent }: StakeDetails): string =>
  [holder.id, target.id, right, planned, from?.earliest, to?.latest, percent.text].join(' ');

const history = resource(
  {
    debounce: 80,
    forgets: true,
    key: () => {
      const id = view.value.select;
      if (id === null || !/^(organization|deal):/.test(id)) return null;
      return { id, knownAt: moment.value.knownAt };
    },
  },
  async ({ id, knownAt }, signal) => {
    const variables = { id, knownAt, ...historyVariables(sampledDays()) };
    if (id.startsWith('deal:')) return distinct((await ask(dealStakesHistoryOperation, variables, signal)).deal);
    return distinct((await ask(ownersHistoryOperation, variables, signal)).organization);
  },
) as Resource<readonly StakeDetails[]>;

const WIDTH = 320;
const HEIGHT = 120;
const LEFT = 38;
const COLOURS = 6;
const percents = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

/** Nothing where nobody's share is known. */
export function StakesOverTime({ title }: { readonly title: string }) {
  const stakes = (history.value.value ?? []).filter(
    ({ percent }) => percent.exact !== null || percent.min !== null || percent.max !== null,
  );
  if (stakes.length === 0) return null;
  const holders = [
    ...new Map(stakes.map(({ holder, target }) => [`${holder.id} ${target.id}`, { holder, target }])).entries(),
  ].slice(0, COLOURS);
  const days = stakes.flatMap(({ from, to }) => [startOf(from), to?.latest ?? null]).filter((day) => day !== null);
  const first = [...days, `${Number(today().slice(0, 4)) - 2}-01-01`].sort()[0] ?? today();
  const x = (day: string) =>
    LEFT +
    ((Date.parse(day) - Date.parse(first)) / Math.max(1, Date.parse(today()) - Date.parse(first))) * (WIDTH - LEFT - 4);
  const most = Math.min(100, Math.max(...stakes.map((stake) => bounds(stake)[1])) * 1.15);
  const y = (percent: number) => HEIGHT - 20 - (percent / most) * (HEIGHT - 32);
  const isOneTarget = new Set(stakes.map(({ target }) => target.id)).size === 1;
  const summary = stakes
    .map((stake) => `${stake.holder.name} ${stake.percent.text} from ${stake.from?.text ?? 'an unknown day'}`)
    .join('; ');
  return (
    <Section title={title}>
      <svg class="steps" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Shares over time: ${summary}`}>
        {[0, most / 2, most].map((tick) => (
          <g key={tick}>
            <path class="steps-grid" d={`M${LEFT} ${y(tick)}H${WIDTH}`} />
            <text x={LEFT - 5} y={y(tick) + 3.5} text-anchor="end">
              {percents.format(tick)} %
            </text>
          </g>
        ))}
        {yearsBetween(first).map((year) => (
          <text key={year} x={x(`${year}-01-01`)} y={HEIGHT - 5} text-anchor="middle">
            {year}
          </text>
        ))}
        {view.value.on !== null && view.value.on > first && (
          <path class="steps-now" d={`M${x(view.value.on)} 6V${HEIGHT - 20}`} />
        )}
        {holders.map(([key], place) =>
          stakes
            .filter(({ holder, target }) => `${holder.id} ${target.id}` === key)
            .map((stake) => {
              const [low, high] = bounds(stake);
              const from = Math.max(LEFT, x(startOf(stake.from) ?? first));
              const to = x(stake.to?.latest ?? today());
              return (
                <g key={stakeKey(stake)} class={`steps-line is-${place} ${stake.planned ? 'is-planned' : ''}`}>
                  {high > low && <rect x={from} width={Math.max(1, to - from)} y={y(high)} height={y(low) - y(high)} />}
                  <path d={`M${from} ${y(0)}V${y((low + high) / 2)}H${to}`} />
                  <title>
                    {stake.holder.name}: {stake.percent.text}
                    {stake.planned ? ' planned' : ''}, since {stake.from?.text ?? 'a day not reported'}
                  </title>
                </g>
              );
            }),
        )}
      </svg>
      <ul class="steps-legend">
        {holders.map(([key, { holder, target }], place) => {
          const own = stakes.filter((stake) => `${stake.holder.id} ${stake.target.id}` === key);
          const last = own.toSorted((a, b) => (startOf(a.from) ?? '').localeCompare(startOf(b.from) ?? '')).at(-1);
          return (
            <li key={key}>
              <svg width="14" height="4" aria-hidden="true" class={`steps-line is-${place}`}>
                <path d="M0 2H14" />
              </svg>
              <span>
                <Open to={holder} />
                {!isOneTarget && (
                  <>
                    {' of '}
                    <Open to={target} />
                  </>
                )}{' '}
                {last?.percent.text}
                {last?.planned ? ' planned' : ''}
                {last?.to != null && `, until ${last.to.text}`}
              </span>
            </li>
          );
        })}
      </ul>
      {view.value.on !== null && <p class="soft">The upright line is {dayInWords(view.value.on)}.</p>}
    </Section>
  );
}

const startOf = (from: StakeDetails['from']): string | null => from?.earliest ?? from?.latest ?? null;

function bounds({ percent: { exact, min, max } }: StakeDetails): readonly [number, number] {
  const low = exact ?? min ?? max ?? 0;
  return [low, Math.max(low, exact ?? max ?? min ?? 0)];
}

function yearsBetween(first: string): number[] {
  const from = Number(first.slice(0, 4)) + 1;
  const to = Number(today().slice(0, 4));
  const step = Math.max(1, Math.ceil((to - from) / 5));
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, place) => from + place * step);
}
