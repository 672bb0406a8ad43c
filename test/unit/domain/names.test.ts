import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dealId,
  detectScript,
  modelId,
  nameKeys,
  normalizeName,
  organizationId,
  publisherId,
  slug,
  storedName,
  uniqueId,
} from '../../../src/domain/names.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('the keys of a name', () => {
  it('go from the exact name to its transliteration', () => {
    expect(nameKeys(' Škoda  Auto a.s. ')).toEqual({
      exact: 'Škoda Auto a.s.',
      folded: 'škoda auto a.s.',
      bare: 'škoda auto',
      latin: 'skoda auto',
    });
    expect(nameKeys('大众汽车集团')).toMatchObject({ bare: '大众汽车集团', latin: 'da zhong qi che ji tuan' });
    expect(nameKeys('АвтоВАЗ')).toMatchObject({ folded: 'автоваз', latin: 'avtovaz' });
    expect(nameKeys('Citroën').latin).toBe(nameKeys('CITROEN').latin);
    expect(nameKeys('Groß Motoren').folded).toBe(nameKeys('GROSS MOTOREN').folded);
  });

  it('are alike for texts that a reader cannot tell apart', () => {
    expect(nameKeys('ＶＷ')).toEqual(nameKeys('VW'));
    expect(nameKeys('Stellantis\u200B\u202E')).toEqual(nameKeys('Stellantis'));
    expect(nameKeys('Citroe\u0308n')).toEqual(nameKeys('Citro\u00EBn'));
    expect(nameKeys('Ford\u00A0\n Otosan')).toEqual(nameKeys('Ford Otosan'));
  });

  it('keep directional marks in what is stored, and leave them out of what is compared', () => {
    expect(storedName('  Stellantis\u200F ')).toBe('Stellantis\u200F');
    expect(normalizeName('Stellantis\u200F')).toBe('Stellantis');
  });

  it('have no content where there is nothing to see', () => {
    expect(normalizeName(' \u200B\u202E\t')).toBe('');
    expect(nameKeys('🚗').latin).toBe('🚗');
  });

  it.each([
    ['Stellantis N.V.', 'stellantis'],
    ['Volkswagen AG', 'volkswagen'],
    ['AB Volvo', 'volvo'],
    ['Nissan Motor Co., Ltd.', 'nissan motor'],
    ['Tesla, Inc.', 'tesla'],
    ['Fiat S.p.A.', 'fiat'],
    ['Dr. Ing. h.c. F. Porsche AG', 'dr. ing. h.c. f. porsche'],
    ['Robert Bosch GmbH & Co. KG', 'robert bosch'],
    ['Nemak, S.A.B. de C.V.', 'nemak'],
    ['Maruti Suzuki India Private Limited', 'maruti suzuki india'],
    ['Etika Automotive Sdn Bhd', 'etika automotive'],
    ['上海汽车集团股份有限公司', '上海汽车集团'],
    ['トヨタ自動車株式会社', 'トヨタ自動車'],
    ['㈜현대자동차', '현대자동차'],
    ['현대자동차 주식회사', '현대자동차'],
    ['ПАО АвтоВАЗ', 'автоваз'],
    ['บริษัท โตโยต้า จำกัด (มหาชน)', 'โตโยต้า'.normalize('NFKC')],
  ])('of %s are without its legal form', (name, bare) => {
    expect(nameKeys(name).bare).toBe(bare);
  });

  it.each([
    ['Lynk & Co', 'lynk & co'],
    ['AG', 'ag'],
    ['Co., Ltd.', 'co., ltd.'],
    ['有限公司', '有限公司'],
    ['KG Mobility', 'kg mobility'],
    ['Volvo Group', 'volvo group'],
    ['SK On', 'sk on'],
    ['SEAT', 'seat'],
  ])('of %s keep all of it', (name, bare) => {
    expect(nameKeys(name).bare).toBe(bare);
  });

  it('leave a text alone that is too long for a name', () => {
    const text = 'co '.repeat(50_000).trim();
    expect(nameKeys(text).bare).toBe(text);
  });

  it('stay the same when made from themselves, and are never empty while there is something to see', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const keys = nameKeys(name);
        expect(nameKeys(keys.exact)).toEqual(keys);
        expect(nameKeys(keys.folded)).toMatchObject({ folded: keys.folded, bare: keys.bare, latin: keys.latin });
        expect(nameKeys(keys.bare)).toMatchObject({ folded: keys.bare, bare: keys.bare, latin: keys.latin });
        if (keys.exact !== '') expect(Object.values(keys)).not.toContain('');
      }),
    );
  });
});

describe('the script of a name', () => {
  it.each([
    ['Stellantis', 'Latn'],
    ['Citroën', 'Latn'],
    ['大众', 'Hani'],
    ['豐田', 'Hani'],
    ['トヨタ自動車', 'Jpan'],
    ['LG에너지솔루션', 'Kore'],
    ['АвтоВАЗ', 'Cyrl'],
    ['โตโยต้า', 'Thai'],
    ['تويوتا', 'Arab'],
    ['005380', null],
  ])('%s is in %s', (name, script) => {
    expect(detectScript(name)).toBe(script);
  });
});

describe('ids', () => {
  it('are readable', () => {
    expect(organizationId('Stellantis')).toBe('organization:stellantis');
    expect(organizationId('Citroën')).toBe('organization:citroen');
    expect(organizationId('大众')).toBe('organization:da-zhong');
    expect(modelId('Leapmotor C11')).toBe('model:leapmotor-c11');
    expect(publisherId('Auto Alliances')).toBe('publisher:auto-alliances');
    expect(dealId('stellantis-leapmotor-stake')).toBe('deal:stellantis-leapmotor-stake');
  });

  it('tell apart names that differ by a space, a sign or a digit', () => {
    const names = [
      'Mazda3',
      'Mazda 3',
      'Mazda 2',
      'Aion S',
      'Aion S+',
      'GAC-FCA',
      'Volvo Cars',
      'Volvo Group',
      'Mini Cooper SE',
    ];
    expect(new Set(names.map(modelId)).size).toBe(names.length);
  });

  it('of deals differ whenever their keys differ', () => {
    const keys = ['a b', 'a-b', 'A-b', 'a--b', 'a+b', ''];
    expect(new Set(keys.map(dealId)).size).toBe(keys.length);
  });

  it('give way to those that are taken, and never to a name of another', () => {
    const taken = new Set(['model:mazda', 'model:mazda--2']);
    expect(uniqueId('model:mazda', taken)).toBe('model:mazda--3');
    expect(uniqueId('model:mazda-2', taken)).toBe('model:mazda-2');
  });

  it('are short, plain and always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(slug(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug(text).length).toBeLessThanOrEqual(60);
        expect(slug(slug(text))).toBe(slug(text));
      }),
    );
    expect(slug(`${'x'.repeat(100)}a`)).not.toBe(slug(`${'x'.repeat(100)}b`));
  });
});
