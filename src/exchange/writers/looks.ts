/** How organisations and ties look where a format holds it: colours that colour-blind eyes tell apart, sizes by partners. */
import type { Stage, TieType } from '../../domain/vocabulary.ts';
import type { OrganizationRecord, TieRecord } from '../network-file.ts';

/** Colours of the largest communities, after Okabe and Ito, "Color Universal Design" (2008), and lighter ones of the same. */
const communityColours = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#cc79a7',
  '#56b4e9',
  '#f0e442',
  '#7f5aa2',
  '#8c6d31',
  '#5f9ea0',
] as const;
const GREY = '#999999';

/** As #rrggbb; those of the many small communities are grey. */
export function organizationColour({ community }: OrganizationRecord): string {
  return community === null ? GREY : (communityColours[community] ?? GREY);
}

/** A diameter: 10 without a partner, 50 with a hundred. */
export function organizationSize({ degree }: OrganizationRecord): number {
  return Math.round(10 * (10 + 4 * Math.sqrt(degree))) / 10;
}

export const tieColours = {
  EXPLORING: '#999999',
  PARTNERS: '#0072b2',
  OWNS: '#d55e00',
  SUPPLIES: '#009e73',
  LICENSES: '#cc79a7',
  BUILDS_FOR: '#56b4e9',
  DISTRIBUTES_FOR: '#e69f00',
  ACQUIRES: '#8c6d31',
  MERGES_WITH: '#7f5aa2',
  PART_OF: '#444444',
} as const satisfies Readonly<Record<TieType, string>>;

/** Dotted while it is a rumour, dashed while it is talk or on hold. */
export const stageShapes = {
  RUMOURED: 'dotted',
  EXPLORING: 'dashed',
  NEGOTIATING: 'dashed',
  AGREED_IN_PRINCIPLE: 'solid',
  ANNOUNCED: 'solid',
  SIGNED: 'solid',
  ACTIVE: 'solid',
  PAUSED: 'dashed',
  DENIED: 'dotted',
  WITHDRAWN: 'dotted',
  EXPIRED: 'dotted',
  TERMINATED: 'dotted',
} as const satisfies Readonly<Record<Stage, 'solid' | 'dashed' | 'dotted'>>;

/** From 1; a stake is the wider the larger its share. */
export function tieThickness({ percent, strength }: TieRecord): number {
  const share = percent === null ? null : (percent.exact ?? percent.min);
  return Math.round(100 * (share === null ? 1 + strength : 1 + share / 25)) / 100;
}

/** "owns 20–21 %", "builds for". */
export function tieLabel({ type }: TieRecord, percent: string | null): string {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return percent === null ? words : `${words} ${percent}`;
}

/** Red, green and blue, 0 to 255 each, of #rrggbb. */
export function channels(colour: string): { r: number; g: number; b: number } {
  const number = Number.parseInt(colour.slice(1), 16);
  return { r: number >> 16, g: (number >> 8) & 255, b: number & 255 };
}
