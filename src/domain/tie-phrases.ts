/** The words for a tie within a sentence, by its type and stage: a noun, and a clause in each tense. */
import type { Tie } from './model.ts';
import { activityWords, listText, shareText, suppliedGoods } from './phrases.ts';
import type { Stage } from './vocabulary.ts';

/** A tie with the names of its ends as they are shown. */
export interface NamedTie {
  readonly tie: Pick<
    Tie,
    | 'type'
    | 'directed'
    | 'stage'
    | 'activities'
    | 'percent'
    | 'planned'
    | 'since'
    | 'validFromDate'
    | 'validTo'
    | 'validToDate'
    | 'origins'
    | 'background'
  >;
  readonly from: string;
  readonly to: string;
}

export type TieFacts = NamedTie['tie'];

export type Tense = 'present' | 'perfect' | 'past';

/** The tie as subject, verb and object, without dates: "Stellantis holds 20–21 % of Leapmotor", in the present. */
export function tieClause(named: NamedTie, tense: Tense): string {
  const { tie, from, to } = named;
  if (isOnHold(tie)) {
    const noun = tieNoun(named);
    return `${noun.words} ${conjugated(be, noun.plural, tense)} on hold`;
  }
  const together = !tie.directed;
  const subject = together ? listText([from, to]) : from;
  const { verb, rest } = isPlanned(tie) ? plan(tie, to) : deed(tie, to);
  return `${subject} ${conjugated(verb, together, tense)}${rest}`;
}

/** What stands between the two as a noun: "the partnership of Renault and Nissan". */
export function tieNoun({ tie, from, to }: NamedTie): { words: string; plural: boolean } {
  const between = listText([from, to]);
  switch (tie.type) {
    case 'EXPLORING':
      return { words: tie.directed ? `talks of ${from} with ${to}` : `talks between ${between}`, plural: true };
    case 'PARTNERS':
      return { words: `the partnership of ${between}`, plural: false };
    case 'OWNS':
      return {
        words: tie.planned
          ? `the plan of ${from} to take ${shareText(tie.percent, to)}`
          : `the stake of ${from} in ${to}`,
        plural: false,
      };
    case 'SUPPLIES':
      return { words: `supply by ${from} to ${to}`, plural: false };
    case 'LICENSES':
      return { words: `licensing by ${from} to ${to}`, plural: false };
    case 'BUILDS_FOR':
      return { words: `contract manufacturing by ${from} for ${to}`, plural: false };
    case 'DISTRIBUTES_FOR':
      return { words: `distribution by ${from} for ${to}`, plural: false };
    case 'ACQUIRES':
      return { words: `the takeover of ${to} by ${from}`, plural: false };
    case 'MERGES_WITH':
      return { words: `the merger of ${between}`, plural: false };
    case 'PART_OF':
      return { words: `the membership of ${from} in the group of ${to}`, plural: false };
    default:
      return tie.type satisfies never;
  }
}

/** A stake that is held, not only planned. */
export function isHeld(tie: TieFacts): boolean {
  return tie.type === 'OWNS' && !tie.planned;
}

/** On hold, but for a held stake: that stays held. */
export function isOnHold(tie: TieFacts): boolean {
  return tie.stage === 'PAUSED' && !isHeld(tie);
}

/** A verb in the third person: "holds / hold", "has / have held", "held"; perfect without "has". */
interface Verb {
  readonly one: string;
  readonly many: string;
  readonly perfect: string;
  readonly past: string;
  readonly pastOfMany?: string;
}

function conjugated(verb: Verb, many: boolean, tense: Tense): string {
  switch (tense) {
    case 'present':
      return many ? verb.many : verb.one;
    case 'perfect':
      return `${many ? 'have' : 'has'} ${verb.perfect}`;
    case 'past':
      return many ? (verb.pastOfMany ?? verb.past) : verb.past;
    default:
      return tense satisfies never;
  }
}

/** What is agreed but not yet done: "plans to take 20 % of Leapmotor". */
function plan(tie: TieFacts, to: string): { verb: Verb; rest: string } {
  const purpose = ` to ${intention(tie, to)}`;
  switch (tie.stage) {
    case 'AGREED_IN_PRINCIPLE':
      return { verb: have, rest: ` an agreement in principle${purpose}` };
    case 'SIGNED':
      return { verb: have, rest: ` a signed agreement${purpose}` };
    default:
      return { verb: toPlan, rest: purpose };
  }
}

