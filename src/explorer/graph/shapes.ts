/** The shapes of kinds as SVG paths around the origin, for the legend, the inspector and the downloaded picture. */
import type { OrganizationKind } from '../../domain/vocabulary.ts';
import { shapes } from './look.ts';

/** `size`: how wide and high, as the graph counts it. */
export function shapePath(kind: OrganizationKind, size: number): string {
  const r = size / 2;
  const name = shapes[kind];
  switch (name) {
    case 'ellipse':
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    case 'round-rectangle':
      return roundRectangle(r, size / 4);
    case 'barrel':
      return `M${-r} ${-r * 0.8}Q0 ${-r * 1.2} ${r} ${-r * 0.8}V${r * 0.8}Q0 ${r * 1.2} ${-r} ${r * 0.8}Z`;
    case 'diamond':
      return polygon(4, r, 0);
    case 'hexagon':
      return points(
        [
          [-1, 0],
          [-0.5, -1],
          [0.5, -1],
          [1, 0],
          [0.5, 1],
          [-0.5, 1],
        ],
        r,
      );
    case 'triangle':
      return points(
        [
          [0, -1],
          [1, 1],
          [-1, 1],
        ],
        r,
      );
    case 'pentagon':
      return polygon(5, r, 0);
    case 'octagon':
      return polygon(8, r, Math.PI / 8);
    case 'star':
      return star(r);
    case 'tag':
      return points(
        [
          [-1, -1],
          [0.25, -1],
          [1, 0],
          [0.25, 1],
          [-1, 1],
        ],
        r,
      );
    default:
      return name satisfies never;
  }
}

function roundRectangle(r: number, corner: number): string {
  const c = Math.min(corner, r);
  return `M${-r + c} ${-r}H${r - c}Q${r} ${-r} ${r} ${-r + c}V${r - c}Q${r} ${r} ${r - c} ${r}H${-r + c}Q${-r} ${r} ${-r} ${r - c}V${-r + c}Q${-r} ${-r} ${-r + c} ${-r}Z`;
}

function polygon(corners: number, r: number, turn: number): string {
  const at = (n: number) => turn + (n * 2 * Math.PI) / corners;
  return path(Array.from({ length: corners }, (_, n) => [Math.sin(at(n)) * r, -Math.cos(at(n)) * r]));
}

function star(r: number): string {
  return path(
    Array.from({ length: 10 }, (_, n) => {
      const reach = n % 2 === 0 ? r : r * 0.45;
      return [Math.sin((n * Math.PI) / 5) * reach, -Math.cos((n * Math.PI) / 5) * reach];
    }),
  );
}

const points = (corners: readonly (readonly [number, number])[], r: number): string =>
  path(corners.map(([x, y]) => [x * r, y * r]));

const path = (corners: readonly (readonly number[])[]): string =>
  `M${corners.map((corner) => corner.map((value) => Math.round(value * 100) / 100).join(' ')).join('L')}Z`;
