/** The picture as Cytoscape's elements: one a node, one a tie, with everything that their looks depend on. */
import type { ElementDefinition } from 'cytoscape';
import { familyOf, firmnessOf, tieWords } from '../ui/words.ts';
import type { Shift } from './apart.ts';
import { fontOf, shapes, sizeOf } from './look.ts';
import type { Ink, Palette } from './palette.ts';
import type { Picture, PictureNode, PictureTie } from './picture.ts';

/** Where the server's places lie on the canvas. */
export interface Spread {
  readonly x: number;
  readonly y: number;
}

export interface ElementOptions {
  readonly palette: Palette;
  /** The groups that have a colour of their own, in the palette's order. */
  readonly groups: readonly { readonly id: string }[];
  readonly spread: Spread;
  /** How far each is moved from its place so that no two stand on each other. */
  readonly shifts: ReadonlyMap<string, Shift>;
  /** The day that is shown. */
  readonly day: string;
}

export function elementsOf(picture: Picture, options: ElementOptions): ElementDefinition[] {
  const ids = new Set(picture.nodes.map(({ id }) => id));
  const ties = picture.ties.filter(({ from, to }) => ids.has(from.id) && ids.has(to.id) && from.id !== to.id);
  const pairs = new Map<string, number>();
  for (const tie of ties) pairs.set(pairOf(tie), (pairs.get(pairOf(tie)) ?? 0) + 1);
  const onPath = new Set(picture.paths?.[0]?.ties.map(({ id }) => id));
  const nodesOnPath = new Set(picture.paths?.[0]?.organizations.map(({ id }) => id));
  return [
    ...picture.nodes.map((node) => nodeElement(node, options, nodesOnPath.has(node.id))),
    ...ties.map((tie) =>
      tieElement(tie, {
        day: options.day,
        isParallel: (pairs.get(pairOf(tie)) ?? 0) > 1,
        isCompared: picture.diff !== null,
        isOnPath: onPath.has(tie.id),
      }),
    ),
  ];
}

export function placeOf({ x, y }: PictureNode, spread: Spread, shift: Shift = { x: 0, y: 0 }): Shift {
  return { x: x * spread.x + shift.x, y: y * spread.y + shift.y };
}

/** The colour of the group that an organisation belongs to, or heads. */
export function inkOf(
  node: Pick<PictureNode, 'id' | 'ultimateParent'>,
  { palette, groups }: Pick<ElementOptions, 'palette' | 'groups'>,
): Ink {
  const group = node.ultimateParent?.id ?? node.id;
  const place = groups.findIndex(({ id }) => id === group);
  return palette.groups[place] ?? palette.otherGroup;
}

function nodeElement(node: PictureNode, options: ElementOptions, isOnPath: boolean): ElementDefinition {
  const { fill, outline } = inkOf(node, options);
  return {
    group: 'nodes',
    data: {
      id: node.id,
      label: node.name,
      kind: node.kind,
      country: node.country,
      degree: node.degree,
      group: node.ultimateParent?.id ?? node.id,
      placeholder: node.placeholder,
      shape: shapes[node.kind],
      size: sizeOf(node.degree),
      // The better connected lies above, for its name is looked for first.
      above: 12 + Math.min(150, node.degree),
      base: fontOf(node.degree),
      font: fontOf(node.degree),
      fill,
      outline,
    },
    position: placeOf(node, options.spread, options.shifts.get(node.id)),
    classes: isOnPath ? ['path'] : [],
  };
}

interface TieLooks {
  readonly day: string;
  readonly isParallel: boolean;
  readonly isCompared: boolean;
  readonly isOnPath: boolean;
}

function tieElement(tie: PictureTie, { day, isParallel, isCompared, isOnPath }: TieLooks): ElementDefinition {
  const width = widthOf(tie);
  const isOver = tie.change === null && tie.validTo?.latest != null && tie.validTo.latest <= day;
  const firmness = isOver ? 'over' : firmnessOf[tie.stage];
  const classes: string[] = [familyOf[tie.type], firmness === 'talks' ? 'talks-stage' : firmness];
  if (tie.planned) classes.push('talks-stage');
  if (tie.directed) classes.push('directed');
  if (isParallel) classes.push('parallel');
  if (isCompared) classes.push(tie.change ?? 'unchanged');
  if (isOnPath) classes.push('path');
  return {
    group: 'edges',
    data: {
      id: tie.id,
      source: tie.from.id,
      target: tie.to.id,
      width,
      bold: Math.max(3, width + 1),
      words: `${tie.from.name} – ${tieWords[tie.type].toLowerCase()} – ${tie.to.name}`,
      ...(shareOf(tie) && { share: shareOf(tie) }),
    },
    classes,
  };
}

/** As thick as the share is large: 1.5 for none to 6.5 for all of it. */
function widthOf({ type, percent }: PictureTie): number {
  if (type !== 'OWNS') return 1.4;
  if (percent === null) return 1.6;
  const low = percent.exact ?? percent.min ?? percent.max ?? 0;
  const high = percent.exact ?? percent.max ?? percent.min ?? 0;
  return 1.5 + (5 * (low + high)) / 200;
}

const shareOf = ({ type, percent }: PictureTie): string | null =>
  type === 'OWNS' && percent !== null && (percent.exact ?? percent.min ?? percent.max) !== null ? percent.text : null;

const pairOf = ({ from, to }: PictureTie): string => (from.id < to.id ? `${from.id} ${to.id}` : `${to.id} ${from.id}`);
