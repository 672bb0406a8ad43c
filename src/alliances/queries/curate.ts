/** What curators read before they change it, and the removal of texts. */
import * as z from 'zod';
import { claimRanks, informationCredibilities, reviewStates, sourceReliabilities } from '../../domain/vocabulary.ts';
import { defineQuery } from '../../store/queries.ts';
import { ids, text, textOrNull, wordOf } from '../reads/rows.ts';

const review = wordOf(reviewStates);

/** With `lock`, its report is locked: what becomes of one claim must not be lost to another write. */
export const claimAsItIs = defineQuery({
  name: 'curate/claim',
  mode: 'write',
  parameters: z.object({ id: text, lock: z.boolean().optional() }),
  row: z.object({
    id: text,
    review,
    rank: wordOf(claimRanks),
    facts: text,
    summary: text,
    quote: textOrNull,
    reliability: wordOf(sourceReliabilities).nullable(),
    credibility: wordOf(informationCredibilities).nullable(),
    recordedBy: textOrNull,
    report: text,
    publisherName: text,
    deal: text,
    attributedTo: ids,
    successors: z.array(z.object({ id: text, review })),
    predecessors: z.array(z.object({ id: text, review, deal: text, facts: text })),
    /** Claims of the same report that are accepted or wait for review. */
    standing: z.array(z.object({ id: text, review })),
  }),
});
export type KnownClaim = NonNullable<(typeof claimAsItIs)['types']>['row'];

export const publisherAsItIs = defineQuery({
  name: 'curate/publisher',
  mode: 'write',
  parameters: z.object({ id: text }),
  row: z.object({
    id: text,
    name: text,
    reliability: wordOf(sourceReliabilities),
    rated: z.array(z.object({ claim: text, deal: text })),
  }),
});

export const textsOfClaim = defineQuery({
  name: 'curate/texts-of-claim',
  mode: 'write',
  parameters: z.object({ id: text }),
  row: z.object({ report: text, publisherName: text, claims: ids, deals: ids }),
});

export const textsOfReport = defineQuery({
  name: 'curate/texts-of-report',
  mode: 'write',
  parameters: z.object({ id: text }),
  row: z.object({
    report: text,
    title: textOrNull,
    publisherName: text,
    claims: ids,
    deals: ids,
    changes: z.array(z.object({ id: text, fields: text })),
  }),
});

export const redactLog = defineQuery({
  name: 'curate/redact-log',
  mode: 'write',
  parameters: z.object({ changes: z.array(z.object({ id: text, fields: text })) }),
  row: z.object({ redacted: z.int() }),
});
