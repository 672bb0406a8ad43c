import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/exchange/csv.ts';
import { readMappingTables, starterDataFolder } from '../../../src/exchange/starter-shape/tables.ts';

describe('a table', () => {
  test('keeps commas, quotes and line breaks that stand in quotes', () => {
    const text = '\uFEFFword,means\r\n"one, two","he said ""three"""\r\n\r\n four ,"five\nsix"\r\nseven';
    expect(readCsv(text, ['word', 'means'])).toEqual([
      { line: 2, fields: { word: 'one, two', means: 'he said "three"' } },
      { line: 4, fields: { word: 'four', means: 'five\nsix' } },
      { line: 6, fields: { word: 'seven', means: '' } },
    ]);
  });

  test('leaves out rows of empty cells alone', () => {
    expect(readCsv('word,means\n , \n"",\na,b', ['word'])).toEqual([{ line: 4, fields: { word: 'a', means: 'b' } }]);
  });

  test('is refused with the line where a quote stays open, a comma is too many or a column is missing', () => {
    expect(() => readCsv('word,means\na,"b\n', ['word'])).toThrow('Line 2 has a quote');
    expect(() => readCsv('word,means\n"a\nb",c\n"d"e,f\n', ['word'])).toThrow('Line 4 has a quote');
    expect(() => readCsv('word,means\na,b,c\n', ['word'])).toThrow('Line 2 has more fields');
    expect(() => readCsv('word\na', ['word', 'means'])).toThrow('columns means');
    expect(() => readCsv('', ['word'])).toThrow('is empty');
  });
});

describe('the mapping tables', () => {
  test('refuse a word that the contract does not know, naming file and line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
    cpSync(join(starterDataFolder(), 'mapping'), folder, { recursive: true });
    writeFileSync(join(folder, 'powertrains.csv'), 'powertrain,contract_powertrain\nbev,BEV\nsteam,STEAM\n');
    expect(() => readMappingTables(folder)).toThrow('powertrains.csv, line 3: "STEAM" must be one of BEV, EREV');
  });
});
