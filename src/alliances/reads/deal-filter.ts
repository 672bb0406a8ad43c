/** Which deals a filter lets through, by their rows in the snapshot. */
import type { Day, Moment, OrganizationId } from '../../domain/model.ts';
import { nameKeys } from '../../domain/names.ts';
import type { Stage } from '../../domain/vocabulary.ts';
import type { DealRow, OrganizationRow, Snapshot } from '../../network/snapshot.ts';
import type { DealFilter } from '../reader.ts';
import { type Face, type KnownDeal, knownDeal, type Step } from './known-deals.ts';
import { remembered, sortText } from './sort-text.ts';

/** How the filter looks at the network: with ids of merged organisations led to their survivors. */
export interface DealFilterScope {
  readonly snapshot: Snapshot;
  readonly today: Day;
  survivor(id: string): string;
}

/**
 * Makes the test of a filter. What depends on time is judged at `filter.at`, else as of and as known today:
 * - a deal that was not reported by `knownAt` does not exist; where `at` is given, one without a stage at that moment is left out, too;
 * - `types`, `activities`, `regions`, `countries`, parties and `minValue` go by what was known then of the deal's whole life;
 *   a deal that is all talk has no type; a venture counts among the parties of the deal that created it;
 * - `stages` is the stage at the moment; `reached` a step known then that came to that stage on one of those days;
 * - `disputed` is any conflict known then;
 * - `firstReported`, `publisher` and `minPercent` go by all accepted claims;
 * - `text`: each word occurs in the title or in a party's name, without case, in any script.
 *
 * Background deals (an editor's own statements, such as group membership) pass only where `types` asks for GROUP_MEMBERSHIP:
 * lists and counts of deals are of sourced material.
 */
export function dealTest(scope: DealFilterScope, filter: DealFilter = {}): (row: DealRow) => boolean {
  const test = knownDealTest(scope, filter);
  const at = momentOf(scope, filter);
  return (row) => {
    const deal = knownDeal(row, at);
    return deal !== undefined && test(deal);
  };
}

/** The moment at which a filter judges deals. */
export function momentOf({ today }: Pick<DealFilterScope, 'today'>, { at }: DealFilter = {}): Moment {
  return at ?? { asOf: today, knownAt: today };
}

/** The same test, for deals as they stood at the moment of the filter. */
export function knownDealTest(scope: DealFilterScope, filter: DealFilter = {}): (deal: KnownDeal) => boolean {
  const { snapshot } = scope;
  const at = momentOf(scope, filter);
  const tests: ((row: DealRow, face: Face, step: Step | undefined) => boolean)[] = [];
  const background = filter.types?.includes('GROUP_MEMBERSHIP') ?? false;

  const { stages, types, activities, reached, firstReported, publisher, minPercent, minValue, disputed } = filter;
  if (filter.at !== undefined || stages !== undefined) {
    tests.push((_, __, step) => step !== undefined && (stages === undefined || stages.includes(step.stage)));
  }
  if (types !== undefined) tests.push((_, { type }) => type !== null && types.includes(type));
  if (activities !== undefined) {
    tests.push((_, face) => face.activities.some((activity) => activities.includes(activity)));
  }
  if (reached !== undefined) {
    tests.push((row) => {
      const known = row.steps.filter((step) => knownAt(step, at.knownAt));
      return known.some(
        (step) =>
          step.stage === reached.stage && isBetween(step.validFrom, reached) && !continues(known, step, reached.stage),
      );
    });
  }
  if (filter.allParties !== undefined) {
    const wanted = filter.allParties.map(scope.survivor);
    tests.push((_, face) => wanted.every((party) => takesPart(face, party)));
  }
  if (filter.anyParty !== undefined) {
    const wanted = filter.anyParty.map(scope.survivor);
    tests.push((_, face) => wanted.some((party) => takesPart(face, party)));
  }
  if (firstReported !== undefined) {
    tests.push((row) => row.firstReported !== null && isBetween(row.firstReported, firstReported));
  }
  if (filter.regions !== undefined) {
    const wanted = new Set(filter.regions.map((region) => region.toLowerCase()));
    tests.push((_, face) => face.regions.some((region) => wanted.has(region.toLowerCase())));
  }
  if (filter.countries !== undefined) {
    const wanted = new Set<string | null>(filter.countries.map((country) => country.toUpperCase()));
    const within = organizationsThat(snapshot, ({ country }) => wanted.has(country));
    tests.push((_, face) => face.parties.some((party) => within().has(party)));
  }
  if (publisher !== undefined) {
    const wanted = scope.survivor(publisher);
    tests.push((row) => row.publishers.includes(wanted));
  }
  if (minPercent !== undefined) tests.push((row) => row.maxPercent !== null && row.maxPercent >= minPercent);
  if (minValue !== undefined) {
    const currency = minValue.currency.toUpperCase();
    tests.push((_, { value }) => value !== null && value.currency === currency && value.amount >= minValue.amount);
  }
  if (disputed !== undefined) {
    tests.push((row, face) => {
      const any = face.disputed || row.steps.some((step) => step.disputed && knownAt(step, at.knownAt));
      return any === disputed;
    });
  }
  if (filter.text !== undefined) tests.push(textTest(snapshot, filter.text));

  return ({ row, face, step }) => (background || !row.background) && tests.every((test) => test(row, face, step));
}

