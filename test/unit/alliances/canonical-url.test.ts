/** One page has one address, however its link was shared. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '../../../src/alliances/write/canonical-url.ts';

describe('the address of a report', () => {
  test.each([
    ['HTTPS://News.Example/A/b', 'https://news.example/A/b'],
    ['https://news.example', 'https://news.example/'],
    ['https://news.example:443/a', 'https://news.example/a'],
    ['https://news.example/a#part', 'https://news.example/a'],
    ['https://news.example/a?utm_source=x', 'https://news.example/a'],
    ['https://news.example/a?b=1&UTM_Medium=y&c=%20d+e', 'https://news.example/a?b=1&c=%20d+e'],
    ['https://news.example/a?phrase=x&words=', 'https://news.example/a?phrase=x&words='],
    ['https://news.example/大众', 'https://news.example/%E5%A4%A7%E4%BC%97'],
  ])('%s is %s', (given, canonical) => {
    expect(canonicalUrl(given)).toBe(canonical);
    expect(canonicalUrl(canonical)).toBe(canonical);
  });

  test.each([
    'news.example/a',
    '//news.example/a',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://me@news.example/',
    'https://me:secret@news.example/',
    `https://news.example/${'a'.repeat(2_048)}`,
    `https://news.example/${'大'.repeat(400)}`,
    'https://',
  ])('%s is refused with a remedy', (given) => {
    expect(() => canonicalUrl(given)).toThrow(/\.$/);
  });

  test('no two addresses of the starter data become one', () => {
    const lines = readFileSync(new URL('../../../fixtures/starter-data/reported-deals.jsonl', import.meta.url), 'utf8');
    const urls = new Set([...lines.matchAll(/"url": ?"([^"]+)"/g)].map(([, url = '']) => url));
    expect(urls.size).toBeGreaterThan(400);
    expect(new Set([...urls].map(canonicalUrl)).size).toBe(urls.size);
  });
});
