/** The graph on screen: Cytoscape in a box, kept in step with the picture, the theme and what is selected. */
import { effect, signal } from '@preact/signals';
import cytoscape, { type Core, type EventObject, type NodeSingular } from 'cytoscape';
import { useEffect, useRef } from 'preact/hooks';
import { today } from '../state/moment.ts';
import { isDark, isNarrow, prefersStillness } from '../state/preferences.ts';
import { go, view } from '../state/view.ts';
import { movedApart, type Shift } from './apart.ts';
import { elementsOf, placeOf, type Spread } from './elements.ts';
import { addNeighbours } from './expand.ts';
import { moveByKey } from './keys.ts';
import { placeLabels } from './labels.ts';
import { lookOf, sizeOf } from './look.ts';
import { dark, light } from './palette.ts';
import { overview, type Picture, picture } from './picture.ts';
import { padding, showAll, TOOLS } from './whole.ts';

/** The graph that is on screen, for the buttons and downloads around it. */
export const drawn = signal<Core | null>(null);
/** What the pointer or the keys are at. */
export const pointedAt = signal<{ readonly id: string; readonly x: number; readonly y: number } | null>(null);
/** Set by the legend: only these stand out. */
export const highlighted = signal<((node: NodeSingular) => boolean) | null>(null);

/** How much room a node and its name need, in pixels. */
const room = (): number => (isNarrow.peek() ? 40 : 52);
/** Beyond this many ties they are drawn as a texture while the picture moves. */
const MANY_TIES = 500;

export function GraphCanvas() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const stop = draw(box.current);
    return stop;
  }, []);
  return (
    <div
      ref={box}
      class="graph-canvas"
      role="application"
      aria-label="Network of organisations"
      aria-describedby="graph-help"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the graph is moved through with the arrow keys.
      tabIndex={0}
      onKeyDown={(event) => moveByKey(event, drawn.value, reached)}
      onBlur={() => {
        reached.value = null;
      }}
    />
  );
}

/** The node that the arrow keys have come to. */
export const reached = signal<string | null>(null);

function draw(box: HTMLDivElement): () => void {
  const cy = cytoscape({
    container: box,
    ...{ minZoom: 0.08, maxZoom: 4, pixelRatio: 'auto' as const, boxSelectionEnabled: false },
    ...{ autoungrabify: true, selectionType: 'single' as const, hideEdgesOnViewport: false },
  });
  let frame = '';
  let spread: Spread = { x: 1, y: 1 };
  let shifts: ReadonlyMap<string, Shift> = new Map();
  // A picture that nobody has moved stays whole when panels open and close beside it.
  let isMoved = false;
  let labelling = 0;
  let reframing = 0;
  /** Counts the times that the box took another size with the picture still whole in it. */
  const size = signal(0);
  const label = () => placeLabels(cy, (node) => node.hasClass('chosen') || node.hasClass('path'));
  const relabel = (wait = 60) => {
    clearTimeout(labelling);
    labelling = window.setTimeout(label, wait);
  };

  const stops = [
    effect(() => {
      const shown = picture.value.value;
      void size.value;
      const palette = isDark.value ? dark : light;
      const groups = overview.value.value?.rankings.map(({ organization }) => organization) ?? [];
      cy.style(lookOf(palette));
      if (shown === null) return;
      const isNew = frame !== shown.frame || cy.nodes().empty();
      if (isNew) {
        spread = spreadOf(shown, box);
        shifts = new Map();
      }
      const places = shown.nodes.map((node) => ({
        id: node.id,
        radius: sizeOf(node.degree) / 2,
        ...placeOf(node, spread),
      }));
      shifts = movedApart(places, shifts);
      update(cy, elementsOf(shown, { palette, groups, spread, shifts, day: view.peek().on ?? today() }));
      textureWhenMany(cy);
      if (isNew) {
        isMoved = false;
        showAll(cy, false);
        // Once more with the names, which reach beyond their nodes.
        label();
        showAll(cy, false);
      }
      if (frame === '') performance.mark('graph-drawn');
      frame = shown.frame;
      markSelection(cy, view.peek().select);
      relabel(0);
    }),
    effect(() => {
      markSelection(cy, view.value.select);
      relabel();
    }),
    effect(() => {
      cy.nodes('.reached').removeClass('reached');
      if (reached.value !== null) cy.getElementById(reached.value).addClass('reached');
    }),
    effect(() => {
      const stands = highlighted.value;
      cy.batch(() => {
        cy.elements().removeClass('dim');
        if (stands === null) return;
        const nodes = cy.nodes().filter(stands);
        cy.elements()
          .not(nodes.union(nodes.edgesWith(nodes)))
          .addClass('dim');
      });
    }),
  ];

  cy.on('tap', ({ target }: EventObject) => go({ select: target === cy ? null : target.id() }));
  cy.on('dbltap', 'node', ({ target }: EventObject) => addNeighbours(target.id()));
  cy.on('mouseover', 'node, edge', ({ target }: EventObject) => {
    const around = target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes());
    cy.batch(() => {
      cy.elements().not(around).addClass('dim');
      around.addClass('near');
    });
    const { x, y } = target.isNode() ? target.renderedPosition() : target.renderedMidpoint();
    pointedAt.value = { id: target.id(), x, y: y - (target.isNode() ? target.renderedOuterHeight() / 2 : 0) };
    box.style.cursor = 'pointer';
  });
  cy.on('mouseout', 'node, edge', () => {
    cy.batch(() => cy.elements().removeClass('dim near'));
    pointedAt.value = null;
    box.style.cursor = '';
  });
  cy.on('pan zoom', () => {
    pointedAt.value = null;
    relabel(140);
  });
  cy.on('dragpan scrollzoom pinchzoom', () => {
    isMoved = true;
  });
  const resized = new ResizeObserver(() => {
    cy.resize();
    if (!isMoved) {
      clearTimeout(reframing);
      reframing = window.setTimeout(() => {
        frame = '';
        size.value += 1;
      }, 60);
    }
    relabel();
  });
  resized.observe(box);
  drawn.value = cy;

  return () => {
    for (const stop of stops) stop();
    resized.disconnect();
    clearTimeout(labelling);
    clearTimeout(reframing);
    drawn.value = null;
    cy.destroy();
  };
}

