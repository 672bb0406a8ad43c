/** Beside the picture: how much of it is shown, the level, filters, and the legend, which is always in sight. */

import { Filters } from '../find/filters.tsx';
import { Legend } from '../graph/legend.tsx';
import { Shown } from '../graph/shown.tsx';
import { view } from '../state/view.ts';

export function Sidebar() {
  return (
    <aside class="sidebar" aria-label="Shown and filters">
      <div class="sidebar-scroll">
        <Shown />
        <Filters />
      </div>
      {view.value.view === 'graph' && <Legend />}
    </aside>
  );
}
