import { expect, it } from 'vitest';
import { saveChange, saveFacts, saveProjection } from '../../src/alliances/queries/write.ts';
import { changeSections, factSections, projectionSections } from '../../src/alliances/write/section-groups.ts';
import type { Row } from '../../src/alliances/write/stage.ts';
import type { Position, Tie } from '../../src/domain/model.ts';
import { positionRecord, tieRecord } from '../../src/domain/records.ts';
import { createFollower, type Follower } from '../../src/network/follower.ts';
import { loadIndex } from '../../src/network/load.ts';
import type { DealRow } from '../../src/network/snapshot.ts';
import { createTieIndex, type TieIndex } from '../../src/network/tie-index.ts';
import type { GraphStore, Value } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';

const at = { asOf: '2024-01-01', knownAt: '2024-01-01' };
const open = {
  ...{ validFrom: '2020-01-01', validTo: '9999-12-31', knownFrom: '2020-01-02', knownTo: '9999-12-31' },
};

const row: Omit<DealRow, 'id' | 'title'> = {
  ...{ background: false, firstReported: '2020-01-02', lastReported: '2021-05-05', since: '2020-01-01' },
  steps: [{ stage: 'ACTIVE', ...open, disputed: false }],
  faces: [
    {
      ...{ knownFrom: '2020-01-02', knownTo: '9999-12-31', type: 'JOINT_VENTURE', activities: ['CHARGING'] },
      ...{ parties: ['organization:a', 'organization:b'], jointVenture: 'organization:v', regions: ['EU'] },
      ...{ value: { amount: 1.5e9, currency: 'EUR' }, disputed: true },
    },
  ],
  publishers: ['publisher:reuters'],
  maxPercent: 50,
};

const tie = (from: string, to: string, part: Partial<Tie> = {}): Tie => ({
  id: `tie:one:${part.type ?? 'OWNS'}:${from}:${to}`,
  ...{ deal: 'deal:one', type: 'OWNS', from, to, directed: true, stage: 'ACTIVE', activities: ['CHARGING'] },
  percent: { exact: 50, min: null, max: null, minExclusive: false, maxExclusive: false, approximate: true },
  ...{ planned: false, since: null, ...open, validFromDate: null, validToDate: null, strength: 0.75 },
  ...{ evidence: ['claim:1', 'claim:2'], origins: 2, background: false },
  ...part,
});

const position: Position = {
  ...{ id: 'position:a:v', holder: 'organization:a', target: 'organization:v', right: 'EQUITY', percent: null },
  ...{ planned: false, from: null, to: null, deals: ['deal:one'], claims: ['claim:1'], ...open },
};

const ventureTies = [
  tie('organization:a', 'organization:v'),
  tie('organization:b', 'organization:v'),
  tie('organization:a', 'organization:b', { type: 'PARTNERS', directed: false, percent: null }),
];

type Rows = Record<string, Value>[];
const records = (ties: readonly Tie[]): Rows =>
  ties.map((one) => ({ from: one.from, to: one.to, values: { ...tieRecord(one) } }));

const change = (number: number, touched: Partial<Record<'deals' | 'organizations' | 'targets', string[]>>) => ({
  number,
  values: {
    ...{ at: '2024-01-01T00:00:00Z', by: null, kind: 'CLAIMED', summary: 'A claim', subjects: [], fields: '[]' },
    ...{ deals: [], organizations: [], targets: [], ...touched },
  },
});

const deal = { id: 'deal:one', key: null, title: 'A and B: joint venture V', background: false, row: '{}' };

/** Changes that follow from nothing. */
const saveChanges = (store: GraphStore, changes: Row[]) =>
  store.write((transaction) => transaction.run(saveChange, { ...changeSections({ changes }), newcomers: [] }));

async function writeVenture(store: GraphStore): Promise<void> {
  await store.write(async (transaction) => {
    await transaction.run(saveFacts, {
      organizations: ['a', 'b', 'v', 'lonely'].map((name) => ({
        ...{ id: `organization:${name}`, name, kind: 'AUTOMAKER', country: name === 'a' ? 'FR' : null },
        ...{ identifiers: [], founded: null, dissolved: null, placeholder: name === 'lonely', revision: 1 },
      })),
      ...factSections({ rows: new Map([['deals', [deal]]]), ids: new Map() }),
    });
    await transaction.run(
      saveProjection,
      projectionSections({
        dealRows: [
          { id: 'deal:one', values: { row: JSON.stringify(row), tied: ['organization:a', 'organization:b'] } },
        ],
        owns: records(ventureTies.filter((one) => one.type === 'OWNS')),
        partners: records(ventureTies.filter((one) => one.type === 'PARTNERS')),
        positions: [{ holder: position.holder, target: position.target, values: { ...positionRecord(position) } }],
      }),
    );
    await transaction.run(saveChange, {
      newcomers: [],
      ...changeSections({
        changes: [change(1, { deals: ['deal:one'], organizations: ['organization:a'], targets: ['organization:v'] })],
      }),
    });
  });
}

const holdings = (index: ReturnType<typeof createTieIndex>) =>
  index
    .snapshot()
    .ties({ at, level: 'AS_REPORTED' })
    .map((one) => one.id)
    .sort();

/** The revisions that the index comes to. */
function revisionsOf(follower: Follower, index: TieIndex): { readonly revisions: number[]; stop(): void } {
  const revisions: number[] = [];
  const over = new AbortController();
  const listen = (): Promise<void> =>
    follower.moved(index.revision, over.signal).then(
      () => {
        revisions.push(index.revision);
        return listen();
      },
      () => undefined,
    );
  void listen();
  return { revisions, stop: () => over.abort() };
}

