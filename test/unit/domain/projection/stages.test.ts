/** From claims to the stages of a deal (rules 1 to 5 and 7), and from when dates count. */
import { describe, expect, it } from 'vitest';
import { stepsKnownAt } from '../../../../src/domain/moments.ts';
import type { Stage } from '../../../../src/domain/vocabulary.ts';
import { type ShortClaim, told } from './short-form.ts';

const PARTIES = { Ford: '', Renault: '' } as const;

function report(id: string, known: string, stage: Stage, more: Partial<ShortClaim> = {}): ShortClaim {
  return { id, known, stage, parties: PARTIES, ...more };
}

describe('which claims count', () => {
  it.each([
    ['pending', { review: 'PENDING' }],
    ['rejected', { review: 'REJECTED' }],
    ['retracted', { review: 'RETRACTED' }],
    ['superseded', { review: 'SUPERSEDED' }],
    ['deprecated', { rank: 'DEPRECATED' }],
  ] as const)('a claim that is %s does not', (_, standing) => {
    const story = told([report('a', '2020-01-01', 'SIGNED'), report('b', '2020-02-01', 'ACTIVE', standing)]);
    expect(story.stage('2021-01-01')).toBe('SIGNED since [..2020-01-01], by a');
    expect(story.face().claims).toEqual(['claim:a']);
    expect(story.life().lastReported).toBe('2020-01-01');
  });

  it('a deal without a claim that counts has no life, no face and no ties', () => {
    const story = told([report('a', '2020-01-01', 'SIGNED', { review: 'PENDING' })]);
    expect(story.life()).toEqual({
      deal: 'deal:deal',
      background: false,
      steps: [],
      faces: [],
      firstReported: null,
      lastReported: null,
    });
    expect(story.ties('2021-01-01')).toEqual([]);
  });
});

