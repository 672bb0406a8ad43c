/** A tie as one sentence: who, how, with whom, since when, according to how many. */
import { sinceText } from './dates.ts';
import type { Day, PartialDate } from './model.ts';
import { capitalized, countText, onText, spanText } from './phrases.ts';
import { isHeld, isOnHold, type NamedTie, type Tense, type TieFacts, tieClause } from './tie-phrases.ts';
import type { TieType } from './vocabulary.ts';

/**
 * "Stellantis has held 20–21 % of Leapmotor since 26 October 2023, according to 5 publishers."
 *
 * It is told on the day `asOf`: what had ended by then in the past, else what held, whatever came later. A date that nobody
 * gave is left out.
 */
export function tieSentence(named: NamedTie, asOf: Day): string {
  return `${statement(named, asOf)}, ${attribution(named.tie)}.`;
}

/** "Stellantis is 2 steps from FAW: Stellantis holds 20–21 % of Leapmotor; FAW and Leapmotor plan to work together." */
export function pathSentence(organizations: readonly string[], ties: readonly NamedTie[]): string {
  const first = organizations.at(0) ?? '';
  const last = organizations.at(-1) ?? '';
  if (ties.length === 0) return `${first} needs no step to reach itself.`;
  const distance = countText(ties.length, 'step');
  return `${first} is ${distance} from ${last}: ${ties.map((named) => tieClause(named, 'present')).join('; ')}.`;
}

/** The sentence without its source: "Stellantis has held 20–21 % of Leapmotor since 26 October 2023". */
export function statement(named: NamedTie, asOf: Day): string {
  const { tie } = named;
  const start = startOf(tie);
  const say = (tense: Tense) => (isOnHold(tie) ? capitalized(tieClause(named, tense)) : tieClause(named, tense));
  if (tie.validTo <= asOf) return say('past') + span(start, tie.validToDate) + onHoldStill(tie, 'was');
  return (start === null ? say('present') : `${say('perfect')} ${sinceText(start)}`) + onHoldStill(tie, 'is');
}

/** A held stake stays held while its deal is on hold. */
function onHoldStill(tie: TieFacts, verb: 'is' | 'was'): string {
  return tie.stage === 'PAUSED' && isHeld(tie) ? `, in a deal that ${verb} on hold` : '';
}

const typesOfOneRun: readonly TieType[] = ['OWNS', 'EXPLORING'];

/**
 * The start of what the sentence says. That is the start of this stage, not of the run: who announced a supply in 2017 and
 * is seen to supply in 2020 has not supplied since 2017. But a stake whose deal is active "by the day of a report" is held
 * from the day that the projection found, and talks are talks from the first.
 */
function startOf(tie: TieFacts): PartialDate | null {
  const ofStage = tie.validFromDate;
  const dated = ofStage !== null && ofStage.precision !== 'ON_OR_BEFORE';
  return !dated && typesOfOneRun.includes(tie.type) && tie.stage !== 'PAUSED' ? (tie.since ?? ofStage) : ofStage;
}

function attribution(tie: TieFacts): string {
  if (tie.background || tie.origins === 0) return 'as recorded by the editors';
  return `according to ${countText(tie.origins, 'publisher')}`;
}

/** " from 2019 to 2023", " until 2023"; where the end has no date ", beginning in 2019". */
function span(from: PartialDate | null, to: PartialDate | null): string {
  if (to !== null) return ` ${spanText(from, to)}`;
  return from === null ? '' : `, beginning ${onText(from)}`;
}
