/** Pages of the change log: of all, and of what touched a node. */
import * as z from 'zod';
import { defineQuery } from '../../store/queries.ts';
import { encodeCursor, type PageOrder } from '../paging.ts';
import type { Reader } from '../reader.ts';
import type { Scope } from './scope.ts';
import { pageRow, pagesRow, parentsParameter, storePage, storePages, windowParameters } from './store-page.ts';

const changesPage = defineQuery({
  name: 'changes-page',
  mode: 'read',
  parameters: z.object(windowParameters),
  row: pageRow,
});
const changesOfSubjects = defineQuery({
  name: 'changes-of-subjects',
  mode: 'read',
  parameters: z.object({ ...windowParameters, ...parentsParameter }),
  row: pagesRow,
});

const inSequence: PageOrder = { name: 'changes by SEQUENCE ASC', direction: 'ASC', keys: 'number' };
const lastFirst: PageOrder = { name: 'changes by SEQUENCE DESC', direction: 'DESC', keys: 'number' };

/** The place of a change in the log: the page after it has what came later. */
export function changeCursor(change: { readonly id: string; readonly sequence: number }): string {
  return encodeCursor(inSequence, { key: change.sequence, id: change.id });
}

/** Lists changes: the log in its order, so that who follows it goes on after the last one seen; those of a node the last first. */
export function changePages(scope: Scope): Pick<Reader, 'changePage' | 'changesOf'> {
  return {
    changePage: (page) => storePage(inSequence, page, (window) => scope.read(changesPage, window)),
    changesOf: (subjects, page) =>
      storePages(scope, subjects, lastFirst, page, (window) => scope.read(changesOfSubjects, window)),
  };
}
