/** The graphs that are measured: the starter data, and an invented industry around them, kept between runs where it can be. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAlliances } from '../src/alliances/create-alliances.ts';
import { importStarterData } from '../src/alliances/starter-data.ts';
import { openGrafeo } from '../src/store/grafeo.ts';
import { migrate } from '../src/store/migrations.ts';
import type { GraphStore } from '../src/store/store.ts';
import { fill } from './fill.ts';
import { generateIndustry } from './generate.ts';
import type { Options, Size } from './options.ts';

export const clock = { now: () => new Date().toISOString() };

export const LARGE = { organizations: 20_000, deals: 100_000, batch: 300 } as const;
const SMALL = { organizations: 60, deals: 150, batch: 50 } as const;

export interface Opened {
  readonly store: GraphStore;
  close(): Promise<void>;
}

/** Opens the graph of a size on the embedded engine: the large one from a folder of temporary files, if it was made before. */
export async function openEmbedded(
  size: Size,
  { seed, smoke, graph }: Options,
  say: (text: string) => void,
): Promise<Opened> {
  if (graph !== null) {
    const store = await openFile(graph);
    return { store, close: () => store.close() };
  }
  if (smoke || size === 'starter') {
    const folder = await mkdtemp(join(tmpdir(), 'alliances-bench-'));
    const store = await openFile(folder);
    if (smoke) await invent(store, { ...SMALL, seed }, say);
    else await bringStarterData(store, say);
    return {
      store,
      async close() {
        await store.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
  const folder = join(tmpdir(), `alliances-bench-large-${seed}-${codeVersion()}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    const store = await openFile(unfinished);
    await bringStarterData(store, say);
    await invent(store, { ...LARGE, seed }, say);
    await store.close();
    await rename(unfinished, folder);
  }
  say(`The large graph lies in ${folder}.`);
  const store = await openFile(folder);
  return { store, close: () => store.close() };
}

/** Makes a small invented graph in the folder. */
export async function makeSmall(folder: string, seed: number, say: (text: string) => void): Promise<void> {
  const store = await openFile(folder);
  await invent(store, { ...SMALL, seed }, say);
  await store.close();
}

async function openFile(folder: string): Promise<GraphStore> {
  await mkdir(folder, { recursive: true });
  const store = await openGrafeo({ path: join(folder, 'alliances.grafeo') });
  await migrate(store, clock.now());
  return store;
}

/** Through the write path, one report a transaction. */
export async function bringStarterData(store: GraphStore, say: (text: string) => void): Promise<void> {
  const alliances = await createAlliances({ store: borrowed(store), clock });
  const started = performance.now();
  const { created } = await importStarterData(alliances, { actor: { name: null } });
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(alliances.revision / seconds);
  say(
    `The starter data came in by ${alliances.revision} writes in ${seconds.toFixed(1)} s: ${rate} a second, of ${created.claim} claims.`,
  );
  await alliances.close();
}

/** Adds an invented industry to what the graph holds; the organisations that have most deals there are in most deals of it, too. */
export async function invent(
  store: GraphStore,
  { batch, ...wanted }: { seed: number; organizations: number; deals: number; batch: number },
  say: (text: string) => void,
): Promise<void> {
  const alliances = await createAlliances({ store: borrowed(store), clock });
  const { snapshot } = alliances.reader({ viewer: { name: null, role: 'READER' } });
  const known = [...snapshot.organizations()]
    .map(({ id, name }) => ({ id, name, deals: snapshot.dealsOf(id).length }))
    .sort((a, b) => b.deals - a.deals || (a.id < b.id ? -1 : 1))
    .slice(0, 60)
    .map(({ name }) => name);
  const started = performance.now();
  let last = 0;
  let reports = 0;
  await fill(alliances, generateIndustry({ ...wanted, known }), {
    batch,
    onProgress(done) {
      reports = done;
      if (performance.now() - last < 15_000) return;
      last = performance.now();
      say(`${done} reports are written.`);
    },
  });
  const seconds = (performance.now() - started) / 1000;
  say(
    `${reports} reports came in by ${batch} a transaction in ${seconds.toFixed(1)} s: ${Math.round(reports / seconds)} a second.`,
  );
  await alliances.close();
}

/** A store that whoever uses it cannot close. */
export function borrowed(store: GraphStore): GraphStore {
  return {
    engine: store.engine,
    supports: store.supports,
    get statements() {
      return store.statements;
    },
    read: (query, parameters, options) => store.read(query, parameters, options),
    write: (work) => store.write(work),
    ping: () => store.ping(),
    close: async () => {},
  };
}

/** Of all that decides what is written: a graph made by other code is not used. */
function codeVersion(): string {
  const hash = createHash('sha256');
  const root = fileURLToPath(new URL('../', import.meta.url));
  for (const folder of [
    'cypher/ddl/grafeo',
    'cypher/write',
    'src/domain',
    'src/alliances/write',
    'fixtures/starter-data',
  ]) {
    for (const file of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) hash.update(readFileSync(join(file.parentPath, file.name)));
    }
  }
  for (const file of ['generate', 'draws', 'invented-names', 'fill'])
    hash.update(readFileSync(join(root, `bench/${file}.ts`)));
  return hash.digest('hex').slice(0, 12);
}
