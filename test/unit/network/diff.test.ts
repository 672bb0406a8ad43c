import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tie } from '../../../src/domain/model.ts';
import { networkDiff } from '../../../src/network/diff.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { query as anyQuery, moment, organizations, tie } from './arbitraries.ts';
import { exactly, makeTie, snapshotOf } from './makers.ts';
import { type PlainTie, plain, tiesAt } from './reference.ts';

const before = { asOf: '2020-01-01', knownAt: '2024-01-01' };
const after = { asOf: '2022-01-01', knownAt: '2024-01-01' };
const asked = { from: before, to: after, level: 'AS_REPORTED', first: 100 } as const;
const [a, b, c] = ['organization:a', 'organization:b', 'organization:c'] as const;

const until2021 = { validFrom: '2019-01-01', validTo: '2021-01-01' };
const since2021 = { validFrom: '2021-01-01' };

const short = (one: Tie) => `${one.type} ${one.from.slice(-1)}${one.to.slice(-1)}`;

describe('what changed between two moments', () => {
  it('is what was formed and what has ended', async () => {
    const snapshot = snapshotOf([
      makeTie({ type: 'PARTNERS', deal: 'deal:1', from: a, to: b, ...until2021 }),
      makeTie({ type: 'SUPPLIES', deal: 'deal:2', from: b, to: a, ...since2021 }),
      makeTie({ type: 'PARTNERS', deal: 'deal:3', from: a, to: c, validFrom: '2010-01-01' }),
    ]);
    const diff = await networkDiff(snapshot, asked);
    expect([diff.formed.map(short), diff.changed, diff.ended.map(short)]).toEqual([
      ['SUPPLIES ba'],
      [],
      ['PARTNERS ab'],
    ]);
    expect([diff.totalFormed, diff.totalChanged, diff.totalEnded, diff.truncated]).toEqual([1, 0, 1, false]);
    const back = await networkDiff(snapshot, { ...asked, from: after, to: before });
    expect([back.formed.map(short), back.ended.map(short)]).toEqual([['PARTNERS ab'], ['SUPPLIES ba']]);
  });

  it('tells of talks that became a stake as one change, one to one in the order of the types', async () => {
    const talks = makeTie({ type: 'EXPLORING', from: b, to: a, directed: true, stage: 'NEGOTIATING', ...until2021 });
    const stake = makeTie({ type: 'OWNS', from: a, to: b, percent: exactly(20), ...since2021 });
    const work = makeTie({ type: 'PARTNERS', from: a, to: b, ...since2021 });
    const other = makeTie({ type: 'PARTNERS', from: a, to: c, ...since2021 });
    const diff = await networkDiff(snapshotOf([stake, talks, work, other]), asked);
    expect(diff.changed.map((change) => [short(change.before), short(change.after), change.fields])).toEqual([
      ['EXPLORING ba', 'PARTNERS ab', ['type', 'from', 'to', 'directed', 'stage', 'since']],
    ]);
    expect(diff.formed.map(short).sort()).toEqual(['OWNS ab', 'PARTNERS ac']);
    expect(diff.ended).toEqual([]);
  });

  it('names the fields in which a tie differs, and passes over more evidence for the same', async () => {
    const since = {
      edtf: '2019',
      earliest: '2019-01-01',
      latest: '2019-12-31',
      precision: 'YEAR',
      approximate: false,
    } as const;
    const part = { type: 'OWNS', deal: 'deal:1', from: a, to: b, since } as const;
    const stages = [
      makeTie({ ...part, ...until2021, stage: 'SIGNED', planned: true, percent: exactly(20) }),
      makeTie({ ...part, ...since2021, percent: exactly(21), activities: ['SOFTWARE'] }),
    ];
    const [change] = (await networkDiff(snapshotOf(stages), asked)).changed;
    expect(change?.fields).toEqual(['stage', 'activities', 'percent', 'planned']);
    const same = [
      makeTie({ ...part, ...until2021 }),
      makeTie({ ...part, ...since2021, evidence: ['claim:9'], strength: 1 }),
    ];
    expect(await networkDiff(snapshotOf(same), asked)).toMatchObject({
      totalFormed: 0,
      totalChanged: 0,
      totalEnded: 0,
    });
  });

  it('tells what was learned later of the same day', async () => {
    const learned = '2023-06-01';
    const part = { type: 'PARTNERS', deal: 'deal:1', from: a, to: b, validFrom: '2020-01-01' } as const;
    const snapshot = snapshotOf([
      makeTie({ ...part, knownTo: learned }),
      makeTie({ ...part, knownFrom: learned, validTo: '2022-06-01' }),
      makeTie({ type: 'SUPPLIES', deal: 'deal:2', from: a, to: c, validFrom: '2019-01-01', knownFrom: learned }),
    ]);
    const day = '2022-01-01';
    const [from, to] = [
      { asOf: day, knownAt: '2023-05-01' },
      { asOf: day, knownAt: '2023-07-01' },
    ];
    const diff = await networkDiff(snapshot, { ...asked, from, to });
    expect(diff.formed.map(short)).toEqual(['SUPPLIES ac']);
    expect(diff.changed.map((change) => change.fields)).toEqual([['validTo']]);
  });

  it('is not what only passes into the filter or out of it', async () => {
    const part = { type: 'PARTNERS', deal: 'deal:1', from: a, to: b, since: null } as const;
    const ties = [makeTie({ ...part, ...until2021, stage: 'SIGNED' }), makeTie({ ...part, ...since2021 })];
    const active = await networkDiff(snapshotOf(ties), { ...asked, filter: { stages: ['ACTIVE'] } });
    expect([active.totalFormed, active.totalChanged]).toEqual([0, 1]);
    expect((await networkDiff(snapshotOf(ties), { ...asked, filter: { types: ['OWNS'] } })).totalChanged).toBe(0);
    const ended = { ...asked, filter: { includeEnded: true } };
    expect((await networkDiff(snapshotOf([ties[0]!]), ended)).totalEnded).toBe(1);
  });

  it('keeps to ties with a focus at an end, of groups with its group', async () => {
    const ties = [
      makeTie({ type: 'PARTNERS', deal: 'deal:1', from: a, to: b, ...since2021 }),
      makeTie({ type: 'PARTNERS', deal: 'deal:2', from: b, to: c, ...since2021 }),
      makeTie({ type: 'PART_OF', deal: 'deal:3', from: 'organization:brand', to: c }),
    ];
    const snapshot = snapshotOf(ties);
    expect((await networkDiff(snapshot, { ...asked, focus: [a] })).formed.map(short)).toEqual(['PARTNERS ab']);
    expect((await networkDiff(snapshot, { ...asked, focus: ['organization:nobody'] })).totalFormed).toBe(0);
    const group = await networkDiff(snapshot, { ...asked, level: 'GROUP', focus: ['organization:brand'] });
    expect(group.formed.map(short)).toEqual(['PARTNERS bc']);
  });

  it('tells of a brand that changed hands as the end of one tie of groups and the beginning of another', async () => {
    const brand = 'organization:brand';
    const ties = [
      makeTie({ type: 'PART_OF', deal: 'deal:1', from: brand, to: a, ...until2021 }),
      makeTie({ type: 'PART_OF', deal: 'deal:2', from: brand, to: b, ...since2021 }),
      makeTie({ type: 'SUPPLIES', deal: 'deal:3', from: c, to: brand }),
    ];
    const diff = await networkDiff(snapshotOf(ties), { ...asked, level: 'GROUP' });
    expect([diff.formed.map(short), diff.changed, diff.ended.map(short)]).toEqual([
      ['SUPPLIES cb'],
      [],
      ['SUPPLIES ca'],
    ]);
  });

  it('is cut to the most important of each, with true totals, and tells these first of all', async () => {
    const ties = Array.from({ length: 30 }, (_, at) =>
      makeTie({
        ...{ type: at % 3 === 0 ? 'OWNS' : 'SUPPLIES', deal: `deal:${at}`, from: a, to: `organization:${100 + at}` },
        ...(at < 20 ? since2021 : until2021),
      }),
    );
    const diff = await networkDiff(snapshotOf(ties), { ...asked, first: 8 });
    expect([diff.totalFormed, diff.totalEnded, diff.truncated]).toEqual([20, 10, true]);
    expect([diff.formed.length, diff.ended.length]).toEqual([8, 8]);
    expect(diff.formed.map((one) => one.type)).toEqual([...Array(7).fill('OWNS'), 'SUPPLIES']);
    expect(diff.formed.map((one) => one.to).slice(0, 3)).toEqual([
      'organization:100',
      'organization:103',
      'organization:106',
    ]);
    expect(diff.digest).toHaveLength(10);
    expect(diff.digest.every((item) => item.kind !== 'CHANGED' && item.tie.type === 'OWNS')).toBe(true);
    expect(await networkDiff(snapshotOf([]), asked)).toMatchObject({
      formed: [],
      digest: [],
      totalEnded: 0,
      truncated: false,
    });
  });

  it('counts what a comparison of two lists counts', async () => {
    const facts = fc.record({ organizations, ties: fc.array(tie, { maxLength: 25 }) });
    await fc.assert(
      fc.asyncProperty(facts, anyQuery, moment, async (world, { at, level }, to) => {
        const index = createTieIndex();
        index.load({ revision: 1, deals: [], positions: [], ...world });
        const diff = await networkDiff(index.snapshot(), { from: at, to, level, first: 100 });
        const all = { ...world, positions: [] };
        const [old, now] = [tiesAt(all, { at, level }), tiesAt(all, { at: to, level })];
        const line = (one: PlainTie) => [one.deal, one.type, one.from, one.to].join();
        const without = (list: PlainTie[], others: PlainTie[]) => {
          const counts = Map.groupBy(others, line);
          return list.filter((one) => counts.get(line(one))?.pop() === undefined);
        };
        const [gone, come] = [without(old, now), without(now, old)];
        const pair = (one: PlainTie) => [one.deal, ...[one.from, one.to].sort()].join();
        const [lost, won] = [Map.groupBy(gone, pair), Map.groupBy(come, pair)];
        let [formed, ended, became] = [0, 0, 0];
        for (const key of new Set([...lost.keys(), ...won.keys()])) {
          const [x, y] = [lost.get(key)?.length ?? 0, won.get(key)?.length ?? 0];
          became += Math.min(x, y);
          ended += Math.max(x - y, 0);
          formed += Math.max(y - x, 0);
        }
        expect([diff.totalFormed, diff.totalEnded]).toEqual([formed, ended]);
        expect(diff.totalChanged).toBeGreaterThanOrEqual(became);
        const shown = [...diff.formed, ...diff.changed.map((one) => one.after)].map(plain);
        for (const one of shown) expect(now.map(plain)).toContain(one);
      }),
      { numRuns: 300 },
    );
  });
});
