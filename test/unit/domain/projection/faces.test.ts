/** What holds for a deal's whole life, as known on one day (rule 6), and where its claims disagree (rule 9). */
import { describe, expect, it } from 'vitest';
import { type ShortClaim, told } from './short-form.ts';

function report(
  id: string,
  known: string,
  more: Partial<ShortClaim> & Pick<ShortClaim, 'stage' | 'parties'>,
): ShortClaim {
  return { id, known, ...more };
}

const TWO = { Ford: '', Renault: '' } as const;

describe('the type of a deal', () => {
  it('is null while all is talk', () => {
    const story = told([report('a', '2020-01-01', { stage: 'NEGOTIATING', type: 'MERGER', parties: TWO })]);
    expect(story.face().type).toBeNull();
  });

  it('is the one that most claims beyond talks give', () => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', type: 'MERGER', parties: TWO }),
      report('t2', '2019-01-02', { stage: 'RUMOURED', type: 'MERGER', parties: TWO }),
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'COOPERATION', parties: TWO }),
      report('b', '2020-01-02', { stage: 'SIGNED', type: 'COOPERATION', parties: TWO }),
      report('c', '2020-01-03', { stage: 'SIGNED', type: 'SUPPLY', parties: TWO }),
    ]);
    expect(story.face().type).toBe('COOPERATION');
  });

  it('then the latest', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'COOPERATION', parties: TWO }),
      report('b', '2020-01-02', { stage: 'SIGNED', type: 'SUPPLY', parties: TWO }),
    ]);
    expect(story.face('2020-01-01').type).toBe('COOPERATION');
    expect(story.face('2020-01-02').type).toBe('SUPPLY');
  });

  it('but a preferred claim decides', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'COOPERATION', parties: TWO, rank: 'PREFERRED' }),
      report('b', '2020-01-02', { stage: 'SIGNED', type: 'SUPPLY', parties: TWO }),
      report('c', '2020-01-02', { stage: 'SIGNED', type: 'SUPPLY', parties: TWO }),
    ]);
    expect(story.face().type).toBe('COOPERATION');
  });

  it('ties come from all types that claims give', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'COOPERATION', parties: { Ford: 'SUPPLIER', Renault: '' } }),
      report('b', '2020-01-01', { stage: 'SIGNED', type: 'SUPPLY', parties: TWO }),
    ]);
    expect(story.bareTies('2020-01-01')).toEqual([
      'PARTNERS Ford — Renault, SIGNED, since [..2020-01-01]',
      'SUPPLIES Ford → Renault, SIGNED, since [..2020-01-01]',
    ]);
  });

  it('of what was called off before it was agreed is what the report of that says', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'NEGOTIATING', parties: TWO }),
      report('b', '2020-03-01', { stage: 'WITHDRAWN', type: 'MERGER', parties: TWO }),
    ]);
    expect(story.face('2020-02-01').type).toBeNull();
    expect(story.face().type).toBe('MERGER');
  });
});

