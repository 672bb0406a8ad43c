import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run, serve, temporaryFolder } from '../support/program.ts';

const releases = fileURLToPath(new URL('../../fixtures/releases/', import.meta.url));

const question = `{
  coverage { organizations deals claims reports models }
  paths(from: { name: "Stellantis" }, to: { name: "零跑汽车" }, at: { asOf: "2024-06-01" }, maxHops: 1, first: 1) {
    ties { sentence }
  }
  deal(id: "deal:byd-daimler-denza") { stage jointVenture { name } }
}`;

const answer = {
  coverage: { organizations: 11, deals: 7, claims: 31, reports: 32, models: 3 },
  paths: [
    {
      ties: [
        {
          sentence: 'Stellantis has held 20–21 % of Leapmotor since 26 October 2023, according to 5 publishers.',
        },
      ],
    },
  ],
  deal: { stage: 'TERMINATED', jointVenture: { name: 'Denza' } },
};

for (const release of (await readdir(releases, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  describe(`the data of ${release.name}`, { timeout: 60_000 }, () => {
    const folder = join(releases, release.name);

    it('open as they are, and are sound', async () => {
      const { path, remove } = await temporaryFolder();
      await writeFile(join(path, 'alliances.grafeo'), gunzipSync(await readFile(join(folder, 'alliances.grafeo.gz'))));
      expect(await run(['check', '--data-dir', path])).toMatchObject({
        code: 0,
        said: expect.stringContaining('The graph is sound'),
      });
      expect(await asked(path)).toEqual(answer);
      await remove();
    });

    it('come back from what its export wrote', async () => {
      const { path, remove } = await temporaryFolder();
      await mkdir(path, { recursive: true });
      const imported = await run(['import', join(folder, 'graph.jsonl'), '--data-dir', path]);
      expect(imported).toMatchObject({ code: 0 });
      expect(await asked(path)).toEqual(answer);
      await remove();
    });
  });
}

async function asked(dataDir: string) {
  const service = await serve(['--data-dir', dataDir, '--no-starter-data']);
  try {
    return (await service.ask(question)).body.data;
  } finally {
    service.child.kill('SIGTERM');
    await service.done;
  }
}
