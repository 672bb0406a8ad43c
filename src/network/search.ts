/** Search over names and deals of one version of the index: in any script, forgiving a typo or a missing end, the best match first. */

import type { Redirects } from '../domain/redirects.ts';
import { askedWords, joinedWords, type SearchWord } from '../domain/search-words.ts';
import type { SearchKind } from '../domain/vocabulary.ts';
import { searchDeals } from './deal-search.ts';
import { firstOf } from './first-of.ts';
import { type NameMatches, searchNames } from './name-search.ts';
import type { Sight } from './sight.ts';
import { valueAt } from './versions.ts';

export interface SearchQuery {
  readonly text: string;
  readonly kinds: readonly SearchKind[];
  readonly first: number;
}

export interface SearchFound {
  readonly kind: SearchKind;
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  /** The name that matched; of a deal the names and words. */
  readonly matched: string;
}

export interface NameSearch {
  /** At most `first` of what matches best; what is equally good by kind, then by the number or freshness of deals, then by id. */
  search(query: SearchQuery): SearchFound[];
  /** All names of an organisation, model or publisher; those of the duplicates merged into it are its own. */
  namesOf(id: string): string[];
}

/** The text asked for. */
export interface Question {
  readonly text: string;
  readonly words: readonly SearchWord[];
  /** All its words in one. */
  readonly joined: SearchWord;
}

export interface Candidate extends SearchFound {
  /** For those of one score: the more the earlier. */
  readonly weight: number | string;
}

export function createSearch(sight: Sight, redirects: Redirects): NameSearch {
  const { names, leads } = sight.state;
  const { organizations } = sight.numbering;
  return {
    search({ text, kinds, first }) {
      const words = askedWords(text);
      const [only] = words;
      if (only === undefined || first < 1) return [];
      const joined = words.length === 1 ? only : { text: joinedWords(words), latin: null };
      const matches = searchNames(names, sight.version, { text, words, joined }, redirects.survivor);
      const deals = kinds.includes('DEAL') ? searchDeals(sight, words, matches.organizations, first) : [];
      return best([...named(matches, kinds), ...deals], first);
    },
    namesOf(id) {
      const own = (member: string) =>
        (names.namesOf.get(member) ?? []).flatMap((name) => {
          const row = valueAt(names.entries, name, sight.version)?.row;
          return row?.of === member ? [row.value] : [];
        });
      return [...new Set([id, ...redirects.duplicates(id)].flatMap(own))];
    },
  };

  function named({ found }: NameMatches, kinds: readonly SearchKind[]): Candidate[] {
    const candidates: Candidate[] = [];
    for (const [id, { score, matched }] of found) {
      const kind = kindOf(id);
      if (!kinds.includes(kind)) continue;
      const number = kind === 'ORGANIZATION' ? organizations.find(id) : undefined;
      if (kind === 'ORGANIZATION') {
        if (number === undefined || valueAt(sight.state.organizations, number, sight.version) === undefined) continue;
      }
      const weight = number === undefined ? 0 : (leads.dealsOf.get(number)?.length ?? 0);
      candidates.push({ kind, id, score, matched, weight });
    }
    return candidates;
  }
}

function kindOf(id: string): SearchKind {
  if (id.startsWith('organization:')) return 'ORGANIZATION';
  return id.startsWith('model:') ? 'MODEL' : 'PUBLISHER';
}

/** Below it nobody would see why it was found. */
const LEAST_SCORE = 0.2;
const order: readonly SearchKind[] = ['ORGANIZATION', 'MODEL', 'DEAL', 'PUBLISHER'];

function best(found: readonly Candidate[], first: number): SearchFound[] {
  const shown = found
    .map((candidate) => ({ ...candidate, score: Math.round(candidate.score * 1000) / 1000 }))
    .filter(({ score }) => score >= LEAST_SCORE);
  return firstOf(shown, first, inOrder).map(({ kind, id, score, matched }) => ({ kind, id, score, matched }));
}

function inOrder(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    order.indexOf(a.kind) - order.indexOf(b.kind) ||
    (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : 0) ||
    (a.id < b.id ? -1 : 1)
  );
}
