/** A part of the starter data, small enough to import many times: Stellantis, Leapmotor, a merger, an ended venture, a few cars. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { exportGraph } from '../../src/alliances/export.ts';
import type { SourceFile } from '../../src/exchange/files.ts';
import { starterDataFolder } from '../../src/exchange/starter-shape/tables.ts';
import type { GraphStore } from '../../src/store/store.ts';

const deals = [
  'stellantis-leapmotor-stake',
  'leapmotor-international-jv',
  'stellantis-leapmotor-t03-tychy',
  'psa-fca-merger',
  'gac-fca-jeep-jv',
  'byd-daimler-denza',
  'byd-denza-buyout',
];
const models = ['Leapmotor C11', 'Leapmotor T03', 'Denza X'];

interface Line {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly parent: string | null;
  readonly brand: string;
  readonly parties: readonly { readonly name: string }[];
  readonly jointVenture: string | null;
  readonly makers: readonly { readonly name: string }[];
}

const linesOf = (file: string): Line[] =>
  readFileSync(join(starterDataFolder(), `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const reported = linesOf('reported-deals').filter(({ id }) => deals.includes(id));
const cars = linesOf('models').filter(({ name }) => models.includes(name));
const named = new Set([
  ...reported.flatMap(({ parties, jointVenture }) => [...parties.map(({ name }) => name), jointVenture]),
  ...cars.flatMap(({ brand, makers }) => [brand, ...makers.map(({ name }) => name)]),
  'Peugeot',
]);

/** The lines by kind, as objects to change. */
export const storyLines = {
  organizations: linesOf('organizations').filter(({ name }) => named.has(name)),
  successions: linesOf('successions').filter(({ to }) => to === 'Stellantis'),
  models: cars,
  'reported-deals': reported,
} as const;

export const storyFiles = (): SourceFile[] =>
  Object.entries(storyLines).map(([name, lines]) => ({
    name: `${name}.jsonl`,
    bytes: [Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))],
  }));

/** A service whose clock goes one second further each time it is asked. */
export async function openAlliances(store: GraphStore, from = '2026-11-22T00:00:00Z'): Promise<Alliances> {
  let asked = Date.parse(from);
  return createAlliances({
    store,
    clock: {
      now() {
        asked += 1000;
        return new Date(asked).toISOString();
      },
    },
  });
}

/** A service whose clock stands still. */
export function openAt(store: GraphStore, now = '2026-11-22T12:00:00Z'): Promise<Alliances> {
  return createAlliances({ store, clock: { now: () => now } });
}

export async function exported(store: GraphStore, now = '2026-11-23T00:00:00Z'): Promise<string> {
  let text = '';
  await exportGraph(store, {
    now,
    write(line) {
      text += line;
    },
  });
  return text;
}

export const fileOfText = (text: string, name = 'export.jsonl'): SourceFile => ({ name, bytes: [Buffer.from(text)] });
