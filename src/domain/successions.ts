/** Who carries on what an organisation held, and since when an organisation exists by succession. */
import { finerThan } from './dates.ts';
import type { Day, OrganizationId, Succession } from './model.ts';
import { MIN_DAY } from './model.ts';
import type { Bound } from './spans.ts';
import { beginning } from './spans.ts';

export interface Lineage {
  /** Who has, on that day, the positions that the organisation had. */
  heirOn(organization: OrganizationId, day: Day): OrganizationId;
  /** The succession that created the organisation; null where none did. */
  creationOf(organization: OrganizationId): Bound | null;
  /** One name for all organisations that are joined by successions; for grouping only. */
  familyOf(organization: OrganizationId): OrganizationId;
  /** The days on which the positions of the organisation go over to another, its heirs' included. */
  handoversOf(organization: OrganizationId): readonly Bound[];
}

interface Handover {
  readonly to: OrganizationId;
  readonly on: Bound;
}

/** Reads successions. A rename, a merger and an absorption hand positions over, on the first day of a month or year; a split does not. */
export function lineageOf(successions: readonly Succession[]): Lineage {
  const handovers = new Map<OrganizationId, Handover>();
  const creations = new Map<OrganizationId, Bound>();
  const families = new Map<OrganizationId, OrganizationId>();
  for (const { from, to, kind, on } of successions) {
    if (from === to) continue;
    const day = on === null ? { day: MIN_DAY, date: null } : beginning(on);
    // Who absorbs another was there before.
    if (kind !== 'ABSORBED') {
      const known = creations.get(to);
      if (known === undefined || isFirst(day, to, known, to)) creations.set(to, day);
    }
    if (kind === 'SPLIT') continue;
    const known = handovers.get(from);
    if (known === undefined || isFirst(day, to, known.on, known.to)) handovers.set(from, { to, on: day });
    join(families, from, to);
  }
  return {
    heirOn(organization, day) {
      if (handovers.size === 0) return organization;
      const seen = new Set<OrganizationId>();
      let heir = organization;
      for (let next = handovers.get(heir); next !== undefined && next.on.day <= day; next = handovers.get(heir)) {
        if (seen.has(heir)) return heirInOrder(handovers, organization, day);
        seen.add(heir);
        heir = next.to;
      }
      return heir;
    },
    creationOf: (organization) => creations.get(organization) ?? null,
    familyOf: (organization) => rootOf(families, organization),
    handoversOf(organization) {
      const days: Bound[] = [];
      const seen = new Set<OrganizationId>();
      let heir = organization;
      for (let next = handovers.get(heir); next !== undefined && !seen.has(heir); next = handovers.get(heir)) {
        seen.add(heir);
        days.push(next.on);
        heir = next.to;
      }
      return days;
    },
  };
}

/** Where names come back (renamed, and renamed again), only what comes later in time hands on. */
function heirInOrder(
  handovers: ReadonlyMap<OrganizationId, Handover>,
  organization: OrganizationId,
  day: Day,
): OrganizationId {
  let heir = organization;
  let last = '';
  for (let next = handovers.get(heir); next !== undefined && last < next.on.day; next = handovers.get(heir)) {
    if (next.on.day > day) break;
    last = next.on.day;
    heir = next.to;
  }
  return heir;
}

/** Of two successions the earlier counts, then the one that is dated more finely; the rest is so that their order never matters. */
function isFirst(a: Bound, aTo: OrganizationId, b: Bound, bTo: OrganizationId): boolean {
  if (a.day !== b.day) return a.day < b.day;
  if (aTo !== bTo) return aTo < bTo;
  if (a.date === null || b.date === null) return a.date !== null;
  if (finerThan(a.date, b.date) || finerThan(b.date, a.date)) return finerThan(a.date, b.date);
  return a.date.edtf < b.date.edtf;
}

function join(families: Map<OrganizationId, OrganizationId>, a: OrganizationId, b: OrganizationId): void {
  const one = rootOf(families, a);
  const other = rootOf(families, b);
  // The smaller name stands for both, so that the order of successions does not matter.
  if (one < other) families.set(other, one);
  if (other < one) families.set(one, other);
}

function rootOf(families: ReadonlyMap<OrganizationId, OrganizationId>, organization: OrganizationId): OrganizationId {
  let root = organization;
  for (let next = families.get(root); next !== undefined; next = families.get(root)) root = next;
  return root;
}
