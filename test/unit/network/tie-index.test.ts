import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position, Tie } from '../../../src/domain/model.ts';
import type { IndexDelta } from '../../../src/network/delta.ts';
import type { Snapshot, TieQuery } from '../../../src/network/snapshot.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { dealIds, moment, organizationIds, organizations, position, query, tie } from './arbitraries.ts';
import { type Facts, parentOf, plain, tiesAt, ultimateOf } from './reference.ts';

const facts = fc.record({
  organizations,
  ties: fc.array(tie, { maxLength: 25 }),
  positions: fc.array(position, { maxLength: 6 }),
});

function load(world: Facts) {
  const index = createTieIndex();
  index.load({ revision: 1, deals: [], ...world });
  return index;
}

const delta = (revision: number, part: Partial<IndexDelta>): IndexDelta => ({
  revision,
  organizations: [],
  removedOrganizations: [],
  deals: [],
  removedDeals: [],
  ties: new Map(),
  positions: new Map(),
  ...part,
});

function answers(snapshot: Snapshot, asked: TieQuery): string[] {
  return snapshot.ties(asked).map(plain).sort();
}

describe('the tie index', () => {
  it('gives the ties of any moment, level and filter that a look at every tie gives', () => {
    fc.assert(
      fc.property(facts, fc.array(query, { minLength: 5, maxLength: 5 }), (world, queries) => {
        const snapshot = load(world).snapshot();
        for (const asked of queries) expect(answers(snapshot, asked)).toEqual(tiesAt(world, asked).map(plain).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('shows of a line of ties that is over its last rectangle, and of one that goes on nothing but what holds', () => {
    const [one] = fc.sample(tie, { numRuns: 1, seed: 7 });
    const make = (id: string, to: string, validFrom: string, validTo: string): Tie => ({
      ...{ ...one!, id, type: 'SUPPLIES', deal: 'deal:one', directed: true, from: 'organization:a', to },
      ...{ validFrom, validTo, knownFrom: '2000-01-01', knownTo: '9999-12-31' },
    });
    const ties = [
      make('tie:over-2011', 'organization:b', '2010-01-01', '2011-01-01'),
      make('tie:over-2013', 'organization:b', '2012-01-01', '2013-01-01'),
      make('tie:over-2012', 'organization:b', '2011-01-01', '2012-01-01'),
      make('tie:before', 'organization:c', '2010-01-01', '2012-01-01'),
      make('tie:going-on', 'organization:c', '2012-01-01', '9999-12-31'),
      make('tie:to-come', 'organization:d', '2030-01-01', '2031-01-01'),
    ];
    const snapshot = load({ organizations: [], ties, positions: [] }).snapshot();
    const at = { asOf: '2020-01-01', knownAt: '2020-01-01' };
    const ids = (organization?: string) =>
      snapshot
        .ties({ at, level: 'AS_REPORTED', filter: { includeEnded: true }, organization })
        .map((found) => found.id)
        .sort();
    expect(ids()).toEqual(['tie:going-on', 'tie:over-2013']);
    expect(ids('organization:b')).toEqual(['tie:over-2013']);
    const before = { at: { asOf: '2020-01-01', knownAt: '1999-01-01' }, level: 'AS_REPORTED' } as const;
    expect(snapshot.ties({ ...before, filter: { includeEnded: true } })).toEqual([]);
  });

  it('gives a tie back as it was projected, field by field', () => {
    fc.assert(
      fc.property(facts, (world) => {
        const snapshot = load(world).snapshot();
        for (const one of world.ties) expect(snapshot.tie(one.id)).toEqual({ ...one, level: 'AS_REPORTED' });
        expect(snapshot.tie('tie:unheard-of')).toBeUndefined();
      }),
    );
  });

  it('answers alike whether rows were loaded together or came change by change', () => {
    const changes = fc.array(
      fc.record({ deal: fc.constantFrom(...dealIds), ties: fc.array(tie, { maxLength: 6 }), asked: query }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(facts, changes, fc.boolean(), (world, list, readsBetween) => {
        const index = load(world);
        let ties = world.ties;
        const taken: { snapshot: Snapshot; asked: TieQuery; expected: string[] }[] = [];
        list.forEach(({ deal, ties: next, asked }, at) => {
          const replaced = next.map((one) => ({ ...one, deal }));
          ties = [...ties.filter((one) => one.deal !== deal), ...replaced];
          index.apply(delta(at + 2, { ties: new Map([[deal, replaced]]) }));
          if (!readsBetween) return;
          const expected = tiesAt({ ...world, ties }, asked)
            .map(plain)
            .sort();
          taken.push({ snapshot: index.snapshot(), asked, expected });
        });
        for (const { snapshot, asked, expected } of taken) expect(answers(snapshot, asked)).toEqual(expected);
        const last = { at: list[0]!.asked.at, level: 'AS_REPORTED' } as const;
        expect(answers(index.snapshot(), last)).toEqual(
          tiesAt({ ...world, ties }, last)
            .map(plain)
            .sort(),
        );
        expect(index.snapshot().revision).toBe(list.length + 1);
      }),
    );
  });

  it('keeps every answer of a snapshot through so many changes that the table is written anew', () => {
    const [one] = fc.sample(tie, { numRuns: 1, seed: 7 });
    const base: Tie = { ...one!, deal: 'deal:one', validFrom: '2020-01-01', validTo: '9999-12-31' };
    const open = { ...base, knownFrom: '2020-01-01', knownTo: '9999-12-31' };
    const index = createTieIndex();
    const snapshots: Snapshot[] = [];
    const at = { asOf: '2024-01-01', knownAt: '2024-01-01' };
    for (let revision = 1; revision <= 12_000; revision++) {
      const next = { ...open, id: `tie:${revision}`, evidence: [`claim:${revision}`] };
      index.apply(delta(revision, { ties: new Map([['deal:one', [next]]]) }));
      if (revision % 500 === 0) snapshots.push(index.snapshot());
    }
    snapshots.forEach((snapshot, place) => {
      const revision = (place + 1) * 500;
      expect(snapshot.revision).toBe(revision);
      expect(snapshot.ties({ at, level: 'AS_REPORTED' }).map((found) => found.evidence)).toEqual([
        [`claim:${revision}`],
      ]);
      expect(snapshot.tie(`tie:${revision}`)?.id).toBe(`tie:${revision}`);
      expect(snapshot.tie(`tie:${revision - 1}`)).toBeUndefined();
    });
  });

  it('knows organisations and deals as of the change that it was taken after', () => {
    const index = createTieIndex();
    const row = { id: 'organization:a', kind: 'AUTOMAKER', country: null, placeholder: true } as const;
    const face = {
      ...{ knownFrom: '2020-01-01', knownTo: '9999-12-31', type: null, activities: [], regions: [], value: null },
      disputed: false,
    };
    const deal = {
      ...{ id: 'deal:one', title: 'One', background: false, firstReported: null, lastReported: null, since: null },
      ...{ steps: [], publishers: [], maxPercent: null },
      faces: [{ ...face, parties: ['organization:a'], jointVenture: 'organization:v' }],
    };
    index.apply(delta(1, { organizations: [{ ...row, name: 'A' }], deals: [deal] }));
    const first = index.snapshot();
    const moved = { ...deal, faces: [{ ...face, parties: ['organization:b'], jointVenture: null }] };
    index.apply(delta(2, { organizations: [{ ...row, name: 'A AG', placeholder: false }], deals: [moved] }));
    const second = index.snapshot();
    index.apply(delta(3, { removedOrganizations: ['organization:a'], removedDeals: ['deal:one'] }));
    const third = index.snapshot();

    expect([first, second, third].map((snapshot) => snapshot.organization('organization:a')?.name)).toEqual([
      'A',
      'A AG',
      undefined,
    ]);
    expect([first, second, third].map((snapshot) => snapshot.organizationCount)).toEqual([1, 1, 0]);
    const dealsOf = (id: string) => [first, second, third].map((one) => one.dealsOf(id).map((found) => found.id));
    expect(dealsOf('organization:a')).toEqual([['deal:one'], [], []]);
    expect(dealsOf('organization:v')).toEqual([['deal:one'], [], []]);
    expect(dealsOf('organization:b')).toEqual([[], ['deal:one'], []]);
    expect([first, second, third].map((snapshot) => [...snapshot.deals()].length)).toEqual([1, 1, 0]);
  });

  it('finds positions by holder, target and deal, the planned ones only when asked', () => {
    const selector = fc.record(
      {
        holder: fc.constantFrom(...organizationIds),
        target: fc.constantFrom(...organizationIds),
        deal: fc.constantFrom(...dealIds),
        planned: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(facts, fc.array(position, { maxLength: 4 }), selector, moment, (world, later, selected, at) => {
        const index = load(world);
        const target = 'organization:a';
        const replaced = later.map((one) => ({ ...one, target, holder: 'organization:b' }));
        const before = index.snapshot();
        index.apply(delta(2, { positions: new Map([[target, replaced]]) }));
        const holds = (one: Position) =>
          one.validFrom <= at.asOf && at.asOf < one.validTo && one.knownFrom <= at.knownAt && at.knownAt < one.knownTo;
        const expected = (positions: readonly Position[]) =>
          positions
            .filter(holds)
            .filter((one) => selected.planned || !one.planned)
            .filter((one) => selected.holder === undefined || one.holder === selected.holder)
            .filter((one) => selected.target === undefined || one.target === selected.target)
            .filter((one) => selected.deal === undefined || one.deals.includes(selected.deal))
            .map((one) => one.id)
            .sort();
        const found = (snapshot: Snapshot) =>
          snapshot
            .positions({ at, ...selected })
            .map((one) => one.id)
            .sort();
        const now = [...world.positions.filter((one) => one.target !== target), ...replaced];
        expect(found(before)).toEqual(expected(world.positions));
        expect(found(index.snapshot())).toEqual(expected(now));
        for (const one of now) expect(index.snapshot().position(one.id)).toEqual(one);
      }),
    );
  });

  it('goes up parents, and around loops of them, as a walk by hand does', () => {
    fc.assert(
      fc.property(facts, moment, (world, at) => {
        const snapshot = load(world).snapshot();
        for (const id of organizationIds) {
          expect(snapshot.parent(id, at)).toBe(parentOf(world, id, at));
          const ultimate = ultimateOf(world, id, at);
          expect(snapshot.ultimateParent(id, at)).toBe(ultimate === id ? undefined : ultimate);
          const children = organizationIds.filter((other) => parentOf(world, other, at) === id);
          expect(snapshot.subsidiaries(id, at).sort()).toEqual(children.sort());
        }
      }),
    );
  });

  it('names partners with all the ties to each', () => {
    fc.assert(
      fc.property(facts, query, (world, { organization = 'organization:a', ...asked }) => {
        const snapshot = load(world).snapshot();
        const own = asked.level === 'GROUP' ? ultimateOf(world, organization, asked.at) : organization;
        const partners = snapshot.partners({ ...asked, organization });
        const listed = [...partners].flatMap(([other, ties]) => ties.map((one) => `${other} ${plain(one)}`)).sort();
        const expected = tiesAt(world, { ...asked, organization })
          .map((one) => `${one.from === own ? one.to : one.from} ${plain(one)}`)
          .sort();
        expect(listed).toEqual(expected);
      }),
    );
  });
});
