/** Reports by id and by URL, and publishers by id. */
import * as z from 'zod';
import { sourceReliabilities } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import type { ReportDocument } from '../documents.ts';
import { readDate } from '../facts.ts';
import type { Reader } from '../reader.ts';
import { canonicalUrl } from '../write/canonical-url.ts';
import { count, ids, text, textOrNull, wordOf } from './rows.ts';
import { documentsOf, type Scope, storable } from './scope.ts';

const reportRow = z.object({
  id: text,
  url: textOrNull,
  title: textOrNull,
  publisher: text,
  published: textOrNull,
  retrieved: text,
  language: textOrNull,
  /** How many claims that the viewer may see, and models, rest on it. */
  supports: count,
});
const visibleParameters = { reviews: z.array(text), recorder: textOrNull };

export const reportsById = defineQuery({
  name: 'reports-by-id',
  mode: 'read',
  parameters: z.object({ ids, ...visibleParameters }),
  row: reportRow,
});
const reportsByUrl = defineQuery({
  name: 'reports-by-url',
  mode: 'read',
  parameters: z.object({ urls: z.array(text), ...visibleParameters }),
  row: reportRow,
});
const publishersById = defineQuery({
  name: 'publishers-by-id',
  mode: 'read',
  parameters: z.object({ ids }),
  row: z.object({ id: text, name: text, reliability: wordOf(sourceReliabilities) }),
});

/** Reads reports and publishers, by one statement a call. A URL that is none is unknown. */
export function reportReads(scope: Scope): Pick<Reader, 'reports' | 'reportsByUrl' | 'publishers'> {
  const { everything, reviews, recorder } = scope.visibility;
  const document = ({ supports, ...row }: z.output<typeof reportRow>): ReportDocument | null =>
    supports > 0 || everything
      ? { ...row, publisher: scope.survivor(row.publisher), published: readDate(row.published) }
      : null;

  return {
    reports: (ids) => documentsOf(scope, ids, (ids) => scope.read(reportsById, { ids, reviews, recorder }), document),

    async reportsByUrl(asked) {
      const wanted = asked.map(canonical);
      const urls = storable(wanted.filter((url) => url !== null));
      const rows = urls.length === 0 ? [] : await scope.read(reportsByUrl, { urls, reviews, recorder });
      const found = new Map(rows.map((row) => [row.url, document(row)]));
      return wanted.map((url) => (url === null ? null : (found.get(url) ?? null)));
    },

    publishers: (ids) =>
      documentsOf(
        scope,
        ids,
        (ids) => scope.read(publishersById, { ids }),
        (row) => row,
      ),
  };
}

function canonical(url: string): string | null {
  try {
    return canonicalUrl(url);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
