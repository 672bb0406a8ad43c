/** Claims as rows give them, and as documents. */
import * as z from 'zod';
import { MIN_DAY } from '../../domain/model.ts';
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
  const { survivor, visibility } = scope;
  const { facts, publisherReliability, ...plain } = row;
  const { parties, stakes, jointVenture, models, ...others } = readFacts(facts);
  return {
    ...plain,
    ...others,
    deal: survivor(row.deal),
    publisher: survivor(row.publisher),
    attributedTo: [...attributedTo].sort(),
    knownFrom: row.background ? MIN_DAY : row.knownFrom,
    reliability: row.reliability ?? publisherReliability,
    parties: parties.map((party) => ({ ...party, organization: survivor(party.organization) })),
    stakes: stakes.map((stake) => ({ ...stake, holder: survivor(stake.holder), target: survivor(stake.target) })),
    jointVenture: jointVenture === null ? null : survivor(jointVenture),
    models: models.map(survivor),
    supersededBy,
    recordedBy: visibility.recorders ? row.recordedBy : null,
  };
}
