/** How Cytoscape draws the picture: shapes by kind, fills by group, lines by family, firmness, stake and change. */
import type { NodeSingular, StylesheetJson } from 'cytoscape';
import type { OrganizationKind } from '../../domain/vocabulary.ts';
import { isNarrow } from '../state/preferences.ts';
import type { Palette } from './palette.ts';

export const shapes = {
  AUTOMAKER: 'ellipse',
  BRAND: 'round-rectangle',
  JOINT_VENTURE: 'diamond',
  SUPPLIER: 'hexagon',
  BATTERY_MAKER: 'barrel',
  TECHNOLOGY_COMPANY: 'triangle',
  MOBILITY_SERVICE: 'pentagon',
  INVESTOR: 'star',
  PUBLIC_BODY: 'tag',
  OTHER: 'octagon',
} as const satisfies Readonly<Record<OrganizationKind, string>>;

export const FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", system-ui, sans-serif';

export function lookOf(palette: Palette): StylesheetJson {
  const { families, changes } = palette;
  return [
    {
      selector: 'node',
      style: {
        shape: 'data(shape)' as never,
        width: 'data(size)',
        height: 'data(size)',
        'background-color': 'data(fill)',
        'border-color': 'data(outline)',
        'border-width': 1.5,
        'font-family': FONT,
        'font-size': 'data(font)' as never,
        color: palette.label,
        'text-outline-color': palette.canvas,
        'text-outline-width': 2.5,
        'text-outline-opacity': 0.92,
        'text-valign': 'bottom',
        'text-halign': 'center',
        'text-margin-y': 3,
        'text-wrap': 'ellipsis',
        'text-max-width': '150px',
        'overlay-opacity': 0,
        'z-index': 10,
      },
    },
    { selector: 'node[?placeholder]', style: { 'border-style': 'dashed' } },
    // Above those without a name, which would cover the letters.
    { selector: 'node.named', style: { label: 'data(label)', 'z-index': 'data(above)' as never } },
    { selector: 'node.minor', style: { color: palette.faintLabel } },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': families.ownership,
        'target-arrow-color': families.ownership,
        'line-opacity': 0.62,
        'curve-style': 'straight',
        'overlay-opacity': 0,
        'line-cap': 'butt',
        'arrow-scale': 0.75,
        'z-index': 1,
      },
    },
    { selector: 'edge.parallel', style: { 'curve-style': 'bezier', 'control-point-step-size': 24 } },
    { selector: 'edge.directed', style: { 'target-arrow-shape': 'triangle' } },
    ...(Object.keys(families) as (keyof typeof families)[]).map((family) => ({
      selector: `edge.${family}`,
      style: { 'line-color': families[family], 'target-arrow-color': families[family] },
    })),
    { selector: 'edge.rumoured', style: { 'line-style': 'dotted' as const } },
    { selector: 'edge.talks-stage', style: { 'line-style': 'dashed' as const, 'line-dash-pattern': [6, 4] } },
    {
      selector: 'edge.over',
      style: { 'line-style': 'dashed' as const, 'line-dash-pattern': [2, 5], 'line-opacity': 0.4 },
    },
    {
      selector: 'edge[share]',
      style: {
        label: 'data(share)',
        'font-family': FONT,
        'font-size': 10.5,
        'min-zoomed-font-size': 11.5,
        color: palette.faintLabel,
        'text-outline-color': palette.canvas,
        'text-outline-width': 2.5,
        'text-events': 'yes',
      },
    },
    // What changed since the earlier day stands out; the rest steps back.
    { selector: 'edge.unchanged', style: { 'line-opacity': 0.16, 'target-arrow-shape': 'none', label: '' } },
    ...(Object.keys(changes) as (keyof typeof changes)[]).map((change) => ({
      selector: `edge.${change}`,
      style: {
        'line-color': changes[change],
        'target-arrow-color': changes[change],
        'line-opacity': 0.95,
        width: 'data(bold)',
        'z-index': 4,
      },
    })),
    { selector: 'edge.formed', style: { 'line-style': 'solid' as const } },
    { selector: 'edge.changed', style: { 'line-style': 'dashed' as const, 'line-dash-pattern': [10, 3] } },
    { selector: 'edge.ended', style: { 'line-style': 'dotted' as const } },
    {
      selector: 'edge.path',
      style: {
        'line-color': palette.path,
        'target-arrow-color': palette.path,
        width: 'data(bold)',
        'line-opacity': 1,
        'z-index': 5,
      },
    },
    { selector: 'node.path', style: { 'border-color': palette.path, 'border-width': 3.5, 'z-index': 20 } },
    { selector: 'node.dim', style: { opacity: 0.22 } },
    { selector: 'edge.dim', style: { 'line-opacity': 0.07, 'target-arrow-shape': 'none', label: '' } },
    { selector: 'edge.near', style: { 'line-opacity': 1, 'z-index': 6 } },
    { selector: 'edge.near[share]', style: { 'min-zoomed-font-size': 0 } },
    { selector: 'node.near', style: { label: 'data(label)', 'z-index': 200 } },
    {
      selector: 'node.chosen',
      style: {
        label: 'data(label)',
        color: palette.label,
        'border-color': palette.focus,
        'border-width': 4,
        'font-weight': 'bold',
        'z-index': 300,
      },
    },
    {
      selector: 'edge.chosen',
      style: {
        'line-opacity': 1,
        width: 'data(bold)',
        'underlay-color': palette.focus,
        'underlay-opacity': 0.28,
        'underlay-padding': 4,
        'z-index': 7,
      },
    },
    {
      selector: 'node.reached',
      style: {
        label: 'data(label)',
        'underlay-color': palette.focus,
        'underlay-opacity': 0.35,
        'underlay-padding': 7,
        'z-index': 301,
      },
    },
  ];
}

export const sizeOf = (degree: number): number =>
  (isNarrow.peek() ? 0.7 : 1) * Math.min(44, 11 + 5.4 * Math.sqrt(degree));
export const fontOf = (degree: number): number => Math.min(15, 10.5 + 0.9 * Math.sqrt(degree));

/** The label's font as the canvas takes it, to measure how wide it is. */
export const labelFont = (node: NodeSingular): string => `${node.data('font')}px ${FONT}`;
