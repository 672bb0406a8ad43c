import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { openInMemory } from '../support/engines.ts';
import { tellStory } from '../support/story.ts';

async function serve(): Promise<{ alliances: Alliances; service: GraphQLService }> {
  const alliances = await createAlliances({
    store: await openInMemory(),
    clock: { now: () => '2026-05-04T12:30:00Z' },
  });
  const logger = { error: (fields: object, message: string) => console.error(message, fields) };
  return { alliances, service: createGraphQL({ alliances, logger }) };
}

describe('the network', () => {
  let alliances: Alliances;
  let service: GraphQLService;
  beforeAll(async () => {
    ({ alliances, service } = await serve());
    await tellStory(alliances);
  });
  afterAll(() => alliances.close());

  test('leaves every organisation at its place when the moment, level or depth changes', async () => {
    const places = async (args: string) => {
      const { data, errors } = await ask(service, `{ network(${args}) { nodes { organization { name } x y } } }`);
      expect(errors).toEqual([]);
      const nodes: { organization: { name: string }; x: number; y: number }[] = data.network.nodes;
      return new Map(nodes.map(({ organization, x, y }) => [organization.name, { x, y }]));
    };
    const all = await places('limit: 1000');
    expect(all.size).toBe(7);
    expect(new Set([...all.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(7);
    for (const { x, y } of all.values()) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1000);
    for (const args of [
      'at: { asOf: "2023-09-01" }',
      'at: { asOf: "1990-01-01" }',
      'level: GROUP',
      'focus: [{ name: "Opel" }, { name: "VW" }], depth: 3',
    ]) {
      const some = await places(args);
      expect(some.size).toBeGreaterThan(0);
      for (const [name, place] of some) expect(place, `${name} in network(${args})`).toEqual(all.get(name));
    }
  });

  test('says which change it knows of', async () => {
    const { data } = await ask(service, '{ network { revision } }');
    expect(data.network.revision).toBe(`${alliances.revision}`);
  });

  test.each([
    ['network(depth: 0) { totalNodes }', 'BAD_USER_INPUT'],
    ['network(depth: 4) { totalNodes }', 'BAD_USER_INPUT'],
    ['network(limit: 0) { totalNodes }', 'BAD_USER_INPUT'],
    ['network(limit: 1001) { totalNodes }', 'BAD_USER_INPUT'],
    ['network(focus: [{ name: "Nobody" }]) { totalNodes }', 'NOT_FOUND'],
    ['network(focus: [{ id: "organization:nobody" }]) { totalNodes }', 'NOT_FOUND'],
    ['paths(from: { name: "VW" }, to: { name: "Nobody" }) { hops }', 'NOT_FOUND'],
    ['paths(from: { name: "VW" }, to: { name: "SAIC Motor" }, maxHops: 7) { hops }', 'BAD_USER_INPUT'],
    ['paths(from: { name: "VW" }, to: { name: "SAIC Motor" }, first: 101) { hops }', 'BAD_USER_INPUT'],
    ['rankings(metric: PARTNERS, first: 0) { rank }', 'BAD_USER_INPUT'],
    ['networkDiff(from: {}, to: {}, focus: [{ name: "Nobody" }]) { totalEnded }', 'NOT_FOUND'],
    ['organization(name: "VW") { lookThrough(maxDepth: 9) { depth } }', 'BAD_USER_INPUT'],
  ])('refuses %s', async (field, code) => {
    const { errors } = await ask(service, `{ ${field} }`);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  test('sends one statement for its organisations, whatever its size', async () => {
    const statements = async (args: string) => {
      await ask(service, '{ viewer { role } }');
      const before = alliances.store.statements;
      await ask(service, `{ network(${args}) { nodes { organization { name } } ties { from { name } to { name } } } }`);
      return alliances.store.statements - before;
    };
    const organization = '[{ id: "organization:leapmotor" }]';
    expect(await statements(`focus: ${organization}, depth: 1, limit: 2`)).toBe(1);
    expect(await statements(`focus: ${organization}, depth: 2, limit: 1000`)).toBe(1);
  });
});

describe('an empty graph', () => {
  test('has an answer to every question', async () => {
    const { alliances, service } = await serve();
    const { data, errors } = await ask(
      service,
      `{
        network { totalNodes nodes { x } ties { id } truncated }
        networkDiff(from: { asOf: "2020-01-01" }, to: {}) { totalFormed digest }
        rankings(metric: PAGE_RANK) { rank }
        ties { totalCount nodes { id } }
        deals { totalCount nodes { id } }
        organizations { totalCount nodes { id } }
        changes { totalCount nodes { id } }
        coverage { claims earliest lastRecorded statement }
      }`,
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      network: { totalNodes: 0, nodes: [], ties: [], truncated: false },
      networkDiff: { totalFormed: 0, digest: [] },
      rankings: [],
      ties: { totalCount: 0, nodes: [] },
      coverage: { claims: 0, earliest: null, lastRecorded: null },
    });
    expect(data.coverage.statement).toMatch(/no sourced claim yet/);
    await alliances.close();
  });
});
