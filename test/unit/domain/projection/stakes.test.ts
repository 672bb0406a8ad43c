/** Who holds what of whom: from when, planned or held, across deals and successions. */
import { describe, expect, it } from 'vitest';
import { type ShortClaim, type ShortStake, told } from './short-form.ts';

const PAIR = { Toyota: 'INVESTOR', Suzuki: 'INVESTEE' } as const;

function stake(percent: ShortStake['percent'], more: Partial<ShortStake> = {}): { stakes: ShortStake[] } {
  return { stakes: [{ holder: 'Toyota', of: 'Suzuki', percent, ...more }] };
}

function report(id: string, known: string, more: Partial<ShortClaim> & Pick<ShortClaim, 'stage'>): ShortClaim {
  return { id, known, type: 'EQUITY_STAKE', parties: PAIR, ...more };
}

describe('values of one position', () => {
  it('a value that is surely later replaces another, across deals', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'ACTIVE', deal: 'first', ...stake(5, { from: '2010-01' }) }),
      report('b', '2015-02-01', { stage: 'ACTIVE', deal: 'second', ...stake(9, { from: '2015-01' }) }),
    ]);
    expect(story.positions('2014-12-31')).toEqual(['Toyota 5 % of Suzuki since 2010-01']);
    expect(story.positions('2015-01-01')).toEqual(['Toyota 9 % of Suzuki since 2015-01']);
    expect(story.bareTies('2015-01-01', undefined, 'first')).toEqual([]);
    expect(story.bareTies('2015-01-01', undefined, 'second')).toEqual([
      'OWNS Toyota → Suzuki, ACTIVE, 9 %, since 2015-01',
    ]);
  });

  it('values that may be of the same time show their hull, across deals', () => {
    const story = told([
      report('a', '2010-06-01', { stage: 'ACTIVE', deal: 'first', ...stake(5, { from: '2010-01-10' }) }),
      report('b', '2010-07-01', { stage: 'ACTIVE', deal: 'second', ...stake(9, { from: '2010' }) }),
    ]);
    expect(story.positions('2011-01-01')).toEqual(['Toyota 5–9 % of Suzuki since 2010-01-10']);
    expect(story.bareTies('2011-01-01', undefined, 'first')).toEqual([
      'OWNS Toyota → Suzuki, ACTIVE, 5 %, since 2010-01-10',
    ]);
  });

  it('an undated value counts from the day of its report and widens the hull', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'ACTIVE', ...stake(5, { from: '2010-01' }) }),
      report('b', '2015-02-01', { stage: 'ACTIVE', ...stake(9) }),
    ]);
    expect(story.positions('2015-01-31')).toEqual(['Toyota 5 % of Suzuki since 2010-01']);
    expect(story.positions('2015-02-01')).toEqual(['Toyota 5–9 % of Suzuki since [..2015-02-01]']);
  });

  it('a dated value replaces an undated one that was reported before it', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'ACTIVE', ...stake(5) }),
      report('b', '2015-02-01', { stage: 'ACTIVE', ...stake(9, { from: '2015-01-10' }) }),
    ]);
    expect(story.positions('2015-01-10')).toEqual(['Toyota 9 % of Suzuki since 2015-01-10']);
  });

  it('undated reports that repeat a value, with a dated one between them, count each for themselves', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'ACTIVE', ...stake(5) }),
      report('b', '2012-02-01', { stage: 'ACTIVE', ...stake(5) }),
      report('c', '2015-02-01', { stage: 'ACTIVE', ...stake(9, { from: '2015-01-10' }) }),
      report('d', '2017-02-01', { stage: 'ACTIVE', ...stake(5) }),
    ]);
    expect(story.positions('2013-01-01')).toEqual(['Toyota 5 % of Suzuki since [..2010-02-01]']);
    expect(story.positions('2016-01-01')).toEqual(['Toyota 9 % of Suzuki since 2015-01-10']);
    expect(story.positions('2018-01-01')).toEqual(['Toyota 5–9 % of Suzuki since [..2017-02-01]']);
  });

  it('a range keeps its bounds', () => {
    const story = told([report('a', '2010-02-01', { stage: 'ACTIVE', ...stake({ min: 20, minExclusive: true }) })]);
    expect(story.positions('2011-01-01')).toEqual(['Toyota more than 20 % of Suzuki since [..2010-02-01]']);
  });

  it('of values of the same time a preferred one stands alone, and the conflict stays listed', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'ACTIVE', rank: 'PREFERRED', ...stake(5) }),
      report('b', '2010-02-01', { stage: 'ACTIVE', ...stake(9) }),
    ]);
    expect(story.positions('2011-01-01')).toEqual(['Toyota 5 % of Suzuki since [..2010-02-01]']);
    expect(story.bareTies('2011-01-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 5 %, since [..2010-02-01]']);
    expect(story.conflicts()).toEqual(['STAKE: 5 % (a) or 9 % (b)']);
  });

  it('votes are counted apart from equity, and the tie shows the equity', () => {
    const story = told([
      report('a', '2010-02-01', {
        stage: 'ACTIVE',
        stakes: [
          { holder: 'Toyota', of: 'Suzuki', percent: 43, right: 'EQUITY' },
          { holder: 'Toyota', of: 'Suzuki', percent: 15, right: 'VOTES' },
        ],
      }),
    ]);
    expect(story.positions('2011-01-01')).toEqual([
      'Toyota 15 % of the votes of Suzuki since [..2010-02-01]',
      'Toyota 43 % of Suzuki since [..2010-02-01]',
    ]);
    expect(story.bareTies('2011-01-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 43 %, since [..2010-02-01]']);
  });

  it('talks give no share, even once the deal is made', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'RUMOURED', ...stake(25) }),
      report('b', '2020-03-01', { stage: 'ANNOUNCED' }),
    ]);
    expect(story.bareTies('2020-02-01', '2020-02-01')).toEqual([
      'EXPLORING Toyota → Suzuki, RUMOURED, since [..2020-01-01]',
    ]);
    expect(story.positions('2020-02-01', '2020-02-01')).toEqual([]);
    expect(story.bareTies('2020-04-01')).toEqual([
      'OWNS Toyota → Suzuki, ANNOUNCED, share not stated planned, since [..2020-03-01]',
    ]);
  });
});

