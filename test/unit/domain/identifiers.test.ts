import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentifier } from '../../../src/domain/identifiers.ts';
import type { IdentifierScheme } from '../../../src/domain/vocabulary.ts';

describe('an identifier of an organisation', () => {
  it.each<[IdentifierScheme, string]>([
    ['LEI', '549300LKT9PW7ZIBDF31'],
    ['LEI', '529900NNUPAGGOMPXZ31'],
    ['ISIN', 'NL00150001Q9'],
    ['ISIN', 'DE0007664039'],
    ['ISIN', 'US88160R1014'],
    ['WIKIDATA', 'Q246'],
    ['WMI', 'WVW'],
    ['WMI', '1G1'],
    ['PERMID', '4295869230'],
    ['WEBSITE', 'https://www.stellantis.com'],
    ['WEBSITE', 'http://www.leapmotor.com/'],
  ])('%s %s is taken', (scheme, value) => {
    expect(checkIdentifier({ scheme, value })).toBeNull();
  });

  it.each<[IdentifierScheme, string]>([
    ['LEI', '529900NNUPAGGOMPXZ32'],
    ['LEI', '529900nnupaggompxz31'],
    ['LEI', ''],
    ['ISIN', 'DE0007664038'],
    ['ISIN', 'DE000766403'],
    ['WIKIDATA', '246'],
    ['WIKIDATA', 'Q0'],
    ['WMI', 'WVO'],
    ['WMI', 'WVWX'],
    ['PERMID', '12-34'],
    ['WEBSITE', 'www.stellantis.com'],
    ['WEBSITE', 'javascript:alert(1)'],
    ['WEBSITE', 'https://me:secret@stellantis.com'],
    ['WEBSITE', 'https://'],
    ['WEBSITE', `https://stellantis.com/${'x'.repeat(2_048)}`],
  ])('%s %s is refused with what it should be', (scheme, value) => {
    expect(checkIdentifier({ scheme, value })).toMatch(new RegExp(`^".*" is no ${scheme}: it (is|has) .+\\.$`));
  });

  it('never survives one wrong digit where there are check digits', () => {
    const good = [
      ['LEI', '529900NNUPAGGOMPXZ31'],
      ['ISIN', 'DE0007664039'],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.nat(19), fc.integer({ min: 1, max: 9 }), ([scheme, value], at, by) => {
        const place = at % value.length;
        const digit = Number(value[place]);
        fc.pre(!Number.isNaN(digit));
        const wrong = value.slice(0, place) + ((digit + by) % 10) + value.slice(place + 1);
        expect(checkIdentifier({ scheme, value: wrong })).not.toBeNull();
      }),
    );
  });
});
