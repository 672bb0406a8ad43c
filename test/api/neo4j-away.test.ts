/** The service while its Neo4j is away: it starts without it, says so in time, acknowledges nothing that is not stored, and goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onNeo4j } from '../support/engines.ts';
import { type Heard, startLoad } from '../support/load.ts';
import { openPassage, type Passage } from '../support/passage.ts';
import { run, type Served, start } from '../support/program.ts';
import { openService, readerOf } from '../support/reporting.ts';

onNeo4j('a service whose Neo4j goes away', (engine) => {
  const server = inject('neo4j') ?? { uri: 'bolt://127.0.0.1:7687', username: '', password: '' };
  let passage: Passage;
  let settings: Record<string, string>;
  let service: Pick<Served, 'child' | 'done' | 'url'>;
  let token: string;

  beforeAll(async () => {
    await (await engine.open()).close();
    const { hostname, port } = new URL(server.uri);
    passage = await openPassage(hostname, Number(port || 7687));
    settings = {
      NEO4J_URI: `bolt://127.0.0.1:${passage.port}`,
      NEO4J_USERNAME: server.username,
      NEO4J_PASSWORD: server.password,
      LOG_LEVEL: 'silent',
    };
  });
  afterAll(async () => {
    service?.child.kill('SIGTERM');
    await service?.done;
    await passage?.close();
  });

  test('starts before it, says what it waits for, and answers once it is there', async () => {
    await passage.cut();
    // Its port is told by the first line only where something answers, so it is chosen here.
    const port = String(20_000 + Math.floor(Math.random() * 20_000));
    const url = `http://127.0.0.1:${port}`;
    const running = start(['serve', '--no-starter-data', '--port', port], settings);
    service = { ...running, url };
    await running.saying(/does not answer yet; trying until it does/);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const waiting = await fetch(`${url}/health/ready`);
    expect(waiting.status).toBe(503);
    expect(waiting.headers.get('retry-after')).toBe('1');
    expect(await waiting.text()).toMatch(/waiting for the graph to open/);
    await passage.mend();
    await running.saying(/answers at/);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const created = await run(['token', 'create', '--name', 'Ada', '--role', 'RESEARCHER'], settings);
    token = /aa_[\w-]+/.exec(created.out)?.[0] ?? '';
  });

  test.each(['cut', 'freeze'] as const)(
    '%s under load: reads are refused within two seconds, no write is acknowledged that is not stored, and all goes on',
    async (how) => {
      const before = startLoad({ url: service.url, token, readers: 1, writers: 1, title: `${how}-before` });
      // A server plans each query when it first meets it.
      await expect.poll(() => before.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(2);
      before.stop();
      await before.over;
      const anonymous = startLoad({ url: service.url, token, readers: 2, writers: 0, pause: 20 });
      const load = startLoad({ url: service.url, token, readers: 2, writers: 2, pause: 20, known: true, title: how });
      await expect.poll(() => load.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(4);
      await passage[how]();
      await sleep(5_000);
      const away = load.acknowledged.length;
      const refused = (heard: Heard[]) => heard.filter(({ status }) => status === 503);
      expect(refused(anonymous.reads).length).toBeGreaterThan(2);
      expect(refused(load.reads).length).toBeGreaterThan(2);
      expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
      expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
      await passage.mend();
      await expect.poll(() => load.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(away + 4);
      load.stop();
      anonymous.stop();
      await Promise.all([load.over, anonymous.over]);

      for (const heard of [...anonymous.reads, ...load.reads]) {
        expect([200, 503]).toContain(heard.status);
        if (heard.status === 200) continue;
        expect(heard.milliseconds).toBeLessThan(2_000);
        expect(heard.headers['retry-after']).toBe('2');
        expect(JSON.parse(heard.body).errors[0].extensions.code).toBe('UNAVAILABLE');
      }
      for (const { status } of load.writes) expect([200, 503]).toContain(status);
      expect(load.dropped).toEqual([]);
      const witness = await openService(await engine.reopen());
      const stored = await readerOf(witness).reports(load.acknowledged as never);
      expect(stored).not.toContain(null);
      await witness.close();
    },
    180_000,
  );
});
