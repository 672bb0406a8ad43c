import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, writeCsv } from '../../../src/exchange/writers/csv.ts';

async function written(values: readonly string[], bom = false): Promise<string> {
  const column = { name: 'value', value: ({ value }: { value: string }) => value };
  let text = '';
  const options = { revision: 7, licence: 'Free, for all', bom };
  for await (const line of writeCsv(
    values.map((value) => ({ value })),
    [column],
    options,
  ))
    text += line;
  return text;
}

/** What the documentation says of reading back. */
const readBack = (text: string) => (text.startsWith("'") ? text.slice(1) : text);

describe('a cell', () => {
  it.each(['=1+1', '+49', '-5', '@SUM(A1)', '\tx', '\rx', '＝1', '＠x', "'quoted"])(
    'that begins as %j is no formula',
    (text) => {
      const [[shown = '']] = parse(cell(text), { relax_quotes: true }) as [string[]];
      expect(shown).toBe(`'${text}`);
    },
  );

  it('of a number stays a number, a negative one too', () => {
    expect(cell(-5)).toBe('-5');
    expect(cell(20.5)).toBe('20.5');
    expect(cell(false)).toBe('false');
    expect(cell(null)).toBe('');
  });

  it('that is like none of these is as it was', () => {
    expect(cell('零跑汽车')).toBe('零跑汽车');
    expect(cell('Geely 51 %')).toBe('Geely 51 %');
  });
});

describe('a table', () => {
  it('is read back whole by another reader, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.boolean(), async (values, bom) => {
        const text = await written(values, bom);
        const rows = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
        expect(rows.map(({ value }) => readBack(value ?? ''))).toEqual(values);
        for (const row of rows) {
          expect(row).toMatchObject({ revision: '7', licence: 'Free, for all' });
          expect(row.value).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
