/** From the stage of a deal to its ties: the table of the rules, row by row, and what a tie tells of itself. */
import { describe, expect, it } from 'vitest';
import { MAX_DAY } from '../../../../src/domain/model.ts';
import type { DealType, PartyRole, Stage } from '../../../../src/domain/vocabulary.ts';
import { type ShortClaim, told } from './short-form.ts';

type Parties = ShortClaim['parties'];

/** The ties of a deal that one report of 10 January 2020 tells. */
function tiesOf(stage: Stage, type: DealType | undefined, parties: Parties, more: Partial<ShortClaim> = {}): string[] {
  const story = told([
    { id: 'a', known: '2020-01-10', stage, parties, ...(type === undefined ? {} : { type }), ...more },
  ]);
  return story.bareTies('2020-02-01').map((tie) => tie.replace(/, since .*/, ''));
}

const THREE = { Nissan: '', Mitsubishi: '', Renault: '' } as const;

describe('while a deal is talk', () => {
  it.each(['RUMOURED', 'EXPLORING', 'NEGOTIATING'] as const)('%s: EXPLORING between each two parties', (stage) => {
    expect(tiesOf(stage, 'JOINT_VENTURE', THREE)).toEqual([
      `EXPLORING Mitsubishi — Nissan, ${stage}`,
      `EXPLORING Mitsubishi — Renault, ${stage}`,
      `EXPLORING Nissan — Renault, ${stage}`,
    ]);
  });

  it.each(['SEEKER', 'BUYER', 'INVESTOR'] as const)('directed from the %s', (role) => {
    expect(tiesOf('EXPLORING', undefined, { Nissan: '', Renault: role })).toEqual([
      'EXPLORING Renault → Nissan, EXPLORING',
    ]);
  });

  it('where any claim names one, even a later one', () => {
    const story = told([
      { id: 'a', known: '2020-01-10', stage: 'EXPLORING', parties: { Nissan: '', Renault: '' } },
      {
        id: 'b',
        known: '2020-02-10',
        stage: 'ANNOUNCED',
        type: 'EQUITY_STAKE',
        parties: { Nissan: '', Renault: 'INVESTOR' },
      },
    ]);
    expect(story.bareTies('2020-02-01', '2020-02-01')).toEqual([
      'EXPLORING Nissan — Renault, EXPLORING, since [..2020-01-10]',
    ]);
    expect(story.bareTies('2020-02-01')).toEqual(['EXPLORING Renault → Nissan, EXPLORING, since [..2020-01-10]']);
  });

  it('two who both seek have no direction', () => {
    expect(tiesOf('EXPLORING', undefined, { Nissan: 'SEEKER', Renault: 'SEEKER' })).toEqual([
      'EXPLORING Nissan — Renault, EXPLORING',
    ]);
  });

  it('a seller takes part, and who only considers or stands behind does not', () => {
    expect(
      tiesOf('NEGOTIATING', 'ACQUISITION', { Geely: 'BUYER', Ford: 'SELLER', Tata: 'OTHER', Li: 'PARENT' }),
    ).toEqual(['EXPLORING Geely → Ford, NEGOTIATING']);
  });

  it('a paused talk keeps its tie', () => {
    const story = told([
      { id: 'a', known: '2020-01-10', stage: 'EXPLORING', parties: { Nissan: '', Renault: '' } },
      { id: 'b', known: '2020-02-10', stage: 'PAUSED', parties: { Nissan: '', Renault: '' } },
    ]);
    expect(story.ties('2020-03-01')).toEqual(['EXPLORING Nissan — Renault, PAUSED, since [..2020-01-10], by a b']);
  });
});

