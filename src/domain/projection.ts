/** From what reports say to what holds on both clocks: the lives of deals, the ties between organisations, and who holds what of whom. */
import type { History } from './life.ts';
import { historyOf, lifeOf } from './life.ts';
import type { Claim, DealId, DealLife, OrganizationId, Position, Succession, Tie } from './model.ts';
import { positionsOf, registersOf } from './positions.ts';
import { lineageOf } from './successions.ts';
import { tiesOf } from './ties.ts';
import type { DealType, PartyRole } from './vocabulary.ts';

export interface ProjectionInput {
  /** Every deal of the neighbourhood, with all its claims (the projection leaves out those that do not count). */
  readonly deals: readonly { readonly id: DealId; readonly claims: readonly Claim[] }[];
  /** Successions between the organisations named here, transitively. */
  readonly successions: readonly Succession[];
}

export interface Projection {
  readonly lives: ReadonlyMap<DealId, DealLife>;
  readonly ties: ReadonlyMap<DealId, readonly Tie[]>;
  /** By target. */
  readonly positions: ReadonlyMap<OrganizationId, readonly Position[]>;
}

/** Ties in the store carry this version; a newer one projects them again. */
export const PROJECTION_VERSION = 2;

/**
 * Projects claims to all that is computed from them: the same for the same claims, in whatever order they come. A deal's ties
 * are complete where the input holds every deal that speaks of the ownership of the same organisations, those that successions
 * join taken as one.
 */
export function project({ deals, successions }: ProjectionInput): Projection {
  const lineage = lineageOf(successions);
  const histories = deals
    .map(({ id, claims }) => historyOf(id, claims))
    .sort((a, b) => (a.deal < b.deal ? -1 : a.deal > b.deal ? 1 : 0));
  const registers = Map.groupBy(registersOf(histories, lineage), (register) => register.family);
  const lives = new Map<DealId, DealLife>();
  const ties = new Map<DealId, readonly Tie[]>();
  for (const history of histories) {
    const families = new Set([...targetsIn(history)].map(lineage.familyOf));
    const own = [...families].sort().flatMap((family) => registers.get(family) ?? []);
    lives.set(history.deal, lifeOf(history));
    ties.set(history.deal, tiesOf(history, own, lineage));
  }
  const positions = [...registers.values()].flat().flatMap(positionsOf).sort(byId);
  return { lives, ties, positions: Map.groupBy(positions, (position) => position.target) };
}

/** The life of one deal from its claims alone (stages, faces, conflicts). */
export function projectLife(deal: DealId, claims: readonly Claim[]): DealLife {
  return lifeOf(historyOf(deal, claims));
}

/**
 * Organisations whose ownership the claims speak of (before successions are followed): targets of stakes, ventures, whoever is
 * bought or invested in, members of groups. Rather one too many, where roles are silent, than one too few.
 */
export function ownershipTargets(claims: readonly Claim[]): Set<OrganizationId> {
  const targets = new Set<OrganizationId>();
  const shares = claims.some((claim) => shareTypes.has(claim.type));
  const mutual = claims.some((claim) => claim.type === 'CROSS_SHAREHOLDING');
  for (const { jointVenture, stakes, parties } of claims) {
    if (jointVenture !== null) targets.add(jointVenture);
    for (const stake of stakes) targets.add(stake.target);
    for (const { organization, role } of parties) {
      if (mutual || owned.has(role) || (shares && !owning.has(role))) targets.add(organization);
    }
  }
  return targets;
}

const owned: ReadonlySet<PartyRole> = new Set(['TARGET', 'INVESTEE', 'MEMBER']);
const owning: ReadonlySet<PartyRole> = new Set(['BUYER', 'SELLER', 'PARENT', 'OTHER']);

/** Types whose parties may own one another, whatever roles they have. */
const shareTypes: ReadonlySet<DealType | null> = new Set([
  'EQUITY_STAKE',
  'CROSS_SHAREHOLDING',
  'ACQUISITION',
  'GROUP_MEMBERSHIP',
]);

function targetsIn({ bands }: History): Set<OrganizationId> {
  return ownershipTargets(bands.at(-1)?.claims ?? []);
}

function byId(a: Position, b: Position): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
