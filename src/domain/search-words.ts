/** The words of a name or a question as search compares them, in any script. */
import { bareName, nameKeys } from './names.ts';

/**
 * A word: in Latin letters and digits, without case and marks ("citroen"), or a run of Chinese, Japanese or Korean, which
 * has no spaces to part it ("大众汽车").
 */
export interface SearchWord {
  readonly text: string;
  /** Of a run its transliteration in one word ("dazhongqiche"), by which other spellings of it are found; else null. */
  readonly latin: string | null;
}

/** The words of a text, in their order; empty where it has neither letter nor digit. Legal forms are left out. */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  for (const [chunk] of bareName(text).matchAll(CHUNK)) {
    if (ASCII.test(chunk)) {
      words.push({ text: chunk, latin: null });
      continue;
    }
    for (const [part] of chunk.matchAll(RUN_OR_REST)) {
      const latin = ASCII.test(part) ? part : inLatin(part);
      if (EAST_ASIAN.test(part)) words.push({ text: part, latin: latin === '' ? null : latin });
      else if (latin !== '') words.push({ text: latin, latin: null });
    }
  }
  return words;
}

/** The words of a question: at most eight, each once, without the small ones that tell nothing ("and", "the") unless there is nothing else. */
export function askedWords(text: string): SearchWord[] {
  const words = searchWords(text.slice(0, LONGEST_QUESTION));
  const telling = words.filter((word) => !small.has(word.text));
  const distinct = new Map((telling.length > 0 ? telling : words).map((word) => [word.text, word]));
  return [...distinct.values()].slice(0, MOST_WORDS);
}

/** All words in one, so that "great wall" finds "Greatwall". */
export function joinedWords(words: readonly SearchWord[]): string {
  return words.map(({ text, latin }) => latin ?? text).join('');
}

/** How much a word weighs beside others: by its letters, a sign of an East Asian script as two. */
export function weightOf({ text, latin }: SearchWord): number {
  return latin === null && ASCII.test(text) ? text.length : 2 * text.length;
}

export function isEastAsian({ text }: SearchWord): boolean {
  return EAST_ASIAN.test(text);
}

const LONGEST_QUESTION = 200;
const MOST_WORDS = 8;
const small = new Set(['and', 'the', 'of', 'with', 'between', 'in', 'a', 'an', 'und', 'et']);

const CHUNK = /[\p{L}\p{N}\p{M}'’]+/gu;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const RUN_OR_REST =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu;
const ASCII = /^[a-z0-9]*$/;

function inLatin(part: string): string {
  const { latin } = nameKeys(part);
  return ASCII.test(latin.replaceAll(' ', '')) ? latin.replaceAll(' ', '') : '';
}
