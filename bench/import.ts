/** `npm run bench -- import`: a spreadsheet of claims imported, beside the engine alone writing the same nodes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAlliances } from '../src/alliances/create-alliances.ts';
import { importFiles } from '../src/alliances/import.ts';
import { fileAt } from '../src/exchange/files.ts';
import { openGrafeo } from '../src/store/grafeo.ts';
import { migrate } from '../src/store/migrations.ts';
import type { GraphStore, Parameters, Query } from '../src/store/store.ts';
import { tableOf } from './claim-table.ts';
import { fill } from './fill.ts';
import { generateIndustry, type Industry } from './generate.ts';
import { borrowed, clock } from './graphs.ts';

type Statement = readonly [query: Query<Parameters, unknown>, parameters: Parameters];

const DEFAULTS = { organizations: 2_000, deals: 4_000, seed: 1 } as const;

export const importUsage = `npm run bench -- import [options]

Measures the import of a spreadsheet on the embedded engine, by turns with its floor: the statements that wrote, run again on
an equal graph by the engine alone, as many a transaction and each on the disk before the next.

  --deals N    Invented deals, each with one to five reports. Default: ${DEFAULTS.deals}
  --turns N    How often both are measured; the best counts. Default: 4
  --seed N     Of the invented industry. Default: ${DEFAULTS.seed}
`;

export async function benchImport(argv: readonly string[], say: (text: string) => void): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      deals: { type: 'string', default: String(DEFAULTS.deals) },
      turns: { type: 'string', default: '4' },
      seed: { type: 'string', default: String(DEFAULTS.seed) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(importUsage);
    return;
  }
  const [deals, turns, seed] = [Number(values.deals), Number(values.turns), Number(values.seed)];
  const organizations = Math.min(DEFAULTS.organizations, Math.max(40, Math.ceil(deals / 2)));
  const industry = generateIndustry({ seed, organizations, deals });
  const { text, claims } = tableOf(industry);
  say(
    `${claims} claims in a table of ${Math.round(text.length / 1000).toLocaleString('en')} kB, about ${deals} deals.`,
  );
  const seconds = { service: Number.POSITIVE_INFINITY, floor: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < turns; turn += 1) {
    const { took, writes } = await importOnce(industry, text, claims);
    const floor = await writeOnce(industry, writes);
    say(`turn ${turn + 1}: ${rate(claims, took)} claims a second, the engine alone ${rate(claims, floor)}.`);
    seconds.service = Math.min(seconds.service, took);
    seconds.floor = Math.min(seconds.floor, floor);
  }
  process.stdout.write(
    [
      '| import | claims a second | the engine alone | ratio |',
      '|--------|----------------:|-----------------:|------:|',
      `| ${claims} claims | ${rate(claims, seconds.service)} | ${rate(claims, seconds.floor)} | ${(seconds.service / seconds.floor).toFixed(1)} |`,
      '',
    ].join('\n'),
  );
}

function rate(claims: number, seconds: number): number {
  return Math.round(claims / seconds);
}

async function importOnce(
  industry: Industry,
  text: string,
  claims: number,
): Promise<{ took: number; writes: Statement[][] }> {
  return onNewGraph(industry, async (store, folder) => {
    const writes: Statement[][] = [];
    const alliances = await createAlliances({ store: recording(store, writes), clock });
    await writeFile(join(folder, 'claims.csv'), text);
    const file = fileAt(join(folder, 'claims.csv'));
    const started = performance.now();
    const { created, rejected, problems } = await importFiles(alliances, [file], { actor: { name: 'bench' } });
    const took = (performance.now() - started) / 1000;
    if (rejected !== 0 || created.claim !== claims) {
      throw new Error(`${created.claim} of ${claims} claims came in: ${problems[0]?.message ?? 'some are alike'}`);
    }
    await alliances.close();
    return { took, writes };
  });
}

async function writeOnce(industry: Industry, writes: readonly (readonly Statement[])[]): Promise<number> {
  return onNewGraph(industry, async (store) => {
    const started = performance.now();
    for (const statements of writes) {
      await store.write(async (transaction) => {
        for (const [query, parameters] of statements) await transaction.run(query, parameters);
      });
    }
    return (performance.now() - started) / 1000;
  });
}

/** On a graph of its own, on the disk, that holds the organisations. */
async function onNewGraph<T>(industry: Industry, work: (store: GraphStore, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'alliances-bench-'));
  const store = await openGrafeo({ path: join(folder, 'alliances.grafeo') });
  try {
    await migrate(store, clock.now());
    const alliances = await createAlliances({ store: borrowed(store), clock });
    await fill(alliances, { ...industry, *reports() {} }, { batch: 300 });
    await alliances.close();
    return await work(store, folder);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A store that keeps the statements of each transaction that save something. */
function recording(store: GraphStore, writes: Statement[][]): GraphStore {
  return {
    ...borrowed(store),
    write: (work) => {
      let statements: Statement[] = [];
      return store
        .write((transaction) => {
          statements = [];
          return work({
            run(query, parameters) {
              if (/^write\/save-/.test(query.name)) statements.push([query as Statement[0], parameters]);
              return transaction.run(query, parameters);
            },
          });
        })
        .finally(() => {
          if (statements.length > 0) writes.push(statements);
        });
    },
  };
}
