/** The picture as an SVG file: what is on the canvas, drawn anew as shapes and text. */
import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import type { OrganizationKind } from '../../domain/vocabulary.ts';
import { FONT } from './look.ts';
import { shapePath } from './shapes.ts';

const MARGIN = 30;

/** @param title Said to screen readers, and kept with the file */
export function svgOf(
  cy: Core,
  { title, background }: { readonly title: string; readonly background: string },
): string {
  const { x1, y1, w, h } = cy.elements().boundingBox({});
  const box = [x1 - MARGIN, y1 - MARGIN, w + 2 * MARGIN, h + 2 * MARGIN].map(rounded);
  const edges = cy.edges().map((edge) => edgeSvg(edge as EdgeSingular));
  const nodes = cy.nodes().map((node) => nodeSvg(node as NodeSingular, background));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${background}"/>`,
    ...edges,
    ...nodes,
    '</svg>',
  ].join('\n');
}

function edgeSvg(edge: EdgeSingular): string {
  const from = edge.sourceEndpoint();
  const to = edge.targetEndpoint();
  // Undefined for straight lines, whatever the type says.
  const bend = (edge.controlPoints() as { x: number; y: number }[] | undefined)?.[0];
  const path = bend === undefined ? `M${point(from)}L${point(to)}` : `M${point(from)}Q${point(bend)} ${point(to)}`;
  const colour = colourOf(edge.style('line-color'));
  const style = edge.style('line-style');
  const width = Number.parseFloat(edge.style('width'));
  const dash = style === 'dotted' ? `1 ${rounded(width * 2)}` : style === 'dashed' ? '7 4' : '';
  const line = `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${rounded(width)}" stroke-opacity="${edge.style('line-opacity')}"${dash && ` stroke-dasharray="${dash}"`}><title>${escaped(edge.data('words') ?? '')}</title></path>`;
  return edge.style('target-arrow-shape') === 'none' ? line : line + arrow(bend ?? from, to, colour, width);
}

function arrow(from: Point, to: Point, fill: string, width: number): string {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const size = 5 + width;
  const corner = (by: number): Point => ({
    x: to.x - size * Math.cos(turn + by),
    y: to.y - size * Math.sin(turn + by),
  });
  return `<path d="M${point(to)}L${point(corner(0.42))}L${point(corner(-0.42))}Z" fill="${fill}"/>`;
}

function nodeSvg(node: NodeSingular, background: string): string {
  const { x, y } = node.position();
  const { kind, size, label, font } = node.data() as {
    kind: OrganizationKind;
    size: number;
    label: string;
    font: number;
  };
  const shape = `<path transform="translate(${point({ x, y })})" d="${shapePath(kind, size)}" fill="${colourOf(node.style('background-color'))}" stroke="${colourOf(node.style('border-color'))}" stroke-width="${node.style('border-width')}"><title>${escaped(label)}</title></path>`;
  if (!node.style('label')) return shape;
  const text = `x="${rounded(x)}" y="${rounded(y + size / 2 + font + 2)}" font-family="${escaped(FONT)}" font-size="${rounded(font)}" text-anchor="middle"`;
  return `${shape}<text ${text} fill="${colourOf(node.style('color'))}" stroke="${background}" stroke-width="3" paint-order="stroke">${escaped(label)}</text>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
const rounded = (value: number): number => Math.round(value * 10) / 10;
const point = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
const colourOf = (value: unknown): string => escaped(String(value));
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
