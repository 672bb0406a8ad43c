/** Whatever is reported, in whatever order: the ties in the store and in the index are those of all claims projected at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph } from '../../src/alliances/check.ts';
import { readStoredNetwork } from '../../src/alliances/checks/stored-network.ts';
import { createAlliances } from '../../src/alliances/create-alliances.ts';
import type { Succession } from '../../src/domain/model.ts';
import { project } from '../../src/domain/projection.ts';
import { reports, succession, textOf } from '../support/any-writes.ts';
import { openInMemory } from '../support/engines.ts';
import { clock, readerOf } from '../support/reporting.ts';

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
