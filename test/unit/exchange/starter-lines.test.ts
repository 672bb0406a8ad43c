import { describe, expect, test } from 'vitest';
import { deal, fileOf, readMapped } from './files.ts';

const mapped = (...lines: object[]) => readMapped([fileOf('deals.jsonl', ...lines)]);
const oneClaim = async (over: object) => (await mapped(deal(over))).reports[0]!.value.claims[0]!;

describe('a line that cannot be read', () => {
  test('is told with its field and what to write, and the others are read', async () => {
    const { lines, reports } = await mapped(
      deal({ parties: 'A and B' }),
      deal({ stakes: [{ holder: 'A', of: 'B', percent: 120 }] }),
      deal({ source: { url: 'ftp://example.com', publisher: 'Example' } }),
      deal({ summary: '' }),
      deal({ status: undefined }),
      { colour: 'red' },
      deal(),
    );
    const deals = { file: 'deals.jsonl', kind: 'deal' };
    expect(lines.problems).toEqual([
      { ...deals, line: 1, field: 'parties', message: '"parties" must be a list, but is "A and B".' },
      {
        ...deals,
        line: 2,
        field: 'stakes.0.percent',
        message: '"stakes.0.percent" must be at most 100, but is 120.',
      },
      expect.objectContaining({
        line: 3,
        field: 'source.url',
        message: expect.stringContaining('http:// or https://'),
      }),
      { ...deals, line: 4, field: 'summary', message: '"summary" must not be empty.' },
      { ...deals, line: 5, field: 'status', message: '"status" must be text, but is missing.' },
      expect.objectContaining({ line: 6, field: null, kind: null }),
    ]);
    expect(reports).toHaveLength(1);
  });

  test('is told where a field is not known, a date is none, or a word is in no table', async () => {
    const { notes, reports } = await mapped(
      deal({
        colour: 'red',
        announced: '2023-02-30',
        type: 'barter',
        parties: [{ name: 'A', role: 'wizard' }, { name: 'B' }],
      }),
    );
    expect(notes.map(({ kind, line, field, value }) => ({ kind, line, field, value }))).toEqual([
      { kind: 'ignored', line: 1, field: 'colour', value: null },
      { kind: 'unusable', line: 1, field: 'announced', value: '2023-02-30' },
      { kind: 'unmapped', line: 1, field: 'type', value: 'barter' },
      { kind: 'unmapped', line: 1, field: 'parties.0.role', value: 'wizard' },
    ]);
    expect(reports[0]!.value.claims[0]).toMatchObject({ type: null, milestones: [] });
    expect(reports[0]!.value.claims[0]!.parties.map(({ role }) => role)).toEqual(['PARTNER', 'PARTNER']);
  });

  test('gives no claim where its status is in no table, but keeps the report', async () => {
    const { notes, reports } = await mapped(deal({ status: 'blessed' }));
    expect(reports.map(({ value }) => value.claims)).toEqual([[]]);
    expect(notes).toEqual([expect.objectContaining({ kind: 'unmapped', field: 'status', value: 'blessed' })]);
  });
});

describe('what "announced" dates', () => {
  const milestone = async (type: string, status: string) =>
    (await oneClaim({ type, status, announced: '2023-05' })).milestones!.map(({ stage }) => stage);

  test('is the stage itself until a deal is signed', async () => {
    expect(await milestone('joint_venture', 'rumoured')).toEqual(['RUMOURED']);
    expect(await milestone('exploratory_talks', 'rumoured')).toEqual(['RUMOURED']);
    expect(await milestone('equity_stake', 'exploring')).toEqual(['EXPLORING']);
    expect(await milestone('supply', 'announced')).toEqual(['ANNOUNCED']);
    expect(await milestone('joint_venture', 'signed')).toEqual(['SIGNED']);
  });

  test('is the announcement of what is in force or was never completed, and the start of what ended', async () => {
    expect(await milestone('joint_venture', 'active')).toEqual(['ANNOUNCED']);
    expect(await milestone('joint_venture', 'cancelled')).toEqual(['ANNOUNCED']);
    expect(await milestone('joint_venture', 'ended')).toEqual(['ACTIVE']);
  });

  test('is the talks, where there never was more than talks', async () => {
    expect(await milestone('exploratory_talks', 'cancelled')).toEqual(['EXPLORING']);
  });
});

describe('a deal that is over', () => {
  test('expired where its term ran out, else was terminated; what was never completed is withdrawn', async () => {
    const stage = async (status: string, summary: string) => (await oneClaim({ status, summary })).stage;
    expect(await stage('ended', 'The licence ran out in May and was not renewed.')).toBe('EXPIRED');
    expect(await stage('ended', 'The twenty-year contract has expired.')).toBe('EXPIRED');
    expect(await stage('ended', 'The partners dissolve their venture.')).toBe('TERMINATED');
    expect(await stage('cancelled', 'The offer has expired without an agreement.')).toBe('WITHDRAWN');
  });
});

describe('several lines of one report', () => {
  test('are one report; a known date beats none, and of two that differ the first stands', async () => {
    const source = { url: 'https://example.com/1', publisher: 'Example' };
    const { reports, notes } = await mapped(
      deal({ source }),
      deal({ id: 'c-d', source: { ...source, title: 'Two deals', published: '2023-08~' } }),
      deal({ id: 'e-f', source: { ...source, publisher: 'Sample', published: '2023-09' } }),
    );
    expect(reports).toHaveLength(1);
    expect(reports[0]!.value.report).toMatchObject({ publisher: 'Example', title: 'Two deals', published: '2023-08~' });
    expect(reports[0]!.value.claims.map(({ deal }) => deal)).toEqual([{ key: 'a-b' }, { key: 'c-d' }, { key: 'e-f' }]);
    expect(notes.map(({ kind, line, field }) => [kind, line, field])).toEqual([
      ['conflict', 3, 'source.publisher'],
      ['conflict', 3, 'source.published'],
    ]);
  });
});

describe('a takeover', () => {
  const types = async (...parties: object[][]) => {
    const lines = parties.map((some, index) =>
      deal({
        type: 'merger_acquisition',
        parties: some,
        source: { url: `https://example.com/${index}`, publisher: 'E' },
      }),
    );
    const { reports } = await mapped(...lines);
    return reports.map(({ value }) => value.claims[0]!.type);
  };

  test('is an acquisition in all lines of the deal once one names a buyer, a seller or a target', async () => {
    expect(await types([{ name: 'A' }, { name: 'B' }], [{ name: 'A', role: 'buyer' }, { name: 'B' }])).toEqual([
      'ACQUISITION',
      'ACQUISITION',
    ]);
    expect(await types([{ name: 'A' }, { name: 'B', role: 'target' }])).toEqual(['ACQUISITION']);
    expect(await types([{ name: 'A', role: 'potential seller' }, { name: 'B' }])).toEqual(['ACQUISITION']);
  });

  test('is an acquisition where an owner stands beside one other party, and a merger beside two', async () => {
    expect(await types([{ name: 'A', role: 'owner' }, { name: 'B' }])).toEqual(['ACQUISITION']);
    expect(await types([{ name: 'A', role: 'owner' }, { name: 'B' }, { name: 'C' }])).toEqual(['MERGER']);
    expect(await types([{ name: 'A', role: 'proposer' }, { name: 'B' }])).toEqual(['MERGER']);
  });
});
