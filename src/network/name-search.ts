/** Search over names: candidates by their words, ranked by how much of the question and of the name is met. */
import { matchWords, qualities, wholeNameScore } from '../domain/search-match.ts';
import { weightOf } from '../domain/search-words.ts';
import type { NameEntry, NameTable } from './name-table.ts';
import type { Question } from './search.ts';
import { valueAt } from './versions.ts';
import { matchingWords, type WordMatches } from './word-matches.ts';

export interface NameMatches {
  /** By what is named: its best score, and the name that has it. */
  readonly found: ReadonlyMap<string, { readonly score: number; readonly matched: string }>;
  /** By organisation: how well each asked word is met by any of its names, and which. */
  readonly organizations: ReadonlyMap<string, OrganizationWords>;
}

export interface OrganizationWords {
  readonly words: readonly number[];
  readonly names: readonly string[];
}

/** How many names are looked at for one asked word: those that say least else. */
const MOST_NAMES = 500;
/** Words written together or apart: no quite as good as the same. */
const JOINED = 0.97;

/** @param survivor of a merged duplicate: its names are those of whoever answers for it */
export function searchNames(
  table: NameTable,
  version: number,
  question: Question,
  survivor: (id: string) => string,
): NameMatches {
  const { words, joined } = question;
  const matches = words.map((word) => matchingWords(table, word));
  const joinedMatches = words.length === 1 ? undefined : matchingWords(table, joined);
  const weights = words.map(weightOf);
  const found = new Map<string, { score: number; matched: string }>();
  const organizations = new Map<string, OrganizationWords>();

  const look = (name: number, isWhole: boolean) => {
    const entry = valueAt(table.entries, name, version);
    if (entry === undefined) return;
    const { value } = entry.row;
    const of = survivor(entry.row.of);
    const match = isWhole ? wholeMatch(question, entry) : matchEntry(weights, entry, matches, joinedMatches);
    if (of.startsWith('organization:')) note(organizations, of, value, match.words);
    const known = found.get(of);
    const isBetter = match.score > (known?.score ?? 0) || (match.score === known?.score && value < known.matched);
    if (match.score > 0 && isBetter) found.set(of, { score: match.score, matched: value });
  };
  const seen = new Set<number>();
  for (const name of table.wholes.get(joined.latin ?? joined.text) ?? []) {
    seen.add(name);
    look(name, true);
  }
  for (const word of [...matches, ...(joinedMatches === undefined ? [] : [joinedMatches])]) {
    for (const name of shortest(table, word)) {
      if (seen.has(name)) continue;
      seen.add(name);
      look(name, false);
    }
  }
  return { found, organizations };
}

/** The name has all letters of the question in their order; at worst the transliterations agree. */
function wholeMatch({ text, words }: Question, { row }: NameEntry) {
  return { score: wholeNameScore(text, row.value), words: words.map(() => 1) };
}

function matchEntry(
  weights: readonly number[],
  entry: NameEntry,
  matches: readonly WordMatches[],
  joinedMatches: WordMatches | undefined,
) {
  const byWords = matchWords(weights, entry.weights, (i, j) => matches[i]?.get(entry.words[j] ?? -1) ?? 0);
  if (joinedMatches === undefined) return byWords;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const asOne = matchWords([total], entry.weights, (_, j) => joinedMatches.get(entry.words[j] ?? -1) ?? 0);
  const [quality = 0] = asOne.words;
  if (quality < qualities.PREFIX_TYPO || JOINED * asOne.score <= byWords.score) return byWords;
  return { score: JOINED * asOne.score, words: weights.map(() => JOINED * quality) };
}

/**
 * Names with any of the words, those with the best words first and of them the shortest: of thousands that have "motor" in
 * them the ones that say little else. The same ones whatever the order in which they were put in.
 */
function shortest(table: NameTable, words: WordMatches): number[] {
  const chosen: number[] = [];
  for (const word of words.keys()) {
    const room = MOST_NAMES - chosen.length;
    if (room <= 0) break;
    const names = table.namesWith[word] ?? [];
    chosen.push(...(names.length <= room ? names : shortestOf(table, names, room)));
  }
  return chosen;
}

function shortestOf(table: NameTable, names: readonly number[], count: number): number[] {
  const byLength = new Map<number, number[]>();
  for (const name of names) {
    const length = table.lengths[name] ?? 0;
    const same = byLength.get(length);
    if (same === undefined) byLength.set(length, [name]);
    else same.push(name);
  }
  const chosen: number[] = [];
  for (const length of [...byLength.keys()].sort((a, b) => a - b)) {
    const same = byLength.get(length) ?? [];
    const room = count - chosen.length;
    if (same.length > room) same.sort((a, b) => (idOf(table, a) < idOf(table, b) ? -1 : 1));
    chosen.push(...same.slice(0, room));
    if (chosen.length >= count) break;
  }
  return chosen;
}

function idOf(table: NameTable, name: number): string {
  return table.entries[name]?.value?.row.id ?? '';
}

function note(
  organizations: Map<string, OrganizationWords>,
  id: string,
  value: string,
  words: readonly number[],
): void {
  const known = organizations.get(id);
  if (known === undefined) {
    organizations.set(id, { words, names: words.map(() => value) });
    return;
  }
  // Of names that are equally good always the same one is shown.
  const better = words.map((quality, at) => {
    const best = known.words[at] ?? 0;
    return quality > best || (quality === best && value < (known.names[at] ?? ''));
  });
  if (!better.includes(true)) return;
  organizations.set(id, {
    words: words.map((quality, at) => (better[at] ? quality : (known.words[at] ?? 0))),
    names: words.map((_, at) => (better[at] ? value : (known.names[at] ?? ''))),
  });
}
