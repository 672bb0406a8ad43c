/** Since when, and between what, an editor's statement of group membership holds. */
import type { OrganizationId } from './model.ts';
import { MIN_DAY } from './model.ts';
import { surelyMoreThan } from './percentages.ts';
import type { Shareholding } from './shareholdings.ts';
import type { Bound, Span } from './spans.ts';
import { laterBound, overlap, without } from './spans.ts';
import type { Lineage } from './successions.ts';

/**
 * An undated membership is true of every day, but no earlier than the succession that created the parent, and, where deals say
 * since when, than the parent's first day with more than 50 %, else than its first stake. It yields to a dated owner of more
 * than 50 %. `shareholdings` are those in the member.
 */
export function membershipSpans(
  span: Span,
  member: OrganizationId,
  parent: OrganizationId,
  shareholdings: readonly Shareholding[],
  lineage: Lineage,
): Span[] {
  const inMember = shareholdings.filter(({ target, votes }) => target === member && !votes);
  const isParent = ({ holder, from }: Shareholding) => holder === parent || holder === lineage.heirOn(parent, from.day);
  let from = laterBound(span.from, lineage.creationOf(parent) ?? span.from);
  if (span.from.day === MIN_DAY) {
    const held = inMember.filter((one) => one.held?.dated === true && isParent(one));
    const since = firstOf(held.filter(isMajority)) ?? firstOf(held);
    if (since !== null) from = laterBound(from, since);
  }
  let spans = from.day < span.to.day ? [{ from, to: span.to }] : [];
  for (const owner of inMember) {
    if (owner.held?.dated === true && isMajority(owner) && !isParent(owner)) {
      spans = spans.flatMap((one) => (overlap(one, owner) === null ? [one] : without(one, owner)));
    }
  }
  return spans;
}

function isMajority({ held }: Shareholding): boolean {
  return held !== null && surelyMoreThan(held.percent, 50);
}

function firstOf(shareholdings: readonly Shareholding[]): Bound | null {
  let first: Bound | null = null;
  for (const { from } of shareholdings) if (first === null || from.day < first.day) first = from;
  return first;
}
