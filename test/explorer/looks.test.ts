import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, screenshot, settled, violations } from './browser.ts';

/** Every view by its address. */
const views = {
  start: '/',
  organization: '/?focus=leapmotor&select=organization:leapmotor',
  deal: '/?focus=stellantis,leapmotor&select=deal:stellantis-leapmotor-stake',
  model: '/?select=model:leapmotor-c11',
  groups: '/?level=group',
  filters: '/?panel=filters&types=owns&countries=CN',
  known: '/?focus=leapmotor&asOf=2024-06-01&knownAt=2023-09-01',
  comparison: '/?since=2022-12-31&asOf=2023-12-31',
  path: '/?path=leapmotor~suzuki',
  table: '/?view=table',
  timeline: '/?view=timeline',
  nothing: '/?focus=leapmotor&types=merges-with',
  'unknown-keys': '/?colour=red&asOf=yesterday',
  embedded: '/?embed=1&focus=geely',
} as const;

const screens = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 360, height: 740 },
} as const;

inBrowser('every view of the explorer', (explorer) => {
  for (const [screen, size] of Object.entries(screens)) {
    for (const colours of ['light', 'dark'] as const) {
      it(`keeps to WCAG 2.2 AA and to its policy, ${screen} and ${colours}`, async () => {
        const { page, url, complaints } = await explorer().visit('/', { ...size, dark: colours === 'dark' });
        const found: string[] = [];
        for (const [name, address] of Object.entries(views)) {
          await page.goto(url + address);
          await settled(page);
          await screenshot(page, `${name}-${screen}-${colours}`);
          found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (overflow > 0) found.push(`${name}: is ${overflow} pixels wider than the screen`);
          found.push(...(await cutOff(page)).map((text) => `${name}: cuts off "${text}"`));
          if ((await highestRow(page)) > 60) found.push(`${name}: has gaps between the rows of its table`);
        }
        expect(found).toEqual([]);
        expect(complaints).toEqual([]);
      }, 180_000);
    }
  }
});

/** What the legend and the sentence on the two clocks say, where there is no room for all of it. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.legend li span, .known-sentence')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
      .map(({ textContent }) => textContent ?? ''),
  );
}

function highestRow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, ...[...document.querySelectorAll<HTMLElement>('tbody tr')].map(({ offsetHeight }) => offsetHeight)),
  );
}
