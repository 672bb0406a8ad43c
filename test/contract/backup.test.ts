import { beforeAll, expect, test } from 'vitest';
import { createTokens } from '../../src/access/tokens.ts';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { restoreBackup } from '../../src/alliances/backup/restore-backup.ts';
import { writeBackup } from '../../src/alliances/backup/write-backup.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { graphHash } from '../../src/alliances/graph-hash.ts';
import { importFiles } from '../../src/alliances/import.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { fileOfText, openAt, storyFiles } from '../support/starter-story.ts';

const now = '2026-11-22T12:00:00Z';

async function backedUp(store: GraphStore): Promise<string> {
  let text = '';
  await writeBackup(store, {
    now,
    write(line) {
      text += line;
    },
  });
  return text;
}
const restored = (alliances: Alliances, text: string) => restoreBackup(alliances, () => fileOfText(text), now, {});

onEveryEngine('A backup', (engine) => {
  let alliances: Alliances;
  let text: string;

  beforeAll(async () => {
    alliances = await openAt(await engine.open());
    await importFiles(alliances, storyFiles(), { actor: { name: 'Ann' } });
    await createTokens(alliances.store).create({ name: 'Ann', role: 'RESEARCHER' }, now);
    text = await backedUp(alliances.store);
  });

  test('is restored on the other engine and back as an equal graph, with its access tokens', async () => {
    const other = await openAt(await openInMemory());
    expect(await restored(other, text)).toMatchObject({ compared: true, tokens: 1 });
    expect(await graphHash(other.store)).toBe(await graphHash(alliances.store));
    expect(await createTokens(other.store).all()).toEqual(await createTokens(alliances.store).all());
    expect(await backedUp(other.store)).toBe(text);
    const { snapshot } = other.reader({ viewer: { name: null, role: 'ADMIN' } });
    expect((await checkGraph({ store: other.store, snapshot })).filter((found) => found.severity === 'error')).toEqual(
      [],
    );

    const back = await openAt(await engine.open());
    await restored(back, await backedUp(other.store));
    expect(await graphHash(back.store)).toBe(await graphHash(other.store));
  });

  test('never overwrites a graph that holds anything', async () => {
    const other = await openAt(await engine.open());
    await other.saveOrganization({ name: 'Leapmotor', kind: 'AUTOMAKER' }, { name: 'Ann' });
    const before = await graphHash(other.store);
    await expect(restored(other, text)).rejects.toThrow(/not empty.*--data-dir/);
    expect(await graphHash(other.store)).toBe(before);
  });

  test.each([
    ['whose end is missing', (whole: string) => whole.slice(0, whole.lastIndexOf('{')), /its last line is missing/],
    ['that lost a line', (whole: string) => whole.replace(/\{"node":"claim".*\n/, ''), /checksum/],
    ['in which a word was changed', (whole: string) => whole.replace('Leapmotor', 'Leapmoter'), /checksum/],
    ['with something behind its end', (whole: string) => `${whole}{"node":"token"}\n`, /follows its last line/],
    ['that is an export', (whole: string) => whole.slice(whole.indexOf('\n') + 1), /no backup.*`import`/],
    ['that is empty', () => '', /is empty/],
  ])('%s is refused before anything is written', async (_, spoil, why) => {
    const other = await openAt(await openInMemory());
    const before = await graphHash(other.store);
    await expect(restored(other, spoil(text))).rejects.toThrow(why);
    expect(await graphHash(other.store)).toBe(before);
  });
});
