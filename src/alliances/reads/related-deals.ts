/** Deals like another one, or like a draft: the same recorded twice, one that it continues, others of the same parties. */
import { compareLikeness, type DealTraits, type Likeness, likenessOf } from '../../domain/likeness.ts';
import type { DealId, Moment, OrganizationId } from '../../domain/model.ts';
import type { DealRow, Snapshot } from '../../network/snapshot.ts';
import { atOnce, partByPart } from '../../network/turns.ts';
import type { Reader, RelatedDealHit } from '../reader.ts';
import { dealTraits, participant } from './deal-traits.ts';
import type { Scope } from './scope.ts';

/** Compares deals without a statement, as known at the moment and with the groups of that moment. */
export function relatedDealReads(scope: Scope): Pick<Reader, 'relatedDeals' | 'similarDeals'> {
  const { snapshot, survivor, signal } = scope;
  return {
    async relatedDeals(id, at, first) {
      const row = snapshot.deal(survivor(id));
      const traits = row === undefined || row.background ? null : dealTraits(snapshot, row, at);
      return traits === null ? [] : partByPart(compare(snapshot, traits, at, first, row?.id), signal);
    },
    async similarDeals({ type, parties, jointVenture, on }, at, first) {
      const traits: DealTraits = {
        type,
        parties: [...new Set(parties.map(survivor))].map((id) => participant(snapshot, id, at)),
        jointVenture: jointVenture === null ? null : survivor(jointVenture),
        began: on,
        ...{ activities: [], regions: [], advanced: [], ended: null, percent: null },
      };
      return partByPart(compare(snapshot, traits, at, first), signal);
    },
  };
}

/** The deals that are like one of these traits, the likeliest first; `own` is no match of itself. */
export function alike(
  snapshot: Snapshot,
  traits: DealTraits,
  at: Moment,
  first: number,
  own?: DealId,
): RelatedDealHit[] {
  return atOnce(compare(snapshot, traits, at, first, own));
}

/** After so many deals others may have their turn. */
const DEALS_A_PART = 200;

function* compare(
  snapshot: Snapshot,
  traits: DealTraits,
  at: Moment,
  first: number,
  own?: DealId,
): Generator<void, RelatedDealHit[]> {
  const nameOf = (id: OrganizationId) => snapshot.organization(id)?.name ?? id;
  const found: (Likeness & { readonly row: DealRow })[] = [];
  let compared = 0;
  for (const row of candidates(snapshot, traits, at)) {
    compared += 1;
    if (compared % DEALS_A_PART === 0) yield;
    if (row.id === own || row.background) continue;
    const other = dealTraits(snapshot, row, at);
    const likeness = other === null ? null : likenessOf(traits, other, nameOf);
    if (likeness !== null) found.push({ ...likeness, row });
  }
  return found
    .sort((a, b) => compareLikeness(a, b) || byFreshness(a.row, b.row))
    .slice(0, first)
    .map(({ row, relation, score, explanation }) => ({ deal: row.id, relation, score, explanation }));
}

function byFreshness(a: DealRow, b: DealRow): number {
  const [one, other] = [a.lastReported ?? '', b.lastReported ?? ''];
  return one > other ? -1 : one < other ? 1 : a.id < b.id ? -1 : 1;
}

/** Deals in which two of the groups take part; for a deal whose parties are of one group those of its parties. */
function candidates(snapshot: Snapshot, { parties }: DealTraits, at: Moment): Iterable<DealRow> {
  const groups = [...new Set(parties.map(({ group }) => group))];
  const met = new Map<DealRow, number>();
  for (const group of groups) {
    const deals = new Set(membersOf(snapshot, group, at).flatMap((member) => snapshot.dealsOf(member)));
    for (const row of deals) met.set(row, (met.get(row) ?? 0) + 1);
  }
  const rows = [...met].flatMap(([row, count]) => (count >= 2 ? [row] : []));
  // Where one report names a single party, or two of one group, groups tell nothing.
  return new Set([
    ...rows,
    ...(groups.length > 1 ? [] : parties.flatMap((party) => snapshot.dealsOf(party.organization))),
  ]);
}

/** A group with all that belongs to it, step by step. */
function membersOf(snapshot: Snapshot, group: OrganizationId, at: Moment): OrganizationId[] {
  const members = new Set([group]);
  for (const member of members) for (const child of snapshot.subsidiaries(member, at)) members.add(child);
  return [...members];
}
