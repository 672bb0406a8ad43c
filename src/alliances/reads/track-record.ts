/** What became of the talks that publishers were first to report, from the deals' rows. */
import type { PublisherId } from '../../domain/model.ts';
import { talkOutcome, trackRecordOf } from '../../domain/talks.ts';
import type { DealRow, Snapshot } from '../../network/snapshot.ts';
import type { Reader } from '../reader.ts';
import type { Scope } from './scope.ts';
import { remembered } from './sort-text.ts';

/** Without a statement. Claims that were attributed to others count for these: who relays was not first. */
export function trackRecordReads({ snapshot, membersOf }: Scope): Pick<Reader, 'trackRecord'> {
  return {
    trackRecord(publisher, at) {
      const deals = membersOf(publisher).members.flatMap((id) => firstTalks(snapshot).get(id) ?? []);
      const outcomes = [...new Set(deals)].flatMap(({ firstTalk, steps }) => {
        const outcome = firstTalk && talkOutcome(firstTalk, steps, at);
        return outcome === undefined ? [] : [outcome];
      });
      return trackRecordOf(outcomes);
    },
  };
}

/** Deals by who was first to report that they were talked about. */
const firstTalks = remembered((snapshot: Snapshot): ReadonlyMap<PublisherId, readonly DealRow[]> => {
  const deals = new Map<PublisherId, DealRow[]>();
  for (const row of snapshot.deals()) {
    for (const publisher of row.firstTalk?.by ?? []) {
      const known = deals.get(publisher);
      if (known === undefined) deals.set(publisher, [row]);
      else known.push(row);
    }
  }
  return deals;
});
