import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Percentage, Tie } from '../../../src/domain/model.ts';
import { holdsAt } from '../../../src/domain/moments.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { moment, organizations, position, tie } from './arbitraries.ts';
import { day, exactly, makePosition, makeTie, snapshotOf } from './makers.ts';

const on = (asOf: string) => ({ asOf, knownAt: '2025-01-01' });
const groupTies = (snapshot: ReturnType<typeof snapshotOf>, asOf: string) =>
  snapshot.ties({ at: on(asOf), level: 'GROUP' });

// Opel belonged to GM, from August 2017 to PSA; PSA is 51 % held by Stellantis here; Fiat is part of Stellantis.
const memberships = [
  makeTie({
    type: 'PART_OF',
    deal: 'deal:m1',
    from: 'organization:opel',
    to: 'organization:gm',
    validFrom: '1931-01-01',
    validTo: '2017-08-01',
  }),
  makeTie({
    type: 'PART_OF',
    deal: 'deal:m2',
    from: 'organization:opel',
    to: 'organization:psa',
    validFrom: '2017-08-01',
  }),
  makeTie({
    type: 'PART_OF',
    deal: 'deal:m3',
    from: 'organization:fiat',
    to: 'organization:stellantis',
    validFrom: '2021-01-16',
  }),
];
const held = [
  makePosition({
    holder: 'organization:stellantis',
    target: 'organization:psa',
    percent: exactly(51),
    validFrom: '2021-01-16',
  }),
  makePosition({ holder: 'organization:dongfeng', target: 'organization:psa', percent: exactly(50) }),
];

