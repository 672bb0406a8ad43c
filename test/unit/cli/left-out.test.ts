/** Where the rows go that were left out. */
import { expect, test } from 'vitest';
import { errorsFile } from '../../../src/cli/left-out.ts';

test.each([
  ['/x/deals.csv', '/x/deals.errors.csv'],
  ['/x/deals.errors.csv', '/x/deals.errors-2.csv'],
  ['/x/deals.errors-2.csv', '/x/deals.errors-3.csv'],
  ['/x.y/my.deals.tsv', '/x.y/my.deals.errors.tsv'],
])('of %s they go to %s, never into what is being read', (path, file) => {
  expect(errorsFile(path)).toBe(file);
});
