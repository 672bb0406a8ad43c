/** Arbitrary reports and successions among a few organisations and deals, and ties as texts that can be compared. */
import fc from 'fast-check';
import type { ClaimInput, ReportDealsInput, SaveOrganizationInput } from '../../src/alliances/inputs.ts';
import type { Position, Tie } from '../../src/domain/model.ts';
import { positionRecord, tieRecord } from '../../src/domain/records.ts';
import { report } from './reporting.ts';

export const organizations = ['Ape', 'Bee', 'Cat', 'Dog', 'Elk'];
const name = fc.constantFrom(...organizations).map((word) => ({ name: word }));
const day = fc.constantFrom('2019', '2020-03', '2020-03-15', '2021-06-01', '2022', '2023-01-01~', '[..2022-05-01]');
const optionalDay = fc.option(day, { nil: null });
const stage = fc.constantFrom(
  'RUMOURED',
  'EXPLORING',
  'ANNOUNCED',
  'SIGNED',
  'ACTIVE',
  'ACTIVE',
  'PAUSED',
  'TERMINATED' as const,
);
const role = fc.constantFrom(
  'PARTNER',
  'INVESTOR',
  'INVESTEE',
  'BUYER',
  'TARGET',
  'SELLER',
  'MEMBER',
  'PARENT' as const,
);

export const claim: fc.Arbitrary<ClaimInput> = fc.record({
  deal: fc.constantFrom({ key: 'one' }, { key: 'two' }, { key: 'three' }, { key: 'four' }),
  stage,
  type: fc.constantFrom(
    null,
    'EQUITY_STAKE',
    'JOINT_VENTURE',
    'COOPERATION',
    'ACQUISITION',
    'GROUP_MEMBERSHIP' as const,
  ),
  milestones: fc.array(fc.record({ stage, on: day }), { maxLength: 2 }),
  parties: fc.array(fc.record({ organization: name, role, until: optionalDay }), { minLength: 1, maxLength: 3 }),
  jointVenture: fc.option(fc.constant({ name: 'Elk' }), { nil: null, freq: 3 }),
  stakes: fc
    .array(
      fc.record({
        holder: name,
        target: name,
        percent: fc.constantFrom({ exact: 20 }, { exact: 51 }, { min: 20, max: 30 }, {}),
        from: optionalDay,
        to: optionalDay,
      }),
      { maxLength: 2 },
    )
    .map((stakes) => stakes.filter(({ holder, target }) => holder.name !== target.name)),
  summary: fc.constant('It is said.'),
});
export const reports: fc.Arbitrary<ReportDealsInput> = fc
  .record({
    page: fc.nat({ max: 5 }),
    published: fc.constantFrom(null, '2020-01-01', '2021', '2022-06', '2023-03-03'),
    claims: fc.array(claim, { minLength: 1, maxLength: 3 }),
  })
  .map(({ page, published, claims }) => report(`${page}`, claims, { published, retrieved: '2024-01-01' }));
export const succession: fc.Arbitrary<SaveOrganizationInput> = fc
  .record({ from: name, to: name, kind: fc.constantFrom('MERGED', 'RENAMED', 'SPLIT' as const), on: optionalDay })
  .filter(({ from, to }) => from.name !== to.name)
  .map((each) => ({ name: each.to.name, successions: [each] }));

/** Ties and positions with all that they hold, sorted. */
export function textOf(ties: ReadonlyMap<string, readonly Tie[]>, positions: ReadonlyMap<string, readonly Position[]>) {
  return [
    ...[...ties.values()].flat().map((tie) => JSON.stringify([tie.type, tie.from, tie.to, tieRecord(tie)])),
    ...[...positions.values()].flat().map((held) => JSON.stringify([held.holder, held.target, positionRecord(held)])),
  ].sort();
}