describe('from when a date counts', () => {
  it('what a report states without a date was so by the day of the report, and nothing is asserted of earlier days', () => {
    const story = told([report('a', '2024-11-05', 'ACTIVE')]);
    expect(story.stage('2024-11-04')).toBe('nothing');
    expect(story.stage('2024-11-05')).toBe('ACTIVE since [..2024-11-05], by a');
  });

  it('a milestone "on or before" counts from its day', () => {
    const story = told([report('a', '2024-11-05', 'ACTIVE', { milestones: { ACTIVE: '[..2024-06-30]' } })]);
    expect(story.stage('2024-06-29')).toBe('nothing');
    expect(story.stage('2024-06-30')).toBe('ACTIVE since [..2024-06-30], by a');
  });

  it('a month yields to a finer milestone of the same stage inside it', () => {
    const story = told([
      report('a', '2020-06-01', 'SIGNED', { milestones: { SIGNED: '2020-05' } }),
      report('b', '2020-06-02', 'SIGNED', { milestones: { SIGNED: '2020-05-14' } }),
    ]);
    expect(story.stage('2020-05-13')).toBe('nothing');
    expect(story.stage('2020-05-14')).toBe('SIGNED since 2020-05-14, by a b');
  });

  it('but not to a finer one outside it, nor to one "by the day of a report"', () => {
    const story = told([
      report('a', '2020-06-01', 'SIGNED', { milestones: { SIGNED: '2020-05' } }),
      report('b', '2020-06-02', 'SIGNED', { milestones: { SIGNED: '2020-06-02' } }),
      report('c', '2020-05-20', 'SIGNED'),
    ]);
    expect(story.stage('2020-05-01')).toBe('SIGNED since 2020-05, by a b c');
  });

  it('a month without a finer date counts no earlier than the last dated milestone of an earlier stage inside it', () => {
    const story = told([
      report('a', '2020-05-11', 'EXPLORING', { milestones: { EXPLORING: '2020-05-10' } }),
      report('b', '2020-05-20', 'NEGOTIATING', { milestones: { NEGOTIATING: '2020-05-19' } }),
      report('c', '2020-07-01', 'SIGNED', { milestones: { SIGNED: '2020-05' } }),
    ]);
    expect(story.stage('2020-05-18')).toBe('EXPLORING since 2020-05-10, by a');
    expect(story.stage('2020-05-19')).toBe('SIGNED since 2020-05, by c');
  });

  it('a pause given as a month follows what was reached inside it', () => {
    const story = told([
      report('a', '2020-05-11', 'SIGNED', { milestones: { SIGNED: '2020-05-10' } }),
      report('b', '2020-07-01', 'PAUSED', { milestones: { PAUSED: '2020-05' } }),
    ]);
    expect(story.stage('2020-05-09')).toBe('nothing');
    expect(story.stage('2020-05-10')).toBe('PAUSED since 2020-05, by b');
  });

  it.each(['WITHDRAWN', 'EXPIRED', 'TERMINATED', 'DENIED'] as const)(
    '%s given as a month counts from its last day',
    (stage) => {
      const story = told([
        report('a', '2019-01-01', 'EXPLORING'),
        report('b', '2020-07-01', stage, { milestones: { [stage]: '2020-05' } }),
      ]);
      expect(story.stage('2020-05-30')).toBe('EXPLORING since [..2019-01-01], by a');
      expect(story.stage('2020-05-31')).toBe(`${stage} since 2020-05, by b`);
    },
  );

  it('an expected end in the future is no end until its day', () => {
    const story = told([report('a', '2020-01-01', 'ACTIVE', { milestones: { EXPIRED: '2028-12-31' } })]);
    expect(story.stage('2028-12-30')).toBe('ACTIVE since [..2020-01-01], by a');
    expect(story.stage('2028-12-31')).toBe('EXPIRED since 2028-12-31, by a');
    expect(story.bareTies('2028-12-30')).toEqual(['PARTNERS Ford — Renault, ACTIVE, since [..2020-01-01]']);
    expect(story.bareTies('2028-12-31')).toEqual([]);
  });

  it('of several ends the earliest counts', () => {
    const story = told([
      report('a', '2010-01-01', 'ACTIVE'),
      report('b', '2022-11-01', 'TERMINATED', { milestones: { TERMINATED: '2022-10' } }),
      report('c', '2022-12-01', 'TERMINATED', { milestones: { TERMINATED: '2022-07' } }),
    ]);
    expect(story.stage('2022-07-31')).toBe('TERMINATED since 2022-07, by b c');
  });

  it('unless a claim of higher rank names another', () => {
    const story = told([
      report('a', '2010-01-01', 'ACTIVE'),
      report('b', '2022-11-01', 'TERMINATED', { milestones: { TERMINATED: '2022-10' }, rank: 'PREFERRED' }),
      report('c', '2022-12-01', 'TERMINATED', { milestones: { TERMINATED: '2022-07' } }),
    ]);
    expect(story.stage('2022-08-01')).toBe('ACTIVE since [..2010-01-01], by a');
    expect(story.stage('2022-10-31')).toBe('TERMINATED since 2022-10, by b');
  });

  it('a preferred end says nothing of the end of an earlier life of the deal', () => {
    const story = told([
      report('a', '2010-01-01', 'ACTIVE', { milestones: { ACTIVE: '2010-01-01' } }),
      report('b', '2012-01-01', 'TERMINATED', { milestones: { TERMINATED: '2012-01-01' } }),
      report('c', '2015-01-01', 'SIGNED', { milestones: { SIGNED: '2015-01-01' } }),
      report('d', '2018-01-01', 'TERMINATED', { milestones: { TERMINATED: '2018-01-01' }, rank: 'PREFERRED' }),
    ]);
    expect(story.stage('2013-01-01')).toBe('TERMINATED since 2012-01-01, by b');
    expect(story.stage('2016-01-01')).toBe('SIGNED since 2015-01-01, by c');
    expect(story.stage('2019-01-01')).toBe('TERMINATED since 2018-01-01, by d');
  });

  it('of starts that exclude each other the preferred one stands', () => {
    const claims = [
      report('a', '2020-03-01', 'SIGNED', { milestones: { SIGNED: '2020-01-15' } }),
      report('b', '2020-03-02', 'SIGNED', { milestones: { SIGNED: '2020-02-15' }, rank: 'PREFERRED' }),
    ];
    expect(told(claims).stage('2020-02-01')).toBe('nothing');
    expect(told(claims).stage('2020-02-15')).toBe('SIGNED since 2020-02-15, by b');
    const unranked = claims.map(({ rank: _, ...claim }) => claim);
    expect(told(unranked).stage('2020-02-01')).toBe('SIGNED since 2020-01-15, by a b');
  });
});