describe('once it is agreed in principle', () => {
  const stages = ['AGREED_IN_PRINCIPLE', 'ANNOUNCED', 'SIGNED', 'ACTIVE'] as const;

  it.each(stages)('%s: COOPERATION gives PARTNERS between each two', (stage) => {
    expect(tiesOf(stage, 'COOPERATION', THREE)).toEqual([
      `PARTNERS Mitsubishi — Nissan, ${stage}`,
      `PARTNERS Mitsubishi — Renault, ${stage}`,
      `PARTNERS Nissan — Renault, ${stage}`,
    ]);
  });

  it.each(['OTHER', undefined] as const)('so does %s', (type) => {
    expect(tiesOf('SIGNED', type, { Nissan: '', Renault: '' })).toEqual(['PARTNERS Nissan — Renault, SIGNED']);
  });

  it('JOINT_VENTURE gives PARTNERS, and OWNS from each to the venture, though it may be named as a party', () => {
    expect(tiesOf('ACTIVE', 'JOINT_VENTURE', { GM: '', SAIC: '', 'SAIC-GM': '' }, { venture: 'SAIC-GM' })).toEqual([
      'OWNS GM → SAIC-GM, ACTIVE, share not stated',
      'OWNS SAIC → SAIC-GM, ACTIVE, share not stated',
      'PARTNERS GM — SAIC, ACTIVE',
    ]);
  });

  it('a venture without a name gives PARTNERS', () => {
    expect(tiesOf('ACTIVE', 'JOINT_VENTURE', { GM: '', SAIC: '' })).toEqual(['PARTNERS GM — SAIC, ACTIVE']);
  });

  it('a partner of a venture that sells its share has been one', () => {
    const story = told([
      {
        id: 'a',
        known: '2021-02-01',
        stage: 'ACTIVE',
        type: 'JOINT_VENTURE',
        venture: 'Novo',
        parties: { Volvo: '', Northvolt: '' },
      },
      {
        id: 'b',
        known: '2025-01-31',
        stage: 'TERMINATED',
        type: 'JOINT_VENTURE',
        venture: 'Novo',
        parties: { Volvo: 'BUYER', Northvolt: 'SELLER' },
      },
    ]);
    expect(story.bareTies('2022-01-01')).toEqual([
      'OWNS Northvolt → Novo, ACTIVE, share not stated, since [..2021-02-01]',
      'OWNS Volvo → Novo, ACTIVE, share not stated, since [..2021-02-01]',
      'PARTNERS Northvolt — Volvo, ACTIVE, since [..2021-02-01]',
    ]);
  });

  it('EQUITY_STAKE gives OWNS from holder to target', () => {
    const stakes = [{ holder: 'Renault', of: 'Nissan', percent: 43.4 }];
    expect(tiesOf('ACTIVE', 'EQUITY_STAKE', { Renault: '', Nissan: '' }, { stakes })).toEqual([
      'OWNS Renault → Nissan, ACTIVE, 43.4 %',
    ]);
    expect(tiesOf('ACTIVE', 'EQUITY_STAKE', { Renault: 'INVESTOR', Nissan: '' })).toEqual([
      'OWNS Renault → Nissan, ACTIVE, share not stated',
    ]);
    expect(tiesOf('ACTIVE', 'EQUITY_STAKE', { Renault: '', Nissan: 'INVESTEE' })).toEqual([
      'OWNS Renault → Nissan, ACTIVE, share not stated',
    ]);
  });

  it('EQUITY_STAKE without roles or stakes gives PARTNERS', () => {
    expect(tiesOf('ACTIVE', 'EQUITY_STAKE', { Renault: '', Nissan: '' })).toEqual([
      'PARTNERS Nissan — Renault, ACTIVE',
    ]);
    expect(tiesOf('ACTIVE', 'EQUITY_STAKE', { Renault: 'INVESTOR', Nissan: 'INVESTOR' })).toEqual([
      'PARTNERS Nissan — Renault, ACTIVE',
    ]);
  });

  it('a party beside a stake is a partner of both', () => {
    const stakes = [{ holder: 'Aramco', of: 'Horse', percent: 10 }];
    expect(
      tiesOf('SIGNED', 'EQUITY_STAKE', { Aramco: 'INVESTOR', Horse: 'INVESTEE', Valvoline: '' }, { stakes }),
    ).toEqual([
      'OWNS Aramco → Horse, SIGNED, 10 % planned',
      'PARTNERS Aramco — Valvoline, SIGNED',
      'PARTNERS Horse — Valvoline, SIGNED',
    ]);
  });

  it('a seller is tied only by a stake that it keeps', () => {
    const parties = { Stellantis: 'BUYER', GAC: 'SELLER', 'GAC FCA': 'TARGET' } as const;
    const bought = { holder: 'Stellantis', of: 'GAC FCA', percent: 75 };
    expect(tiesOf('SIGNED', 'EQUITY_STAKE', parties, { stakes: [bought] })).toEqual([
      'OWNS Stellantis → GAC FCA, SIGNED, 75 % planned',
    ]);
    const kept = { holder: 'GAC', of: 'GAC FCA', percent: 25 };
    expect(tiesOf('SIGNED', 'EQUITY_STAKE', parties, { stakes: [bought, kept] })).toEqual([
      'OWNS GAC → GAC FCA, SIGNED, 25 % planned',
      'OWNS Stellantis → GAC FCA, SIGNED, 75 % planned',
    ]);
  });

  it('a stake stated in any other deal gives OWNS as well', () => {
    const stakes = [{ holder: 'Ford', of: 'Renault', percent: 2 }];
    expect(tiesOf('ACTIVE', 'SUPPLY', { Ford: 'SUPPLIER', Renault: '' }, { stakes })).toEqual([
      'OWNS Ford → Renault, ACTIVE, 2 %',
      'SUPPLIES Ford → Renault, ACTIVE',
    ]);
  });

  it('a CROSS_SHAREHOLDING of two is mutual; among more parties stakes say who holds whom', () => {
    expect(tiesOf('ACTIVE', 'CROSS_SHAREHOLDING', { Toyota: '', Suzuki: '' })).toEqual([
      'OWNS Suzuki → Toyota, ACTIVE, share not stated',
      'OWNS Toyota → Suzuki, ACTIVE, share not stated',
    ]);
    expect(tiesOf('ACTIVE', 'CROSS_SHAREHOLDING', THREE)).toEqual([
      'PARTNERS Mitsubishi — Nissan, ACTIVE',
      'PARTNERS Mitsubishi — Renault, ACTIVE',
      'PARTNERS Nissan — Renault, ACTIVE',
    ]);
  });

  const rows: [DealType, string, PartyRole, PartyRole][] = [
    ['SUPPLY', 'SUPPLIES', 'SUPPLIER', 'CUSTOMER'],
    ['LICENCE', 'LICENSES', 'LICENSOR', 'LICENSEE'],
    ['CONTRACT_MANUFACTURING', 'BUILDS_FOR', 'MANUFACTURER', 'BRAND'],
    ['DISTRIBUTION', 'DISTRIBUTES_FOR', 'DISTRIBUTOR', 'BRAND'],
    ['GROUP_MEMBERSHIP', 'PART_OF', 'MEMBER', 'PARENT'],
  ];

  it.each(rows)('%s gives %s from %s to %s; one known role is enough, none gives PARTNERS', (type, tie, from, to) => {
    expect(tiesOf('ACTIVE', type, { Ford: from, Audi: to })).toEqual([`${tie} Ford → Audi, ACTIVE`]);
    expect(tiesOf('ACTIVE', type, { Ford: from, Audi: '' })).toEqual([`${tie} Ford → Audi, ACTIVE`]);
    expect(tiesOf('ACTIVE', type, { Ford: '', Audi: to })).toEqual([`${tie} Ford → Audi, ACTIVE`]);
    expect(tiesOf('ACTIVE', type, { Ford: '', Audi: '' })).toEqual(['PARTNERS Audi — Ford, ACTIVE']);
  });

  it('where one side is known the rest are the other side, each of them', () => {
    expect(tiesOf('ACTIVE', 'SUPPLY', { CATL: 'SUPPLIER', BMW: '', Ford: '' })).toEqual([
      'SUPPLIES CATL → BMW, ACTIVE',
      'SUPPLIES CATL → Ford, ACTIVE',
    ]);
  });

  it('who stands on neither side is a partner of both', () => {
    expect(tiesOf('ACTIVE', 'SUPPLY', { CATL: 'SUPPLIER', Ford: 'CUSTOMER', Zed: '' })).toEqual([
      'PARTNERS CATL — Zed, ACTIVE',
      'PARTNERS Ford — Zed, ACTIVE',
      'SUPPLIES CATL → Ford, ACTIVE',
    ]);
  });

  it('a supply without roles keeps its activity, and a licence is one by its type', () => {
    const ties = (type: DealType) =>
      told([
        {
          id: 'a',
          known: '2020-01-10',
          stage: 'ACTIVE',
          type,
          activities: ['BATTERY_SUPPLY'],
          parties: { A: '', B: '' },
        },
      ])
        .tiesAt('2020-02-01')
        .map((tie) => tie.activities);
    expect(ties('SUPPLY')).toEqual([['BATTERY_SUPPLY']]);
    expect(ties('LICENCE')).toEqual([['BATTERY_SUPPLY', 'TECHNOLOGY_LICENSING']]);
  });

  it('PARENT and OTHER take no part', () => {
    expect(tiesOf('ACTIVE', 'COOPERATION', { Waymo: '', Zeekr: '', Geely: 'PARENT', Ford: 'OTHER' })).toEqual([
      'PARTNERS Waymo — Zeekr, ACTIVE',
    ]);
  });

  it('MERGER gives MERGES_WITH until it is in force; then the succession tells', () => {
    expect(tiesOf('SIGNED', 'MERGER', { FCA: '', PSA: '' })).toEqual(['MERGES_WITH FCA — PSA, SIGNED']);
    expect(tiesOf('ACTIVE', 'MERGER', { FCA: '', PSA: '' })).toEqual([]);
  });

  it('ACQUISITION gives ACQUIRES and nothing else until it is in force, a stated stake included', () => {
    const stakes = [{ holder: 'VW', of: 'Navistar', percent: 83 }];
    expect(tiesOf('SIGNED', 'ACQUISITION', { VW: 'BUYER', Navistar: 'TARGET' }, { stakes })).toEqual([
      'ACQUIRES VW → Navistar, SIGNED',
    ]);
    expect(tiesOf('ACTIVE', 'ACQUISITION', { VW: 'BUYER', Navistar: 'TARGET' }, { stakes })).toEqual([
      'OWNS VW → Navistar, ACTIVE, 83 %',
    ]);
    expect(tiesOf('ACTIVE', 'ACQUISITION', { VW: 'BUYER', Navistar: 'TARGET' })).toEqual([
      'OWNS VW → Navistar, ACTIVE, 100 %',
    ]);
  });

  it('what a buyer buys is the rest, where no seller is left; two buyers have shares that nobody states', () => {
    expect(tiesOf('ACTIVE', 'ACQUISITION', { Toyota: 'BUYER', Daihatsu: '' })).toEqual([
      'OWNS Toyota → Daihatsu, ACTIVE, 100 %',
    ]);
    expect(tiesOf('ACTIVE', 'ACQUISITION', { Audi: 'BUYER', BMW: 'BUYER', HERE: 'TARGET' })).toEqual([
      'OWNS Audi → HERE, ACTIVE, share not stated',
      'OWNS BMW → HERE, ACTIVE, share not stated',
    ]);
  });

  it('the sale of a plant gives no tie, an acquisition without roles gives PARTNERS', () => {
    expect(tiesOf('SIGNED', 'ACQUISITION', { Foxconn: 'BUYER', Lordstown: 'SELLER' })).toEqual([]);
    expect(tiesOf('ACTIVE', 'ACQUISITION', { Foxconn: 'BUYER', Lordstown: 'SELLER' })).toEqual([]);
    expect(tiesOf('SIGNED', 'ACQUISITION', { Foxconn: '', Lordstown: '' })).toEqual([
      'PARTNERS Foxconn — Lordstown, SIGNED',
    ]);
  });

  it.each(['DENIED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED'] as const)('%s closes all ties', (stage) => {
    const story = told([
      { id: 'a', known: '2020-01-10', stage: 'SIGNED', type: 'JOINT_VENTURE', venture: 'V', parties: { A: '', B: '' } },
      { id: 'b', known: '2020-02-10', stage, parties: { A: '', B: '' } },
    ]);
    expect(story.bareTies('2020-02-09')).toHaveLength(3);
    expect(story.bareTies('2020-02-10')).toEqual([]);
  });
});

