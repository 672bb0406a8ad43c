import { expect, test } from 'vitest';
import type { Alliances } from '../../../src/alliances/alliances.ts';
import { checkGraph } from '../../../src/alliances/check.ts';
import { graphParts } from '../../../src/alliances/graph-hash.ts';
import { importFiles } from '../../../src/alliances/import.ts';
import { importStarterData, needsStarterData, removeStarterData } from '../../../src/alliances/starter-data.ts';
import { openInMemory } from '../../support/engines.ts';
import { openAt, storyFiles, storyLines } from '../../support/starter-story.ts';

const ann = { name: 'Ann' };
const service = { name: null };
const withStory = async () => {
  const alliances = await openAt(await openInMemory());
  await importFiles(alliances, storyFiles(), { actor: service });
  return alliances;
};
const read = (alliances: Alliances) => alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
const errorsIn = async (alliances: Alliances) =>
  (await checkGraph({ store: alliances.store, snapshot: read(alliances).snapshot })).filter(
    ({ severity }) => severity === 'error',
  );

const annsReport = {
  report: { url: 'https://example.com/ann', publisher: 'Example', published: '2025-02-01' },
  claims: [
    {
      deal: { key: 'stellantis-leapmotor-stake' },
      stage: 'ACTIVE',
      type: 'EQUITY_STAKE',
      parties: [
        { organization: { name: 'Stellantis' }, role: 'INVESTOR' },
        { organization: { name: 'Leapmotor' }, role: 'INVESTEE' },
      ],
      stakes: [{ holder: { name: 'Stellantis' }, target: { name: 'Leapmotor' }, percent: { exact: 21 } }],
      models: [{ name: 'Leapmotor C11' }],
      summary: 'Stellantis has 21 % of Leapmotor.',
      attributedTo: ['Bloomberg'],
    },
  ],
} as const;

