/** In a frame: what this is, and the way to all of it. */
import { addressOf, view } from '../state/view.ts';
import { dayInWords } from './words.ts';

export function Attribution() {
  const { on } = view.value;
  return (
    <a class="attribution" href={addressOf({ embed: false })} target="_blank" rel="noopener">
      Auto Alliances, {on === null ? 'today' : `as of ${dayInWords(on, true)}`}
    </a>
  );
}
