/** Deals that are like another one, or like one that somebody may be about to report. */
import type { DealDocument } from '../../alliances/documents.ts';
import type { RelatedDealHit } from '../../alliances/reader.ts';
import { parsePartialDate } from '../../domain/dates.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import { momentOf } from '../moment.ts';
import { OrganizationRef, organizationId, organizationIds } from '../references.ts';
import * as refs from '../refs.ts';

type Related = Omit<RelatedDealHit, 'deal'> & { readonly deal: DealDocument };

export const RelatedDeal = builder.objectRef<Related>('RelatedDeal').implement({
  description: 'A deal that is like another one.',
  fields: (t) => ({
    deal: t.expose('deal', { type: refs.Deal, description: 'The deal.' }),
    relation: t.expose('relation', { type: enums.DealRelation, description: 'What it has to do with the other.' }),
    score: t.exposeFloat('score', {
      description:
        'How sure, 0 to 1, within its relation. From 0.9 on LIKELY_SAME is all but certain: the same parties, type and venture, ' +
        'and dates within some months.',
    }),
    explanation: t.stringList({
      description: 'What speaks for it, and what differs, in sentences.',
      resolve: ({ explanation }) => [...explanation],
    }),
  }),
});

builder.objectField(refs.Deal, 'related', (t) =>
  t.field({
    type: [RelatedDeal],
    description:
      'Other deals of the same parties or of their groups, as known at the moment of the operation: the same deal recorded ' +
      'twice first, then those that go on where another left off, then the rest.',
    args: { first: t.arg.int({ description: 'How many, 1 to 100; 20 where missing.' }) },
    resolve: async ({ id }, { first }, context, info) =>
      withDeals(await context.reader.relatedDeals(id, momentOf(null, context, info), first ?? 20), context),
  }),
);

const DealDraft = builder.inputType('DealDraft', {
  description: 'A deal that may be recorded already.',
  fields: (t) => ({
    type: t.field({ type: enums.DealType, description: 'Its type; missing for talks.' }),
    parties: t.field({ type: [OrganizationRef], required: true, description: 'Who takes part.' }),
    jointVenture: t.field({ type: OrganizationRef, description: 'The joint venture that it creates.' }),
    on: t.field({ type: 'EDTF', description: 'When it was made, as far as known.' }),
  }),
});

builder.queryField('similarDeals', (t) =>
  t.field({
    type: [RelatedDeal],
    nullable: true,
    description:
      'Deals that are recorded and may be the one that is drafted, or have to do with it; the likeliest first.',
    args: {
      draft: t.arg({ type: DealDraft, required: true, description: 'What is known of it.' }),
      first: t.arg.int({ defaultValue: 5, description: 'How many, 1 to 100.' }),
    },
    resolve: async (_root, { draft, first }, context, info) => {
      const path = ['draft'];
      const [parties = [], jointVenture] = await Promise.all([
        organizationIds(draft.parties, context, [...path, 'parties']),
        draft.jointVenture == null ? null : organizationId(draft.jointVenture, context, [...path, 'jointVenture']),
      ]);
      const on = draft.on == null ? null : parsePartialDate(draft.on);
      const wanted = { type: draft.type ?? null, parties, jointVenture, on };
      return withDeals(await context.reader.similarDeals(wanted, momentOf(null, context, info), first ?? 5), context);
    },
  }),
);

/** What is gone since the snapshot, or is not for this asker, is left out. */
export async function withDeals(found: readonly RelatedDealHit[], { loaders }: Context): Promise<Related[]> {
  const deals = await Promise.all(found.map(({ deal }) => loaders.deal.load(deal)));
  return found.flatMap((hit, at) => {
    const deal = deals[at];
    return deal ? [{ ...hit, deal }] : [];
  });
}
