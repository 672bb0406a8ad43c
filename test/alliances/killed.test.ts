/** A process that is killed while it writes leaves every acknowledged report whole, and none by half. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { checkGraph } from '../../src/alliances/check.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { openGrafeo } from '../../src/store/grafeo.ts';
import { clock, readerOf } from '../support/reporting.ts';

test('no acknowledged report is lost and none is there by half, however often the process is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'alliances-'));
  const path = join(folder, 'alliances.grafeo');
  const acknowledged: string[][] = [];
  for (let round = 0; round < 5; round += 1) {
    acknowledged.push(...(await reportUntilKilled(path, round)));

    const store = await openGrafeo({ path });
    const service = await createAlliances({ store, clock });
    const reader = readerOf(service);
    for (const [report = '', ...claims] of acknowledged) {
      expect(await reader.reports([report])).not.toContain(null);
      expect(await reader.claims(claims)).not.toContain(null);
    }
    const { reports, claims } = await reader.coverage();
    expect(claims).toBe(2 * reports);
    expect(service.revision).toBe(reports);
    const findings = await checkGraph({ store, snapshot: reader.snapshot });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    await service.close();
  }
  expect(acknowledged.length).toBeGreaterThan(20);
  await rm(folder, { recursive: true, force: true });
}, 120_000);

/** What the process acknowledged before it was killed, at a moment that it cannot foresee. */
async function reportUntilKilled(path: string, round: number): Promise<string[][]> {
  const script = join(import.meta.dirname, '../support/reporter-process.ts');
  const child = spawn(process.execPath, [script, path, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const lines: string[][] = [];
  const output = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    output.on('line', (line) => {
      if (line === 'ready') resolve();
      else lines.push(line.split(' '));
    });
  });
  await Promise.race([ready, exit]);
  await sleep(400 + Math.random() * 800);
  child.kill('SIGKILL');
  await exit;
  return lines;
}