describe('how a deal advances', () => {
  it('a claim of a stage already passed is further evidence, neither a step back nor a dispute', () => {
    const story = told([
      report('a', '2020-01-10', 'EXPLORING'),
      report('b', '2020-03-01', 'SIGNED'),
      report('c', '2020-04-01', 'ANNOUNCED'),
      report('d', '2020-05-01', 'EXPLORING'),
    ]);
    expect(story.stage('2020-06-01')).toBe('SIGNED since [..2020-03-01], by b c');
    expect(story.stage('2020-02-01')).toBe('EXPLORING since [..2020-01-10], by a d');
    expect(story.conflicts()).toEqual([]);
  });

  it('of several open stages on one day the furthest counts, without a dispute', () => {
    const story = told([report('a', '2020-01-10', 'ANNOUNCED'), report('b', '2020-01-10', 'SIGNED')]);
    expect(story.stage('2020-01-10')).toBe('SIGNED since [..2020-01-10], by a b');
    expect(story.conflicts()).toEqual([]);
  });

  it('unless a preferred claim names another', () => {
    const story = told([
      report('a', '2020-01-10', 'ANNOUNCED', { rank: 'PREFERRED' }),
      report('b', '2020-01-10', 'SIGNED'),
    ]);
    expect(story.stage('2020-01-10')).toBe('ANNOUNCED since [..2020-01-10], by a');
  });

  it('every milestone of a claim counts, beside its stage', () => {
    const story = told([
      report('a', '2020-06-01', 'ACTIVE', { milestones: { EXPLORING: '2019-02', SIGNED: '2019-11-03' } }),
    ]);
    expect(story.stage('2019-02-01')).toBe('EXPLORING since 2019-02, by a');
    expect(story.stage('2019-11-03')).toBe('SIGNED since 2019-11-03, by a');
    expect(story.stage('2020-06-01')).toBe('ACTIVE since [..2020-06-01], by a');
  });

  it('a report that comes to be known later changes the past only for those who know it', () => {
    const story = told([
      report('a', '2020-03-01', 'SIGNED'),
      report('b', '2021-01-01', 'SIGNED', { milestones: { SIGNED: '2020-02-10' } }),
    ]);
    expect(story.stage('2020-02-15', '2020-12-31')).toBe('nothing');
    expect(story.stage('2020-02-15', '2021-01-01')).toBe('SIGNED since 2020-02-10, by a b');
  });
});

