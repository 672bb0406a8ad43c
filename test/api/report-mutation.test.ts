/** Reports over GraphQL: what comes back, and what is refused with which words. */
import { beforeAll, expect, test } from 'vitest';
import type { Alliances } from '../../src/alliances/alliances.ts';
import { asking, type Desk } from '../support/desk.ts';
import { onEveryEngine } from '../support/engines.ts';
import { claim, openService, report } from '../support/reporting.ts';

onEveryEngine('reporting over GraphQL', (engine) => {
  let desk: Desk;
  let alliances: Alliances;
  beforeAll(async () => {
    alliances = await openService(await engine.open());
    desk = asking(alliances);
  });

  test('a report comes back with its claims, deals and ties', async () => {
    const answer = await desk.as('RESEARCHER').write(
      'reportDeals',
      { input: report('first', [claim()]) },
      `
      report { url publisher { name } } claims { stage deal { id } } deals { title }
      created { id __typename } ties { formed { type from { name } to { name } evidence { nodes { summary } } } changed { fields } ended { id } }
      replayed dryRun warnings { code } similar { score } revision`,
    );
    expect(answer).toMatchObject({
      __typename: 'ReportDealsSuccess',
      report: { url: 'https://news.example/first', publisher: { name: 'Reuters' } },
      ties: { formed: [{ type: 'PARTNERS', from: { name: 'Ford' }, to: { name: 'Rivian' } }], changed: [], ended: [] },
      replayed: false,
      dryRun: false,
      revision: '1',
    });
  });
});
