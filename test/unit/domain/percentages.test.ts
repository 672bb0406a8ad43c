import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Percentage } from '../../../src/domain/model.ts';
import {
  exactly,
  hull,
  hullOf,
  lowerBound,
  multiply,
  overlaps,
  percentage,
  percentText,
  surelyMoreThan,
  upperBound,
} from '../../../src/domain/percentages.ts';

const value = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const share: fc.Arbitrary<Percentage> = fc
  .record({
    low: value,
    high: value,
    form: fc.constantFrom('exact', 'range', 'min', 'max'),
    minExclusive: fc.boolean(),
    maxExclusive: fc.boolean(),
    approximate: fc.boolean(),
  })
  .map(({ low, high, form, approximate, ...exclusive }) => {
    const [min, max] = low < high ? [low, high] : [high, low];
    if (form === 'exact' || min === max || (form === 'min' && min === 100) || (form === 'max' && max === 0))
      return percentage({ exact: low, approximate })!;
    if (form === 'min') return percentage({ min, minExclusive: exclusive.minExclusive, approximate })!;
    if (form === 'max') return percentage({ max, maxExclusive: exclusive.maxExclusive, approximate })!;
    return percentage({ min, max, ...exclusive, approximate })!;
  });

describe('a share as a report gives it', () => {
  it.each([
    [{ exact: 20 }, '20 %'],
    [{ exact: 4.99 }, '4.99 %'],
    [{ exact: 0 }, '0 %'],
    [{ exact: 9, approximate: true }, 'about 9 %'],
    [{ min: 20, max: 21 }, '20–21 %'],
    [{ min: 20, max: 20 }, '20 %'],
    [{ max: 0 }, '0 %'],
    [{ min: 100 }, '100 %'],
    [{ min: 20, minExclusive: true }, 'more than 20 %'],
    [{ min: 20 }, 'at least 20 %'],
    [{ max: 15 }, 'up to 15 %'],
    [{ max: 50, maxExclusive: true }, 'less than 50 %'],
    [{ min: 20, minExclusive: true, max: 50 }, 'more than 20 % and at most 50 %'],
    [{ min: 20, max: 25, approximate: true }, 'about 20–25 %'],
    [{ max: 15, approximate: true }, 'up to about 15 %'],
  ])('%j reads as "%s"', (input, text) => {
    expect(percentText(percentage(input))).toBe(text);
  });

  it('that states nothing is a share not stated', () => {
    expect(percentage({})).toBeNull();
    expect(percentage({ exact: null, approximate: true })).toBeNull();
    expect(percentText(null)).toBe('share not stated');
  });

  it.each([
    [{ exact: 101 }, /between 0 and 100 percent, and 101 does not/],
    [{ exact: -1 }, /between 0 and 100/],
    [{ exact: Number.NaN }, /between 0 and 100/],
    [{ max: Number.POSITIVE_INFINITY }, /between 0 and 100/],
    [{ min: 30, max: 20 }, /min must be at most max/],
    [{ min: 20, max: 20, minExclusive: true }, /min must be at most max/],
    [{ min: 100, minExclusive: true }, /min must be at most max/],
    [{ exact: 20, min: 10 }, /either one exact share or its bounds/],
    [{ max: 20, minExclusive: true }, /exclusive only where it is given/],
  ])('%j is refused with a remedy', (input, message) => {
    expect(() => percentage(input)).toThrow(RangeError);
    expect(() => percentage(input)).toThrow(message);
  });

  it('shows two decimals at most, and never makes a small share nothing', () => {
    expect(percentText(exactly(11.0889))).toBe('11.09 %');
    expect(percentText(exactly(0.0042))).toBe('0.004 %');
    expect(percentText(percentage({ min: 20.001, max: 20.002 }))).toBe('about 20 %');
  });
});

