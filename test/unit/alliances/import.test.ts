import { describe, expect, test } from 'vitest';
import type { Alliances } from '../../../src/alliances/alliances.ts';
import { checkGraph } from '../../../src/alliances/check.ts';
import { graphHash, graphParts } from '../../../src/alliances/graph-hash.ts';
import { importFiles } from '../../../src/alliances/import.ts';
import { openInMemory } from '../../support/engines.ts';
import { exported, fileOfText, openAt, storyFiles, storyLines } from '../../support/starter-story.ts';

const service = { name: null };
const ann = { name: 'Ann' };
const empty = async () => openAt(await openInMemory());
async function withStory(): Promise<Alliances> {
  const alliances = await empty();
  await importFiles(alliances, storyFiles(), { actor: service });
  return alliances;
}
const file = (name: string, ...lines: (object | string)[]) =>
  fileOfText(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'), name);
const reader = (alliances: Alliances) => alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
const errorsIn = async ({ store }: Alliances) =>
  (await checkGraph({ store })).filter(({ severity }) => severity === 'error');

describe('importing lines', () => {
  test('says how far it is, what it made and what it read between the lines', async () => {
    const alliances = await empty();
    const progress: string[] = [];
    const summary = await importFiles(alliances, storyFiles(), {
      actor: service,
      onProgress: ({ done, total, what }) => void progress.push(`${what} ${done}/${total}`),
    });
    expect(progress).toContain(`organisations ${storyLines.organizations.length}/${storyLines.organizations.length}`);
    expect(progress.at(-1)).toMatch(/^sources of models (\d+)\/\1$/);
    expect(summary.created.claim).toBe(storyLines['reported-deals'].length);
    expect(summary.created.organization).toBe(storyLines.organizations.length);
    expect(summary.created.placeholder).toBeGreaterThan(0);
    expect(summary.notes).toContainEqual(expect.objectContaining({ kind: 'inferred', field: 'stakes.0.percent' }));
    await alliances.close();
  });

  test('twice changes nothing', async () => {
    const alliances = await withStory();
    const before = await graphHash(alliances.store);
    const { created, changed } = await importFiles(alliances, storyFiles(), { actor: ann });
    expect([...Object.values(created), ...Object.values(changed)].every((count) => count === 0)).toBe(true);
    expect(await graphHash(alliances.store)).toBe(before);
    await alliances.close();
  });

  test('in a dry run says the same as it then does, and does nothing', async () => {
    const alliances = await empty();
    const before = await graphHash(alliances.store);
    const dry = await importFiles(alliances, storyFiles(), { actor: service, dryRun: true });
    expect(await graphHash(alliances.store)).toBe(before);
    const real = await importFiles(alliances, storyFiles(), { actor: service });
    expect(dry.created).toEqual(real.created);
    await alliances.close();
  });

  test('in whatever order the files are named makes the same claims, deals and ties', async () => {
    const one = await withStory();
    const other = await empty();
    await importFiles(other, storyFiles().reverse(), { actor: service });
    const facts = async ({ store }: Alliances) =>
      (await graphParts(store)).filter((part) => !/"Change"|"TOUCHED"|"revision"/.test(part));
    expect(await facts(other)).toEqual(await facts(one));
    await one.close();
    await other.close();
  });

  test('leaves what people changed as it is, and adds what is missing', async () => {
    const alliances = await withStory();
    const stellantis = reader(alliances);
    const [document] = await stellantis.organizations(['organization:stellantis']);
    await alliances.saveOrganization(
      {
        id: 'organization:stellantis',
        country: 'FR',
        names: [
          { value: 'Stellantis N.V.', type: 'LEGAL' },
          { value: 'The Group', type: 'TRADE' },
        ],
      },
      ann,
    );
    const { changed } = await importFiles(alliances, storyFiles(), { actor: service });
    expect(changed.organization).toBe(1);
    const [after] = await reader(alliances).organizations(['organization:stellantis']);
    expect(after).toMatchObject({ country: 'FR' });
    expect(after!.names.map(({ value }) => value)).toEqual(
      expect.arrayContaining([...document!.names.map(({ value }) => value), 'The Group']),
    );
    await alliances.close();
  });

  test('describes what was only named before', async () => {
    const alliances = await empty();
    const named = file('deals.jsonl', ...storyLines['reported-deals']);
    const { created } = await importFiles(alliances, [named], { actor: ann });
    expect(created.placeholder).toBeGreaterThan(5);
    await importFiles(alliances, storyFiles(), { actor: service });
    const [leapmotor] = await reader(alliances).organizations(['organization:leapmotor']);
    expect(leapmotor).toMatchObject({ placeholder: false, kind: 'AUTOMAKER', country: 'CN' });
    expect(await errorsIn(alliances)).toEqual([]);
    await alliances.close();
  });

  test('goes on after lines that cannot be read or recorded, and names them', async () => {
    const alliances = await empty();
    const [first, second] = storyLines['reported-deals'];
    const { problems, created } = await importFiles(
      alliances,
      [file('deals.jsonl', '{"id":', { ...first, parties: [] }, { ...second, summary: 'x'.repeat(1_999) }, first!)],
      { actor: service },
    );
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['deals.jsonl:1', 'deals.jsonl:2']);
    expect(created.claim).toBe(2);
    await alliances.close();
  });

  test('holds a report back that names somebody who may be in a line that cannot be read', async () => {
    const alliances = await empty();
    const lines = storyLines.organizations.map((line) =>
      line.name === 'Leapmotor' ? { ...line, country: 'China' } : line,
    );
    const files = [file('organizations.jsonl', ...lines), file('deals.jsonl', ...storyLines['reported-deals'])];
    const { problems } = await importFiles(alliances, files, { actor: service });
    expect(problems[0]).toMatchObject({ kind: 'organization', field: 'country' });
    expect(problems[1]!.message).toContain('"Leapmotor" may be a name in one of the lines that cannot be read');
    expect(reader(alliances).snapshot.organization('organization:leapmotor')).toBeUndefined();
    await alliances.close();
  });
});

