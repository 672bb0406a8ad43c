import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trustedDocuments } from '../../src/graphql/yoga.ts';
import { chapters, cookbook } from '../support/cookbook.ts';

const page = new URL('../../docs/cookbook.md', import.meta.url);
const answers = new URL('../golden/operations/starter-data/', import.meta.url);

test('the cookbook shows every trusted document, with the answer that it is held to', () => {
  const made = cookbook(
    trustedDocuments(),
    (id) => JSON.parse(readFileSync(new URL(`${id}.json`, answers), 'utf8')).data,
  );
  // After the answers themselves were written anew.
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, made);
  expect(readFileSync(page, 'utf8')).toBe(made);
});

test('the cookbook has a chapter for every trusted document, and only one', () => {
  const shown = Object.values(chapters).flat();
  expect(shown.toSorted()).toEqual(trustedDocuments().map(({ id }) => id));
});
