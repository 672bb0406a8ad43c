import { expect, test } from 'vitest';
import { GRAPH_VERSION, migrate } from '../../src/store/migrations.ts';
import { StoreDamagedError, UniqueViolationError } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import { createTwoOfEach, firstHalf, newerGraph } from '../support/queries.ts';

const NOW = '2026-11-22T00:00:00Z';

onEveryEngine('The graph as the code needs it', ({ open }) => {
  test('an empty graph is brought to the version of the code once, and then left alone', async () => {
    const store = await open({ migrated: false });
    expect(await migrate(store, NOW)).toEqual({ from: 0, to: GRAPH_VERSION });
    const before = store.statements;
    expect(await migrate(store, NOW)).toEqual({ from: GRAPH_VERSION, to: GRAPH_VERSION });
    expect(store.statements - before).toBe(1);
  });

  test('a start broken off halfway is taken up by the next', async () => {
    const store = await open({ migrated: false });
    await store.write((transaction) => transaction.run(firstHalf, {}));
    expect(await migrate(store, NOW)).toEqual({ from: 0, to: GRAPH_VERSION });
  });

  test('two that start at once leave one note', async () => {
    const store = await open({ migrated: false });
    await Promise.all([migrate(store, NOW), migrate(store, NOW)]);
    expect(await migrate(store, NOW)).toEqual({ from: GRAPH_VERSION, to: GRAPH_VERSION });
  });

  test('a graph of a newer version is refused, and left as it is', async () => {
    const store = await open();
    await store.write((transaction) => transaction.run(newerGraph, { version: 99 }));
    const refused = migrate(store, NOW);
    await expect(refused).rejects.toBeInstanceOf(StoreDamagedError);
    await expect(refused).rejects.toThrow(`version 99 and this service knows versions up to ${GRAPH_VERSION}`);
  });

  test.each(['publisher', 'report', 'claim', 'deal', 'change'] as const)(
    'no second %s takes the same id, address, key or number',
    async (kind) => {
      const store = await open();
      const twice = store.write((transaction) => transaction.run(createTwoOfEach, { id: 'same', [kind]: true }));
      await expect(twice).rejects.toBeInstanceOf(UniqueViolationError);
    },
  );

  test('reports without an address do not get in each other’s way', async () => {
    const store = await open();
    await store.write((transaction) => transaction.run(createTwoOfEach, { id: 'editor', background: true }));
  });
});
