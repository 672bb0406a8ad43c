/** Deals: what all reports of one alliance come to, on both clocks. */
import type { GraphQLResolveInfo } from 'graphql';
import type { DealDocument, DealDossier } from '../../alliances/documents.ts';
import type { DealFace, Moment } from '../../domain/model.ts';
import { faceAt, stepAt, stepsKnownAt, takesPartOn } from '../../domain/moments.ts';
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { loadConnection, pageRequest } from '../connections.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import { atDescription, type GivenMoment, MomentInput, momentOf } from '../moment.ts';
import * as refs from '../refs.ts';
import { reportedUpTo } from '../reported.ts';
import { claimFilterOf } from './claim.ts';
import { dealFilterOf } from './deal-filter.ts';
import { ClaimFilter, DealFilter, DealOrder } from './inputs.ts';

builder.objectType(refs.Deal, {
  description: 'One alliance, stake, merger or contract, as all reports of it together describe it.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id: "deal:stellantis-leapmotor-stake".' }),
    title: t.exposeString('title', { description: 'A title composed from parties, type and date.' }),
    type: t.field({
      type: enums.DealType,
      nullable: true,
      description: 'The type that most claims beyond talks give, then the latest; null while all is talk.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: async (deal, { at }, context, info) => (await faceOf(deal, at, context, info))?.type ?? null,
    }),
    activities: t.field({
      type: [enums.Activity],
      description: 'What the parties do together, as known at the moment of the operation.',
      resolve: async (deal, _args, context, info) => [...((await faceOf(deal, null, context, info))?.activities ?? [])],
    }),
    parties: t.field({
      type: [refs.DealParty],
      description: 'Who takes part at the moment, as far as was known.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: async (deal, { at }, context, info) => {
        const face = await faceOf(deal, at, context, info);
        const { asOf } = momentOf(at, context, info);
        return face?.parties.filter((party) => takesPartOn(party, asOf)) ?? [];
      },
    }),
    stage: t.field({
      type: enums.Stage,
      nullable: true,
      description: 'Where it stands at the moment; null before anything was reported.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: async (deal, { at }, context, info) => {
        const dossier = await context.loaders.dossier.load(deal.id);
        return dossier === null ? null : (stepAt(dossier.life, momentOf(at, context, info))?.stage ?? null);
      },
    }),
    stages: t.field({
      type: [refs.StageChange],
      description: 'The stages that it went through, in the order of their days, as known on `knownAt`.',
      args: {
        knownAt: t.arg({
          type: 'Date',
          description: 'The last day whose reports may be used; from `@moment`, then today (UTC), where missing.',
        }),
      },
      resolve: async (deal, { knownAt }, context, info) => {
        const dossier = await context.loaders.dossier.load(deal.id);
        return dossier === null ? [] : stepsKnownAt(dossier.life, momentOf({ knownAt }, context, info).knownAt);
      },
    }),
    stakes: t.field({
      type: [refs.Stake],
      description: 'The shares, held or planned, that rest on this deal at the moment.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: ({ id }, { at }, context, info) =>
        context.reader.snapshot.positions({ at: momentOf(at, context, info), deal: id, planned: true }),
    }),
    value: t.field({
      type: refs.Money,
      nullable: true,
      description: 'What it is worth, as reported up to the moment of the operation.',
      resolve: async (deal, _args, context, info) => (await faceOf(deal, null, context, info))?.value ?? null,
    }),
    jointVenture: t.field({
      type: refs.Organization,
      nullable: true,
      description: 'The joint venture that it created.',
      resolve: async (deal, _args, context, info) => {
        const id = (await faceOf(deal, null, context, info))?.jointVenture;
        return id == null ? null : context.loaders.organization.load(id);
      },
    }),
    models: t.connection(
      {
        type: refs.Model,
        description: 'The car models that it covers, or that came from it.',
        resolve: async ({ id }, args, { loaders }, info) =>
          loadConnection(await loaders.modelsOfDeal(pageRequest(args, info)).load(id), loaders.model, info),
      },
      connections.ModelConnection,
      connections.ModelEdge,
    ),
    regions: t.stringList({
      description: 'The regions that it is about, as the reports name them.',
      resolve: async (deal, _args, context, info) => [...((await faceOf(deal, null, context, info))?.regions ?? [])],
    }),
    claims: t.connection(
      {
        type: refs.Claim,
        description: 'What each report says of it.',
        args: { filter: t.arg({ type: ClaimFilter, description: 'Which claims to show.' }) },
        resolve: async ({ id }, args, context, info) => {
          const filter = await claimFilterOf(args.filter, context);
          const page = await context.loaders.claimsOfDeal({ filter, page: pageRequest(args, info) }).load(id);
          return loadConnection(page, context.loaders.claim, info);
        },
      },
      connections.ClaimConnection,
      connections.ClaimEdge,
    ),
    conflicts: t.field({
      type: [refs.Conflict],
      description: 'Where reports disagree, as known on `knownAt`: shown side by side, never overwritten.',
      args: {
        knownAt: t.arg({
          type: 'Date',
          description: 'The last day whose reports may be used; from `@moment`, then today (UTC), where missing.',
        }),
      },
      resolve: async (deal, { knownAt }, context, info) => [
        ...((await faceOf(deal, { knownAt }, context, info))?.conflicts ?? []),
      ],
    }),
    independentOrigins: t.int({
      description:
        'How many publishers the claims go back to, those attributed to the same publisher counted once: "according to Bloomberg" is Bloomberg.',
      resolve: async (deal, _args, context, info) => (await faceOf(deal, null, context, info))?.independentOrigins ?? 0,
    }),
    firstReported: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day of the first report, of one without a date the day on which it was retrieved; null where only an editor’s statements speak.',
      resolve: async (deal, _args, context, info) => (await reported(deal, context, info)).first,
    }),
    lastReported: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day of the latest report, of one without a date the day on which it was retrieved: nothing ends by silence, but this tells when the deal was last heard of.',
      resolve: async (deal, _args, context, info) => (await reported(deal, context, info)).last,
    }),
    changes: t.connection(
      {
        type: refs.Change,
        description: 'What was changed here about it, the latest first.',
        resolve: async ({ id }, args, { loaders }, info) =>
          loadConnection(await loaders.changesOf(pageRequest(args, info)).load(id), loaders.change, info),
      },
      connections.ChangeConnection,
      connections.ChangeEdge,
    ),
  }),
});

