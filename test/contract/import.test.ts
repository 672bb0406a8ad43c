import { beforeAll, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { graphHash, graphParts } from '../../src/alliances/graph-hash.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { importStarterData, removeStarterData } from '../../src/alliances/starter-data.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { exported, fileOfText, openAt, storyFiles } from '../support/starter-story.ts';

const service = { name: null };
const errorsIn = async (alliances: Alliances) => {
  const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
  const findings = await checkGraph({ store: alliances.store, snapshot });
  return findings.filter(({ severity }) => severity === 'error');
};

onEveryEngine('The starter data', (engine) => {
  let alliances: Alliances;
  beforeAll(async () => {
    alliances = await openAt(await engine.open());
  });

  test('come in whole: every claim, deal, organisation, model and report', { timeout: 300_000 }, async () => {
    const { created, problems, notes } = await importStarterData(alliances, { actor: service });
    expect(created).toMatchObject({
      organization: 274,
      model: 170,
      report: 718,
      deal: 231,
      claim: 566,
      statement: 84,
    });
    expect(problems).toEqual([]);
    expect(notes.filter(({ kind }) => kind === 'unmapped')).toEqual([]);
    const reader = alliances.reader({ viewer: { name: null, role: 'READER' } });
    expect(await reader.coverage()).toMatchObject({
      claims: 566,
      deals: 231,
      organizations: 274,
      models: 170,
      reports: 718,
    });
  });

  test('leave a graph in which everything follows from the claims', { timeout: 120_000 }, async () => {
    expect(await errorsIn(alliances)).toEqual([]);
  });

  test('tell of Stellantis and Leapmotor what was known, and when', () => {
    const { snapshot } = alliances.reader({ viewer: { name: null, role: 'READER' } });
    const ties = (asOf: string, knownAt: string) =>
      snapshot
        .ties({ at: { asOf, knownAt }, level: 'AS_REPORTED', organization: 'organization:stellantis' })
        .filter(({ from, to }) => from === 'organization:leapmotor' || to === 'organization:leapmotor');
    expect(ties('2023-09-01', '2023-09-01').map(({ type, from, to }) => [type, from, to])).toEqual([
      ['EXPLORING', 'organization:stellantis', 'organization:leapmotor'],
    ]);
    expect(ties('2024-06-01', '2023-09-01').map(({ type }) => type)).toEqual(['EXPLORING']);
    const held = ties('2024-06-01', '2024-06-01').find(({ type }) => type === 'OWNS');
    expect(held?.percent).toMatchObject({ min: 20, max: 21 });
    expect(held?.evidence.length).toBeGreaterThanOrEqual(4);
  });

  test('go to another engine and back without loss', { timeout: 300_000 }, async () => {
    const before = await exported(alliances.store);
    const other = await openAt(await openInMemory());
    await importFiles(other, [fileOfText(before)], { actor: service });
    expect(await graphHash(other.store)).toBe(await graphHash(alliances.store));
    expect(await exported(other.store)).toBe(before);
    expect(await errorsIn(other)).toEqual([]);
    await other.close();
  });
});

onEveryEngine('An export', (engine) => {
  test('from one engine is an equal graph on this one, and can be read at once', async () => {
    const one = await openAt(await openInMemory());
    await importFiles(one, storyFiles(), { actor: service });
    const alliances = await openAt(await engine.open());
    const { created } = await importFiles(alliances, [fileOfText(await exported(one.store))], { actor: service });
    expect(await graphHash(alliances.store)).toBe(await graphHash(one.store));
    expect(alliances.revision).toBe(one.revision);
    expect(created.claim).toBeGreaterThan(20);
    expect(await errorsIn(alliances)).toEqual([]);
    await one.close();
  });
});

onEveryEngine('What people added', (engine) => {
  test('stays where an export is merged into it, and where the starter data are taken out of it', async () => {
    const ann = { name: 'Ann' };
    const alliances = await openAt(await engine.open());
    await alliances.saveOrganization({ name: 'Leapmotor', kind: 'AUTOMAKER', country: 'HK' }, ann);
    await importFiles(alliances, storyFiles(), { actor: service });
    const one = await openAt(await openInMemory());
    await importFiles(one, storyFiles(), { actor: service });
    const before = await graphHash(alliances.store);
    await importFiles(alliances, [fileOfText(await exported(one.store))], { actor: ann });
    expect(await graphHash(alliances.store)).toBe(before);
    expect(await errorsIn(alliances)).toEqual([]);

    await removeStarterData(alliances, { actor: ann });
    expect(await errorsIn(alliances)).toEqual([]);
    const left = (await graphParts(alliances.store)).filter((part) => part.startsWith('[["Automaker"'));
    expect(left).toEqual([expect.stringContaining('"organization:leapmotor"')]);
    await one.close();
  });
});
