import { expect, it } from 'vitest';
import { inBrowser, settled } from './browser.ts';

inBrowser('a reader in the explorer', (explorer) => {
  it('comes from a search to the evidence of the stake of Stellantis in Leapmotor', async () => {
    const { page, complaints } = await explorer().visit();
    await page.getByRole('combobox', { name: /Find a company/ }).fill('零跑');
    await page.getByRole('option', { name: /^Leapmotor Carmaker/ }).click();
    await settled(page);
    expect(page.url()).toContain('focus=leapmotor');
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('heading', { level: 1, name: 'Leapmotor' }).waitFor();
    await details.getByRole('button', { name: /^Stellantis Active 20–21 %/ }).click();
    await details.getByText(/Stellantis has held 20–21 % of Leapmotor since 26 October 2023/).waitFor();
    const sources = details.getByRole('link', { name: /opens the report/ });
    expect(await sources.count()).toBeGreaterThan(3);
    expect(await sources.first().getAttribute('href')).toMatch(/^https?:\/\//);
    // From the tie to the deal, with its stages and what each report says.
    await details.getByRole('button', { name: /equity stake \(2023\)/ }).click();
    await details.getByRole('heading', { name: 'Stages' }).waitFor();
    await details.getByText('Exploring', { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('sees on another day what was true then, and what people could know', async () => {
    const { page } = await explorer().visit('/?view=table&focus=leapmotor&asOf=2024-06-01');
    await page.getByRole('row', { name: /Stellantis Owns a share Leapmotor Active 20–21 %/ }).waitFor();
    await page.getByLabel('Judged by').selectOption('day');
    await page.getByRole('textbox', { name: 'Known on' }).fill('2023-09-01');
    await page
      .getByRole('row', { name: /In talks/ })
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole('row', { name: /Owns a share/ }).count()).toBe(0);
    expect(page.url()).toContain('knownAt=2023-09-01');
    await page.getByText('What was true on 1 Jun 2024, by what was reported up to 1 Sept 2023.').waitFor();
  });

  it('moves the day by the keys, and back brings it back', async () => {
    const { page } = await explorer().visit();
    const handle = page.getByRole('slider', { name: 'As of this day' });
    await handle.focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.url()).toMatch(/\?asOf=\d{4}-\d{2}-\d{2}$/);
    await settled(page);
    expect(await handle.getAttribute('aria-valuetext')).toMatch(/^\d+ \w+ \d{4}$/);
    await page.goBack();
    await expect.poll(() => handle.getAttribute('aria-valuetext')).toBe('today');
    await page.goForward();
    await expect.poll(() => page.url()).toContain('asOf=');
  });

  it('compares two days: what formed, what changed, what ended', async () => {
    const { page } = await explorer().visit();
    await page.getByRole('button', { name: 'What changed in 2023' }).click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByText(/\d+ formed/).waitFor();
    await details.getByText(/\d+ ended/).waitFor();
    expect(await details.locator('.digest li').count()).toBeGreaterThan(3);
    expect(page.url()).toContain('since=2022-12-31&asOf=2023-12-31');
    await page.getByRole('region', { name: 'Legend' }).getByText('Formed').waitFor();
  });

  it('finds how two are tied, in words', async () => {
    const { page } = await explorer().visit('/?panel=path');
    for (const [field, name] of [
      ['From', 'Leapmotor'],
      ['To', 'Suzuki'],
    ] as const) {
      await page.getByRole('combobox', { name: field, exact: true }).fill(name);
      await page.getByRole('option', { name: new RegExp(`^${name} Carmaker`) }).click();
    }
    await page.getByRole('heading', { name: 'The shortest' }).waitFor();
    expect(page.url()).toContain('path=leapmotor~suzuki');
    expect(await page.locator('.path-steps li').count()).toBeGreaterThanOrEqual(2);
    // Two that nothing joins: it says so, and what to do.
    await page.goto(page.url().replace(/\?.*/, '?path=leapmotor~suzuki&types=merges-with'));
    await page.getByRole('heading', { name: 'No path that we know of' }).first().waitFor();
  });

  it('adds the neighbours of one with their true number said before, and takes them back', async () => {
    const { page } = await explorer().visit('/?focus=leapmotor&select=organization:stellantis');
    const shown = page.getByRole('region', { name: 'What is shown' });
    await shown.getByText(/^5 of 5/).waitFor();
    const add = page.getByRole('button', { name: /^Add \d+ / });
    const number = Number((await add.textContent())?.match(/\d+/)?.[0]);
    await add.click();
    await shown.getByText(`${5 + number} of`).waitFor();
    await page.getByRole('button', { name: 'Undo the last step' }).click();
    await shown.getByText(/^5 of 5/).waitFor();
  });

  it('filters with counts that hold', async () => {
    const { page } = await explorer().visit('/?view=table&limit=400');
    await page.getByRole('button', { name: 'Filters' }).click();
    const entry = page.getByLabel(/^Licenses to/);
    await entry.waitFor();
    const count = Number((await page.locator('label', { has: entry }).locator('.count').textContent())?.trim());
    await entry.check();
    await page.getByRole('heading', { name: new RegExp(`^${count} ties? among`) }).waitFor();
  });

  it('opens any view from its address, and says what an address asks that it does not know', async () => {
    const { page } = await explorer().visit('/?view=timeline&focus=toyota&colour=red');
    await page.getByText('it is left out: colour').waitFor();
    await page
      .getByRole('button', { name: /^Toyota and/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Dismiss the notice' }).click();
    expect(page.url()).toMatch(/\?view=timeline&focus=toyota$/);
  });

  it('takes the table and the picture along as files', async () => {
    const { page } = await explorer().visit('/?focus=leapmotor');
    await settled(page);
    for (const [button, ending] of [
      ['Save ties as CSV', '.csv'],
      ['Save picture as SVG', '.svg'],
      ['Save picture as PNG', '.png'],
    ] as const) {
      if (!(await page.getByRole('button', { name: button }).isVisible()))
        await page.getByRole('button', { name: 'Share' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      expect(file.suggestedFilename()).toContain(ending);
      const { readFile } = await import('node:fs/promises');
      const bytes = await readFile(await file.path());
      if (ending === '.csv') expect(bytes.toString()).toMatch(/Stellantis,Italy|Stellantis,/);
      if (ending === '.svg') expect(bytes.toString()).toContain('>Leapmotor</text>');
      expect(bytes.length).toBeGreaterThan(500);
    }
  });

  it('walks through the graph by the keys alone', async () => {
    const { page } = await explorer().visit('/?focus=leapmotor');
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('suzuki');
    await page
      .getByRole('option', { name: /^Suzuki/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('focus=suzuki');
    await settled(page);
    await page.keyboard.press('Escape');
    for (let presses = 0; presses < 40; presses++) {
      if (await page.evaluate(() => document.activeElement?.getAttribute('role') === 'application')) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => page.locator('.unseen[role=status]').last().textContent())
      .toMatch(/\d+ partners?, \d+ shown\./);
    const said = (await page.locator('.unseen[role=status]').last().textContent()) ?? '';
    await page.keyboard.press('Enter');
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('heading', { level: 1, name: said.split(',')[0] ?? '' }).waitFor();
  });

  it('works on a narrow screen', async () => {
    const { page } = await explorer().visit('/', { width: 360, height: 740 });
    await page.getByRole('combobox', { name: /Find a company/ }).fill('leapmotor');
    await page.getByRole('option', { name: /^Leapmotor Carmaker/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Leapmotor' }).waitFor();
    await page.getByRole('button', { name: 'Close the details' }).click();
    await page.getByRole('button', { name: 'Legend' }).click();
    await page.getByRole('heading', { name: 'Corporate group' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
