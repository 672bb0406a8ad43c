import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkGraph } from '../../src/alliances/check.ts';
import { exportIds } from '../../src/alliances/queries/export.ts';
import { createRandom } from '../../src/network/random.ts';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { compileShim, syncedDisk } from '../support/power-loss/disk.ts';
import { temporaryFolder } from '../support/program.ts';
import { openService } from '../support/reporting.ts';

const writer = fileURLToPath(new URL('../support/power-loss/writer.ts', import.meta.url));
/** POWER_LOSS_ROUNDS=200 for a campaign. */
const ROUNDS = Number(process.env.POWER_LOSS_ROUNDS ?? 25);
const SEED = Number(process.env.POWER_LOSS_SEED ?? 20_261_122);

describe('when the power fails', () => {
  const shim = compileShim(tmpdir());
  // A machine that builds the service has a compiler; one that only runs it need not.
  it.skipIf(shim === null && process.env.CI === undefined)(
    `no acknowledged claim is lost, at any of ${ROUNDS} moments`,
    { timeout: 30_000 + ROUNDS * 2_000 },
    async () => {
      if (shim === null) throw new Error('There is no C compiler (cc): install one.');
      const { path: folder, remove } = await temporaryFolder();
      const [root, shadow] = [join(folder, 'disk'), join(folder, 'shadow')];
      for (const made of [root, shadow]) mkdirSync(made);
      const acknowledged = await write(shim, join(root, 'alliances.grafeo'), shadow, 12 + ROUNDS);
      const disk = syncedDisk(shadow, root);
      expect(acknowledged.length).toBeGreaterThan(40);

      const random = createRandom(SEED);
      let checked = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const moment = Math.ceil(random() * disk.events);
        const target = join(folder, 'after');
        rmSync(target, { recursive: true, force: true });
        mkdirSync(target);
        disk.layOut(moment, target, random);
        const due = acknowledged.filter(({ events }) => events <= moment).flatMap(({ claims }) => claims);
        // Before the graph was made, there is nothing to open and nothing to lose.
        if (due.length === 0) continue;
        const store = await openGrafeo({ path: join(target, 'alliances.grafeo') });
        const there = new Set((await store.read(exportIds, {})).map(({ id }) => id));
        expect(
          due.filter((id) => !there.has(id)),
          `lost after ${moment} of ${disk.events} events`,
        ).toEqual([]);
        if (round % 5 === 0) {
          const { snapshot } = (await openService(store)).reader({ viewer: { name: null, role: 'ADMIN' } });
          const findings = await checkGraph({ store, snapshot });
          expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        }
        await store.close();
        checked += due.length;
      }
      expect(checked).toBeGreaterThan(0);
      await remove();
    },
  );
});

/** What a process that writes was told is kept, and after how many events on the disk. */
function write(shim: string, path: string, shadow: string, reports: number) {
  return new Promise<{ events: number; claims: string[] }[]>((resolve, reject) => {
    const child = spawn(process.execPath, [writer, JSON.stringify({ path, shadow, reports })], {
      env: { PATH: process.env.PATH ?? '', LD_PRELOAD: shim, POWER_LOSS_DIR: shadow },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`The writer ended with ${code}.`));
      const lines = said.split('\n').filter((line) => line !== '');
      resolve(
        lines.map((line) => {
          const [events = '0', ...claims] = line.split(' ');
          return { events: Number(events), claims };
        }),
      );
    });
  });
}
