/** Pages of the change log: of all, and of what touched a node. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import { readCursor } from '../cursor.ts';
import { encodeCursor, type PageOrder } from '../paging.ts';
import type { Reader } from '../reader.ts';
import { text, textOrNull } from './rows.ts';
import type { Scope } from './scope.ts';
import { pageRow, pagesRow, parentsParameter, storePage, storePages, windowParameters } from './store-page.ts';

/** What a change must rest on to be there: a claim that is, or, where it is about none, a node that is. */
export const seenChanges = {
  seen: z.object({ visible: z.array(text), recorder: textOrNull, hidden: z.array(text) }).optional(),
};

const changesPage = defineQuery({
  name: 'changes-page',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...seenChanges, upTo: z.int() }),
  row: pageRow,
});
const changesOfSubjects = defineQuery({
  name: 'changes-of-subjects',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter, ...seenChanges }),
  row: pagesRow,
});

const inSequence: PageOrder = { name: 'changes by SEQUENCE ASC', direction: 'ASC', keys: 'number' };
const lastFirst: PageOrder = { name: 'changes by SEQUENCE DESC', direction: 'DESC', keys: 'number' };

/** The place of a change in the log: the page after it has what came later. */
export function changeCursor(change: { readonly id: string; readonly sequence: number }): string {
  return encodeCursor(inSequence, { key: change.sequence, id: change.id });
}

/** The number of the change at a cursor. @throws InputError where it is none, or of another list */
export function sequenceAt(cursor: string): number {
  return Number(readCursor(inSequence, 'after', cursor).key);
}

/**
 * Lists changes: the log in its order, so that who follows it goes on after the last one seen; those of a node the last
 * first. The log ends where the snapshot does: beyond, another process's changes may be seen before the ones that precede them.
 */
export function changePages(scope: Scope): Pick<Reader, 'changePage' | 'changesOf'> {
  const upTo = scope.snapshot.revision;
  const seen = scope.seen && { ...scope.seen, hidden: scope.hidden ?? [] };
  return {
    changePage: (page) => storePage(inSequence, page, (window) => scope.read(changesPage, { ...window, upTo, seen })),
    changesOf: (subjects, page) =>
      storePages(scope, subjects, lastFirst, page, (window) => scope.read(changesOfSubjects, { ...window, seen })),
  };
}
