import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Neo4jOptions, openNeo4j } from '../../src/store/neo4j.ts';
import { type GraphStore, StoreUnavailableError } from '../../src/store/store.ts';
import { openPassage, type Passage } from '../support/passage.ts';
import { createOrganization, echo, longCount, organizations } from '../support/queries.ts';

const server = inject('neo4j');

describe.skipIf(server === null)('Neo4j, when it is not well', () => {
  const { uri, username, password } = server ?? { uri: 'bolt://127.0.0.1:7687', username: '', password: '' };
  const opened: GraphStore[] = [];
  let passage: Passage;

  beforeAll(async () => {
    const { hostname, port } = new URL(uri);
    passage = await openPassage(hostname, Number(port || 7687));
  });
  afterAll(async () => {
    for (const store of opened) await store.close();
    await passage.close();
  });

  const open = async (options: Partial<Neo4jOptions> = {}) => {
    const store = await openNeo4j({
      uri: `bolt://127.0.0.1:${passage.port}`,
      username,
      password,
      validation: 'all',
      ...options,
    });
    opened.push(store);
    return store;
  };
  const add = (store: GraphStore, id: string) =>
    store.write((transaction) =>
      transaction.run(createOrganization, { id, name: id, founded: null, identifiers: null }),
    );
  const answers = (store: GraphStore) => expect(store.read(echo, { value: 1 })).resolves.toEqual([{ value: 1 }]);

  /** The promise to readers: a retryable error within two seconds. */
  async function refusesInTime(read: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    const refused = await read().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(StoreUnavailableError);
    expect(performance.now() - start).toBeLessThan(2000);
  }

  test.each(['cut', 'freeze'] as const)(
    '%s: readers hear so within two seconds, and it is found again by itself',
    async (how) => {
      const store = await open();
      await answers(store);
      await passage[how]();
      await refusesInTime(() => store.read(echo, { value: 1 }));
      await refusesInTime(() => store.ping());
      await Promise.all(Array.from({ length: 20 }, () => refusesInTime(() => store.read(echo, { value: 1 }))));
      await expect(add(store, 'organization:lost')).rejects.toBeInstanceOf(StoreUnavailableError);
      await passage.mend();
      await store.ping();
      await answers(store);
      await add(store, `organization:after-${how}-${Date.now()}`);
    },
  );

  test('a server that is away from the start is met when it comes', async () => {
    await passage.cut();
    const store = await open();
    await refusesInTime(() => store.read(echo, { value: 1 }));
    await passage.mend();
    await answers(store);
  });

  test('a connection that broke while nobody used it costs a reader nothing', async () => {
    const store = await open();
    await answers(store);
    await passage.cut();
    await passage.mend();
    await answers(store);
    await passage.cut();
    await passage.mend();
    await add(store, `organization:reconnected-${Date.now()}`);
  });

  test('a slow read is not taken for an absent server', async () => {
    const store = await open();
    const before = store.statements;
    const start = performance.now();
    for (let rows = 20_000_000; performance.now() - start < 3000; rows *= 4) {
      expect(await store.read(longCount, { rows })).toEqual([{ rows: 0 }]);
    }
    // The questions whether it is there are not counted.
    expect(store.statements - before).toBeLessThan(6);
  });

  test('a transaction that takes too long is stopped, and says so', async () => {
    const store = await open({ timeout: 300 });
    const read = store.read(longCount, { rows: 3_000_000_000 });
    await expect(read).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(read).rejects.toThrow('longer than 300 ms');
    await answers(store);
  });

  test('a read sees what was written just before, by either store of a shared graph', async () => {
    const one = await open();
    const two = await open();
    const id = `organization:shared-${Date.now()}`;
    await add(one, id);
    expect(await one.read(organizations, { ids: [id], limit: 1 })).toHaveLength(1);
    expect(await two.read(organizations, { ids: [id], limit: 1 })).toHaveLength(1);
  });

  test('what is no address of Neo4j is refused, without repeating the password in it', async () => {
    const refused = openNeo4j({ uri: 'http://neo4j:hunter2@127.0.0.1:7687' });
    await expect(refused).rejects.toThrow('must read bolt://host:port or neo4j://host');
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  test.skipIf(password === '')('a wrong password is said so, and not repeated', async () => {
    const store = await open({ password: 'hunter2hunter2' });
    const refused = store.read(echo, { value: 1 });
    await expect(refused).rejects.toThrow('refused the user name or the password');
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  test('an unknown database is named', async () => {
    const store = await open({ database: 'elsewhere' });
    await expect(store.read(echo, { value: 1 })).rejects.toThrow('has no database elsewhere');
  });
});
