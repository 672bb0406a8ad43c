import { describe, expect, it } from 'vitest';
import { parsePartialDate as date, onOrBefore } from '../../../src/domain/dates.ts';
import { MAX_DAY, type Tie } from '../../../src/domain/model.ts';
import { exactly, percentage } from '../../../src/domain/percentages.ts';
import { openStages } from '../../../src/domain/stages.ts';
import {
  activities,
  conflictFields,
  dealTypes,
  type Stage,
  type TieType,
  tieTypes,
} from '../../../src/domain/vocabulary.ts';
import {
  capitalized,
  changedSentence,
  conflictText,
  countText,
  dealTitle,
  endedSentence,
  formedSentence,
  listText,
  onText,
  pathSentence,
  tieSentence,
} from '../../../src/domain/words.ts';

const TODAY = '2026-11-22';

const open: Tie = {
  id: 'tie:1',
  deal: 'deal:1',
  type: 'PARTNERS',
  from: 'organization:a',
  to: 'organization:b',
  directed: true,
  stage: 'ACTIVE',
  activities: [],
  percent: null,
  planned: false,
  since: null,
  validFrom: '2019-01-01',
  validTo: MAX_DAY,
  validFromDate: date('2019'),
  validToDate: null,
  knownFrom: '2019-01-01',
  knownTo: MAX_DAY,
  strength: 1,
  evidence: ['claim:1'],
  origins: 2,
  background: false,
};

function between(from: string, to: string, tie: Partial<Tie>) {
  const directed = tie.type !== 'PARTNERS' && tie.type !== 'MERGES_WITH';
  return { tie: { ...open, directed, ...tie }, from, to };
}

function told(from: string, to: string, tie: Partial<Tie>) {
  return tieSentence(between(from, to, tie), TODAY);
}

const ended = { validTo: '2023-03-16', validToDate: date('2023-03-15') };

