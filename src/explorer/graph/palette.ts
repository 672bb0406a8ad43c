/** The graph's colours in light and dark: groups by a palette that colour-blind eyes tell apart (after Okabe and Ito), lines by what they mean. */
import type { Family } from '../ui/words.ts';
import type { Change } from './picture.ts';

export interface Ink {
  readonly fill: string;
  readonly outline: string;
}

export interface Palette {
  /** For the best-connected corporate groups, in their order. */
  readonly groups: readonly Ink[];
  readonly otherGroup: Ink;
  readonly families: Readonly<Record<Family, string>>;
  readonly changes: Readonly<Record<Change, string>>;
  readonly path: string;
  readonly focus: string;
  readonly label: string;
  readonly faintLabel: string;
  readonly canvas: string;
}

export const GROUP_COLOURS = 8;

export const light: Palette = {
  groups: [
    { fill: '#0072b2', outline: '#00476f' },
    { fill: '#e69f00', outline: '#8f6200' },
    { fill: '#009e73', outline: '#00593f' },
    { fill: '#d55e00', outline: '#873b00' },
    { fill: '#6cc0ef', outline: '#1f6f9c' },
    { fill: '#cc79a7', outline: '#84416a' },
    { fill: '#f2e55c', outline: '#8c8000' },
    { fill: '#4c5a6b', outline: '#222c38' },
  ],
  otherGroup: { fill: '#ffffff', outline: '#7b8794' },
  families: { ownership: '#5d6a7a', cooperation: '#4f9a86', trade: '#b88a4a', talks: '#8d78b8' },
  changes: { formed: '#00835f', changed: '#0067a3', ended: '#c04f00' },
  path: '#0058a0',
  focus: '#0b63ce',
  label: '#1c2632',
  faintLabel: '#4d5a69',
  canvas: '#f6f7f9',
};

export const dark: Palette = {
  groups: [
    { fill: '#3d9bd6', outline: '#9fd2f5' },
    { fill: '#e9ab23', outline: '#ffdf99' },
    { fill: '#22b48a', outline: '#93ebcd' },
    { fill: '#e5752a', outline: '#ffc096' },
    { fill: '#8fd3fa', outline: '#d6f0ff' },
    { fill: '#d58db6', outline: '#f8cfe4' },
    { fill: '#f2e66b', outline: '#fffbcf' },
    { fill: '#8796a8', outline: '#d3dce6' },
  ],
  otherGroup: { fill: '#262f3a', outline: '#8d9aa9' },
  families: { ownership: '#8a98a8', cooperation: '#5fae98', trade: '#c39a5e', talks: '#a392cf' },
  changes: { formed: '#3ccf9f', changed: '#6db8f2', ended: '#ff9a57' },
  path: '#7cc0ff',
  focus: '#8ec5ff',
  label: '#e8edf3',
  faintLabel: '#b3bfcc',
  canvas: '#11161c',
};
