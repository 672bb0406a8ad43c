/** What every store promises, whatever its engine. */
import { describe, expect, test } from 'vitest';
import { type GraphStore, type Parameters, UniqueViolationError } from '../../src/store/store.ts';
import type { TestEngine } from '../support/engines.ts';
import { countReport, createOrganization, echo, longCount, numbers, organizations } from '../support/queries.ts';

const organization = (id: string, name = id) => ({
  id: `organization:${id}`,
  name,
  founded: null,
  identifiers: ['LEI:549300LKT9PW7ZIBDF31'],
});

const add = (store: GraphStore, id: string) =>
  store.write((transaction) => transaction.run(createOrganization, organization(id)));

const idsOf = async (store: GraphStore) =>
  (await store.read(organizations, { limit: 100 })).map(({ id }) => id.replace('organization:', ''));

export function storeContract({ name, open, reopen }: TestEngine): void {
  test('a write is there for the next read, in every script', async () => {
    const store = await open();
    for (const [id, value] of [
      ['stellantis', 'Stellantis N.V.'],
      ['saic', '上汽集团'],
      ['skoda', 'Škoda Auto a.s.'],
      ['zeekr', '极氪 🚗⚡'],
      ['decomposed', 'Citroe\u0308n'],
    ] as const) {
      await store.write((transaction) => transaction.run(createOrganization, organization(id, value)));
      const found = await store.read(organizations, { ids: [`organization:${id}`], limit: 1 });
      expect(found).toEqual([organization(id, value)]);
    }
  });

  test('a line of a query is left out when its parameter is absent', async () => {
    const store = await open();
    await add(store, 'geely');
    await add(store, 'volvo');
    expect(await store.read(organizations, { ids: ['organization:volvo'], limit: 10 })).toHaveLength(1);
    expect(await store.read(organizations, { ids: undefined, limit: 10 })).toHaveLength(2);
    expect(await store.read(organizations, { ids: [], limit: 10 })).toEqual([]);
  });

  test('a transaction sees its own writes, and nobody else does before it is done', async () => {
    const store = await open();
    await add(store, 'renault');
    await store.write(async (transaction) => {
      await transaction.run(createOrganization, organization('nissan'));
      expect(await transaction.run(organizations, { limit: 10 })).toHaveLength(2);
      expect(await idsOf(store)).toEqual(['renault']);
    });
    expect(await idsOf(store)).toEqual(['nissan', 'renault']);
  });

  test('work that throws leaves nothing behind, and its own error reaches the caller', async () => {
    const store = await open();
    const refusal = new Error('no stage is stated');
    const failed = store.write(async (transaction) => {
      await transaction.run(createOrganization, organization('byd'));
      throw refusal;
    });
    await expect(failed).rejects.toBe(refusal);
    expect(await idsOf(store)).toEqual([]);
    await add(store, 'byd');
    expect(await idsOf(store)).toEqual(['byd']);
  });

  test('a second node with the same id is refused, and what was written before it in the transaction is undone', async () => {
    const store = await open();
    await add(store, 'toyota');
    const failed = store.write(async (transaction) => {
      await transaction.run(createOrganization, organization('subaru'));
      await transaction.run(createOrganization, organization('toyota'));
    });
    await expect(failed).rejects.toBeInstanceOf(UniqueViolationError);
    expect(await idsOf(store)).toEqual(['toyota']);
  });

  test('a failed statement that the work swallows commits nothing half', async () => {
    const store = await open();
    await add(store, 'toyota');
    const written = store.write(async (transaction) => {
      await transaction.run(createOrganization, organization('mazda'));
      await transaction.run(createOrganization, organization('toyota')).catch(() => undefined);
    });
    await expect(written).rejects.toThrow();
    expect(await idsOf(store)).toEqual(['toyota']);
  });

  test('statements that fail side by side are all undone', async () => {
    const store = await open();
    await add(store, 'toyota');
    const failed = store.write((transaction) =>
      Promise.all(['daihatsu', 'toyota', 'hino'].map((id) => transaction.run(createOrganization, organization(id)))),
    );
    await expect(failed).rejects.toBeInstanceOf(UniqueViolationError);
    expect(await idsOf(store)).toEqual(['toyota']);
  });

  test('fifty writers that count the same thing lose no count', async () => {
    const store = await open();
    await add(store, 'catl');
    const counts = await Promise.all(
      Array.from({ length: 50 }, () =>
        store.write(
          async (transaction) => (await transaction.run(countReport, { id: 'organization:catl' }))[0]?.reports,
        ),
      ),
    );
    expect(counts.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  });

  test('reads go on while a write is open', async () => {
    const store = await open();
    await add(store, 'ford');
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    const written = store.write(async (transaction) => {
      await transaction.run(createOrganization, organization('rivian'));
      await enough;
    });
    for (let at = 0; at < 20; at += 1) expect(await idsOf(store)).toEqual(['ford']);
    resolve();
    await written;
    expect(await idsOf(store)).toEqual(['ford', 'rivian']);
  });

  test('what was written is there for the next process', async () => {
    const store = await open();
    await add(store, 'xpeng');
    await store.close();
    const next = await reopen();
    expect(await idsOf(next)).toEqual(['xpeng']);
  });

  describe('values', () => {
    test.each<[string, Parameters[string]]>([
      ['null', null],
      ['true', true],
      ['zero', 0],
      ['a negative whole number', -42],
      ['the largest safe whole number', Number.MAX_SAFE_INTEGER],
      ['a fraction', 20.5],
      ['a small fraction', 1e-9],
      ['an empty string', ''],
      ['quotes and backslashes', `O'Neill "\\" \n\t\u0000 \u2028`],
      ['an emoji beyond the basic plane', '👩🏽‍🔧'],
      ['an empty list', []],
      ['a list with null', ['a', null, 'b']],
      ['nested lists', [[1, 2], [], [[3.5]]]],
      ['a map', { stage: 'ANNOUNCED', percent: { exact: 20.5, min: null }, 'a key-with dash': [1] }],
      ['an empty map', {}],
    ])('%s comes back as it went in', async (_, value) => {
      const store = await shared();
      expect(await store.read(echo, { value: value as never })).toEqual([{ value }]);
    });

    test('whole numbers are whole: they limit, and divide as whole numbers do', async () => {
      const store = await shared();
      expect(await store.read(numbers, { whole: 5, part: 0.25, limit: 2 })).toEqual([
        { n: 3, half: 2, double: 0.5 },
        { n: 4, half: 2, double: 0.5 },
      ]);
    });

    const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)]);
    test.each<[string, unknown, RegExp]>([
      ['NaN', Number.NaN, /\$value is NaN/],
      ['an infinite number', { percent: [1, Number.POSITIVE_INFINITY] }, /\$value\.percent\[1\] is Infinity/],
      ['half a surrogate pair', ['a\ud83d'], /\$value\[0\] is not valid Unicode/],
      ['a key with half a surrogate pair', { '\udc00': 1 }, /\$value has a key/],
      ['a bigint', 1n, /\$value is a bigint/],
      ['a date', new Date(0), /\$value is not a plain object/],
      ['undefined inside a list', [undefined], /\$value\[0\] is undefined/],
      ['a function', { name: () => 'x' }, /\$value\.name is a function/],
      ['a value nested 33 deep', deep(33), /nested more than 32 deep/],
      ['a value nested 8000 deep', deep(5000), /nested more than 32 deep/],
    ])('%s is refused before it reaches the engine, with its place', async (_, value, message) => {
      const store = await shared();
      const before = store.statements;
      await expect(store.read(echo, { value: value as never })).rejects.toThrow(message);
      await expect(store.write((transaction) => transaction.run(echo, { value: value as never }))).rejects.toThrow(
        RangeError,
      );
      expect(store.statements).toBe(before);
    });

    test('a value nested 32 deep passes', async () => {
      const store = await shared();
      const value = deep(31) as never;
      expect(await store.read(echo, { value })).toEqual([{ value }]);
    });

    let opened: Promise<GraphStore> | undefined;
    const shared = () => {
      opened ??= open();
      return opened;
    };
  });

  test('every statement is counted', async () => {
    const store = await open();
    const before = store.statements;
    await store.read(echo, { value: 1 });
    await store.write(async (transaction) => {
      await transaction.run(createOrganization, organization('kia'));
      await transaction.run(countReport, { id: 'organization:kia' });
    });
    expect(store.statements - before).toBe(3);
  });

  test('a query that writes cannot be run as a read', async () => {
    const store = await open();
    await expect(store.read(countReport, { id: 'organization:kia' })).rejects.toThrow(/writes/);
  });

  test('a read whose signal aborts rejects with its reason at once, and the store goes on', async () => {
    const store = await open();
    const rows = store.supports.cancellation ? 3_000_000_000 : 3_000_000;
    const reason = new Error('the client hung up');
    const control = new AbortController();
    const read = store.read(longCount, { rows }, { signal: control.signal });
    setTimeout(() => control.abort(reason), 100);
    await expect(read).rejects.toBe(reason);
    await expect(store.read(echo, { value: 1 }, { signal: control.signal })).rejects.toBe(reason);
    expect(await store.read(echo, { value: 1 })).toEqual([{ value: 1 }]);
  });

  test('it says truly what it supports', async () => {
    const store = await open();
    expect(store.engine).toBe(name);
    const second = await reopen().catch(() => undefined);
    expect(second !== undefined).toBe(store.supports.sharedByProcesses);
    if (!second) return;
    await add(store, 'honda');
    expect(await idsOf(second)).toEqual(['honda']);
  });

  test('it answers a ping until it is closed; closing twice is one close, and waits for a write', async () => {
    const store = await open();
    await store.ping();
    const written = add(store, 'lucid');
    await Promise.all([store.close(), store.close()]);
    await expect(written).resolves.toEqual([{ id: 'organization:lucid' }]);
    await expect(store.ping()).rejects.toThrow('closed');
    await expect(store.read(echo, { value: 1 })).rejects.toThrow('closed');
    await expect(add(store, 'fisker')).rejects.toThrow('closed');
    expect(await idsOf(await reopen())).toEqual(['lucid']);
  });
}
