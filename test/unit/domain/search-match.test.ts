import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gramsOf, isWithinOneTypo, wholeNameScore, wordQuality } from '../../../src/domain/search-match.ts';
import { askedWords, joinedWords, type SearchWord, searchWords } from '../../../src/domain/search-words.ts';

const word = (text: string): SearchWord => searchWords(text)[0]!;
const quality = (asked: string, name: string) => wordQuality(word(asked), word(name));
const texts = (words: readonly SearchWord[]) => words.map(({ text }) => text);

describe('words', () => {
  test('are without case, marks and legal form', () => {
    expect(texts(searchWords('Citroën'))).toEqual(['citroen']);
    expect(texts(searchWords('SAIC-GM-Wuling Automobile Co., Ltd.'))).toEqual(['saic', 'gm', 'wuling', 'automobile']);
    expect(texts(searchWords("Chang'an"))).toEqual(['changan']);
  });

  test('of scripts without spaces are runs of their signs, with how they are read', () => {
    expect(searchWords('大众汽车')).toEqual([{ text: '大众汽车', latin: 'dazhongqiche' }]);
    expect(texts(searchWords('LG에너지솔루션'))).toEqual(['lg', '에너지솔루션']);
    expect(joinedWords(searchWords('Great Wall'))).toBe('greatwall');
  });

  test('of a question leave the small ones out, unless there are no others', () => {
    expect(texts(askedWords('Toyota and Suzuki'))).toEqual(['toyota', 'suzuki']);
    expect(texts(askedWords('the the'))).toEqual(['the']);
    expect(askedWords('a b c d e f g h i j k l')).toHaveLength(8);
    expect(askedWords(' – ')).toEqual([]);
  });
});

describe('a word matches', () => {
  test('best itself, then its beginning, then with one typo, then as a part', () => {
    const order = ['leapmotor', 'leapmo', 'leapmotro', 'motor', 'tesla'].map((asked) => quality(asked, 'Leapmotor'));
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(new Set(order).size).toBe(5);
    expect(order[0]).toBe(1);
    expect(order.at(-1)).toBe(0);
  });

  test('with a letter wrong, missing, too many, or two swapped', () => {
    for (const slip of ['stelantis', 'stellentis', 'stelllantis', 'stellanits', 'tsellantis']) {
      expect(quality(slip, 'stellantis'), slip).toBe(0.7);
    }
    expect(quality('stelentis', 'stellantis')).toBeLessThan(0.5);
  });

  test('with a typo in its beginning', () => {
    expect(quality('volksvag', 'volkswagen')).toBeGreaterThan(0.55);
  });

  test('no other number and no other short word', () => {
    expect(quality('2018', '2017')).toBeLessThan(0.5);
    expect(quality('c11', 'c10')).toBe(0);
    expect(quality('kia', 'fia')).toBe(0);
  });

  test('in another script by how it is read', () => {
    expect(quality('dazhong', '大众')).toBe(0.9);
    expect(quality('東風', '东风')).toBe(0.9);
    expect(quality('トヨタ', 'Toyota')).toBe(0.9);
    expect(quality('大众', '大众汽车')).toBeGreaterThan(0.75);
    expect(quality('大众', '上汽大众')).toBeGreaterThan(0.7);
  });
});

test('a name as a whole counts less without case, legal form, script or space', () => {
  const scores = ['Great Wall', 'great wall', 'Great Wall Ltd.', 'Greatwall', 'Gréat Wall', 'Great Wheel'].map(
    (asked) => wholeNameScore(asked, 'Great Wall'),
  );
  expect(scores).toEqual([1, 0.98, 0.96, 0.92, 0.94, 0]);
});

test('words one typo apart share an n-gram, by which they are found', () => {
  const letter = fc.constantFrom(...'abcdefghij');
  const slip = fc.record({ at: fc.nat(), kind: fc.constantFrom('swap', 'drop', 'add', 'change'), letter });
  fc.assert(
    fc.property(fc.array(letter, { minLength: 4, maxLength: 12 }), slip, (letters, { at, kind, letter }) => {
      const place = at % letters.length;
      const other = [...letters];
      if (kind === 'drop') other.splice(place, 1);
      else if (kind === 'add') other.splice(place, 0, letter);
      else if (kind === 'change') other[place] = letter;
      else other.splice(place, 2, ...other.slice(place, place + 2).reverse());
      const [a, b] = [letters.join(''), other.join('')];
      expect(isWithinOneTypo(a, b)).toBe(true);
      expect(isWithinOneTypo(b, a)).toBe(true);
      const shared = gramsOf(a).intersection(gramsOf(b)).size;
      expect(shared).toBeGreaterThanOrEqual(Math.max(1, a.length - 4));
    }),
  );
});
