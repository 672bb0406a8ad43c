import { describe, expect, it } from 'vitest';
import { amountOf, percentageOf } from '../../../src/explorer/report/amounts.ts';

describe('what a person writes into the form', () => {
  it.each([
    ['', {}],
    ['20', { exact: 20 }],
    ['20.5 %', { exact: 20.5 }],
    ['20,5 percent', { exact: 20.5 }],
    ['about 20', { exact: 20, approximate: true }],
    ['~ 20%', { exact: 20, approximate: true }],
    ['20–21', { min: 20, max: 21 }],
    ['20 to 21 %', { min: 20, max: 21 }],
    ['more than 50', { min: 50, minExclusive: true }],
    ['>50', { min: 50, minExclusive: true }],
    ['at least 50', { min: 50 }],
    ['less than 10', { max: 10, maxExclusive: true }],
    ['Up to 15', { max: 15 }],
    ['a fifth', null],
    ['twice 20', null],
    ['20 of 30', null],
  ])('"%s" is a share', (text, share) => {
    expect(percentageOf(text)).toEqual(share);
  });

  it.each([
    ['1500000000', 1_500_000_000],
    ['1,500,000,000', 1_500_000_000],
    ['1.5 billion', 1_500_000_000],
    ['1.1 bn', 1_100_000_000],
    ['1,500 million', 1_500_000_000],
    ['0.29m', 290_000],
    ['1,5', null],
    ['a lot', null],
    ['', null],
  ])('"%s" is a sum', (text, sum) => {
    expect(amountOf(text)).toBe(sum);
  });
});
