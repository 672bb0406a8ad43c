/** Many who write at once, about the same organisations. */
import { expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { removeStarterData } from '../../src/alliances/starter-data.ts';
import { onEveryEngine, onNeo4j } from '../support/engines.ts';
import {
  claim,
  interruptedAfter,
  openService,
  party,
  readerOf,
  report,
  rosa,
  stake,
  TODAY,
  tiesToday,
  tieText,
} from '../support/reporting.ts';

const WRITERS = 8;
const REPORTS = 6;

onEveryEngine('writers at once', (engine) => {
  test('lose nothing, number their changes without a gap, and leave the ties that follow from all of it', async () => {
    const store = await engine.open();
    const services = [await openService(store)];
    // Where several processes may write, half of the writers are in another one.
    if (store.supports.sharedByProcesses) services.push(await openService(await engine.reopen()));
    const serviceOf = (writer: number) => services[writer % services.length] as Alliances;

    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let at = 0; at < REPORTS; at += 1) {
          const page = `${writer}-${at}`;
          await serviceOf(writer).reportDeals(
            report(page, [
              // One deal and one target for all, another deal about the same target, and a newcomer whom two writers name.
              held(`shared-${at % 2}`, (writer * REPORTS + at) % 50),
              claim({
                deal: { key: `newcomer-${at}-${writer % 4}` },
                parties: [party(`Newcomer ${at} ${writer % 4}`), party('Renault')],
              }),
            ]),
            { name: `Writer ${writer}` },
          );
          if (at === writer % REPORTS) await serviceOf(writer).saveOrganization(renamed(writer), { name: 'Editor' });
        }
      }),
    );

    const [service] = services as [Alliances];
    const all = WRITERS * (REPORTS + 1);
    await expect.poll(() => service.revision, { timeout: 10_000 }).toBe(all);
    const reader = readerOf(service);
    expect(await reader.coverage()).toMatchObject({ reports: WRITERS * REPORTS, claims: 2 * WRITERS * REPORTS });
    const log = await reader.changes(Array.from({ length: all }, (_, at) => `change:${at + 1}`));
    expect(log).not.toContain(null);
    for (const each of services) {
      await expect.poll(() => each.revision, { timeout: 10_000 }).toBe(all);
      const findings = await checkGraph({ store: each.store, snapshot: readerOf(each).snapshot });
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
    for (const each of services) await each.close();
  }, 240_000);

  test('name a newcomer once, whatever legal form each of them writes', async () => {
    const store = await engine.open();
    const services = [await openService(store)];
    if (store.supports.sharedByProcesses) services.push(await openService(await engine.reopen()));
    for (let at = 0; at < 5; at += 1) {
      const forms = [`Newcomer${at}`, `Newcomer${at} Ltd`, `NEWCOMER${at}`, `Newcomer${at} Inc.`];
      await Promise.all(
        forms.map((name, writer) =>
          (services[writer % services.length] as Alliances).reportDeals(
            report(`${at}-${writer}`, [claim({ parties: [party(name), party('Renault')] })]),
            { name: `Writer ${writer}` },
          ),
        ),
      );
    }
    const [service] = services as [Alliances];
    await expect.poll(() => service.revision, { timeout: 10_000 }).toBe(20);
    const names = [...readerOf(service).snapshot.organizations()].map(({ id }) => id);
    expect(names.filter((id) => id.includes('newcomer'))).toHaveLength(5);
    for (const each of services) await each.close();
  }, 120_000);

  test('let a succession move the stakes that others record at the same time', async () => {
    const store = await engine.open();
    const services = [await openService(store)];
    if (store.supports.sharedByProcesses) services.push(await openService(await engine.reopen()));
    const [service, other = service] = services as [Alliances, Alliances?];
    for (let at = 0; at < 5; at += 1) {
      const [before, after, target] = [`Old ${at}`, `New ${at}`, `Target ${at}`];
      for (const name of [before, after]) await service.saveOrganization({ name }, { name: 'Editor' });
      await other.reached(service.revision, 5_000);
      const held = report(`held-${at}`, [
        claim({
          ...{ stage: 'ACTIVE', type: 'EQUITY_STAKE', milestones: [{ stage: 'ACTIVE', on: '2015-01-01' }] },
          parties: [party(before, 'INVESTOR'), party(target, 'INVESTEE')],
          stakes: [stake(before, target, 30)],
        }),
      ]);
      await Promise.all([
        other.reportDeals(held, { name: 'Writer' }),
        service.saveOrganization(
          {
            name: after,
            successions: [{ from: { name: before }, to: { name: after }, kind: 'RENAMED', on: '2020-01-01' }],
          },
          { name: 'Editor' },
        ),
      ]);
    }
    await expect.poll(() => service.revision, { timeout: 10_000 }).toBe(20);
    expect(tiesToday(service)).toEqual([0, 1, 2, 3, 4].map((at) => `New ${at} OWNS 30 Target ${at}`));
    const findings = await checkGraph({ store: service.store, snapshot: readerOf(service).snapshot });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const each of services) await each.close();
  }, 120_000);
});

