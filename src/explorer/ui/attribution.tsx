/** In a frame: what this is, and the way to all of it. */
import { addressOf } from '../state/view.ts';

export function Attribution() {
  return (
    <a class="attribution" href={addressOf({ embed: false })} target="_blank" rel="noopener">
      Auto Alliances
    </a>
  );
}
