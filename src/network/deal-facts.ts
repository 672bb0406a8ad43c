/** The words of a deal's facts, beside the names of its parties: what kind it is, of what work, where, and since when. */
import { searchWords } from '../domain/search-words.ts';
import { activityWords, dealTypeWords } from '../domain/words.ts';
import type { DealRow } from './snapshot.ts';

/** "joint", "venture", "jv", "china", "2017"; as the latest reports have it. */
export function factWords(row: DealRow): readonly string[] {
  let words = known.get(row);
  if (words === undefined) {
    words = shared(readFacts(row));
    known.set(row, words);
  }
  return words;
}

/** Rows never change. */
const known = new WeakMap<DealRow, readonly string[]>();

function readFacts(row: DealRow): string[] {
  const face = row.faces.at(-1);
  if (face === undefined) return [];
  const words = new Set(typeWords(face.type));
  for (const activity of face.activities) for (const word of wordsOf(activityWords[activity])) words.add(word);
  for (const region of face.regions) for (const word of wordsOf(region)) words.add(word);
  const year = (row.since ?? row.firstReported)?.slice(0, 4);
  if (year !== undefined) words.add(year);
  return [...words];
}

function typeWords(type: DealRow['faces'][number]['type']): readonly string[] {
  if (type === null) return ['talks'];
  const words = wordsOf(dealTypeWords[type]);
  return type === 'JOINT_VENTURE' ? [...words, 'jv'] : words;
}

/** Many deals have the same facts, and most texts come back with the next deal. */
const lists = new Map<string, readonly string[]>();
const texts = new Map<string, readonly string[]>();
const MOST_REMEMBERED = 20_000;

function shared(words: readonly string[]): readonly string[] {
  const key = words.join(' ');
  const list = lists.get(key) ?? words;
  if (lists.size < MOST_REMEMBERED) lists.set(key, list);
  return list;
}

function wordsOf(text: string): readonly string[] {
  const words = texts.get(text) ?? searchWords(text).map((word) => word.text);
  if (texts.size < MOST_REMEMBERED) texts.set(text, words);
  return words;
}
