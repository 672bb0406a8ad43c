import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readEvents } from '../support/events.ts';
import { startLoad } from '../support/load.ts';
import { run, serve, temporaryFolder } from '../support/program.ts';

test('a service that is stopped under load answers every request, tells subscribers to connect again, and ends in time', {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const words = ['--no-starter-data', '--data-dir', folder.path];
  const service = await serve(words);
  const created = await run(['token', 'create', '--name', 'Ada', '--role', 'RESEARCHER', '--data-dir', folder.path]);
  const token = /aa_[\w-]+/.exec(created.out)?.[0] ?? '';
  const load = startLoad({ url: service.url, token, readers: 8, writers: 4, movesOn: true });
  const query = encodeURIComponent('subscription { changes { id } }');
  const stream = readEvents(
    await fetch(`${service.url}/graphql?query=${query}`, { headers: { accept: 'text/event-stream' } }),
  );
  const slow = sendSlowly(service.url, '{"query": "{ viewer { role } }"}');
  await expect.poll(() => load.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(20);

  const stopped = performance.now();
  service.child.kill('SIGTERM');
  await expect.poll(async () => (await fetch(`${service.url}/health/ready`)).status, { interval: 10 }).toBe(503);
  await load.over;
  await sleep(500);
  expect(await slow.finish()).toMatch(/^HTTP\/1\.1 200 .*"READER"/s);
  let told = await stream.next();
  while (told !== null) told = await stream.next();
  expect(stream.comments.at(-1)).toMatch(/Connect again/);
  expect((await service.done).code).toBe(0);
  expect(performance.now() - stopped).toBeLessThan(10_000);

  expect(load.dropped).toEqual([]);
  expect(load.reads.length).toBeGreaterThan(20);
  expect([...load.reads, ...load.writes].filter(({ status }) => status !== 200)).toEqual([]);
  const again = await serve(words);
  const { body } = await again.ask('{ coverage { reports } }');
  // All that was acknowledged is there, and nothing was stored without being acknowledged.
  expect(body.data.coverage.reports).toBe(load.acknowledged.length);
  again.child.kill('SIGTERM');
  await again.done;
  await folder.remove();
});

/** A request of which the last byte is missing. */
function sendSlowly(url: string, body: string): { finish(): Promise<string> } {
  const { hostname, port } = new URL(url);
  let heard = '';
  const socket = connect(Number(port), hostname);
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('data', (bytes) => {
    heard += bytes.toString();
  });
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    'Accept: application/json',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${[...head, '', ''].join('\r\n')}${body.slice(0, -1)}`);
  return {
    async finish() {
      socket.write(body.slice(-1));
      await ended;
      return heard;
    },
  };
}
