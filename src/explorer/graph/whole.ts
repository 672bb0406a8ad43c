/** The whole picture in sight, with nothing of it under the buttons at its edge. */
import type { Core } from 'cytoscape';
import { isNarrow, prefersStillness } from '../state/preferences.ts';

/** What is left free around the picture: names stand there. */
export const padding = (): number => (isNarrow.peek() ? 14 : 30);
/** The corner at the top right that the buttons take. */
export const TOOLS = { width: 62, height: 170 };
const FEW = 20;

interface Framing {
  readonly zoom: number;
  readonly pan: { readonly x: number; readonly y: number };
}

export function showAll(cy: Core, animated = true): void {
  if (cy.nodes().empty()) return;
  const all = framing(cy, padding());
  const { zoom, pan } = isUnderTools(cy, all) ? framing(cy, Math.max(padding(), TOOLS.width)) : all;
  cy.stop();
  if (!animated || prefersStillness()) cy.viewport({ zoom, pan: { ...pan } });
  else cy.animate({ zoom, pan: { ...pan }, duration: 260, easing: 'ease-out-cubic' });
}

/** Everything in the middle of the screen, but for so much at the right. */
function framing(cy: Core, right: number): Framing {
  const { x1, y1, w, h } = cy.elements().boundingBox();
  const left = padding();
  const free = { x: Math.max(1, cy.width() - left - right), y: Math.max(1, cy.height() - 2 * padding()) };
  // Two nodes alone are not to fill the screen, nor are many to grow into each other.
  const most = cy.nodes().length > FEW ? 1.05 : 1.35;
  const zoom = Math.max(cy.minZoom(), Math.min(free.x / w, free.y / h, most));
  const pan = { x: left + (free.x - w * zoom) / 2 - x1 * zoom, y: padding() + (free.y - h * zoom) / 2 - y1 * zoom };
  return { zoom, pan };
}

function isUnderTools(cy: Core, { zoom, pan }: Framing): boolean {
  const left = (cy.width() - TOOLS.width - pan.x) / zoom;
  const bottom = (TOOLS.height - pan.y) / zoom;
  return cy.nodes().some((node) => {
    const { x2, y1 } = node.boundingBox();
    return x2 > left && y1 < bottom;
  });
}
