/** Weighs all deals of the starter data against each other, and what each report says of a deal against the deal. */
import { describe, expect, test } from 'vitest';
import { dealTraits } from '../../../src/alliances/reads/deal-traits.ts';
import { LIKELY_SAME, likenessOf, NEAR_CERTAIN } from '../../../src/domain/likeness.ts';
import type { DealRow } from '../../../src/network/snapshot.ts';
import { starterWorld } from '../../support/starter-world.ts';

const world = await starterWorld();
const at = { asOf: world.today, knownAt: world.today };
const nameOf = (id: string) => world.snapshot.organization(id)?.name ?? id;
const traits = (row: DealRow) => dealTraits(world.snapshot, row, at)!;
const deals = [...world.snapshot.deals()]
  .filter(({ background }) => !background)
  .map((row) => ({ row, traits: traits(row) }));
const likeness = (one: string, other: string) => {
  const [a, b] = [one, other].map((id) => deals.find(({ row }) => row.id === `deal:${id}`)!.traits);
  return likenessOf(a!, b!, nameOf);
};

describe('the deals of the starter data', () => {
  test('are all different, and no two of them come near to being certainly the same', () => {
    expect(deals).toHaveLength(231);
    const close = deals.flatMap((one, place) =>
      deals.slice(place + 1).flatMap((other) => {
        const found = likenessOf(one.traits, other.traits, nameOf);
        return found?.relation === 'LIKELY_SAME' ? [{ ids: `${one.row.id} ${other.row.id}`, score: found.score }] : [];
      }),
    );
    expect(close.filter(({ score }) => score >= NEAR_CERTAIN)).toEqual([]);
    expect(Math.max(...close.map(({ score }) => score))).toBeLessThan(0.9);
    expect(close.length).toBeLessThan(10);
  });

  test('are never certainly another one by a single report of theirs', () => {
    const wrong: string[] = [];
    for (const [id, claims] of world.claims) {
      for (const claim of claims) {
        const told = traits(world.row(id, [claim]));
        for (const other of deals) {
          if (other.row.id === id) continue;
          const found = likenessOf(told, other.traits, nameOf);
          if (found?.relation === 'LIKELY_SAME' && found.score >= NEAR_CERTAIN) wrong.push(`${id} as ${other.row.id}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('are found again by nine of ten of their reports, from what the other reports say', () => {
    let found = 0;
    let all = 0;
    for (const [id, claims] of world.claims) {
      if (claims.length < 2) continue;
      for (const claim of claims) {
        const rest = traits(
          world.row(
            id,
            claims.filter((other) => other !== claim),
          ),
        );
        const same = likenessOf(traits(world.row(id, [claim])), rest, nameOf);
        all += 1;
        if (same?.relation === 'LIKELY_SAME' && same.score >= LIKELY_SAME) found += 1;
      }
    }
    expect(all).toBe(491);
    expect(found / all).toBeGreaterThan(0.9);
  });

  test('are certainly the same when told again with parties, type and a date within three months', () => {
    const again = deals.filter(
      ({ traits: { parties, began } }) => parties.length > 1 && began?.precision !== 'ON_OR_BEFORE',
    );
    expect(again.length).toBeGreaterThan(100);
    for (const { row, traits: told } of again) {
      const { type, parties, began } = told;
      const draft = {
        ...told,
        type,
        parties,
        began,
        activities: [],
        regions: [],
        advanced: [],
        ended: null,
        percent: null,
      };
      expect(likenessOf(draft, told, nameOf)?.score, row.id).toBeGreaterThanOrEqual(NEAR_CERTAIN);
    }
  });

  test('go on where others left off', () => {
    for (const [one, other] of [
      ['byd-daimler-denza', 'byd-denza-buyout'],
      ['ford-mahindra-jv', 'ford-mahindra-contract-manufacturing'],
      ['gm-nikola-badger', 'gm-nikola-fuel-cells'],
      ['bugatti-rimac-jv', 'rimac-bugatti-buyout'],
      ['renault-nissan-alliance-1999', 'renault-nissan-cross-shareholding'],
    ] as const) {
      expect(likeness(one, other)?.relation, `${one}, ${other}`).toBe('CONTINUES');
    }
  });

  test('of one day and one pair stay apart', () => {
    for (const [one, other] of [
      ['vw-rivian-investment', 'vw-rivian-jv'],
      ['stellantis-leapmotor-stake', 'leapmotor-international-jv'],
      ['foxconn-lordstown-ev-jv', 'foxconn-lordstown-plant'],
      ['didi-xpeng-stake', 'xpeng-didi-smart-ev'],
      ['geely-daimler-starrides', 'smart-geely-daimler-jv'],
    ] as const) {
      expect(likeness(one, other)?.relation, `${one}, ${other}`).toBe('SAME_PARTIES');
    }
  });
});
