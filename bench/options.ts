/** What the bench is asked on its command line. */
import { parseArgs } from 'node:util';

export const sizes = ['starter', 'large'] as const;
export type Size = (typeof sizes)[number];
export const engines = ['grafeo', 'neo4j'] as const;
export type EngineName = (typeof engines)[number];

export interface Options {
  readonly sizes: readonly Size[];
  readonly engines: readonly EngineName[];
  /** How long each question is asked on each side. */
  readonly seconds: number;
  /** Parts of names; a question is asked if its name holds one of them. Empty: all. */
  readonly only: readonly string[];
  readonly connections: number;
  readonly seed: number;
  /** A file for the results. */
  readonly json: string | null;
  readonly smoke: boolean;
  readonly wipe: boolean;
  /** A folder with a graph of the embedded engine, measured instead of one of the two. */
  readonly graph: string | null;
}

export const usage = `npm run bench -- [options]

Measures the service over HTTP beside its floor: the same statements straight on the engine, and a bare server that
sends the same bytes. "npm run bench -- import" measures the import of a spreadsheet instead, "npm run bench -- blocks" how
long each kind of read holds the event loop; see their --help.

  --size starter|large|both   The starter data, or 20,000 organisations and 100,000 deals besides. Default: both
  --engine grafeo|neo4j|both  Default: both; Neo4j by NEO4J_URI (NEO4J_USERNAME, NEO4J_PASSWORD), else in a container
  --seconds N                 How long each question is asked on each side. Default: 3
  --connections N             How many ask at once. Default: 1
  --only TEXT,…               Only questions whose name holds one of these
  --seed N                    Of the large graph. Default: 1
  --graph FOLDER              Measure the embedded graph in this data folder instead; nothing is written to it
  --wipe                      Empty the graph at NEO4J_URI first
  --json FILE                 Also write the results there
  --smoke                     A small invented graph, each question a few times: to see that all runs
  --help
`;

/** @throws Error saying what is wrong; null: help was asked for */
export function readOptions(argv: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      size: { type: 'string', default: 'both' },
      engine: { type: 'string', default: 'both' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      graph: { type: 'string' },
      wipe: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    sizes: values.smoke || values.graph !== undefined ? ['starter'] : chosen('size', values.size, sizes),
    engines: values.smoke || values.graph !== undefined ? ['grafeo'] : chosen('engine', values.engine, engines),
    seconds: values.smoke ? 0.01 : positive('seconds', values.seconds),
    connections: positive('connections', values.connections),
    only: values.only.split(',').filter((part) => part !== ''),
    seed: positive('seed', values.seed),
    json: values.json ?? null,
    smoke: values.smoke,
    wipe: values.wipe,
    graph: values.graph ?? null,
  };
}

function chosen<T extends string>(name: string, value: string, known: readonly T[]): readonly T[] {
  if (value === 'both') return known;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new Error(`--${name} is one of ${known.join(', ')} and both.`);
  return [found];
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`--${name} is a number above 0.`);
  return number;
}
