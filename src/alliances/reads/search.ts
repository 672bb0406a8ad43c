/** Search across organisations, models, deals and publishers, from the names in the snapshot. */
import { type SearchKind, searchKinds } from '../../domain/vocabulary.ts';
import type { Reader, SearchHit } from '../reader.ts';
import { isInColumns } from './in-columns.ts';
import type { Scope } from './scope.ts';

const allKinds = Object.keys(searchKinds) as SearchKind[];

/** Searches without a statement; a merged duplicate is found as its survivor, once. */
export function searchReads({ snapshot, survivor }: Scope): Pick<Reader, 'search'> {
  return {
    search(text, kinds, first) {
      if (!isInColumns(snapshot)) return [];
      const hits = new Map<string, SearchHit>();
      for (const { id, ...hit } of snapshot.search({ text: text.toWellFormed(), kinds: kinds ?? allKinds, first })) {
        const shown = survivor(id);
        if (!hits.has(shown)) hits.set(shown, { ...hit, id: shown });
      }
      return [...hits.values()];
    },
  };
}
