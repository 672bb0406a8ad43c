/** A deal filter as given, with its moment completed and its organisations found. */

import type { GraphQLResolveInfo } from 'graphql';
import type { DealFilter as ReaderDealFilter } from '../../alliances/reader.ts';
import type { Context } from '../context.ts';
import { momentOf } from '../moment.ts';
import { knownId, organizationIds } from '../references.ts';
import { type DealFilter, given, rangeOf } from './inputs.ts';

/** @throws NotFoundError, AmbiguousNameError for an organisation or publisher that is not to be found */
export async function dealFilterOf(
  filter: typeof DealFilter.$inferInput | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ReaderDealFilter> {
  const { at, allParties, anyParty, firstReported, reached, publisher, ...rest } = filter ?? {};
  const [all, any, publisherId] = await Promise.all([
    organizationIds(allParties, context, ['filter', 'allParties']),
    organizationIds(anyParty, context, ['filter', 'anyParty']),
    publisher == null ? undefined : knownId('publisher', publisher, context, ['filter', 'publisher']),
  ]);
  return {
    ...given<ReaderDealFilter>(rest),
    at: momentOf(at, context, info),
    reached: reached == null ? undefined : { ...reached, from: reached.from ?? null, to: reached.to ?? null },
    firstReported: rangeOf(firstReported),
    allParties: all,
    anyParty: any,
    publisher: publisherId,
  };
}
