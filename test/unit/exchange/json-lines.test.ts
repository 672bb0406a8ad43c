import { describe, expect, test } from 'vitest';
import { type JsonLine, readJsonLines } from '../../../src/exchange/json-lines.ts';

async function read(bytes: Iterable<Uint8Array>, longest?: number) {
  const lines: JsonLine[] = [];
  for await (const line of readJsonLines(bytes, longest === undefined ? {} : { longest })) lines.push(line);
  return lines;
}
const readText = (text: string) => read([Buffer.from(text)]);

describe('a file of JSON lines', () => {
  test('is read line by line, with its numbers, whatever ends them and wherever the chunks part', async () => {
    const bytes = Buffer.from('\uFEFF{"name":"零跑"}\r\n\r\n{"name":"Citroën"}\n{"name":"Fiat"}');
    const expected = [
      { line: 1, value: { name: '零跑' } },
      { line: 3, value: { name: 'Citroën' } },
      { line: 4, value: { name: 'Fiat' } },
    ];
    expect(await read([bytes])).toEqual(expected);
    expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  test('tells of a line that is no JSON object and reads the others', async () => {
    const lines = await readText('{"name": "Fiat"\n[1]\n"Fiat"\n{"name":"Seat"}');
    expect(lines).toEqual([
      {
        problem: {
          line: 1,
          field: null,
          message: expect.stringMatching(/^The line is not JSON \(.+\): write one complete/),
        },
      },
      { problem: { line: 2, field: null, message: expect.stringContaining('not a JSON object') } },
      { problem: { line: 3, field: null, message: expect.stringContaining('not a JSON object') } },
      { line: 4, value: { name: 'Seat' } },
    ]);
  });

  test('tells of bytes that are not UTF-8, of UTF-16 and of half characters', async () => {
    const latin1 = Buffer.concat([Buffer.from('{"name":"Citro'), Buffer.of(0xeb), Buffer.from('n"}\n{"name":"Fiat"}')]);
    expect(await read([latin1])).toEqual([
      { problem: { line: 1, field: null, message: expect.stringContaining('not in UTF-8') } },
      { line: 2, value: { name: 'Fiat' } },
    ]);
    const utf16 = await read([Buffer.from('\uFEFF{"name":"Fiat"}', 'utf16le')]);
    expect(utf16[0]).toEqual({ problem: { line: 1, field: null, message: expect.stringContaining('UTF-16') } });
    const half = await readText('{"name":"\\ud800"}');
    expect(half).toEqual([{ problem: { line: 1, field: null, message: expect.stringContaining('surrogate') } }]);
  });

  test('holds no more of an endless line than a line may have', async () => {
    let given = 0;
    function* endless() {
      for (; given < 3000; given++) yield Buffer.alloc(1000, 'x');
      yield Buffer.from('\n{"name":"Fiat"}');
    }
    expect(await read(endless(), 50_000)).toEqual([
      { problem: { line: 1, field: null, message: expect.stringContaining('50,000 bytes') } },
      { line: 2, value: { name: 'Fiat' } },
    ]);
  });

  test('refuses what is nested too deep for the engines', async () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(await readText(nested(31))).toMatchObject([{ line: 1 }]);
    expect(await readText(nested(32))).toMatchObject([{ problem: { message: expect.stringContaining('32 levels') } }]);
    expect(await readText(nested(20_000))).toMatchObject([{ problem: { line: 1 } }]);
  });
});
