/** What became of the talks that publishers were first to report, from the deals' rows. */
import type { PublisherId } from '../../domain/model.ts';
import { talkOutcome, trackRecordOf } from '../../domain/talks.ts';
import { createKept } from '../../network/kept.ts';
import type { DealRow, Snapshot } from '../../network/snapshot.ts';
import type { Reader } from '../reader.ts';
import type { Scope } from './scope.ts';
import { visitInTurns } from './turns.ts';

/** Without a statement. Claims that were attributed to others count for these: who relays was not first. */
export function trackRecordReads({ snapshot, membersOf }: Scope): Pick<Reader, 'trackRecord'> {
  return {
    async trackRecord(publisher, at) {
      const talks = await firstTalks(snapshot, '', () => readFirstTalks(snapshot));
      const deals = membersOf(publisher).members.flatMap((id) => talks.get(id) ?? []);
      const outcomes = [...new Set(deals)].flatMap(({ firstTalk, steps }) => {
        const outcome = firstTalk && talkOutcome(firstTalk, steps, at);
        return outcome === undefined ? [] : [outcome];
      });
      return trackRecordOf(outcomes);
    },
  };
}

const firstTalks = createKept<ReadonlyMap<PublisherId, readonly DealRow[]>>(1);

/** Deals by who was first to report that they were talked about. */
async function readFirstTalks(snapshot: Snapshot): Promise<ReadonlyMap<PublisherId, readonly DealRow[]>> {
  const deals = new Map<PublisherId, DealRow[]>();
  await visitInTurns(snapshot.deals(), (row) => {
    for (const publisher of row.firstTalk?.by ?? []) {
      const known = deals.get(publisher);
      if (known === undefined) deals.set(publisher, [row]);
      else known.push(row);
    }
  });
  return deals;
}
