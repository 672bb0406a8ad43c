/** Moving through the graph by the keys: arrows go to the next organisation that way, Enter opens it, E adds its neighbours. */
import type { Signal } from '@preact/signals';
import type { Core, NodeSingular } from 'cytoscape';
import { go } from '../state/view.ts';
import { say } from '../ui/announce.tsx';
import { counted, countryName, inWords } from '../ui/words.ts';
import { addNeighbours, neighbourhoodOf } from './expand.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export function moveByKey(event: KeyboardEvent, cy: Core | null, reached: Signal<string | null>): void {
  if (cy === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const current = reached.value === null ? null : cy.getElementById(reached.value);
  const direction = directions[event.key];
  if (direction !== undefined) {
    const next = current === null || current.empty() ? firstNode(cy) : nextNode(cy, current, direction);
    if (next !== undefined) arrive(cy, next, reached);
  } else if (event.key === 'Enter' && reached.value !== null) {
    go({ select: reached.value });
  } else if ((event.key === 'e' || event.key === 'E') && reached.value !== null) {
    addNeighbours(reached.value);
  } else if (event.key === 'Escape') {
    reached.value = null;
    go({ select: null });
  } else if (event.key === '+' || event.key === '-') {
    cy.zoom({
      level: cy.zoom() * (event.key === '+' ? 1.25 : 0.8),
      renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
    });
  } else {
    return;
  }
  event.preventDefault();
}

function arrive(cy: Core, node: NodeSingular, reached: Signal<string | null>): void {
  reached.value = node.id();
  const { x, y } = node.renderedPosition();
  if (x < 40 || y < 40 || x > cy.width() - 40 || y > cy.height() - 40) cy.center(node);
  const around = neighbourhoodOf(node.id());
  say(
    `${node.data('label')}, ${inWords(node.data('kind'))}, ${countryName(node.data('country'))}, ` +
      `${counted(Number(node.data('degree')), 'partner')}, ${around?.shown ?? 0} shown.`,
  );
}

/** Where one begins: what is selected, else the best connected. */
function firstNode(cy: Core): NodeSingular | undefined {
  const chosen = cy.nodes('.chosen');
  if (chosen.nonempty()) return chosen[0];
  return cy
    .nodes()
    .toArray()
    .sort((a, b) => Number(b.data('degree')) - Number(a.data('degree')))[0];
}

/** The nearest in that direction; what lies aside counts as farther away. */
function nextNode(cy: Core, from: NodeSingular, [dx, dy]: readonly [number, number]): NodeSingular | undefined {
  const start = from.position();
  let best: NodeSingular | undefined;
  let least = Number.POSITIVE_INFINITY;
  cy.nodes().forEach((node) => {
    const { x, y } = node.position();
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    if (node.same(from) || ahead <= 0 || aside > 2 * ahead) return;
    const distance = ahead + 1.5 * aside;
    if (distance < least) {
      least = distance;
      best = node;
    }
  });
  return best;
}
