/** A reader over the small graph, and what its reads cost. */
import { afterAll, beforeAll, expect } from 'vitest';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { Page, Reader } from '../../src/alliances/reader.ts';
import { createReader } from '../../src/alliances/reads/create-reader.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { createAnalysis } from '../../src/network/analysis.ts';
import type { Snapshot } from '../../src/network/snapshot.ts';
import { createTieIndex } from '../../src/network/tie-index.ts';
import type { GraphStore } from '../../src/store/store.ts';
import type { TestEngine } from './engines.ts';
import { tellSmallGraph } from './small-graph.ts';

export const today = '2026-05-04';

export interface SmallRequest {
  /** A new reader, its snapshot with `part` in place of what it has. */
  reader(role?: Role, name?: string | null, part?: Partial<Snapshot>, signal?: AbortSignal): Reader;
  readonly store: GraphStore;
  /** Runs a read, and holds it to its number of statements. */
  within<T>(statements: number, run: () => Promise<T>): Promise<T>;
}

/** Tells the small graph before the tests of a suite. What it answers with can be used once they run. */
export function onSmallGraph(engine: TestEngine): SmallRequest {
  const index = createTieIndex();
  const analysis = createAnalysis();
  let store: GraphStore;
  beforeAll(async () => {
    const clock = { now: () => `${today}T12:30:00Z` };
    const service = await createAlliances({ store: await engine.open(), index, clock });
    await tellSmallGraph(service);
    // The service looks for the changes of others by statements of its own; without it each one counted is a read's.
    await service.close();
    store = await engine.reopen();
  });
  afterAll(async () => {
    await analysis.close();
    await store?.close();
  });
  return {
    reader: (role = 'READER', name = null, part = {}, signal) =>
      createReader({
        store,
        viewer: { name, role },
        today,
        signal,
        snapshot: { ...index.snapshot(), ...part },
        analysis,
      }),
    get store() {
      return store;
    },
    async within(statements, run) {
      const before = store.statements;
      const answer = await run();
      expect(store.statements - before, 'statements').toBe(statements);
      return answer;
    },
  };
}

export const nodes = <T>(page: Page<T>): T[] => page.edges.map(({ node }) => node);
export const deal = (key: string): string => `deal:${key}`;
export const organization = (key: string): string => `organization:${key}`;