describe('ties at the level of groups', () => {
  it('move with an organisation that changes hands', () => {
    const snapshot = snapshotOf(
      [...memberships, makeTie({ type: 'PARTNERS', from: 'organization:isuzu', to: 'organization:opel' })],
      held,
    );
    const ends = (asOf: string) => groupTies(snapshot, asOf).map((one) => [one.from, one.to]);
    expect(ends('2015-01-01')).toEqual([['organization:gm', 'organization:isuzu']]);
    expect(ends('2018-01-01')).toEqual([['organization:isuzu', 'organization:psa']]);
    expect(ends('2022-01-01')).toEqual([['organization:isuzu', 'organization:stellantis']]);
    expect(groupTies(snapshot, '2018-01-01')[0]).toMatchObject({
      validFrom: '2017-08-01',
      validTo: '2021-01-16',
      validFromDate: day('2017-08-01'),
      level: 'GROUP',
    });
  });

  it('leave out ties inside a group', () => {
    const snapshot = snapshotOf(
      [...memberships, makeTie({ type: 'PARTNERS', from: 'organization:fiat', to: 'organization:opel' })],
      held,
    );
    expect(groupTies(snapshot, '2018-01-01').map((one) => [one.from, one.to])).toEqual([
      ['organization:fiat', 'organization:psa'],
    ]);
    expect(groupTies(snapshot, '2022-01-01')).toEqual([]);
  });

  it('become one of those of one deal, type and ordered pair', () => {
    const ties = [
      makeTie({
        ...{
          type: 'OWNS',
          from: 'organization:opel',
          to: 'organization:venture',
          validFrom: '2019-01-01',
          stage: 'SIGNED',
          strength: 0.4,
        },
        ...{ percent: exactly(10), evidence: ['claim:1', 'claim:2'], origins: 2, activities: ['SOFTWARE'] },
      }),
      makeTie({
        ...{
          type: 'OWNS',
          from: 'organization:psa',
          to: 'organization:venture',
          validFrom: '2018-01-01',
          stage: 'PAUSED',
          strength: 0.3,
        },
        ...{ percent: exactly(25), evidence: ['claim:2', 'claim:3'], origins: 2, activities: ['CHARGING'] },
      }),
      makeTie({
        type: 'OWNS',
        deal: 'deal:other',
        from: 'organization:psa',
        to: 'organization:venture',
        percent: exactly(1),
      }),
    ];
    const found = groupTies(snapshotOf([...memberships, ...ties], held), '2020-01-01');
    expect(found).toHaveLength(2);
    expect(found.find((one) => one.deal === 'deal:platform')).toMatchObject({
      ...{
        type: 'OWNS',
        from: 'organization:psa',
        to: 'organization:venture',
        directed: true,
        stage: 'SIGNED',
        strength: 0.4,
        origins: 2,
      },
      since: day('2018-01-01'),
      percent: { exact: null, min: 10, max: 25, minExclusive: false, maxExclusive: false, approximate: false },
      evidence: ['claim:1', 'claim:2', 'claim:3'],
      activities: ['SOFTWARE', 'CHARGING'],
      ...{ validFrom: '2019-01-01', validTo: '2021-01-16' },
    });
  });

  it('leave the share unstated where one of them does, and put planned shares aside where any is held', () => {
    const tiesWith = (a: Partial<Tie>, b: Partial<Tie>) => [
      ...memberships,
      makeTie({ type: 'OWNS', from: 'organization:opel', to: 'organization:venture', ...a }),
      makeTie({ type: 'OWNS', from: 'organization:psa', to: 'organization:venture', ...b }),
    ];
    const share = (a: Partial<Tie>, b: Partial<Tie>) => groupTies(snapshotOf(tiesWith(a, b)), '2020-01-01')[0];
    expect(share({ percent: exactly(10) }, { percent: null })?.percent).toBeNull();
    const mixed = share({ percent: exactly(10) }, { percent: exactly(90), planned: true });
    expect(mixed).toMatchObject({ percent: exactly(10), planned: false });
    const planned = share({ percent: exactly(10), planned: true }, { percent: exactly(10), planned: true });
    expect(planned).toMatchObject({ percent: exactly(10), planned: true });
  });

  it('put the ends of an undirected tie in order, and leave a direction alone', () => {
    const ties = [
      makeTie({ type: 'PARTNERS', from: 'organization:a', to: 'organization:opel' }),
      makeTie({ type: 'SUPPLIES', from: 'organization:opel', to: 'organization:a' }),
      makeTie({ type: 'PART_OF', deal: 'deal:m4', from: 'organization:a', to: 'organization:zf' }),
    ];
    const found = groupTies(snapshotOf([...memberships, ...ties], held), '2018-01-01');
    expect(found.map((one) => [one.type, one.from, one.to])).toEqual([
      ['PARTNERS', 'organization:psa', 'organization:zf'],
      ['SUPPLIES', 'organization:psa', 'organization:zf'],
    ]);
  });

  it('take the group of whoever is asked for', () => {
    const snapshot = snapshotOf(
      [...memberships, makeTie({ type: 'PARTNERS', from: 'organization:fiat', to: 'organization:isuzu' })],
      held,
    );
    const partners = snapshot.partners({ at: on('2022-01-01'), level: 'GROUP', organization: 'organization:opel' });
    expect([...partners.keys()]).toEqual(['organization:isuzu']);
  });

  it('treat a half as no majority, and more than a half as one', () => {
    const above: Percentage = { ...exactly(0), exact: null, min: 50, minExclusive: true };
    const snapshot = snapshotOf(
      [],
      [
        makePosition({ holder: 'organization:x', target: 'organization:half', percent: exactly(50) }),
        makePosition({ holder: 'organization:x', target: 'organization:more', percent: above }),
        makePosition({ holder: 'organization:x', target: 'organization:planned', percent: exactly(80), planned: true }),
        makePosition({ holder: 'organization:x', target: 'organization:unstated', percent: null }),
      ],
    );
    const parents = ['organization:half', 'organization:more', 'organization:planned', 'organization:unstated'].map(
      (id) => snapshot.parent(id, on('2020-01-01')),
    );
    expect(parents).toEqual([undefined, 'organization:x', undefined, undefined]);
  });

  it('have in a loop of parents one group, named by the smallest id', () => {
    const loop = [
      makeTie({ type: 'PART_OF', deal: 'deal:1', from: 'organization:b', to: 'organization:c' }),
      makeTie({ type: 'PART_OF', deal: 'deal:2', from: 'organization:c', to: 'organization:a' }),
      makeTie({ type: 'PART_OF', deal: 'deal:3', from: 'organization:a', to: 'organization:b' }),
      makeTie({ type: 'PART_OF', deal: 'deal:4', from: 'organization:member', to: 'organization:c' }),
      makeTie({ type: 'PARTNERS', from: 'organization:b', to: 'organization:c' }),
      makeTie({ type: 'PARTNERS', from: 'organization:member', to: 'organization:outside' }),
    ];
    const snapshot = snapshotOf(loop);
    const at = on('2020-01-01');
    expect(
      ['organization:a', 'organization:b', 'organization:c', 'organization:member'].map((id) =>
        snapshot.ultimateParent(id, at),
      ),
    ).toEqual([undefined, 'organization:a', 'organization:a', 'organization:a']);
    expect(snapshot.subsidiaries('organization:c', at).sort()).toEqual(['organization:b', 'organization:member']);
    expect(groupTies(snapshot, '2020-01-01').map((one) => [one.from, one.to])).toEqual([
      ['organization:a', 'organization:outside'],
    ]);
  });

  it('show an ended one with the group of its last day, and not beside one that goes on', () => {
    const ties = [
      makeTie({
        type: 'PARTNERS',
        from: 'organization:isuzu',
        to: 'organization:opel',
        validFrom: '2000-01-01',
        validTo: '2012-01-01',
      }),
      makeTie({
        type: 'SUPPLIES',
        from: 'organization:isuzu',
        to: 'organization:opel',
        validFrom: '2000-01-01',
        validTo: '2018-01-01',
      }),
      makeTie({ type: 'SUPPLIES', from: 'organization:isuzu', to: 'organization:psa', validFrom: '2019-01-01' }),
    ];
    const snapshot = snapshotOf([...memberships, ...ties]);
    const query = { at: on('2020-01-01'), level: 'GROUP', filter: { includeEnded: true } } as const;
    const found = snapshot.ties({ ...query, filter: { ...query.filter, types: ['PARTNERS', 'SUPPLIES'] } });
    expect(found.map((one) => [one.type, one.from, one.to, one.validTo])).toEqual([
      ['PARTNERS', 'organization:gm', 'organization:isuzu', '2012-01-01'],
      ['SUPPLIES', 'organization:isuzu', 'organization:psa', '9999-12-31'],
    ]);
    expect(snapshot.tie(found[0]!.id)).toEqual(found[0]);
  });

  it('keep one id over one rectangle, by which they are found again', () => {
    const world = fc.record({
      organizations,
      ties: fc.array(tie, { maxLength: 20 }),
      positions: fc.array(position, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(world, moment, fc.array(moment, { minLength: 6, maxLength: 6 }), (facts, at, others) => {
        const index = createTieIndex();
        index.load({ revision: 1, deals: [], ...facts });
        const snapshot = index.snapshot();
        for (const found of snapshot.ties({ at, level: 'GROUP' })) {
          expect(holdsAt(found, at)).toBe(true);
          expect(snapshot.tie(found.id)).toEqual(found);
          for (const other of others) {
            const there = snapshot.ties({ at: other, level: 'GROUP' }).filter((one) => one.id === found.id);
            expect(there).toEqual(holdsAt(found, other) ? [found] : []);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are not found by an id that was made up', () => {
    const snapshot = snapshotOf([
      ...memberships,
      makeTie({ type: 'PARTNERS', from: 'organization:isuzu', to: 'organization:opel' }),
    ]);
    const { id } = groupTies(snapshot, '2015-01-01')[0]!;
    expect(snapshot.tie(id)).toBeDefined();
    for (const other of [
      id.replace(':isuzu', ':psa'),
      id.replace('PARTNERS', 'TALKS'),
      `${id}/x`,
      'tie:GROUP/',
      id.slice(0, -1),
    ]) {
      expect(snapshot.tie(other)).toBeUndefined();
    }
  });
});
