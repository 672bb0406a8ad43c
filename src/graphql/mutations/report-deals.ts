/** `reportDeals`: one report with what it says of deals. */
import type { ReportDealsAnswer } from '../../alliances/alliances.ts';
import { InputError } from '../../alliances/errors.ts';
import { builder } from '../builder.ts';
import { loadAll, loadRequired } from '../connections.ts';
import { loadNode } from '../nodes.ts';
import * as refs from '../refs.ts';
import { RelatedDeal, withDeals } from '../types/related-deal.ts';
import { answering, type Member, needing } from './answering.ts';
import { everyError, everyErrorType } from './errors.ts';
import { ReportDealsInput } from './inputs.ts';
import { revisionDescription, TiesChanged, Warning } from './written.ts';

const ReportDealsSuccess = builder
  .objectRef<Member<'ReportDealsSuccess', ReportDealsAnswer>>('ReportDealsSuccess')
  .implement({
    description: 'What was recorded, or would be.',
    fields: (t) => ({
      report: t.field({
        type: refs.Report,
        description: 'The report.',
        resolve: ({ report }, _args, { loaders }) => loadRequired(report, loaders.report),
      }),
      claims: t.field({
        type: [refs.Claim],
        description: 'Its claims, in the order of the input; the same claim recorded twice is one.',
        resolve: ({ claims }, _args, { loaders }) => loadAll(claims, loaders.claim),
      }),
      deals: t.field({
        type: [refs.Deal],
        description: 'The deals that they are about.',
        resolve: ({ deals }, _args, { loaders }) => loadAll(deals, loaders.deal),
      }),
      created: t.field({
        type: [builder.nodeInterfaceRef()],
        description: 'What is new: the report and its publisher, claims, deals, and placeholders for unknown names.',
        resolve: async ({ created }, _args, context) => {
          const nodes = await Promise.all(created.map((id) => loadNode(id, context)));
          return nodes.filter((node) => node !== null);
        },
      }),
      ties: t.field({
        type: TiesChanged,
        description: 'What became of the ties of today.',
        resolve: ({ ties }) => ties,
      }),
      replayed: t.exposeBoolean('replayed', {
        description: 'Whether this is the answer that the same idempotency key got before.',
      }),
      dryRun: t.exposeBoolean('dryRun', { description: 'Whether nothing was written.' }),
      warnings: t.field({
        type: [Warning],
        description: 'What is worth a second look.',
        resolve: ({ warnings }) => [...warnings],
      }),
      similar: t.field({
        type: [RelatedDeal],
        description: 'Known deals that are probably the same as new ones of this report, the likeliest first.',
        resolve: ({ similar }, _args, context) => withDeals(similar, context),
      }),
      revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
    }),
  });

const ReportDealsResult = builder.unionType('ReportDealsResult', {
  description: 'What became of a report.',
  types: [ReportDealsSuccess, ...everyErrorType],
  resolveType: ({ member }) => member,
});

builder.mutationField('reportDeals', (t) =>
  t.field({
    type: ReportDealsResult,
    nullable: true,
    ...needing(
      'RESEARCHER',
      'Records one report with what it says of one or more deals, all or nothing, and the ties that follow. Organisations and models ' +
        'are found by id or any known name; unknown names become placeholders. The same claim of the same report is recorded once. ' +
        'A new deal that is all but surely a known one is refused unless `confirmNew` says otherwise.',
    ),
    args: { input: t.arg({ type: ReportDealsInput, required: true, description: 'The report and its claims.' }) },
    resolve: (_root, { input }, context, info) =>
      answering(context, info, 'ReportDealsSuccess', everyError, async (actor) => {
        requireClaims(input.claims);
        return context.alliances.reportDeals(input, actor);
      }),
  }),
);

/** What says nothing of a deal is not shown to anybody. @throws InputError */
function requireClaims(claims: readonly unknown[]): void {
  if (claims.length > 0) return;
  const message = 'There is nothing here. Say what the report says of at least one deal.';
  throw new InputError(`input.claims: ${message}`, [{ path: ['input', 'claims'], message }]);
}
