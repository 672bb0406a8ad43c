import { describe, expect, test } from 'vitest';
import { type CandidateFacts, matchOrganizations, type OrganizationFacts } from '../../../src/domain/matching.ts';
import { starterWorld } from '../../support/starter-world.ts';

const candidate = (name: string, part: Partial<CandidateFacts> = {}): CandidateFacts => ({
  ...{ name, country: null, kind: null, identifiers: [] },
  ...part,
});
const organization = (id: string, names: string[], part: Partial<OrganizationFacts> = {}): OrganizationFacts => ({
  ...{ id, names, country: null, kind: 'AUTOMAKER', identifiers: [] },
  ...part,
});

/** Siblings that lists take for one another. */
const siblings = [
  organization('volvo-cars', ['Volvo Cars', 'Volvo Car Corporation'], { country: 'SE' }),
  organization('volvo-group', ['Volvo Group', 'AB Volvo'], { country: 'SE' }),
  organization('toyota', ['Toyota', 'Toyota Motor Corporation', 'トヨタ'], { country: 'JP' }),
  organization('toyota-industries', ['Toyota Industries', 'Toyota Industries Corporation'], {
    country: 'JP',
    kind: 'SUPPLIER',
  }),
  organization('saic-motor', ['SAIC Motor', 'SAIC', '上汽'], { country: 'CN' }),
  organization('saic-gm-wuling', ['SAIC-GM-Wuling', '上汽通用五菱'], { country: 'CN', kind: 'JOINT_VENTURE' }),
  organization('changan-mazda', ['Changan Mazda', '长安马自达'], { country: 'CN', kind: 'JOINT_VENTURE' }),
  organization('changan-ford', ['Changan Ford', '长安福特'], { country: 'CN', kind: 'JOINT_VENTURE' }),
  organization('mitsubishi-motors', ['Mitsubishi Motors', 'Mitsubishi'], { country: 'JP' }),
  organization('mitsubishi-corporation', ['Mitsubishi Corporation'], { country: 'JP', kind: 'OTHER' }),
];
const taken = (name: string, part?: Partial<CandidateFacts>) =>
  matchOrganizations(candidate(name, part), siblings).find(({ match }) => match)?.id ?? null;

describe('of siblings each is known by its own names', () => {
  test.each([
    ['Volvo Cars', 'volvo-cars'],
    ['Volvo Car', 'volvo-cars'],
    ['VOLVO GROUP', 'volvo-group'],
    ['Volvo AB', 'volvo-group'],
    ['Toyota', 'toyota'],
    ['Toyota Motor Corp.', 'toyota'],
    ['Toyota Industries', 'toyota-industries'],
    ['Toyota Industries Corporation', 'toyota-industries'],
    ['SAIC Motor Corporation Limited', 'saic-motor'],
    ['SAIC GM Wuling', 'saic-gm-wuling'],
    ['上汽', 'saic-motor'],
    ['Mazda Changan', 'changan-mazda'],
    ['Changan Ford Co., Ltd.', 'changan-ford'],
    ['Mitsubishi Motors', 'mitsubishi-motors'],
    ['Mitsubishi Corporation', 'mitsubishi-corporation'],
    ['Mitsubishi Corp.', 'mitsubishi-corporation'],
  ])('%s', (name, id) => {
    expect(taken(name)).toBe(id);
  });

  test.each([
    'Volvo Trucks',
    'Volvo Penta',
    'Toyota Boshoku',
    'Toyota Industry',
    'SAIC-GM',
    'SAIC Volkswagen',
    'Changan',
    'Changan Suzuki',
    'Mitsubishi Electric',
    'Mitsubishi Fuso',
  ])('%s is none of them', (name) => {
    expect(taken(name)).toBeNull();
  });
});

