import { describe, expect, test } from 'vitest';
import { readMapped, starterFiles } from './files.ts';

const data = await readMapped(starterFiles());
const claims = data.reports.flatMap(({ value }) => value.claims);
const dealKey = (claim: (typeof claims)[number]) => (claim.deal && 'key' in claim.deal ? claim.deal.key : null);

/** The claim that a line of reported-deals.jsonl became: what it is about and says, shortened to what differs. */
function claimOfLine(line: number) {
  const { value } = data.lines.deals.find((deal) => deal.line === line)!;
  const claim = claims.find((one) => dealKey(one) === value.id && one.summary === value.summary)!;
  const name = (of: object | null | undefined) => (of && 'name' in of ? String(of.name) : null);
  return {
    stage: claim.stage,
    type: claim.type,
    milestones: claim.milestones!.map(({ stage, on }) => `${stage} ${on}`),
    parties: claim.parties.map(({ organization, role }) => `${name(organization)}: ${role}`),
    stakes: claim.stakes!.map(({ holder, target, percent, from }) => {
      const given = percent.exact ?? `${percent.min ?? ''}..${percent.max ?? ''}`;
      return `${name(holder)} ${percent.approximate ? '~' : ''}${given} of ${name(target)}${from ? ` from ${from}` : ''}`;
    }),
  };
}

describe('the starter data', () => {
  test('is all there', () => {
    expect(data.lines.problems).toEqual([]);
    expect(claims).toHaveLength(566);
    expect(new Set(claims.map(dealKey)).size).toBe(231);
    expect(data.reports).toHaveLength(718);
    expect(new Set(data.reports.map(({ value }) => value.report.url)).size).toBe(718);
    expect(data.organizations).toHaveLength(274);
    expect(data.models).toHaveLength(170);
    expect(data.successions).toHaveLength(6);
    expect(data.memberships.flatMap(({ value }) => value.claims)).toHaveLength(84);
    expect(data.reports.every(({ value }) => value.report.retrieved === '2026-11-22')).toBe(true);
  });

  test('uses no word that the tables do not know', () => {
    expect(data.notes.filter(({ kind }) => !['inferred', 'conflict'].includes(kind))).toEqual([]);
  });

  test('has one report whose publisher two lines name differently: the first stands', () => {
    expect(data.notes.filter(({ kind }) => kind === 'conflict')).toEqual([
      expect.objectContaining({
        file: 'models.jsonl',
        line: 3,
        field: 'sources.1.publisher',
        value: 'Elon Musk Vision (reposting The Daily Telegraph)',
        message: expect.stringContaining('"Unknown syndicator"'),
      }),
    ]);
  });

  test('has these shares with a qualifier, and no other', () => {
    const qualified = data.notes.filter(({ field }) => field.startsWith('stakes.'));
    expect(qualified.map(({ line, message }) => `${line} ${/"(.*)"/.exec(message)?.[1]}`)).toEqual([
      '19 roughly 20 %',
      '39 up to 15 %',
      '41 below 10 %',
      '78 about 0.21 %',
      '79 about 5 %',
      '82 above 20 %',
      '158 about 9 %',
      '162 about 18 %',
      '163 about 49 %',
      '206 about 2.5 %',
      '208 roughly 2.4 %',
      '420 about 17 %',
      '453 about 7 %',
    ]);
  });

  test('has these targets that no line names so', () => {
    const inferred = data.notes.filter(({ field }) => field.startsWith('parties.'));
    expect(new Set(inferred.map(({ value }) => value))).toEqual(
      new Set([
        'Porsche',
        'Daihatsu',
        'Volvo Cars',
        'Jaguar Land Rover',
        'Mobileye',
        'London Taxi Company',
        'Jaguar',
        'Land Rover',
      ]),
    );
  });

  test('tells supply deals by what is supplied', () => {
    const supplies = claims.filter(({ type }) => type === 'SUPPLY');
    expect(supplies).toHaveLength(43);
    expect(supplies.filter(({ activities }) => activities!.length === 0)).toEqual([]);
  });

  test('keeps Autojosh, which is undated among the models and dated among the deals, as one report', () => {
    const autojosh = data.reports.find(({ value }) => value.report.url?.includes('autojosh.com/stellantis'))!.value;
    expect(autojosh.report).toMatchObject({ publisher: 'Autojosh', published: '2023-08~' });
    expect(autojosh.claims.map(({ deal, attributedTo }) => [deal, attributedTo])).toEqual([
      [{ key: 'stellantis-leapmotor-stake' }, ['Bloomberg']],
      [{ key: 'vw-leapmotor-talks' }, []],
      [{ key: 'vw-saic-ev-development' }, []],
    ]);
    expect(autojosh.modelRelations).toContainEqual({
      from: { name: 'Leapmotor T03' },
      type: 'RESEMBLES',
      to: { name: 'Smart Forfour' },
      note: 'a reporter saw a likeness in its shape',
    });
  });
});

