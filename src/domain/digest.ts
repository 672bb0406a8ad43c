/** What changed between two moments, one sentence a change. */
import type { Day } from './model.ts';
import { percentText } from './percentages.ts';
import { activityWords, capitalized, listText, onText, stageWords } from './phrases.ts';
import { type NamedTie, tieNoun } from './tie-phrases.ts';
import { statement } from './tie-sentence.ts';

/** "Stellantis has held 20–21 % of Leapmotor since 26 October 2023.", told on the day `asOf`. */
export function formedSentence(named: NamedTie, asOf: Day): string {
  return `${statement(named, asOf)}.`;
}

/** "The partnership of Ford and Rivian ended in November 2021." */
export function endedSentence(named: NamedTie): string {
  const { validToDate } = named.tie;
  return `${capitalized(tieNoun(named).words)} ended${validToDate === null ? '' : ` ${onText(validToDate)}`}.`;
}

/**
 * "Talks of Stellantis with Leapmotor became a stake of 21 %.", "The stake of Toyota in Hino Motors went from 20.1 % to
 * 50.1 %.", "The partnership of Nissan and Honda, signed before, is on hold."
 */
export function changedSentence(before: NamedTie, after: NamedTie): string {
  const noun = capitalized(tieNoun(before).words);
  if (before.tie.type !== after.tie.type) return `${noun} became ${outcome(after)}.`;
  const share = { before: percentText(before.tie.percent), after: percentText(after.tie.percent) };
  if (before.tie.planned && !after.tie.planned) return `${noun} became ${outcome(after)}.`;
  if (after.tie.type === 'OWNS' && share.before !== share.after) {
    const subject = after.tie.planned ? `The planned stake of ${after.from} in ${after.to}` : noun;
    return `${subject} went from ${share.before} to ${share.after}.`;
  }
  const verb = tieNoun(before).plural ? 'are' : 'is';
  if (before.tie.stage !== after.tie.stage) {
    return `${noun}, ${stageWords[before.tie.stage]} before, ${verb} ${now(after)}.`;
  }
  const work = after.tie.activities.map((activity) => activityWords[activity]).filter((word) => word !== '');
  if (work.length > 0 && before.tie.activities.join() !== after.tie.activities.join()) {
    return `${noun} now ${verb === 'are' ? 'cover' : 'covers'} ${listText(work)}.`;
  }
  return `More is known of ${tieNoun(after).words}.`;
}

function now({ tie }: NamedTie): string {
  return tie.stage === 'ACTIVE' ? 'in force' : stageWords[tie.stage];
}

/** What came of it: "a stake of 21 %". */
function outcome({ tie, to }: NamedTie): string {
  switch (tie.type) {
    case 'EXPLORING':
      return 'talks';
    case 'PARTNERS':
      return 'a partnership';
    case 'OWNS':
      return `${tie.planned ? 'a planned stake' : 'a stake'}${tie.percent === null ? ` in ${to} (share not stated)` : ` of ${percentText(tie.percent)}`}`;
    case 'SUPPLIES':
      return 'a supply deal';
    case 'LICENSES':
      return 'a licence';
    case 'BUILDS_FOR':
      return 'contract manufacturing';
    case 'DISTRIBUTES_FOR':
      return 'a distribution deal';
    case 'ACQUIRES':
      return 'a planned takeover';
    case 'MERGES_WITH':
      return 'a planned merger';
    case 'PART_OF':
      return 'membership in a group';
    default:
      return tie.type satisfies never;
  }
}
