/** Search over deals: by who takes part, and by the words of their facts. */
import { wordQuality } from '../domain/search-match.ts';
import { type SearchWord, weightOf } from '../domain/search-words.ts';
import { factWords } from './deal-facts.ts';
import { firstOf } from './first-of.ts';
import type { OrganizationWords } from './name-search.ts';
import type { Candidate } from './search.ts';
import type { Sight } from './sight.ts';
import type { DealRow } from './snapshot.ts';
import { valueAt } from './versions.ts';

/** How many deals are looked at before the rest of the organisations, which match less, is left aside. */
const MOST_DEALS = 2_000;
/** A deal is about its parties, not named so: it stands behind the names that match as well. */
const DEAL = 0.8;

interface Asked {
  readonly weights: readonly number[];
  readonly weight: number;
  /** Places of the words that must be met. */
  readonly required: readonly number[];
  readonly organizations: ReadonlyMap<string, OrganizationWords>;
  /** By word: words of facts that it may stand for, with the quality. */
  readonly facts: readonly ReadonlyMap<string, number>[];
}

/**
 * Deals in which every asked word that is in the name of an organisation is met: by the name of a party or of the venture, in
 * any script, or by a fact (the kind of deal, its work, region or year). Of other words any may be missing, and the score is
 * the lower. Background deals are left out.
 *
 * @param organizations how well the names of organisations meet the asked words
 * @param first how many are wanted; at least so many of the best are among the answer
 */
export function searchDeals(
  sight: Sight,
  words: readonly SearchWord[],
  organizations: ReadonlyMap<string, OrganizationWords>,
  first: number,
): Candidate[] {
  const weights = words.map(weightOf);
  const facts = words.map((word) => matchingFacts(sight, word));
  const parties = words.map((_, at) => meeting(organizations, at));
  const places = words.map((_, at) => at);
  const named = places.filter((at) => (parties[at]?.length ?? 0) > 0);
  const stated = places.filter((at) => (facts[at]?.size ?? 0) > 0);
  // A word of facts may be missing: it is talks that are asked for, and there is a contract.
  const required = named.filter((at) => !stated.includes(at));
  const candidates =
    required.length > 0
      ? dealsOfFewest(
          sight,
          required.map((at) => parties[at] ?? []),
        )
      : dealsIn([
          ...stated.flatMap((at) => (parties[at] ?? []).map((id) => dealsOf(sight, id))),
          ...dealsByFacts(sight, facts, first),
        ]);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const asked: Asked = { weights, weight, required, organizations, facts };

  const found: Scored[] = [];
  for (const deal of candidates) {
    const row = valueAt(sight.state.deals, deal, sight.version);
    if (row === undefined || row.background) continue;
    const score = scoreOf(row, asked);
    if (score > 0) found.push({ row, score });
  }
  const inOrder = (a: Scored, b: Scored) => b.score - a.score || byFreshness(a.row, b.row);
  return firstOf(found, first, inOrder).map(({ row, score }) => {
    return { kind: 'DEAL', id: row.id, score, matched: matchedIn(row, asked), weight: row.lastReported ?? '' };
  });
}

interface Scored {
  readonly row: DealRow;
  readonly score: number;
}

/** As `best` of search.ts sorts those of one score. */
function byFreshness(a: DealRow, b: DealRow): number {
  const [one, other] = [a.lastReported ?? '', b.lastReported ?? ''];
  return one > other ? -1 : one < other ? 1 : a.id < b.id ? -1 : 1;
}

/** 0: a word that must be met is not. */
function scoreOf(row: DealRow, { weights, weight, required, organizations, facts }: Asked): number {
  const face = row.faces.at(-1);
  if (face === undefined) return 0;
  let taking = 0;
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const { quality, place } = metBy(row, face, at, organizations, facts);
    if (quality === 0 && required.includes(at)) return 0;
    sum += (weights[at] ?? 0) * quality;
    if (place >= 0 && place < 31) taking |= 1 << place;
  }
  const met = sum / weight;
  // A deal of the two that are asked for comes before one in which they are two of seven.
  const cover = taking === 0 ? 1 : Math.min(1, bits(taking) / Math.max(1, face.parties.length));
  return DEAL * met * met * (0.5 + 0.5 * cover);
}

/** The names and words that the asked words stand for in the deal. */
function matchedIn(row: DealRow, { weights, organizations, facts }: Asked): string {
  const face = row.faces.at(-1);
  if (face === undefined) return '';
  const matched = weights.map((_, at) => metBy(row, face, at, organizations, facts).by);
  return [...new Set(matched)].filter((text) => text !== '').join(', ');
}

