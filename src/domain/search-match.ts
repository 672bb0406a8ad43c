/** How well words match: the same, the beginning, one slip of the pen, a part, or merely alike. */

import { nameKeys } from './names.ts';
import { isEastAsian, joinedWords, type SearchWord, searchWords } from './search-words.ts';

/** The quality of a match of two words, 1 the same and 0 none. */
export const qualities = {
  SAME: 1,
  /** The asked word begins it; nearer to SAME the less is missing. */
  PREFIX: 0.75,
  /** One letter wrong, missing, too many, or two swapped, in a word of at least four letters (Damerau and Levenshtein). */
  TYPO: 0.7,
  /** The asked word, with one typo, begins it. */
  PREFIX_TYPO: 0.55,
  /** It stands somewhere in it. */
  PART: 0.5,
  /** They share at least half of their n-grams (Dice). */
  ALIKE: 0.35,
} as const;

/** A sign inside a run is no worse a place than its beginning: the name of a venture begins with either partner. */
const PART_OF_RUN = 0.7;
/** For matches by transliteration: other signs may be read the same. */
const TRANSLITERATED = 0.9;
/** How much of what a prefix or part lacks of SAME is given back for the part of the word that it covers. */
const COVERED = 0.15;

/**
 * How well an asked word matches a word of a name.
 * @param share of their n-grams, 0 to 1, where it is known already
 */
export function wordQuality(asked: SearchWord, word: SearchWord, share?: number): number {
  if (isEastAsian(asked) && isEastAsian(word)) {
    const direct = runQuality(asked.text, word.text, share);
    if (direct === 1 || asked.latin === null || word.latin === null) return direct;
    return Math.max(direct, asked.latin === word.latin ? TRANSLITERATED : 0);
  }
  if (asked.latin === null && word.latin === null) return latinQuality(asked.text, word.text, share);
  return TRANSLITERATED * latinQuality(asked.latin ?? asked.text, word.latin ?? word.text, share);
}

function latinQuality(asked: string, word: string, share?: number): number {
  if (asked === word) return qualities.SAME;
  const covered = COVERED * Math.min(1, asked.length / word.length);
  if (word.startsWith(asked)) return qualities.PREFIX + covered;
  if (forgives(asked)) {
    if (isWithinOneTypo(asked, word)) return qualities.TYPO;
    if (word.length > asked.length && beginsWithinOneTypo(asked, word)) return qualities.PREFIX_TYPO + covered;
  }
  if (asked.length >= 3 && word.includes(asked)) return qualities.PART + covered;
  return alike(asked, word, share);
}

function runQuality(asked: string, word: string, share?: number): number {
  if (asked === word) return qualities.SAME;
  const covered = COVERED * Math.min(1, asked.length / word.length);
  if (word.startsWith(asked)) return qualities.PREFIX + covered;
  if (word.includes(asked)) return PART_OF_RUN + covered;
  return alike(asked, word, share);
}

function alike(asked: string, word: string, known: number | undefined): number {
  if (asked.length < 2 || (asked.length < 4 && ASCII.test(asked))) return 0;
  const share = known ?? dice(gramsOf(asked), gramsOf(word));
  return share >= 0.5 ? qualities.ALIKE * share : 0;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Whether a typo in the word is forgiven: numbers and short words are too easily another one. */
export function forgives(word: string): boolean {
  return word.length >= 4 && !/[0-9]/.test(word);
}

/** Whether one letter replaced, left out or put in, or two neighbours swapped, makes the one of the other. */
export function isWithinOneTypo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  const shorter = Math.min(a.length, b.length);
  while (from < shorter && a[from] === b[from]) from += 1;
  let back = 0;
  while (back < shorter - from && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  const [restA, restB] = [a.length - from - back, b.length - from - back];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}

function beginsWithinOneTypo(asked: string, word: string): boolean {
  for (let length = asked.length - 1; length <= asked.length + 1; length += 1) {
    if (length <= word.length && isWithinOneTypo(asked, word.slice(0, length))) return true;
  }
  return false;
}

/**
 * The n-grams by which words are found that may match: of Latin words its first one and two letters, all threes, and the
 * last two; of runs each sign and each two. Words one typo apart share at least one.
 */
export function gramsOf(word: string): Set<string> {
  const grams = new Set<string>();
  if (!ASCII.test(word)) {
    for (let at = 0; at < word.length; at += 1) {
      grams.add(word.slice(at, at + 1));
      if (at + 1 < word.length) grams.add(word.slice(at, at + 2));
    }
    return grams;
  }
  grams.add(`^${word.slice(0, 1)}`);
  if (word.length > 1) {
    grams.add(`^${word.slice(0, 2)}`);
    grams.add(`${word.slice(-2)}$`);
  }
  for (let at = 0; at + 3 <= word.length; at += 1) grams.add(word.slice(at, at + 3));
  return grams;
}

/** What two sets share, 0 to 1 (Dice, Sørensen). */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

export interface NameMatch {
  /** 0 to 1; 0: not found. */
  readonly score: number;
  /** For each asked word how well it is met by this name, less where the name says much else. */
  readonly words: readonly number[];
}

/**
 * How well a name answers a question, from how well their words match (`quality` of asked word i and name's word j).
 * Every asked word must be met, or the name must be asked for as a whole among other things.
 * @param asked weights of the asked words
 * @param words weights of the name's words
 */
export function matchWords(
  asked: readonly number[],
  words: readonly number[],
  quality: (asked: number, word: number) => number,
): NameMatch {
  const best = new Array<number>(asked.length).fill(0);
  const covered = new Array<number>(words.length).fill(0);
  let missing = asked.length;
  for (let i = 0; i < asked.length; i += 1) {
    for (let j = 0; j < words.length; j += 1) {
      const found = quality(i, j);
      if (found > (best[i] ?? 0)) best[i] = found;
      if (found > (covered[j] ?? 0)) covered[j] = found;
    }
    if ((best[i] ?? 0) > 0) missing -= 1;
  }
  const met = weighted(asked, best);
  const cover = weighted(words, covered);
  const telling = 0.7 + 0.3 * cover;
  const isPartOfQuestion = cover >= 0.9 && met >= 0.25;
  const score = missing === 0 ? 0.9 * met * telling : isPartOfQuestion ? 0.2 + 0.3 * met : 0;
  return { score, words: best.map((found) => found * telling) };
}

/**
 * How well a name as a whole is the asked one: 1 exactly, less without case, legal form, by transliteration, and where
 * the spaces differ; 0: it is another one.
 */
export function wholeNameScore(asked: string, name: string): number {
  const [a, b] = [nameKeys(asked), nameKeys(name)];
  if (a.exact === b.exact) return 1;
  if (a.folded === b.folded) return 0.98;
  if (a.bare === b.bare) return 0.96;
  if (a.latin === b.latin) return 0.94;
  return joinedWords(searchWords(asked)) === joinedWords(searchWords(name)) ? 0.92 : 0;
}

function weighted(words: readonly number[], values: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  for (let at = 0; at < words.length; at += 1) {
    const weight = words[at] ?? 0;
    sum += weight * (values[at] ?? 0);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}
