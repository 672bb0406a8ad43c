import { describe, expect, test } from 'vitest';
import type { DealDraft } from '../../../src/alliances/reader.ts';
import { relatedDealReads } from '../../../src/alliances/reads/related-deals.ts';
import { trackRecordReads } from '../../../src/alliances/reads/track-record.ts';
import { parsePartialDate } from '../../../src/domain/dates.ts';
import type { DealRow } from '../../../src/network/snapshot.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import { deals, now, organizations, scopeOf, ties } from './world.ts';

const stake = deals.find(({ id }) => id === 'deal:stake')!;

/** The world with more deals in it. */
function worldWith(...more: DealRow[]) {
  const index = createTieIndex();
  index.load({ revision: 1, organizations, deals: [...deals, ...more], ties, positions: [] });
  return scopeOf(index.snapshot());
}

describe('deals like another one', () => {
  const again: DealRow = { ...stake, id: 'deal:stake-again', title: 'The same once more' };
  /** Of the brand: its group takes part in the stake. */
  const brand: DealRow = {
    ...{ ...stake, id: 'deal:brand', title: 'Citroën and Leapmotor: distribution', firstTalk: undefined },
    faces: stake.faces.map((face) => ({
      ...face,
      type: 'DISTRIBUTION',
      jointVenture: null,
      parties: ['organization:citroen', 'organization:leapmotor'],
    })),
  };

  test('are those of the same parties and of their groups, the same one recorded twice first', async () => {
    const { relatedDeals } = relatedDealReads(worldWith(again, brand));
    const found = await relatedDeals('deal:stake', now, 10);
    expect(found.map(({ deal, relation }) => `${deal} ${relation}`)).toEqual([
      'deal:stake-again LIKELY_SAME',
      'deal:brand SAME_PARTIES',
    ]);
    expect(found[1]?.explanation).toContain('Stellantis and Citroën are of one group, Stellantis.');
    expect(await relatedDeals('deal:stake', now, 1)).toHaveLength(1);
  });

  test('are none where the parties have no other deal, nor for an editor’s statement, nor for an unknown deal', async () => {
    const { relatedDeals } = relatedDealReads(worldWith());
    expect(await relatedDeals('deal:stake', now, 10)).toEqual([]);
    expect(await relatedDeals('deal:membership', now, 10)).toEqual([]);
    expect(await relatedDeals('deal:nowhere', now, 10)).toEqual([]);
  });

  test('are only those that were known at the moment', async () => {
    const { relatedDeals } = relatedDealReads(
      worldWith({ ...again, faces: again.faces.slice(2), steps: again.steps.slice(4) }),
    );
    expect(await relatedDeals('deal:stake', { asOf: '2024-01-01', knownAt: '2024-01-01' }, 10)).toEqual([]);
    expect(await relatedDeals('deal:stake', now, 10)).toHaveLength(1);
  });

  test('are found for one that is yet to be reported', async () => {
    const { similarDeals } = relatedDealReads(worldWith());
    const draft: DealDraft = {
      type: 'EQUITY_STAKE',
      parties: ['organization:stellantis', 'organization:leapmotor'],
      jointVenture: null,
      on: parsePartialDate('2023-10'),
    };
    expect(await similarDeals(draft, now, 5)).toMatchObject([{ deal: 'deal:stake', relation: 'LIKELY_SAME' }]);
    expect(await similarDeals({ ...draft, parties: [] }, now, 5)).toEqual([]);
    expect(await similarDeals({ ...draft, parties: ['organization:citroen', 'organization:saic'] }, now, 5)).toEqual(
      [],
    );
  });
});

describe('the track record of a publisher', () => {
  const talk = (on: string, by: string) => ({ firstTalk: { on, by: [by] } });
  const first: DealRow = { ...stake, id: 'deal:first', ...talk('2023-08-23', 'publisher:reuters') };
  const open: DealRow = { ...deals[2]!, id: 'deal:open', ...talk('2024-03-01', 'publisher:reuters') };
  const { trackRecord } = trackRecordReads(worldWith(first, open));

  test('counts the talks that it was first to report, and what they came to', async () => {
    expect(await trackRecord('publisher:reuters', now)).toEqual({
      ...{ talks: 2, confirmed: 1, denied: 0, open: 1, medianDaysToConfirmation: 64 },
    });
  });

  test('is as it was at the moment', async () => {
    expect(await trackRecord('publisher:reuters', { asOf: '2023-09-01', knownAt: '2023-09-01' })).toMatchObject({
      ...{ talks: 1, confirmed: 0, open: 1 },
    });
  });

  test('is empty for who was never first', async () => {
    expect(await trackRecord('publisher:nobody', now)).toEqual({
      ...{ talks: 0, confirmed: 0, denied: 0, open: 0, medianDaysToConfirmation: null },
    });
  });
});
