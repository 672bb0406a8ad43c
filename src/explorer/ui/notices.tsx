/** What the address asked for and could not be had, and whether the graph has moved on since it was cited. */
import { picture } from '../graph/picture.ts';
import { dismissNotice, go, ignored, view } from '../state/view.ts';
import { Icon } from './icons.tsx';

export function Notices() {
  const { rev } = view.value;
  const revision = picture.value.value?.revision ?? '';
  if (ignored.value.length > 0) {
    return (
      <Notice onDismiss={dismissNotice}>
        This address holds something that this page does not know; it is left out:{' '}
        <code>{ignored.value.join(', ')}</code>
      </Notice>
    );
  }
  if (rev === null || revision === '' || rev === revision) return null;
  return (
    <Notice onDismiss={() => go({ rev: null }, { replace: true })}>
      Cited at revision {rev}; this is revision {revision}: what is shown may have changed since.
    </Notice>
  );
}

function Notice({
  onDismiss,
  children,
}: {
  readonly onDismiss: () => void;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <div class="notice" role="status">
      <p>{children}</p>
      <button type="button" class="tool" aria-label="Dismiss the notice" onClick={onDismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}
