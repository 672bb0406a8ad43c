import { beforeEach, describe, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { checkGraph } from '../../src/alliances/check.ts';
import { ConflictError, InputError, NotFoundError } from '../../src/alliances/errors.ts';
import type { GraphStore } from '../../src/store/store.ts';
import { onEveryEngine } from '../support/engines.ts';
import { factsOf } from '../support/merges.ts';
import { claim, openService, party, readerOf, report, rosa, stake, tiesToday } from '../support/reporting.ts';

const ford = 'organization:ford';
const rivian = 'organization:rivian';
const fordMotor = 'organization:ford-motor-company';
const page = { first: 20, after: null };

onEveryEngine('Merges', ({ open, reopen }) => {
  let store: GraphStore;
  let service: Alliances;

  beforeEach(async () => {
    store = await open();
    service = await openService(store);
  });

  const merge = (survivor: string, duplicate: string, reason = 'The same company') =>
    service.mergeOrganizations({ survivor, duplicate, reason }, rosa);
  const mergeDeals = (survivor: string, duplicate: string) =>
    service.mergeDeals({ survivor, duplicate, reason: 'The same deal' }, rosa);
  const undo = (id: string) => service.undoMerge({ merge: id, reason: 'They are two' }, rosa);
  const tell = (name: string, claims: Parameters<typeof report>[1], more: Parameters<typeof report>[2] = {}) =>
    service.reportDeals(report(name, claims, more), rosa);
  const errorsOf = async (of: Alliances = service) =>
    (await checkGraph({ store: of.store, snapshot: readerOf(of).snapshot })).filter(
      ({ severity }) => severity === 'error',
    );

  /** Ford and Rivian cooperate; Ford Motor Company and Mahindra, too. */
  async function twoNamesOfFord(): Promise<void> {
    await tell('1', [claim({ deal: { key: 'one' } })]);
    await tell('2', [claim({ deal: { key: 'two' }, parties: [party('Ford Motor Company'), party('Mahindra')] })]);
  }

  describe('of organisations', () => {
    test('the survivor has the ties of both, under every id and name', async () => {
      await twoNamesOfFord();
      const { merge: id, revision } = await merge(ford, fordMotor);
      expect(id).toBe(`merge:${revision}`);
      expect(tiesToday(service)).toEqual(['Ford PARTNERS Mahindra', 'Ford PARTNERS Rivian']);
      const reader = readerOf(service);
      const [byOldId] = await reader.organizations([fordMotor]);
      expect(byOldId).toMatchObject({ id: ford, name: 'Ford' });
      expect(byOldId?.names.map(({ value, type }) => [value, type])).toEqual([
        ['Ford', 'PREFERRED'],
        ['Ford Motor Company', 'TRADE'],
      ]);
      expect(await reader.organizationsNamed(['Ford Motor Company'])).toEqual([[ford]]);
      expect(reader.search('Ford Motor Company', undefined, 5).map((hit) => hit.id)).toContain(ford);
      expect(reader.search('Ford Motor Company', undefined, 5).map((hit) => hit.id)).not.toContain(fordMotor);
      expect(reader.snapshot.organizationCount).toBe(3);
      expect([...reader.snapshot.organizations()].map((row) => row.id).sort()).toEqual(
        [ford, 'organization:mahindra', rivian].sort(),
      );
      expect(
        reader.snapshot
          .dealsOf(ford)
          .map((row) => row.title)
          .sort(),
      ).toHaveLength(2);
      expect(await errorsOf()).toEqual([]);
    });
  });
});
