/** Claims: what one report says of one deal. */
import type { ClaimFilter as ReaderClaimFilter } from '../../alliances/reader.ts';
import { roles } from '../../domain/vocabulary.ts';
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { loadAll, loadConnection, loadRequired, pageRequest } from '../connections.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import { knownId } from '../references.ts';
import * as refs from '../refs.ts';
import { ClaimFilter, given, rangeOf } from './inputs.ts';
import { percentageOf } from './values.ts';

builder.objectType(refs.Claim, {
  description: 'What one report says of one deal.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    report: t.field({
      type: refs.Report,
      description: 'The report that says so.',
      resolve: ({ report }, _args, { loaders }) => loadRequired(report, loaders.report),
    }),
    deal: t.field({
      type: refs.Deal,
      description: 'The deal that it speaks of.',
      resolve: ({ deal }, _args, { loaders }) => loadRequired(deal, loaders.deal),
    }),
    stage: t.expose('stage', { type: enums.Stage, description: 'Where the deal stands according to this report.' }),
    milestones: t.field({
      type: [refs.Milestone],
      description: 'The dated steps that it names.',
      resolve: ({ milestones }) => [...milestones],
    }),
    type: t.expose('type', { type: enums.DealType, nullable: true, description: 'What kind of deal it says it is.' }),
    activities: t.field({
      type: [enums.Activity],
      description: 'What the parties do together.',
      resolve: ({ activities }) => [...activities],
    }),
    parties: t.field({
      type: [refs.ClaimParty],
      description: 'Who takes part, as this report names them.',
      resolve: ({ parties }) => [...parties],
    }),
    stakes: t.field({
      type: [refs.ClaimStake],
      description: 'The shares that it speaks of.',
      resolve: ({ stakes }) => [...stakes],
    }),
    value: t.expose('value', { type: refs.Money, nullable: true, description: 'What the deal is worth.' }),
    jointVenture: t.field({
      type: refs.Organization,
      nullable: true,
      description: 'The joint venture that the deal created.',
      resolve: ({ jointVenture }, _args, { loaders }) =>
        jointVenture === null ? null : loadRequired(jointVenture, loaders.organization),
    }),
    models: t.field({
      type: [refs.Model],
      description: 'The car models that it names.',
      resolve: ({ models }, _args, { loaders }) => loadAll(models, loaders.model),
    }),
    regions: t.stringList({
      description: 'The regions that it names.',
      resolve: ({ regions }) => [...regions],
    }),
    summary: t.exposeString('summary', { description: 'What it says, in the recorder’s own words.' }),
    quote: t.exposeString('quote', { nullable: true, description: 'At most 200 characters of the report.' }),
    attributedTo: t.field({
      type: [refs.Publisher],
      description: 'Whom the report relies on: "according to Bloomberg". Empty where it is its own source.',
      resolve: ({ attributedTo }, _args, { loaders }) => loadAll(attributedTo, loaders.publisher),
    }),
    rank: t.expose('rank', { type: enums.ClaimRank, description: 'How curators weigh it against others of the deal.' }),
    reliability: t.expose('reliability', {
      type: enums.SourceReliability,
      description: 'How far its source can be relied on: the publisher’s rating, unless set for this claim.',
    }),
    credibility: t.expose('credibility', {
      type: enums.InformationCredibility,
      nullable: true,
      description: 'How credible this piece of information is, where someone judged it.',
    }),
    review: t.expose('review', { type: enums.ReviewState, description: 'Whether it counts.' }),
    supersededBy: t.field({
      type: refs.Claim,
      nullable: true,
      description: 'The corrected claim that took its place.',
      resolve: ({ supersededBy }, _args, { loaders }) =>
        supersededBy === null ? null : loaders.claim.load(supersededBy),
    }),
    recordedBy: t.string({
      nullable: true,
      description: 'Who recorded it; for researchers and up, null for readers.',
      resolve: ({ recordedBy }, _args, context) => (mayResearch(context) ? recordedBy : null),
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was recorded here.' }),
  }),
});

builder.objectType(refs.Milestone, {
  description: 'A dated step of a deal, as a report names it.',
  fields: (t) => ({
    stage: t.expose('stage', { type: enums.Stage, description: 'The stage that was reached.' }),
    on: t.expose('on', { type: refs.PartialDate, description: 'When.' }),
  }),
});

builder.objectType(refs.ClaimParty, {
  description: 'A party as a report names it.',
  fields: (t) => ({
    organization: t.field({
      type: refs.Organization,
      description: 'Who takes part.',
      resolve: ({ organization }, _args, { loaders }) => loadRequired(organization, loaders.organization),
    }),
    namedAs: t.exposeString('namedAs', { description: 'The name as the report wrote it.' }),
    role: t.expose('role', { type: enums.PartyRole, description: 'The part that it has.' }),
    from: t.expose('from', { type: refs.PartialDate, nullable: true, description: 'Since when, where it says so.' }),
    until: t.expose('until', {
      type: refs.PartialDate,
      nullable: true,
      description: 'When it left, where it says so.',
    }),
    comment: t.expose('comment', {
      type: enums.PartyComment,
      nullable: true,
      description: 'What the party itself is reported to have said of the deal.',
    }),
  }),
});

builder.objectType(refs.ClaimStake, {
  description: 'A share as a report speaks of it.',
  fields: (t) => ({
    holder: t.field({
      type: refs.Organization,
      description: 'Who holds it, or is to.',
      resolve: ({ holder }, _args, { loaders }) => loadRequired(holder, loaders.organization),
    }),
    target: t.field({
      type: refs.Organization,
      description: 'What it is a share of.',
      resolve: ({ target }, _args, { loaders }) => loadRequired(target, loaders.organization),
    }),
    percent: t.field({
      type: refs.Percentage,
      description: 'How much.',
      resolve: ({ percent }) => percentageOf(percent),
    }),
    right: t.expose('right', { type: enums.StakeRight, description: 'What it is a share of: equity or votes.' }),
    planned: t.exposeBoolean('planned', { description: 'Whether it is still to come.' }),
    from: t.expose('from', { type: refs.PartialDate, nullable: true, description: 'Since when.' }),
    to: t.expose('to', { type: refs.PartialDate, nullable: true, description: 'Until when.' }),
  }),
});

builder.queryField('claims', (t) =>
  t.connection(
    {
      type: refs.Claim,
      nullable: true,
      description: 'What reports say of deals, the latest recorded first.',
      args: { filter: t.arg({ type: ClaimFilter, description: 'Which claims to show.' }) },
      resolve: async (_root, args, context, info) =>
        loadConnection(
          await context.reader.claimPage(await claimFilterOf(args.filter, context), pageRequest(args, info)),
          context.loaders.claim,
          info,
        ),
    },
    connections.ClaimConnection,
    connections.ClaimEdge,
  ),
);

/** A claim filter as given, its publisher found. @throws NotFoundError */
export async function claimFilterOf(
  filter: typeof ClaimFilter.$inferInput | null | undefined,
  context: Context,
): Promise<ReaderClaimFilter | undefined> {
  if (filter == null) return undefined;
  const { publisher, recorded, ...rest } = filter;
  return {
    ...given<ReaderClaimFilter>(rest),
    recorded: rangeOf(recorded),
    publisher: publisher == null ? undefined : await knownId('publisher', publisher, context, ['filter', 'publisher']),
  };
}

function mayResearch({ reader }: Context): boolean {
  const ranks = Object.keys(roles);
  return ranks.indexOf(reader.viewer.role) >= ranks.indexOf('RESEARCHER');
}
