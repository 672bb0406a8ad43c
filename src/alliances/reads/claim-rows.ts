/** Claims as rows give them, and as documents. */
import * as z from 'zod';
import { MIN_DAY } from '../../domain/model.ts';
import { redirectFacts } from '../../domain/redirects.ts';
import { claimRanks, informationCredibilities, reviewStates, sourceReliabilities } from '../../domain/vocabulary.ts';
import type { ClaimDocument } from '../documents.ts';
import { readFacts } from '../facts.ts';
import { text, textOrNull, wordOf } from './rows.ts';
import type { Scope } from './scope.ts';

export const claimRow = z.object({
  id: text,
  deal: text,
  report: text,
  publisher: text,
  knownFrom: text,
  background: z.boolean(),
  rank: wordOf(claimRanks),
  review: wordOf(reviewStates),
  /** As set for the claim; null: the publisher's. */
  reliability: wordOf(sourceReliabilities).nullable(),
  publisherReliability: wordOf(sourceReliabilities),
  credibility: wordOf(informationCredibilities).nullable(),
  summary: text,
  quote: textOrNull,
  facts: text,
  recordedBy: textOrNull,
  recordedAt: text,
});
export type ClaimRow = z.output<typeof claimRow>;

/** The document of a claim: what it named goes by way of merges, and its recorder's name is for those who may see it. */
export function claimDocument(
  scope: Scope,
  row: ClaimRow,
  attributedTo: readonly string[],
  supersededBy: string | null,
): ClaimDocument {
  const { visibility } = scope;
  const { facts, publisherReliability, ...plain } = row;
  return {
    ...plain,
    ...redirectFacts(readFacts(facts), scope.redirects),
    deal: scope.survivor(row.deal),
    attributedTo: [...attributedTo].sort(),
    knownFrom: row.background ? MIN_DAY : row.knownFrom,
    reliability: row.reliability ?? publisherReliability,
    supersededBy,
    recordedBy: visibility.recorders ? row.recordedBy : null,
  };
}
