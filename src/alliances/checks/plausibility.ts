/** Looks for what is recorded faithfully and still cannot be all: deals without a tie, ties older than one of their ends. */
import type { PartialDate, Tie } from '../../domain/model.ts';
import { batches } from '../../network/load.ts';
import { dealIds } from '../../network/queries.ts';
import type { GraphStore } from '../../store/store.ts';
import { readDate } from '../facts.ts';
import { organizationDates } from '../queries/check.ts';
import { type Finding, finding } from './finding.ts';
import type { StoredNetwork } from './stored-network.ts';

export async function checkPlausibility(store: GraphStore, stored: StoredNetwork): Promise<Finding[]> {
  const deals = await store.read(dealIds, {});
  const untied = deals.map(({ id }) => id).filter((id) => (stored.ties.get(id) ?? []).length === 0);
  return [
    ...finding(
      'note',
      'DEAL_WITHOUT_TIE',
      'Deals have no tie: their claims name one party, or no target of a takeover, or sellers alone.',
      untied,
      'Report or correct a claim that names the parties and their roles; a sale of a plant stays without a tie.',
    ),
    ...finding(
      'warning',
      'TIE_BEFORE_ITS_END',
      'Ties began before one of their ends was founded, or before a succession created it.',
      await tooEarly(store, stored),
      'Correct the date of the organisation, or the claim whose party should be its predecessor.',
    ),
  ];
}

async function tooEarly(store: GraphStore, stored: StoredNetwork): Promise<string[]> {
  const began = new Map<string, string>();
  for (const ids of batches([...stored.organizations], 250)) {
    for (const { id, founded, predecessors } of await store.read(organizationDates, { ids })) {
      const created = predecessors.filter(({ kind }) => kind === 'MERGED' || kind === 'SPLIT').map(({ on }) => on);
      const first = earliest([founded, ...created].map(readDate));
      if (first !== null) began.set(id, first);
    }
  }
  const ties = [...stored.ties.values()].flat();
  return ties.filter((tie) => startsBefore(tie, began)).map(({ id }) => id);
}

/** The first day on which the organisation may have been there. */
function earliest(dates: readonly (PartialDate | null)[]): string | null {
  const days = dates.flatMap((date) => (date?.earliest ? [date.earliest] : []));
  return days.sort()[0] ?? null;
}

function startsBefore(tie: Tie, began: ReadonlyMap<string, string>): boolean {
  if (tie.background) return false;
  return [tie.from, tie.to].some((end) => {
    const day = began.get(end);
    return day !== undefined && tie.validFrom < day;
  });
}
