import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateText,
  finerThan,
  knownFrom,
  liesWithin,
  mayBeSame,
  nextDay,
  onDay,
  onOrBefore,
  parseDay,
  parsePartialDate,
  previousDay,
  sinceText,
  surelyBefore,
} from '../../../src/domain/dates.ts';
import { MAX_DAY, MIN_DAY } from '../../../src/domain/model.ts';

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDate = fc
  .tuple(day, fc.constantFrom(4, 7, 10, 0), fc.constantFrom('', '~'))
  .map(([text, length, about]) => parsePartialDate(length === 0 ? `[..${text}]` : text.slice(0, length) + about));

describe('a date as a report gives it', () => {
  it.each([
    ['2023', '2023-01-01', '2023-12-31', 'YEAR', false, '2023'],
    ['2023~', '2023-01-01', '2023-12-31', 'YEAR', true, 'about 2023'],
    ['2023-08', '2023-08-01', '2023-08-31', 'MONTH', false, 'August 2023'],
    ['2024-02~', '2024-02-01', '2024-02-29', 'MONTH', true, 'about February 2024'],
    ['2023-08-23', '2023-08-23', '2023-08-23', 'DAY', false, '23 August 2023'],
    ['2023-08-03~', '2023-08-03', '2023-08-03', 'DAY', true, 'about 3 August 2023'],
    ['[..2024-11-05]', null, '2024-11-05', 'ON_OR_BEFORE', false, '5 November 2024 or before'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'DAY', false, '29 February 2024'],
    ['1905', '1905-01-01', '1905-12-31', 'YEAR', false, '1905'],
  ])(
    '%s is kept as written, with its first and last day and its words',
    (edtf, earliest, latest, precision, approximate, text) => {
      const date = parsePartialDate(edtf);
      expect(date).toEqual({ edtf, earliest, latest, precision, approximate });
      expect(dateText(date)).toBe(text);
    },
  );

  it.each([
    '2023-02-30',
    '2023-02-29',
    '1900-02-29',
    '2023-13',
    '2023-00',
    '2023-04-31',
    '2023-21',
    '[..2023-02-29]',
    '2023-08-00',
  ])('%s is refused, for the calendar does not have it', (text) => {
    expect(() => parsePartialDate(text)).toThrow(RangeError);
    expect(() => parsePartialDate(text)).toThrow(
      /not in the calendar\. Write a year \(2023\), a month \(2023-08\) or a day/,
    );
  });

  it.each(['2023/2024', '2023-08/2023-09', '2023/..', '[2023..2024]', '[2023-08-23..]'])(
    '%s is refused, for an interval is no date',
    (text) => expect(() => parsePartialDate(text)).toThrow(/interval, not one date\. Write a year/),
  );

  it.each([
    '',
    ' 2023',
    '2023?',
    '202X',
    'Y20000',
    '23 August 2023',
    '2023-8-23',
    '2023-08-23T00:00:00Z',
    '0999',
    '[..2023]',
    '2023~~',
    '２０２３',
  ])('%j is refused with what is accepted', (text) =>
    expect(() => parsePartialDate(text)).toThrow(/is not a date\.|is an interval/),
  );

  it('never takes the day that stands for an open end', () => {
    expect(() => parsePartialDate('9999')).toThrow(/years run from 1000 to 9998/);
    expect(() => parseDay(MAX_DAY)).toThrow(RangeError);
  });

  it('echoes no more than a few characters of a long text', () => {
    expect(() => parsePartialDate('x'.repeat(100_000))).toThrow(/^.{1,300}$/);
  });

  it('says since when', () => {
    expect(sinceText(parsePartialDate('2023-10-26'))).toBe('since 26 October 2023');
    expect(sinceText(onOrBefore('2024-11-05'))).toBe('since 5 November 2024 or before');
    expect(sinceText(parsePartialDate('2023~'))).toBe('since about 2023');
  });

  it('reads every date that it writes, and spans the days that its text begins with', () => {
    fc.assert(
      fc.property(partialDate, (date) => {
        expect(parsePartialDate(date.edtf)).toEqual(date);
        if (date.earliest !== null) {
          const written = date.edtf.replace('~', '');
          expect([date.earliest.slice(0, written.length), date.latest.slice(0, written.length)]).toEqual([
            written,
            written,
          ]);
          expect(previousDay(date.earliest).startsWith(written) || nextDay(date.latest).startsWith(written)).toBe(
            false,
          );
        }
      }),
    );
  });
});