describe('what halts a deal', () => {
  it.each(['PAUSED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED'] as const)(
    '%s wins from its date, also against an open stage of the same day',
    (stage) => {
      const story = told([report('a', '2020-01-10', stage), report('b', '2020-01-10', 'EXPLORING')]);
      expect(story.stage('2020-02-01')).toBe(`${stage} since [..2020-01-10], by a`);
    },
  );

  it('unless the open one alone is preferred', () => {
    const open = report('b', '2020-01-10', 'ACTIVE', { rank: 'PREFERRED' });
    const alone = told([report('a', '2020-01-10', 'TERMINATED'), open]);
    expect(alone.stage('2020-02-01')).toBe('ACTIVE since [..2020-01-10], disputed, by b');
    const both = told([report('a', '2020-01-10', 'TERMINATED', { rank: 'PREFERRED' }), open]);
    expect(both.stage('2020-02-01')).toBe('TERMINATED since [..2020-01-10], disputed, by a');
    expect(both.conflicts()).toEqual(['STAGE: terminated (a) or active (b)']);
  });

  it('after an end a report without a date does not open the deal again, nor does a date that may be of before', () => {
    const ended = report('b', '2015-06-10', 'TERMINATED', { milestones: { TERMINATED: '2015-06-10' } });
    const first = report('a', '2010-01-01', 'ACTIVE');
    for (const late of [
      report('c', '2017-01-01', 'ACTIVE'),
      report('c', '2017-01-01', 'ACTIVE', { milestones: { ACTIVE: '2015' } }),
      report('c', '2017-01-01', 'ACTIVE', { milestones: { ACTIVE: '[..2016-05-01]' } }),
      report('c', '2017-01-01', 'ACTIVE', { milestones: { ACTIVE: '2015-06-10' } }),
    ]) {
      expect(told([first, ended, late]).stage('2018-01-01')).toMatch(/^TERMINATED since 2015-06-10/);
    }
  });

  it('what a year dates that began before the end belongs to the life before it', () => {
    const story = told([
      report('a', '2012-01-01', 'SIGNED', { milestones: { SIGNED: '2012-01-01' } }),
      report('b', '2015-03-10', 'TERMINATED', { milestones: { TERMINATED: '2015-03-10' } }),
      report('c', '2015-06-01', 'EXPLORING', { milestones: { EXPLORING: '2015-06-01' } }),
      report('d', '2017-01-01', 'ACTIVE', { milestones: { ACTIVE: '2015' } }),
    ]);
    expect(story.stage('2016-01-01')).toBe('EXPLORING since 2015-06-01, by c');
    expect(story.ties('2014-01-01')).toEqual(['PARTNERS Ford — Renault, SIGNED, since 2012-01-01, by a b d']);
  });

  it('what was expected before the end does not open the deal again', () => {
    const story = told([
      report('a', '2024-12-23', 'ANNOUNCED', { milestones: { ANNOUNCED: '2024-12-23', ACTIVE: '2025-06-30' } }),
      report('b', '2025-02-13', 'WITHDRAWN', { milestones: { WITHDRAWN: '2025-02-13' } }),
    ]);
    expect(story.stage('2025-07-01', '2025-01-31')).toBe('ACTIVE since 2025-06-30, by a');
    expect(story.stage('2025-07-01')).toBe('WITHDRAWN since 2025-02-13, by b');
  });

  it('after an end a milestone of a later date opens the deal again, at its own stage', () => {
    const story = told([
      report('a', '2010-01-01', 'ACTIVE'),
      report('b', '2015-06-10', 'TERMINATED'),
      report('c', '2018-02-01', 'EXPLORING', { milestones: { EXPLORING: '2018-01' } }),
    ]);
    expect(story.stage('2017-12-31')).toBe('TERMINATED since [..2015-06-10], by b');
    expect(story.stage('2018-01-01')).toBe('EXPLORING since 2018-01, by c');
  });

  it('a deal that would open again on the day of another end stays closed', () => {
    const story = told([
      report('a', '2010-01-01', 'ACTIVE'),
      report('b', '2015-06-10', 'TERMINATED'),
      report('c', '2018-02-01', 'SIGNED', { milestones: { SIGNED: '2018-01-20' } }),
      report('d', '2018-02-02', 'WITHDRAWN', { milestones: { WITHDRAWN: '2018-01-20' } }),
    ]);
    expect(story.stage('2019-01-01')).toBe('TERMINATED since [..2015-06-10], by b');
  });

  it('a pause remembers how far the deal had come on its own day', () => {
    const story = told([
      report('a', '2020-01-01', 'NEGOTIATING'),
      report('b', '2020-05-01', 'PAUSED'),
      report('c', '2020-05-02', 'PAUSED'),
      report('d', '2020-05-02', 'SIGNED'),
    ]);
    expect(story.bareTies('2020-06-01')).toEqual(['PARTNERS Ford — Renault, PAUSED, since [..2020-05-02]']);
  });

  it('after a pause any later report opens the deal again, as far as it had come', () => {
    const story = told([
      report('a', '2020-01-01', 'SIGNED'),
      report('b', '2020-05-01', 'PAUSED'),
      report('c', '2020-09-01', 'NEGOTIATING'),
    ]);
    expect(story.stage('2020-06-01')).toBe('PAUSED since [..2020-05-01], by b');
    expect(story.stage('2020-09-01')).toBe('SIGNED since [..2020-09-01], by a');
  });

  it('what was expected before a pause is no report of its end', () => {
    const story = told([
      report('a', '2020-01-01', 'SIGNED', { milestones: { SIGNED: '2020-01-01', ACTIVE: '2020-08-01' } }),
      report('b', '2020-05-01', 'PAUSED'),
    ]);
    expect(story.stage('2020-09-01')).toBe('PAUSED since [..2020-05-01], by b');
  });

  it('the better source decides between two that exclude each other on one day, and the step is disputed', () => {
    const story = told([
      report('a', '2019-01-01', 'ACTIVE'),
      report('b', '2020-01-10', 'EXPIRED', { reliability: 'A' }),
      report('c', '2020-01-10', 'TERMINATED', { reliability: 'D' }),
    ]);
    expect(story.stage('2020-02-01')).toBe('EXPIRED since [..2020-01-10], disputed, by b');
    expect(story.conflicts()).toEqual(['STAGE: expired (b) or terminated (c)']);
  });

  it('then the more independent origins, then the further stage', () => {
    const base = report('a', '2019-01-01', 'ACTIVE');
    const more = [
      report('b', '2020-01-10', 'EXPIRED'),
      report('c', '2020-01-10', 'EXPIRED'),
      report('d', '2020-01-10', 'TERMINATED'),
    ];
    expect(told([base, ...more]).stage('2020-02-01')).toMatch(/^EXPIRED/);
    const relayed = more.map((claim) => ({ ...claim, relays: ['Reuters'] }));
    expect(told([base, ...relayed]).stage('2020-02-01')).toMatch(/^TERMINATED/);
  });
});

