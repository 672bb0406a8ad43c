/** The two clocks: which day is shown, which earlier day it is compared with, and what was known. */
import { computed, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { overview } from '../graph/picture.ts';
import { today } from '../state/moment.ts';
import type { View } from '../state/url.ts';
import { go, view } from '../state/view.ts';
import { Icon } from '../ui/icons.tsx';
import { dayInWords } from '../ui/words.ts';
import { Known } from './known.tsx';
import { dayOf, monthOf, type Scale, scaleOf } from './scale.ts';
import { Track } from './track.tsx';

const scale = computed(() => scaleOf(overview.value.value?.dealStatistics ?? []));
const isPlaying = signal(false);

const STEP_MONTHS = 3;
const STEP_MS = 700;
const PLAYED_YEARS = 12;

export function TimeBar() {
  const { on, since } = view.value;
  usePlaying();
  return (
    <section class="time" aria-label="Time">
      <div class="time-head">
        <button
          type="button"
          class="tool time-play"
          aria-label={isPlaying.value ? 'Stop' : 'Play through the years'}
          title={isPlaying.value ? 'Stop' : 'Play through the years'}
          onClick={() => (isPlaying.value ? stop() : play(scale.value))}
        >
          <Icon name={isPlaying.value ? 'pause' : 'play'} />
        </button>
        {since !== null && (
          <>
            <Day label="Compared with" value={since} onChange={(day) => day !== null && setDay({ since: day })} />
            <span aria-hidden="true">→</span>
          </>
        )}
        <Day label="As of" value={on ?? today()} onChange={(day) => setDay({ on: day === today() ? null : day })} />
        {on !== null && since === null && (
          <button type="button" class="button is-small is-quiet" onClick={() => go({ on: null })}>
            Today
          </button>
        )}
        <button
          type="button"
          class="button is-small"
          aria-label={since === null ? 'Compare with an earlier day' : 'Stop comparing'}
          onClick={toggleComparison}
        >
          <Icon name="compare" size={15} />
          {since === null ? 'Compare' : 'Stop'}
        </button>
        <Known />
      </div>
      <Track scale={scale.value} onMove={setDay} />
    </section>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <label class="time-day">
      <span>{label}</span>
      <input
        type="date"
        value={value}
        max={today()}
        min="1900-01-01"
        onChange={({ currentTarget }) =>
          onChange(/^\d{4}-\d{2}-\d{2}$/.test(currentTarget.value) ? currentTarget.value : null)
        }
      />
    </label>
  );
}

let movedAt = Number.NEGATIVE_INFINITY;
/** Moves a day; while it moves the steps are not kept, so that "back" returns to where it began. */
function setDay(change: Partial<Pick<View, 'on' | 'since'>>): void {
  const now = performance.now();
  stop();
  move(change, now - movedAt < 1500);
  movedAt = now;
}

/** The earlier day stays the earlier one. */
function move(change: Partial<Pick<View, 'on' | 'since'>>, replace: boolean): void {
  const { on, since } = { ...view.peek(), ...change };
  if (since !== null && since >= (on ?? today())) {
    const pushed = 'since' in change ? { on: dayAfter(since) } : { since: yearBefore(on ?? today()) };
    go({ ...change, ...pushed }, { replace });
  } else go(change, { replace });
}

function toggleComparison(): void {
  const { on, since } = view.peek();
  go({ since: since === null ? yearBefore(on ?? today()) : null, select: null, view: 'graph' });
}

function yearBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() - 1);
  return at.toISOString().slice(0, 10);
}

function dayAfter(day: string): string | null {
  const after = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return after >= today() ? null : after;
}

function play(along: Scale): void {
  const { on } = view.peek();
  const start = Math.max(0, along.months - PLAYED_YEARS * 12);
  go({ on: on === null ? dayOf(start, along) : on });
  isPlaying.value = true;
}

function stop(): void {
  isPlaying.value = false;
}

function usePlaying(): void {
  const playing = isPlaying.value;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const along = scale.peek();
      const next = monthOf(view.peek().on, along) + STEP_MONTHS;
      move({ on: dayOf(next, along) }, true);
      if (next >= along.months) stop();
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);
}

/** "30 June 2024", or "today". */
export const dayShown = computed(() => (view.value.on === null ? 'today' : dayInWords(view.value.on)));
