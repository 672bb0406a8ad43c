/** Chooses whose names stand in the picture: the best connected first, and none upon another. */
import type { Core, NodeSingular } from 'cytoscape';
import { labelFont } from './look.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const measure = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();
const MAX_WIDTH = 150;
/** Partners from which on a name is shown wherever no other name stands. */
const LEADING = 9;
/** Smaller letters than this, in pixels on the screen, are none. */
const READABLE = 9;

function widthOf(node: NodeSingular): number {
  const font = labelFont(node);
  const key = `${font} ${node.data('label')}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (measure !== null) measure.font = font;
    width = Math.min(MAX_WIDTH, measure?.measureText(node.data('label')).width ?? 80);
    widths.set(key, width);
  }
  return width;
}

/**
 * Names as many nodes as there is room for. Labels grow and shrink with the zoom, so that more of them find room the
 * closer one looks; below a readable size there are none but those pinned.
 */
export function placeLabels(cy: Core, isPinned: (node: NodeSingular) => boolean): void {
  const zoom = cy.zoom();
  const { x1, x2, y1, y2 } = cy.extent();
  const seen = cy.nodes().filter((node) => {
    const { x, y } = node.position();
    return x > x1 && x < x2 && y > y1 && y < y2;
  });
  const order = (seen.toArray() as NodeSingular[]).sort(
    (a, b) => rank(b, isPinned) - rank(a, isPinned) || (a.id() < b.id() ? -1 : 1),
  );
  const taken: Box[] = [];
  // Nodes are not to be written upon.
  const bodies = order.map((node) => ({ ...bodyOf(node), above: Number(node.data('above')) }));
  const named = new Set<string>();
  for (const node of order) {
    const isLeading = node.data('degree') >= LEADING;
    if (!isPinned(node) && !isLeading && node.data('font') * zoom < READABLE) continue;
    // Leading names stay readable however far away one looks.
    const font = isLeading || isPinned(node) ? Math.max(node.data('base'), READABLE / zoom) : node.data('base');
    if (Math.abs(font - node.data('font')) > 0.4) node.data('font', font);
    const box = boxOf(node);
    const own = bodyOf(node);
    // The names that one looks for first may run over nodes that lie below theirs.
    const isInTheWay = (other: (typeof bodies)[number]) =>
      overlap(box, other) && !same(other, own) && !(isLeading && other.above < node.data('above'));
    const isFree = !taken.some((other) => overlap(box, other)) && !bodies.some(isInTheWay);
    if (!isFree && !isPinned(node)) continue;
    taken.push(box);
    named.add(node.id());
  }
  cy.batch(() => {
    cy.nodes().forEach((node) => {
      const is = named.has(node.id());
      if (node.hasClass('named') !== is) node.toggleClass('named', is);
    });
  });
}

const rank = (node: NodeSingular, isPinned: (node: NodeSingular) => boolean): number =>
  (isPinned(node) ? 1000 : 0) + Number(node.data('degree'));

/** In the picture's own units, with a little air around it. */
function boxOf(node: NodeSingular): Box {
  const { x, y } = node.position();
  const half = widthOf(node) / 2 + 4;
  const top = y + node.data('size') / 2 + 2;
  return { left: x - half, right: x + half, top, bottom: top + node.data('font') * 1.35 };
}

function bodyOf(node: NodeSingular): Box {
  const { x, y } = node.position();
  const half = node.data('size') / 2;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const same = (a: Box, b: Box): boolean => a.left === b.left && a.top === b.top && a.right === b.right;