describe('a denial', () => {
  const talks = report('a', '2020-05-04', 'RUMOURED');

  it('comes only from a party’s own words: a claim that records what they said, and no denial, is none', () => {
    const silent = report('b', '2020-05-06', 'DENIED', {
      parties: { Ford: { comment: 'DECLINED_TO_COMMENT' }, Renault: '' },
    });
    expect(told([talks, silent]).stage('2020-06-01')).toBe('RUMOURED since [..2020-05-04], by a');
    const denied = report('b', '2020-05-06', 'DENIED', {
      parties: { Ford: { comment: 'DECLINED_TO_COMMENT' }, Renault: { comment: 'DENIED' } },
    });
    expect(told([talks, denied]).stage('2020-06-01')).toBe('DENIED since [..2020-05-06], by b');
  });

  it('named as a milestone by a claim that records other words of the parties is none either', () => {
    const recalled = report('b', '2020-05-09', 'RUMOURED', {
      milestones: { RUMOURED: '2020-05-04', DENIED: '2020-05-06' },
      parties: { Ford: { comment: 'CONFIRMED' }, Renault: '' },
    });
    expect(told([talks, recalled]).stage('2020-05-07')).toBe('RUMOURED since 2020-05-04, by a b');
  });

  it('against talks of higher rank makes the step disputed instead', () => {
    const story = told([{ ...talks, rank: 'PREFERRED' }, report('b', '2020-05-06', 'DENIED')]);
    expect(story.stage('2020-05-05')).toBe('RUMOURED since [..2020-05-04], by a');
    expect(story.stage('2020-06-01')).toBe('RUMOURED since [..2020-05-04], disputed, by a');
    expect(story.bareTies('2020-06-01')).toEqual(['EXPLORING Ford — Renault, RUMOURED, since [..2020-05-04]']);
  });

  it('against preferred talks of its own day, too', () => {
    const story = told([{ ...talks, rank: 'PREFERRED' }, report('b', '2020-05-04', 'DENIED')]);
    expect(story.stage('2020-06-01')).toBe('RUMOURED since [..2020-05-04], disputed, by a');
  });

  it('of higher rank wins over talks of the same rank', () => {
    const story = told([{ ...talks, rank: 'PREFERRED' }, report('b', '2020-05-06', 'DENIED', { rank: 'PREFERRED' })]);
    expect(story.stage('2020-06-01')).toBe('DENIED since [..2020-05-06], by b');
  });

  it('wins on its day over an announcement that it denies', () => {
    const story = told([report('a', '2020-05-06', 'ANNOUNCED'), report('b', '2020-05-06', 'DENIED')]);
    expect(story.stage('2020-06-01')).toBe('DENIED since [..2020-05-06], disputed, by b');
  });
});

