/** How alike two deals are: recorded twice, one going on where the other left off, or merely between the same parties. */
import { dateText, onDay } from './dates.ts';
import { kindOf, likenessSentences } from './likeness-words.ts';
import { MAX_DAY, type OrganizationId } from './model.ts';
import { compareParties, type DealTraits, disjoint, gap, samenessOf } from './sameness.ts';
import type { DealRelation, DealType } from './vocabulary.ts';

export type { DealTraits, Participant } from './sameness.ts';

export interface Likeness {
  readonly relation: DealRelation;
  /** 0 to 1; by how much, within its relation. */
  readonly score: number;
  /** English sentences, the weightiest first. */
  readonly explanation: readonly string[];
}

/** From here on two deals are shown as probably the same. */
export const LIKELY_SAME = 0.65;
/**
 * From here on a newly reported deal should not be recorded as another without a person's word. Two different deals of
 * the same day between the same parties (a stake and a venture) stay below it, and so do a group's deal and its brand's.
 */
export const NEAR_CERTAIN = 0.9;

/**
 * Compares two deals; null where they have nothing to do with each other. The order of the two does not matter for
 * relation and score.
 *
 * The score of LIKELY_SAME is a product of factors, each 1 where nothing speaks against it: the parties (the same ones; the
 * same but for some that one report leaves out; the same groups), the type, the days, the venture, and what is known on
 * both sides of work, regions and shares. The factors were chosen on the starter data: of its 231 deals no two come to
 * NEAR_CERTAIN, and a deal told again with its parties, its type and a date within some months does.
 */
export function likenessOf(
  one: DealTraits,
  other: DealTraits,
  nameOf: (id: OrganizationId) => string,
): Likeness | null {
  const parties = compareParties(one, other);
  if (parties === null) return null;
  const sameness = samenessOf(one, other, parties);
  const told = likenessSentences(one, other, parties, nameOf);
  if (sameness >= LIKELY_SAME) return { relation: 'LIKELY_SAME', score: rounded(sameness), explanation: told };
  const [earlier, later] = placeOf(other) < placeOf(one) ? [other, one] : [one, other];
  const sequel = sequelOf(earlier, later, parties.overlap, nameOf);
  if (sequel !== null) {
    const score = rounded(sequel.weight * (0.5 + 0.5 * parties.overlap));
    return { relation: 'CONTINUES', score, explanation: [sequel.sentence, ...told] };
  }
  const score = rounded(parties.overlap * (0.3 + 0.7 * sameness));
  return { relation: 'SAME_PARTIES', score, explanation: told };
}

/** For sorting: the same deal before a sequel before another one between the same parties, then the higher score. */
export function compareLikeness(a: Likeness, b: Likeness): number {
  return relations.indexOf(a.relation) - relations.indexOf(b.relation) || b.score - a.score;
}

const relations: readonly DealRelation[] = ['LIKELY_SAME', 'CONTINUES', 'SAME_PARTIES'];

/** For telling which came first: by its beginning; of the same day talks come before deals, and what ended before what goes on. */
function placeOf({ began, type, ended }: DealTraits): string {
  return `${began === null ? '' : (began.earliest ?? began.latest)} ${type === null ? 0 : 1} ${ended ?? MAX_DAY}`;
}

interface Sequel {
  readonly weight: number;
  readonly sentence: string;
}

/** Why the later of the two goes on where the earlier left off; null: it does not. */
function sequelOf(
  earlier: DealTraits,
  later: DealTraits,
  overlap: number,
  nameOf: (id: OrganizationId) => string,
): Sequel | null {
  if (earlier.began === null || later.began === null) return null;
  const [before, after] = [kindOf(earlier.type), kindOf(later.type)];
  const venture = commonVenture(earlier, later);
  if (venture !== null) {
    return { weight: 0.95, sentence: `Both are about ${nameOf(venture)}: the ${after} followed the ${before}.` };
  }
  // What some of the parties do with others elsewhere is another matter.
  if (overlap < 1 || disjoint(earlier.regions, later.regions)) return null;
  if (earlier.ended !== null) {
    const days = gap(onDay(earlier.ended), later.began);
    if (days > (placeOf(later) < earlier.ended ? SOON : 3 * YEAR)) return null;
    const sentence = `The ${before} ended on ${dateText(onDay(earlier.ended))}; the ${after} came next.`;
    return { weight: days <= YEAR ? 0.9 : 0.75, sentence };
  }
  if (earlier.type === null && later.type !== null && gap(earlier.began, later.began) <= 2 * YEAR) {
    return { weight: 0.8, sentence: `The ${after} came after the talks.` };
  }
  if (holdings.has(earlier.type) && holdings.has(later.type) && gap(earlier.began, later.began) > SOON) {
    return { weight: 0.7, sentence: 'The same parties dealt in shares before.' };
  }
  return null;
}

const YEAR = 366;
/** A deal may be ended some weeks after the one that replaces it was agreed. */
const SOON = 92;
const holdings: ReadonlySet<DealType | null> = new Set<DealType>(['EQUITY_STAKE', 'CROSS_SHAREHOLDING']);

/** An organisation that one deal created and the other names as venture or party. */
function commonVenture(one: DealTraits, other: DealTraits): OrganizationId | null {
  if (one.jointVenture !== null && namesIt(other, one.jointVenture)) return one.jointVenture;
  if (other.jointVenture !== null && namesIt(one, other.jointVenture)) return other.jointVenture;
  return null;
}

function namesIt({ jointVenture, parties }: DealTraits, id: OrganizationId): boolean {
  return jointVenture === id || parties.some(({ organization }) => organization === id);
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
