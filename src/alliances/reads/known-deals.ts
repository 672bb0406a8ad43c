/** The deals of a snapshot as they stood at a moment: gathered once, for every list of all deals walks them. */
import type { Day, Moment } from '../../domain/model.ts';
import { createKept } from '../../network/kept.ts';
import type { DealRow, Snapshot } from '../../network/snapshot.ts';
import { visitInTurns } from './turns.ts';

export type Face = DealRow['faces'][number];
export type Step = DealRow['steps'][number];

export interface KnownDeal {
  readonly row: DealRow;
  /** What was known of its whole life. */
  readonly face: Face;
  /** Where it stood; undefined: it had not begun. */
  readonly step: Step | undefined;
}

/** The deal at a moment; undefined where nobody had reported it. */
export function knownDeal(row: DealRow, { asOf, knownAt }: Moment): KnownDeal | undefined {
  const face = knownOn(row.faces, knownAt);
  return face === undefined ? undefined : { row, face, step: stepAt(row, asOf, knownAt) };
}

/** The one that was known on the day. A plain loop from the latest on: it runs for each deal, and today is asked for most. */
export function knownOn<T extends { readonly knownFrom: Day; readonly knownTo: Day }>(
  rectangles: readonly T[],
  day: Day,
): T | undefined {
  for (let at = rectangles.length - 1; at >= 0; at -= 1) {
    const one = rectangles[at];
    if (one !== undefined && one.knownFrom <= day && day < one.knownTo) return one;
  }
  return undefined;
}

function stepAt({ steps }: DealRow, asOf: Day, knownAt: Day): Step | undefined {
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (step === undefined || step.validFrom > asOf || asOf >= step.validTo) continue;
    if (step.knownFrom <= knownAt && knownAt < step.knownTo) return step;
  }
  return undefined;
}

/** Of the last two moments: today, and the one that is looked at. */
const gathered = createKept<readonly KnownDeal[]>(2);

/** All deals that were reported by then; the first time they are gathered in turns. */
export function knownDeals(snapshot: Snapshot, at: Moment): Promise<readonly KnownDeal[]> {
  return gathered(snapshot, `${at.asOf} ${at.knownAt}`, () => gather(snapshot, at));
}

async function gather(snapshot: Snapshot, at: Moment): Promise<readonly KnownDeal[]> {
  const deals: KnownDeal[] = [];
  await visitInTurns(snapshot.deals(), (row) => {
    const deal = knownDeal(row, at);
    if (deal !== undefined) deals.push(deal);
  });
  return deals;
}
