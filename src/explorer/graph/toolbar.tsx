/** Buttons at the graph's edge: undo, zoom, fit. */
import { canUndo, undo } from '../state/view.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { drawn, zoomBy } from './canvas.tsx';
import { showAll } from './whole.ts';

export function Toolbar() {
  const withGraph = (act: (cy: NonNullable<typeof drawn.value>) => void) => () => {
    if (drawn.value !== null) act(drawn.value);
  };
  return (
    <div class="graph-tools" role="group" aria-label="Move the picture">
      <Tool icon="plus" label="Zoom in" onClick={withGraph((cy) => zoomBy(cy, 1.4))} />
      <Tool icon="minus" label="Zoom out" onClick={withGraph((cy) => zoomBy(cy, 1 / 1.4))} />
      <Tool icon="fit" label="Show all of it" onClick={withGraph((cy) => showAll(cy))} />
      <Tool icon="undo" label="Undo the last step" onClick={undo} isDisabled={!canUndo.value} />
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
}

function Tool({ icon, label, onClick, isDisabled = false }: ToolProps) {
  return (
    <button type="button" class="tool" title={label} aria-label={label} onClick={onClick} disabled={isDisabled}>
      <Icon name={icon} />
    </button>
  );
}
