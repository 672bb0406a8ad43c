import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { run, type Served, serve } from '../support/program.ts';
import { inBrowser, screenshot, settled, violations } from './browser.ts';
import { copyOf } from './starter-graph.ts';

inBrowser('who reports a deal in the explorer', (explorer) => {
  let folder: string;
  let service: Served;
  const tokens = { RESEARCHER: '', REVIEWER: '' };
  beforeAll(async () => {
    folder = await copyOf(inject('starterGraph'));
    for (const [role, name] of [
      ['RESEARCHER', 'Ada'],
      ['REVIEWER', 'Grace'],
    ] as const) {
      const { out } = await run(['token', 'create', '--name', name, '--role', role, '--data-dir', folder]);
      tokens[role] = out.match(/aa_\S+/)?.[0] ?? '';
    }
    service = await serve(['--data-dir', folder], { REVIEW: 'required' });
    for (const name of ['Aurora Motors', 'Aurora Cells']) await call(saveOrganization, { name });
  });
  afterAll(async () => {
    service.child.kill('SIGTERM');
    await service.done;
    await rm(folder, { recursive: true, force: true });
  });

  /** Two companies that one name fits. */
  const saveOrganization = `mutation ($name: String!) {
    saveOrganization(input: { name: $name, kind: AUTOMAKER, names: [{ value: "Aurora" }] }) { __typename }
  }`;
  const call = async (query: string, variables: object) => {
    const answer = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.REVIEWER}` },
      body: JSON.stringify({ query, variables }),
    });
    expect(JSON.stringify(await answer.json())).toContain('OrganizationSuccess');
  };

  const visit = async (path: string, role: keyof typeof tokens, options: { dark?: boolean; width?: number } = {}) => {
    const visited = await explorer().visit(path, { ...options, url: service.url });
    await visited.page.getByLabel('Your token').fill(tokens[role]);
    await visited.page.getByRole('button', { name: 'Use this token' }).click();
    await isKnown(visited.page, role === 'REVIEWER' ? 'Grace' : 'Ada');
    return visited;
  };

  it('is told of a wrong token, and can have a good one forgotten', async () => {
    const { page } = await explorer().visit('/?view=report', { url: service.url });
    const field = page.getByLabel('Your token');
    await field.fill('aa_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('This token is not known, or was revoked.').waitFor();
    expect(await page.getByRole('button', { name: 'See what it would change' }).isDisabled()).toBe(true);
    await page.getByText('Venture, worth, models').click();
    await look(page, 'report-token', 'app');
    await field.fill(tokens.RESEARCHER);
    await page.keyboard.press('Enter');
    await isKnown(page, 'Ada');
    expect(await kept(page)).toEqual({ session: true, local: false });
    await page.getByRole('button', { name: 'Forget the token' }).click();
    await field.waitFor();
    expect(await kept(page)).toEqual({ session: false, local: false });
    await page.getByLabel('Keep it in this browser').check();
    await field.fill(tokens.RESEARCHER);
    await page.keyboard.press('Enter');
    await isKnown(page, 'Ada');
    expect(await kept(page)).toEqual({ session: false, local: true });
  });

  it('sees what is missing at its field, chooses among names, keeps the draft, foresees the ties, and finds them in the graph', async () => {
    const { page, complaints } = await visit('/?view=report', 'REVIEWER');
    await attempt(page);
    await page.getByText('Mend this first').waitFor();
    await page.getByRole('button', { name: 'Paste the address of the article.' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('at-report-url');
    await page.keyboard.type('an article');
    await page.getByLabel('Publisher').fill('The Daily Motor');
    await page.getByLabel('Published').fill('last week');
    await chooseCompany(page, 1, '丰田', /^Toyota Carmaker/);
    await company(page, 2).fill('Leapmotor');
    await page.keyboard.press('Escape');
    await page.getByLabel('Kind of deal').selectOption('COOPERATION');
    await page.getByLabel('Where it stands').selectOption('SIGNED');
    await page.getByLabel('What it says, in your own words').fill('Toyota and Leapmotor are to develop cars together.');
    await attempt(page);
    // The service's own words, at the fields that it names.
    await page.locator('#at-report-url-more').getByText('is not an absolute http or https URL').waitFor();
    await page.locator('#at-report-published-more').getByText('is not a date').waitFor();
    await page.getByLabel('Address').fill('https://daily-motor.example/toyota-leapmotor');
    await page.getByLabel('Published').fill('2026-03-10');

    await look(page, 'report', 'at-report');
    await page.reload();
    await isKnown(page, 'Grace');
    expect(await company(page, 1).inputValue()).toBe('Toyota');
    expect(await page.getByLabel('Address').inputValue()).toBe('https://daily-motor.example/toyota-leapmotor');
    await page.getByRole('button', { name: 'Add a dated step' }).click();
    await row(page, 'Dated step 1').getByLabel('On', { exact: true }).fill('2026-03-10');
    await row(page, 'Company 2').getByText('Joined later, or left').click();
    await row(page, 'Company 2').getByLabel('Joined', { exact: true }).fill('in spring');
    await page.getByText('How far to trust it').click();
    await page.getByLabel('The source').selectOption('B');
    await page.getByLabel('What it says here').selectOption('PROBABLY_TRUE');
    await attempt(page);
    await page.locator('#at-claims-0-parties-1-from-more').getByText('is not a date').waitFor();
    await look(page, 'report-folds', 'at-claims-0');
    await row(page, 'Company 2').getByLabel('Joined', { exact: true }).fill('2026-03');
    await attempt(page);
    await page.getByRole('heading', { name: 'Recording it would change this' }).waitFor();
    await page.getByRole('heading', { name: '1 tie formed' }).waitFor();
    await page.getByText(/(Toyota.*Leapmotor|Leapmotor.*Toyota).* according to one publisher\./).waitFor();
    await page.getByText('New here: The Daily Motor.').waitFor();
    await look(page, 'report-foreseen', 'outcome');
    // What was foreseen holds only for what it was asked of.
    await page.getByLabel('What it says, in your own words').fill('Toyota and Leapmotor develop a car together.');
    await expect.poll(() => page.getByRole('button', { name: 'Record it' }).count()).toBe(0);
    await attempt(page);
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('heading', { name: 'Recorded' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('auto-alliances.draft.1'))).toBeNull();
    await page.getByRole('button', { name: /^See .*Toyota/ }).click();
    await settled(page);
    await page
      .getByRole('complementary', { name: 'Details' })
      .getByText('Toyota and Leapmotor develop a car together.')
      .waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page
      .getByRole('row', { name: /(Toyota.*Leapmotor|Leapmotor.*Toyota)/ })
      .first()
      .waitFor();
    const { body } = await service.ask(
      '{ claims(first: 5) { nodes { summary reliability credibility parties { from { edtf } } } } }',
    );
    expect(
      body.data?.claims.nodes.find(({ summary }: { summary: string }) => summary.startsWith('Toyota and Leapmotor')),
    ).toMatchObject({
      ...{ reliability: 'B', credibility: 'PROBABLY_TRUE', parties: [{ from: null }, { from: { edtf: '2026-03' } }] },
    });
    // Three answers with status 400, which the browser notes.
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
  });

  it('is asked whether a deal like a known one is the same, and adds to that one', async () => {
    const { page } = await visit('/?view=report', 'REVIEWER');
    await page.getByLabel('Address').fill('https://daily-motor.example/stellantis-leapmotor');
    await page.getByLabel('Publisher').fill('Reuters');
    await page.getByLabel('Published').fill('2023-10-26');
    await chooseCompany(page, 1, 'Stellantis', /^Stellantis Carmaker/);
    await row(page, 'Company 1').getByLabel('As what').selectOption('INVESTOR');
    await chooseCompany(page, 2, 'Leapmotor', /^Leapmotor Carmaker/);
    await row(page, 'Company 2').getByLabel('As what').selectOption('INVESTEE');
    await page.getByLabel('Kind of deal').selectOption('EQUITY_STAKE');
    await page.getByLabel('Where it stands').selectOption('ANNOUNCED');
    await page.getByRole('button', { name: 'Add a dated step' }).click();
    await row(page, 'Dated step 1').getByLabel('On', { exact: true }).fill('2023-10-26');
    await page.getByRole('button', { name: 'Add a share' }).click();
    expect(await row(page, 'Share 1').getByRole('combobox', { name: 'Of', exact: true }).inputValue()).toBe(
      'Leapmotor',
    );
    await row(page, 'Share 1').getByLabel('Percent').fill('about 20');
    await page.getByLabel('Still to come').check();
    await page.getByLabel('What it says, in your own words').fill('Stellantis is to hold about a fifth of Leapmotor.');
    const same = page.getByRole('radio', { name: /The same as Stellantis and Leapmotor: equity stake/ });
    await same.waitFor();
    await look(page, 'report-similar', 'at-claims-0');
    // Not answered, it is asked by the service.
    await attempt(page);
    await page.getByRole('button', { name: /This deal is all but surely recorded already/ }).waitFor();
    await look(page, 'report-refused', 'refusal');
    await same.check();
    await attempt(page);
    await page.getByRole('heading', { name: 'Recording it would change this' }).waitFor();
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('heading', { name: 'Recorded' }).waitFor();
    await page.getByRole('button', { name: 'See Stellantis and Leapmotor: equity stake (2023)' }).waitFor();
  });

  it('has a claim wait for review; a reviewer sees its source, accepts it, and the tie is there', async () => {
    const { page } = await visit('/?view=report', 'RESEARCHER');
    await page.getByLabel('Address').fill('https://daily-motor.example/suzuki-byd');
    await page.getByLabel('Publisher').fill('Reuters');
    await page.getByLabel('Published').fill('2026-04-02');
    await company(page, 1).fill('Suzuki');
    await company(page, 2).fill('BYD');
    await page.getByLabel('Where it stands').selectOption('NEGOTIATING');
    await row(page, 'Company 2').getByText('Joined later, or left').click();
    await row(page, 'Company 2').getByLabel('Joined', { exact: true }).fill('2026-03');
    await page.getByRole('button', { name: 'Add a dated step' }).click();
    await row(page, 'Dated step 1').getByLabel('On', { exact: true }).fill('2026-04-01');
    await page.getByText('How far to trust it').click();
    await page.getByLabel('What it says here').selectOption('DOUBTFUL');
    await page.getByLabel('What it says, in your own words').fill('Suzuki talks with BYD about a small car.');
    await page
      .getByRole('radio', { name: /another deal/ })
      .check({ timeout: 3_000 })
      .catch(() => undefined);
    await attempt(page);
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('A reviewer has to accept it first').waitFor();
    await page.getByRole('button', { name: 'Waiting for review' }).click();
    await page.getByText('1 claim waiting for a reviewer; these are yours.').waitFor();
    expect(await page.getByRole('button', { name: /^Accept/ }).count()).toBe(0);

    const reviewer = (await visit('/?view=review', 'REVIEWER')).page;
    await reviewer.getByText('1 claim waiting.').waitFor();
    expect(await reviewer.getByRole('link', { name: /Reuters, 2 April 2026/ }).getAttribute('href')).toBe(
      'https://daily-motor.example/suzuki-byd',
    );
    for (const fact of ['BYD, as partner, joined March 2026', 'Negotiating 1 April 2026', 'Judged doubtful']) {
      await reviewer.getByText(fact, { exact: true }).waitFor();
    }
    await look(reviewer, 'review');
    await reviewer.getByRole('button', { name: /^Reject/ }).click();
    await reviewer.getByText('Say why it is rejected').waitFor();
    await reviewer.getByRole('button', { name: /^Accept/ }).click();
    await reviewer.getByRole('heading', { name: /^Accepted: / }).waitFor();
    await reviewer.getByRole('heading', { name: '1 tie formed' }).waitFor();
    await reviewer.getByText('Nothing waits for review.').waitFor();
  });

  it('chooses whom an ambiguous name means', async () => {
    const { page } = await visit('/?view=report', 'REVIEWER');
    await page.getByLabel('Address').fill('https://daily-motor.example/aurora');
    await page.getByLabel('Publisher').fill('Reuters');
    await company(page, 1).fill('Suzuki');
    await company(page, 2).fill('Aurora');
    await page.getByLabel('Where it stands').selectOption('RUMOURED');
    await page.getByLabel('What it says, in your own words').fill('Suzuki and Aurora are said to talk.');
    await attempt(page);
    await row(page, 'Company 2').getByRole('button', { name: 'Aurora Cells' }).click();
    expect(await company(page, 2).inputValue()).toBe('Aurora Cells');
    expect(await page.getByText('Mend this first').count()).toBe(0);
    await attempt(page);
    await page.getByRole('heading', { name: '1 tie formed' }).waitFor();
  });

  it('can do all of it by the keys, also on a narrow screen', async () => {
    const { page } = await explorer().visit('/?view=report', { url: service.url, width: 360, height: 740, dark: true });
    await page.getByLabel('Your token').focus();
    await page.keyboard.type(tokens.REVIEWER);
    await page.keyboard.press('Enter');
    await isKnown(page, 'Grace');
    await page.getByLabel('Address').focus();
    await page.keyboard.type('https://daily-motor.example/keys');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Reuters');
    await tabTo(page, 'at-claims-0-parties-0-organization');
    await page.keyboard.type('Hyundai');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#at-claims-0-parties-0-organization-more').getByText('Known here.').waitFor();
    await tabTo(page, 'at-claims-0-parties-1-organization');
    await page.keyboard.type('A company that nobody knows');
    await page.getByText('it becomes a new entry by this name').waitFor();
    await tabTo(page, 'at-claims-0-stage');
    await page.keyboard.type('Rum');
    await tabTo(page, 'at-claims-0-summary');
    await page.keyboard.type('It is rumoured.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('New here: A company that nobody knows').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('outcome');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Recorded' }).waitFor();
  });
});

const attempt = (page: Page) => page.getByRole('button', { name: 'See what it would change' }).click();

const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const company = (page: Page, place: number) =>
  row(page, `Company ${place}`).getByRole('combobox', { name: 'Company', exact: true });

/** Until the page says as whom one reports. */
const isKnown = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Who is reporting' }).getByText(`You are ${name}`).waitFor();

async function chooseCompany(page: Page, place: number, typed: string, option: RegExp): Promise<void> {
  await company(page, place).fill(typed);
  await page.getByRole('option', { name: option }).click();
}

async function tabTo(page: Page, id: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way leads to ${id} by the keys.`);
}

/** Where the token is kept. */
function kept(page: Page): Promise<{ session: boolean; local: boolean }> {
  return page.evaluate(() => ({
    session: sessionStorage.getItem('auto-alliances.token') !== null,
    local: localStorage.getItem('auto-alliances.token') !== null,
  }));
}

/** Every state wide and narrow, light and dark: a picture of each, and what axe finds. */
async function look(page: Page, name: string, top?: string): Promise<void> {
  const found: string[] = [];
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const [screen, size] of [
    ['wide', { width: 1440, height: 900 }],
    ['narrow', { width: 360, height: 740 }],
  ] as const) {
    await page.setViewportSize(size);
    if (top !== undefined) await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), top);
    for (const colours of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: colours });
      await screenshot(page, `${name}-${screen}-${colours}`);
      // Each size and each colour once is enough for axe, which takes its time.
      if ((screen === 'wide') === (colours === 'light'))
        found.push(...(await violations(page)).map((violation) => `${screen} ${colours}: ${violation}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) found.push(`${screen}: is ${overflow} pixels wider than the screen`);
    }
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(found).toEqual([]);
}