describe('a tie', () => {
  const cooperation = (id: string, known: string, more: Partial<ShortClaim> = {}): ShortClaim => ({
    ...{ id, known, stage: 'SIGNED', type: 'COOPERATION', parties: { Ford: '', Renault: '' } },
    ...more,
  });

  it('is named by its deal, type, ends and rectangle', () => {
    const story = told([cooperation('a', '2020-01-10')]);
    expect(story.tiesAt('2021-01-01')[0]).toMatchObject({
      id: 'tie:deal:PARTNERS:ford:renault:2020-01-10:2020-01-10',
      validFrom: '2020-01-10',
      validTo: MAX_DAY,
      knownFrom: '2020-01-10',
      knownTo: MAX_DAY,
      validFromDate: { edtf: '[..2020-01-10]' },
      validToDate: null,
    });
  });

  it('has had the stage of its rectangle since and until dates as the reports give them', () => {
    const story = told([
      cooperation('a', '2020-01-10', { milestones: { SIGNED: '2019-12' } }),
      cooperation('b', '2022-01-10', { stage: 'TERMINATED', milestones: { TERMINATED: '2021' } }),
    ]);
    expect(story.tiesAt('2020-01-01')[0]).toMatchObject({
      since: { edtf: '2019-12' },
      validFromDate: { edtf: '2019-12' },
      validTo: '2021-12-31',
      validToDate: { edtf: '2021' },
    });
  });

  it('is supported by every claim of its run that names both ends, whatever the stage', () => {
    const story = told([
      cooperation('talks', '2019-01-10', { stage: 'EXPLORING' }),
      cooperation('a', '2020-01-10'),
      cooperation('b', '2021-01-10', { stage: 'ACTIVE' }),
      cooperation('other', '2021-01-10', { stage: 'ACTIVE', parties: { Ford: '', Geely: '' } }),
    ]);
    expect(story.ties('2020-06-01').filter((tie) => tie.includes('Renault') && tie.includes('Ford'))).toEqual([
      'PARTNERS Ford — Renault, SIGNED, since [..2020-01-10], by a b',
    ]);
  });

  it('has evidence even where no claim names both ends', () => {
    const story = told([
      cooperation('a', '2020-01-10', { parties: { Ford: '', Renault: '' } }),
      cooperation('b', '2020-01-10', { parties: { Geely: '' } }),
    ]);
    expect(story.ties('2020-06-01')).toContain('PARTNERS Ford — Geely, SIGNED, since [..2020-01-10], by a b');
  });

  it('ends with the day on which a party leaves, and begins with the day on which one joins', () => {
    const story = told([
      cooperation('a', '2020-01-10', {
        parties: { Ford: '', Renault: '', Geely: { from: '2021-03' }, Nissan: { until: '2021-06' } },
      }),
    ]);
    const ends = (day: string) =>
      story
        .tiesAt(day)
        .map(({ from, to }) => `${from} ${to}`.replaceAll('organization:', ''))
        .sort();
    expect(ends('2021-02-28')).toEqual(['ford nissan', 'ford renault', 'nissan renault']);
    expect(ends('2021-03-01')).toHaveLength(6);
    expect(ends('2021-06-30')).toEqual(['ford geely', 'ford renault', 'geely renault']);
  });

  it('is background only where nothing but an editor speaks for it', () => {
    const editor = cooperation('g', 'always');
    expect(told([editor]).tiesAt('2021-01-01')[0]).toMatchObject({
      background: true,
      since: null,
      knownFrom: '0001-01-01',
    });
    expect(told([editor, cooperation('a', '2020-01-10')]).tiesAt('2021-01-01')[0]).toMatchObject({ background: false });
  });
});

