/** Asks what analysts ask of the starter data; what they expect is written down here by hand. */
import { describe, expect, test } from 'vitest';
import { type SearchKind, searchKinds } from '../../../src/domain/vocabulary.ts';
import { firstOf } from '../../../src/network/first-of.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { starterWorld } from '../../support/starter-world.ts';

const { snapshot } = await starterWorld();
const all = Object.keys(searchKinds) as SearchKind[];
const search = (text: string, first = 10, kinds = all) => snapshot.search({ text, kinds, first });
const titles = (text: string, first?: number, kinds?: SearchKind[]) =>
  search(text, first, kinds).map(({ kind, id }) => (kind === 'DEAL' ? (snapshot.deal(id)?.title ?? id) : id));

describe('search finds', () => {
  test('a company by any of its names, in any script', () => {
    for (const [text, id, matched] of [
      ['VW', 'organization:volkswagen-group', 'VW'],
      ['大众', 'organization:volkswagen-group', '大众'],
      ['dazhong', 'organization:volkswagen-group', '大众'],
      ['上汽', 'organization:saic-motor', '上汽'],
      ['東風', 'organization:dongfeng-motor-group', '东风'],
      ['トヨタ', 'organization:toyota', 'トヨタ'],
      ['현대', 'organization:hyundai-motor', '현대차'],
      ['citroen', 'organization:citroen', 'Citroen'],
      ['greatwall', 'organization:great-wall-motor', 'Great Wall'],
      ['quantum scape', 'organization:quantumscape', 'QuantumScape'],
    ] as const) {
      expect(search(text)[0], text).toMatchObject({ kind: 'ORGANIZATION', id, matched });
    }
  });

  test('a name with one typo, and one that is not yet written to its end', () => {
    expect(search('stelantis')[0]).toMatchObject({ id: 'organization:stellantis', matched: 'Stellantis' });
    expect(search('genral motors')[0]).toMatchObject({ id: 'organization:general-motors' });
    expect(search('leap')[0]).toMatchObject({ id: 'organization:leapmotor' });
    expect(titles('volkswgen').slice(0, 2)).toEqual(['organization:volkswagen-group', 'organization:volkswagen']);
  });

  test('both who may be meant, the name as written first', () => {
    expect(titles('volvo', 2)).toEqual(['organization:volvo-cars', 'organization:volvo-group']);
    expect(search('mitsubishi', 2).map(({ id }) => id)).toEqual([
      'organization:mitsubishi-motors',
      'organization:mitsubishi-corporation',
    ]);
  });

  test('the deals of two companies before either, and nothing of others', () => {
    expect(titles('Toyota Suzuki')).toEqual([
      'Toyota and Suzuki: equity stake (2019)',
      'Toyota and Suzuki: cooperation on platform sharing (2019)',
      'organization:toyota',
      'organization:suzuki',
    ]);
    expect(search('leapmotor stelantis')[0]).toMatchObject({ kind: 'DEAL', matched: 'Leapmotor, Stellantis' });
  });

  test('a venture that bears both names before the deals of both', () => {
    expect(titles('SAIC-GM-Wuling')[0]).toBe('organization:saic-gm-wuling');
  });

  test('a deal by its kind, year and parties', () => {
    expect(titles('joint venture 2017', 2)).toEqual([
      'Toyota and Panasonic: joint venture Prime Planet Energy & Solutions (2017)',
      'Toyota and Mazda: joint venture Mazda Toyota Manufacturing (2017)',
    ]);
    expect(titles('stellantis leapmotor stake 2023')[0]).toBe('Stellantis and Leapmotor: equity stake (2023)');
    expect(titles('saic vw jv')[0]).toBe('Volkswagen Group and SAIC Motor: joint venture SAIC Volkswagen (1984)');
    expect(titles('Nissan Renault talks', 4, ['DEAL'])[0]).toMatch(/^Renault and Nissan/);
  });

  test('a model by its short name, and a publisher', () => {
    expect(search('c11')).toMatchObject([{ kind: 'MODEL', id: 'model:leapmotor-c11', matched: 'Leapmotor C11' }]);
    expect(search('Bloomberg')[0]).toEqual({
      ...{ kind: 'PUBLISHER', id: 'publisher:bloomberg', score: 1, matched: 'Bloomberg' },
    });
  });

  test('only what is asked for, as many as are asked for', () => {
    expect(search('volvo', 3)).toHaveLength(3);
    expect(search('volvo', 100, ['MODEL']).every(({ kind }) => kind === 'MODEL')).toBe(true);
    expect(search('volvo', 100, [])).toEqual([]);
  });

  test('nothing where nothing is meant', () => {
    for (const text of ['', '  ', '–', 'zzzzqqq', '\u{1F697}']) expect(search(text), text).toEqual([]);
  });

  test('no editor’s statement of who belongs to whom', () => {
    const deals = search('Opel Stellantis', 100, ['DEAL']);
    expect(deals.every(({ id }) => snapshot.deal(id)?.background === false)).toBe(true);
  });

  test('organisations before models and deals that match as well, and scores in order', () => {
    for (const text of ['volvo', 'toyota', 'saic', '大众', 'joint venture', 'motor', 'x']) {
      const hits = search(text, 100);
      for (const [at, { score, kind }] of hits.entries()) {
        const before = hits[at - 1];
        if (before === undefined) continue;
        expect(before.score).toBeGreaterThanOrEqual(score);
        if (before.score === score) expect(all.indexOf(before.kind)).toBeLessThanOrEqual(all.indexOf(kind));
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('names that change', () => {
  const row = (id: string, name: string) =>
    ({ id, name, kind: 'AUTOMAKER', country: null, placeholder: false }) as const;
  const nothing = { removedOrganizations: [], deals: [], removedDeals: [], ties: new Map(), positions: new Map() };
  const find = (index: ReturnType<typeof createTieIndex>, text: string) =>
    index
      .snapshot()
      .search({ text, kinds: all, first: 10 })
      .map(({ id, matched }) => `${id} ${matched}`);

  function open() {
    const index = createTieIndex();
    index.load({
      ...{ revision: 1, deals: [], ties: [], positions: [], organizations: [row('organization:a', 'Alpha')] },
      names: [
        { id: 'name:1', of: 'organization:a', value: 'Alpha' },
        { id: 'name:2', of: 'organization:a', value: 'Aleph Works' },
      ],
    });
    return index;
  }

  test('are found by what they are now, and in an older snapshot by what they were', () => {
    const index = open();
    const before = index.snapshot();
    index.apply({
      ...{ revision: 2, organizations: [row('organization:a', 'Omega')], ...nothing },
      names: [{ id: 'name:3', of: 'organization:a', value: 'Omega' }],
      removedNames: ['name:1'],
    });
    expect(find(index, 'alpha')).toEqual([]);
    expect(find(index, 'omega')).toEqual(['organization:a Omega']);
    expect(find(index, 'aleph')).toEqual(['organization:a Aleph Works']);
    expect(before.search({ text: 'alpha', kinds: all, first: 10 })).toHaveLength(1);
    expect(before.search({ text: 'omega', kinds: all, first: 10 })).toEqual([]);
    expect(index.snapshot().namesOf('organization:a').sort()).toEqual(['Aleph Works', 'Omega']);
  });

  test('are replaced as a whole where all of them are given', () => {
    const index = open();
    index.apply({
      ...{ revision: 2, organizations: [], ...nothing },
      names: [{ id: 'name:1', of: 'organization:a', value: 'Alpha' }],
      renamed: ['organization:a'],
    });
    expect(index.snapshot().namesOf('organization:a')).toEqual(['Alpha']);
    expect(find(index, 'aleph')).toEqual([]);
  });

  test('go with the organisation that they name, and come back with it', () => {
    const index = open();
    index.apply({ ...nothing, revision: 2, organizations: [], removedOrganizations: ['organization:a'] });
    expect(find(index, 'alpha')).toEqual([]);
    index.apply({ ...nothing, revision: 3, organizations: [row('organization:a', 'Alpha')] });
    expect(find(index, 'alpha')).toEqual(['organization:a Alpha']);
  });

  test('are found alike whatever the order in which they came', () => {
    const names = Array.from({ length: 1_200 }, (_, at) => ({
      ...{ id: `name:${at}`, of: `organization:${at}`, value: `${'abcdefghij'.charAt(at % 10)}${at} Motor` },
    }));
    const organizations = names.map(({ of, value }) => row(of, value));
    const hits = [names, names.toReversed()].map((list) => {
      const index = createTieIndex();
      index.load({ revision: 1, organizations, deals: [], ties: [], positions: [], names: list });
      return index.snapshot().search({ text: 'motor', kinds: all, first: 100 });
    });
    expect(hits[0]).toHaveLength(100);
    expect(hits[1]).toEqual(hits[0]);
  });
});

test('the first of many are those that sorting gives', () => {
  const numbers = Array.from({ length: 500 }, (_, at) => (at * 7919) % 1009);
  const sorted = [...numbers].sort((a, b) => a - b);
  for (const count of [0, 1, 7, 499, 500, 900]) {
    expect(firstOf(numbers, count, (a, b) => a - b)).toEqual(sorted.slice(0, count));
  }
});
