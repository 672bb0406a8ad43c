/** What the projection asks of its caller, and what it gives back. */
import { describe, expect, it } from 'vitest';
import { nextDay } from '../../../../src/domain/dates.ts';
import { ownershipTargets, project, projectLife } from '../../../../src/domain/projection.ts';
import type { DealType, PartyRole } from '../../../../src/domain/vocabulary.ts';
import { claim, told } from './short-form.ts';

describe('the organisations whose ownership a deal speaks of', () => {
  const targets = (type: DealType | undefined, parties: Record<string, PartyRole | ''>, more = {}) =>
    [
      ...ownershipTargets([
        claim({
          id: 'a',
          known: '2020-01-01',
          stage: 'ACTIVE',
          parties,
          ...(type === undefined ? {} : { type }),
          ...more,
        }),
      ]),
    ].map((id) => id.replace('organization:', ''));

  it('are the targets of stakes and the venture', () => {
    expect(
      targets('COOPERATION', { A: '', B: '' }, { venture: 'V', stakes: [{ holder: 'A', of: 'B', percent: 5 }] }),
    ).toEqual(['v', 'b']);
  });

  it('whoever is bought, invested in or a member', () => {
    expect(targets(undefined, { A: 'TARGET', B: 'INVESTEE', C: 'MEMBER', D: 'PARTNER', E: 'SUPPLIER' })).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('and, in deals about shares, all whom their roles do not make owners', () => {
    expect(targets('ACQUISITION', { A: 'BUYER', B: 'SELLER', C: '', D: 'OTHER' })).toEqual(['c']);
    expect(targets('GROUP_MEMBERSHIP', { A: 'PARENT', B: '' })).toEqual(['b']);
    expect(targets('CROSS_SHAREHOLDING', { A: 'INVESTOR', B: 'BUYER' })).toEqual(['a', 'b']);
  });

  it('a venture’s partners are none of them', () => {
    expect(targets('JOINT_VENTURE', { A: '', B: '' }, { venture: 'V' })).toEqual(['v']);
  });
});

describe('a projection', () => {
  it('has an entry for every deal, and for every target', () => {
    const story = told([
      { id: 'a', deal: 'first', known: '2020-01-01', stage: 'RUMOURED', parties: { A: '', B: '' } },
      {
        ...{ id: 'b', deal: 'second', known: '2020-01-01', stage: 'ACTIVE', type: 'EQUITY_STAKE', parties: {} },
        stakes: [{ holder: 'A', of: 'B', percent: 5 }],
      },
    ]).projection;
    expect([...story.lives.keys()]).toEqual(['deal:first', 'deal:second']);
    expect([...story.ties.keys()]).toEqual(['deal:first', 'deal:second']);
    expect([...story.positions.keys()]).toEqual(['organization:b']);
  });

  it('of nothing is nothing', () => {
    expect(project({ deals: [], successions: [] })).toEqual({
      lives: new Map(),
      ties: new Map(),
      positions: new Map(),
    });
  });

  it('names a position by its holder, its target, its kind and its rectangle', () => {
    const story = told([
      {
        ...{ id: 'a', known: '2020-01-10', stage: 'SIGNED', type: 'EQUITY_STAKE', parties: {} },
        stakes: [{ holder: 'A', of: 'B', percent: 5, right: 'EQUITY' }],
      },
    ]);
    expect(story.projection.positions.get('organization:b')).toEqual([
      {
        id: 'stake:a:b:EQUITY:planned:2020-01-10:2020-01-10',
        holder: 'organization:a',
        target: 'organization:b',
        right: 'EQUITY',
        percent: { exact: 5, min: null, max: null, minExclusive: false, maxExclusive: false, approximate: false },
        planned: true,
        from: {
          edtf: '[..2020-01-10]',
          earliest: null,
          latest: '2020-01-10',
          precision: 'ON_OR_BEFORE',
          approximate: false,
        },
        to: null,
        deals: ['deal:deal'],
        claims: ['claim:a'],
        validFrom: '2020-01-10',
        validTo: '9999-12-31',
        knownFrom: '2020-01-10',
        knownTo: '9999-12-31',
      },
    ]);
  });

  it('of three hundred reports that repeat one share has no more than a stage’s two rectangles for each', () => {
    const days = Array.from({ length: 300 }).reduce<string[]>(
      (all) => [...all, nextDay(all.at(-1) ?? '2020-01-01')],
      [],
    );
    const claims = days.map((known, index) =>
      claim({
        ...{
          id: String(index),
          known,
          by: `p${index % 7}`,
          stage: index < 100 ? 'SIGNED' : 'ACTIVE',
          type: 'EQUITY_STAKE',
        },
        parties: { A: 'INVESTOR', B: 'INVESTEE' },
        stakes: [{ holder: 'A', of: 'B', percent: 20 }],
      }),
    );
    const { ties, positions, lives } = project({ deals: [{ id: 'deal:deal', claims }], successions: [] });
    expect(ties.get('deal:deal')).toHaveLength(100 + 200 + 200);
    expect(positions.get('organization:b')?.length).toBeLessThanOrEqual(100 + 200 + 200);
    // A report of the signature is no news once the deal is in force: its step goes on unchanged.
    expect(lives.get('deal:deal')?.steps).toHaveLength(100 + 1 + 200);
    expect(projectLife('deal:deal', claims)).toEqual(lives.get('deal:deal'));
  });
});