describe('the parties of a deal', () => {
  it('come from all claims beyond talks together: silence removes nobody', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'SIGNED', parties: { Ford: '', Renault: '', Geely: '' } }),
      report('b', '2020-02-01', { stage: 'ACTIVE', parties: TWO }),
    ]);
    expect(story.parties()).toEqual(['Ford as PARTNER', 'Geely as PARTNER', 'Renault as PARTNER']);
  });

  it('of talks alone are no parties once it is more than talk', () => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', parties: { Ford: '', Renault: '', Geely: '' } }),
      report('a', '2020-01-01', { stage: 'SIGNED', parties: TWO }),
    ]);
    expect(story.parties('2019-12-31')).toEqual(['Ford as PARTNER', 'Geely as PARTNER', 'Renault as PARTNER']);
    expect(story.parties()).toEqual(['Ford as PARTNER', 'Renault as PARTNER']);
  });

  it.each(['TARGET', 'INVESTEE'] as const)('a %s named in any claim stays', (role) => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', parties: { Geely: 'BUYER', Volvo: role } }),
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'ACQUISITION', parties: { Geely: 'BUYER', Ford: 'SELLER' } }),
    ]);
    expect(story.parties()).toEqual(['Ford as SELLER', 'Geely as BUYER', `Volvo as ${role}`]);
    expect(story.bareTies('2020-01-01')).toEqual(['ACQUIRES Geely → Volvo, SIGNED, since [..2020-01-01]']);
  });

  it('a role once stated serves claims that give none, those of talks included', () => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', parties: { Ford: 'SUPPLIER', Renault: '' } }),
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'SUPPLY', parties: TWO }),
    ]);
    expect(story.parties()).toEqual(['Ford as SUPPLIER', 'Renault as PARTNER']);
    expect(story.bareTies('2020-01-01')).toEqual(['SUPPLIES Ford → Renault, SIGNED, since [..2020-01-01]']);
  });

  it('who only considered it in the talks, and is named later, has joined', () => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', parties: { Ford: '', Renault: 'OTHER' } }),
      report('a', '2020-01-01', { stage: 'SIGNED', type: 'COOPERATION', parties: TWO }),
    ]);
    expect(story.bareTies('2019-06-01', '2019-06-01')).toEqual([]);
    expect(story.bareTies('2020-01-01')).toEqual(['PARTNERS Ford — Renault, SIGNED, since [..2020-01-01]']);
  });

  it('a denial does not decide who they are', () => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', parties: TWO }),
      report('d', '2019-01-02', { stage: 'DENIED', parties: { Ford: { comment: 'DENIED' } } }),
    ]);
    expect(story.parties()).toEqual(['Ford as PARTNER', 'Renault as PARTNER']);
  });

  it('join and leave by the earliest dates that claims give, unless a preferred claim gives another', () => {
    const leaving = (until: string, more: Partial<ShortClaim> = {}) =>
      report(until, '2022-01-01', { stage: 'ACTIVE', parties: { Ford: { until }, Renault: '' }, ...more });
    expect(told([leaving('2021-05'), leaving('2021-03')]).face().parties[0]?.until?.edtf).toBe('2021-03');
    expect(told([leaving('2021-05', { rank: 'PREFERRED' }), leaving('2021-03')]).face().parties[0]?.until?.edtf).toBe(
      '2021-05',
    );
  });
});

describe('activities, models and origins', () => {
  it('activities are those of all claims beyond talks, in the order of the vocabulary', () => {
    const story = told([
      report('t', '2019-01-01', { stage: 'RUMOURED', activities: ['RESEARCH'], parties: TWO }),
      report('a', '2020-01-01', { stage: 'SIGNED', activities: ['SOFTWARE'], parties: TWO }),
      report('b', '2020-01-01', { stage: 'SIGNED', activities: ['JOINT_DEVELOPMENT', 'SOFTWARE'], parties: TWO }),
    ]);
    expect(story.face('2019-06-01').activities).toEqual(['RESEARCH']);
    expect(story.face().activities).toEqual(['JOINT_DEVELOPMENT', 'SOFTWARE']);
    expect(story.tiesAt('2020-01-01')[0]?.activities).toEqual(['JOINT_DEVELOPMENT', 'SOFTWARE']);
  });

  it('claims attributed to the same publisher count as one origin', () => {
    const story = told([
      report('a', '2020-01-01', { stage: 'RUMOURED', by: 'Nasdaq', relays: ['Bloomberg'], parties: TWO }),
      report('b', '2020-01-02', { stage: 'RUMOURED', by: 'Autojosh', relays: ['Bloomberg'], parties: TWO }),
      report('c', '2020-01-03', { stage: 'RUMOURED', by: 'Bloomberg', parties: TWO }),
      report('d', '2020-01-04', { stage: 'RUMOURED', by: 'Reuters', parties: TWO }),
    ]);
    expect(story.face('2020-01-03').independentOrigins).toBe(1);
    expect(story.face().independentOrigins).toBe(2);
    expect(story.tiesAt('2020-02-01')[0]?.origins).toBe(2);
  });
});