test('the starter data go without a trace but in the log', async () => {
  const alliances = await withStory();
  const before = alliances.revision;
  const removed = await removeStarterData(alliances, { actor: ann });
  expect(removed).toMatchObject({
    claims: storyLines['reported-deals'].length,
    organizations: storyLines.organizations.length,
  });
  expect(alliances.revision).toBe(before + 1);
  const left = (await graphParts(alliances.store)).filter(
    (part) => !/^\[\["(Change|Sequence|Projection)"\]/.test(part),
  );
  expect(left).toEqual([]);
  expect([...read(alliances).snapshot.organizations()]).toEqual([]);
  expect([...read(alliances).snapshot.deals()]).toEqual([]);
  const [{ edges }] = [await read(alliances).changePage({ last: 1 })];
  const [change] = await read(alliances).changes(edges.map(({ node }) => node));
  expect(change).toMatchObject({ by: 'Ann', summary: 'Removed the starter data' });
  expect(await errorsIn(alliances)).toEqual([]);
  await alliances.close();
});

test("what others' claims use stays: the deal with their claim alone, organisations and models as placeholders", async () => {
  const alliances = await withStory();
  await alliances.reportDeals(annsReport, ann);
  await removeStarterData(alliances, { actor: ann });
  const reader = read(alliances);
  expect((await reader.organizations(['organization:leapmotor']))[0]).toMatchObject({
    name: 'Leapmotor',
    kind: 'OTHER',
    country: null,
    placeholder: true,
    names: [expect.objectContaining({ value: 'Leapmotor', type: 'PREFERRED' })],
  });
  expect((await reader.models(['model:leapmotor-c11']))[0]).toMatchObject({
    placeholder: true,
    makers: [],
    brand: null,
  });
  const [dossier] = await reader.dossiers(['deal:stellantis-leapmotor-stake']);
  expect([...dossier!.claims.values()].map(({ summary }) => summary)).toEqual(['Stellantis has 21 % of Leapmotor.']);
  expect([...reader.snapshot.deals()].map(({ id }) => id)).toEqual(['deal:stellantis-leapmotor-stake']);
  const at = { asOf: '2025-06-01', knownAt: '2025-06-01' };
  expect(reader.snapshot.ties({ at, level: 'AS_REPORTED' })).toMatchObject([
    { type: 'OWNS', percent: { exact: 21 }, origins: 1 },
  ]);
  expect(await reader.publishersNamed(['Bloomberg', 'Nasdaq'])).toEqual([['publisher:bloomberg'], []]);
  expect(await errorsIn(alliances)).toEqual([]);
  await alliances.close();
});

test('what others described stays as it is, and so does the brand of their model', async () => {
  const alliances = await withStory();
  await alliances.saveOrganization({ name: 'BYD', founded: '1995-02' }, ann);
  await alliances.saveModel({ name: 'Denza X', segment: 'SUV' }, ann);
  await removeStarterData(alliances, { actor: ann });
  const reader = read(alliances);
  const [byd, denza] = await reader.organizations(['organization:byd', 'organization:denza']);
  expect(byd).toMatchObject({ kind: 'AUTOMAKER', country: 'CN', placeholder: false, founded: { edtf: '1995-02' } });
  expect(byd!.names.map(({ value }) => value)).toContain('比亚迪');
  expect(denza).toMatchObject({ placeholder: true });
  expect((await reader.models(['model:denza-x']))[0]).toMatchObject({ segment: 'SUV', brand: 'organization:denza' });
  expect(await errorsIn(alliances)).toEqual([]);
  await alliances.close();
});

test('a succession that others stated stays, and those of the starter data no longer count', async () => {
  const alliances = await withStory();
  await alliances.saveOrganization(
    {
      name: 'Leapmotor',
      successions: [{ from: { name: 'Leapmotor' }, to: { name: 'Leap' }, kind: 'RENAMED', on: '2030' }],
    },
    ann,
  );
  await alliances.saveOrganization({ name: 'Stellantis', founded: '2021' }, ann);
  await alliances.saveOrganization({ name: 'PSA Group', founded: '1976' }, ann);
  await removeStarterData(alliances, { actor: ann });
  const [leapmotor, stellantis] = await read(alliances).organizations([
    'organization:leapmotor',
    'organization:stellantis',
  ]);
  expect(leapmotor!.successors).toHaveLength(1);
  expect(stellantis!.predecessors).toEqual([]);
  expect(await errorsIn(alliances)).toEqual([]);
  await alliances.close();
});

test('the starter data can be brought in again beside what others added', async () => {
  const alliances = await withStory();
  await alliances.reportDeals(annsReport, ann);
  const known = async () =>
    (await graphParts(alliances.store)).filter((part) => !/"Change"|"change:|"Sequence"|"revision"/.test(part));
  const before = await known();
  await removeStarterData(alliances, { actor: ann });
  await importFiles(alliances, storyFiles(), { actor: service });
  expect(await known()).toEqual(before);
  expect(await errorsIn(alliances)).toEqual([]);
  await alliances.close();
});

test('a start brings the starter data into an empty graph alone, and completes an import that was broken off', async () => {
  const alliances = await openAt(await openInMemory());
  expect(await needsStarterData(alliances)).toBe(true);
  const stop = new AbortController();
  const stopped = importStarterData(alliances, {
    actor: service,
    signal: stop.signal,
    onProgress: ({ done }) => done > 0 && stop.abort(new Error('stopped')),
  });
  await expect(stopped).rejects.toThrow('stopped');
  // One batch is whole, and nothing of the next is there.
  expect(alliances.revision).toBe(100);
  expect(await needsStarterData(alliances)).toBe(true);
  expect((await checkGraph({ store: alliances.store })).map(({ code }) => code)).toContain('STARTER_DATA_UNFINISHED');
  await removeStarterData(alliances, { actor: ann });
  expect(await needsStarterData(alliances)).toBe(false);
  await alliances.close();

  const used = await openAt(await openInMemory());
  await used.saveOrganization({ name: 'Leapmotor' }, ann);
  expect(await needsStarterData(used)).toBe(false);
  await used.close();
});