describe('where one sibling is not there, the other is not taken for it', () => {
  const alone = (id: string, name: string) =>
    matchOrganizations(
      candidate(name),
      siblings.filter((one) => one.id === id),
    )[0];
  test.each([
    ['mitsubishi-motors', 'Mitsubishi Corporation'],
    ['mitsubishi-motors', 'Mitsubishi Corp.'],
    ['mitsubishi-motors', 'Mitsubishi Co., Ltd.'],
    ['mitsubishi-motors', '三菱商事'],
    ['mitsubishi-corporation', 'Mitsubishi Motors Corporation'],
    ['mitsubishi-corporation', 'Mitsubishi Motors'],
    ['volvo-cars', 'AB Volvo'],
    ['volvo-cars', 'Volvo Group'],
    ['volvo-cars', 'Volvo'],
    ['volvo-group', 'Volvo Cars AB'],
    ['volvo-group', 'Volvo Car Group'],
    ['toyota', 'Toyota Industries Corp.'],
    ['toyota', 'Toyota Jidoshokki'],
    ['toyota', '豊田自動織機'],
    ['toyota', 'トヨタ紡織'],
    ['toyota-industries', 'Toyota Motor Corporation'],
    ['toyota-industries', 'トヨタ'],
    ['saic-motor', 'SAIC-GM-Wuling Automobile'],
    ['saic-motor', 'SAIC GM Wuling Automobile Co., Ltd.'],
    ['saic-motor', '上汽通用五菱汽车股份有限公司'],
    ['saic-gm-wuling', 'SAIC Motor'],
    ['saic-gm-wuling', '上汽集团'],
    ['saic-gm-wuling', 'SAIC-GM'],
    ['changan-mazda', 'Changan Ford'],
    ['changan-mazda', 'Changan Ford Mazda'],
    ['changan-mazda', '长安福特汽车有限公司'],
    ['changan-mazda', '長安福特'],
    ['changan-ford', 'Changan Mazda'],
    ['changan-ford', '长安马自达'],
    ['changan-ford', '長安馬自達'],
  ])('%s is not “%s”', (id, name) => {
    expect(alone(id, name)?.match ?? false).toBe(false);
  });

  test.each([
    ['changan-mazda', '長安馬自達有限公司'],
    ['changan-mazda', 'CHANGAN MAZDA CO., LTD.'],
    ['changan-ford', '长安福特有限公司'],
    ['mitsubishi-motors', 'MITSUBISHI MOTORS CORPORATION'],
    ['toyota-industries', 'TOYOTA INDUSTRIES CORP'],
    ['saic-gm-wuling', 'saic–gm–wuling'],
    ['toyota', '㈱トヨタ'],
  ])('while %s is “%s”', (id, name) => {
    expect(alone(id, name)).toMatchObject({ id });
  });

  test('a name that is short for a longer one is shown, with what is doubtful', () => {
    expect(alone('mitsubishi-motors', 'Mitsubishi Corporation')).toMatchObject({
      match: false,
      explanation: [
        'The name is the same but for the legal form: “Mitsubishi”. It is short for “Mitsubishi Motors”, and with another legal form may be another company.',
      ],
    });
  });

  test('two or three Chinese signs that are merely read alike make no match', () => {
    const [found] = matchOrganizations(candidate('长按'), [organization('changan', ['长安'])]);
    expect(found).toMatchObject({ id: 'changan', match: false });
  });
});

describe('a match', () => {
  test('is shown with what speaks for it and what against it', () => {
    expect(matchOrganizations(candidate('Toyota Industries', { country: 'JP' }), siblings).slice(0, 2)).toEqual([
      {
        ...{ id: 'toyota-industries', score: 1, match: true, matchedName: 'Toyota Industries' },
        explanation: ['The name is the same: “Toyota Industries”.', 'Both are of JP.'],
      },
      {
        ...{ id: 'toyota', match: false, matchedName: 'Toyota' },
        score: expect.closeTo(0.35, 1),
        explanation: [
          'It resembles “Toyota”, but “industries” has no counterpart.',
          'Another organisation bears the name as it is written.',
          'Both are of JP.',
        ],
      },
    ]);
  });

  test('with a typo is shown, and waits for a person', () => {
    const [first] = matchOrganizations(candidate('Mitsubisi Motors'), siblings);
    expect(first).toMatchObject({ id: 'mitsubishi-motors', score: 0.8, match: false });
  });

  test('of two that bear the same name is nobody', () => {
    const twins = [organization('a', ['Apollo']), organization('b', ['Apollo'])];
    expect(matchOrganizations(candidate('Apollo'), twins).map(({ match }) => match)).toEqual([false, false]);
    const abroad = [organization('a', ['Apollo'], { country: 'DE' }), organization('b', ['Apollo'], { country: 'US' })];
    expect(matchOrganizations(candidate('Apollo', { country: 'us' }), abroad)[0]).toMatchObject({
      id: 'b',
      match: true,
    });
  });

  test('by an identifier is sure, whatever the name; by another one it is none', () => {
    const lei = (value: string) => [{ scheme: 'LEI', value }] as const;
    const known = [organization('a', ['Stellantis'], { identifiers: lei('549300LKT9PW7ZIBDF31') })];
    const renamed = matchOrganizations(candidate('FCA N.V.', { identifiers: lei('549300lkt9pw7zibdf31') }), known);
    expect(renamed[0]).toMatchObject({ id: 'a', score: 1, match: true });
    const other = matchOrganizations(candidate('Stellantis', { identifiers: lei('529900ODI3047E2LIV03') }), known);
    expect(other[0]).toMatchObject({ id: 'a', match: false });
    expect(other[0]?.explanation[0]).toMatch(/^The identifiers differ/);
  });

  test('is none for a name without a letter', () => {
    expect(matchOrganizations(candidate('–'), siblings)).toEqual([]);
  });
});

test('every organisation of the starter data is known by each of its names, and by none of another', async () => {
  const { organizations, snapshot } = await starterWorld();
  const facts = organizations.map(({ id, names, country, kind }) => organization(id, [...names], { country, kind }));
  const wrong: string[] = [];
  for (const { id, names, country } of facts) {
    for (const name of names) {
      const near = snapshot.search({ text: name, kinds: ['ORGANIZATION'], first: 20 }).map((hit) => hit.id);
      const among = facts.filter((other) => near.includes(other.id));
      const found = matchOrganizations(candidate(name, { country }), among).find(({ match }) => match);
      if (found?.id !== id) wrong.push(`${name} of ${id}: ${found?.id ?? 'nobody'}`);
    }
  }
  expect(wrong).toEqual([]);
});
