import { describe, expect, test } from 'vitest';
import { smallService } from '../../support/small-service.ts';

const page = async (service = smallService().service) =>
  service.fetch('http://localhost/graphql', { headers: { accept: 'text/html' } });

describe('GraphiQL', () => {
  test('is whole in one page that asks no other host for anything', async () => {
    const response = await page();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await response.text();
    const loaded = html.match(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^>]{0,80}/gi);
    expect(loaded).toBeNull();
    expect(html).not.toMatch(
      /@import\s+(?:url\()?["']?https?:|url\(["']?https?:|unpkg\.com|jsdelivr|cdnjs|esm\.sh|fonts\.googleapis/,
    );
  });

  test('opens with a question about Stellantis and Leapmotor', async () => {
    expect(await (await page()).text()).toContain('query StellantisBeforeAndAfter');
  });

  test('can be left out', async () => {
    const { service } = smallService({}, { graphiql: false });
    const response = await page(service);
    expect(response.status).toBe(406);
  });

  test('no other page is there, and no other site may read answers', async () => {
    const { service } = smallService();
    expect((await service.fetch('http://localhost/', { headers: { accept: 'text/html' } })).status).toBe(404);
    const response = await service.fetch('http://localhost/graphql?query={viewer{role}}', {
      headers: { origin: 'https://elsewhere.example', accept: 'application/json' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