interface Met {
  readonly quality: number;
  readonly by: string;
  /** Of the party; the venture comes after them. -1: by a fact, or not at all. */
  readonly place: number;
}

const unmet: Met = { quality: 0, by: '', place: -1 };

function metBy(
  row: DealRow,
  face: DealRow['faces'][number],
  at: number,
  organizations: ReadonlyMap<string, OrganizationWords>,
  facts: readonly ReadonlyMap<string, number>[],
): Met {
  let best = unmet;
  const { parties, jointVenture } = face;
  for (let place = 0; place <= parties.length; place += 1) {
    const id = place < parties.length ? parties[place] : jointVenture;
    const party = id == null ? undefined : organizations.get(id);
    const quality = party?.words[at] ?? 0;
    if (quality > best.quality) best = { quality, by: party?.names[at] ?? '', place };
  }
  const meanings = facts[at];
  if (best.quality === 1 || meanings === undefined || meanings.size === 0) return best;
  for (const fact of factWords(row)) {
    const quality = meanings.get(fact) ?? 0;
    if (quality > best.quality) best = { quality, by: fact, place: -1 };
  }
  return best;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Words of facts that the asked word may stand for; facts have few words. */
function matchingFacts({ state }: Sight, asked: SearchWord): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const text of state.names.dealsWith.keys()) {
    const quality = wordQuality(asked, { text, latin: null }, 0);
    if (quality >= LEAST_FACT) found.set(text, quality);
  }
  return found;
}

/** A fact is meant where the word is there, is begun, or has one typo. */
const LEAST_FACT = 0.7;

/** Organisations that meet the asked word, the best first. */
function meeting(organizations: ReadonlyMap<string, OrganizationWords>, at: number): readonly string[] {
  const found: { id: string; quality: number }[] = [];
  for (const [id, { words }] of organizations) {
    const quality = words[at] ?? 0;
    if (quality > 0) found.push({ id, quality });
  }
  return found.sort((a, b) => b.quality - a.quality || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** The deals of the word whose organisations have the fewest: the other words are looked for in them. */
function dealsOfFewest(sight: Sight, parties: readonly (readonly string[])[]): Set<number> {
  const lists = parties.map((ids) => ids.map((id) => dealsOf(sight, id)));
  const size = (list: readonly (readonly number[])[]) => list.reduce((sum, { length }) => sum + length, 0);
  return dealsIn(lists.reduce((fewest, list) => (size(list) < size(fewest) ? list : fewest)));
}

/** Cut between lists only, so that it does not matter in which order a list was filled. */
function dealsIn(lists: readonly (readonly number[])[]): Set<number> {
  const deals = new Set<number>();
  for (const list of lists) {
    if (deals.size > MOST_DEALS) break;
    for (const deal of list) deals.add(deal);
  }
  return deals;
}

/** Deals by how many of the asked words their facts meet, most first: of each number those reported last, until enough are found. */
function dealsByFacts(sight: Sight, facts: readonly ReadonlyMap<string, number>[], first: number): number[][] {
  const met = new Uint8Array(sight.numbering.deals.size);
  const meaning = new Int8Array(sight.numbering.deals.size).fill(-1);
  const byCount: number[][] = [];
  facts.forEach((meanings, at) => {
    for (const fact of meanings.keys()) {
      for (const deal of sight.state.names.dealsWith.get(fact) ?? []) {
        if (meaning[deal] === at) continue;
        meaning[deal] = at;
        met[deal] = (met[deal] ?? 0) + 1;
      }
    }
  });
  for (let deal = 0; deal < met.length; deal += 1) {
    const count = met[deal] ?? 0;
    if (count === 0) continue;
    const same = byCount[count];
    if (same === undefined) byCount[count] = [deal];
    else same.push(deal);
  }
  const lists: number[][] = [];
  let enough = 0;
  for (const deals of byCount.reverse()) {
    if (deals === undefined || enough >= first) continue;
    lists.push(freshest(sight, deals));
    enough += deals.length;
  }
  return lists;
}

/** How many deals are looked at of those that are equally good by their facts. */
const MOST_FRESH = 500;

function freshest(sight: Sight, deals: readonly number[]): number[] {
  const rows = function* () {
    for (const deal of deals) {
      const row = valueAt(sight.state.deals, deal, sight.version);
      if (row !== undefined && !row.background) yield { deal, row };
    }
  };
  return firstOf(rows(), MOST_FRESH, (a, b) => byFreshness(a.row, b.row)).map(({ deal }) => deal);
}

function dealsOf({ state, numbering }: Sight, id: string): readonly number[] {
  const number = numbering.organizations.find(id);
  return number === undefined ? [] : (state.leads.dealsOf.get(number) ?? []);
}
