/** What of a deal is compared with other deals, from its row, as known at a moment. */
import { parsePartialDate } from '../../domain/dates.ts';
import type { DealTraits, Participant } from '../../domain/likeness.ts';
import type { Moment, OrganizationId } from '../../domain/model.ts';
import { MIN_DAY } from '../../domain/model.ts';
import { isClosingStage, isOpenStage } from '../../domain/stages.ts';
import type { DealRow, Snapshot } from '../../network/snapshot.ts';

/** Null where nothing of the deal was known yet. Shares are those that any accepted claim states. */
export function dealTraits(snapshot: Snapshot, row: DealRow, at: Moment): DealTraits | null {
  const { knownAt } = at;
  const face = row.faces.find(({ knownFrom, knownTo }) => knownFrom <= knownAt && knownAt < knownTo);
  if (face === undefined) return null;
  const steps = row.steps
    .filter(({ knownFrom, knownTo }) => knownFrom <= knownAt && knownAt < knownTo)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const [first] = steps;
  const last = steps.at(-1);
  const advanced = steps.slice(1).filter(({ stage, since }) => isOpenStage(stage) && since && !since.startsWith('['));
  return {
    type: face.type,
    parties: face.parties.map((party) => participant(snapshot, party, at)),
    jointVenture: face.jointVenture,
    activities: face.activities,
    regions: face.regions,
    began: first?.since === undefined || first.validFrom === MIN_DAY ? null : parsePartialDate(first.since),
    advanced: advanced.map(({ since }) => parsePartialDate(since ?? '')),
    ended: last !== undefined && isClosingStage(last.stage) ? last.validFrom : null,
    percent: row.maxPercent,
  };
}

export function participant(snapshot: Snapshot, organization: OrganizationId, at: Moment): Participant {
  return { organization, group: snapshot.ultimateParent(organization, at) ?? organization };
}
