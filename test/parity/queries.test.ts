import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { definedQueries, defineQuery, textOf } from '../../src/store/queries.ts';
import type { GraphStore, Parameters, Query } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import { loadQueryModules } from '../support/query-modules.ts';

const folder = join(import.meta.dirname, 'cypher');
const smallGraph = defineQuery({ folder, name: 'small-graph', mode: 'write', row: z.object({ done: z.int() }) });
const anything = z.record(z.string(), z.unknown());
const allNodes = defineQuery({
  folder,
  name: 'all-nodes',
  mode: 'read',
  row: z.object({ labels: z.array(z.string()), properties: anything }),
});
const allRelationships = defineQuery({
  folder,
  name: 'all-relationships',
  mode: 'read',
  row: z.object({ from: z.string().nullable(), type: z.string(), properties: anything, to: z.string().nullable() }),
});

await loadQueryModules();

/** Each query with each of its samples; what only makes the schema is left to the migrations' own suite. */
const runs = definedQueries()
  .filter(({ name }) => !name.startsWith('ddl/'))
  .flatMap((query) => {
    const { samples } = textOf(query, 'grafeo');
    const tried: readonly Parameters[] = samples.length > 0 ? samples : [{}];
    return tried.map((parameters, at) => ({
      title: `${query.name}${tried.length > 1 ? ` (${at + 1})` : ''}`,
      query,
      parameters,
    }));
  });

interface Outcome {
  readonly rows: readonly unknown[];
  /** What a write left in the graph. */
  readonly graph: readonly unknown[];
}

/** What each engine answered; an engine whose lane does not run has none. */
const outcomes = new Map<GraphStore['engine'], Map<string, Outcome>>();

onEveryEngine('Every query file over the same graph', ({ name, open }) => {
  const answered = new Map<string, Outcome>();
  let store: GraphStore;
  let before: unknown;
  beforeAll(async () => {
    store = await open();
    await store.write((transaction) => transaction.run(smallGraph, {}));
    before = await wholeGraph(store);
    outcomes.set(name, answered);
  });

  test.each(runs)('$title', async ({ title, query, parameters }) => {
    const outcome = await outcomeOf(store, query, parameters);
    answered.set(title, outcome);
    // A sample that finds nothing tries nothing. (The constraints leave no duplicates to be found.)
    if (query.mode === 'read' && query.name !== 'check/duplicates')
      expect(outcome.rows.length, 'rows of the sample').toBeGreaterThan(0);
  });

  test('no trial has changed the graph', async () => {
    expect(await wholeGraph(store)).toEqual(before);
  });
});

describe('The engines agree', () => {
  test.runIf(inject('neo4j') !== null).each(runs)('on $title', ({ title, query }) => {
    const [grafeo, neo4j] = [outcomes.get('grafeo')?.get(title), outcomes.get('neo4j')?.get(title)];
    expect(grafeo).toBeDefined();
    const ordered = isOrdered(query);
    expect(asValues(grafeo?.rows ?? [], ordered)).toEqual(asValues(neo4j?.rows ?? [], ordered));
    expect(asValues(grafeo?.graph ?? [], false)).toEqual(asValues(neo4j?.graph ?? [], false));
  });
});

/** Runs a query and takes back what it wrote. */
async function outcomeOf(
  store: GraphStore,
  query: Query<Parameters, unknown>,
  parameters: Parameters,
): Promise<Outcome> {
  if (query.mode === 'read') return { rows: await store.read(query, parameters), graph: [] };
  const takeBack = new Error('taken back');
  let outcome: Outcome = { rows: [], graph: [] };
  await store
    .write(async (transaction) => {
      const rows = await transaction.run(query, parameters);
      const graph = [...(await transaction.run(allNodes, {})), ...(await transaction.run(allRelationships, {}))];
      outcome = { rows, graph };
      throw takeBack;
    })
    .catch((error) => {
      if (error !== takeBack) throw error;
    });
  return outcome;
}

async function wholeGraph(store: GraphStore): Promise<string[]> {
  return asValues([...(await store.read(allNodes, {})), ...(await store.read(allRelationships, {}))], false);
}

function isOrdered(query: Query<Parameters, unknown>): boolean {
  const text = textOf(query, 'grafeo')
    .statements(() => true)
    .join('\n');
  return /\bORDER BY\b/.test(text.slice(text.lastIndexOf('RETURN')));
}

/** Rows as text, sorted where the query leaves their order open, as it does with the lists that it collects. */
function asValues(rows: readonly unknown[], ordered: boolean): string[] {
  const values = rows.map((row) => JSON.stringify(settled(row)));
  return ordered ? values : values.sort();
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(settled(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, settled(item)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
