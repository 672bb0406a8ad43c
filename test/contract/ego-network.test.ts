import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import * as z from 'zod';
import { saveFacts, saveProjection } from '../../src/alliances/queries/write.ts';
import { projectionSections } from '../../src/alliances/write/section-groups.ts';
import { tieRecord } from '../../src/domain/records.ts';
import { createAnalysis } from '../../src/network/analysis.ts';
import { networkAround } from '../../src/network/around.ts';
import { loadIndex } from '../../src/network/load.ts';
import { createRandom } from '../../src/network/random.ts';
import { createTieIndex } from '../../src/network/tie-index.ts';
import { defineQuery } from '../../src/store/queries.ts';
import { onEveryEngine } from '../support/engines.ts';
import { makeTie } from '../unit/network/makers.ts';

const withinReach = defineQuery({
  folder: join(import.meta.dirname, '../support/cypher'),
  name: 'within-reach',
  mode: 'read',
  parameters: z.object({ id: z.string(), asOf: z.string(), knownAt: z.string() }),
  row: z.object({ id: z.string(), distance: z.int() }),
});

const analysis = createAnalysis();
afterAll(() => analysis.close());

const random = createRandom(2024);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const ids = Array.from({ length: 30 }, (_, at) => `organization:${at}`);
const days = ['2015-01-01', '2018-01-01', '2020-01-01', '2022-01-01'];
const ties = Array.from({ length: 70 }, (_, at) => {
  const [from, to] = [pick(ids), pick(ids)];
  const [validFrom, knownFrom] = [pick(days), pick(days)];
  const validTo = random() < 0.4 ? '2023-01-01' : '9999-12-31';
  const type = pick(['SUPPLIES', 'OWNS'] as const);
  return makeTie({ type, deal: `deal:${at}`, from, to, validFrom, validTo, knownFrom });
}).filter((one) => one.from !== one.to);

onEveryEngine('The network around an organisation', (engine) => {
  it('is what the graph itself finds by following ties', async () => {
    const store = await engine.open();
    const saved = (type: string) =>
      ties
        .filter((one) => one.type === type)
        .map((one) => ({ from: one.from, to: one.to, values: { ...tieRecord(one) } }));
    await store.write(async (transaction) => {
      await transaction.run(saveFacts, {
        organizations: ids.map((id) => ({
          ...{ id, name: id, kind: 'AUTOMAKER', country: null, identifiers: [], founded: null, dissolved: null },
          ...{ placeholder: false, revision: 1 },
        })),
      });
      await transaction.run(saveProjection, projectionSections({ owns: saved('OWNS'), supplies: saved('SUPPLIES') }));
    });
    const index = createTieIndex();
    await loadIndex(store, index);
    const sizes = new Set<number>();
    for (const asOf of ['2014-01-01', '2019-01-01', '2024-01-01']) {
      for (const knownAt of ['2019-01-01', '2024-01-01']) {
        for (const id of ids.slice(0, 6)) {
          const at = { asOf, knownAt };
          const found = await store.read(withinReach, { id, ...at });
          const expected = new Map(found.filter((one) => one.id !== id).map((one) => [one.id, one.distance]));
          for (const depth of [1, 2, 3]) {
            const query = { at, level: 'AS_REPORTED', focus: [id], depth, limit: 1000 } as const;
            const { nodes, totalNodes } = await networkAround(index.snapshot(), analysis.measuring, query);
            const others = nodes.filter((node) => node.organization !== id);
            expect(new Map(others.map((node) => [node.organization, node.distance]))).toEqual(
              new Map([...expected].filter(([, distance]) => distance <= depth)),
            );
            sizes.add(totalNodes);
          }
        }
      }
    }
    expect(sizes.size).toBeGreaterThan(10);
  });
});
