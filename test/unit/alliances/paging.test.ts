/** Keyset pages: whole in both directions, also while rows are added. */
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/alliances/errors.ts';
import {
  comparePlaces,
  encodeCursor,
  type PageOrder,
  type Place,
  pageOf,
  pageOfFetched,
  pageWindow,
} from '../../../src/alliances/paging.ts';
import type { Page, PageRequest } from '../../../src/alliances/reader.ts';

const ascending: PageOrder = { name: 'deals by TITLE ASC', direction: 'ASC', keys: 'text' };
const descending: PageOrder = { name: 'deals by TITLE DESC', direction: 'DESC', keys: 'text' };

const key = fc.option(fc.constantFrom('', 'a', 'b', 'ab', 'ä', '大众'), { nil: null });
const rows = fc.uniqueArray(fc.record<Place>({ key, id: fc.string({ maxLength: 3 }) }), {
  selector: ({ id }) => id,
  maxLength: 30,
});
const order = fc.constantFrom(ascending, descending);
const size = fc.integer({ min: 1, max: 7 });

const listed = (order: PageOrder, rows: readonly Place[], page: PageRequest) =>
  pageOf(rows, order, { key: ({ key }) => key, id: ({ id }) => id }, page);
const nodes = (pages: readonly Page<Place>[]) => pages.flatMap(({ edges }) => edges.map(({ node }) => node));

/** Walks forwards, or backwards from the end; `grow` may add rows between pages. */
function walk(
  order: PageOrder,
  rows: Place[],
  size: number,
  backwards: boolean,
  grow: (seen: number) => void = () => {},
): Page<Place>[] {
  const pages: Page<Place>[] = [];
  let cursor: string | undefined;
  for (let pagesSeen = 0; pagesSeen < 200; pagesSeen++) {
    const page = listed(order, rows, backwards ? { last: size, before: cursor } : { first: size, after: cursor });
    if (backwards) pages.unshift(page);
    else pages.push(page);
    cursor = (backwards ? page.edges[0] : page.edges.at(-1))?.cursor;
    if (!(backwards ? page.hasPreviousPage : page.hasNextPage)) return pages;
    grow(pagesSeen);
  }
  throw new Error('The walk never ended.');
}

