import { rm } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { serve } from '../support/program.ts';
import { inBrowser, settled } from './browser.ts';
import { copyOf } from './starter-graph.ts';

inBrowser('when the service goes away', (explorer) => {
  it('the page says so, keeps what it shows, and goes on once the service is back', async () => {
    const folder = await copyOf(inject('starterGraph'));
    const first = await serve(['--data-dir', folder]);
    const { page } = await explorer().visit('/?focus=leapmotor', { url: first.url });
    await settled(page);
    first.child.kill('SIGTERM');
    await first.done;
    await page.getByRole('button', { name: 'Groups' }).click();
    await page.getByText('The service is away.').waitFor();
    await page.getByText('What you see is the last answer.').waitFor();
    const second = await serve(['--data-dir', folder, '--port', new URL(first.url).port]);
    await expect.poll(() => page.getByText('The service is away.').count(), { timeout: 15_000 }).toBe(0);
    await page
      .getByRole('region', { name: 'What is shown' })
      .getByText(/organisations/)
      .waitFor();
    second.child.kill('SIGTERM');
    await second.done;
    await rm(folder, { recursive: true, force: true });
  });

  it('a slow answer is told of, and can be cancelled', async () => {
    const { page } = await explorer().visit('/?focus=leapmotor');
    await settled(page);
    await page.route('**/graphql', (route) => setTimeout(() => void route.continue().catch(() => undefined), 8_000));
    await page.getByRole('button', { name: 'Groups' }).click();
    await page.getByText(/Still asking for the network/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.getByText(/Still asking/).count()).toBe(0);
  });

  it('an empty graph says how to fill it', async () => {
    const folder = await copyOf(inject('starterGraph'));
    await rm(folder, { recursive: true, force: true });
    const empty = await serve(['--data-dir', folder, '--no-starter-data']);
    const { page, complaints } = await explorer().visit('/', { url: empty.url });
    await page.getByRole('heading', { name: 'Nothing has been reported yet' }).waitFor();
    await page.getByText('auto-alliances import FILE').waitFor();
    expect(complaints).toEqual([]);
    empty.child.kill('SIGTERM');
    await empty.done;
    await rm(folder, { recursive: true, force: true });
  });
});