describe('planned and held', () => {
  it('a stake is planned while no claim known by then sees its deal in force', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'SIGNED', ...stake(5) }),
      report('b', '2021-01-01', { stage: 'ACTIVE', milestones: { ACTIVE: '2020-06-01' } }),
    ]);
    expect(story.positions('2020-07-01', '2020-12-31')).toEqual(['Toyota 5 % planned of Suzuki since [..2020-01-01]']);
    expect(story.positions('2020-05-31')).toEqual(['Toyota 5 % planned of Suzuki since [..2020-01-01]']);
    expect(story.positions('2020-06-01')).toEqual(['Toyota 5 % of Suzuki since 2020-06-01']);
  });

  it('in force by the day of a report, it is held from the date that the claim gives', () => {
    const story = told([
      report('a', '2020-01-10', { stage: 'ANNOUNCED', milestones: { ANNOUNCED: '2020-01-10' } }),
      report('b', '2021-01-01', { stage: 'ACTIVE', ...stake(5, { from: '2020-03-01' }) }),
    ]);
    expect(story.bareTies('2020-02-01')).toEqual(['OWNS Toyota → Suzuki, ANNOUNCED, 5 % planned, since 2020-01-10']);
    expect(story.bareTies('2020-03-01')).toEqual(['OWNS Toyota → Suzuki, ANNOUNCED, 5 %, since 2020-01-10']);
  });

  it('else since it was announced or signed, the share not stated until a value is known for that time', () => {
    const story = told([
      report('a', '2020-01-10', { stage: 'SIGNED', milestones: { SIGNED: '2020-01-10' } }),
      report('b', '2021-01-01', { stage: 'ACTIVE', ...stake(5) }),
    ]);
    expect(story.bareTies('2020-02-01')).toEqual(['OWNS Toyota → Suzuki, SIGNED, share not stated, since 2020-01-10']);
    expect(story.bareTies('2021-01-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 5 %, since 2020-01-10']);
  });

  it('a claim that dates the holding speaks of days before the first report', () => {
    const story = told([report('a', '2024-11-05', { stage: 'ACTIVE', ...stake(5, { from: '2015-03-01' }) })]);
    expect(story.stage('2016-01-01')).toBe('nothing');
    expect(story.bareTies('2015-02-28')).toEqual([]);
    expect(story.bareTies('2016-01-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 5 %, since 2015-03-01']);
    expect(story.bareTies('2025-01-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 5 %, since 2015-03-01']);
  });

  it('a stake flagged as a plan by a claim that sees the deal in force stays one', () => {
    const story = told([
      report('a', '2020-01-10', { stage: 'ACTIVE', ...stake(5) }),
      report('b', '2020-02-10', { stage: 'ACTIVE', ...stake(10, { planned: true }) }),
    ]);
    expect(story.bareTies('2020-03-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 5 %, since [..2020-01-10]']);
    expect(story.positions('2020-03-01')).toEqual([
      'Toyota 10 % planned of Suzuki since [..2020-02-10]',
      'Toyota 5 % of Suzuki since [..2020-01-10]',
    ]);
  });

  it('a plan announced as such is held once the deal is in force', () => {
    const story = told([
      report('a', '2020-01-10', { stage: 'ANNOUNCED', ...stake(5, { planned: true }) }),
      report('b', '2020-06-01', { stage: 'ACTIVE', milestones: { ACTIVE: '2020-06-01' } }),
    ]);
    expect(story.positions('2020-06-01')).toEqual(['Toyota 5 % of Suzuki since 2020-06-01']);
  });

  it('a planned value never replaces a held one', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'ACTIVE', deal: 'first', ...stake(20, { from: '2010-01-01' }) }),
      report('b', '2020-02-01', { stage: 'ANNOUNCED', deal: 'second', ...stake(50, { from: '2020-01-20' }) }),
    ]);
    expect(story.bareTies('2021-01-01')).toEqual([
      'OWNS Toyota → Suzuki, ACTIVE, 20 %, since 2010-01-01',
      'OWNS Toyota → Suzuki, ANNOUNCED, 50 % planned, since [..2020-02-01]',
    ]);
  });

  it('what ended had been in force: its shares were held from its start', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'SIGNED', milestones: { SIGNED: '2010-01-15' }, ...stake(5) }),
      report('b', '2015-01-01', { stage: 'TERMINATED' }),
    ]);
    expect(story.positions('2010-01-20')).toEqual(['Toyota share not stated of Suzuki since 2010-01-15']);
    expect(story.positions('2012-01-01')).toEqual(['Toyota 5 % of Suzuki since [..2010-02-01]']);
    expect(story.positions('2012-01-01', '2014-12-31')).toEqual(['Toyota 5 % planned of Suzuki since [..2010-02-01]']);
    expect(story.bareTies('2012-01-01')).toEqual(['OWNS Toyota → Suzuki, SIGNED, 5 %, since 2010-01-15']);
  });

  it('what was withdrawn had not been', () => {
    const story = told([
      report('a', '2010-02-01', { stage: 'SIGNED', ...stake(5) }),
      report('b', '2015-01-01', { stage: 'WITHDRAWN' }),
    ]);
    expect(story.positions('2012-01-01')).toEqual(['Toyota 5 % planned of Suzuki since [..2010-02-01]']);
    expect(story.positions('2016-01-01')).toEqual([]);
  });

  it('shares that only the report of the end gives were those from the start', () => {
    const story = told([
      report('a', '2015-01-01', { stage: 'TERMINATED', milestones: { ACTIVE: '2010-01-15' }, ...stake(5) }),
    ]);
    expect(story.positions('2012-01-01')).toEqual(['Toyota 5 % of Suzuki since 2010-01-15']);
  });
});

