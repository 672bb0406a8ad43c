/** An editor's own statements: known always, true of every day unless dated, and giving way to what reports date. */
import { describe, expect, it } from 'vitest';
import { type ShortClaim, told } from './short-form.ts';

const membership: ShortClaim = {
  ...{ id: 'g', known: 'always', deal: 'group', stage: 'ACTIVE', type: 'GROUP_MEMBERSHIP' },
  parties: { Hino: 'MEMBER', Toyota: 'PARENT' },
};

interface More extends Partial<ShortClaim> {
  readonly from?: string;
}

function stake(id: string, holder: string, percent: number, { from = '2001-04-25', ...more }: More = {}): ShortClaim {
  return {
    ...{ id, known: '2001-05-01', deal: id, stage: 'ACTIVE', type: 'EQUITY_STAKE' },
    milestones: { ACTIVE: from },
    parties: { [holder]: 'INVESTOR', Hino: 'INVESTEE' },
    stakes: [{ holder, of: 'Hino', percent, from }],
    ...more,
  };
}

describe('a group membership without dates', () => {
  it('is known at every knownAt, and true for every asOf', () => {
    expect(told([membership]).ties('1950-01-01', '1900-01-01')).toEqual([
      'PART_OF Hino → Toyota, ACTIVE, since always, by g',
    ]);
  });

  it('begins no earlier than the first day on which the parent holds more than half', () => {
    const story = told([
      membership,
      stake('low', 'Toyota', 20.1, { from: '1997-09-29' }),
      stake('high', 'Toyota', 50.1),
    ]);
    expect(story.bareTies('2001-04-24', undefined, 'group')).toEqual([]);
    expect(story.bareTies('2001-04-25', undefined, 'group')).toEqual([
      'PART_OF Hino → Toyota, ACTIVE, since 2001-04-25',
    ]);
  });

  it('exactly half is not more than half, "more than 50 %" is', () => {
    const half = told([membership, stake('low', 'Toyota', 20, { from: '1997-09-29' }), stake('half', 'Toyota', 50)]);
    expect(half.bareTies('1998-01-01', undefined, 'group')).toHaveLength(1);
    const more = told([
      membership,
      stake('low', 'Toyota', 20, { from: '1997-09-29' }),
      {
        ...stake('half', 'Toyota', 50),
        stakes: [{ holder: 'Toyota', of: 'Hino', percent: { min: 50, minExclusive: true }, from: '2001-04-25' }],
      },
    ]);
    expect(more.bareTies('1998-01-01', undefined, 'group')).toEqual([]);
  });

  it('else no earlier than the OWNS tie of the same pair', () => {
    const story = told([membership, stake('low', 'Toyota', 20.1, { from: '1997-09-29' })]);
    expect(story.bareTies('1997-09-28', undefined, 'group')).toEqual([]);
    expect(story.bareTies('1997-09-29', undefined, 'group')).toEqual([
      'PART_OF Hino → Toyota, ACTIVE, since 1997-09-29',
    ]);
  });

  it('a share known only by the day of a report does not say since when', () => {
    const { milestones: _, ...undated } = stake('u', 'Toyota', 51);
    const story = told([membership, { ...undated, stakes: [{ holder: 'Toyota', of: 'Hino', percent: 51 }] }]);
    expect(story.bareTies('1980-01-01', undefined, 'group')).toEqual(['PART_OF Hino → Toyota, ACTIVE, since always']);
  });

  it('yields to a dated owner of more than half, and is there again afterwards', () => {
    const other = {
      ...stake('other', 'Isuzu', 60),
      stakes: [{ holder: 'Isuzu', of: 'Hino', percent: 60, from: '2001-04-25', to: '2006-04-11' }],
    };
    const story = told([membership, other]);
    expect(story.bareTies('2001-04-24', undefined, 'group')).toHaveLength(1);
    expect(story.bareTies('2003-01-01', undefined, 'group')).toEqual([]);
    expect(story.bareTies('2006-04-11', undefined, 'group')).toEqual([
      'PART_OF Hino → Toyota, ACTIVE, since 2006-04-11',
    ]);
    expect(story.bareTies('2003-01-01', '2001-04-30', 'group')).toHaveLength(1);
  });

  it('does not yield to an owner that no report dates, nor to half, nor to a plan', () => {
    const { milestones: _, ...undated } = stake('u', 'Isuzu', 60);
    const cases = [
      { ...undated, stakes: [{ holder: 'Isuzu', of: 'Hino', percent: 60 }] },
      stake('half', 'Isuzu', 50),
      stake('plan', 'Isuzu', 60, { stage: 'SIGNED', milestones: { SIGNED: '2001-04-25' } }),
    ];
    for (const owner of cases)
      expect(told([membership, owner]).bareTies('2003-01-01', undefined, 'group')).toHaveLength(1);
  });

  it('does not yield to the heir of its own parent', () => {
    const story = told(
      [membership, stake('high', 'Toyota', 60)],
      [{ from: 'Toyota', to: 'Toyota Group', kind: 'RENAMED', on: '2010-01-01' }],
    );
    expect(story.bareTies('2011-01-01', undefined, 'group')).toEqual([
      'PART_OF Hino → Toyota, ACTIVE, since 2001-04-25',
    ]);
  });

  it('is none before the succession that created the parent', () => {
    const story = told([membership], [{ from: 'Toyota Motor Sales', to: 'Toyota', kind: 'MERGED', on: '1982-07' }]);
    expect(story.bareTies('1982-06-30')).toEqual([]);
    expect(story.bareTies('1982-07-01')).toEqual(['PART_OF Hino → Toyota, ACTIVE, since 1982-07']);
    const absorbed = told([membership], [{ from: 'Daihatsu', to: 'Toyota', kind: 'ABSORBED', on: '2016' }]);
    expect(absorbed.bareTies('1950-01-01')).toHaveLength(1);
  });
});

describe('a group membership with dates', () => {
  it('holds from its milestone to its end', () => {
    const story = told([{ ...membership, milestones: { ACTIVE: '1990-05', TERMINATED: '2005' } }]);
    expect(story.bareTies('1990-04-30')).toEqual([]);
    expect(story.bareTies('1990-05-01')).toEqual(['PART_OF Hino → Toyota, ACTIVE, since 1990-05']);
    expect(story.bareTies('2005-12-31')).toEqual([]);
  });
});

describe('a sourced group membership', () => {
  it('stands as any report does', () => {
    const story = told([{ ...membership, known: '1995-01-10' }, stake('other', 'Isuzu', 60)]);
    expect(story.bareTies('1995-01-09', undefined, 'group')).toEqual([]);
    expect(story.bareTies('2003-01-01', undefined, 'group')).toEqual([
      'PART_OF Hino → Toyota, ACTIVE, since [..1995-01-10]',
    ]);
  });
});