builder.queryFields((t) => ({
  deal: t.field({
    type: refs.Deal,
    nullable: true,
    description: 'One deal.',
    args: { id: t.arg.id({ required: true, description: 'Its id: "deal:stellantis-leapmotor-stake".' }) },
    resolve: (_root, { id }, { loaders }) => loaders.deal.load(id),
  }),
  deals: t.connection(
    {
      type: refs.Deal,
      nullable: true,
      description: 'Deals, the latest first where no order is given.',
      args: {
        filter: t.arg({ type: DealFilter, description: 'Which deals to show.' }),
        orderBy: t.arg({ type: DealOrder, description: 'How to order them.' }),
      },
      resolve: async (_root, args, context, info) =>
        loadConnection(
          await context.reader.dealPage(
            await dealFilterOf(args.filter, context, info),
            args.orderBy ?? undefined,
            pageRequest(args, info),
          ),
          context.loaders.deal,
          info,
        ),
    },
    connections.DealConnection,
    connections.DealEdge,
  ),
}));

/** What was known of the deal at the moment; undefined before anything was reported. */
async function faceOf(
  deal: DealDocument,
  at: GivenMoment | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DealFace | undefined> {
  const dossier: DealDossier | null = await context.loaders.dossier.load(deal.id);
  const { knownAt }: Moment = momentOf(at, context, info);
  return dossier === null ? undefined : faceAt(dossier.life, knownAt);
}

async function reported(deal: DealDocument, context: Context, info: GraphQLResolveInfo) {
  const dossier = await context.loaders.dossier.load(deal.id);
  return reportedUpTo(dossier === null ? [] : [dossier.life], momentOf(null, context, info).knownAt);
}
