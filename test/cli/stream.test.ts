import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../support/events.ts';
import { run, type Served, serve, temporaryFolder } from '../support/program.ts';

const subscription = encodeURIComponent('subscription { changes { id kind } }');

describe('a client that follows a served graph', { timeout: 60_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let service: Served;

  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await serve(['--no-starter-data', '--data-dir', folder.path, '--subscriptions', '2']);
  }, 60_000);
  afterAll(() => folder.remove());

  async function follow(headers: Record<string, string> = {}) {
    const accept = { accept: 'text/event-stream' };
    return readEvents(
      await fetch(`${service.url}/graphql?query=${subscription}`, { headers: { ...accept, ...headers } }),
    );
  }

  async function importDeal(id: string): Promise<void> {
    const line = {
      ...{
        id,
        parties: [{ name: 'Ford' }, { name: 'Rivian' }],
        jointVenture: null,
        type: 'supply',
        status: 'announced',
      },
      ...{ announced: '2026-01-05', ended: null, stakes: [], models: [], region: null, summary: 'Made for a test.' },
      source: {
        url: `https://example.org/${id}`,
        title: null,
        publisher: 'Example',
        published: '2026-01-05',
        relays: [],
      },
    };
    const file = join(folder.path, 'reported-deals.jsonl');
    await writeFile(file, `${JSON.stringify(line)}\n`);
    expect((await run(['import', file, '--data-dir', folder.path])).code).toBe(0);
  }

  function read(minRevision: string): Promise<Response> {
    return fetch(`${service.url}/graphql?query=${encodeURIComponent('{ coverage { deals } }')}`, {
      headers: { 'min-revision': minRevision, accept: 'application/json' },
    });
  }

  test('hears of changes as they are made, goes on after the last one, and is told to come back when the service stops', async () => {
    const first = await follow();
    expect(first.headers.get('connection')).toBe('close');
    await importDeal('one');
    const event = await first.next();
    expect(event?.data).toEqual({ data: { changes: { id: 'change:1', kind: 'CLAIMED' } } });
    await first.close();
    await importDeal('two');
    const second = await follow({ 'last-event-id': event?.id ?? '' });
    expect((await second.next())?.data.data.changes.id).toBe('change:2');

    const third = await follow();
    expect(third.status).toBe(200);
    await expect
      .poll(
        async () =>
          (await fetch(`${service.url}/graphql?query=${subscription}`, { headers: { accept: 'text/event-stream' } }))
            .status,
      )
      .toBe(503);

    // The change that it has written is there; one that nobody has written does not come.
    expect(await (await read('2')).json()).toMatchObject({ data: { coverage: { deals: 2 } } });
    const early = await read('3');
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('1');
    expect(await early.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    expect((await read('two')).status).toBe(400);

    service.child.kill('SIGTERM');
    expect(await second.next()).toBeNull();
    expect(second.comments.at(-1)).toMatch(/Connect again/);
    expect(await third.next()).toBeNull();
    expect((await service.done).code).toBe(0);
  });
});
