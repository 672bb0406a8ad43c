/** The words of names that an asked word may stand for, by way of shared n-grams. */
import { gramsOf, qualities, wordQuality } from '../domain/search-match.ts';
import { isEastAsian, type SearchWord } from '../domain/search-words.ts';
import { firstOf } from './first-of.ts';
import type { NameTable } from './name-table.ts';

/** Numbers of words with the quality of the match, the best first; equally good ones in alphabetical order. */
export type WordMatches = ReadonlyMap<number, number>;

/** A longer list would be of words that merely look alike. */
const MOST_WORDS = 200;

/**
 * Words that are the same, begin with it or hold it; where none is the same or begins with it, also those one typo away;
 * and where there is none of these either, those alike.
 */
export function matchingWords(table: NameTable, asked: SearchWord): WordMatches {
  const found: [number, number][] = [];
  const own = gramsOf(asked.text);
  const least = leastShared(asked.text);
  const east = isEastAsian(asked);
  for (const { word: number, shared } of sharingGrams(table, own, asked.latin)) {
    const word = table.words[number];
    if (word === undefined) continue;
    const share = (2 * shared) / (own.size + (table.gramCounts[number] ?? 0));
    if (!east && shared < least && share < 0.5) continue;
    const quality = wordQuality(asked, word, (asked.latin === null) === (word.latin === null) ? share : 0);
    if (quality > 0) found.push([number, quality]);
  }
  const best = found.reduce((most, [, quality]) => Math.max(most, quality), 0);
  const counting = found.filter(countsBeside(table, asked, best));
  const inOrder = (a: readonly [number, number], b: readonly [number, number]) =>
    b[1] - a[1] || (textOf(table, a[0]) < textOf(table, b[0]) ? -1 : 1);
  return new Map(firstOf(counting, MOST_WORDS, inOrder));
}

/** How many n-grams a word shares at least with one that it begins, that holds it, or that is one typo away. */
function leastShared({ length }: string): number {
  return length < 3 ? length : Math.max(1, length - 4);
}

/** What counts beside the best match: nobody who writes a word right, or its beginning, means a slip of another. */
function countsBeside(
  table: NameTable,
  asked: SearchWord,
  best: number,
): (match: readonly [number, number]) => boolean {
  if (best < qualities.PART) return () => true;
  if (best < qualities.PREFIX) return ([, quality]) => quality >= qualities.PART;
  const reading = asked.latin ?? asked.text;
  return ([number]) => {
    const word = table.words[number];
    return word !== undefined && (word.text.includes(asked.text) || (word.latin ?? word.text).includes(reading));
  };
}

/** Words that share n-grams, and how many. */
function* sharingGrams(
  table: NameTable,
  own: ReadonlySet<string>,
  latin: string | null,
): Iterable<{ readonly word: number; readonly shared: number }> {
  const counts = new Uint8Array(table.words.length);
  const touched: number[] = [];
  for (const gram of own) {
    for (const word of table.wordsWith.get(gram) ?? []) {
      const count = counts[word] ?? 0;
      if (count === 0) touched.push(word);
      if (count < 255) counts[word] = count + 1;
    }
  }
  for (const word of touched) yield { word, shared: counts[word] ?? 0 };
  // By the reading of a run only what reads alike as a whole or in its beginning is of use.
  if (latin === null) return;
  for (const word of table.wordsWith.get(rarest(table, latin)) ?? []) if (counts[word] === 0) yield { word, shared: 0 };
}

function rarest(table: NameTable, latin: string): string {
  const size = (gram: string) => table.wordsWith.get(gram)?.length ?? 0;
  const grams = [...gramsOf(latin)].filter((gram) => !gram.endsWith('$'));
  return grams.reduce((best, gram) => (size(gram) < size(best) ? gram : best));
}

function textOf(table: NameTable, word: number): string {
  return table.words[word]?.text ?? '';
}
