/** Counts deals by year, type, activity, stage, country, region or organisation, in any combination. */
import { setImmediate } from 'node:timers/promises';
import { type Day, MIN_DAY, type Moment, type OrganizationId } from '../../domain/model.ts';
import { activities, type DealDimension, dealTypes, type Level, stages } from '../../domain/vocabulary.ts';
import { createFirst } from '../../network/first-of.ts';
import { createKept } from '../../network/kept.ts';
import type { DealRow, Snapshot } from '../../network/snapshot.ts';
import { InputError } from '../errors.ts';
import type { DealBucket, Reader } from '../reader.ts';
import { momentOf } from './deal-filter.ts';
import { dealsThat } from './deal-page.ts';
import type { Scope } from './scope.ts';
import { visitInTurns } from './turns.ts';

/** What a deal counts under where it has no value: talks have no type yet. */
export const NO_VALUE = 'NONE';
/** How many buckets an answer has at most: the largest. */
export const MOST_BUCKETS = 1_000;
/** More distinct buckets are not counted. */
const MOST_COUNTED = 200_000;
/** After so many entries others have their turn. */
const ENTRIES_A_TURN = 5_000;

/**
 * Counts the deals that pass the filter in each combination of values, from the snapshot: no statement. A deal counts in each
 * of its buckets, and under NONE where it has no value. At GROUP parties stand for their ultimate parents at the moment.
 */
export function dealStatisticsReads(scope: Scope): Pick<Reader, 'dealStatistics'> {
  const { snapshot } = scope;
  return {
    async dealStatistics(filter, by, level) {
      const dimensions = checked(by);
      const at = momentOf(scope, filter);
      return counted(snapshot, JSON.stringify([dimensions, level, at, filter]), async () => {
        const values = dimensions.map((dimension) => valuesBy(dimension, snapshot, at, level));
        return await largest(await count(await dealsThat(scope, filter), values), dimensions);
      });
    },
  };
}

/** What a page of charts asks for again and again. */
const counted = createKept<DealBucket[]>(32);

async function count(
  rows: readonly DealRow[],
  values: readonly ((row: DealRow) => readonly string[])[],
): Promise<readonly DealBucket[]> {
  const counts = new Map<string, { readonly keys: readonly string[]; deals: number }>();
  let entries = 0;
  for (const row of rows) {
    entries += 1;
    for (const keys of combinations(values.map((of) => of(row)))) {
      entries += 1;
      const text = keys.join('\n');
      const bucket = counts.get(text);
      if (bucket !== undefined) bucket.deals += 1;
      else if (counts.size < MOST_COUNTED) counts.set(text, { keys, deals: 1 });
      else throw tooMany();
      if (entries >= ENTRIES_A_TURN) entries = await turn();
    }
    if (entries >= ENTRIES_A_TURN) entries = await turn();
  }
  return [...counts.values()];
}

/** Lets others have their turn. */
async function turn(): Promise<0> {
  await setImmediate();
  return 0;
}

function checked(by: readonly DealDimension[]): readonly DealDimension[] {
  if (new Set(by).size === by.length) return by;
  throw new InputError('A dimension is named twice. Name each once.', [
    { path: ['by'], message: 'Each dimension can be named once.' },
  ]);
}

function tooMany(): InputError {
  return new InputError(
    `These dimensions come to more than ${MOST_COUNTED.toLocaleString('en')} combinations. Leave one out, or filter.`,
    [{ path: ['by'], message: 'Too many combinations.' }],
  );
}

/** The largest buckets, in the order of their keys: dimension by dimension in its own order, NONE last. */
async function largest(buckets: readonly DealBucket[], dimensions: readonly DealDimension[]): Promise<DealBucket[]> {
  const byKeys = (a: DealBucket, b: DealBucket) => {
    for (const [at, dimension] of dimensions.entries()) {
      const order = compareKeys(dimension, a.keys[at] ?? '', b.keys[at] ?? '');
      if (order !== 0) return order;
    }
    return 0;
  };
  const first = createFirst<DealBucket>(MOST_BUCKETS, (a, b) => b.deals - a.deals || byKeys(a, b));
  await visitInTurns(buckets, first.add);
  return first.sorted().sort(byKeys);
}

function compareKeys(dimension: DealDimension, a: string, b: string): number {
  if (a === b) return 0;
  if (a === NO_VALUE || b === NO_VALUE) return a === NO_VALUE ? 1 : -1;
  const words = wordOrders[dimension];
  if (words !== undefined) return words.indexOf(a) - words.indexOf(b);
  return a < b ? -1 : 1;
}

/** Words stand in the order of the vocabulary, everything else in that of its letters. */
const wordOrders: Partial<Record<DealDimension, readonly string[]>> = {
  TYPE: Object.keys(dealTypes),
  ACTIVITY: Object.keys(activities),
  STAGE: Object.keys(stages),
};

type Face = DealRow['faces'][number];

function valuesBy(
  dimension: DealDimension,
  snapshot: Snapshot,
  { asOf, knownAt }: Moment,
  level: Level,
): (row: DealRow) => readonly string[] {
  const faceOf = (row: DealRow) =>
    row.faces.find(({ knownFrom, knownTo }) => knownFrom <= knownAt && knownAt < knownTo);
  const ofFace = (read: (face: Face) => readonly (string | null)[]) => (row: DealRow) => {
    const face = faceOf(row);
    return face === undefined ? [] : read(face).filter((value) => value !== null);
  };
  const stand = (party: OrganizationId) =>
    level === 'GROUP' ? (snapshot.ultimateParent(party, { asOf, knownAt }) ?? party) : party;
  const parties = ({ parties }: Face) => [...new Set(parties.map(stand))];
  const countryOf = (party: OrganizationId) => snapshot.organization(party)?.country ?? null;
  const countries = (face: Face) => parties(face).map(countryOf);
  const known = <T extends { readonly knownFrom: Day; readonly knownTo: Day }>(step: T) =>
    step.knownFrom <= knownAt && knownAt < step.knownTo;
  switch (dimension) {
    case 'YEAR':
      return (row) => {
        const days = row.steps
          .filter((step) => known(step) && step.validFrom !== MIN_DAY)
          .map((step) => step.validFrom);
        const began = days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
        const day = began ?? row.firstReported;
        return day === null ? [] : [day.slice(0, 4)];
      };
    case 'TYPE':
      return ofFace(({ type }) => [type]);
    case 'ACTIVITY':
      return ofFace((face) => face.activities);
    case 'STAGE':
      return (row) => {
        const now = row.steps.find((step) => known(step) && step.validFrom <= asOf && asOf < step.validTo);
        return now === undefined ? [] : [now.stage];
      };
    case 'COUNTRY':
      return ofFace(countries);
    case 'COUNTRY_PAIR':
      return ofFace((face) => pairs(countries(face)));
    case 'REGION':
      return ofFace(({ regions }) => regions);
    case 'ORGANIZATION':
      return ofFace((face) => parties(face));
    default:
      return dimension satisfies never;
  }
}

/** "CN–DE" for each two parties of known countries, the letters in order; "CN–CN" for two from one country. */
function pairs(countries: readonly (string | null)[]): string[] {
  const known = countries.filter((country) => country !== null).sort();
  return known.flatMap((one, at) => known.slice(at + 1).map((other) => `${one}–${other}`));
}

/** Every combination of one value of each; a deal has each value once. */
function* combinations(values: readonly (readonly string[])[]): Generator<string[]> {
  const [first, ...rest] = values;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first.length === 0 ? [NO_VALUE] : new Set(first)) {
    for (const others of combinations(rest)) yield [value, ...others];
  }
}
