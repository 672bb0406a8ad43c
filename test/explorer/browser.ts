/** A real browser on the real service with a graph of its own: what all suites of the explorer share. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { type Served, serve } from '../support/program.ts';
import { copyOf } from './starter-graph.ts';

const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

/** Pictures of every view, to be looked at; not kept with the sources. */
export const picturesFolder = fileURLToPath(new URL('./screenshots/', import.meta.url));

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export interface Visit {
  readonly page: Page;
  readonly url: string;
  /** What the page complained of: errors, and what its policy refused. */
  readonly complaints: string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Where the suite's service is not the one to look at. */
  readonly url?: string;
}

export interface Explorer {
  readonly service: Served;
  /** A fresh reader, who has never been here. Closed after the suite. */
  visit(path?: string, options?: VisitOptions): Promise<Visit>;
}

/**
 * A suite in the browser. Where there is none it is skipped with a notice, but fails in CI.
 */
export function inBrowser(title: string, suite: (explorer: () => Explorer) => void): void {
  if (chromiumPath === undefined && !process.env.CI) {
    console.warn(`${title}: skipped, for there is no Chromium; install it, or name it by CHROMIUM.`);
    describe.skip(title, () => suite(notThere));
    return;
  }
  describe(title, () => {
    let explorer: Explorer | undefined;
    const closing: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      expect(chromiumPath, 'CI needs Chromium.').toBeDefined();
      const folder = await copyOf(inject('starterGraph'));
      closing.unshift(() => rm(folder, { recursive: true, force: true }));
      const service = await serve(['--data-dir', folder]);
      closing.unshift(async () => {
        service.child.kill('SIGTERM');
        await service.done;
      });
      explorer = { service, visit: (path, options) => visit(service.url, closing, path, options) };
    });
    afterAll(async () => {
      for (const close of closing) await close().catch(() => undefined);
    });
    suite(() => explorer ?? notThere());
  });
}

function notThere(): never {
  throw new Error('There is no browser.');
}

async function visit(
  origin: string,
  closing: (() => Promise<unknown>)[],
  path = '/',
  { width = 1440, height = 900, dark = false, url = origin }: VisitOptions = {},
): Promise<Visit> {
  const profile = await mkdtemp(join(tmpdir(), 'alliances-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath ?? '',
    args: flags,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  closing.unshift(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url + path);
  return { page, url, complaints };
}

/** Until the answer to what the address asks for is on the screen. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.progress, .state .spinner, [data-loading]') === null);
  // Names are placed once the picture rests.
  await page.waitForTimeout(250);
}

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds against WCAG 2.2 AA, one line a finding. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated by the driver, so that the page's own policy need not let it in.
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(axeSource, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations: found } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(picturesFolder, { recursive: true });
  await page.screenshot({ path: join(picturesFolder, `${name}.png`) });
}
