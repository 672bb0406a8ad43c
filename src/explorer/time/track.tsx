/** Deals per year as bars, and on them the handle of the day that is shown, and that of the earlier one. */
import { useRef } from 'preact/hooks';
import { today } from '../state/moment.ts';
import type { View } from '../state/url.ts';
import { view } from '../state/view.ts';
import { counted, dayInWords } from '../ui/words.ts';
import { dayOf, monthOf, type Scale } from './scale.ts';

/** The width of a handle: the bars begin and end at its middle. */
const HANDLE = 18;

interface TrackProps {
  readonly scale: Scale;
  readonly onMove: (change: Partial<Pick<View, 'on' | 'since'>>) => void;
}

export function Track({ scale, onMove }: TrackProps) {
  const box = useRef<HTMLDivElement>(null);
  const { on, since } = view.value;
  const { months, bars } = scale;
  const most = Math.max(1, ...bars.map(({ deals }) => deals));
  const at = monthOf(on, scale);
  const from = since === null ? null : monthOf(since, scale);
  const width = 100 / (months + 1);
  const total = bars.reduce((sum, { deals }) => sum + deals, 0);
  /** A click on a bar brings the nearer handle there. */
  const jump = (event: MouseEvent) => {
    if (box.current === null || event.target instanceof HTMLInputElement) return;
    const { left, width: whole } = box.current.getBoundingClientRect();
    const month = Math.round(((event.clientX - left - HANDLE / 2) / (whole - HANDLE)) * months);
    const isEarlier = from !== null && Math.abs(month - from) < Math.abs(month - at);
    moveTo(isEarlier ? 'since' : 'on', Math.min(months, Math.max(0, month)));
  };
  const moveTo = (which: 'on' | 'since', month: number) => {
    if (which === 'on') onMove({ on: dayOf(month, scale) });
    else onMove({ since: dayOf(Math.min(month, months - 1), scale) });
  };
  const labels = bars.filter(({ year }) => year % 5 === 0);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the handles do the same by keys.
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for what the handles do.
    <div class="track" ref={box} onClick={jump}>
      <svg
        class="track-bars"
        role="img"
        aria-label={`${counted(total, 'deal')} by the year in which they began, ${bars[0]?.year} to ${bars.at(-1)?.year}`}
        preserveAspectRatio="none"
        viewBox="0 0 100 100"
      >
        {bars.map(({ year, deals }, place) => {
          const left = place * 12 * width;
          const right = Math.min(100, left + 12 * width);
          const high = deals === 0 ? 0 : 6 + (deals / most) * 94;
          const end = (place + 1) * 12 - 1;
          const isIn = from === null ? end <= at + 11 && place * 12 <= at : place * 12 <= at && end >= from;
          return (
            <rect
              key={year}
              class={isIn ? 'bar is-in' : 'bar'}
              x={left + width}
              width={Math.max(0.1, right - left - 2 * width)}
              y={100 - high}
              height={high}
            >
              <title>
                {place === 0 ? `${year} or before` : year}: {counted(deals, 'deal')}
              </title>
            </rect>
          );
        })}
      </svg>
      {from !== null && (
        <div
          class="track-range"
          style={{ left: position(from / months), right: `calc(100% - ${position(at / months)})` }}
        />
      )}
      <div class="track-line" style={{ left: position(at / months) }} />
      {from !== null && <div class="track-line is-earlier" style={{ left: position(from / months) }} />}
      {from !== null && (
        <input
          type="range"
          class="is-earlier"
          aria-label="Compared with this day"
          aria-valuetext={dayInWords(since ?? today())}
          min={0}
          max={months}
          value={from}
          onInput={({ currentTarget }) => moveTo('since', Number(currentTarget.value))}
          onKeyDown={(event) => byYear(event, from, (month) => moveTo('since', month))}
        />
      )}
      <input
        type="range"
        aria-label="As of this day"
        aria-valuetext={on === null ? 'today' : dayInWords(on)}
        min={0}
        max={months}
        value={at}
        onInput={({ currentTarget }) => moveTo('on', Number(currentTarget.value))}
        onKeyDown={(event) => byYear(event, at, (month) => moveTo('on', Math.min(months, Math.max(0, month))))}
      />
      <div class="track-years" aria-hidden="true">
        {labels.map(({ year }) => (
          <span key={year} style={{ left: position(((year - scale.firstYear) * 12) / months) }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Page keys go a year; the browser's own step for them would be a tenth of the whole. */
function byYear(event: KeyboardEvent, month: number, move: (month: number) => void): void {
  if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
  event.preventDefault();
  move(month + (event.key === 'PageUp' ? 12 : -12));
}

/** Where a share of the scale lies, between the middles of the handle at both ends. */
const position = (share: number): string => `calc(${HANDLE / 2}px + ${share.toFixed(5)} * (100% - ${HANDLE}px))`;