describe('two shares', () => {
  it('may be the same where their ranges meet', () => {
    expect(overlaps(exactly(20), exactly(21))).toBe(false);
    expect(overlaps(exactly(20), percentage({ min: 20, minExclusive: true }))).toBe(false);
    expect(overlaps(exactly(20), percentage({ min: 20 }))).toBe(true);
    expect(overlaps(exactly(14.2), percentage({ max: 15 }))).toBe(true);
    expect(overlaps(null, exactly(20))).toBe(true);
  });

  it('may be the same where one is rounded, or said to be about', () => {
    expect(overlaps(exactly(16.8), exactly(16.77))).toBe(true);
    expect(overlaps(exactly(16.5), exactly(16.77))).toBe(false);
    expect(overlaps(exactly(20, true), exactly(21))).toBe(true);
    expect(overlaps(exactly(20, true), exactly(22))).toBe(false);
    expect(overlaps(exactly(0.2, true), exactly(0.4))).toBe(false);
  });

  it('may be the same as themselves, in either order', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(overlaps(a, a)).toBe(true);
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });
});

describe('the hull of shares', () => {
  it('of two reports on Leapmotor is 20 to 21 %', () => {
    expect(percentText(hull(exactly(20), exactly(21)))).toBe('20–21 %');
    expect(percentText(hullOf([exactly(20), exactly(20), null]))).toBe('20 %');
    expect(percentText(hull(exactly(20, true), exactly(20)))).toBe('20 %');
  });

  it('of nothing, and of all there is, states no share', () => {
    expect(hullOf([])).toBeNull();
    expect(hullOf([null])).toBeNull();
    expect(hull(percentage({ min: 30 })!, percentage({ max: 20 })!)).toBeNull();
  });

  it('covers each of them and no more, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 5 }), (shares) => {
        const all = hullOf(shares);
        expect(hullOf(shares.toReversed())).toEqual(all);
        expect(lowerBound(all)).toBe(Math.min(...shares.map(lowerBound)));
        expect(upperBound(all)).toBe(Math.max(...shares.map(upperBound)));
        expect(hullOf([...shares, ...shares])).toEqual(all);
        if (all !== null) {
          expect(hull(all, shares[0]!)).toMatchObject({ exact: all.exact, min: all.min, max: all.max });
          for (const one of shares) expect(overlaps(all, one)).toBe(true);
        }
      }),
    );
  });

  it('of one share is that share', () => {
    fc.assert(
      fc.property(share, (one) => {
        expect(hullOf([one])).toEqual(one);
      }),
    );
  });
});

describe('a majority', () => {
  it('is surely more than half', () => {
    expect(surelyMoreThan(exactly(50), 50)).toBe(false);
    expect(surelyMoreThan(exactly(50.1), 50)).toBe(true);
    expect(surelyMoreThan(percentage({ min: 50, minExclusive: true }), 50)).toBe(true);
    expect(surelyMoreThan(percentage({ min: 40, max: 60 }), 50)).toBe(false);
    expect(surelyMoreThan(null, 50)).toBe(false);
  });
});

describe('a share of a share', () => {
  it('multiplies', () => {
    expect(multiply(exactly(50), exactly(20))).toEqual(exactly(10));
    expect(multiply(exactly(33.3), exactly(33.3))).toEqual(exactly(11.0889));
    expect(percentText(multiply(exactly(50), percentage({ min: 20, max: 21 })))).toBe('10–10.5 %');
    expect(percentText(multiply(exactly(50), percentage({ min: 20, minExclusive: true })))).toBe(
      'more than 10 % and at most 50 %',
    );
    expect(percentText(multiply(exactly(50), null))).toBe('up to 50 %');
    expect(multiply(null, null)).toBeNull();
  });

  it('lies within the product of the bounds, in either order, and all of it is itself', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const both = multiply(a, b);
        expect(multiply(b, a)).toEqual(both);
        expect(lowerBound(both)).toBeCloseTo((lowerBound(a) * lowerBound(b)) / 100, 5);
        expect(upperBound(both)).toBeCloseTo((upperBound(a) * upperBound(b)) / 100, 5);
        expect(lowerBound(both)).toBeLessThanOrEqual(upperBound(both));
        expect(lowerBound(multiply(a, exactly(100)))).toBe(lowerBound(a));
        expect(upperBound(multiply(a, exactly(100)))).toBe(upperBound(a));
      }),
    );
  });
});
