import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../src/alliances/import.ts';
import { backUpWhenDue } from '../../src/cli/backup-schedule.ts';
import { openInMemory } from '../support/engines.ts';
import { run, serve, temporaryFolder } from '../support/program.ts';
import { openAt, storyFiles } from '../support/starter-story.ts';

const hour = 3_600_000;

describe('a backup of a served graph', { timeout: 120_000 }, () => {
  it('is taken while people write, and restored elsewhere as it was then', async () => {
    const { path, remove } = await temporaryFolder();
    const story = await storyAt(path);
    const service = await serve(['--data-dir', join(path, 'a'), '--no-starter-data']);
    expect(await run(['import', ...story, '--data-dir', join(path, 'a')])).toMatchObject({ code: 0 });
    const file = join(path, 'graph.jsonl.gz');
    const [backup, again] = await Promise.all([
      run(['backup', file, '--data-dir', join(path, 'a')]),
      run(['import', ...story, '--data-dir', join(path, 'a')]),
    ]);
    expect(again.code).toBe(0);
    expect(backup).toMatchObject({ code: 0, said: expect.stringMatching(/Backed up as of change \d+/) });
    const [, hash] = backup.said.match(/hash of the graph is (\w{64})/) ?? [];

    expect(await run(['backup', file, '--data-dir', join(path, 'a')])).toMatchObject({
      code: 2,
      said: expect.stringContaining('is there already'),
    });
    expect(await run(['restore', file, '--data-dir', join(path, 'a')])).toMatchObject({
      code: 1,
      said: expect.stringContaining('The graph is not empty'),
    });
    service.child.kill('SIGTERM');
    await service.done;

    const restored = await run(['restore', file, '--data-dir', join(path, 'b')]);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining(`that of the backup: ${hash}`) });
    expect((await run(['check', '--data-dir', join(path, 'b')])).code).toBe(0);
    // The tokens came along, the first one of the administrator too.
    expect((await run(['token', 'list', '--data-dir', join(path, 'b')])).out).toMatch(/admin/);
    await remove();
  });

  it('that cannot be written leaves nothing, and says why', async () => {
    const { path, remove } = await temporaryFolder();
    const ran = await run(['backup', join(path, 'nowhere', 'x.gz'), '--data-dir', join(path, 'a')]);
    expect(ran).toMatchObject({ code: 2, said: expect.stringContaining('cannot be written (ENOENT)') });
    await remove();
  });

  it('is named by the sentence about a damaged data file', async () => {
    const { path, remove } = await temporaryFolder();
    const data = join(path, 'a');
    await run(['import', ...(await storyAt(path)), '--data-dir', data]);
    await run(['backup', join(path, 'kept.gz'), '--data-dir', data]);
    await writeFile(join(data, 'alliances.grafeo'), 'no graph');
    const ran = await run(['check', '--data-dir', data]);
    expect(ran.code).toBe(3);
    expect(ran.said).toMatch(/damaged.*No backup is in .*Move the file and .*\.wal away, then: auto-alliances restore/);
    await remove();
  });

  it('that is cut short is refused, and nothing is restored', async () => {
    const { path, remove } = await temporaryFolder();
    await run(['import', ...(await storyAt(path)), '--data-dir', join(path, 'a')]);
    const file = join(path, 'graph.jsonl.gz');
    await run(['backup', file, '--data-dir', join(path, 'a')]);
    await truncate(file, 3_000);
    expect(await run(['restore', file, '--data-dir', join(path, 'b')])).toMatchObject({
      code: 1,
      said: expect.stringMatching(/damaged: .*Nothing was restored/),
    });
    await remove();
  });
});

describe('backups by the clock', () => {
  it('are made once a day, when something has changed, and only the last are kept', async () => {
    const { path, remove } = await temporaryFolder();
    const folder = join(path, 'backups');
    const alliances = await openAt(await openInMemory());
    const settings = { folder, everyHours: 24, keep: 2 };
    const start = Date.parse('2026-11-22T12:00:00Z');
    expect(await backUpWhenDue(alliances, settings, start)).toBeNull();

    await importFiles(alliances, storyFiles(), { actor: { name: null } });
    const first = await backUpWhenDue(alliances, settings, start);
    expect(gunzipSync(await readFile(first ?? '')).toString()).toContain('"node":"seal"');
    await alliances.saveOrganization({ name: 'One', kind: 'SUPPLIER' }, { name: null });
    expect(await backUpWhenDue(alliances, settings, start + 23 * hour)).toBeNull();
    expect(await backUpWhenDue(alliances, settings, start + 24 * hour)).not.toBeNull();
    expect(await backUpWhenDue(alliances, settings, start + 48 * hour)).toBeNull();
    await alliances.saveOrganization({ name: 'Two', kind: 'SUPPLIER' }, { name: null });
    expect(await backUpWhenDue(alliances, settings, start + 72 * hour)).not.toBeNull();

    const kept = await readdir(folder);
    expect(kept).toHaveLength(2);
    expect(kept.some((name) => first?.endsWith(name))).toBe(false);
    await remove();
  });
});

async function storyAt(path: string): Promise<string[]> {
  return Promise.all(
    storyFiles().map(async ({ name, bytes }) => {
      const file = join(path, name);
      await writeFile(file, Buffer.concat([...(bytes as Iterable<Uint8Array>)]));
      return file;
    }),
  );
}