/** Adds, changes and removes what differs; what stays is not touched, so that nothing flickers. */
function update(cy: Core, elements: ReturnType<typeof elementsOf>): void {
  const wanted = new Set(elements.map(({ data }) => data.id));
  cy.batch(() => {
    cy.elements()
      .filter((element) => !wanted.has(element.id()))
      .remove();
    for (const element of elements) {
      const there = cy.getElementById(element.data.id ?? '');
      if (there.empty()) {
        cy.add(element);
        continue;
      }
      there.data(element.data);
      if (element.position !== undefined) (there as NodeSingular).position(element.position);
      const kept = ['named', 'chosen', 'reached', 'dim', 'near'].filter((name) => there.hasClass(name));
      const wantedClasses = Array.isArray(element.classes) ? element.classes : [];
      there.classes([...wantedClasses, ...kept]);
    }
  });
}

/**
 * Spreads the server's places over the canvas so that nodes have their right size when all of it is in sight: the same
 * places, drawn out a little along the longer side.
 */
function spreadOf({ nodes }: Picture, box: HTMLElement): Spread {
  const along = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  if (nodes.length < 2) return { x: 1, y: 1 };
  const width = Math.max(80, along(nodes.map(({ x }) => x)));
  const height = Math.max(80, along(nodes.map(({ y }) => y)));
  const free = (length: number) => Math.max(160, length - 2.6 * padding());
  // Beside the buttons as well, for names would be too small to read if all were shrunk later.
  const x = free(box.clientWidth - TOOLS.width) / width;
  const y = free(box.clientHeight) / height;
  const ratio = Math.min(2, Math.max(0.55, x / y));
  const fitting = Math.min(x / Math.sqrt(ratio), y * Math.sqrt(ratio));
  // Many nodes need more room than the screen has: one zooms in then.
  const crowded = Math.sqrt((nodes.length * room() ** 2) / (width * height));
  const scale = Math.min(2, Math.max(fitting, crowded));
  return { x: scale * Math.sqrt(ratio), y: scale / Math.sqrt(ratio) };
}

export function zoomBy(cy: Core, factor: number): void {
  const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * factor));
  const to = { level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } };
  if (prefersStillness()) cy.zoom(to);
  else cy.animate({ zoom: to, duration: 140 });
}

function textureWhenMany(cy: Core): void {
  // Not part of the published type: the renderer reads it at every frame.
  const renderer = (cy as unknown as { renderer(): { textureOnViewport?: boolean } }).renderer();
  renderer.textureOnViewport = cy.edges().length > MANY_TIES;
}

function markSelection(cy: Core, id: string | null): void {
  cy.batch(() => {
    cy.elements('.chosen').removeClass('chosen');
    if (id === null) return;
    if (id.startsWith('deal:')) {
      const key = `tie:${id.slice('deal:'.length)}:`;
      cy.edges()
        .filter((edge) => edge.id().startsWith(key))
        .addClass('chosen');
    } else {
      cy.getElementById(id).addClass('chosen');
    }
  });
}