describe('the strength of a tie', () => {
  const strength = (stage: Stage, ...more: Partial<ShortClaim>[]) =>
    told(
      more.map((claim, index) => ({
        ...{ id: `c${index}`, known: '2020-01-10', stage, type: 'COOPERATION' as const, parties: { A: '', B: '' } },
        ...claim,
      })),
    ).tiesAt('2021-01-01')[0]?.strength;

  it.each([
    ['RUMOURED', 0.2],
    ['EXPLORING', 0.4],
    ['NEGOTIATING', 0.4],
    ['AGREED_IN_PRINCIPLE', 0.7],
    ['ANNOUNCED', 0.7],
    ['SIGNED', 0.9],
    ['ACTIVE', 1],
  ] as const)('weighs %s with %d', (stage, weight) => {
    expect(strength(stage, { reliability: 'A' })).toBeCloseTo(weight / 2, 6);
  });

  it.each([
    ['A', 1],
    ['B', 1],
    ['C', 0.8],
    ['F', 0.8],
    ['D', 0.5],
    ['E', 0.5],
  ] as const)('and a best source of %s with %d', (reliability, factor) => {
    expect(strength('ACTIVE', { reliability }, { reliability: 'E', by: 'c0' })).toBeCloseTo(factor / 2, 6);
  });

  it('and grows with independent origins', () => {
    expect(strength('ACTIVE', { reliability: 'A' }, { reliability: 'A' }, { reliability: 'A' })).toBeCloseTo(0.875, 6);
    expect(strength('ACTIVE', { reliability: 'A', relays: ['c1'] }, { reliability: 'A' })).toBeCloseTo(0.5, 6);
  });

  it('PAUSED weighs half of what was reached', () => {
    const paused = { stage: 'PAUSED', known: '2020-05-01', by: 'c0' } as const;
    expect(strength('SIGNED', { reliability: 'A' }, { ...paused, reliability: 'A' })).toBeCloseTo(0.225, 6);
  });
});
