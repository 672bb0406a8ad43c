/** Random small worlds: few organisations, deals and days, so that ties meet, overlap and end beside each other. */
import fc from 'fast-check';
import { MAX_DAY, MIN_DAY, type PartialDate, type Position, type Tie } from '../../../src/domain/model.ts';
import type { OrganizationRow, TieFilter, TieQuery } from '../../../src/network/snapshot.ts';

export const organizationIds = [
  'organization:a',
  'organization:b',
  'organization:c',
  'organization:d',
  'organization:大众',
];
export const dealIds = ['deal:one', 'deal:two/three', 'deal:four'];
const days = [MIN_DAY, '2019-06-30', '2020-01-01', '2020-02-29', '2021-05-05', '2022-12-31', MAX_DAY];

export const moment = fc.record({
  asOf: fc.constantFrom('2010-01-01', ...days.slice(1, -1), '2020-06-01', '2030-01-01'),
  knownAt: fc.constantFrom('2010-01-01', ...days.slice(1, -1), '2020-06-01', '2030-01-01'),
});

const rectangle = fc
  .tuple(span(), span())
  .map(([[validFrom, validTo], [knownFrom, knownTo]]) => ({ validFrom, validTo, knownFrom, knownTo }));

function span(): fc.Arbitrary<[string, string]> {
  return fc
    .tuple(fc.nat(days.length - 2), fc.nat(days.length - 2))
    .map(([a, b]) => [days[Math.min(a, b)]!, days[Math.max(a, b) + 1]!]);
}

const date = fc.option(
  fc.constantFrom<PartialDate>(
    { edtf: '2020', earliest: '2020-01-01', latest: '2020-12-31', precision: 'YEAR', approximate: false },
    { edtf: '[..2021-05-05]', earliest: null, latest: '2021-05-05', precision: 'ON_OR_BEFORE', approximate: false },
  ),
);

const percent = fc.option(
  fc.constantFrom(10, 49, 50, 51, 100).map((exact) => ({
    exact,
    min: null,
    max: null,
    minExclusive: false,
    maxExclusive: false,
    approximate: false,
  })),
);

const pair = fc
  .tuple(fc.constantFrom(...organizationIds), fc.constantFrom(...organizationIds))
  .filter(([a, b]) => a !== b);

let made = 0;

export const tie: fc.Arbitrary<Tie> = fc
  .record({
    rectangle,
    pair,
    date,
    percent,
    deal: fc.constantFrom(...dealIds),
    type: fc.constantFrom('EXPLORING', 'PARTNERS', 'OWNS', 'PART_OF', 'PART_OF'),
    stage: fc.constantFrom('RUMOURED', 'ANNOUNCED', 'ACTIVE', 'PAUSED'),
    activities: fc.subarray(['JOINT_DEVELOPMENT', 'SOFTWARE', 'OTHER'] as const),
    planned: fc.boolean(),
    background: fc.boolean(),
    strength: fc.constantFrom(0.1, 0.35, 0.9),
    evidence: fc.subarray(['claim:1', 'claim:2', 'claim:3'], { minLength: 1 }),
  })
  .map(({ rectangle: where, pair: [a, b], date: since, ...rest }) => {
    const directed = rest.type !== 'PARTNERS';
    const [from, to] = directed || a < b ? [a, b] : [b, a];
    return {
      ...rest,
      ...where,
      id: `tie:${made++}`,
      from,
      to,
      directed,
      since,
      validFromDate: since,
      validToDate: null,
      origins: rest.evidence.length,
    } as Tie;
  });

export const position: fc.Arbitrary<Position> = fc
  .record({ rectangle, pair, percent, planned: fc.boolean(), deal: fc.constantFrom(...dealIds) })
  .map(({ rectangle: where, pair: [holder, target], percent: share, planned, deal }) => ({
    ...where,
    id: `position:${made++}`,
    holder,
    target,
    right: 'EQUITY',
    percent: share,
    planned,
    from: null,
    to: null,
    deals: [deal],
    claims: ['claim:1'],
  }));

export const organizations: fc.Arbitrary<OrganizationRow[]> = fc.tuple(
  ...organizationIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      name: fc.constant(id),
      kind: fc.constantFrom('AUTOMAKER', 'SUPPLIER'),
      country: fc.constantFrom(null, 'CN', 'FR'),
      placeholder: fc.constant(false),
    }),
  ),
);

const filter: fc.Arbitrary<TieFilter> = fc.record(
  {
    types: fc.subarray(['EXPLORING', 'PARTNERS', 'OWNS', 'PART_OF'] as const),
    stages: fc.subarray(['RUMOURED', 'ANNOUNCED', 'ACTIVE', 'PAUSED'] as const),
    activities: fc.subarray(['JOINT_DEVELOPMENT', 'SOFTWARE', 'OTHER'] as const),
    minStrength: fc.constantFrom(0, 0.35, 0.8),
    countries: fc.subarray(['CN', 'FR']),
    kinds: fc.subarray(['AUTOMAKER', 'SUPPLIER'] as const),
    includeEnded: fc.boolean(),
  },
  { requiredKeys: [] },
);

export const query: fc.Arbitrary<TieQuery> = fc.record(
  {
    at: moment,
    level: fc.constantFrom('AS_REPORTED', 'GROUP'),
    filter,
    organization: fc.constantFrom(...organizationIds, 'organization:nobody'),
  },
  { requiredKeys: ['at', 'level'] },
);
