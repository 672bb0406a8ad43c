import { beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import { smallService } from '../../support/small-service.ts';

const { service, asked } = smallService();
const today = '2026-05-04';
const momentsAsked = () =>
  asked.filter(({ what }) => what === 'tiePage').map(({ with: args }) => (args as { query: { at: unknown } }).query.at);

describe('the moment of a field', () => {
  beforeEach(() => {
    asked.length = 0;
  });

  test('is today on both clocks where nothing is said', async () => {
    await ask(service, '{ ties { totalCount } }');
    expect(momentsAsked()).toEqual([{ asOf: today, knownAt: today }]);
  });

  test('is that of the operation where the field has none', async () => {
    await ask(service, 'query @moment(asOf: "2024-06-01", knownAt: "2023-09-01") { ties { totalCount } }');
    expect(momentsAsked()).toEqual([{ asOf: '2024-06-01', knownAt: '2023-09-01' }]);
  });

  test('takes each half from where it is said first: the field, the operation, today', async () => {
    await ask(
      service,
      `query($day: Date) @moment(asOf: $day) {
        a: ties(at: { knownAt: "2020-01-01" }) { totalCount }
        b: ties(at: { asOf: "2021-01-01" }) { totalCount }
        c: ties(at: {}) { totalCount }
        d: ties(at: { asOf: null }) { totalCount }
      }`,
      { day: '2024-06-01' },
    );
    expect(momentsAsked()).toEqual([
      { asOf: '2024-06-01', knownAt: '2020-01-01' },
      { asOf: '2021-01-01', knownAt: today },
      { asOf: '2024-06-01', knownAt: today },
      { asOf: '2024-06-01', knownAt: today },
    ]);
  });

  test('is not inherited from a field above', async () => {
    await ask(service, `{ ties(at: { asOf: "2020-01-01" }) { nodes { from { ties { totalCount } } } } }`);
    expect(momentsAsked()).toEqual([
      { asOf: '2020-01-01', knownAt: today },
      { asOf: today, knownAt: today },
    ]);
  });

  test('of a document asked twice with other variables is not remembered', async () => {
    const query = 'query($day: Date) @moment(asOf: $day) { ties { totalCount } }';
    await ask(service, query, { day: '2020-01-01' });
    await ask(service, query, { day: '2021-01-01' });
    await ask(service, query);
    expect(momentsAsked()).toMatchObject([{ asOf: '2020-01-01' }, { asOf: '2021-01-01' }, { asOf: today }]);
  });
});

describe('a level of the answer', () => {
  test('sends one read for all its rows, and none for what nobody asked', async () => {
    asked.length = 0;
    await ask(service, '{ organizations { totalCount nodes { ties { nodes { from { name } to { name kind } } } } } }');
    const reads = asked.filter(({ what }) => what === 'organizations').map(({ with: ids }) => (ids as string[]).length);
    // The page; the ends of its ties are of the page.
    expect(reads).toEqual([4]);
    asked.length = 0;
    await ask(service, '{ organizations { totalCount } }');
    expect(asked.map(({ what }) => what)).toEqual(['organizationPage']);
  });

  test('counts only where the count is asked for', async () => {
    asked.length = 0;
    await ask(
      service,
      '{ a: ties { nodes { id } } b: ties { ...Count } } fragment Count on TieConnection { totalCount }',
    );
    expect(asked.map(({ with: args }) => (args as { page: { totalCount: boolean } }).page.totalCount)).toEqual([
      false,
      true,
    ]);
  });
});
