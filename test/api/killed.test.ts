/** Processes that are killed while they write leave every acknowledged report whole, and none by half. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import type { Reader, Viewer } from '../../src/alliances/reader.ts';
import { sequenceAt } from '../../src/alliances/reads/change-pages.ts';
import { campaign } from '../support/campaign.ts';
import { onGrafeo, onNeo4j } from '../support/engines.ts';
import { type Acknowledged, type Reporter, startReporter } from '../support/reporters.ts';
import { contested, openService, readerOf, rosa } from '../support/reporting.ts';

const WRITERS = 8;
/** By each process before it is killed. */
const LEAST_WRITTEN = 2;
const reader: Viewer = { name: null, role: 'READER' };

onGrafeo('writers whose processes are killed', (engine) => {
  test('lose nothing that was acknowledged, and leave nothing by half', async () => {
    await (await engine.open()).close();
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < campaign.kills; round += 1) {
      const reporter = startReporter({ address: engine.address(), round, writers: WRITERS });
      await live(reporter);
      await reporter.kill();
      acknowledged.push(...reporter.acknowledged);
    }
    const service = await openService(await engine.reopen());
    await expectAll(service, acknowledged);
    await service.close();
  }, 300_000);
});

onNeo4j('writers whose processes are killed', (engine) => {
  test('two at a time on one graph lose nothing, and their changes are read in one order without a gap', async () => {
    const service = await openService(await engine.open());
    // A server plans each query when it first meets it, which takes longer than these processes live.
    for (let at = 0; at < 8; at += 1) await service.reportDeals(contested(0, WRITERS, at), rosa);
    const before = service.revision;
    const over = new AbortController();
    const [followed, paged] = [follow(service, over.signal), pageOn(service, over.signal)];

    const acknowledged: Acknowledged[] = [];
    let round = 0;
    const begin = () => startReporter({ address: engine.address(), round: round++, writers: WRITERS / 2 });
    const running: Reporter[] = [begin(), begin()];
    for (let kills = 0; kills < campaign.kills; kills += 1) {
      const [oldest] = running as [Reporter, Reporter];
      await live(oldest);
      await oldest.kill();
      acknowledged.push(...oldest.acknowledged);
      running.shift();
      running.push(begin());
    }
    for (const reporter of running) {
      await reporter.kill();
      acknowledged.push(...reporter.acknowledged);
    }

    await expectAll(service, acknowledged);
    over.abort();
    const all = Array.from({ length: service.revision }, (_, at) => at + 1);
    expect(await followed).toEqual(all.slice(before));
    expect(await paged).toEqual(all);
    await service.close();
  }, 300_000);
});

/** Kills fall into the whole time, none when it is expected, and none before anything was written. */
async function live(reporter: Reporter): Promise<void> {
  await reporter.ready;
  const milliseconds = (campaign.milliseconds / campaign.kills) * (0.5 + Math.random());
  await Promise.all([sleep(milliseconds), reporter.heard(LEAST_WRITTEN)]);
}

async function expectAll(service: Alliances, acknowledged: readonly Acknowledged[]): Promise<void> {
  await settled(service);
  const reads = readerOf(service);
  for (const some of batchesOf(acknowledged, 200)) {
    expect(await reads.reports(some.map(({ report }) => report))).not.toContain(null);
    expect(await reads.claims(some.flatMap(({ claims }) => claims))).not.toContain(null);
    const changes = await reads.changes(some.map(({ revision }) => `change:${revision}`));
    expect(changes.map((change) => change?.subjects)).toEqual(
      some.map(({ report, claims }) => expect.arrayContaining([report, ...claims])),
    );
  }
  const { reports, claims } = await reads.coverage();
  expect(claims).toBe(2 * reports);
  expect(service.revision).toBe(reports);
  const findings = await checkGraph({ store: service.store, snapshot: reads.snapshot });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(LEAST_WRITTEN * campaign.kills);
  expect(reports).toBeGreaterThanOrEqual(acknowledged.length);
  console.info(
    `${campaign.kills} kills: ${acknowledged.length} reports acknowledged, ${reports} recorded, none lost, none by half.`,
  );
}

/** Until what killed processes had sent is in the graph or undone, and this process has heard of it. */
async function settled(service: Alliances): Promise<void> {
  for (let revision = -1; revision !== service.revision; ) {
    revision = service.revision;
    await sleep(service.store.supports.sharedByProcesses ? 2_000 : 0);
  }
}

/** The numbers of the changes as they are told. */
async function follow(service: Alliances, signal: AbortSignal): Promise<number[]> {
  const told: number[] = [];
  const from = { viewer: reader, after: null, organizations: null, deals: null, signal };
  for await (const { sequence } of await service.follow(from)) told.push(sequence);
  return told;
}

/** The numbers of the changes as somebody sees them who asks for what is new, again and again. */
async function pageOn(service: Alliances, signal: AbortSignal): Promise<number[]> {
  const seen: number[] = [];
  let after: string | null = null;
  for (let isLast = false; !isLast; ) {
    isLast = signal.aborted;
    const page: Awaited<ReturnType<Reader['changePage']>> = await readerOf(service).changePage({ first: 50, after });
    seen.push(...page.edges.map(({ cursor }) => sequenceAt(cursor)));
    after = page.edges.at(-1)?.cursor ?? after;
    if (page.hasNextPage) isLast = false;
    else if (!isLast) await sleep(20);
  }
  return seen;
}

function batchesOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