/** Ids of the organisations that pass, found once, when first asked for: asking of each party of each deal costs far more. */
function organizationsThat(
  snapshot: Snapshot,
  test: (row: OrganizationRow) => boolean,
): () => ReadonlySet<OrganizationId> {
  let found: Set<OrganizationId> | undefined;
  return () => {
    if (found !== undefined) return found;
    found = new Set();
    for (const row of snapshot.organizations()) if (test(row)) found.add(row.id);
    return found;
  };
}

function knownAt({ knownFrom, knownTo }: Pick<Step, 'knownFrom' | 'knownTo'>, day: Day): boolean {
  return knownFrom <= day && day < knownTo;
}

function isBetween(day: Day, { from, to }: { readonly from: Day | null; readonly to: Day | null }): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Whether the deal had come to the stage before this step: steps are also cut where only the evidence changes. */
function continues(known: readonly Step[], step: Step, stage: Stage): boolean {
  return known.some((before) => before.stage === stage && before.validTo === step.validFrom);
}

function takesPart(face: Face, organization: OrganizationId): boolean {
  return face.parties.includes(organization) || face.jointVenture === organization;
}

/** A text as words are looked for in it: without case, and below it its Latin letters where they are others. */
const searchedTitle = remembered((row: DealRow) => searched(row.title));
const searchedName = remembered((row: OrganizationRow) => searched(row.name));

function searched(text: string): string {
  const latin = sortText(text);
  const folded = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : nameKeys(text).folded;
  return latin === folded ? folded : `${folded}\n${latin}`;
}

interface Word {
  readonly word: string;
  readonly latin: string;
  /** Whether it is nothing but unaccented letters and digits. */
  readonly plain: boolean;
}

function textTest(snapshot: Snapshot, text: string): (row: DealRow, face: Face) => boolean {
  const words = nameKeys(text.toWellFormed())
    .folded.split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((text) => {
      const word: Word = { word: text, latin: sortText(text) || text, plain: /^[a-z0-9]+$/.test(text) };
      return { word, named: organizationsThat(snapshot, (row) => isIn(searchedName(row), word)) };
    });
  return (row, { parties, jointVenture }) =>
    words.every(
      ({ word, named }) =>
        isInTitle(row, word) ||
        parties.some((party) => named().has(party)) ||
        (jointVenture !== null && named().has(jointVenture)),
    );
}

function isIn(text: string, { word, latin }: Word): boolean {
  return text.includes(word) || (latin !== word && text.includes(latin));
}

/** Of a plain title and word the searched form says nothing more, and need not be made. */
function isInTitle(row: DealRow, word: Word): boolean {
  if (word.plain && plainTitle.test(row.title)) return row.title.toLowerCase().includes(word.word);
  return isIn(searchedTitle(row), word);
}

/** ASCII without an apostrophe, which its searched form leaves out. */
const plainTitle = /^[\x20-\x26\x28-\x7e]*$/;
