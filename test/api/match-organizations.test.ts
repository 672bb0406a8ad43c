/** Names of other people's lists, matched over GraphQL. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { ask } from '../support/ask.ts';
import { onEveryEngine } from '../support/engines.ts';
import { openService, rosa } from '../support/reporting.ts';

const question = `query ($candidates: [OrganizationCandidate!]!) {
  matchOrganizations(candidates: $candidates) {
    candidate
    matches { organization { id name } score match matchedName explanation }
  }
}`;

interface Candidate {
  readonly name: string;
  readonly country?: string;
  readonly kind?: string;
  readonly identifiers?: readonly { readonly scheme: string; readonly value: string }[];
}

onEveryEngine('matching names of a list', (engine) => {
  let store: GraphStore;
  let service: GraphQLService;
  const asked = (candidates: readonly Candidate[]) => ask(service, question, { candidates });
  const taken = async (...names: string[]): Promise<(string | null)[]> => {
    const { data, errors } = await asked(names.map((name) => ({ name })));
    expect(errors).toEqual([]);
    return data.matchOrganizations.map(
      ({ matches }: { matches: { match: boolean; organization: { id: string } }[] }) =>
        matches.find(({ match }) => match)?.organization.id.replace('organization:', '') ?? null,
    );
  };

  beforeAll(async () => {
    store = await engine.open();
    const alliances: Alliances = await openService(store);
    const known: [name: string, others: string[], country: string, lei?: string][] = [
      ['Volvo Cars', ['Volvo Car Corporation', '沃尔沃汽车', 'ボルボ・カーズ'], 'SE'],
      ['Volvo Group', ['AB Volvo', '沃尔沃集团'], 'SE'],
      ['Toyota', ['Toyota Motor Corporation', 'トヨタ自動車', '丰田', 'Тойота'], 'JP', '5493006W3QUS5LMH6R84'],
      ['Toyota Industries', ['豊田自動織機', '丰田自动织机'], 'JP'],
      ['SAIC Motor', ['SAIC', '上汽集团', '上海汽车'], 'CN'],
      ['SAIC-GM-Wuling', ['SGMW', '上汽通用五菱'], 'CN'],
      ['Changan Mazda', ['长安马自达'], 'CN'],
      ['Changan Ford', ['长安福特'], 'CN'],
      ['Mitsubishi Motors', ['Mitsubishi', '三菱自動車'], 'JP'],
      ['Mitsubishi Corporation', ['三菱商事'], 'JP'],
    ];
    for (const [name, names, country, lei] of known) {
      await alliances.saveOrganization(
        {
          ...{ name, country, kind: 'AUTOMAKER', names: names.map((value) => ({ value })) },
          ...(lei && { identifiers: [{ scheme: 'LEI', value: lei }] }),
        },
        rosa,
      );
    }
    service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
  });

  test('never takes one sibling for another, in any script', async () => {
    expect(await taken('VOLVO CARS AB', 'Volvo Car Corp.', 'ボルボ・カーズ', '沃尔沃汽车有限公司')).toEqual(
      Array(4).fill('volvo-cars'),
    );
    expect(await taken('AB Volvo', 'volvo group', '沃尔沃集团')).toEqual(Array(3).fill('volvo-group'));
    expect(await taken('TOYOTA', 'トヨタ自動車株式会社', '丰田', 'Тойота')).toEqual(Array(4).fill('toyota'));
    expect(await taken('Toyota Industries Corp', '豊田自動織機', '株式会社豊田自動織機')).toEqual(
      Array(3).fill('toyota-industries'),
    );
    expect(await taken('SAIC Motor Corp., Ltd.', '上汽集团', 'SAIC')).toEqual(Array(3).fill('saic-motor'));
    expect(await taken('SAIC GM Wuling', '上汽通用五菱', 'Sgmw')).toEqual(Array(3).fill('saic-gm-wuling'));
    expect(await taken('长安马自达', 'CHANGAN-MAZDA', '長安馬自達')).toEqual(Array(3).fill('changan-mazda'));
    expect(await taken('Changan Ford Co., Ltd.', '长安福特')).toEqual(Array(2).fill('changan-ford'));
    expect(await taken('Mitsubishi Motors Corp.', '三菱自動車')).toEqual(Array(2).fill('mitsubishi-motors'));
    expect(await taken('Mitsubishi Corporation', '三菱商事株式会社')).toEqual(Array(2).fill('mitsubishi-corporation'));
    const nobodys = [
      'Volvo',
      'Volvo Trucks',
      'Toyota Boshoku',
      'SAIC-GM',
      '上汽通用',
      'Changan',
      '长安',
      'Mitsubishi Electric',
    ];
    expect(await taken(...nobodys)).toEqual(nobodys.map(() => null));
  });

  test('explains what it found, the likeliest first', async () => {
    const { data } = await asked([{ name: 'toyota industries', country: 'jp' }]);
    const [{ candidate, matches }] = data.matchOrganizations;
    expect(candidate).toBe('toyota industries');
    expect(matches[0]).toEqual({
      organization: { id: 'organization:toyota-industries', name: 'Toyota Industries' },
      ...{ score: 0.98, match: true, matchedName: 'Toyota Industries' },
      explanation: ['The name is the same but for capitals: “Toyota Industries”.', 'Both are of JP.'],
    });
    expect(matches[1]).toMatchObject({ organization: { name: 'Toyota' }, match: false });
  });

  test('knows an organisation by its LEI under any name', async () => {
    const lei = (value: string) => [{ scheme: 'LEI', value }];
    const { data } = await asked([
      { name: 'TMC', identifiers: lei('5493006w3qus5lmh6r84') },
      { name: 'Toyota', identifiers: lei('549300LKT9PW7ZIBDF31') },
    ]);
    const [known, other] = data.matchOrganizations;
    expect(known.matches[0]).toMatchObject({ organization: { name: 'Toyota' }, score: 1, match: true });
    const toyota = other.matches.find((match: { matchedName: string }) => match.matchedName === 'Toyota');
    expect(toyota).toMatchObject({ match: false });
    expect(toyota.explanation[0]).toMatch(/^The identifiers differ: LEI/);
  });

  test('sends one statement for a whole list of names', async () => {
    const before = store.statements;
    await asked(Array.from({ length: 100 }, (_, at) => ({ name: at % 2 ? 'Volvo Cars' : `Nobody ${at}` })));
    expect(store.statements - before).toBe(1);
  });

  describe('refuses', () => {
    const refused = async (candidates: readonly Candidate[]) => {
      const { errors } = await asked(candidates);
      return errors[0];
    };
    test('more than 100 names at a time', async () => {
      const error = await refused(Array.from({ length: 101 }, () => ({ name: 'Ford' })));
      expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      expect(JSON.stringify(error)).toContain('at most 100');
    });
    test('what is no country or no name, by its path', async () => {
      const error = await refused([{ name: 'Ford' }, { name: ' ', country: 'Japan' }]);
      const paths = error?.extensions.fields.map(({ path }: { path: string[] }) => path.join('.'));
      expect(paths).toEqual(['candidates.1.country', 'candidates.1.name']);
    });
    test('half a character, and a name of a megabyte', async () => {
      for (const name of ['\ud800', 'x'.repeat(400)]) {
        expect(await refused([{ name }])).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      }
    });
  });
});