describe('the life of a deal on both clocks', () => {
  it('nothing ends by silence', () => {
    const story = told([report('a', '1999-03-27', 'ACTIVE')]);
    expect(story.stage('2029-01-01')).toBe('ACTIVE since [..1999-03-27], by a');
    expect(story.life().lastReported).toBe('1999-03-27');
  });

  it('a report that tells nothing of a stage leaves its step whole', () => {
    const story = told([
      report('a', '2020-01-01', 'EXPLORING'),
      report('b', '2021-01-01', 'SIGNED'),
      report('c', '2022-01-01', 'SIGNED'),
    ]);
    const talk = story.life().steps.filter((step) => step.stage === 'EXPLORING');
    expect(talk.map(({ validTo, knownFrom, knownTo }) => [validTo, knownFrom, knownTo])).toEqual([
      ['9999-12-31', '2020-01-01', '2021-01-01'],
      ['2021-01-01', '2021-01-01', '9999-12-31'],
    ]);
  });

  it('first and last reported are those of sourced claims', () => {
    const story = told([report('g', 'always', 'ACTIVE'), report('a', '2020-01-01', 'ACTIVE')]);
    expect(story.life()).toMatchObject({ background: false, firstReported: '2020-01-01', lastReported: '2020-01-01' });
    expect(told([report('g', 'always', 'ACTIVE')]).life()).toMatchObject({
      background: true,
      firstReported: null,
      lastReported: null,
    });
  });
});

describe('since when a stage is known', () => {
  const story = told([
    report('a', '2020-01-01', 'EXPLORING'),
    report('b', '2020-03-01', 'EXPLORING'),
    report('c', '2020-06-01', 'SIGNED'),
    report('d', '2020-09-01', 'SIGNED', { milestones: { SIGNED: '2020-05-14' } }),
  ]);
  const known = (knownAt: string) =>
    stepsKnownAt(story.life(), knownAt).map((step) => `${step.stage} known from ${step.knownFrom}`);

  it('another report that says the same, or the end of the stage, makes it no news', () => {
    expect(known('2020-03-01')).toEqual(['EXPLORING known from 2020-01-01']);
    expect(known('2020-06-01')).toEqual(['EXPLORING known from 2020-01-01', 'SIGNED known from 2020-06-01']);
  });

  it('a new date of it does', () => {
    expect(known('2020-09-01')).toEqual(['EXPLORING known from 2020-01-01', 'SIGNED known from 2020-09-01']);
  });
});