function intention(tie: TieFacts, to: string): string {
  switch (tie.type) {
    case 'EXPLORING':
      return tie.directed ? `seek a tie-up with ${to}` : 'seek a tie-up';
    case 'PARTNERS':
      return `work together${work(tie)}`;
    case 'OWNS':
      return `take ${shareText(tie.percent, to)}`;
    case 'SUPPLIES':
      return `supply ${goods(tie)}${to}`;
    case 'LICENSES':
      return `license technology to ${to}`;
    case 'BUILDS_FOR':
      return `build vehicles for ${to}`;
    case 'DISTRIBUTES_FOR':
      return `distribute vehicles for ${to}`;
    case 'ACQUIRES':
      return `take over ${to}`;
    case 'MERGES_WITH':
      return 'merge';
    case 'PART_OF':
      return `join the group of ${to}`;
    default:
      return tie.type satisfies never;
  }
}

/** What is done: "holds 20 % of Leapmotor". */
function deed(tie: TieFacts, to: string): { verb: Verb; rest: string } {
  switch (tie.type) {
    case 'EXPLORING':
      return { verb: talk(tie.stage), rest: tie.directed ? ` a tie-up with ${to}` : ' a tie-up' };
    case 'PARTNERS':
      return { verb: regular('work', 'works', 'worked'), rest: ` together${work(tie)}` };
    case 'OWNS':
      return { verb: regular('hold', 'holds', 'held'), rest: ` ${shareText(tie.percent, to)}` };
    case 'SUPPLIES':
      return { verb: regular('supply', 'supplies', 'supplied'), rest: ` ${goods(tie)}${to}` };
    case 'LICENSES':
      return { verb: regular('license', 'licenses', 'licensed'), rest: ` technology to ${to}` };
    case 'BUILDS_FOR':
      return { verb: regular('build', 'builds', 'built'), rest: ` vehicles for ${to}` };
    case 'DISTRIBUTES_FOR':
      return { verb: regular('distribute', 'distributes', 'distributed'), rest: ` vehicles for ${to}` };
    case 'ACQUIRES':
      return { verb: ongoing('taking over'), rest: ` ${to}` };
    case 'MERGES_WITH':
      return { verb: ongoing('merging'), rest: '' };
    case 'PART_OF':
      return { verb: regular('belong', 'belongs', 'belonged'), rest: ` to the group of ${to}` };
    default:
      return tie.type satisfies never;
  }
}

function talk(stage: Stage): Verb {
  switch (stage) {
    case 'RUMOURED':
      return ongoing('rumoured to seek');
    case 'NEGOTIATING':
      return ongoing('negotiating');
    default:
      return ongoing('exploring');
  }
}

const be: Verb = { one: 'is', many: 'are', perfect: 'been', past: 'was', pastOfMany: 'were' };
const have: Verb = { one: 'has', many: 'have', perfect: 'had', past: 'had' };
const toPlan: Verb = { one: 'plans', many: 'plan', perfect: 'planned', past: 'planned' };

function regular(many: string, one: string, past: string): Verb {
  return { one, many, perfect: past, past };
}

function ongoing(words: string): Verb {
  return {
    one: `is ${words}`,
    many: `are ${words}`,
    perfect: `been ${words}`,
    past: `was ${words}`,
    pastOfMany: `were ${words}`,
  };
}

const stagesOfPlans: readonly Stage[] = ['AGREED_IN_PRINCIPLE', 'ANNOUNCED', 'SIGNED'];

function isPlanned(tie: TieFacts): boolean {
  return tie.type === 'OWNS' ? tie.planned : tie.type !== 'EXPLORING' && stagesOfPlans.includes(tie.stage);
}

function work(tie: TieFacts): string {
  const words = tie.activities.map((activity) => activityWords[activity]).filter((word) => word !== '');
  return words.length === 0 ? '' : ` on ${listText(words.length > 3 ? [...words.slice(0, 3), 'more'] : words)}`;
}

function goods(tie: TieFacts): string {
  const words = tie.activities.flatMap((activity) => suppliedGoods[activity] ?? []);
  return words.length === 0 ? '' : `${listText(words)} to `;
}
