/** Positions at a moment: what holders have of targets. */
import type { Position } from '../domain/model.ts';
import { covers, type Sight, toInstant } from './sight.ts';
import type { Snapshot } from './snapshot.ts';
import type { PositionEntry } from './state.ts';
import { valueAt } from './versions.ts';

export type PositionQuery = Parameters<Snapshot['positions']>[0];

/** The largest share first; in an order that does not depend on how the index was filled. */
export function positionsAt(sight: Sight, query: PositionQuery): Position[] {
  const at = toInstant(query.at);
  const found: Position[] = [];
  for (const target of targetsFor(sight, query)) {
    for (const entry of entriesIn(sight, target)) {
      const { position } = entry;
      if (!covers(entry, at) || (position.planned && query.planned !== true)) continue;
      if (query.holder !== undefined && position.holder !== query.holder) continue;
      if (query.target !== undefined && position.target !== query.target) continue;
      if (query.deal !== undefined && !position.deals.includes(query.deal)) continue;
      found.push(position);
    }
  }
  return found.sort((a, b) => leastShare(b) - leastShare(a) || (a.id < b.id ? -1 : 1));
}

/** In percent; a share that nobody states comes last. */
function leastShare({ percent }: Position): number {
  return percent?.min ?? percent?.exact ?? -1;
}

export function positionById(sight: Sight, id: string): Position | undefined {
  const target = sight.state.leads.targetOfPosition.get(id);
  if (target === undefined) return undefined;
  return entriesIn(sight, target).find(({ position }) => position.id === id)?.position;
}

/** Numbers of the targets among whose positions the answer is. */
function targetsFor({ state, numbering }: Sight, { holder, target, deal }: PositionQuery): Iterable<number> {
  const { organizations } = numbering;
  const { targetsOfDeal, targetsOfHolder } = state.leads;
  if (target !== undefined) {
    const number = organizations.find(target);
    return number === undefined ? [] : [number];
  }
  if (deal !== undefined) return new Set(targetsOfDeal.get(deal));
  if (holder !== undefined) return new Set(targetsOfHolder.get(organizations.find(holder) ?? -1));
  return state.positions.keys();
}

function entriesIn({ state, version }: Sight, target: number): readonly PositionEntry[] {
  return valueAt(state.positions, target, version) ?? [];
}
