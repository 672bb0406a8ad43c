/** What rests on nothing but claims that are not accepted: for most it is not there, for those who recorded them it is. */
import type { Redirects } from '../domain/redirects.ts';
import type { Sight } from './sight.ts';
import type { DealRow } from './snapshot.ts';
import { isParticipant } from './state.ts';
import { valueAt } from './versions.ts';

export interface Hidden {
  /** Deals, organisations, models and publishers by id, each with those whose claims name it. */
  readonly by: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether there are claims that are not accepted at all. */
  readonly hasUnseen: boolean;
}

/** A model, as far as it matters who may see it. */
export interface ModelRow {
  readonly id: string;
  /** Absent: as known before. */
  readonly placeholder?: boolean | undefined;
  /** Reports that say how it relates to other models. */
  readonly reports: readonly string[];
}

/**
 * Hidden is what a claim names that is not accepted, and neither an accepted claim nor a person's description. What no
 * claim names at all is there because somebody described it, or something that is described. Costs by the number of
 * claims that are not accepted.
 */
export function hiddenIn({ state, numbering, version }: Sight, { survivor, duplicates }: Redirects): Hidden {
  const { leads } = state;
  const by = new Map<string, Set<string>>();
  const reports = new Map<string, Set<string>>();
  let hasUnseen = false;
  const note = (map: Map<string, Set<string>>, id: string, recorder: string | null) => {
    const recorders = map.get(id) ?? new Set<string>();
    map.set(id, recorders);
    if (recorder !== null) recorders.add(recorder);
  };

  for (const deal of leads.unseen) {
    const row = dealAt(deal);
    if (row?.unseen === undefined) continue;
    hasUnseen = true;
    const isSeen = row.faces.length > 0 || (row.named?.length ?? 0) > 0;
    for (const { by: recorder, named, reports: of } of row.unseen) {
      if (!isSeen) note(by, row.id, recorder);
      // What does not count names duplicates still: whoever answers for them is there by it.
      for (const id of named) note(by, survivor(id), recorder);
      for (const report of of) note(reports, report, recorder);
    }
  }
  // A model that only reports of such claims relate to others.
  for (const [id, { placeholder, reports: of }] of hasUnseen ? state.models : []) {
    if (placeholder !== true || of.length === 0 || by.has(id)) continue;
    const recorders = of.map((report) => reports.get(report));
    if (recorders.every((known) => known !== undefined)) {
      for (const recorder of new Set(recorders.flatMap((known) => [...known]))) note(by, id, recorder);
      if (!by.has(id)) by.set(id, new Set());
    }
  }
  for (const id of [...by.keys()]) if (!id.startsWith('deal:') && isSupported(id)) by.delete(id);
  return { by, hasUnseen };

  function dealAt(number: number): DealRow | undefined {
    return valueAt(state.deals, number, version);
  }

  function isSupported(id: string): boolean {
    if (state.models.get(id)?.placeholder === false) return true;
    const number = numbering.organizations.find(id);
    if (number !== undefined) {
      if (valueAt(state.organizations, number, version)?.placeholder === false) return true;
      if (leads.dealsOf.get(number)?.some((deal) => isNamed(dealAt(deal), (row) => isParticipant(row, id))))
        return true;
    }
    const names = ({ publishers, named }: DealRow) => publishers.includes(id) || (named?.includes(id) ?? false);
    if (leads.naming.get(id)?.some((deal) => isNamed(dealAt(deal), names))) return true;
    return duplicates(id).some(isSupported);
  }
}

function isNamed(row: DealRow | undefined, test: (row: DealRow) => boolean): boolean {
  return row !== undefined && test(row);
}
