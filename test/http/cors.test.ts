/** Which pages of other sites may read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInMemory } from '../support/engines.ts';
import { get, type Served, serve } from '../support/served.ts';
import { tellSmallGraph } from '../support/small-graph.ts';

const DASHBOARD = 'https://dashboards.example';
const STRANGER = 'https://stranger.example';

async function opened(origins: string): Promise<Served> {
  const served = await serve(await openInMemory(), { settings: { CORS_ORIGINS: origins } });
  await tellSmallGraph(served.alliances);
  return served;
}

const preflight = (origin: string, method = 'GET') => ({
  origin,
  'access-control-request-method': method,
  'access-control-request-headers': 'if-none-match, authorization',
});

describe('a page of another site', () => {
  let served: Served;
  beforeAll(async () => {
    served = await opened(`https://other.example:8443 ${DASHBOARD}`);
  });
  afterAll(() => served?.close());
  const paths = [
    '/export/deals.csv',
    '/grafana/nodes',
    '/graphql?documentId=coverage',
    '/export/nonsense',
    '/health/live',
  ];

  it.each(paths)('of an origin that is listed may read %s, at first and again', async (path) => {
    for (let time = 0; time < 2; time += 1) {
      const { headers } = await get(served.url + path, { origin: DASHBOARD });
      expect(headers['access-control-allow-origin']).toBe(DASHBOARD);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(headers['access-control-expose-headers']).toContain('etag');
      expect(headers.vary).toMatch(/\borigin\b/);
    }
  });

  it.each(paths)('of an origin that is not listed may not read %s, not even what another was given', async (path) => {
    await get(served.url + path, { origin: DASHBOARD });
    for (const headers of [{ origin: STRANGER }, {}, { origin: 'null' }]) {
      const got = await get(served.url + path, headers);
      expect(got.headers['access-control-allow-origin']).toBeUndefined();
      expect(got.headers.vary).toMatch(/\borigin\b/);
    }
  });

  it('is told before it asks that it may read, and that no token is let through', async () => {
    for (const path of ['/graphql', '/export/gexf', '/grafana/nodes']) {
      const { status, headers } = await get(served.url + path, preflight(DASHBOARD, 'POST'), 'OPTIONS');
      expect(status).toBe(204);
      expect(headers['access-control-allow-origin']).toBe(DASHBOARD);
      expect(headers['access-control-allow-methods']).toBe('GET, HEAD, POST');
      expect(headers['access-control-allow-headers']).toContain('if-none-match');
      expect(headers['access-control-allow-headers']).not.toContain('authorization');
    }
  });

  it('may go on with a subscription after the last event that it had', async () => {
    const { headers } = await get(`${served.url}/graphql`, preflight(DASHBOARD), 'OPTIONS');
    expect(headers['access-control-allow-headers']).toContain('last-event-id');
  });

  it('of an origin that is not listed is permitted nothing before it asks', async () => {
    const { headers } = await get(`${served.url}/export/gexf`, preflight(STRANGER), 'OPTIONS');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['access-control-allow-methods']).toBeUndefined();
  });
});

it('every page may read where all origins are let in', async () => {
  const served = await opened('*');
  try {
    for (const origin of [DASHBOARD, STRANGER]) {
      const { headers } = await get(`${served.url}/export/deals.csv`, { origin });
      expect(headers['access-control-allow-origin']).toBe('*');
    }
    const { status, headers } = await get(`${served.url}/graphql`, preflight(STRANGER, 'POST'), 'OPTIONS');
    expect([status, headers['access-control-allow-origin']]).toEqual([204, '*']);
  } finally {
    await served.close();
  }
});

it('nothing is said of origins unless it is configured', async () => {
  const served = await opened('');
  try {
    const { headers } = await get(`${served.url}/export/deals.csv`, { origin: DASHBOARD });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers.vary).not.toMatch(/\borigin\b/);
  } finally {
    await served.close();
  }
});

it.each(['https://example.org/path', 'example.org', '* https://example.org', 'https://EXAMPLE.org'])(
  'the setting %s is refused with a sentence',
  async (origins) => {
    await expect(serve(await openInMemory(), { settings: { CORS_ORIGINS: origins } })).rejects.toThrow(
      /CORS_ORIGINS must list origins like https:\/\/example\.org/,
    );
  },
);
