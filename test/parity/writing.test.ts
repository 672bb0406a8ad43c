/** The same writes give the same graph, on whichever engine. */
import { expect, test } from 'vitest';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { graphParts } from '../../src/alliances/graph-hash.ts';
import { saveProjection, saveProjectionVersion } from '../../src/alliances/queries/write.ts';
import { reprojectAll } from '../../src/alliances/write/reproject.ts';
import { readTies } from '../../src/network/load.ts';
import { tiesOfDeals } from '../../src/network/queries.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { claim, clock, party, report, rosa, stake } from '../support/reporting.ts';
import { tellStory } from '../support/story.ts';

/** More than the story tells: a key used again, a takeover of a placeholder, a late date, a new kind, another maker, an answer kept. */
async function write(store: GraphStore): Promise<void> {
  const service = await createAlliances({ store, clock });
  await tellStory(service);
  const venture = claim({
    deal: { key: 'Blue Oval' },
    type: 'JOINT_VENTURE',
    jointVenture: { name: 'BlueOval SK' },
    parties: [party('Ford'), party('SK On')],
    stakes: [stake('Ford', 'BlueOval SK', 50), stake('SK On', 'BlueOval SK', 50)],
    models: [{ name: 'F-150' }],
    value: { amount: 11_400_000_000.5, currency: 'USD' },
  });
  await service.reportDeals({ ...report('1', [venture], { published: null }), idempotencyKey: 'one' }, rosa);
  await service.reportDeals(report('1', [{ ...venture, stage: 'ACTIVE' }]), rosa);
  await service.reportDeals(
    report('2', [{ ...venture, stage: 'TERMINATED', stakes: [] }], { published: '2025~' }),
    rosa,
  );
  await service.saveOrganization({ name: 'Ford', kind: 'AUTOMAKER', names: [{ value: '福特' }] }, rosa);
  await service.saveOrganization({ name: 'Ford', kind: 'BRAND', names: [{ value: '福特汽车' }] }, rosa);
  await service.saveModel({ name: 'F-150', makers: [{ organization: { name: 'Ford' }, plant: 'Dearborn' }] }, rosa);
  await service.saveModel({ name: 'F-150', makers: [], deals: [{ key: 'Blue Oval' }] }, rosa);
}

onEveryEngine('writing', (engine) => {
  test('gives the same nodes and relationships as in memory', async () => {
    const store = await engine.open();
    const reference = await openInMemory();
    await write(store);
    await write(reference);
    expect(await graphParts(store)).toEqual(await graphParts(reference));
    await reference.close();
  });

  test('by an older version is put right at the next start', async () => {
    const store = await engine.open();
    await write(store);
    const right = await graphParts(store);
    const [tie] = await readTies(store, tiesOfDeals, ['deal:stellantis-leapmotor']);
    await store.write(async (transaction) => {
      await transaction.run(saveProjectionVersion, { version: 0 });
      await transaction.run(saveProjection, {
        dealRows: [{ id: 'deal:stellantis-leapmotor', values: { title: 'Before', row: '{}' } }],
        endedTargets: [{ deal: 'deal:blue-oval', organization: 'organization:blueoval-sk' }],
        endedTies: [{ id: tie?.id ?? '', from: tie?.from ?? '' }],
      });
    });
    expect(await graphParts(store)).not.toEqual(right);
    const service = await createAlliances({ store, clock });
    expect(await graphParts(store)).toEqual(right);
    expect(service.reader({ viewer: { name: null, role: 'READER' } }).snapshot.tie(tie?.id ?? '')).toBeDefined();
  });

  test('leaves nothing for a fresh projection to change', async () => {
    const store = await engine.open();
    await write(store);
    const before = await graphParts(store);
    await reprojectAll(store);
    expect(await graphParts(store)).toEqual(before);
  });
});