onEveryEngine('the tie index', (engine) => {
  it('holds what the graph holds, field by field', async () => {
    const store = await engine.open();
    await writeVenture(store);
    const index = createTieIndex();
    await loadIndex(store, index);
    const snapshot = index.snapshot();
    expect(snapshot.revision).toBe(1);
    expect([...snapshot.organizations()].map((one) => one.id).sort()).toEqual([
      ...['organization:a', 'organization:b', 'organization:lonely', 'organization:v'],
    ]);
    expect(snapshot.organization('organization:a')).toEqual({
      ...{ id: 'organization:a', name: 'a', kind: 'AUTOMAKER', country: 'FR', placeholder: false },
    });
    expect(snapshot.deal('deal:one')).toEqual({ ...row, id: 'deal:one', title: 'A and B: joint venture V' });
    for (const one of ventureTies) expect(snapshot.tie(one.id)).toEqual({ ...one, level: 'AS_REPORTED' });
    expect(holdings(index)).toEqual(ventureTies.map((one) => one.id).sort());
    expect(snapshot.positions({ at, target: 'organization:v' })).toEqual([position]);
  });

  it('begins empty on an empty graph', async () => {
    const store = await engine.open();
    const index = createTieIndex();
    await loadIndex(store, index);
    expect(index.revision).toBe(0);
    expect([...index.snapshot().organizations()]).toEqual([]);
  });

  it('brings in what others wrote, the log page by page, and drops what is gone', async () => {
    const store = await engine.open();
    const index = createTieIndex();
    await loadIndex(store, index);
    const follower = createFollower({ store, index });
    const { revisions, stop } = revisionsOf(follower, index);
    await writeVenture(store);
    expect(await follower.catchUp()).toBe(1);
    expect(holdings(index)).toEqual(ventureTies.map((one) => one.id).sort());
    expect(index.snapshot().positions({ at, holder: 'organization:a' })).toEqual([position]);
    expect(index.snapshot().organization('organization:a')?.country).toBe('FR');

    await store.write(async (transaction) => {
      await transaction.run(saveProjection, {
        dealRows: [{ id: 'deal:one', values: { tied: ['organization:a'] } }],
        endedTies: [{ id: 'tie:one:OWNS:organization:b:organization:v', from: 'organization:b' }],
        endedPositions: [{ id: position.id, target: position.target }],
      });
      await transaction.run(saveChange, {
        newcomers: [],
        ...changeSections({
          changes: [change(1, { deals: ['deal:one', 'deal:never'], targets: ['organization:v'] })],
        }),
      });
    });
    for (let page = 0; page < 3; page++) {
      const changes = Array.from({ length: 100 }, (_, place) => change(place + 1, {}));
      await saveChanges(store, changes);
    }
    expect(await follower.catchUp()).toBe(302);
    stop();
    expect(revisions).toEqual([1, 201, 302]);
    expect(holdings(index)).toEqual([
      'tie:one:OWNS:organization:a:organization:v',
      'tie:one:PARTNERS:organization:a:organization:b',
    ]);
    expect(index.snapshot().positions({ at })).toEqual([]);
    expect(index.snapshot().deal('deal:never')).toBeUndefined();
  });

  it('brings in its own writes without reading, but not past a change that it has not heard of', async () => {
    const store = await engine.open();
    const index = createTieIndex();
    const follower = createFollower({ store, index });
    const own = {
      ...{ organizations: [], removedOrganizations: [], removedDeals: [], deals: [], positions: new Map() },
      ties: new Map([['deal:two', [tie('organization:a', 'organization:b', { id: 'tie:own', deal: 'deal:two' })]]]),
    };
    const before = store.statements;
    await follower.apply({ ...own, revision: 1 }, 1);
    expect(store.statements).toBe(before);
    expect(holdings(index)).toEqual(['tie:own']);

    const behind = createTieIndex();
    const other = createFollower({ store, index: behind });
    await writeVenture(store);
    const nothing = [change(1, {}), change(2, {})];
    await saveChanges(store, nothing);
    await other.apply({ ...own, revision: 3 }, 3);
    expect(behind.revision).toBe(3);
    expect(holdings(behind)).toEqual(ventureTies.map((one) => one.id).sort());
    await other.apply({ ...own, revision: 3 }, 3);
    expect(holdings(behind)).toEqual(ventureTies.map((one) => one.id).sort());
  });

  it('reads everything anew where the log has a gap, or is shorter than it was', async () => {
    const store = await engine.open();
    const index = createTieIndex();
    const follower = createFollower({ store, index });
    index.load({
      revision: 7,
      organizations: [],
      deals: [],
      ties: [tie('organization:x', 'organization:y')],
      positions: [],
    });
    await writeVenture(store);
    expect(await follower.catchUp()).toBe(1);
    expect(holdings(index)).toEqual(ventureTies.map((one) => one.id).sort());

    const late = createTieIndex();
    late.load({
      revision: 0,
      organizations: [],
      deals: [],
      ties: [tie('organization:x', 'organization:y')],
      positions: [],
    });
    await saveChanges(store, [change(5, {})]);
    await createFollower({ store, index: late }).catchUp();
    expect(holdings(late)).toEqual(ventureTies.map((one) => one.id).sort());
  });
});
