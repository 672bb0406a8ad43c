import { expect, it } from 'vitest';
import { inBrowser, settled } from './browser.ts';

const NODES = 300;
const TIES = 1200;

inBrowser('how quick the explorer is', (explorer) => {
  it('measures the time until the graph can be used', async () => {
    const { page, url } = await explorer().visit('/?view=table');
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      await page.goto('about:blank');
      await page.goto(url);
      await page.waitForFunction(() => performance.getEntriesByName('graph-drawn').length > 0);
      times.push(await page.evaluate(() => performance.getEntriesByName('graph-drawn')[0]?.startTime ?? 0));
    }
    console.log(
      `explorer: a usable graph ${times.map((time) => `${Math.round(time)} ms`).join(', ')} after navigation`,
    );
    expect(times.every((time) => time > 0)).toBe(true);
  });

  it(`measures how smoothly ${NODES} nodes and ${TIES} ties are moved`, async () => {
    const { page } = await explorer().visit();
    await page.route('**/graphql', async (route) => {
      const { query } = route.request().postDataJSON() as { query: string };
      if (!query.includes('query Network(')) return route.continue();
      return route.fulfill({ json: { data: { network: largeNetwork() } } });
    });
    await page.reload();
    await settled(page);
    await page.getByText(`${NODES} of ${NODES}`).waitFor();
    const box = await page.locator('.graph-canvas').boundingBox();
    if (box === null) throw new Error('The graph is not there.');
    const [x, y] = [box.x + 30, box.y + 30];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.evaluate(() => {
      const times: number[] = [];
      const count = (time: number) => {
        times.push(time);
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      Object.assign(window, { frames: times });
    });
    for (let step = 0; step < 90; step++) await page.mouse.move(x + step * 4, y + Math.sin(step / 8) * 80 + 80);
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    await page.mouse.up();
    const gaps = frames.slice(1).map((time, place) => time - (frames[place] ?? time));
    const rate = 1000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
    const slow = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)] ?? 0;
    console.log(
      `explorer: ${rate.toFixed(0)} frames a second while ${NODES} nodes and ${TIES} ties are moved; 95 in 100 frames within ${slow.toFixed(0)} ms`,
    );
    expect(frames.length).toBeGreaterThan(10);
  });
});

/** Made by rule, the same every time. */
function largeNetwork() {
  const organization = (place: number) => ({ id: `organization:made-${place}`, name: `Made ${place}` });
  const nodes = Array.from({ length: NODES }, (_, place) => ({
    x: Math.round(Math.sin(place * 12.9898) * 1000),
    y: Math.round(Math.sin(place * 78.233) * 1000),
    degree: 8,
    distance: null,
    organization: {
      ...organization(place),
      kind: 'AUTOMAKER',
      country: 'DE',
      placeholder: false,
      ultimateParent: null,
    },
  }));
  const ties = Array.from({ length: TIES }, (_, place) => ({
    id: `tie:made-${place}`,
    type: place % 3 === 0 ? 'OWNS' : 'PARTNERS',
    stage: place % 5 === 0 ? 'EXPLORING' : 'ACTIVE',
    directed: place % 3 === 0,
    strength: 0.5,
    planned: false,
    percent: null,
    validTo: null,
    since: null,
    deal: { id: `deal:made-${place}` },
    from: organization(place % NODES),
    to: organization((place * 7 + 1 + Math.floor(place / NODES)) % NODES),
  }));
  return { totalNodes: NODES, totalTies: TIES, truncated: false, revision: '1', nodes, ties };
}
