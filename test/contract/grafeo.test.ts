import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { migrate } from '../../src/store/migrations.ts';
import { type GraphStore, StoreDamagedError, StoreLockedError, StoreUnavailableError } from '../../src/store/store.ts';
import { createOrganization, organizations } from '../support/queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'alliances-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

let files = 0;
const newPath = () => join(folder, `${++files}`, 'alliances.grafeo');
const add = (store: GraphStore, id: string) =>
  store.write((transaction) =>
    transaction.run(createOrganization, { id, name: 'x'.repeat(500), founded: null, identifiers: null }),
  );
const idsOf = async (store: GraphStore) => (await store.read(organizations, { limit: 1_000_000 })).map(({ id }) => id);

test('a process killed at any moment loses no acknowledged write and leaves none half', {
  timeout: 120_000,
}, async () => {
  const path = newPath();
  const acknowledged = new Set<string>();
  for (let round = 0; round < 10; round += 1) {
    for (const id of await writeUntilKilled(path, round, 20 + Math.random() * 300)) acknowledged.add(id);
    const store = await openGrafeo({ path });
    const ids = new Set(await idsOf(store));
    await store.close();
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
    const halves = [...ids].filter(
      (id) => !ids.has(id.endsWith('/twin') ? id.slice(0, -'/twin'.length) : `${id}/twin`),
    );
    expect(halves).toEqual([]);
  }
  expect(acknowledged.size).toBeGreaterThan(100);
});

async function writeUntilKilled(path: string, round: number, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../support/writer-process.ts'), path, `${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.startsWith('ready')) resolve();
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  child.on('close', () => end());
  await Promise.race([ready, ended]);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  await ended;
  // The last line may be cut short.
  return said.split('\n').slice(1, -1);
}

test('a write is brought to the disk before it answers, and writers that wait together share the way', async () => {
  const store = await openGrafeo({ path: newPath() });
  const flushed = await spyOnFlushes();
  await add(store, 'organization:one');
  expect(flushed).toHaveBeenCalledTimes(1);
  flushed.mockImplementation(() => sleep(20));
  await Promise.all(Array.from({ length: 50 }, (_, at) => add(store, `organization:many-${at}`)));
  expect(flushed.mock.calls.length).toBeLessThan(50);
  await store.close();
});

test('where the disk refuses, the write is not acknowledged, nor any later one, and reads go on', async () => {
  const store = await openGrafeo({ path: newPath() });
  await add(store, 'organization:one');
  const flushed = await spyOnFlushes();
  flushed.mockRejectedValueOnce(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
  await expect(add(store, 'organization:two')).rejects.toBeInstanceOf(StoreUnavailableError);
  await expect(add(store, 'organization:three')).rejects.toThrow('start the service again');
  await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailableError);
  expect(await idsOf(store)).toContain('organization:one');
  await store.close();
  await expect(idsOf(store)).rejects.toThrow('closed');
});

async function spyOnFlushes() {
  const file = await openFile(import.meta.filename);
  await file.close();
  return vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'datasync');
}

test('checkpoints under way lose nothing and let writers go on', async () => {
  const path = newPath();
  const store = await openGrafeo({ path, checkpointBytes: 10_000 });
  await migrate(store, '2026-01-01T00:00:00Z');
  for (let at = 0; at < 200; at += 1) await add(store, `organization:${at}`);
  expect(await idsOf(store)).toHaveLength(200);
  await store.close();
  const again = await openGrafeo({ path });
  expect(await idsOf(again)).toHaveLength(200);
  await again.close();
});

test('a file that another process holds is refused in one sentence, and that one goes on', async () => {
  const path = newPath();
  const store = await openGrafeo({ path });
  const second = openGrafeo({ path });
  await expect(second).rejects.toBeInstanceOf(StoreLockedError);
  await expect(second).rejects.toThrow(`The graph in ${path} is in use by another process: stop that one first.`);
  await add(store, 'organization:one');
  await store.close();
  await (await openGrafeo({ path })).close();
});

test('a folder that cannot be made is named', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const refused = openGrafeo({ path: join(file, 'data', 'alliances.grafeo') });
  await expect(refused).rejects.toBeInstanceOf(StoreUnavailableError);
  await expect(refused).rejects.toThrow(`The folder ${join(file, 'data')} cannot be written (ENOTDIR)`);
});

test.each<[string, (path: string) => void]>([
  ['cut short', (path) => truncateSync(path, 20_000)],
  ['overwritten', (path) => writeFileSync(path, Buffer.alloc(64 * 1024, 7))],
  ['another file', (path) => copyFileSync(import.meta.filename, path)],
])('a file %s is called damaged, with what to do, and is left as it is', async (_, damage) => {
  const path = newPath();
  const store = await openGrafeo({ path });
  for (let at = 0; at < 50; at += 1) await add(store, `organization:${at}`);
  await store.close();
  damage(path);
  const refused = openGrafeo({ path });
  await expect(refused).rejects.toBeInstanceOf(StoreDamagedError);
  await expect(refused).rejects.toThrow('restore it from a backup');
  expect(existsSync(path)).toBe(true);
});

test('a graph in memory leaves no file', async () => {
  const before = process.cwd();
  mkdirSync(join(folder, 'empty'));
  const store = await openGrafeo({ path: ':memory:' });
  await add(store, 'organization:one');
  expect(await idsOf(store)).toEqual(['organization:one']);
  await store.close();
  expect(existsSync(join(before, ':memory:'))).toBe(false);
});
