import { beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { ask } from '../support/ask.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, openService, party, report, rosa, stake } from '../support/reporting.ts';
import { tellStory } from '../support/story.ts';

onEveryEngine('search', (engine) => {
  let store: GraphStore;
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    store = await engine.open();
    alliances = await openService(store);
    await tellStory(alliances);
    service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
  });

  const found = async (text: string, kinds = '', asked = service) => {
    const { data, errors } = await ask(
      asked,
      `query ($text: String!) { search(text: $text, first: 5${kinds}) { matched item { ... on Node { id } } } }`,
      { text },
    );
    expect(errors).toEqual([]);
    return data.search.map((hit: { matched: string; item: { id: string } }) => `${hit.item.id} ${hit.matched}`);
  };

  test('finds what was just recorded: organisations, models, publishers, deals', async () => {
    expect(await found('Rivian')).toEqual([]);
    await alliances.reportDeals(
      report('rivian', [
        claim({
          deal: { key: 'ford-rivian' },
          parties: [party('Ford'), party('Rivian')],
          models: [{ name: 'Rivian R1T' }],
        }),
      ]),
      rosa,
    );
    expect(await found('rivian')).toEqual([
      'organization:rivian Rivian',
      'model:rivian-r1t Rivian R1T',
      'deal:ford-rivian Rivian',
    ]);
    expect(await found('Ford Rivian', ', kinds: [DEAL]')).toEqual(['deal:ford-rivian Ford, Rivian']);
    expect(await found('reuters')).toEqual(['publisher:reuters Reuters']);
  });

  test('finds by the names that there are, and no more by those that were taken away', async () => {
    const save = (names: string[]) =>
      alliances.saveOrganization({ name: 'Xpeng', kind: 'AUTOMAKER', names: names.map((value) => ({ value })) }, rosa);
    await save(['小鹏汽车', 'XPEV']);
    expect(await found('小鹏')).toEqual(['organization:xpeng 小鹏汽车']);
    expect(await found('xpev')).toEqual(['organization:xpeng XPEV']);
    await save(['XPEV']);
    expect(await found('小鹏汽车', ', kinds: [ORGANIZATION]')).toEqual([]);
    expect(await found('xpev')).toEqual(['organization:xpeng XPEV']);
  });

  test('takes a statement for each kind of what was found, and none where only names are asked for', async () => {
    const before = store.statements;
    await found('Rivian', ', kinds: [ORGANIZATION, MODEL, DEAL]');
    expect(store.statements - before).toBe(3);
    await ask(service, '{ search(text: "Leapmotor") { matched score } }');
    expect(store.statements - before).toBe(3);
  });

  test('refuses more than 100 at once', async () => {
    const { errors } = await ask(service, '{ search(text: "Leapmotor", first: 101) { matched } }');
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('is the same for who opens the graph anew', async () => {
    const texts = ['VW', '上汽', 'leap', 'stelantis', 'Ford Rivian', 'xpev', 'joint venture', 'autocar'];
    const here = await Promise.all(texts.map((text) => found(text)));
    if (engine.name === 'grafeo') await alliances.close();
    const other = await openService(await engine.reopen());
    const anew = createGraphQL({ alliances: other, logger: { error: () => undefined } });
    expect(await Promise.all(texts.map((text) => found(text, '', anew)))).toEqual(here);
    if (engine.name === 'neo4j') {
      await alliances.saveOrganization({ name: 'Zeekr', kind: 'BRAND', names: [{ value: '极氪' }] }, rosa);
      await expect.poll(() => found('极氪', '', anew), { timeout: 20_000 }).toEqual(['organization:zeekr 极氪']);
      await alliances.close();
    }
    await other.close();
  });
});

onEveryEngine('likenesses and records', (engine) => {
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    alliances = await openService(await engine.open());
    service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
    const rivals = [party('BYD'), party('Daimler')];
    await alliances.reportDeals(
      report('talks', [claim({ deal: { key: 'denza' }, stage: 'RUMOURED', type: null, parties: rivals })], {
        published: '2010-01-10',
      }),
      rosa,
    );
    await alliances.reportDeals(
      report('venture', [
        claim({
          ...{ deal: { key: 'denza' }, stage: 'ACTIVE', type: 'JOINT_VENTURE', parties: rivals },
          ...{ milestones: [{ stage: 'ACTIVE', on: '2010-05-27' }], jointVenture: { name: 'Denza' } },
        }),
      ]),
      rosa,
    );
    await alliances.reportDeals(
      report('buyout', [
        claim({
          ...{ deal: { key: 'buyout' }, stage: 'ACTIVE', type: 'ACQUISITION' },
          milestones: [{ stage: 'ACTIVE', on: '2024-09-18' }],
          parties: [party('BYD', 'BUYER'), party('Daimler', 'SELLER'), party('Denza', 'TARGET')],
          stakes: [stake('BYD', 'Denza', 100)],
        }),
      ]),
      rosa,
    );
    return () => alliances.close();
  });

  describe('of a deal', () => {
    test('name what it continues, from either side', async () => {
      const { data } = await ask(
        service,
        '{ nodes(ids: ["deal:denza", "deal:buyout"]) { ... on Deal { related { deal { id } relation explanation } } } }',
      );
      const sentence = 'Both are about Denza: the acquisition followed the joint venture.';
      for (const [at, id] of ['deal:buyout', 'deal:denza'].entries()) {
        expect(data.nodes[at].related).toMatchObject([{ deal: { id }, relation: 'CONTINUES' }]);
        expect(data.nodes[at].related[0].explanation[0]).toBe(sentence);
      }
    });

    test('find a duplicate before it is recorded, and nothing for strangers', async () => {
      const similar = 'query ($draft: DealDraft!) { similarDeals(draft: $draft) { deal { id } relation score } }';
      const parties = [{ name: 'Daimler' }, { name: 'BYD' }];
      const { data } = await ask(service, similar, { draft: { type: 'JOINT_VENTURE', parties, on: '2010-06' } });
      expect(data.similarDeals[0]).toEqual({ deal: { id: 'deal:denza' }, relation: 'LIKELY_SAME', score: 1 });
      const alone = await ask(service, similar, {
        draft: { parties: [{ name: 'Denza' }, { name: 'Daimler' }], on: '1990' },
      });
      expect(alone.data.similarDeals.every(({ relation }: { relation: string }) => relation !== 'LIKELY_SAME')).toBe(
        true,
      );
      const unknown = await ask(service, similar, { draft: { parties: [{ name: 'Nobody' }] } });
      expect(unknown.errors[0]?.extensions.code).toBe('NOT_FOUND');
    });
  });

  test('of a publisher follow its talks, on both clocks', async () => {
    const record = async (moment: string) => {
      const { data } = await ask(
        service,
        `query ${moment} { publisher(name: "Reuters") { trackRecord { talks confirmed denied open medianDaysToConfirmation } } }`,
      );
      return Object.values(data.publisher.trackRecord);
    };
    expect(await record('')).toEqual([1, 1, 0, 0, 137]);
    expect(await record('@moment(asOf: "2010-02-01", knownAt: "2010-02-01")')).toEqual([1, 0, 0, 1, null]);
    expect(await record('@moment(knownAt: "2009-01-01")')).toEqual([0, 0, 0, 0, null]);
  });
});
