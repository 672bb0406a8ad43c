/** What one may take away of a view: its address, a citation, a frame, a picture, the rows. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { drawn } from '../graph/canvas.tsx';
import { dark, light } from '../graph/palette.ts';
import { picture } from '../graph/picture.ts';
import { svgOf } from '../graph/svg.ts';
import { today } from '../state/moment.ts';
import { isDark } from '../state/preferences.ts';
import { addressOf, view } from '../state/view.ts';
import { csvOf } from '../table/rows.ts';
import { say } from './announce.tsx';
import { download } from './download.ts';
import { Icon } from './icons.tsx';
import { dayInWords } from './words.ts';

export function ShareMenu() {
  const isOpen = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const done = useSignal('');
  useEffect(() => {
    const close = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) isOpen.value = false;
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, [isOpen]);
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      done.value = `${what} copied.`;
    } catch {
      // Without leave to use the clipboard the text is shown, to be copied by hand.
      done.value = text;
    }
    say(done.value);
  };
  const shown = picture.value.value;
  const hasGraph = drawn.value !== null && view.value.view === 'graph';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from any of its buttons.
    <div
      class="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen.value) return;
        event.preventDefault();
        isOpen.value = false;
        box.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        class="tool has-words"
        aria-expanded={isOpen.value}
        aria-controls="share-menu"
        aria-label="Share"
        onClick={() => {
          isOpen.value = !isOpen.value;
          done.value = '';
        }}
      >
        <Icon name="share" />
        <span>Share</span>
      </button>
      {isOpen.value && (
        <div class="menu-list" id="share-menu" role="group" aria-label="Share this view">
          <button type="button" onClick={() => copy(addressOf(), 'The link is')}>
            Copy link
          </button>
          <button type="button" onClick={() => copy(citation(), 'The citation is')} disabled={shown === null}>
            Copy citation, with revision {shown?.revision}
          </button>
          <button type="button" onClick={() => copy(frame(), 'The frame is')}>
            Copy HTML to embed it
          </button>
          <hr />
          <button type="button" disabled={!hasGraph} onClick={() => void savePng()}>
            Save picture as PNG
          </button>
          <button type="button" disabled={!hasGraph} onClick={saveSvg}>
            Save picture as SVG
          </button>
          <button
            type="button"
            disabled={shown === null}
            onClick={() =>
              shown !== null && download('auto-alliances-ties.csv', new Blob([csvOf(shown)], { type: 'text/csv' }))
            }
          >
            Save ties as CSV
          </button>
          {done.value !== '' && <p role="status">{done.value}</p>}
        </div>
      )}
    </div>
  );
}

/** Who says it, as of which day, at which revision, where, and when it was looked at. */
function citation(): string {
  const revision = picture.value.value?.revision ?? '';
  const { on } = view.value;
  return `Auto Alliances, network ${on === null ? `as of ${dayInWords(today())}` : `as of ${dayInWords(on)}`}, revision ${revision}. ${addressOf({ rev: revision, on: on ?? today() })} (read on ${dayInWords(today())}).`;
}

const frame = (): string =>
  `<iframe src="${addressOf({ embed: true }).replaceAll('&', '&amp;')}" width="900" height="600" title="Auto Alliances"></iframe>`;

async function savePng(): Promise<void> {
  const cy = drawn.peek();
  if (cy === null) return;
  const bg = (isDark.peek() ? dark : light).canvas;
  download('auto-alliances.png', await cy.png({ output: 'blob-promise', full: true, scale: 2, bg }));
}

function saveSvg(): void {
  const cy = drawn.peek();
  if (cy === null) return;
  const svg = svgOf(cy, { title: citation(), background: (isDark.peek() ? dark : light).canvas });
  download('auto-alliances.svg', new Blob([svg], { type: 'image/svg+xml' }));
}
