/** Names by their words and n-grams, and deals by the words of their facts: where search begins to look. */
import { gramsOf } from '../domain/search-match.ts';
import { joinedWords, type SearchWord, searchWords, weightOf } from '../domain/search-words.ts';
import { createInterner, type Interner } from './interning.ts';
import { type Heads, putVersion, withoutHistory } from './versions.ts';

/** One name of an organisation, model or publisher. */
export interface NameRow {
  readonly id: string;
  /** The id of what it names. */
  readonly of: string;
  readonly value: string;
}

export interface NameEntry {
  readonly row: NameRow;
  /** Numbers of its words, in their order, and how much each weighs. */
  readonly words: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Lists are of candidates only: they may name what an older or newer version has, so one serves every version. Words and
 * n-grams once there stay until everything is loaded anew.
 */
export interface NameTable {
  readonly entries: Heads<NameEntry>;
  /** Numbers of names by what they name. */
  readonly namesOf: ReadonlyMap<string, readonly number[]>;
  readonly words: readonly SearchWord[];
  /** How many n-grams each word has. */
  readonly gramCounts: readonly number[];
  /** Numbers of words by n-gram. */
  readonly wordsWith: ReadonlyMap<string, readonly number[]>;
  /** Numbers of names by word. */
  readonly namesWith: readonly (readonly number[])[];
  /** Numbers of names by all their words in one. */
  readonly wholes: ReadonlyMap<string, readonly number[]>;
  /** What all its words weigh, by number of a name. */
  readonly lengths: readonly number[];
  /** Numbers of deals by the word of a fact. */
  readonly dealsWith: Map<string, number[]>;
  put(row: NameRow, version: number, seen: number): void;
  remove(id: string, version: number, seen: number): void;
  /** Ids of the names that it has or had. */
  idsOf(of: string): string[];
  /** The same names and words, without what only older versions had. */
  compacted(): NameTable;
}

export function createNameTable(): NameTable {
  return tableOf([], createLists());
}

interface Lists {
  readonly names: Interner;
  readonly texts: Interner;
  readonly words: SearchWord[];
  readonly gramCounts: number[];
  readonly wordsWith: Map<string, number[]>;
  readonly namesWith: number[][];
  readonly wholes: Map<string, number[]>;
  readonly lengths: number[];
  readonly namesOf: Map<string, number[]>;
  readonly dealsWith: Map<string, number[]>;
}

function createLists(): Lists {
  return {
    ...{ names: createInterner(), texts: createInterner(), words: [], gramCounts: [], wordsWith: new Map() },
    ...{ namesWith: [], wholes: new Map(), lengths: [], namesOf: new Map(), dealsWith: new Map() },
  };
}

function tableOf(entries: Heads<NameEntry>, lists: Lists): NameTable {
  const { names, texts, words, gramCounts, wordsWith, namesWith, wholes, lengths, namesOf } = lists;

  function wordNumber(word: SearchWord): number {
    const number = texts.intern(word.text);
    if (number < words.length) return number;
    words.push(word);
    namesWith.push([]);
    const own = gramsOf(word.text);
    gramCounts.push(own.size);
    // A run is found by its own signs, and by how it is read.
    const grams = word.latin === null ? own : own.union(gramsOf(word.latin));
    for (const gram of grams) add(wordsWith, gram, number);
    return number;
  }

  return {
    ...lists,
    entries,
    put(row, version, seen) {
      const name = names.intern(row.id);
      const known = entries[name]?.value?.row;
      if (known?.value === row.value && known.of === row.of) return;
      // A name that never was cannot stand in a list already.
      const isNew = entries[name] === undefined;
      const found = searchWords(row.value);
      const numbers = found.map(wordNumber);
      const weights = found.map(weightOf);
      const list = isNew ? add : addOnce;
      list(namesOf, row.of, name);
      list(wholes, joinedWords(found), name);
      for (const word of new Set(numbers)) {
        const of = namesWith[word];
        if (isNew || !of?.includes(name)) of?.push(name);
      }
      lengths[name] = weights.reduce((sum, weight) => sum + weight, 0);
      putVersion(entries, name, { row, words: numbers, weights }, version, seen);
    },
    remove(id, version, seen) {
      const name = names.find(id);
      if (name !== undefined) putVersion(entries, name, undefined, version, seen);
    },
    idsOf: (of) => (namesOf.get(of) ?? []).map(names.id),
    compacted: () => tableOf(withoutHistory(entries), lists),
  };
}

function add(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function addOnce(lists: Map<string, number[]>, key: string, value: number): void {
  if (!lists.get(key)?.includes(value)) add(lists, key, value);
}
