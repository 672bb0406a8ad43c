/** Long lists of rows are worked through in turns, between which others are answered. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { PageOrder } from '../../../src/alliances/paging.ts';
import { pageOf } from '../../../src/alliances/paging.ts';
import { pageInTurns, sortInTurns, visitInTurns } from '../../../src/alliances/reads/turns.ts';

const rows = Array.from({ length: 12_000 }, (_, at) => (at * 7_919) % 12_000);
const order: PageOrder = { name: 'numbers', direction: 'ASC', keys: 'number' };
const placing = { key: (row: number) => row, id: (row: number) => `number:${row}` };

test('a page gathered in turns is that of all rows at once', async () => {
  const asked = { first: 3, totalCount: true };
  const page = await pageInTurns(rows, order, placing, asked, undefined);
  expect(page).toEqual(pageOf(rows, order, placing, asked));
  expect(page.edges.map(({ node }) => node)).toEqual([0, 1, 2]);
  expect(page.totalCount).toBe(12_000);
});

test('others have their turn before the end', async () => {
  let visited = 0;
  const visiting = visitInTurns(rows, () => {
    visited += 1;
  });
  await nextTurn();
  expect(visited).toBeLessThan(12_000);
  await visiting;
  expect(visited).toBe(12_000);
});

test('no more rows are visited once nobody waits', async () => {
  const gone = new AbortController();
  let visited = 0;
  const visiting = visitInTurns(
    rows,
    () => {
      visited += 1;
    },
    gone.signal,
  );
  gone.abort(new Error('gone'));
  await expect(visiting).rejects.toThrow('gone');
  expect(visited).toBe(5_000);
});

test('texts sorted in turns stand in the order of a plain sort', async () => {
  const texts = rows.map((row) => `deal:${row}`);
  expect(await sortInTurns(texts)).toEqual(texts.toSorted());
});
