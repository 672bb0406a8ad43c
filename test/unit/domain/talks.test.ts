import { describe, expect, test } from 'vitest';
import { type Claim, MAX_DAY } from '../../../src/domain/model.ts';
import { firstTalkOf, type TalkStep, talkOutcome, trackRecordOf } from '../../../src/domain/talks.ts';
import type { Stage } from '../../../src/domain/vocabulary.ts';

const claim = (stage: Stage, publisher: string, knownFrom: string, part: Partial<Claim> = {}): Claim => ({
  ...{
    id: `claim:${publisher}:${knownFrom}`,
    deal: 'deal:a',
    report: 'report:a',
    publisher,
    attributedTo: [],
    knownFrom,
  },
  ...{
    background: false,
    rank: 'NORMAL',
    review: 'ACCEPTED',
    reliability: 'F',
    credibility: null,
    stage,
    milestones: [],
  },
  ...{ type: null, activities: [], parties: [], stakes: [], value: null, jointVenture: null, models: [], regions: [] },
  ...part,
});

describe('the first to report talks', () => {
  test('is the publisher of the first report; one who comes later is not', () => {
    const claims = [claim('EXPLORING', 'nasdaq', '2023-08-24'), claim('RUMOURED', 'reuters', '2023-08-23')];
    expect(firstTalkOf(claims)).toEqual({ on: '2023-08-23', by: ['reuters'] });
  });

  test('is the one whom the report relies on', () => {
    const relay = claim('EXPLORING', 'autojosh', '2023-08-23', { attributedTo: ['bloomberg'] });
    expect(firstTalkOf([relay])).toEqual({ on: '2023-08-23', by: ['bloomberg'] });
  });

  test('is everyone who had it on the same day', () => {
    const claims = [claim('EXPLORING', 'reuters', '2023-08-23'), claim('RUMOURED', 'bloomberg', '2023-08-23')];
    expect(firstTalkOf(claims)).toEqual({ on: '2023-08-23', by: ['bloomberg', 'reuters'] });
  });

  test('is nobody where the first report already saw a contract, though a later one recalls the talks', () => {
    const claims = [claim('SIGNED', 'reuters', '2023-08-23'), claim('EXPLORING', 'blog', '2023-08-24')];
    expect(firstTalkOf(claims)).toBeNull();
    expect(firstTalkOf([claims[0]!, { ...claims[1]!, knownFrom: '2023-08-23' }])).toBeNull();
  });

  test('is no claim that a reviewer refused, and no editor', () => {
    const refused = claim('RUMOURED', 'blog', '2023-08-01', { review: 'REJECTED' });
    const editor = claim('RUMOURED', 'us', '0001-01-01', { background: true });
    expect(firstTalkOf([refused, editor])).toBeNull();
    expect(firstTalkOf([refused, editor, claim('RUMOURED', 'reuters', '2023-08-23')])?.by).toEqual(['reuters']);
  });
});

describe('what became of talks', () => {
  const first = { on: '2023-08-23', by: ['bloomberg'] };
  const step = (stage: Stage, validFrom: string, validTo = MAX_DAY, knownFrom = validFrom): TalkStep => ({
    ...{ stage, validFrom, validTo, knownFrom, knownTo: MAX_DAY },
  });
  const at = (day: string) => ({ asOf: day, knownAt: day });
  const stake = [step('EXPLORING', '2023-08-23', '2023-10-26'), step('SIGNED', '2023-10-26')];

  test('they are confirmed once the deal comes to more', () => {
    expect(talkOutcome(first, stake, at('2024-01-01'))).toEqual({ outcome: 'CONFIRMED', days: 64 });
    expect(talkOutcome(first, [step('EXPLORING', '2023-08-23')], at('2023-09-01'))).toEqual({
      outcome: 'OPEN',
      days: null,
    });
  });

  test('they stay confirmed when the deal is given up later, and are denied when it is given up before', () => {
    const given = [...stake.slice(0, 1), step('SIGNED', '2023-10-26', '2024-03-01'), step('WITHDRAWN', '2024-03-01')];
    expect(talkOutcome(first, given, at('2025-01-01'))?.outcome).toBe('CONFIRMED');
    const never = [step('EXPLORING', '2023-08-23', '2023-09-10'), step('WITHDRAWN', '2023-09-10')];
    expect(talkOutcome(first, never, at('2025-01-01'))?.outcome).toBe('DENIED');
    expect(talkOutcome(first, never, at('2023-09-01'))?.outcome).toBe('OPEN');
  });

  test('they are open again when they are taken up after a denial', () => {
    const revived = [
      step('RUMOURED', '2023-08-23', '2023-08-25'),
      step('DENIED', '2023-08-25', '2024-01-01'),
      step('EXPLORING', '2024-01-01'),
    ];
    expect(talkOutcome(first, revived, at('2023-12-01'))?.outcome).toBe('DENIED');
    expect(talkOutcome(first, revived, at('2024-02-01'))?.outcome).toBe('OPEN');
  });

  test('they do not exist before they are reported, and a deal older than its rumour took no days', () => {
    expect(talkOutcome(first, stake, at('2023-08-22'))).toBeUndefined();
    expect(talkOutcome(first, [step('SIGNED', '2023-07-01', MAX_DAY, '2024-01-01')], at('2024-02-01'))).toEqual({
      outcome: 'CONFIRMED',
      days: 0,
    });
  });

  test('are counted, with the middle of the days that it took', () => {
    const outcomes = [
      { outcome: 'CONFIRMED', days: 10 },
      { outcome: 'CONFIRMED', days: 30 },
      { outcome: 'CONFIRMED', days: 400 },
      { outcome: 'DENIED', days: null },
      { outcome: 'OPEN', days: null },
    ] as const;
    expect(trackRecordOf(outcomes)).toEqual({
      ...{ talks: 5, confirmed: 3, denied: 1, open: 1, medianDaysToConfirmation: 30 },
    });
    expect(trackRecordOf(outcomes.slice(0, 2)).medianDaysToConfirmation).toBe(20);
    expect(trackRecordOf([])).toEqual({ talks: 0, confirmed: 0, denied: 0, open: 0, medianDaysToConfirmation: null });
  });
});
