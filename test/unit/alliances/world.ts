/** A small network worked out by hand: two real deals, one that is all talk, and a brand's membership of its group. */
import { createScope, type Scope } from '../../../src/alliances/reads/scope.ts';
import { MAX_DAY, MIN_DAY, type Moment, type Tie } from '../../../src/domain/model.ts';
import type { Role } from '../../../src/domain/vocabulary.ts';
import type { DealRow, OrganizationRow, Snapshot } from '../../../src/network/snapshot.ts';
import { createTieIndex } from '../../../src/network/tie-index.ts';
import type { GraphStore } from '../../../src/store/store.ts';

export const today = '2025-01-01';
export const now: Moment = { asOf: today, knownAt: today };

const organization = (id: string, name: string, kind: OrganizationRow['kind'], country: string | null) => ({
  ...{ id: `organization:${id}`, name, kind, country, placeholder: country === null },
});

export const organizations: OrganizationRow[] = [
  organization('stellantis', 'Stellantis', 'AUTOMAKER', 'NL'),
  organization('leapmotor', 'Leapmotor', 'AUTOMAKER', 'CN'),
  organization('leapmotor-international', 'Leapmotor International', 'JOINT_VENTURE', 'NL'),
  organization('volkswagen', 'Volkswagen Group', 'AUTOMAKER', 'DE'),
  organization('saic', '上汽集团', 'AUTOMAKER', 'CN'),
  organization('citroen', 'Citroën', 'BRAND', 'FR'),
  organization('nobody', 'Unnamed Partner', 'OTHER', null),
];

type Face = DealRow['faces'][number];
type Step = DealRow['steps'][number];

const face = (part: Partial<Face>): Face => ({
  ...{ knownFrom: MIN_DAY, knownTo: MAX_DAY, type: null, activities: [], parties: [], jointVenture: null },
  ...{ regions: [], value: null, disputed: false },
  ...part,
});
const step = (stage: Step['stage'], validFrom: string, validTo: string, knownFrom: string, knownTo: string): Step => ({
  ...{ stage, validFrom, validTo, knownFrom, knownTo, disputed: false },
});

/** Talks from August, signed in October, in force from November 2023; the share is disputed from June 2024 on. */
const stake: DealRow = {
  ...{ id: 'deal:stake', title: 'Stellantis and Leapmotor: equity stake', background: false },
  ...{ firstReported: '2023-08-23', lastReported: '2024-06-01', since: '2023-08-23' },
  steps: [
    step('EXPLORING', '2023-08-23', MAX_DAY, '2023-08-23', '2023-10-26'),
    step('EXPLORING', '2023-08-23', '2023-10-26', '2023-10-26', MAX_DAY),
    step('SIGNED', '2023-10-26', MAX_DAY, '2023-10-26', '2023-11-20'),
    step('SIGNED', '2023-10-26', '2023-11-20', '2023-11-20', MAX_DAY),
    step('ACTIVE', '2023-11-20', MAX_DAY, '2023-11-20', MAX_DAY),
  ],
  faces: [
    face({
      ...{ knownFrom: '2023-08-23', knownTo: '2023-10-26' },
      parties: ['organization:leapmotor', 'organization:stellantis'],
    }),
    face({
      ...{ knownFrom: '2023-10-26', knownTo: '2024-06-01', type: 'EQUITY_STAKE', activities: ['DISTRIBUTION'] },
      parties: ['organization:leapmotor', 'organization:stellantis'],
      jointVenture: 'organization:leapmotor-international',
      regions: ['Europe'],
      value: { amount: 1_500_000_000, currency: 'EUR' },
    }),
    face({
      ...{ knownFrom: '2024-06-01', type: 'EQUITY_STAKE', activities: ['DISTRIBUTION'], disputed: true },
      parties: ['organization:leapmotor', 'organization:stellantis'],
      jointVenture: 'organization:leapmotor-international',
      regions: ['Europe', 'China'],
      value: { amount: 1_500_000_000, currency: 'EUR' },
    }),
  ],
  publishers: ['publisher:reuters', 'publisher:bloomberg'],
  maxPercent: 21,
};

