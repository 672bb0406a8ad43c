import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Served, serve, temporaryFolder } from '../support/program.ts';

describe('a first start on an empty folder', { timeout: 120_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let service: Served;

  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await serve(['--data-dir', folder.path]);
  }, 120_000);

  afterAll(async () => {
    service.child.kill('SIGTERM');
    const { code } = await service.done;
    await folder.remove();
    expect(code).toBe(0);
  });

  it('brings in the starter data and says so', async () => {
    expect(service.said()).toMatch(/The starter data is in: 566 claims about 231 deals/);
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready' });
    const { body } = await service.ask('{ coverage { claims deals organizations models reports } }');
    expect(body.data.coverage).toEqual({ claims: 566, deals: 231, organizations: 274, models: 170, reports: 718 });
  });

  it('serves a page for people at /', async () => {
    const page = await fetch(service.url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<title>Auto Alliances</title>');
  });

  it('opens GraphiQL for a browser', async () => {
    const page = await fetch(`${service.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('lets other commands do their work inside it', async () => {
    const line = {
      id: 'test-deal',
      parties: [{ name: 'Stellantis' }, { name: 'Example Motors' }],
      jointVenture: null,
      type: 'supply',
      status: 'announced',
      announced: '2026-01-05',
      ended: null,
      stakes: [],
      models: [],
      region: null,
      summary: 'Made for a test.',
      source: { url: 'https://example.org/a', title: null, publisher: 'Example', published: '2026-01-05', relays: [] },
    };
    const file = join(folder.path, 'reported-deals.jsonl');
    await writeFile(file, `${JSON.stringify(line)}\n`);
    const dry = await run(['import', file, '--dry-run', '--data-dir', folder.path]);
    expect(dry).toMatchObject({ code: 0, said: expect.stringContaining('this was a dry run') });
    expect((await service.ask('{ deal(id: "deal:test-deal") { id } }')).body.data.deal).toBeNull();
    const imported = await run(['import', file, '--data-dir', folder.path]);
    expect(imported).toMatchObject({ code: 0, said: expect.stringMatching(/New: .*1 report.*1 deal.*1 claim/) });
    const { body } = await service.ask(
      '{ organization(name: "Example Motors") { placeholder ties { nodes { type } } } }',
    );
    expect(body.data.organization).toEqual({ placeholder: true, ties: { nodes: [{ type: 'PARTNERS' }] } });
    const again = await run(['import', file, '--data-dir', folder.path]);
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('New: nothing') });
  });

  it('finds itself sound', async () => {
    const checked = await run(['check', '--data-dir', folder.path]);
    expect(checked.said).toMatch(/The graph is sound/);
    expect(checked.code).toBe(0);
  });

  it('refuses a second server on the same folder, or on the same port, in one sentence', async () => {
    const { port } = new URL(service.url);
    const samePort = await run(['serve', '--port', port, '--data-dir', join(folder.path, 'other')]);
    expect(samePort.code).toBe(3);
    expect(samePort.said.trim()).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use.*--port\.$/);
    const sameFolder = await run(['serve', '--port', '0', '--data-dir', folder.path]);
    expect(sameFolder.code).toBe(3);
    expect(sameFolder.said.trim().split('\n')).toHaveLength(1);
  });

  describe('given what it cannot use', () => {
    it.each([
      ['a malformed variables parameter', '/graphql?query=%7Bviewer%7Brole%7D%7D&variables=%7Bbad'],
      ['a malformed extensions parameter', '/graphql?query=%7Bviewer%7Brole%7D%7D&extensions=nonsense'],
      ['no document', '/graphql'],
      ['broken escapes', '/graphql?query=%E0%A4%A'],
    ])('answers 4xx to %s', async (_, path) => {
      const answer = await fetch(service.url + path, { headers: { accept: 'application/json' } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/\n\s+at /);
    });

    it.each(['[::1', 'a b', 'ho st', '%', 'user@host', 'x:y:z'])('answers 400 to the Host %s', async (host) => {
      expect(await statusWithHost(service.url, host)).toBe(400);
    });

    it('answers 400 to bytes that are no HTTP', async () => {
      expect(await rawAnswer(service.url, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    });

    it('answers 413 to a body of 30 MB, and goes on', async () => {
      const answer = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'x'.repeat(30_000_000) }),
      });
      expect(answer.status).toBe(413);
      expect((await answer.json()) as object).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
      expect((await service.ask('{ viewer { role } }')).status).toBe(200);
    });

    it('answers 4xx to a document nested 10,000 deep', async () => {
      const { status, body } = await service.ask(`${'{ a '.repeat(10_000)}${'}'.repeat(10_000)}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    });

    it.each([
      [
        'invalid UTF-8',
        Buffer.from('{"query":"{ organization(name: \\"\xff\xfe\\") { id } }"}', 'latin1'),
        'application/json',
      ],
      ['UTF-16', Buffer.from('{"query":"{ viewer { role } }"}', 'utf16le'), 'application/json'],
      ['another media type', Buffer.from('<query/>'), 'application/xml'],
      ['a gzipped body', Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'application/json'],
      ['JSON that is no object', Buffer.from('[1, 2'), 'application/json'],
    ])('never answers 5xx to %s', async (_, body, type) => {
      const answer = await fetch(`${service.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/\n\s+at /);
    });

    it('answers 404 and 405 with a sentence', async () => {
      const nowhere = await fetch(`${service.url}/nowhere`);
      expect(nowhere.status).toBe(404);
      expect(await nowhere.text()).toContain('/graphql');
      const wrongMethod = await fetch(`${service.url}/health/live`, { method: 'DELETE' });
      expect(wrongMethod.status).toBe(405);
      expect(wrongMethod.headers.get('allow')).toBe('GET, HEAD');
    });
  });
});

describe('a service that is stopped', { timeout: 60_000 }, () => {
  it('keeps what it had, and leaves an empty graph empty when told so', async () => {
    const folder = await temporaryFolder();
    const first = await serve(['--no-starter-data', '--data-dir', folder.path]);
    expect((await first.ask('{ coverage { claims organizations } }')).body.data.coverage).toEqual({
      claims: 0,
      organizations: 0,
    });
    const ties = await first.ask('{ ties { nodes { id } } organizations { nodes { id } } deals { nodes { id } } }');
    expect(ties.body).toMatchObject({
      data: { ties: { nodes: [] }, organizations: { nodes: [] }, deals: { nodes: [] } },
    });
    first.child.kill('SIGINT');
    expect((await first.done).code).toBe(0);
    await folder.remove();
  });
});

function statusWithHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/health/live`, { headers: { host }, setHost: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

function rawAnswer(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (bytes) => {
      heard += bytes.toString();
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}
