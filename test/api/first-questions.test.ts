import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { importFiles } from '../../src/alliances/import.ts';
import { importStarterData } from '../../src/alliances/starter-data.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { onEveryEngine, openInMemory } from '../support/engines.ts';
import { exported, fileOfText, openAt } from '../support/starter-story.ts';

const NOW = '2026-12-01T08:00:00Z';

/** The starter data as a first start imports it, once for all engines: an export is taken over much faster. */
let starterData: Promise<string> | undefined;

async function asExported(): Promise<string> {
  const alliances = await openAt(await openInMemory(), NOW);
  await importStarterData(alliances, { actor: { name: null } });
  const text = await exported(alliances.store, NOW);
  await alliances.close();
  return text;
}

/** What analysts ask first, of the starter data as a first start imports it. */
onEveryEngine('the first questions of analysts', (engine) => {
  let alliances: Alliances;
  let service: GraphQLService;

  beforeAll(async () => {
    starterData ??= asExported();
    alliances = await openAt(await engine.open(), NOW);
    await importFiles(alliances, [fileOfText(await starterData)], { actor: { name: null } });
    service = createGraphQL({ alliances, logger: { error: (fields, message) => console.error(message, fields) } });
  }, 600_000);
  afterAll(() => alliances?.close());

  async function answer(query: string) {
    const { data, errors } = await ask(service, query);
    expect(errors).toEqual([]);
    return data;
  }

  test('Stellantis explored a tie-up with Leapmotor before it held 20 to 21 %, and nobody knew better before', async () => {
    const ties = (at: string) =>
      `ties(at: ${at}, filter: { types: [EXPLORING, OWNS] }, first: 100) { nodes { type directed from { name } to { name } percent { min max } sentence evidence { totalCount nodes { summary report { url publisher { name } } attributedTo { name } } } }`;
    const { organization } = await answer(`{
      organization(name: "Stellantis") {
        before: ${ties('{ asOf: "2023-09-01" }')} }
        after: ${ties('{ asOf: "2024-06-01" }')} }
        unknowing: ${ties('{ asOf: "2024-06-01", knownAt: "2023-09-01" }')} }
      }
    }`);
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const withLeapmotor = (page: any) =>
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      page.nodes.filter(({ from, to }: any) => from.name === 'Leapmotor' || to.name === 'Leapmotor');

    const before = withLeapmotor(organization.before);
    expect(before.map(({ type }: { type: string }) => type)).toEqual(['EXPLORING']);
    expect(before[0]).toMatchObject({ directed: true, from: { name: 'Stellantis' } });
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const autojosh = before[0].evidence.nodes.find(({ report }: any) => report.publisher.name === 'Autojosh');
    expect(autojosh.attributedTo).toEqual([{ name: 'Bloomberg' }]);

    const owns = withLeapmotor(organization.after).find(({ type }: { type: string }) => type === 'OWNS');
    expect(owns).toMatchObject({
      from: { name: 'Stellantis' },
      to: { name: 'Leapmotor' },
      percent: { min: 20, max: 21 },
    });
    expect(owns.evidence.totalCount).toBeGreaterThanOrEqual(4);
    expect(owns.sentence).toMatch(
      /^Stellantis has held 20–21 % of Leapmotor since 26 October 2023, according to \d+ publishers\.$/,
    );

    const unknowing = withLeapmotor(organization.unknowing);
    expect(unknowing.map(({ type }: { type: string }) => type)).toEqual(['EXPLORING']);
  });

  test('Volkswagen Group works together with SAIC Motor, under any of their names', async () => {
    for (const name of ['VW', '大众', 'Volkswagen Group']) {
      const { organization } = await answer(
        `{ organization(name: "${name}") { name ties(filter: { types: [PARTNERS] }, first: 100) { nodes { from { name } to { name } } } } }`,
      );
      expect(organization.name).toBe('Volkswagen Group');
      expect(organization.ties.nodes).toContainEqual({
        from: { name: 'SAIC Motor' },
        to: { name: 'Volkswagen Group' },
      });
    }
    const { organization } = await answer('{ organization(name: "上汽") { name } }');
    expect(organization.name).toBe('SAIC Motor');
  });

  test('the Leapmotor C11 competes with the Tesla Model Y, and the T03 resembles the Smart Forfour', async () => {
    const { c11, t03 } = await answer(`{
      c11: model(name: "Leapmotor C11") { related(types: [COMPETES_WITH]) { outgoing model { name } reports { publisher { name } } } }
      t03: model(name: "Leapmotor T03") { related(types: [RESEMBLES]) { outgoing model { name } reports { publisher { name } } } }
    }`);
    expect(c11.related).toContainEqual(expect.objectContaining({ outgoing: true, model: { name: 'Tesla Model Y' } }));
    expect(t03.related).toContainEqual(expect.objectContaining({ outgoing: true, model: { name: 'Smart Forfour' } }));
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const publishers = [...c11.related, ...t03.related].flatMap(({ reports }: any) =>
      reports.map(({ publisher }: { publisher: { name: string } }) => publisher.name),
    );
    expect(publishers).toContain('Autojosh');
  });

  test('every claim that was imported is counted, and background apart', async () => {
    const { coverage } = await answer('{ coverage { claims deals organizations models reports statement } }');
    expect(coverage).toMatchObject({ claims: 566, deals: 231, organizations: 274, models: 170, reports: 718 });
    expect(coverage.statement).toMatch(/566 claims from 718 reports/);
  });

  test('every deal, tie, claim, model and organisation can be read whole', async () => {
    const walks = {
      organizations: `names { value type language script from { text } to { text } } identifiers { scheme value }
        founded { text } dissolved { text } predecessors { from { name } on { text } } successors { to { name } }
        parent { name } ultimateParent { name } owners { holder { name } percent { text } } holdings { target { name } }
        firstReported lastReported ties(first: 20) { nodes { id sentence since { text } validTo { text } strength } }`,
      deals: `title type stage activities stages { stage since { text } disputed } parties { role organization { name } }
        stakes { percent { text } from { text } to { text } } value { amount currency } jointVenture { name } regions
        conflicts { field text } independentOrigins firstReported lastReported`,
      claims: `report { url title publisher { name } published { text } } deal { title } milestones { stage on { text } }
        parties { namedAs organization { name } } stakes { holder { name } target { name } percent { text } }
        jointVenture { name } models { name } attributedTo { name } summary`,
      models: 'brand { name } makers { organization { name } from { text } } platformOwners { name } reports { url }',
      publishers: 'name reliability reports(first: 5) { nodes { title } }',
      reports: 'url title publisher { name } published { edtf text } retrieved language',
    };
    for (const [field, selection] of Object.entries(walks)) {
      let total = 0;
      for (let after: string | null = null; ; ) {
        const args: string = after === null ? 'first: 100' : `first: 100, after: "${after}"`;
        const { list } = await answer(
          `{ list: ${field}(${args}) { totalCount nodes { id ${selection} } pageInfo { hasNextPage endCursor } } }`,
        );
        total += list.nodes.length;
        after = list.pageInfo.endCursor;
        if (!list.pageInfo.hasNextPage) {
          expect(total).toBe(list.totalCount);
          break;
        }
      }
    }
  }, 300_000);
});
