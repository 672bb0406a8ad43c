/** What the address asked for and could not be had. */
import { dismissNotice, ignored } from '../state/view.ts';
import { Icon } from './icons.tsx';

export function Notices() {
  if (ignored.value.length === 0) return null;
  return (
    <div class="notice" role="status">
      <p>
        This address holds something that this page does not know; it is left out:{' '}
        <code>{ignored.value.join(', ')}</code>.
      </p>
      <button type="button" class="tool" aria-label="Dismiss the notice" onClick={dismissNotice}>
        <Icon name="close" />
      </button>
    </div>
  );
}
