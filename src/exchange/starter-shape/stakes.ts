/** Shares as a summary words them: "more than 20 %" is no 20 %. */
import type { Percentage } from '../../domain/model.ts';
import { boundedShare, type ShareBound } from '../../domain/share-bounds.ts';
import { type MappingTables, tableKey } from './tables.ts';

/**
 * The share that a line means: its bare number, unless the summary has that very number in percent, once or always with
 * the same words, directly behind one of the qualifiers. Words between qualifier and number undo it: of "more than its
 * 40 %" only the 40 is the line's.
 */
export function readShare(
  percent: number,
  summary: string,
  qualifiers: MappingTables['qualifiers'],
): { readonly share: Percentage; readonly qualifier: string | null } {
  const found = new Set([...mentions(percent, summary)].map((before) => qualifierAtEnd(before, qualifiers)));
  const [qualifier] = found;
  if (found.size !== 1 || !qualifier) return { share: shareOf(percent, null), qualifier: null };
  return { share: shareOf(percent, qualifiers.get(qualifier) ?? 'about'), qualifier };
}

/** What stands before each mention of the number in percent, back to the last punctuation mark. */
function* mentions(percent: number, summary: string): Generator<string> {
  const number = String(percent).replace('.', '[.,]');
  for (const match of summary.matchAll(new RegExp(`(?<![\\d.,])${number}(?:[.,]0+)?(?=\\s?(?:%|per ?cent\\b))`, 'g'))) {
    yield summary
      .slice(0, match.index)
      .split(/[,;:()]/)
      .at(-1) ?? '';
  }
}

function qualifierAtEnd(before: string, qualifiers: MappingTables['qualifiers']): string | null {
  const words = tableKey(before);
  const ending = [...qualifiers.keys()].filter((phrase) => words === phrase || words.endsWith(` ${phrase}`));
  return ending.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The share that a number means beside such a word, with all that a stored share says. */
function shareOf(percent: number, bound: ShareBound | null): Percentage {
  return {
    ...{ exact: null, min: null, max: null, minExclusive: false, maxExclusive: false, approximate: false },
    ...boundedShare(percent, bound),
  };
}
