/** What a write does to the ties of today: formed, changed, ended. */
import type { Moment, Tie } from '../../domain/model.ts';
import { holdsAt } from '../../domain/moments.ts';
import { type TieType, tieTypes } from '../../domain/vocabulary.ts';
import type { TieView } from '../../network/snapshot.ts';
import type { TiesChanged } from '../alliances.ts';
import type { Difference } from './outcome.ts';

/**
 * Compares the ties at one moment, as reported. An ended tie and a formed one of the same deal and pair are one change
 * (talks become a stake), one to one in the order of the types.
 */
export function tiesChanged(differences: Iterable<Difference<Tie>>, at: Moment): TiesChanged {
  const formed: TieView[] = [];
  const changed: { before: TieView; after: TieView; fields: string[] }[] = [];
  const ended: TieView[] = [];
  for (const difference of differences) {
    const before = difference.before.filter((tie) => holdsAt(tie, at)).sort(byTypeAndPair);
    const after = difference.after.filter((tie) => holdsAt(tie, at)).sort(byTypeAndPair);
    const pairs = [...paired(before, after, edgeOf), ...paired(before, after, pairOf)];
    for (const [old, now] of pairs) {
      const fields = fieldsThatDiffer(old, now);
      if (fields.length > 0) changed.push({ before: viewOf(old), after: viewOf(now), fields });
    }
    ended.push(...before.map(viewOf));
    formed.push(...after.map(viewOf));
  }
  return { formed, changed, ended };
}

/** Takes out of both lists those that agree in `keyOf`, one to one. */
function paired(before: Tie[], after: Tie[], keyOf: (tie: Tie) => string): [Tie, Tie][] {
  const pairs: [Tie, Tie][] = [];
  for (const old of [...before]) {
    const at = after.findIndex((tie) => keyOf(tie) === keyOf(old));
    const now = after[at];
    if (now === undefined) continue;
    after.splice(at, 1);
    before.splice(before.indexOf(old), 1);
    pairs.push([old, now]);
  }
  return pairs;
}

function edgeOf({ deal, type, from, to }: Tie): string {
  return JSON.stringify([deal, type, from, to]);
}

function pairOf({ deal, from, to }: Tie): string {
  return JSON.stringify([deal, ...[from, to].sort()]);
}

const comparable = {
  type: (tie) => tie.type,
  from: (tie) => tie.from,
  to: (tie) => tie.to,
  directed: (tie) => tie.directed,
  stage: (tie) => tie.stage,
  since: (tie) => tie.since,
  activities: (tie) => [...tie.activities].sort(),
  percent: (tie) => tie.percent,
  planned: (tie) => tie.planned,
  validFrom: (tie) => tie.validFromDate,
  validTo: (tie) => tie.validToDate,
  strength: (tie) => tie.strength,
  evidence: (tie) => [...tie.evidence].sort(),
} as const satisfies Record<string, (tie: Tie) => unknown>;

function fieldsThatDiffer(a: Tie, b: Tie): string[] {
  return Object.entries(comparable)
    .filter(([, read]) => JSON.stringify(read(a)) !== JSON.stringify(read(b)))
    .map(([field]) => field);
}

const order = Object.keys(tieTypes) as TieType[];

function byTypeAndPair(a: Tie, b: Tie): number {
  return order.indexOf(a.type) - order.indexOf(b.type) || (edgeOf(a) < edgeOf(b) ? -1 : 1);
}

function viewOf(tie: Tie): TieView {
  return { ...tie, level: 'AS_REPORTED' };
}
