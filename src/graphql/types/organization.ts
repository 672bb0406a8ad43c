/** Organisations: who they are, what they were called, whom they belong to, and everything they are tied by. */
import type { Day } from '../../domain/model.ts';
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { connectionOf, loadConnection, pageRequest } from '../connections.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import { atDescription, MomentInput, momentOf } from '../moment.ts';
import { oneOfIdAndName, organizationId, organizationNamed } from '../references.ts';
import * as refs from '../refs.ts';
import { reportedUpTo } from '../reported.ts';
import { dealFilterOf } from './deal-filter.ts';
import { DealFilter, DealOrder, given, OrganizationFilter, OrganizationOrder, TieFilter, TieOrder } from './inputs.ts';

builder.objectType(refs.Organization, {
  description: 'A company, brand, joint venture, group or public body that deals are made by, or about.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', {
      description:
        'Its id: "organization:stellantis". The id of a merged duplicate goes on answering with the survivor.',
    }),
    name: t.exposeString('name', { description: 'The name that it is shown by.' }),
    names: t.field({
      type: [refs.Name],
      description: 'All names that it has or had, in any script.',
      resolve: ({ names }) => [...names],
    }),
    kind: t.expose('kind', { type: enums.OrganizationKind, description: 'What it is.' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'The country of its seat, by ISO 3166-1 alpha-2.',
    }),
    identifiers: t.field({
      type: [refs.IdentifierRef],
      description: 'Its identifiers elsewhere.',
      resolve: ({ identifiers }) => [...identifiers],
    }),
    founded: t.expose('founded', { type: refs.PartialDate, nullable: true, description: 'When it was founded.' }),
    dissolved: t.expose('dissolved', {
      type: refs.PartialDate,
      nullable: true,
      description: 'When it ceased to be; null while it goes on.',
    }),
    predecessors: t.field({
      type: [refs.Succession],
      description: 'Which organisations it took the place of.',
      resolve: ({ predecessors }) => [...predecessors],
    }),
    successors: t.field({
      type: [refs.Succession],
      description: 'Which organisations took its place.',
      resolve: ({ successors }) => [...successors],
    }),
    placeholder: t.exposeBoolean('placeholder', {
      description: 'Whether it is only named in a report, and not yet described by a person.',
    }),
    revision: t.string({
      description: 'The number of the change that last touched it, for `expectedRevision`.',
      resolve: ({ revision }) => `${revision}`,
    }),
    parent: t.field({
      type: refs.Organization,
      nullable: true,
      description: 'The organisation that it is part of, else the holder of more than 50 %.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: ({ id }, { at }, context, info) =>
        organizationOrNull(context.reader.snapshot.parent(id, momentOf(at, context, info)), context),
    }),
    ultimateParent: t.field({
      type: refs.Organization,
      nullable: true,
      description: 'The parent’s parent and so on, up to the last; null where it has no parent.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: ({ id }, { at }, context, info) =>
        organizationOrNull(context.reader.snapshot.ultimateParent(id, momentOf(at, context, info)), context),
    }),
    subsidiaries: t.connection(
      {
        type: refs.Organization,
        description: 'The organisations whose parent it is.',
        args: { at: t.arg({ type: MomentInput, description: atDescription }) },
        resolve: ({ id }, args, context, info) =>
          loadConnection(
            context.reader.subsidiaryPage(id, momentOf(args.at, context, info), pageRequest(args, info)),
            context.loaders.organization,
            info,
          ),
      },
      connections.OrganizationConnection,
      connections.OrganizationEdge,
    ),
    ties: t.connection(
      {
        type: refs.Tie,
        description: 'What ties it to others at the moment. Latest first where no order is given.',
        args: {
          at: t.arg({ type: MomentInput, description: atDescription }),
          level: t.arg({ type: enums.Level, description: enums.levelDescription }),
          filter: t.arg({ type: TieFilter, description: 'Which ties to show.' }),
          orderBy: t.arg({ type: TieOrder, description: 'How to order them.' }),
        },
        resolve: async ({ id }, args, context, info) =>
          connectionOf(
            await context.reader.tiePage(
              {
                organization: id,
                at: momentOf(args.at, context, info),
                level: args.level ?? 'AS_REPORTED',
                filter: given(args.filter),
                orderBy: args.orderBy ?? undefined,
              },
              pageRequest(args, info),
            ),
          ),
      },
      connections.TieConnection,
      connections.TieEdge,
    ),
    partners: t.field({
      type: connections.PartnerConnection,
      description: 'The organisations that it is tied to at the moment, each with the ties between the two.',
      args: {
        at: t.arg({ type: MomentInput, description: atDescription }),
        level: t.arg({ type: enums.Level, description: enums.levelDescription }),
        filter: t.arg({ type: TieFilter, description: 'Which ties make a partner.' }),
        ...t.arg.connectionArgs(),
      },
      resolve: async ({ id }, args, context, info) => {
        const page = context.reader.partnerPage(
          {
            organization: id,
            at: momentOf(args.at, context, info),
            level: args.level ?? 'AS_REPORTED',
            filter: given(args.filter),
          },
          pageRequest(args, info),
        );
        const keys = { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.organization })) };
        const ties = new Map(page.edges.map(({ node }) => [node.organization, node.ties]));
        const partners = await loadConnection(keys, context.loaders.organization, info);
        return { ...partners, edges: partners.edges.map((edge) => ({ ...edge, ties: ties.get(edge.node.id) ?? [] })) };
      },
    }),
    deals: t.connection(
      {
        type: refs.Deal,
        description: 'The deals in which it takes part, or that created it.',
        args: {
          filter: t.arg({ type: DealFilter, description: 'Which deals to show.' }),
          orderBy: t.arg({ type: DealOrder, description: 'How to order them.' }),
        },
        resolve: async ({ id }, args, context, info) =>
          loadConnection(
            await context.reader.dealPage(
              await dealFilterOf(args.filter, context, info),
              args.orderBy ?? undefined,
              pageRequest(args, info),
              id,
            ),
            context.loaders.deal,
            info,
          ),
      },
      connections.DealConnection,
      connections.DealEdge,
    ),
    models: t.connection(
      {
        type: refs.Model,
        description: 'The models that it makes, sells or owns the platform of.',
        args: {
          role: t.arg({ type: enums.ModelRole, description: 'Only models with which it has to do in this way.' }),
        },
        resolve: async ({ id }, args, { loaders }, info) =>
          loadConnection(
            await loaders
              .modelsOfOrganization({ role: args.role ?? undefined, page: pageRequest(args, info) })
              .load(id),
            loaders.model,
            info,
          ),
      },
      connections.ModelConnection,
      connections.ModelEdge,
    ),
    owners: t.field({
      type: [refs.Stake],
      description: 'Who holds shares of it at the moment; of a joint venture, its partners and their shares.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: ({ id }, { at }, context, info) =>
        context.reader.snapshot.positions({ at: momentOf(at, context, info), target: id }),
    }),
    holdings: t.field({
      type: [refs.Stake],
      description: 'What it holds shares of at the moment.',
      args: { at: t.arg({ type: MomentInput, description: atDescription }) },
      resolve: ({ id }, { at }, context, info) =>
        context.reader.snapshot.positions({ at: momentOf(at, context, info), holder: id }),
    }),
    firstReported: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day of the first report of a deal of its, of one without a date the day on which it was retrieved; null where only an editor’s statements speak.',
      resolve: ({ id }, _args, context, info) => reported(id, context, momentOf(null, context, info).knownAt).first,
    }),
    lastReported: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day of the latest report of a deal of its, of one without a date the day on which it was retrieved.',
      resolve: ({ id }, _args, context, info) => reported(id, context, momentOf(null, context, info).knownAt).last,
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
  organization: t.field({
    type: refs.Organization,
    nullable: true,
    description:
      'One organisation, by its id or by any of its names in any script. A name that fits several is AMBIGUOUS_NAME.',
    args: {
      id: t.arg.id({ description: 'Its id: "organization:stellantis".' }),
      name: t.arg.string({ description: 'Any of its names: "Stellantis", "VW", "大众".' }),
    },
    resolve: async (_root, args, context) => {
      const reference = oneOfIdAndName(args);
      const id = 'id' in reference ? reference.id : await organizationNamed(reference.name, context, ['name']);
      return organizationOrNull(id, context);
    },
  }),
  organizations: t.connection(
    {
      type: refs.Organization,
      nullable: true,
      description: 'Organisations, by name where no order is given.',
      args: {
        filter: t.arg({ type: OrganizationFilter, description: 'Which organisations to show.' }),
        orderBy: t.arg({ type: OrganizationOrder, description: 'How to order them.' }),
      },
      resolve: async (_root, args, context, info) => {
        const { parent, ...rest } = args.filter ?? {};
        const filter = {
          ...given(rest),
          ...(parent && { parent: await organizationId(parent, context, ['filter', 'parent']) }),
        };
        return loadConnection(
          await context.reader.organizationPage(
            filter,
            args.orderBy ?? undefined,
            momentOf(null, context, info),
            pageRequest(args, info),
          ),
          context.loaders.organization,
          info,
        );
      },
    },
    connections.OrganizationConnection,
    connections.OrganizationEdge,
  ),
}));

async function organizationOrNull(id: string | undefined, { loaders }: Context) {
  return id === undefined ? null : loaders.organization.load(id);
}

function reported(organization: string, { reader }: Context, knownAt: Day): { first: Day | null; last: Day | null } {
  return reportedUpTo(reader.snapshot.dealsOf(organization), knownAt);
}
