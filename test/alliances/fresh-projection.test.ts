/** Whatever is reported, in whatever order: the ties in the store and in the index are those of all claims projected at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph } from '../../src/alliances/check.ts';
import { readStoredNetwork } from '../../src/alliances/checks/stored-network.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { ClaimInput, ReportDealsInput, SaveOrganizationInput } from '../../src/alliances/inputs.ts';
import type { Position, Succession, Tie } from '../../src/domain/model.ts';
import { project } from '../../src/domain/projection.ts';
import { positionRecord, tieRecord } from '../../src/domain/records.ts';
import { openInMemory } from '../support/engines.ts';
import { clock, readerOf, report } from '../support/reporting.ts';

const organizations = ['Ape', 'Bee', 'Cat', 'Dog', 'Elk'];
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

const claim: fc.Arbitrary<ClaimInput> = fc.record({
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
const reports: fc.Arbitrary<ReportDealsInput> = fc
  .record({
    page: fc.nat({ max: 5 }),
    published: fc.constantFrom(null, '2020-01-01', '2021', '2022-06', '2023-03-03'),
    claims: fc.array(claim, { minLength: 1, maxLength: 3 }),
  })
  .map(({ page, published, claims }) => report(`${page}`, claims, { published, retrieved: '2024-01-01' }));
const succession: fc.Arbitrary<SaveOrganizationInput> = fc
  .record({ from: name, to: name, kind: fc.constantFrom('MERGED', 'RENAMED', 'SPLIT' as const), on: optionalDay })
  .filter(({ from, to }) => from.name !== to.name)
  .map((each) => ({ name: each.to.name, successions: [each] }));
const write = fc.oneof({ weight: 5, arbitrary: reports }, { weight: 1, arbitrary: succession });

test('any writes leave the ties of a fresh projection, in the store and in the index', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
      const store = await openInMemory();
      const service = await createAlliances({ store, clock });
      for (const each of writes) {
        if ('report' in each) await service.reportDeals(each, { name: 'Rosa' });
        else await service.saveOrganization(each, { name: 'Rosa' });
      }
      const reader = readerOf(service);
      const dossiers = await reader.dossiers([...reader.snapshot.deals()].map(({ id }) => id));
      const deals = dossiers.flatMap((dossier) =>
        dossier === null ? [] : [{ id: dossier.deal.id, claims: [...dossier.claims.values()] }],
      );
      const known = await reader.organizations([...reader.snapshot.organizations()].map(({ id }) => id));
      const successions: Succession[] = known.flatMap((organization) => organization?.successors ?? []);
      const fresh = project({ deals, successions });
      const stored = await readStoredNetwork(store);
      expect(textOf(stored.ties, stored.positions)).toEqual(textOf(fresh.ties, fresh.positions));
      const findings = await checkGraph({ store, snapshot: reader.snapshot });
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      await service.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);

function textOf(ties: ReadonlyMap<string, readonly Tie[]>, positions: ReadonlyMap<string, readonly Position[]>) {
  return [
    ...[...ties.values()].flat().map((tie) => JSON.stringify([tie.type, tie.from, tie.to, tieRecord(tie)])),
    ...[...positions.values()].flat().map((held) => JSON.stringify([held.holder, held.target, positionRecord(held)])),
  ].sort();
}
