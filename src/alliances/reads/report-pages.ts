/** Pages of reports: of all and of publishers; and of publishers. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import type { PageOrder } from '../paging.ts';
import type { Reader, ReportFilter } from '../reader.ts';
import { text, textOrNull } from './rows.ts';
import type { Scope } from './scope.ts';
import { pageRow, pagesRow, parentsParameter, storePage, storePages, windowParameters } from './store-page.ts';

const seenParameters = { visible: z.array(text), recorder: textOrNull };

const reportsPage = defineQuery({
  name: 'reports-page',
  mode: 'read',
  parameters: z.object({
    ...windowParameters,
    ...seenParameters,
    sourced: z.literal(true).optional(),
    publisher: text.optional(),
    publishedFrom: text.optional(),
    publishedTo: text.optional(),
    language: text.optional(),
    words: z.array(text).optional(),
  }),
  row: pageRow,
});
const reportsOfPublishers = defineQuery({
  name: 'reports-of-publishers',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter, ...seenParameters }),
  row: pagesRow,
});
const publishersPage = defineQuery({
  name: 'publishers-page',
  mode: 'read',
  parameters: z.object({ ...windowParameters, hidden: z.array(text).optional() }),
  row: pageRow,
});

export const lastPublishedFirst: PageOrder = { name: 'reports by PUBLISHED DESC', direction: 'DESC', keys: 'text' };
const publishersById: PageOrder = { name: 'publishers by ID ASC', direction: 'ASC', keys: 'text' };

/**
 * Lists reports, the last published first, an undated one by the day it was retrieved; of all, without an editor's own
 * statements unless their publisher is asked for. Lists publishers by id, which is by name.
 *
 * `published` takes the last day that a date can mean, `text` wants each of its words in the title, without case.
 */
export function reportPages(scope: Scope): Pick<Reader, 'reportPage' | 'reportsOfPublishers' | 'publisherPage'> {
  const seen = { visible: scope.visibility.reviews, recorder: scope.visibility.recorder };
  const parametersOf = (filter: ReportFilter = {}) => ({
    ...seen,
    sourced: filter.publisher === undefined ? (true as const) : undefined,
    publisher: filter.publisher === undefined ? undefined : scope.survivor(filter.publisher).toWellFormed(),
    publishedFrom: filter.published?.from ?? undefined,
    publishedTo: filter.published?.to ?? undefined,
    language: filter.language?.toWellFormed(),
    words: filter.text === undefined ? undefined : wordsOf(filter.text),
  });
  return {
    reportPage: (filter, page) =>
      storePage(lastPublishedFirst, page, (window) => scope.read(reportsPage, { ...window, ...parametersOf(filter) })),
    reportsOfPublishers: (ids, page) =>
      storePages(scope, ids, lastPublishedFirst, page, (window) =>
        scope.read(reportsOfPublishers, { ...window, ...seen }),
      ),
    publisherPage: (page) =>
      storePage(publishersById, page, (window) => scope.read(publishersPage, { ...window, hidden: scope.hidden })),
  };
}

function wordsOf(text: string): string[] {
  return text
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}
