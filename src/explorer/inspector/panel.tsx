/** What stands on the right: what is selected, else a path, else what changed. */
import { computed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { PathPanel } from '../find/path.tsx';
import { view } from '../state/view.ts';
import { Digest } from '../time/digest.tsx';
import { Selected } from './inspector.tsx';

export type PanelContent = 'selected' | 'path' | 'digest';

export const panelContent = computed<PanelContent | null>(() => {
  const { select, path, panel, since } = view.value;
  if (select !== null) return 'selected';
  if (path !== null || panel === 'path') return 'path';
  return since === null ? null : 'digest';
});

export function Panel() {
  const box = useRef<HTMLElement>(null);
  const { select } = view.value;
  useEffect(() => {
    // What else is selected begins at its top.
    if (select !== null) box.current?.scrollTo(0, 0);
  }, [select]);
  if (panelContent.value === null) return null;
  return (
    <aside class="inspector" aria-label="Details" ref={box}>
      <PanelBody content={panelContent.value} />
    </aside>
  );
}

export function PanelBody({ content }: { readonly content: PanelContent }) {
  switch (content) {
    case 'selected':
      return <Selected />;
    case 'path':
      return <PathPanel />;
    case 'digest':
      return <Digest />;
    default:
      return content satisfies never;
  }
}
