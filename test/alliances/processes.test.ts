/** Several processes on one graph, as each of them sees what the others write. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { exportGraph } from '../../src/alliances/export.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { reprojectAll } from '../../src/alliances/write/reproject.ts';
import { type GraphStore, StoreUnavailableError } from '../../src/store/store.ts';
import { damages } from '../support/damage.ts';
import { openInMemory } from '../support/engines.ts';
import { claim, clock, party, readerOf, report, rosa, stake, TODAY, tiesToday } from '../support/reporting.ts';

let graph: GraphStore;
let opened: Alliances[];
let isAway: boolean;
let logged: string[];

/** The graph as a process sees it that shares it with others. */
function shared(): GraphStore & { reads: number } {
  let reads = 0;
  return Object.create(graph, {
    supports: { value: { ...graph.supports, sharedByProcesses: true } },
    close: { value: async () => undefined },
    reads: { get: () => reads },
    read: {
      value: async (...given: Parameters<GraphStore['read']>) => {
        reads += 1;
        if (isAway) throw new StoreUnavailableError('It is away.');
        return graph.read(...given);
      },
    },
  });
}

async function openProcess(store: GraphStore = shared()): Promise<Alliances> {
  const log = (_fields: object, message: string) => void logged.push(message);
  const alliances = await createAlliances({ store, clock, logger: { info: log, warn: log } });
  opened.push(alliances);
  return alliances;
}

const held = (page: string, percent: number) =>
  report(page, [
    claim({
      ...{ deal: { key: 'stake' }, stage: 'ACTIVE', type: 'EQUITY_STAKE', stakes: [stake('Ford', 'Rivian', percent)] },
      parties: [party('Ford', 'INVESTOR'), party('Rivian', 'INVESTEE')],
    }),
  ]);

beforeEach(async () => {
  graph = await openInMemory();
  opened = [];
  isAway = false;
  logged = [];
});
afterEach(async () => {
  for (const each of opened) await each.close();
  await graph.close();
});

test('what one has written the other shows within a second, and waits for where it is asked to', async () => {
  const [here, there] = [await openProcess(), await openProcess()];
  const { revision } = await here.reportDeals(held('a', 10), rosa);
  expect(tiesToday(here)).toEqual(['Ford OWNS 10 Rivian']);
  await expect.poll(() => tiesToday(there), { timeout: 2_000 }).toEqual(['Ford OWNS 10 Rivian']);
  await there.saveOrganization({ name: 'Ford', country: 'US' }, rosa);
  expect(await here.reached(revision + 1, 1_000)).toBe(true);
  expect(readerOf(here).snapshot.organization('organization:ford')?.country).toBe('US');
  expect(await here.reached(revision + 2, 100)).toBe(false);
});

test('at rest a process costs one statement a look', async () => {
  const store = shared();
  const process = await openProcess(store);
  await process.reportDeals(held('a', 10), rosa);
  await process.reached(1, 1_000);
  const before = store.reads;
  // While somebody waits it looks often: each time once, and reads nothing else.
  expect(await process.reached(2, 500)).toBe(false);
  const looks = store.reads - before;
  expect(looks).toBeGreaterThan(2);
  expect(looks).toBeLessThan(12);
});

test('embedded, a process does not look at all', async () => {
  const process = await openProcess(graph);
  const before = graph.statements;
  expect(await process.reached(1, 300)).toBe(false);
  expect(graph.statements).toBe(before);
});

test('a process goes on by itself when the graph was away, and says so once', async () => {
  const [here, there] = [await openProcess(), await openProcess()];
  isAway = true;
  await expect.poll(() => logged.length, { timeout: 3_000 }).toBe(2);
  expect(await there.reached(1, 300)).toBe(false);
  isAway = false;
  await here.reportDeals(held('a', 10), rosa);
  await expect.poll(() => tiesToday(there), { timeout: 3_000 }).toEqual(['Ford OWNS 10 Rivian']);
  await expect.poll(() => logged.length, { timeout: 3_000 }).toBe(4);
  expect(new Set(logged)).toEqual(
    new Set(['The change log cannot be read; it is tried again until it can.', 'The change log can be read again.']),
  );
});

test('a follower of the log goes on where it was when the graph was away', async () => {
  const [here, there] = [await openProcess(), await openProcess()];
  const over = new AbortController();
  const options = { viewer: { name: null, role: 'READER' }, organizations: null, deals: null } as const;
  const changes = await there.follow({ ...options, after: null, signal: over.signal });
  const first = changes.next();
  await here.reportDeals(held('a', 10), rosa);
  expect((await first).value?.id).toBe('change:1');
  const second = changes.next();
  isAway = true;
  await here.reportDeals(held('b', 11), rosa);
  await expect.poll(() => logged.length, { timeout: 3_000 }).toBeGreaterThan(0);
  isAway = false;
  expect((await second).value?.id).toBe('change:2');
  const third = changes.next();
  over.abort();
  expect((await third).done).toBe(true);
});

test('a write that was recorded is acknowledged, though the graph went away before the index had all of it', async () => {
  const [here, there] = [await openProcess(), await openProcess()];
  await here.reportDeals(held('a', 10), rosa);
  // The other has not heard of the first change, and cannot read it.
  isAway = true;
  expect((await there.reportDeals(held('b', 11), rosa)).revision).toBe(2);
  isAway = false;
  expect(await there.reached(2, 2_000)).toBe(true);
});

test('ties that one makes anew come to the other', async () => {
  const [here, there] = [await openProcess(), await openProcess()];
  await here.reportDeals(held('a', 10), rosa);
  await there.reached(1, 2_000);
  const stages = () => {
    const at = { asOf: TODAY, knownAt: TODAY };
    return readerOf(there)
      .snapshot.ties({ at, level: 'AS_REPORTED' })
      .map((tie) => tie.stage);
  };
  // As another version of the projection had it.
  await graph.write((transaction) => transaction.run(damages.tie, { deal: 'deal:stake', stage: 'PAUSED' }));
  await there.reload();
  expect(stages()).toEqual(['PAUSED']);
  await reprojectAll(shared());
  await expect.poll(stages, { timeout: 3_000 }).toEqual(['ACTIVE']);
});

test('an export that is imported through one comes to the other', async () => {
  const first = await openProcess();
  await first.reportDeals(held('a', 10), rosa);
  const lines: string[] = [];
  await exportGraph(graph, { write: (line) => void lines.push(line), now: clock.now() });
  await first.close();

  graph = await openInMemory();
  const [here, there] = [await openProcess(), await openProcess()];
  const bytes = (async function* () {
    yield Buffer.from(lines.join(''));
  })();
  await importFiles(here, [{ name: 'export.jsonl', bytes }], { actor: rosa });
  expect(tiesToday(here)).toEqual(['Ford OWNS 10 Rivian']);
  await expect.poll(() => tiesToday(there), { timeout: 3_000 }).toEqual(['Ford OWNS 10 Rivian']);
  expect(there.revision).toBe(1);
});