describe('an export', () => {
  test('has one line a node, a header and an end, and no line that another import could not read', async () => {
    const alliances = await withStory();
    const lines = (await exported(alliances.store))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ format: 'auto-alliances', version: 1, revision: alliances.revision });
    expect(lines.at(-1)).toEqual({ node: 'end', lines: lines.length - 2 });
    const claims = lines.filter(({ node }) => node === 'claim');
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    expect(lines.filter(({ node }) => node === 'change')).toHaveLength(alliances.revision);
    await alliances.close();
  });

  test('keeps what people decided of claims and publishers, and who did what when', async () => {
    const alliances = await withStory();
    await alliances.reportDeals(
      {
        report: { url: 'https://example.com/leapmotor', publisher: 'Example', language: 'pt-br' },
        claims: [
          {
            deal: { key: 'stellantis-leapmotor-stake' },
            stage: 'ACTIVE',
            type: 'EQUITY_STAKE',
            parties: [{ organization: { name: 'Stellantis' }, role: 'INVESTOR', comment: 'CONFIRMED' }],
            stakes: [
              {
                holder: { name: 'Stellantis' },
                target: { name: 'Leapmotor' },
                percent: { min: 20, minExclusive: true },
                right: 'VOTES',
              },
            ],
            value: { amount: 1500000000, currency: 'EUR' },
            summary: 'Stellantis holds more than a fifth of the votes.',
            quote: '“über ein Fünftel”',
            reliability: 'B',
            credibility: 'PROBABLY_TRUE',
            rank: 'PREFERRED',
          },
        ],
        idempotencyKey: 'once',
      },
      ann,
    );
    const text = await exported(alliances.store);
    const other = await empty();
    await importFiles(other, [fileOfText(text)], { actor: service });
    expect(await graphHash(other.store)).toBe(await graphHash(alliances.store));
    expect(await exported(other.store)).toBe(text);
    await alliances.close();
    await other.close();
  });

  test('goes on being written to where it was imported', async () => {
    const alliances = await withStory();
    const other = await empty();
    await importFiles(other, [fileOfText(await exported(alliances.store))], { actor: service });
    const { revision } = await other.saveOrganization({ name: 'Leapmotor', founded: '2015' }, ann);
    expect(revision).toBe(alliances.revision + 1);
    expect(await errorsIn(other)).toEqual([]);
    await alliances.close();
    await other.close();
  });

  test('that was broken off is completed by importing it again, and only it', async () => {
    const alliances = await withStory();
    const text = await exported(alliances.store);
    const lines = text.split('\n');
    for (const part of [0, 0.1, 0.3, 0.5, 0.7, 0.97]) {
      const at = Math.floor(part * (lines.length - 2)) + 1;
      const other = await empty();
      const cut = fileOfText(lines.slice(0, at).join('\n'));
      await expect(importFiles(other, [cut], { actor: service })).rejects.toThrow('no whole export');
      expect((await checkGraph({ store: other.store })).map(({ code }) => code)).toContain('RESTORE_UNFINISHED');
      const later = text.replace('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z');
      await expect(importFiles(other, [fileOfText(later)], { actor: service })).rejects.toThrow('was broken off here');
      await importFiles(other, [fileOfText(text)], { actor: service });
      expect(await graphHash(other.store), `after ${at} lines`).toBe(await graphHash(alliances.store));
      await other.close();
    }
    await alliances.close();
  });

  test('with a bad line is refused with the line, before anything counts', async () => {
    const alliances = await withStory();
    const lines = (await exported(alliances.store)).split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"node":"claim"'));
    lines[at] = lines[at]!.replace('"rank":"NORMAL"', '"rank":"BEST"');
    const other = await empty();
    await expect(importFiles(other, [fileOfText(lines.join('\n'))], { actor: service })).rejects.toThrow(
      `export.jsonl, line ${at + 1}: "rank"`,
    );
    expect(other.revision).toBe(0);
    await alliances.close();
    await other.close();
  });

  test('of a newer service is refused', async () => {
    const alliances = await empty();
    const header = {
      format: 'auto-alliances',
      version: 2,
      revision: 1,
      exportedAt: '2030-01-01T00:00:00Z',
      licence: '',
    };
    await expect(importFiles(alliances, [file('new.jsonl', header)], { actor: service })).rejects.toThrow(
      'newer service',
    );
    await alliances.close();
  });

  test('into a graph with other knowledge adds what is missing, once', async () => {
    const alliances = await withStory();
    const text = await exported(alliances.store);
    const other = await empty();
    await other.saveOrganization({ name: 'Leapmotor', kind: 'AUTOMAKER', country: 'HK' }, ann);
    await other.reportDeals(
      {
        report: { url: 'https://example.com/denza', publisher: 'Example', published: '2024-10-01' },
        claims: [
          {
            deal: { key: 'byd-daimler-denza' },
            stage: 'TERMINATED',
            type: 'JOINT_VENTURE',
            parties: [{ organization: { name: 'BYD' } }, { organization: { name: 'Mercedes-Benz' } }],
            jointVenture: { name: 'Denza' },
            summary: 'The venture is over.',
          },
        ],
      },
      ann,
    );
    const { created, problems } = await importFiles(other, [fileOfText(text)], { actor: ann });
    expect(problems).toEqual([]);
    expect(created.claim).toBeGreaterThan(20);
    expect(await errorsIn(other)).toEqual([]);
    const [leapmotor] = await reader(other).organizations(['organization:leapmotor']);
    expect(leapmotor).toMatchObject({ country: 'HK' });
    expect(leapmotor!.names.map(({ value }) => value)).toContain('零跑');
    const denza = await reader(other).dossiers(['deal:byd-daimler-denza']);
    expect(denza[0]!.claims.size).toBe(4);
    const ties = ({ store }: Alliances) =>
      graphParts(store).then((parts) =>
        parts.filter((part) => part.includes('"EXPLORING"') && part.includes('leapmotor')),
      );
    expect(await ties(other)).toEqual(await ties(alliances));

    const before = await graphHash(other.store);
    const again = await importFiles(other, [fileOfText(text)], { actor: ann });
    expect(Object.values(again.created).every((count) => count === 0)).toBe(true);
    expect(await graphHash(other.store)).toBe(before);
    await alliances.close();
    await other.close();
  });
});