describe('lines of the starter data in the terms of the contract', () => {
  test('talks: Stellantis weighs an investment in Leapmotor', () => {
    expect(claimOfLine(1)).toEqual({
      stage: 'EXPLORING',
      type: null,
      milestones: ['EXPLORING 2023-08-23'],
      parties: ['Stellantis: INVESTOR', 'Leapmotor: PARTNER'],
      stakes: [],
    });
  });

  test('a stake announced: "announced" dates the share, too', () => {
    expect(claimOfLine(17)).toEqual({
      stage: 'ANNOUNCED',
      type: 'EQUITY_STAKE',
      milestones: ['ANNOUNCED 2023-10-26'],
      parties: ['Stellantis: INVESTOR', 'Leapmotor: INVESTEE'],
      stakes: ['Stellantis 20 of Leapmotor from 2023-10-26'],
    });
  });

  test('a stake in force since a year', () => {
    expect(claimOfLine(344)).toMatchObject({
      stage: 'ACTIVE',
      milestones: ['ANNOUNCED 2023'],
      parties: ['Stellantis: INVESTOR', 'Leapmotor: PARTNER'],
      stakes: ['Stellantis 21 of Leapmotor from 2023'],
    });
  });

  test('a venture whose shareholders are its partners', () => {
    expect(claimOfLine(20)).toMatchObject({
      type: 'JOINT_VENTURE',
      parties: ['Stellantis: PARTNER', 'Leapmotor: PARTNER'],
      stakes: ['Stellantis 51 of Leapmotor International', 'Leapmotor 49 of Leapmotor International'],
    });
  });

  test('an ended venture was in force from what was announced', () => {
    expect(claimOfLine(25)).toMatchObject({
      stage: 'TERMINATED',
      milestones: ['ACTIVE 2010-03-09', 'TERMINATED 2022-10'],
      parties: ['Stellantis: PARTNER', 'GAC Group: PARTNER'],
    });
  });

  test('an ended venture whose partner sells out was his, too', () => {
    expect(claimOfLine(261)).toMatchObject({
      stage: 'TERMINATED',
      milestones: ['TERMINATED 2026'],
      parties: ['Renault: PARTNER', 'Volvo Group: PARTNER', 'CMA CGM: PARTNER'],
    });
  });

  test('a partner who sells while the venture goes on', () => {
    expect(claimOfLine(314)).toMatchObject({
      stage: 'ACTIVE',
      parties: ['Suzuki: PARTNER', 'Government of India: SELLER'],
      stakes: ['Suzuki 54.2 of Maruti Udyog', 'Government of India 10.27 of Maruti Udyog'],
    });
  });

  test('a share in a venture that changes hands', () => {
    expect(claimOfLine(247)).toMatchObject({
      stage: 'ACTIVE',
      type: 'EQUITY_STAKE',
      parties: ['Mazda: BUYER', 'Ford: SELLER', 'Changan Automobile: INVESTOR'],
    });
  });

  test('a purchase that was called off, of a share in a venture', () => {
    expect(claimOfLine(28)).toMatchObject({
      stage: 'WITHDRAWN',
      type: 'EQUITY_STAKE',
      milestones: ['ANNOUNCED 2022-01'],
      parties: ['Stellantis: BUYER', 'GAC Group: SELLER'],
      stakes: ['Stellantis 75 of GAC-FCA from 2022-01'],
    });
  });

  test('a merger that was called off, with one who considered joining', () => {
    expect(claimOfLine(30)).toMatchObject({
      stage: 'WITHDRAWN',
      type: 'MERGER',
      milestones: ['ANNOUNCED 2024-12-23', 'WITHDRAWN 2025-02-13'],
      parties: ['Honda: PARTNER', 'Nissan: PARTNER', 'Mitsubishi Motors: OTHER'],
    });
  });

  test('a plan whose end by a deadline is no expired term', () => {
    expect(claimOfLine(71)).toMatchObject({
      stage: 'WITHDRAWN',
      milestones: ['ANNOUNCED 2019-10', 'WITHDRAWN 2020-12-31'],
    });
    expect(claimOfLine(119)).toMatchObject({ stage: 'WITHDRAWN' });
  });

  test('a seller and a target', () => {
    expect(claimOfLine(213)).toMatchObject({
      stage: 'RUMOURED',
      type: 'ACQUISITION',
      parties: ['PSA Group: BUYER', 'General Motors: SELLER', 'Opel/Vauxhall: TARGET'],
    });
  });

  test('a sale whose seller ends what he held', () => {
    expect(claimOfLine(197)).toMatchObject({
      stage: 'TERMINATED',
      milestones: ['TERMINATED 2022-05-16'],
      parties: ['Renault: SELLER', 'NAMI: BUYER', 'AvtoVAZ: TARGET'],
      stakes: ['Renault 67.69 of AvtoVAZ'],
    });
  });

  test('an acquisition long done, and one that no line gives roles', () => {
    expect(claimOfLine(92)).toMatchObject({
      stage: 'ACTIVE',
      type: 'ACQUISITION',
      milestones: ['ANNOUNCED 1967'],
      parties: ['Toyota: BUYER', 'Daihatsu: TARGET'],
    });
    expect(claimOfLine(377)).toMatchObject({ type: 'ACQUISITION', parties: ['Renault: PARTNER', 'Nissan: PARTNER'] });
  });

  test('a merger whose owner takes no part', () => {
    expect(claimOfLine(286)).toMatchObject({
      type: 'MERGER',
      parties: ['McLaren: PARTNER', 'Forseven: PARTNER', 'CYVN Holdings: PARENT'],
    });
  });

  test('a customer who is a shareholder as well', () => {
    expect(claimOfLine(301)).toMatchObject({ type: 'SUPPLY', parties: ['Rivian: SUPPLIER', 'Amazon: CUSTOMER'] });
  });

  test('a maker and the brands whose cars it builds', () => {
    expect(claimOfLine(266)).toMatchObject({
      type: 'CONTRACT_MANUFACTURING',
      parties: ['Magna: MANUFACTURER', 'BMW Group: BRAND', 'Toyota: BRAND'],
    });
  });

  test('a venture of three', () => {
    expect(claimOfLine(260)).toMatchObject({
      parties: ['Renault: PARTNER', 'Volvo Group: PARTNER', 'CMA CGM: PARTNER'],
      stakes: [
        'Renault 45 of Flexis from 2024-03-22',
        'Volvo Group 45 of Flexis from 2024-03-22',
        'CMA CGM 10 of Flexis from 2024-03-22',
      ],
    });
  });

  test('regions are taken apart', () => {
    const regions = new Set(claims.flatMap((claim) => claim.regions ?? []));
    expect([...regions].filter((region) => region.includes(';'))).toEqual([]);
    expect(regions).toContain('Central and South America');
    expect(regions).not.toContain('global');
  });

  test('names have their kind', () => {
    const names = new Map(
      data.organizations.flatMap(({ value }) =>
        value.names!.map(({ value: name, type, language }) => [name, [type, language]]),
      ),
    );
    expect(names.get('STLAM.MI')).toEqual(['TICKER', null]);
    expect(names.get('9863.HK')).toEqual(['TICKER', null]);
    expect(names.get('NKLA')).toEqual(['TICKER', null]);
    expect(names.get('FCA')).toEqual(['ABBREVIATION', null]);
    expect(names.get('Stellantis N.V.')).toEqual(['LEGAL', null]);
    expect(names.get('零跑汽车')).toEqual(['TRADE', 'zh']);
    expect(names.get('스텔란티스')).toEqual(['TRANSLATION', 'ko']);
    expect(names.get('日産自動車')).toEqual(['TRADE', 'ja']);
    expect(names.get('日产')).toEqual(['TRANSLATION', 'zh']);
    expect(names.get('АвтоВАЗ')).toEqual(['TRADE', 'ru']);
    expect(names.get('NIO Technology (Anhui)')).toEqual(['TRADE', null]);
    expect(names.get('INEOS')).toEqual(['TRADE', null]);
  });
});