describe('a calendar day', () => {
  it('is read strictly', () => {
    expect(parseDay('2023-08-23')).toBe('2023-08-23');
    for (const text of ['2023-08', '2023-08-23~', '2023-02-29', '[..2023-08-23]', '']) {
      expect(() => parseDay(text)).toThrow(RangeError);
    }
  });

  it('is followed and preceded by its neighbours, across months, leap days and years', () => {
    expect(nextDay('2023-12-31')).toBe('2024-01-01');
    expect(nextDay('2024-02-28')).toBe('2024-02-29');
    expect(previousDay('2023-03-01')).toBe('2023-02-28');
    fc.assert(
      fc.property(day, (text) => {
        expect(previousDay(nextDay(text))).toBe(text);
        expect(nextDay(text) > text).toBe(true);
      }),
    );
  });

  it('never leaves the two ends of time', () => {
    expect(nextDay(MAX_DAY)).toBe(MAX_DAY);
    expect(previousDay(MIN_DAY)).toBe(MIN_DAY);
    expect(nextDay(MIN_DAY)).toBe('0001-01-02');
  });
});

describe('when a report became known', () => {
  it('is the last day that its publication date can mean', () => {
    expect(knownFrom(parsePartialDate('2023-08'), '2026-11-22', '2026-11-22')).toBe('2023-08-31');
  });
  it('is no later than the day it was recorded', () => {
    expect(knownFrom(parsePartialDate('2026'), '2026-03-01', '2026-03-02')).toBe('2026-03-02');
  });
  it('is the day of retrieval when the page has no date', () => {
    expect(knownFrom(null, '2026-11-20', '2026-11-22')).toBe('2026-11-20');
  });
});

describe('two partial dates', () => {
  const date = parsePartialDate;
  it('may be the same day where they overlap, and else one is surely before', () => {
    expect(mayBeSame(date('2023-10'), date('2023-10-26'))).toBe(true);
    expect(surelyBefore(date('2023-08-23'), date('2023-10'))).toBe(true);
    expect(surelyBefore(date('2023'), date('2023-10'))).toBe(false);
    fc.assert(
      fc.property(partialDate, partialDate, (a, b) => {
        expect([surelyBefore(a, b), mayBeSame(a, b), surelyBefore(b, a)].filter(Boolean)).toHaveLength(1);
        expect(mayBeSame(a, b)).toBe(mayBeSame(b, a));
      }),
    );
  });
  it('reach one unit further where they say about', () => {
    expect(mayBeSame(date('2023-08~'), date('2023-09-05'))).toBe(true);
    expect(mayBeSame(date('2023-08~'), date('2023-10-01'))).toBe(false);
    expect(mayBeSame(date('2023~'), date('2024-12-31'))).toBe(true);
    expect(mayBeSame(date('2024-01-01~'), date('2023-12-31'))).toBe(true);
  });
  it('never put "on or before" surely after anything earlier', () => {
    expect(surelyBefore(date('1905'), onOrBefore('2024-11-05'))).toBe(false);
    expect(surelyBefore(onOrBefore('2024-11-05'), date('2025'))).toBe(true);
  });
  it('are ranked by precision, "on or before" last', () => {
    expect(finerThan(date('2023-08-23'), date('2023-08'))).toBe(true);
    expect(finerThan(date('2023-08'), date('2023'))).toBe(true);
    expect(finerThan(date('2023'), onOrBefore('2023-01-01'))).toBe(true);
    expect(finerThan(date('2023'), date('2024'))).toBe(false);
  });
  it('lie within each other by their days', () => {
    expect(liesWithin(date('2023-08-23'), date('2023-08'))).toBe(true);
    expect(liesWithin(date('2023-08'), date('2023-08-23'))).toBe(false);
    expect(liesWithin(onOrBefore('2023-08-23'), date('2023'))).toBe(false);
    expect(liesWithin(onDay('2023-08-23'), onOrBefore('2024-01-01'))).toBe(true);
  });
});