describe('a list read page by page', () => {
  test('has every row once, in order, whichever way it is walked', () => {
    fc.assert(
      fc.property(order, rows, size, fc.boolean(), (order, rows, size, backwards) => {
        const sorted = [...rows].sort((a, b) => comparePlaces(order, a, b));
        const pages = walk(order, rows, size, backwards);
        expect(nodes(pages)).toEqual(sorted);
        expect(pages.every(({ edges }) => edges.length <= size)).toBe(true);
        expect(pages.map((page) => page.hasPreviousPage)).toEqual(pages.map((_, at) => at > 0));
        expect(pages.map((page) => page.hasNextPage)).toEqual(pages.map((_, at) => at < pages.length - 1));
      }),
    );
  });

  test('shows each row that was there all the time once, while others are added', () => {
    fc.assert(
      fc.property(order, rows, rows, size, fc.boolean(), (order, rows, others, size, backwards) => {
        const growing = [...rows];
        const added = others.map(({ key, id }) => ({ key, id: `added ${id}` }));
        const seen = nodes(
          walk(order, growing, size, backwards, (page) => growing.push(...added.slice(page, page + 1))),
        );
        const before = new Set(rows);
        expect(seen.filter((row) => before.has(row))).toEqual([...rows].sort((a, b) => comparePlaces(order, a, b)));
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  test('puts rows without a sort key last in either direction', () => {
    const some = [
      { key: null, id: 'unknown' },
      { key: '2023', id: 'earlier' },
      { key: '2024', id: 'later' },
    ];
    expect(nodes([listed(ascending, some, {})]).map(({ id }) => id)).toEqual(['earlier', 'later', 'unknown']);
    expect(nodes([listed(descending, some, {})]).map(({ id }) => id)).toEqual(['later', 'earlier', 'unknown']);
  });

  test('goes on behind a row that is gone', () => {
    const some = ['a', 'b', 'c'].map((id) => ({ key: 'same', id }));
    const first = listed(ascending, some, { first: 2 });
    const rest = listed(ascending, [some[0]!, some[2]!], { first: 2, after: first.edges[1]!.cursor });
    expect(nodes([rest]).map(({ id }) => id)).toEqual(['c']);
  });

  test('is counted only when asked for, and then whole', () => {
    const some = Array.from({ length: 50 }, (_, at) => ({ key: null, id: String(at) }));
    expect(listed(ascending, some, { first: 5 }).totalCount).toBeNull();
    const page = listed(ascending, some, { first: 5, totalCount: true });
    expect(listed(ascending, some, { first: 5, after: page.edges[4]!.cursor, totalCount: true }).totalCount).toBe(50);
  });

  test('has 20 rows a page unless told otherwise', () => {
    const some = Array.from({ length: 50 }, (_, at) => ({ key: null, id: String(at) }));
    expect(listed(ascending, some, {}).edges).toHaveLength(20);
    expect(listed(ascending, some, { first: null, after: null, last: null, before: null }).edges).toHaveLength(20);
  });
});

describe('a page cut by the store', () => {
  test('is the page that would be cut here, whatever the order of its rows', () => {
    fc.assert(
      fc.property(order, rows, size, fc.boolean(), fc.nat(), (order, rows, size, backwards, at) => {
        const from = rows.length === 0 ? undefined : encodeCursor(order, rows[at % rows.length]!);
        const page = backwards ? { last: size, before: from } : { first: size, after: from };
        const window = pageWindow(order, page);
        const walked = (a: Place, b: Place) => (backwards ? comparePlaces(order, b, a) : comparePlaces(order, a, b));
        const beyond = rows.filter((row) => window.from === null || walked(row, window.from) > 0);
        const fetched = beyond
          .sort(walked)
          .slice(0, size + 1)
          .reverse();
        expect(pageOfFetched(fetched, order, (row) => row, window, null)).toEqual(listed(order, rows, page));
      }),
    );
  });
});

describe('a page request that cannot be served', () => {
  const refused = (page: PageRequest, order: PageOrder = ascending) => {
    try {
      pageWindow(order, page);
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
    throw new Error('The request was served.');
  };
  const cursor = encodeCursor(ascending, { key: 'Stellantis 大众', id: 'deal:1' });

  test.each([0, -1, 101, 100_000, 1.5, Number.NaN])('a size of %s is refused by its argument', (size) => {
    expect(refused({ first: size }).fields.map(({ path }) => path)).toEqual([['first']]);
    expect(refused({ last: size }).fields.map(({ path }) => path)).toEqual([['last']]);
  });

  test.each<[PageRequest]>([
    [{ first: 1, last: 1 }],
    [{ first: 1, before: cursor }],
    [{ last: 1, after: cursor }],
    [{ after: cursor, before: cursor }],
  ])('both directions at once are refused: %o', (page) => {
    expect(refused(page).message).toContain('goes one way');
  });

  test('a cursor with any character changed, left out or added is refused', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n大';
    const damage = fc.tuple(fc.nat(cursor.length - 1), fc.nat(2), fc.constantFrom(...letters));
    fc.assert(
      fc.property(damage, fc.boolean(), ([at, how, letter], backwards) => {
        const damaged = cursor.slice(0, at) + (how === 0 ? '' : letter) + cursor.slice(how === 2 ? at : at + 1);
        fc.pre(damaged !== cursor);
        const error = refused(backwards ? { before: damaged } : { after: damaged });
        expect(error.fields[0]!.path).toEqual([backwards ? 'before' : 'after']);
        expect(error.message).toContain('damaged');
      }),
      { numRuns: 500 },
    );
  });

  test('what was never a cursor is refused', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void refused({ after: text })));
    expect(refused({ after: 'A'.repeat(1_000_000) }).message).toContain('damaged');
    expect(refused({ after: '' }).message).toContain('damaged');
    for (const json of ['null', '{}', '[]', '["deals by TITLE ASC"]', '"text"', '[1,2,3,4]', '['.repeat(1_000)]) {
      expect(refused({ after: Buffer.from(json).toString('base64url') }).message).toContain('damaged');
    }
  });

  test('a cursor of another order is refused by name, with what to do', () => {
    const error = refused({ after: cursor }, descending);
    expect(error.message).toContain('deals by TITLE ASC');
    expect(error.message).toContain('deals by TITLE DESC');
    expect(error.message).toContain('leave `after` out');
  });

  test.each([
    ['a key of another kind', [ascending.name, 7, 'deal:1']],
    ['half of a surrogate pair', [ascending.name, '\ud800', 'deal:1']],
    ['an id that is no text', [ascending.name, 'a', null]],
  ])('a forged cursor with %s is refused', (_, place) => {
    const fields = [...place, crc32(JSON.stringify(place))];
    const forged = Buffer.from(JSON.stringify(fields)).toString('base64url');
    expect(refused({ after: forged }).fields[0]!.path).toEqual(['after']);
  });
});
