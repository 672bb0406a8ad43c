/** What waits for review, or was refused it, on both engines: there for some, and not for readers. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Reader } from '../../src/alliances/reader.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { defineQuery } from '../../src/store/queries.ts';
import { onEveryEngine } from '../support/engines.ts';
import { deal, nodes, onSmallGraph } from '../support/small-request.ts';

const setReview = defineQuery({
  folder: join(import.meta.dirname, '../support/cypher'),
  name: 'set-review',
  mode: 'write',
  parameters: z.object({ id: z.string(), review: z.string() }),
  row: z.object({ id: z.string() }),
});

onEveryEngine('Who sees what', (engine) => {
  const request = onSmallGraph(engine);
  const { reader } = request;
  let read: Reader;
  let claims: string[];
  beforeAll(async () => {
    read = reader();
    claims = nodes(await read.claimPage(undefined, { first: 100 }));
  });

  describe('a claim that waits for review', () => {
    let pending: string;
    let report: string;
    const seen = async (role: Role, name: string | null) => {
      // As the index has it where no accepted claim is about the deal.
      const of = reader(role, name, { deal: () => undefined });
      const [claim] = await of.claims([pending]);
      const [theReport] = await of.reports([report]);
      const [theDeal] = await of.deals([deal('opel-leapmotor')]);
      const [dossier] = await of.dossiers([deal('opel-leapmotor')]);
      const [ofDeal] = await of.claimsOfDeals([deal('opel-leapmotor')], undefined, { totalCount: true });
      const [ofReport] = await of.claimsOfReports([report], { totalCount: true });
      const queue = await of.claimPage({ review: ['PENDING'] }, {});
      const listed = await of.reportPage(undefined, { first: 100 });
      return {
        documents: [claim, theReport, theDeal, dossier].map((document) => document !== null),
        totals: [ofDeal!.totalCount, ofReport!.totalCount, queue.edges.length],
        listed: nodes(listed).includes(report),
      };
    };
    const all = { documents: [true, true, true, true], totals: [1, 1, 1], listed: true };
    const none = { documents: [false, false, false, false], totals: [0, 0, 0], listed: false };

    beforeAll(async () => {
      const [page] = await read.claimsOfDeals([deal('opel-leapmotor')], undefined, {});
      pending = nodes(page!)[0]!;
      report = (await read.claims([pending]))[0]!.report;
      await request.store.write((transaction) => transaction.run(setReview, { id: pending, review: 'PENDING' }));
    });

    test('is not there for readers, nor for other researchers', async () => {
      expect(await seen('READER', null)).toEqual(none);
      // A reader's name gives no right.
      expect(await seen('READER', 'Rosa')).toEqual(none);
      expect(await seen('RESEARCHER', 'Robin')).toEqual(none);
    });

    test('is there for who recorded it, and for reviewers', async () => {
      expect(await seen('RESEARCHER', 'Rosa')).toEqual(all);
      expect(await seen('REVIEWER', 'Robin')).toEqual(all);
      expect(await seen('ADMIN', null)).toEqual(all);
    });

    test('and nobody but researchers learns who recorded what', async () => {
      const [accepted] = claims.filter((id) => id !== pending);
      expect((await read.claims([accepted!]))[0]!.recordedBy).toBeNull();
      const [claim] = await reader('RESEARCHER', 'Robin').claims([accepted!]);
      expect(claim!.recordedBy).toBe('Rosa');
    });

    test.each(['REJECTED', 'RETRACTED', 'SUPERSEDED'])('and neither is a %s one', async (review) => {
      await request.store.write((transaction) => transaction.run(setReview, { id: pending, review }));
      expect((await seen('READER', null)).documents).toEqual(none.documents);
      expect((await seen('REVIEWER', null)).documents).toEqual(all.documents);
    });
  });
});
