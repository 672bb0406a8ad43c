/** Moves organisations that would stand on each other just so far apart that both can be seen. */

export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Shift {
  readonly x: number;
  readonly y: number;
}

const GAP = 7;
const ROUNDS = 40;

/**
 * How far each is moved. Those in `kept` have been moved before and stay: the picture is not to jump when others come
 * in, say with another day.
 */
export function movedApart(places: readonly Place[], kept: ReadonlyMap<string, Shift>): Map<string, Shift> {
  const at = places.map(({ id, x, y, radius }) => {
    const shift = kept.get(id);
    return { id, x: x + (shift?.x ?? 0), y: y + (shift?.y ?? 0), radius, isFixed: shift !== undefined };
  });
  for (let round = 0; round < ROUNDS; round++) {
    let isCalm = true;
    for (const [place, one] of at.entries()) {
      for (let next = place + 1; next < at.length; next++) {
        const other = at[next];
        if (other === undefined || (one.isFixed && other.isFixed)) continue;
        // Two on one spot are parted by their order, the same every time.
        const dx = other.x - one.x || (place % 2 === 0 ? 0.5 : -0.5);
        const dy = other.y - one.y || 0.5;
        const distance = Math.hypot(dx, dy);
        const wanted = one.radius + other.radius + GAP;
        if (distance >= wanted) continue;
        isCalm = false;
        const share = one.isFixed || other.isFixed ? 1 : 0.5;
        const step = ((wanted - distance) / distance) * share;
        if (!one.isFixed) {
          one.x -= dx * step;
          one.y -= dy * step;
        }
        if (!other.isFixed) {
          other.x += dx * step;
          other.y += dy * step;
        }
      }
    }
    if (isCalm) break;
  }
  const moved = new Map(kept);
  for (const [place, { id, x, y }] of at.entries()) {
    const origin = places[place];
    if (origin !== undefined) moved.set(id, { x: x - origin.x, y: y - origin.y });
  }
  return moved;
}
