/** Ties and positions with everything that a test does not speak of filled in. */
import type { Percentage, Position, Tie } from '../../../src/domain/model.ts';
import { tieId } from '../../../src/domain/tie-id.ts';
import type { NetworkSnapshot } from '../../../src/network/live-snapshot.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';

export const exactly = (exact: number): Percentage => ({
  ...{ exact, min: null, max: null, minExclusive: false, maxExclusive: false, approximate: false },
});

export const day = (edtf: string) => ({
  ...{ edtf, earliest: edtf, latest: edtf, precision: 'DAY' as const, approximate: false },
});

export function makeTie({ from, to, ...part }: Partial<Omit<Tie, 'id'>> & Pick<Tie, 'type' | 'from' | 'to'>): Tie {
  const validFrom = part.validFrom ?? '2010-01-01';
  const tie = {
    deal: 'deal:platform',
    directed: !['PARTNERS', 'EXPLORING'].includes(part.type),
    ...{ stage: 'ACTIVE' as const, activities: [], percent: null, planned: false, since: day(validFrom), validFrom },
    ...{ validTo: '9999-12-31', knownFrom: '0001-01-01', knownTo: '9999-12-31' },
    ...{ validFromDate: day(validFrom), validToDate: null, strength: 0.5, evidence: ['claim:1'], origins: 1 },
    ...{ background: false, from, to, ...part },
  } satisfies Omit<Tie, 'id'>;
  return { id: tieId(tie), ...tie };
}

export function makePosition(part: Partial<Position> & Pick<Position, 'holder' | 'target' | 'percent'>): Position {
  return {
    id: `position:${part.holder}:${part.target}`,
    ...{ right: 'EQUITY', planned: false, from: null, to: null, deals: ['deal:stake'], claims: [] },
    ...{ validFrom: '0001-01-01', validTo: '9999-12-31', knownFrom: '0001-01-01', knownTo: '9999-12-31' },
    ...part,
  };
}

export function snapshotOf(ties: readonly Tie[], positions: readonly Position[] = []): NetworkSnapshot {
  const index = createTieIndex();
  index.load({ revision: 1, organizations: [], deals: [], ties, positions });
  return index.snapshot();
}
