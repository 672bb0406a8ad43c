/** The columns of a table of claims: one row a claim. The template, the docs and the reader go by this list. */

export interface Column {
  readonly name: string;
  readonly required?: true;
  readonly meaning: string;
  readonly example: string;
}

const list = [
  {
    name: 'report_url',
    required: true,
    meaning: 'Address of the report. Rows of the same address are one report.',
    example: 'https://news.example/stellantis-leapmotor',
  },
  { name: 'report_title', meaning: 'Its headline.', example: 'Stellantis to buy into Leapmotor' },
  { name: 'publisher', required: true, meaning: 'Who published it.', example: 'Reuters' },
  {
    name: 'published',
    meaning: 'When: a day, month or year, with ~ for about: 2023-10-26, 2023-10, 2023~.',
    example: '2023-10-26',
  },
  { name: 'retrieved', meaning: 'The day on which you read it; today where empty.', example: '2026-01-15' },
  { name: 'language', meaning: 'Its language by BCP 47: en, zh.', example: 'en' },
  {
    name: 'deal_key',
    meaning: 'A name of your own for the deal. Rows of the same key join one deal, also across files.',
    example: 'stellantis-leapmotor-stake',
  },
  { name: 'deal_id', meaning: 'The id of a deal that is in the graph, in place of a key.', example: '' },
  {
    name: 'confirm_new',
    meaning: 'yes: the deal is none of the similar ones that are in the graph. Look at them first.',
    example: '',
  },
  {
    name: 'stage',
    required: true,
    meaning: 'The stage at which the report sees the deal: RUMOURED, EXPLORING, … ACTIVE, TERMINATED.',
    example: 'SIGNED',
  },
  { name: 'type', meaning: 'What kind of deal it is; empty where the report does not say.', example: 'EQUITY_STAKE' },
  { name: 'activities', meaning: 'What the parties do together, parted by semicolons.', example: 'DISTRIBUTION' },
  {
    name: 'parties',
    required: true,
    meaning:
      'Who takes part, parted by semicolons, with a role before a colon and a period in brackets where there is one.',
    example: 'INVESTOR: Stellantis; INVESTEE: Leapmotor',
  },
  { name: 'joint_venture', meaning: 'The venture that the deal created.', example: '' },
  {
    name: 'stakes',
    meaning: 'HOLDER > TARGET: SHARE, parted by semicolons; then planned, equity or votes, and a period in brackets.',
    example: 'Stellantis > Leapmotor: 20–21 % planned',
  },
  {
    name: 'milestones',
    meaning: 'Dated steps, parted by semicolons: STAGE DATE.',
    example: 'ANNOUNCED 2023-10-26; SIGNED 2023-10',
  },
  { name: 'value', meaning: 'What the deal is worth: AMOUNT CURRENCY.', example: '1500000000 EUR' },
  { name: 'models', meaning: 'Car models that it is about, parted by semicolons.', example: 'Leapmotor C10' },
  { name: 'regions', meaning: 'Where, as the report says, parted by semicolons.', example: 'Europe' },
  {
    name: 'summary',
    required: true,
    meaning: 'What the report says, in your own words.',
    example: 'Stellantis agreed to buy about a fifth of Leapmotor.',
  },
  { name: 'quote', meaning: 'A short quote, 200 characters at most.', example: '' },
  { name: 'attributed_to', meaning: 'Whom the report names as its own source, parted by semicolons.', example: '' },
  { name: 'reliability', meaning: 'Of the source for this claim: A to F.', example: '' },
  {
    name: 'credibility',
    meaning: 'Of the information: 1 (confirmed) to 6 (cannot be judged), by the Admiralty scale.',
    example: '',
  },
] as const satisfies readonly Column[];

export type ColumnName = (typeof list)[number]['name'];
export const columns: readonly (Column & { readonly name: ColumnName })[] = list;

/** In the file of rows that were left out: why. Nothing is read from it. */
export const ERROR_COLUMN = 'error';
