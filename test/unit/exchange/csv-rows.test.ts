/** Spreadsheets as people save them. */
import { describe, expect, test } from 'vitest';
import { csvLine, readCsvRows } from '../../../src/exchange/csv-rows.ts';

async function read(content: string | Uint8Array, size = 7) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return Array.fromAsync(readCsvRows(chunks));
}
const rowsOf = async (content: string) =>
  (await read(content)).flatMap((one) => ('cells' in one ? [[one.line, ...one.cells]] : []));

describe('a table', () => {
  test('is read in the ways that programs save it: mark, line ends, delimiters', async () => {
    for (const delimiter of [',', ';', '\t']) {
      const table = `\uFEFFa${delimiter}b\r\n1${delimiter}"x${delimiter} ""y"""\r\n\r\n ;,${delimiter}2`;
      const [header, ...rows] = await read(table);
      expect(header).toEqual({ header: ['a', 'b'], delimiter });
      expect(rows).toEqual([
        { line: 2, cells: ['1', `x${delimiter} "y"`] },
        ...(delimiter === '\t' ? [{ line: 4, cells: [';,', '2'] }] : [expect.objectContaining({ line: 4 })]),
      ]);
    }
  });

  test('tells where each row begins, though cells have line breaks', async () => {
    expect(await rowsOf('a,b\n1,"two\nlines"\n\n3,4\n')).toEqual([
      [2, '1', 'two\nlines'],
      [5, '3', '4'],
    ]);
  });

  test('with any letters is read alike in pieces of any size', async () => {
    const table = 'a,b\n比亚迪,Škoda\n토요타,🚗\n';
    for (const size of [1, 2, 3, 1000]) {
      expect((await read(table, size)).slice(1).map((row) => ('cells' in row ? row.cells : row))).toEqual([
        ['比亚迪', 'Škoda'],
        ['토요타', '🚗'],
      ]);
    }
  });

  test('written out is read back', async () => {
    const cells = ['plain', 'a "quote"', 'two\nlines', 'a;b,c', '', '比亚迪'];
    for (const delimiter of [',', ';', '\t'] as const) {
      const head = csvLine(['a', 'b', 'c', 'd', 'e', 'f'], delimiter);
      expect((await read(head + csvLine(cells, delimiter)))[1]).toMatchObject({ cells });
    }
  });
});

describe('what cannot be read', () => {
  test('UTF-16 is told, and how to save the file instead', async () => {
    for (const text of ['\uFEFFa,b', 'a,b']) {
      const [first] = await read(new Uint8Array(Buffer.from(text, 'utf16le')));
      expect(first).toMatchObject({ problem: { line: 1, isFatal: true, message: expect.stringContaining('UTF-16') } });
    }
  });

  test('bytes of another encoding are told with their line', async () => {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.from('Citro\xebn,3\n', 'latin1')]));
    const found = await read(bytes, 1000);
    expect(found.at(-1)).toMatchObject({ problem: { isFatal: true, message: expect.stringContaining('UTF-8') } });
  });

  test('a stray quote is a sign like any other', async () => {
    expect(await rowsOf('a,b\n1,12" wheels\n2,z\n')).toEqual([
      [2, '1', '12" wheels'],
      [3, '2', 'z'],
    ]);
  });

  test('a row without end is told, and not kept in memory', async () => {
    const found = await read(`a,b\n1,2\n3,${'x'.repeat(1_100_000)}\n4,5\n`, 50_000);
    expect(found).toContainEqual({
      problem: expect.objectContaining({ message: expect.stringContaining('1,000,000') }),
    });
  });

  test('a quote that is never closed is told', async () => {
    const found = await read('a,b\n1,2\n3,"open\n4,5\n');
    expect(found.at(-1)).toMatchObject({
      problem: { line: 3, isFatal: true, message: expect.stringContaining('not closed') },
    });
    expect(found).toContainEqual({ line: 2, cells: ['1', '2'] });
  });
});
