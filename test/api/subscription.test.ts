/** The log of changes, page by page and as it grows. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessError } from '../../src/access/errors.ts';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { Viewer } from '../../src/alliances/reader.ts';
import { createStreams, type StreamOptions, type Streams } from '../../src/graphql/streams.ts';
import { createGraphQL, type GraphQLService } from '../../src/graphql/yoga.ts';
import { ask } from '../support/ask.ts';
import { onEveryEngine } from '../support/engines.ts';
import { type EventReader, readEvents } from '../support/events.ts';
import { claim, clock, openService, party, report, rosa } from '../support/reporting.ts';

const everything = 'subscription { changes { id } }';
const filtered =
  'subscription($after: String, $organizations: [ID!], $deals: [ID!]) { changes(after: $after, organizations: $organizations, deals: $deals) { id summary } }';
const page =
  'query($after: String) { changes(first: 3, after: $after) { nodes { id cursor } pageInfo { endCursor hasNextPage } } }';

onEveryEngine('the log of changes', (engine) => {
  let alliances: Alliances;
  let others: Alliances[];
  let streams: Streams;
  let service: GraphQLService;
  let readers: EventReader[];
  let viewer: Viewer;

  function serve(of: Alliances, options: StreamOptions = {}): GraphQLService {
    streams = createStreams(options);
    return createGraphQL({ alliances: of, logger: { error: () => undefined }, viewerOf: () => viewer, streams });
  }

  async function subscribe(
    query: string,
    variables: object = {},
    { on = service, headers = {} }: { on?: GraphQLService; headers?: Record<string, string> } = {},
  ): Promise<EventReader> {
    const response = await on.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const reader = readEvents(response);
    readers.push(reader);
    return reader;
  }

  /** Each is one change. */
  async function reportOn(of: Alliances, ...pages: string[]): Promise<void> {
    for (const name of pages) await of.reportDeals(report(name, [claim({ deal: { key: name } })]), rosa);
  }

  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `change:${from + at}`);
  const idsOf = async (reader: EventReader, count: number) =>
    (await reader.take(count)).map(({ data }) => data.data.changes.id);

  beforeEach(async () => {
    readers = [];
    others = [];
    viewer = { name: null, role: 'READER' };
    alliances = await openService(await engine.open());
    service = serve(alliances);
  });
  afterEach(async () => {
    for (const reader of readers) await reader.close().catch(() => undefined);
    for (const each of [...others, alliances]) await each.close();
  });

  test('is paged forwards without a gap, and goes on where a page ended once there is more', async () => {
    await reportOn(alliances, 'a', 'b', 'c', 'd');
    const first = await ask(service, page);
    expect(first.data.changes.nodes.map(({ id }: { id: string }) => id)).toEqual(ids(1, 3));
    expect(first.data.changes.pageInfo.hasNextPage).toBe(true);
    const { endCursor } = first.data.changes.pageInfo;
    expect(endCursor).toBe(first.data.changes.nodes[2].cursor);
    const second = await ask(service, page, { after: endCursor });
    expect(second.data.changes).toMatchObject({ nodes: [{ id: 'change:4' }], pageInfo: { hasNextPage: false } });
    await reportOn(alliances, 'e');
    const after = second.data.changes.pageInfo.endCursor;
    expect((await ask(service, page, { after })).data.changes.nodes).toMatchObject([{ id: 'change:5' }]);
    // The cursor of a page stands where it stood.
    expect(
      (await ask(service, page, { after: endCursor })).data.changes.nodes.map(({ id }: { id: string }) => id),
    ).toEqual(ids(4, 5));
  });

  test('tells each new change at once, with what it is about as it is by then', async () => {
    await reportOn(alliances, 'before');
    const reader = await subscribe('subscription { changes { id kind by subjects { __typename id } } }');
    expect(reader.status).toBe(200);
    expect(reader.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const waiting = reader.next();
    await reportOn(alliances, 'deal-of-today');
    const { event, id, data } = (await waiting) ?? {};
    expect(event).toBe('next');
    expect(id).toBeTruthy();
    expect(data.errors).toBeUndefined();
    expect(data.data.changes).toMatchObject({ id: 'change:2', kind: 'CLAIMED' });
    expect(data.data.changes.subjects).toContainEqual({ __typename: 'Deal', id: 'deal:deal-of-today' });
  });

  test('goes on from a cursor, or from the last id of a connection that was cut, without loss or repetition', async () => {
    const first = await subscribe(everything);
    await reportOn(alliances, 'a', 'b', 'c');
    const [, second] = await first.take(2);
    await first.close();
    await expect.poll(() => streams.open).toBe(0);
    await reportOn(alliances, 'd');
    const again = await subscribe(filtered, { after: second?.id });
    expect(await idsOf(again, 2)).toEqual(ids(3, 4));
    const byHeader = await subscribe(everything, {}, { headers: { 'last-event-id': second?.id ?? '' } });
    expect(await idsOf(byHeader, 2)).toEqual(ids(3, 4));
    await reportOn(alliances, 'e');
    expect(await idsOf(again, 1)).toEqual(['change:5']);
    expect(await idsOf(byHeader, 1)).toEqual(['change:5']);
  });

  test('reads a long way back page by page', async () => {
    const start = await subscribe(everything);
    await reportOn(alliances, 'start');
    const [event] = await start.take(1);
    const names = Array.from({ length: 120 }, (_, at) => `page-${at}`);
    await Promise.all(names.map((name) => reportOn(alliances, name)));
    const reader = await subscribe(filtered, { after: event?.id });
    expect(await idsOf(reader, 120)).toEqual(ids(2, 121));
  });

  test('tells only of the organisations and deals that are asked for', async () => {
    const told = (name: string, ...parties: string[]) =>
      alliances.reportDeals(
        report(name, [claim({ deal: { key: name }, parties: parties.map((one) => party(one)) })]),
        rosa,
      );
    await told('one', 'Ford', 'Rivian');
    await told('two', 'BYD', 'Toyota');
    const ford = await subscribe(filtered, { organizations: ['organization:ford'] });
    const deal = await subscribe(filtered, { deals: ['deal:two'] });
    const either = await subscribe(filtered, { organizations: ['organization:ford'], deals: ['deal:two'] });
    await told('two', 'BYD', 'Toyota', 'Denza');
    await told('three', 'Ford', 'BYD');
    await told('four', 'Nio', 'Xpeng');
    await told('one', 'Ford', 'Rivian', 'Nio');
    expect(await idsOf(ford, 2)).toEqual(['change:4', 'change:6']);
    expect(await idsOf(deal, 1)).toEqual(['change:3']);
    expect(await idsOf(either, 3)).toEqual(['change:3', 'change:4', 'change:6']);
  });

  test('tells of what is merged by either id', async () => {
    const told = (name: string, other: string) =>
      alliances.reportDeals(
        report(name, [claim({ deal: { key: name }, parties: [party('Ford'), party(other)] })]),
        rosa,
      );
    await told('one', 'PSA Group');
    await told('two', 'Groupe PSA SA');
    const [survivor, duplicate] = ['organization:psa-group', 'organization:groupe-psa-sa'];
    await alliances.mergeOrganizations(
      { survivor, duplicate, reason: 'The same.' },
      { name: 'Rita', role: 'REVIEWER' },
    );
    const [old, now] = [
      await subscribe(filtered, { organizations: [duplicate] }),
      await subscribe(filtered, { organizations: [survivor] }),
    ];
    await told('three', 'Nio');
    await told('four', 'Groupe PSA SA');
    await told('five', 'PSA Group');
    expect(await idsOf(old, 2)).toEqual(['change:5', 'change:6']);
    expect(await idsOf(now, 2)).toEqual(['change:5', 'change:6']);
  });

  test('passes over what waits for review, for those who may not see it yet', async () => {
    await alliances.close();
    alliances = await createAlliances({ store: await engine.open(), clock, reviewRequired: true });
    service = serve(alliances);
    const reader = await subscribe(everything);
    viewer = { name: 'Rita', role: 'REVIEWER' };
    const reviewer = await subscribe(everything);
    await alliances.reportDeals(report('pending', [claim()]), { name: 'Rosa', role: 'RESEARCHER' });
    await alliances.reportDeals(report('accepted', [claim()]), { name: 'Rita', role: 'REVIEWER' });
    expect(await idsOf(reviewer, 2)).toEqual(ids(1, 2));
    expect(await idsOf(reader, 1)).toEqual(['change:2']);
  });

  describe('refuses, with a status and what to do,', () => {
    const refused = async (reader: Promise<EventReader>) => {
      const { status, headers } = await reader;
      expect(headers.get('content-type')).toMatch(/json/);
      return status;
    };

    test('a cursor that is none, or that the log has not come to', async () => {
      expect(await refused(subscribe(filtered, { after: 'nonsense' }))).toBe(400);
      await reportOn(alliances, 'a', 'b');
      const { data } = await ask(service, page);
      const fresh = await openService(await engine.open());
      others.push(fresh);
      expect(await refused(subscribe(filtered, { after: data.changes.pageInfo.endCursor }, { on: serve(fresh) }))).toBe(
        400,
      );
    });

    test('an unknown id, and a filter that nothing could pass', async () => {
      expect(await refused(subscribe(filtered, { organizations: ['organization:nobody'] }))).toBe(404);
      expect(await refused(subscribe(filtered, { deals: [] }))).toBe(400);
    });

    test('events that would come to too much', async () => {
      const dear =
        'subscription { changes { subjects { ... on Organization { ties(first: 100) { nodes { from { ties(first: 100) { nodes { from { id } } } } } } } } } }';
      expect(await refused(subscribe(dear))).toBe(400);
    });

    test('more subscriptions than it may serve, until one ends', async () => {
      service = serve(alliances, { limit: 2 });
      const [first] = [await subscribe(everything), await subscribe(everything)];
      const third = await service.fetch('http://localhost/graphql?query=subscription{changes{id}}', {
        headers: { accept: 'text/event-stream' },
      });
      expect(third.status).toBe(503);
      expect(third.headers.get('retry-after')).toBe('2');
      expect(await third.json()).toMatchObject({
        errors: [{ message: expect.stringMatching(/2 subscriptions/), extensions: { code: 'UNAVAILABLE' } }],
      });
      await first?.close();
      await expect.poll(() => streams.open).toBe(1);
      expect((await subscribe(everything)).status).toBe(200);
    });

    test('a client that takes no stream', async () => {
      const { status, errors } = await ask(service, everything);
      expect(status).toBe(406);
      expect(errors[0].message).toMatch(/text\/event-stream/);
    });
  });

  test('ends a stream when its asker may no longer ask', async () => {
    const asked: unknown[] = [];
    service = createGraphQL({
      alliances,
      logger: { error: () => undefined },
      viewerOf(_request, options) {
        asked.push(options);
        if (options?.again === true) throw new AccessError('UNAUTHENTICATED', 'This token was revoked.');
        return viewer;
      },
    });
    const reader = await subscribe(everything);
    await reportOn(alliances, 'a');
    const last = await reader.next();
    expect(last?.data).toMatchObject({
      errors: [{ message: 'This token was revoked.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(last?.data.data).toBeUndefined();
    expect(await reader.next()).toMatchObject({ event: 'complete' });
  });

  test('ends every stream when the service stops, and tells the client to connect again', async () => {
    const reader = await subscribe(everything);
    await reportOn(alliances, 'a');
    await reader.take(1);
    streams.end();
    expect(await reader.next()).toBeNull();
    expect(reader.comments.at(-1)).toMatch(/Connect again, and go on after the last id/);
    expect(streams.open).toBe(0);
    expect((await subscribe(everything)).status).toBe(503);
  });

  test('gives signs of life, and lets go of a client that reads nothing', async () => {
    service = serve(alliances, { heartbeat: 20, patience: 60 });
    const alive = await subscribe(everything);
    const pending = alive.next();
    await expect.poll(() => alive.comments.length).toBeGreaterThan(2);
    const asleep = await service.fetch('http://localhost/graphql?query=subscription{changes{id}}', {
      headers: { accept: 'text/event-stream' },
    });
    expect(streams.open).toBe(2);
    await expect.poll(() => streams.open).toBe(1);
    await expect(asleep.text()).rejects.toThrow(/reads nothing/);
    await reportOn(alliances, 'a');
    expect((await pending)?.data.data.changes.id).toBe('change:1');
  });

  test('costs two statements for each change, however many follow it', async () => {
    /** Of three reports the one with the fewest: the follower's own look falls into one of them at most. */
    const statementsOfReport = async (names: string[], heard: () => Promise<unknown>) => {
      const counts: number[] = [];
      for (const name of names) {
        const before = alliances.store.statements;
        await reportOn(alliances, name);
        await heard();
        counts.push(alliances.store.statements - before);
      }
      return Math.min(...counts);
    };
    const alone = await statementsOfReport(['a', 'b', 'c'], async () => undefined);
    const followers = await Promise.all(Array.from({ length: 10 }, () => subscribe(everything)));
    const followed = await statementsOfReport(['d', 'e', 'f'], () =>
      Promise.all(followers.map((reader) => reader.next())),
    );
    expect(followed).toBe(alone + 2);
  });

  // The embedded engine's file has one process.
  if (engine.name === 'neo4j') {
    test('is the same log in two processes on one graph, told by either within a second', async () => {
      const other = await openService(await engine.reopen());
      others.push(other);
      const [here, there] = [await subscribe(everything), await subscribe(everything, {}, { on: serve(other) })];
      for (let at = 0; at < 5; at += 1)
        await Promise.all([reportOn(alliances, `here-${at}`), reportOn(other, `there-${at}`)]);
      const written = performance.now();
      expect(await idsOf(here, 10)).toEqual(ids(1, 10));
      expect(await idsOf(there, 10)).toEqual(ids(1, 10));
      expect(performance.now() - written).toBeLessThan(5_000);
      // What one process gave, the other one goes on from.
      const [, , third] = await (
        await subscribe(filtered, { after: (await ask(service, page)).data.changes.nodes[0].cursor })
      ).take(3);
      expect(await idsOf(await subscribe(filtered, { after: third?.id }, { on: serve(other) }), 6)).toEqual(ids(5, 10));
    });
  }
});
