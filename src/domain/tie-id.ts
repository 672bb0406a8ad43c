/** Names for ties and positions: readable, and the same whenever the same claims are projected. */
import type { OrganizationId, Rectangle, Tie } from './model.ts';
import type { StakeRight } from './vocabulary.ts';

/** What a tie's id is made of. */
export type TieName = Pick<Tie, 'deal' | 'type' | 'from' | 'to' | 'validFrom' | 'knownFrom'>;

/** `tie:<deal>:OWNS:<from>:<to>:<validFrom>:<knownFrom>`; the two days name the rectangle, for those of one tie never overlap. */
export function tieId({ deal, type, from, to, validFrom, knownFrom }: TieName): string {
  return `tie:${slugOf(deal)}:${type}:${slugOf(from)}:${slugOf(to)}:${validFrom}:${knownFrom}`;
}

/** `stake:<holder>:<target>:EQUITY:held:<validFrom>:<knownFrom>`. */
export function positionId(
  holder: OrganizationId,
  target: OrganizationId,
  right: StakeRight,
  planned: boolean,
  { validFrom, knownFrom }: Rectangle,
): string {
  const state = planned ? 'planned' : 'held';
  return `stake:${slugOf(holder)}:${slugOf(target)}:${right}:${state}:${validFrom}:${knownFrom}`;
}

function slugOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