/** In force since 1985; a report of 2016 cut the step in two without changing the stage. */
const venture: DealRow = {
  ...{ id: 'deal:venture', title: 'Volkswagen Group and SAIC Motor: joint venture', background: false },
  ...{ firstReported: '2016-01-01', lastReported: '2016-01-01', since: '1985-02-01' },
  steps: [
    step('ACTIVE', '1985-02-01', '2016-01-01', '2016-01-01', MAX_DAY),
    step('ACTIVE', '2016-01-01', MAX_DAY, '2016-01-01', MAX_DAY),
  ],
  faces: [
    face({
      ...{ knownFrom: '2016-01-01', type: 'JOINT_VENTURE', activities: ['JOINT_MANUFACTURING'], regions: ['China'] },
      parties: ['organization:saic', 'organization:volkswagen'],
    }),
  ],
  publishers: ['publisher:reuters'],
  maxPercent: 50,
};

const talks: DealRow = {
  ...{ id: 'deal:talks', title: 'Volkswagen Group and Leapmotor: talks', background: false },
  ...{ firstReported: '2024-03-01', lastReported: '2024-03-01', since: null },
  steps: [step('EXPLORING', '2024-03-01', MAX_DAY, '2024-03-01', MAX_DAY)],
  faces: [face({ knownFrom: '2024-03-01', parties: ['organization:leapmotor', 'organization:volkswagen'] })],
  publishers: ['publisher:bloomberg'],
  maxPercent: null,
};

const membership: DealRow = {
  ...{ id: 'deal:membership', title: 'Citroën, part of Stellantis', background: true },
  ...{ firstReported: null, lastReported: null, since: null },
  steps: [step('ACTIVE', MIN_DAY, MAX_DAY, MIN_DAY, MAX_DAY)],
  faces: [face({ type: 'GROUP_MEMBERSHIP', parties: ['organization:citroen', 'organization:stellantis'] })],
  publishers: ['publisher:auto-alliances'],
  maxPercent: null,
};

export const deals = [stake, venture, talks, membership];

const tie = (part: Partial<Tie> & Pick<Tie, 'type' | 'deal' | 'from' | 'to' | 'stage' | 'validFrom'>): Tie => ({
  id: `tie:${part.deal}:${part.type}:${part.validFrom}`,
  ...{ directed: false, activities: [], percent: null, planned: false, validTo: MAX_DAY, knownFrom: part.validFrom },
  since: {
    edtf: part.validFrom,
    earliest: part.validFrom,
    latest: part.validFrom,
    precision: 'DAY',
    approximate: false,
  },
  ...{ knownTo: MAX_DAY, validFromDate: null, validToDate: null, strength: 0.5, evidence: ['claim:1'], origins: 1 },
  background: false,
  ...part,
});

export const ties: Tie[] = [
  tie({
    ...{ type: 'OWNS', deal: 'deal:stake', from: 'organization:stellantis', to: 'organization:leapmotor' },
    ...{ stage: 'ACTIVE', validFrom: '2023-11-20', directed: true, strength: 0.9 },
  }),
  tie({
    ...{ type: 'PARTNERS', deal: 'deal:venture', from: 'organization:saic', to: 'organization:volkswagen' },
    ...{ stage: 'ACTIVE', validFrom: '2016-01-01', strength: 0.75 },
  }),
  tie({
    ...{ type: 'EXPLORING', deal: 'deal:talks', from: 'organization:leapmotor', to: 'organization:volkswagen' },
    ...{ stage: 'EXPLORING', validFrom: '2024-03-01', strength: 0.2 },
  }),
  tie({
    ...{ type: 'PART_OF', deal: 'deal:membership', from: 'organization:citroen', to: 'organization:stellantis' },
    ...{ stage: 'ACTIVE', validFrom: MIN_DAY, since: null, directed: true, background: true, strength: 0.5 },
  }),
];

/** A scope over this network; its store must not be asked. */
export function scopeOf(part: Partial<Snapshot> = {}, role: Role = 'READER'): Scope {
  const index = createTieIndex();
  index.load({ revision: 1, organizations, deals, ties, positions: [] });
  const store: GraphStore = {
    engine: 'grafeo',
    supports: { sharedByProcesses: false, cancellation: false },
    statements: 0,
    read: () => Promise.reject(new Error('A page from the snapshot asked the store.')),
    write: () => Promise.reject(new Error('A read wrote.')),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const snapshot = { ...index.snapshot(), ...part };
  return createScope({ store, snapshot, viewer: { name: null, role }, today });
}
