/** What a hostile client sends comes back as the same text, or is refused with the place where it stands; the graph is never harmed. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { graphHash } from '../../src/alliances/graph-hash.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { asking, type Desk, type Json } from '../support/desk.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, openService, party, report } from '../support/reporting.ts';

const CYPHER = `'}) MATCH (n) DETACH DELETE n // " \\ \` $name {id: 'x'} UNWIND LOAD CSV FROM 'file:///etc/passwd' AS l`;
const MARKS = '\u202eevil\u202c \u200fمرحبا\u200e \u2066a\u2069 🚗 Ａ\u0301 ẛ̣';

onEveryEngine('hostile input', (engine) => {
  let store: GraphStore;
  let alliances: Alliances;
  let desk: Desk;
  beforeAll(async () => {
    store = await engine.open();
    alliances = await openService(store);
    desk = asking(alliances);
    await desk.as('ADMIN').write('reportDeals', { input: report('before', [claim({ deal: { key: 'before' } })]) });
  });
  const writer = () => desk.as('RESEARCHER');

  test.each([
    ['Cypher', CYPHER],
    ['right-to-left marks and combined letters', MARKS],
  ])('%s in every text comes back as it was', async (_, text) => {
    const page = encodeURIComponent(text);
    const input = {
      report: {
        url: `https://news.example/${page}?q=${page}`,
        title: text,
        publisher: `Paper ${text}`,
        published: '2024-03-01',
        language: 'en',
      },
      claims: [
        claim({
          deal: { key: text },
          parties: [{ organization: { name: `A ${text}` }, namedAs: text }, party(`B ${text}`)],
          jointVenture: { name: `C ${text}` },
          models: [{ name: `M ${text}` }],
          regions: [text.slice(0, 100)],
          summary: text,
          quote: text.slice(0, 200),
          attributedTo: [`D ${text}`],
        }),
      ],
      modelRelations: [{ from: { name: `M ${text}` }, type: 'RESEMBLES', to: { name: `N ${text}` }, note: text }],
      idempotencyKey: text,
    };
    const told = `report { url title publisher { name } } claims { summary quote regions attributedTo { name } jointVenture { name }
      models { name related { note model { name } } } parties { namedAs organization { name names { value } } } } revision`;
    const dry = await writer().write('reportDeals', { input: { ...input, dryRun: true } }, told);
    const answer = await writer().write('reportDeals', { input }, told);
    const kept = (prefix: string) => `${prefix} ${text}`.normalize('NFC').trim();
    expect(answer).toMatchObject({
      __typename: 'ReportDealsSuccess',
      report: { url: new URL(input.report.url).href, title: text, publisher: { name: kept('Paper') } },
      claims: [
        {
          ...{
            summary: text,
            quote: text.slice(0, 200),
            regions: [text.slice(0, 100)],
            attributedTo: [{ name: kept('D') }],
          },
          ...{
            jointVenture: { name: kept('C') },
            models: [{ name: kept('M'), related: [{ note: text, model: { name: kept('N') } }] }],
          },
          parties: [{ namedAs: text, organization: { name: kept('A'), names: [{ value: kept('A') }] } }, {}],
        },
      ],
    });
    expect(dry.claims[0].parties).toEqual(answer.claims[0].parties);
    const found = await writer().ask('query ($name: String!) { organization(name: $name) { name } }', {
      name: kept('A'),
    });
    expect(found.organization).toEqual({ name: kept('A') });
    const saved = await writer().write(
      'saveOrganization',
      { input: { name: kept('A'), names: [{ value: text, type: 'FORMER' }], reason: text } },
      'organization { names { value } }',
    );
    expect(saved.organization.names.map(({ value }: Json) => value)).toContain(text.normalize('NFC'));
    const deal = await writer().ask('query ($filter: DealFilter) { deals(filter: $filter) { nodes { id } } }', {
      filter: { text },
    });
    expect(deal.deals.nodes.length).toBeLessThanOrEqual(1);
    const { snapshot } = alliances.reader({ viewer: { name: null, role: 'ADMIN' } });
    expect((await checkGraph({ store, snapshot })).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  describe('is refused with its place, and the graph is as it was:', () => {
    const input = (more: object = {}, head: object = {}) => ({
      input: report('refused', [claim(more as never)], head as never),
    });
    /** By what the service says. */
    const refused: [string, string, Record<string, unknown>, string[]][] = [
      ['a NUL in a summary', 'reportDeals', input({ summary: 'a\0b' }), ['input', 'claims', '0', 'summary']],
      [
        'half a character in a name',
        'reportDeals',
        input({ parties: [party('Ford'), party('a\ud800')] }),
        ['input', 'claims', '0', 'parties', '1', 'organization', 'name'],
      ],
      [
        'half a character in an id',
        'reportDeals',
        input({ deal: { id: 'deal:\udc00' } }),
        ['input', 'claims', '0', 'deal', 'id'],
      ],
      ['half a character in a title', 'reportDeals', input({}, { title: '\udfff' }), ['input', 'report', 'title']],
      [
        'a name of 900,000 characters',
        'reportDeals',
        input({ parties: [party('x'.repeat(900_000)), party('Ford')] }),
        ['input', 'claims', '0', 'parties', '0', 'organization', 'name'],
      ],
      [
        'a name with nothing to see',
        'reportDeals',
        input({ parties: [party('\u200b\u200e '), party('Ford')] }),
        ['input', 'claims', '0', 'parties', '0', 'organization', 'name'],
      ],
      [
        'a thousand parties',
        'reportDeals',
        input({ parties: Array.from({ length: 1_000 }, (_, at) => party(`P ${at}`)) }),
        ['input', 'claims', '0', 'parties'],
      ],
      [
        'a share of 101 percent',
        'reportDeals',
        input({ stakes: [{ holder: { name: 'Ford' }, target: { name: 'Rivian' }, percent: { exact: 101 } }] }),
        ['input', 'claims', '0', 'stakes', '0', 'percent', 'exact'],
      ],
      [
        'a currency of its own',
        'reportDeals',
        input({ value: { amount: 1, currency: 'euro' } }),
        ['input', 'claims', '0', 'value', 'currency'],
      ],
      ['no claim at all', 'reportDeals', { input: { ...report('refused', []) } }, ['input', 'claims']],
      [
        'a website that is a script',
        'saveOrganization',
        { input: { name: 'Ford', identifiers: [{ scheme: 'WEBSITE', value: 'javascript:alert(1)' }] } },
        ['input', 'identifiers', '0', 'value'],
      ],
      ['a NUL in a name', 'saveModel', { input: { name: 'Ford\0' } }, ['input', 'name']],
      [
        'half a character in a reason',
        'saveOrganization',
        { input: { name: 'Ford', reason: '\ud800' } },
        ['input', 'reason'],
      ],
    ];
    test.each(refused)('%s', async (_, mutation, variables, path) => {
      const before = await graphHash(store);
      const answer = await writer().write(mutation, variables);
      expect(answer).toMatchObject({ __typename: 'ValidationError' });
      expect(answer.fields[0].path).toEqual(path);
      expect(answer.message.length).toBeLessThan(500);
      expect(await graphHash(store)).toBe(before);
    });

    /** By what a scalar or an input type takes: the whole request is refused, as any of a wrong form. */
    const malformed: [string, Record<string, unknown>, RegExp][] = [
      ['a script as a URL', input({}, { url: 'javascript:alert(1)' }), /report\.url/],
      ['a file as a URL', input({}, { url: 'file:///etc/passwd' }), /report\.url/],
      ['a URL with a password', input({}, { url: 'https://me:secret@news.example/' }), /report\.url/],
      ['a date that is none', input({}, { published: '2024-13-01' }), /report\.published/],
      ['a stage that is none', input({ stage: 'HOPED' }), /claims\[0\]\.stage/],
      ['an object for a text', input({ summary: { $gt: '' } }), /claims\[0\]\.summary/],
      ['a reference both ways', input({ jointVenture: { id: 'organization:ford', name: 'Ford' } }), /jointVenture/],
      ['a field of its own', input({ admin: true }), /admin/],
    ];
    test.each(malformed)('%s', async (_, variables, place) => {
      const before = await graphHash(store);
      const { data, errors } = await writer().raw(
        'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename } }',
        variables,
      );
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([{ message: expect.stringMatching(place), extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors[0].extensions.fields[0].path[0]).toBe('input');
      expect(await graphHash(store)).toBe(before);
    });

    test('values nested deeper than any input', async () => {
      const before = await graphHash(store);
      const [query, variables] = [
        'mutation ($input: ReportDealsInput!) { reportDeals(input: $input) { __typename } }',
        input({ regions: ['deep'] }),
      ];
      const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
      const { errors } = await writer().post(JSON.stringify({ query, variables }).replace('"deep"', deep));
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(await graphHash(store)).toBe(before);
    });
  });
});
