/** On a narrow screen: the panels as sheets over the graph, opened from a bar of buttons, one at a time. */
import { signal } from '@preact/signals';
import { FilterFields } from '../find/filters.tsx';
import { Legend } from '../graph/legend.tsx';
import { Shown } from '../graph/shown.tsx';
import { PanelBody, panelContent } from '../inspector/panel.tsx';
import { countFilters } from '../state/moment.ts';
import { go, view } from '../state/view.ts';
import { Icon } from './icons.tsx';

type Sheet = 'shown' | 'legend';
const open = signal<Sheet | null>(null);

export function Sheets({ isBarShown }: { readonly isBarShown: boolean }) {
  const { panel } = view.value;
  const content = panelContent.value;
  const toggle = (sheet: Sheet) => {
    open.value = open.value === sheet ? null : sheet;
    if (panel === 'filters') go({ panel: null }, { replace: true });
  };
  const filters = countFilters(view.value);
  return (
    <>
      {isBarShown && (
        <nav class="sheet-bar" aria-label="Panels">
          <button type="button" aria-expanded={open.value === 'shown'} onClick={() => toggle('shown')}>
            Shown
          </button>
          <button type="button" aria-expanded={panel === 'filters'} onClick={openFilters}>
            <Icon name="filter" size={15} />
            Filters{filters > 0 && ` (${filters})`}
          </button>
          <button type="button" aria-expanded={open.value === 'legend'} onClick={() => toggle('legend')}>
            Legend
          </button>
          <button type="button" onClick={() => go({ panel: 'path' })}>
            Path
          </button>
        </nav>
      )}
      {content !== null && (
        <aside class="sheet" aria-label="Details">
          <PanelBody content={content} />
        </aside>
      )}
      {content === null && panel === 'filters' && (
        <SheetOf title="Filters" onClose={() => go({ panel: null }, { replace: true })}>
          <div class="filters">
            <FilterFields />
          </div>
        </SheetOf>
      )}
      {content === null && panel !== 'filters' && open.value !== null && (
        <SheetOf
          title={open.value === 'shown' ? 'What is shown' : 'Legend'}
          onClose={() => toggle(open.value ?? 'shown')}
        >
          {open.value === 'shown' ? <Shown /> : <Legend />}
        </SheetOf>
      )}
    </>
  );

  function openFilters() {
    open.value = null;
    go({ panel: panel === 'filters' ? null : 'filters', select: null }, { replace: true });
  }
}

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: preact.ComponentChildren;
}

function SheetOf({ title, onClose, children }: SheetProps) {
  return (
    <aside class="sheet" aria-label={title}>
      <div class="sheet-head">
        <h1>{title}</h1>
        <button type="button" class="tool" aria-label={`Close: ${title}`} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </aside>
  );
}