describe('conflicts', () => {
  const signed = (id: string, more: Partial<ShortClaim>) =>
    report(id, '2022-01-01', { stage: 'SIGNED', parties: TWO, ...more });

  it('of type', () => {
    expect(told([signed('a', { type: 'SUPPLY' }), signed('b', { type: 'LICENCE' })]).conflicts()).toEqual([
      'TYPE: licence (b) or supply (a)',
    ]);
  });

  it('of start, where milestones of one stage exclude each other', () => {
    const a = signed('a', { milestones: { SIGNED: '2021-03-01' } });
    const b = signed('b', { milestones: { SIGNED: '2021-04-01' } });
    const month = signed('c', { milestones: { SIGNED: '2021-03' } });
    const year = signed('d', { milestones: { SIGNED: '2021' } });
    expect(told([a, month, year]).conflicts()).toEqual([]);
    expect(told([a, b, month, year]).conflicts()).toEqual([
      'START: 1 March 2021 (a) or March 2021 (c) or 1 April 2021 (b)',
    ]);
  });

  it('"about" a day may be the next', () => {
    const a = signed('a', { milestones: { SIGNED: '2021-03-01~' } });
    const b = signed('b', { milestones: { SIGNED: '2021-03-02' } });
    expect(told([a, b]).conflicts()).toEqual([]);
  });

  it('of end, over all closing stages', () => {
    const story = told([
      signed('a', {}),
      signed('b', { stage: 'EXPIRED', known: '2023-01-01', milestones: { EXPIRED: '2022-06' } }),
      signed('c', { stage: 'TERMINATED', known: '2023-01-02', milestones: { TERMINATED: '2022-09' } }),
    ]);
    expect(story.conflicts()).toEqual(['END: June 2022 (b) or September 2022 (c)']);
  });

  it('of start and end only within one life of the deal', () => {
    const story = told([
      signed('a', { known: '2010-01-01', milestones: { SIGNED: '2010-01-01', TERMINATED: '2012-01-01' } }),
      signed('b', { known: '2015-01-01', milestones: { SIGNED: '2015-01-01', TERMINATED: '2017-01-01' } }),
    ]);
    expect(story.conflicts()).toEqual([]);
  });

  it('of stakes that may be of the same time', () => {
    const stake = (percent: number, from?: string) => ({
      stakes: [{ holder: 'Ford', of: 'Renault', percent, ...(from === undefined ? {} : { from }) }],
    });
    expect(told([signed('a', stake(20)), signed('b', stake(21))]).conflicts()).toEqual(['STAKE: 20 % (a) or 21 % (b)']);
    expect(told([signed('a', stake(20, '2020')), signed('b', stake(21, '2021'))]).conflicts()).toEqual([]);
    expect(told([signed('a', stake(20)), signed('b', stake(20))]).conflicts()).toEqual([]);
  });

  it('of stakes apart for each time: what was held later replaced what was held before', () => {
    const stake = (percent: number, from: string) => ({
      stakes: [{ holder: 'Toyota', of: 'Hino', percent, from }],
    });
    const story = told([
      signed('a', stake(20.1, '1997')),
      signed('b', stake(33.8, '1997')),
      signed('c', stake(50.1, '2001')),
      signed('d', stake(50.2, '2001')),
    ]);
    expect(story.conflicts()).toEqual(['STAKE: 20.1 % (a) or 33.8 % (b)', 'STAKE: 50.1 % (c) or 50.2 % (d)']);
  });

  it('of parties whose roles exclude each other', () => {
    const story = told([
      signed('a', { parties: { Ford: 'SUPPLIER', Renault: '' } }),
      signed('b', { parties: { Ford: 'CUSTOMER', Renault: '' } }),
    ]);
    expect(story.conflicts()).toEqual(['PARTY: Ford as supplier (a) or Ford as customer (b)']);
  });

  it('of parties whose days of leaving exclude each other', () => {
    const story = told([
      signed('a', { parties: { Ford: { until: '2021-03' }, Renault: '' } }),
      signed('b', { parties: { Ford: { until: '2021-05' }, Renault: '' } }),
    ]);
    expect(story.conflicts()).toEqual(['PARTY: March 2021 (a) or May 2021 (b)']);
  });

  it('of the joint venture, and of the value in one currency', () => {
    const story = told([
      signed('a', { venture: 'Horse', value: 'EUR 100' }),
      signed('b', { venture: 'Aurobay', value: 'EUR 120' }),
      signed('c', { value: 'USD 110' }),
    ]);
    expect(story.conflicts()).toEqual([
      'JOINT_VENTURE: organization:aurobay (b) or organization:horse (a)',
      'VALUE: EUR 100 (a) or EUR 120 (b)',
    ]);
  });

  it('claims of talks disagree with nobody', () => {
    const talk = (id: string, percent: number) =>
      signed(id, { stage: 'RUMOURED', stakes: [{ holder: 'Ford', of: 'Renault', percent }], value: `EUR ${percent}` });
    expect(told([talk('a', 20), talk('b', 30)]).conflicts()).toEqual([]);
    expect(
      told([talk('a', 20), signed('b', { stakes: [{ holder: 'Ford', of: 'Renault', percent: 30 }] })]).conflicts(),
    ).toEqual([]);
  });
});