onNeo4j('writers in two processes', (engine) => {
  const daily = (page: string, name: string) =>
    report(page, [claim({ parties: [party(name), party('Renault')] })], { publisher: 'Daily' });

  /** What both know when each has heard of the other's changes. */
  async function knownToBoth(services: readonly [Alliances, Alliances]) {
    const last = Math.max(...services.map(({ revision }) => revision));
    for (const each of services) await expect.poll(() => each.revision, { timeout: 10_000 }).toBe(last);
    const [service] = services;
    const snapshot = readerOf(service).snapshot;
    const findings = await checkGraph({ store: service.store, snapshot });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const ties = snapshot.ties({ at: { asOf: TODAY, knownAt: TODAY }, level: 'AS_REPORTED' });
    for (const each of services) await each.close();
    return ties.map((tie) => `${tieText(service, tie)}, ${tie.strength}`).sort();
  }

  test('weigh a report by what its publisher is rated while it is recorded', async () => {
    const service = await openService(await engine.open());
    await service.reportDeals(daily('1', 'Ford'), rosa);
    const rate = () => service.ratePublisher('publisher:daily', { reliability: 'A', reason: 'Checked.' }, rosa);
    const other = await openService(interruptedAfter(await engine.reopen(), 'write/look-up', rate));
    await other.reportDeals(daily('2', 'Volvo'), rosa);
    expect(await knownToBoth([service, other])).toEqual([
      'Ford PARTNERS Renault, 0.45',
      'Renault PARTNERS Volvo, 0.45',
    ]);
  }, 60_000);

  test('weigh a report by what its publisher is about to be rated', async () => {
    const service = await openService(await engine.open());
    await service.reportDeals(daily('1', 'Ford'), rosa);
    const started: Promise<unknown>[] = [];
    const other = await openService(
      interruptedAfter(await engine.reopen(), 'curate/publisher', async () => {
        started.push(service.reportDeals(daily('2', 'Volvo'), rosa));
        await oneOrAMoment(started);
      }),
    );
    await other.ratePublisher('publisher:daily', { reliability: 'A', reason: 'Checked.' }, rosa);
    await Promise.all(started);
    expect(await knownToBoth([service, other])).toEqual([
      'Ford PARTNERS Renault, 0.45',
      'Renault PARTNERS Volvo, 0.45',
    ]);
  }, 60_000);

  test('keep whom a report names that is recorded while the starter data are taken out', async () => {
    const service = await openService(await engine.open());
    await service.reportDeals(daily('1', 'Ford'), { name: null });
    const remove = () => removeStarterData(service, { actor: rosa });
    const other = await openService(interruptedAfter(await engine.reopen(), 'write/look-up', remove));
    await other.reportDeals(daily('2', 'Ford'), rosa);
    expect(await knownToBoth([service, other])).toEqual(['Ford PARTNERS Renault, 0.36']);
  }, 60_000);

  test('keep whom a report names that is about to be recorded when the starter data are taken out', async () => {
    const service = await openService(await engine.open());
    await service.reportDeals(daily('1', 'Ford'), { name: null });
    const started: Promise<unknown>[] = [];
    const other = await openService(
      interruptedAfter(await engine.reopen(), 'starter-data/claims', async () => {
        started.push(service.reportDeals(daily('2', 'Ford'), rosa));
        await oneOrAMoment(started);
      }),
    );
    await removeStarterData(other, { actor: rosa });
    await Promise.all(started);
    expect(await knownToBoth([service, other])).toEqual(['Ford PARTNERS Renault, 0.36']);
  }, 60_000);
});

/** Until the write is over, or for so long that one which waits for nobody would be. */
async function oneOrAMoment(started: readonly Promise<unknown>[]): Promise<void> {
  await Promise.race([...started, new Promise((done) => setTimeout(done, 1_000))]);
}

function held(key: string, percent: number) {
  return claim({
    deal: { key },
    stage: 'ACTIVE',
    type: 'EQUITY_STAKE',
    parties: [party('Renault', 'INVESTOR'), party('Nissan', 'INVESTEE')],
    stakes: [stake('Renault', 'Nissan', percent + 1)],
  });
}

/** Each time another name, so that each save is a change. */
function renamed(writer: number) {
  return { name: 'Mitsubishi Motors', names: [{ value: `Name ${writer}` }] };
}