describe('leaving', () => {
  const held = report('a', '2010-02-01', { stage: 'ACTIVE', ...stake(20, { from: '2010-01-01' }) });

  it('takes a stated end of the share', () => {
    const story = told([{ ...held, ...stake(20, { from: '2010-01-01', to: '2014-06' }) }]);
    expect(story.positions('2014-06-29')).toEqual(['Toyota 20 % of Suzuki since 2010-01-01']);
    expect(story.positions('2014-06-30')).toEqual([]);
    expect(story.bareTies('2014-06-30')).toEqual([]);
  });

  it('whatever older or undated shares other claims give', () => {
    const story = told([
      held,
      report('b', '2016-01-01', { stage: 'ACTIVE', ...stake(20, { to: '2014-06' }) }),
      report('c', '2018-01-01', { stage: 'ACTIVE', ...stake(20) }),
    ]);
    expect(story.positions('2014-01-01')).toEqual(['Toyota 20 % of Suzuki since 2010-01-01']);
    expect(story.positions('2019-01-01')).toEqual([]);
  });

  it('but a share that is surely later is a return', () => {
    const story = told([
      { ...held, ...stake(20, { from: '2010-01-01', to: '2014-06' }) },
      report('b', '2018-01-01', { stage: 'ACTIVE', ...stake(3, { from: '2017' }) }),
    ]);
    expect(story.positions('2016-01-01')).toEqual([]);
    expect(story.bareTies('2018-01-01')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 3 %, since 2017']);
  });

  it('or a share of 0, which counts as an end does', () => {
    const story = told([held, report('b', '2015-01-01', { stage: 'ACTIVE', ...stake(0, { from: '2014-06' }) })]);
    expect(story.positions('2014-06-29')).toEqual(['Toyota 20 % of Suzuki since 2010-01-01']);
    expect(story.positions('2014-06-30')).toEqual([]);
    expect(story.bareTies('2014-06-30')).toEqual([]);
  });

  it('or the day until which the holder takes part', () => {
    const story = told([
      held,
      report('b', '2015-01-01', { stage: 'ACTIVE', parties: { Toyota: { until: '2014-06-30' }, Suzuki: '' } }),
    ]);
    expect(story.bareTies('2014-06-29')).toEqual(['OWNS Toyota → Suzuki, ACTIVE, 20 %, since 2010-01-01']);
    expect(story.bareTies('2014-06-30')).toEqual([]);
  });

  it('or the end of the deal about the stake, whatever undated shares other deals give', () => {
    const venture = { type: 'JOINT_VENTURE', venture: 'Maruti', deal: 'venture' } as const;
    const of = (percent: number) => ({ stakes: [{ holder: 'India', of: 'Maruti', percent }] });
    const story = told([
      report('a', '1982-10-02', { stage: 'ACTIVE', parties: { Suzuki: '', India: '' }, ...venture }),
      report('b', '2006-12-23', { stage: 'ACTIVE', parties: { Suzuki: '', India: '' }, ...venture, ...of(10.27) }),
      report('c', '2010-01-01', {
        ...{ stage: 'TERMINATED', deal: 'stake', milestones: { ACTIVE: '1982-10', TERMINATED: '2007' } },
        parties: { India: 'INVESTOR', Maruti: 'INVESTEE' },
      }),
    ]);
    expect(story.positions('2007-06-01', '2009-01-01')).toEqual([
      'India 10.27 % of Maruti since [..2006-12-23]',
      'Suzuki share not stated of Maruti since [..1982-10-02]',
    ]);
    expect(story.positions('2008-01-01')).toEqual(['Suzuki share not stated of Maruti since [..1982-10-02]']);
  });

  it('who has nothing left of a venture is no partner in it any more', () => {
    const venture = { type: 'JOINT_VENTURE', venture: 'Denza', parties: { BYD: '', Daimler: '' } } as const;
    const story = told([
      report('a', '2012-01-01', { stage: 'ACTIVE', ...venture }),
      report('b', '2024-10-01', {
        stage: 'ACTIVE',
        ...venture,
        stakes: [{ holder: 'Daimler', of: 'Denza', percent: 0, from: '2024-09-16' }],
      }),
    ]);
    expect(story.bareTies('2024-09-15')).toEqual([
      'OWNS BYD → Denza, ACTIVE, share not stated, since [..2012-01-01]',
      'OWNS Daimler → Denza, ACTIVE, share not stated, since [..2012-01-01]',
      'PARTNERS BYD — Daimler, ACTIVE, since [..2012-01-01]',
    ]);
    expect(story.bareTies('2024-09-16')).toEqual(['OWNS BYD → Denza, ACTIVE, share not stated, since [..2012-01-01]']);
  });
});

describe('successions', () => {
  const held = report('a', '2010-02-01', {
    stage: 'ACTIVE',
    parties: { Daimler: 'INVESTOR', SsangYong: 'INVESTEE' },
    stakes: [{ holder: 'Daimler', of: 'SsangYong', percent: 20, from: '2010-01-01' }],
  });

  it.each(['RENAMED', 'MERGED', 'ABSORBED'] as const)(
    '%s: the successor holds from that day, a month from its first',
    (kind) => {
      const story = told([held], [{ from: 'Daimler', to: 'Mercedes-Benz', kind, on: '2022-02' }]);
      expect(story.positions('2022-01-31')).toEqual(['Daimler 20 % of SsangYong since 2010-01-01']);
      expect(story.positions('2022-02-01')).toEqual(['Mercedes-Benz 20 % of SsangYong since 2022-02']);
      expect(story.bareTies('2022-02-01')).toEqual(['OWNS Mercedes-Benz → SsangYong, ACTIVE, 20 %, since 2022-02']);
    },
  );

  it('of two reports of one succession the one with the finer date is shown, in whatever order they come', () => {
    const month = { from: 'Daimler', to: 'Mercedes-Benz', kind: 'RENAMED', on: '2022-02' } as const;
    const day = { ...month, on: '2022-02-01' } as const;
    for (const successions of [
      [month, day],
      [day, month],
    ]) {
      expect(told([held], successions).positions('2022-03-01')).toEqual([
        'Mercedes-Benz 20 % of SsangYong since 2022-02-01',
      ]);
    }
  });

  it('a split hands nothing over', () => {
    const story = told([held], [{ from: 'Daimler', to: 'Daimler Truck', kind: 'SPLIT', on: '2021-12' }]);
    expect(story.positions('2023-01-01')).toEqual(['Daimler 20 % of SsangYong since 2010-01-01']);
  });

  it('holder and target go over each on its own day, and successors of successors too', () => {
    const story = told(
      [held],
      [
        { from: 'Daimler', to: 'Mercedes-Benz', kind: 'RENAMED', on: '2022-02-01' },
        { from: 'SsangYong', to: 'KG Mobility', kind: 'RENAMED', on: '2023-03' },
        { from: 'KG Mobility', to: 'KGM', kind: 'RENAMED', on: '2025' },
      ],
    );
    expect(story.positions('2022-06-01')).toEqual(['Mercedes-Benz 20 % of SsangYong since 2022-02-01']);
    expect(story.positions('2023-03-01')).toEqual(['Mercedes-Benz 20 % of KG Mobility since 2023-03']);
    expect(story.positions('2025-01-01')).toEqual(['Mercedes-Benz 20 % of KGM since 2025']);
  });

  it('a value for the successor replaces the one for the predecessor', () => {
    const later = report('b', '2024-01-01', {
      ...{ stage: 'ACTIVE', deal: 'later', parties: { 'Mercedes-Benz': 'INVESTOR', SsangYong: 'INVESTEE' } },
      stakes: [{ holder: 'Mercedes-Benz', of: 'SsangYong', percent: 5, from: '2023-06-01' }],
    });
    const story = told([held, later], [{ from: 'Daimler', to: 'Mercedes-Benz', kind: 'RENAMED', on: '2022-02-01' }]);
    expect(story.positions('2023-05-31')).toEqual(['Mercedes-Benz 20 % of SsangYong since 2022-02-01']);
    expect(story.positions('2023-06-01')).toEqual(['Mercedes-Benz 5 % of SsangYong since 2023-06-01']);
    expect(story.bareTies('2023-06-01', undefined, 'deal')).toEqual([]);
  });

  it('nobody owns itself once it has absorbed what it held', () => {
    const story = told([held], [{ from: 'SsangYong', to: 'Daimler', kind: 'ABSORBED', on: '2015-01-01' }]);
    expect(story.bareTies('2014-12-31')).toEqual(['OWNS Daimler → SsangYong, ACTIVE, 20 %, since 2010-01-01']);
    expect(story.bareTies('2015-01-01')).toEqual([]);
    expect(story.positions('2015-01-01')).toEqual([]);
  });

  it('an OWNS tie begins no earlier than the succession that created its target', () => {
    const story = told([held], [{ from: 'Old', to: 'SsangYong', kind: 'SPLIT', on: '2011-05-01' }]);
    expect(story.bareTies('2011-04-30')).toEqual([]);
    expect(story.bareTies('2011-05-01')).toEqual(['OWNS Daimler → SsangYong, ACTIVE, 20 %, since 2011-05-01']);
  });

  it('a name that comes back holds again', () => {
    const story = told(
      [held],
      [
        { from: 'Daimler', to: 'Benz', kind: 'RENAMED', on: '2012-01-01' },
        { from: 'Benz', to: 'Daimler', kind: 'RENAMED', on: '2013-01-01' },
      ],
    );
    expect(story.positions('2012-06-01')).toEqual(['Benz 20 % of SsangYong since 2012-01-01']);
    expect(story.positions('2014-01-01')).toEqual(['Daimler 20 % of SsangYong since 2013-01-01']);
  });

  it('successions in a circle on one day hand nothing over for ever', () => {
    const story = told(
      [held],
      [
        { from: 'Daimler', to: 'Benz', kind: 'RENAMED', on: '2012-01-01' },
        { from: 'Benz', to: 'Daimler', kind: 'RENAMED', on: '2012-01-01' },
      ],
    );
    expect(story.positions('2014-01-01')).toHaveLength(1);
  });
});