describe('a tie in one sentence', () => {
  it('tells a held stake with its share, its start and how many say so', () => {
    const stake: Partial<Tie> = {
      type: 'OWNS',
      percent: percentage({ min: 20, max: 21 }),
      since: date('2023-10-26'),
      validFromDate: onOrBefore('2024-02-22'),
      origins: 5,
    };
    expect(told('Stellantis', 'Leapmotor', stake)).toBe(
      'Stellantis has held 20–21 % of Leapmotor since 26 October 2023, according to 5 publishers.',
    );
  });

  it('tells talks with the one who seeks them first', () => {
    const talks: Partial<Tie> = { type: 'EXPLORING', stage: 'EXPLORING', since: date('2023-08-23'), origins: 1 };
    expect(told('Stellantis', 'Leapmotor', { ...talks, validFromDate: date('2023-08-23') })).toBe(
      'Stellantis has been exploring a tie-up with Leapmotor since 23 August 2023, according to one publisher.',
    );
  });

  it('tells on the day of the moment what held then, and afterwards that it is over', () => {
    const talks = between('Stellantis', 'Leapmotor', {
      ...{ type: 'EXPLORING', stage: 'EXPLORING', origins: 1, validFromDate: date('2023-08-23') },
      ...{ validTo: '2023-10-26', validToDate: date('2023-10-26') },
    });
    expect(tieSentence(talks, '2023-09-01')).toMatch(
      /^Stellantis has been exploring .* since 23 August 2023, according/,
    );
    expect(tieSentence(talks, TODAY)).toBe(
      'Stellantis was exploring a tie-up with Leapmotor from 23 August 2023 to 26 October 2023, according to one publisher.',
    );
  });

  const supply: Partial<Tie> = { type: 'SUPPLIES', activities: ['BATTERY_SUPPLY', 'COMPONENT_SUPPLY'] };
  it.each<[Partial<Tie>, string]>([
    [{ type: 'EXPLORING', stage: 'RUMOURED' }, 'A has been rumoured to seek a tie-up with B since 2019'],
    [{ type: 'EXPLORING', stage: 'NEGOTIATING', directed: false }, 'A and B have been negotiating a tie-up since 2019'],
    [
      { type: 'EXPLORING', stage: 'EXPLORING', directed: false, ...ended },
      'A and B were exploring a tie-up from 2019 to 15 March 2023',
    ],
    [{ type: 'EXPLORING', stage: 'PAUSED' }, 'Talks of A with B have been on hold since 2019'],
    [{ type: 'PARTNERS' }, 'A and B have worked together since 2019'],
    [
      { type: 'PARTNERS', activities: ['JOINT_DEVELOPMENT', 'SOFTWARE'] },
      'A and B have worked together on joint development and software since 2019',
    ],
    [{ type: 'PARTNERS', activities: ['OTHER'], validFromDate: null }, 'A and B work together'],
    [{ type: 'PARTNERS', stage: 'ANNOUNCED' }, 'A and B have planned to work together since 2019'],
    [
      { type: 'PARTNERS', stage: 'AGREED_IN_PRINCIPLE' },
      'A and B have had an agreement in principle to work together since 2019',
    ],
    [{ type: 'PARTNERS', stage: 'PAUSED' }, 'The partnership of A and B has been on hold since 2019'],
    [
      { type: 'PARTNERS', stage: 'PAUSED', ...ended },
      'The partnership of A and B was on hold from 2019 to 15 March 2023',
    ],
    [
      { type: 'OWNS', percent: exactly(20), planned: true, stage: 'ANNOUNCED' },
      'A has planned to take 20 % of B since 2019',
    ],
    [
      { type: 'OWNS', percent: exactly(20), planned: true, stage: 'ANNOUNCED', validFromDate: null },
      'A plans to take 20 % of B',
    ],
    [
      { type: 'OWNS', percent: percentage({ max: 15 }), planned: true, stage: 'SIGNED' },
      'A has had a signed agreement to take up to 15 % of B since 2019',
    ],
    [{ type: 'OWNS', percent: null }, 'A has held a stake in B (share not stated) since 2019'],
    [{ type: 'OWNS', percent: exactly(20), stage: 'ANNOUNCED' }, 'A has held 20 % of B since 2019'],
    [{ type: 'OWNS', percent: exactly(20), ...ended }, 'A held 20 % of B from 2019 to 15 March 2023'],
    [
      { type: 'OWNS', percent: exactly(20), stage: 'PAUSED' },
      'A has held 20 % of B since 2019, in a deal that is on hold',
    ],
    [{ ...supply }, 'A has supplied batteries and components to B since 2019'],
    [{ ...supply, activities: [], stage: 'SIGNED' }, 'A has had a signed agreement to supply B since 2019'],
    [{ ...supply, stage: 'PAUSED' }, 'Supply by A to B has been on hold since 2019'],
    [{ type: 'LICENSES' }, 'A has licensed technology to B since 2019'],
    [{ type: 'BUILDS_FOR', ...ended, validFromDate: null }, 'A built vehicles for B until 15 March 2023'],
    [{ type: 'DISTRIBUTES_FOR', ...ended, validToDate: null }, 'A distributed vehicles for B, beginning in 2019'],
    [{ type: 'ACQUIRES', stage: 'SIGNED' }, 'A has had a signed agreement to take over B since 2019'],
    [{ type: 'ACQUIRES', stage: 'ANNOUNCED', ...ended }, 'A planned to take over B from 2019 to 15 March 2023'],
    [{ type: 'MERGES_WITH', stage: 'ANNOUNCED' }, 'A and B have planned to merge since 2019'],
    [
      { type: 'PART_OF', validFromDate: onOrBefore('2024-11-05') },
      'A has belonged to the group of B since 5 November 2024 or before',
    ],
  ])('%j reads well', (tie, sentence) => {
    expect(told('A', 'B', tie)).toBe(`${sentence}, according to 2 publishers.`);
  });

  it('names the editors where only they say so', () => {
    expect(told('Opel', 'Stellantis', { type: 'PART_OF', validFromDate: null, background: true, origins: 0 })).toBe(
      'Opel belongs to the group of Stellantis, as recorded by the editors.',
    );
  });

  it('does not date a supply back to the day on which it was announced', () => {
    const tie: Partial<Tie> = { type: 'SUPPLIES', since: date('2017'), validFromDate: onOrBefore('2020-05-01') };
    expect(told('CATL', 'BMW', tie)).toContain('has supplied BMW since 1 May 2020 or before');
  });

  it('leaves a name as it is written', () => {
    expect(told('smart', 'Zeekr', { type: 'SUPPLIES' })).toMatch(/^smart has supplied/);
  });

  it('is whole for every type at every stage, dated, undated, ended, planned', () => {
    const stages: Stage[] = [...openStages, 'PAUSED'];
    for (const type of Object.keys(tieTypes) as TieType[]) {
      for (const stage of stages) {
        for (const rest of [
          {},
          { validFromDate: null },
          ended,
          { planned: true },
          { activities: Object.keys(activities) as Tie['activities'] },
        ]) {
          const sentence = told('Renault', 'Nissan', { type, stage, ...rest });
          expect(sentence).toMatch(/^[A-Z][\w .,%–()-]+, according to 2 publishers\.$/);
          expect(sentence).not.toMatch(/ {2}|undefined|null| ,|\( /);
          expect(sentence).toContain('Nissan');
        }
      }
    }
  });
});

describe('a path in one sentence', () => {
  it('tells each step', () => {
    const stake = between('Stellantis', 'Leapmotor', { type: 'OWNS', percent: exactly(21) });
    const venture = between('FAW', 'Leapmotor', { type: 'PARTNERS', stage: 'ANNOUNCED' });
    expect(pathSentence(['Stellantis', 'Leapmotor', 'FAW'], [stake, venture])).toBe(
      'Stellantis is 2 steps from FAW: Stellantis holds 21 % of Leapmotor; FAW and Leapmotor plan to work together.',
    );
    expect(pathSentence(['Stellantis', 'Leapmotor'], [stake])).toMatch(/^Stellantis is one step from Leapmotor: /);
  });
  it('needs no step from an organisation to itself', () => {
    expect(pathSentence(['Stellantis'], [])).toBe('Stellantis needs no step to reach itself.');
  });
});

describe('the title of a deal', () => {
  const parts = {
    type: null,
    parties: ['Stellantis', 'Leapmotor'],
    jointVenture: null,
    activities: [],
    since: date('2023-10-26'),
  } as const;
  it.each([
    [{ ...parts, type: 'EQUITY_STAKE' }, 'Stellantis and Leapmotor: equity stake (2023)'],
    [parts, 'Stellantis and Leapmotor: talks (2023)'],
    [{ ...parts, since: null }, 'Stellantis and Leapmotor: talks'],
    [{ ...parts, since: onOrBefore('2023-08-23') }, 'Stellantis and Leapmotor: talks (by 2023)'],
    [{ ...parts, since: date('2023~') }, 'Stellantis and Leapmotor: talks (about 2023)'],
    [
      {
        ...parts,
        type: 'JOINT_VENTURE',
        parties: ['Renault', 'Nissan', 'Dongfeng Motor Group'],
        jointVenture: 'eGT New Energy Automotive',
      },
      'Renault, Nissan and Dongfeng Motor Group: joint venture eGT New Energy Automotive (2023)',
    ],
    [
      { ...parts, type: 'JOINT_VENTURE', parties: ['VW', 'JAC', 'VW Anhui'], jointVenture: 'VW Anhui' },
      'VW and JAC: joint venture VW Anhui (2023)',
    ],
    [
      { ...parts, type: 'EQUITY_STAKE', jointVenture: 'Symbio' },
      'Stellantis and Leapmotor: equity stake in Symbio (2023)',
    ],
    [{ ...parts, type: 'ACQUISITION', jointVenture: 'Denza' }, 'Stellantis and Leapmotor: acquisition of Denza (2023)'],
    [{ ...parts, type: 'SUPPLY', jointVenture: 'PPES' }, 'Stellantis and Leapmotor: supply through PPES (2023)'],
    [{ ...parts, jointVenture: 'Bugatti' }, 'Stellantis and Leapmotor: talks on Bugatti (2023)'],
    [
      { ...parts, type: 'COOPERATION', activities: ['JOINT_DEVELOPMENT', 'SOFTWARE'] },
      'Stellantis and Leapmotor: cooperation on joint development and software (2023)',
    ],
    [{ ...parts, type: 'SUPPLY', activities: ['BATTERY_SUPPLY'] }, 'Stellantis and Leapmotor: battery supply (2023)'],
    [{ ...parts, type: 'OTHER', activities: ['OTHER'] }, 'Stellantis and Leapmotor: deal (2023)'],
    [{ ...parts, parties: ['Stellantis', 'Stellantis'] }, 'Stellantis: talks (2023)'],
    [{ ...parts, parties: [] }, 'Unnamed parties: talks (2023)'],
    [{ ...parts, parties: [...'ABCDEFG'] }, 'A, B, C, D, E, F and G: talks (2023)'],
    [{ ...parts, parties: [...'ABCDEFGHI'] }, 'A, B, C, D, E, F and 3 others: talks (2023)'],
  ])('%j reads well', (from, title) => {
    expect(dealTitle(from as Parameters<typeof dealTitle>[0])).toBe(title);
  });

  it('names every type', () => {
    for (const type of Object.keys(dealTypes) as (keyof typeof dealTypes)[]) {
      expect(dealTitle({ ...parts, type })).toMatch(/^Stellantis and Leapmotor: [a-z -]+ \(2023\)$/);
    }
  });
});

describe('a conflict', () => {
  const publishers: Record<string, string> = {
    'claim:1': 'Pledge Times',
    'claim:2': 'Autocar',
    'claim:3': 'Pledge Times',
  };
  const by = (claim: string) => publishers[claim];
  it('shows the sides with the publishers behind them, each once', () => {
    const sides = [
      { value: '20 %', claims: ['claim:1', 'claim:3'] },
      { value: '21 %', claims: ['claim:2'] },
    ];
    expect(conflictText({ field: 'STAKE', sides }, by)).toBe('stake: 20 % (Pledge Times) or 21 % (Autocar)');
    expect(conflictText({ field: 'STAKE', sides }, () => undefined)).toBe('stake: 20 % or 21 %');
  });
  it('shows three publishers at most, and has a word for every field', () => {
    const sides = [{ value: '2019', claims: ['a', 'b', 'c', 'd', 'e'] }];
    expect(conflictText({ field: 'START', sides }, (claim) => claim)).toBe('start: 2019 (a, b, c, 2 more)');
    for (const field of Object.keys(conflictFields) as (keyof typeof conflictFields)[]) {
      expect(conflictText({ field, sides }, by)).toMatch(/^[a-z ]+: 2019$/);
    }
  });
});

describe('the digest of what changed', () => {
  const talks = between('Stellantis', 'Leapmotor', { type: 'EXPLORING', stage: 'EXPLORING' });
  const stake = (percent: number, rest: Partial<Tie> = {}) =>
    between('Toyota', 'Hino', { type: 'OWNS', percent: exactly(percent), ...rest });
  it('tells what came of talks', () => {
    const after = between('Stellantis', 'Leapmotor', { type: 'OWNS', percent: exactly(21) });
    expect(changedSentence(talks, after)).toBe('Talks of Stellantis with Leapmotor became a stake of 21 %.');
    const between2 = between('Stellantis', 'Leapmotor', { type: 'EXPLORING', directed: false });
    expect(changedSentence(between2, between('Leapmotor', 'Stellantis', { type: 'PARTNERS' }))).toBe(
      'Talks between Stellantis and Leapmotor became a partnership.',
    );
  });
  it('tells how a share, a plan and a stage changed', () => {
    expect(changedSentence(stake(20.1), stake(50.1))).toBe('The stake of Toyota in Hino went from 20.1 % to 50.1 %.');
    expect(changedSentence(stake(20, { planned: true }), stake(20))).toBe(
      'The plan of Toyota to take 20 % of Hino became a stake of 20 %.',
    );
    expect(changedSentence(stake(15, { planned: true }), stake(20, { planned: true }))).toBe(
      'The planned stake of Toyota in Hino went from 15 % to 20 %.',
    );
    const partners = (stage: Stage) => between('Nissan', 'Honda', { type: 'PARTNERS', stage });
    expect(changedSentence(partners('SIGNED'), partners('PAUSED'))).toBe(
      'The partnership of Nissan and Honda, signed before, is on hold.',
    );
    expect(changedSentence(partners('ANNOUNCED'), partners('ACTIVE'))).toBe(
      'The partnership of Nissan and Honda, announced before, is in force.',
    );
  });
  it('tells what they now do, and else that more is known', () => {
    const work = (list: Tie['activities']) => between('Nissan', 'Honda', { type: 'PARTNERS', activities: list });
    expect(changedSentence(work([]), work(['SOFTWARE']))).toBe(
      'The partnership of Nissan and Honda now covers software.',
    );
    expect(changedSentence(work([]), work([]))).toBe('More is known of the partnership of Nissan and Honda.');
  });
  it('tells beginnings and ends', () => {
    expect(formedSentence(stake(20), TODAY)).toBe('Toyota has held 20 % of Hino since 2019.');
    expect(endedSentence(between('Ford', 'Rivian', { type: 'PARTNERS', ...ended }))).toBe(
      'The partnership of Ford and Rivian ended on 15 March 2023.',
    );
    expect(endedSentence({ ...talks, tie: { ...talks.tie, validToDate: date('2023-11') } })).toBe(
      'Talks of Stellantis with Leapmotor ended in November 2023.',
    );
  });
  it('has an outcome for every type', () => {
    for (const type of Object.keys(tieTypes) as TieType[]) {
      if (type === 'EXPLORING') continue;
      expect(changedSentence(talks, between('Stellantis', 'Leapmotor', { type }))).toMatch(
        /^Talks of Stellantis with Leapmotor became [a-z ]+(\([a-z ]+\))?.*\.$/,
      );
    }
  });
});

describe('the small change of English', () => {
  it('lists, counts and dates', () => {
    expect([listText([]), listText(['a']), listText(['a', 'b'], 'or'), listText(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a or b',
      'a, b and c',
    ]);
    expect([countText(0, 'publisher'), countText(1, 'party', 'parties'), countText(1234, 'party', 'parties')]).toEqual([
      '0 publishers',
      'one party',
      '1,234 parties',
    ]);
    expect([onText(date('2023')), onText(onOrBefore('2023-08-03'))]).toEqual(['in 2023', 'on 3 August 2023 or before']);
    expect(capitalized('the end')).toBe('The end');
  });
});
