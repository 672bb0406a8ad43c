/** Reports that come in while the one before is still being brought to the disk. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ConflictError } from '../../src/alliances/errors.ts';
import type { GraphStore, Transaction } from '../../src/store/store.ts';
import { onGrafeo } from '../support/engines.ts';
import { claim, openService, party, report, rosa } from '../support/reporting.ts';

/** The next transaction begins, as always, as soon as this one is committed; only the answer takes long. */
function onSlowDisk(store: GraphStore): GraphStore {
  return Object.create(store, {
    write: {
      async value<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
        const answer = await store.write(work);
        await sleep(100);
        return answer;
      },
    },
  });
}

onGrafeo('reports at the same moment', (engine) => {
  test('of a new deal make one deal: the others are refused with it', async () => {
    const alliances = await openService(onSlowDisk(await engine.open()));
    const told = (page: string) =>
      report(page, [
        claim({
          type: 'EQUITY_STAKE',
          parties: [party('Rivian', 'INVESTEE'), party('Amazon', 'INVESTOR')],
          milestones: [{ stage: 'SIGNED', on: '2019-02-15' }],
        }),
      ]);
    const answers = await Promise.allSettled(['1', '2', '3'].map((page) => alliances.reportDeals(told(page), rosa)));
    const [deal] = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value.deals : []));
    const refused = answers.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
    expect(deal).toBeDefined();
    expect(refused).toHaveLength(2);
    for (const error of refused) {
      expect(error).toBeInstanceOf(ConflictError);
      expect(error.similar[0].deal).toBe(deal);
    }
    await alliances.close();
  });
});
