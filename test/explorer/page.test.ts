import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { pageRoutes } from '../../src/http/routes/page.ts';

const built = new URL('../../dist/explorer/', import.meta.url);
const [page, assets] = pageRoutes({ config: readConfig({}, {}) });
const ask = (path: string, headers: Record<string, string> = {}, routes = [page, assets]) =>
  routes[path === '/' ? 0 : 1]?.handle(
    new Request(`http://localhost${path}`, { headers }),
    'test',
  ) as Promise<Response>;
const html = readFileSync(new URL('index.html', built), 'utf8');

describe('the page at /', () => {
  it('loads less than 250 KB before it is there', async () => {
    const names = ['/', ...[...html.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)];
    expect(names.length).toBeGreaterThan(3);
    const sizes = await Promise.all(
      names.map(async (name) => (await (await ask(name, { 'accept-encoding': 'gzip' })).bytes()).length),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`explorer: ${Math.round(total / 1000)} KB by gzip before it is there`);
    expect(total).toBeLessThan(250_000);
  });

  it('asks for nothing from elsewhere', () => {
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('is kept by its tag, its files for ever', async () => {
    const first = await ask('/');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await ask('/', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const script = await ask(html.match(/\/assets\/[^"]+\.js/)?.[0] ?? '');
    expect(script.headers.get('cache-control')).toContain('immutable');
    await expect(ask('/assets/none.js')).rejects.toMatchObject({ status: 404 });
  });

  it('comes in the smallest form that the browser takes', async () => {
    const plain = await (await ask('/')).bytes();
    const forms = { br: brotliDecompressSync, gzip: gunzipSync } as const;
    for (const [encoding, unpack] of Object.entries(forms)) {
      const answer = await ask('/', { 'accept-encoding': `${encoding}, identity` });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(Buffer.compare(unpack(await answer.bytes()), plain)).toBe(0);
    }
    expect((await ask('/', { 'accept-encoding': 'gzip, br' })).headers.get('content-encoding')).toBe('br');
    expect((await ask('/', { 'accept-encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull();
  });

  it('stands in a frame only where the configuration says so', async () => {
    expect((await ask('/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const config = readConfig({ EMBED_ORIGINS: 'https://example.org https://b.example.org:8443' }, {});
    const policy = (await ask('/', {}, [...pageRoutes({ config })])).headers.get('content-security-policy');
    expect(policy).toContain('frame-ancestors https://example.org https://b.example.org:8443');
    expect(() => readConfig({ EMBED_ORIGINS: "https://example.org/; script-src 'unsafe-inline'" }, {})).toThrow(
      /EMBED_ORIGINS/,
    );
  });

  it('asks the API only what the API knows', async () => {
    const folder = new URL('../../src/explorer/api/', import.meta.url);
    const texts = readdirSync(folder).flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/operation<[\s\S]*?>\(`([\s\S]*?)`\)/g),
    ]);
    expect(texts.length).toBeGreaterThan(5);
    globalThis.localStorage ??= { getItem: () => null } as unknown as Storage;
    Object.assign(globalThis, {
      matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
      document: { documentElement: { dataset: {} } },
    });
    const { operations } = await import('../../src/explorer/api/client.ts');
    for (const name of readdirSync(folder)) await import(new URL(name, folder).href);
    const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
    expect(operations.length).toBe(texts.length);
    expect(operations.flatMap(({ text }) => validate(schema, parse(text)).map(String))).toEqual([]);
  });
});
