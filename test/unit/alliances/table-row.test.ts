/** Rows of a table of claims, as somebody fills them in. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { columns } from '../../../src/alliances/table-import/columns.ts';
import {
  readMilestone,
  readMoney,
  readParty,
  readPercent,
  readStake,
} from '../../../src/alliances/table-import/parts.ts';
import { type Cells, readRow } from '../../../src/alliances/table-import/read-row.ts';

const row = (more: Cells = {}): Cells => ({
  ...{ report_url: 'https://news.example/1', publisher: 'Reuters', published: '2023-10-26', stage: 'signed' },
  ...{ parties: 'Stellantis; Leapmotor', summary: 'They agreed.' },
  ...more,
});
const refused = (more: Cells): string => {
  try {
    readRow(row(more));
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('a cell', () => {
  test('lists parties with roles and periods', () => {
    expect(readParty('Investor: Stellantis [2023-11/2025]')).toEqual({
      ...{ organization: { name: 'Stellantis' }, role: 'INVESTOR', from: '2023-11', until: '2025' },
    });
    expect(readParty('contract manufacturer: X')).toMatchObject({ organization: { name: 'contract manufacturer: X' } });
    expect(readParty('organization:leapmotor [/2025]')).toMatchObject({
      ...{ organization: { id: 'organization:leapmotor' }, from: null, until: '2025' },
    });
  });

  test('says a share as people write it', () => {
    expect(readPercent('20–21 %')).toEqual({ min: 20, max: 21 });
    expect(readPercent('20,5%')).toEqual({ exact: 20.5 });
    expect(readPercent('> 20 %')).toEqual({ min: 20, minExclusive: true });
    expect(readPercent('≤15')).toEqual({ max: 15 });
    expect(readPercent('~ 20 %')).toEqual({ exact: 20, approximate: true });
    expect(readPercent('?')).toEqual({});
    expect(() => readPercent('a fifth')).toThrow(/Write 20 %/);
  });

  test('says who holds what of whom', () => {
    expect(readStake('Stellantis > Leapmotor: 20–21 % planned votes [2023-11-20/]')).toEqual({
      ...{ holder: { name: 'Stellantis' }, target: { name: 'Leapmotor' }, percent: { min: 20, max: 21 } },
      ...{ planned: true, right: 'VOTES', from: '2023-11-20', to: null },
    });
    expect(readStake('A → B: >50 %')).toMatchObject({ percent: { min: 50, minExclusive: true }, planned: false });
    expect(() => readStake('Stellantis owns Leapmotor')).toThrow(/Write a stake as in/);
  });

  test('gives milestones and sums', () => {
    expect(readMilestone('agreed in principle 2023-10')).toEqual({ stage: 'AGREED_IN_PRINCIPLE', on: '2023-10' });
    expect(readMoney('1.5 billion eur')).toEqual({ amount: 1_500_000_000, currency: 'EUR' });
    expect(readMoney('1 200 000 USD')).toEqual({ amount: 1_200_000, currency: 'USD' });
  });
});

describe('a row', () => {
  test('as the template shows it is what a researcher would hand in', () => {
    const example = Object.fromEntries(columns.map(({ name, example }) => [name, example]));
    expect(readRow(example)).toMatchObject({
      report: {
        ...{ url: 'https://news.example/stellantis-leapmotor', title: 'Stellantis to buy into Leapmotor' },
        ...{ publisher: 'Reuters', published: '2023-10-26', retrieved: '2026-01-15', language: 'en' },
      },
      claim: {
        ...{ deal: { key: 'stellantis-leapmotor-stake' }, confirmNew: false, stage: 'SIGNED', type: 'EQUITY_STAKE' },
        activities: ['DISTRIBUTION'],
        parties: [
          { organization: { name: 'Stellantis' }, role: 'INVESTOR', from: null, until: null },
          { organization: { name: 'Leapmotor' }, role: 'INVESTEE', from: null, until: null },
        ],
        jointVenture: null,
        stakes: [
          {
            ...{ holder: { name: 'Stellantis' }, target: { name: 'Leapmotor' }, percent: { min: 20, max: 21 } },
            ...{ planned: true, from: null, to: null },
          },
        ],
        milestones: [
          { stage: 'ANNOUNCED', on: '2023-10-26' },
          { stage: 'SIGNED', on: '2023-10' },
        ],
        value: { amount: 1_500_000_000, currency: 'EUR' },
        ...{ models: [{ name: 'Leapmotor C10' }], regions: ['Europe'], quote: null, attributedTo: [] },
        ...{ summary: 'Stellantis agreed to buy about a fifth of Leapmotor.', reliability: null, credibility: null },
      },
    });
  });

  test.each([
    [{ report_url: 'javascript:alert(1)' }, /^report_url: A report is found by http/],
    [{ publisher: '' }, /^publisher: This is missing/],
    [{ stage: 'engaged' }, /^stage: This is not one of RUMOURED/],
    [{ parties: '' }, /^parties: A new deal needs/],
    [{ published: 'last week' }, /^published: /],
    [{ stakes: 'A > B' }, /^stakes: Write a stake/],
    [{ stakes: 'A > B: 120 %' }, /^stakes: .*100/],
    [{ value: 'lots' }, /^value: Write a value/],
    [{ milestones: 'SIGNED' }, /^milestones: Write a milestone/],
    [{ credibility: '9' }, /^credibility: /],
    [{ confirm_new: 'maybe' }, /^confirm_new: Write yes or no/],
    [{ deal_id: 'deal:x', deal_key: 'x' }, /^deal_id: Give either/],
    [{ summary: 'x\0' }, /^summary: .*NUL/],
  ])('with %o is refused by its column', (more, message) => {
    expect(refused(more)).toMatch(message);
  });

  test('tells all that is wrong with it at once', () => {
    expect(refused({ stage: 'x', summary: '', stakes: '?' })).toMatch(/stakes: .*stage: .*summary: /);
  });
});

test('the page on bulk import explains each column as the template has it', async () => {
  const page = await readFile(new URL('../../../docs/bulk-import.md', import.meta.url), 'utf8');
  for (const { name, meaning, example } of columns) {
    expect(page).toMatch(new RegExp(`^\\| \\**\`${name}\`\\** \\| `, 'm'));
    expect(page).toContain(`| ${meaning} | ${example === '' ? '' : `\`${example}\``}`);
  }
});
