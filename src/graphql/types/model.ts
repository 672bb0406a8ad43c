/** Car models: who makes them on whose platform, and what deals and rivals they have. */
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { loadAll, loadConnection, loadRequired, pageRequest } from '../connections.ts';
import * as enums from '../enums.ts';
import { knownId, modelNamed, oneOfIdAndName, organizationId } from '../references.ts';
import * as refs from '../refs.ts';
import { given, ModelFilter } from './inputs.ts';

builder.objectType(refs.Model, {
  description: 'A car model.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id: "model:leapmotor-c11".' }),
    name: t.exposeString('name', { description: 'The name that it is shown by.' }),
    names: t.field({
      type: [refs.Name],
      description: 'All names that it has or had, in any script.',
      resolve: ({ names }) => [...names],
    }),
    brand: t.field({
      type: refs.Organization,
      nullable: true,
      description: 'The brand that it is sold under.',
      resolve: ({ brand }, _args, { loaders }) => (brand === null ? null : loadRequired(brand, loaders.organization)),
    }),
    makers: t.field({
      type: [refs.MakingRef],
      description: 'Who makes it, where and since when.',
      resolve: ({ makers }) => [...makers],
    }),
    platform: t.exposeString('platform', { nullable: true, description: 'The platform that it is built on.' }),
    platformOwners: t.field({
      type: [refs.Organization],
      description: 'Whose platform it is.',
      resolve: ({ platformOwners }, _args, { loaders }) => loadAll(platformOwners, loaders.organization),
    }),
    segment: t.exposeString('segment', { nullable: true, description: 'The market segment: "D-segment SUV".' }),
    powertrain: t.expose('powertrain', { type: enums.Powertrain, nullable: true, description: 'What drives it.' }),
    introduced: t.expose('introduced', {
      type: refs.PartialDate,
      nullable: true,
      description: 'When it came to the market.',
    }),
    placeholder: t.exposeBoolean('placeholder', {
      description: 'Whether it is only named in a report, and not yet described by a person.',
    }),
    revision: t.string({
      description: 'The number of the change that last touched it, for `expectedRevision`.',
      resolve: ({ revision }) => `${revision}`,
    }),
    deals: t.connection(
      {
        type: refs.Deal,
        description: 'The deals that cover it.',
        resolve: async ({ id }, args, { loaders }, info) =>
          loadConnection(await loaders.dealsOfModel(pageRequest(args, info)).load(id), loaders.deal, info),
      },
      connections.DealConnection,
      connections.DealEdge,
    ),
    related: t.field({
      type: [refs.ModelRelationRef],
      description: 'What it has to do with other models, from either side.',
      args: { types: t.arg({ type: [enums.ModelRelationType], description: 'Only relations of these types.' }) },
      resolve: async ({ id }, { types }, { loaders }) => [
        ...(await loaders.relationsOfModel(types ?? undefined).load(id)),
      ],
    }),
    reports: t.field({
      type: [refs.Report],
      description: 'The reports that it is described by.',
      resolve: async ({ id }, _args, { loaders }) => loadAll(await loaders.reportsOfModel.load(id), loaders.report),
    }),
  }),
});

builder.objectType(refs.MakingRef, {
  description: 'An organisation’s making a model.',
  fields: (t) => ({
    organization: t.field({
      type: refs.Organization,
      description: 'Who makes it.',
      resolve: ({ organization }, _args, { loaders }) => loadRequired(organization, loaders.organization),
    }),
    plant: t.exposeString('plant', { nullable: true, description: 'Where: the plant or town.' }),
    from: t.expose('from', { type: refs.PartialDate, nullable: true, description: 'Since when.' }),
    to: t.expose('to', { type: refs.PartialDate, nullable: true, description: 'Until when; null while it goes on.' }),
  }),
});

builder.objectType(refs.ModelRelationRef, {
  description: 'What one model has to do with another.',
  fields: (t) => ({
    type: t.expose('type', { type: enums.ModelRelationType, description: 'What they have to do with each other.' }),
    outgoing: t.exposeBoolean('outgoing', {
      description:
        'Whether the model asked for is the subject: it resembles the other one, and not the other way round.',
    }),
    model: t.field({
      type: refs.Model,
      description: 'The other model.',
      resolve: ({ model }, _args, { loaders }) => loadRequired(model, loaders.model),
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What the reports say of it, in the recorder’s words.',
    }),
    reports: t.field({
      type: [refs.Report],
      description: 'The reports that say so.',
      resolve: ({ reports }, _args, { loaders }) => loadAll(reports, loaders.report),
    }),
  }),
});

builder.queryFields((t) => ({
  model: t.field({
    type: refs.Model,
    nullable: true,
    description: 'One car model, by its id or by any of its names. A name that fits several is AMBIGUOUS_NAME.',
    args: {
      id: t.arg.id({ description: 'Its id: "model:leapmotor-c11".' }),
      name: t.arg.string({ description: 'Any of its names: "Leapmotor C11".' }),
    },
    resolve: async (_root, args, context) => {
      const reference = oneOfIdAndName(args);
      const id = 'id' in reference ? reference.id : await modelNamed(reference.name, context, ['name']);
      return id === undefined ? null : context.loaders.model.load(id);
    },
  }),
  models: t.connection(
    {
      type: refs.Model,
      nullable: true,
      description: 'Car models, by name.',
      args: { filter: t.arg({ type: ModelFilter, description: 'Which models to show.' }) },
      resolve: async (_root, args, context, info) => {
        const { brand, maker, deal, ...rest } = args.filter ?? {};
        const [brandId, makerId, dealId] = await Promise.all([
          brand == null ? undefined : organizationId(brand, context, ['filter', 'brand']),
          maker == null ? undefined : organizationId(maker, context, ['filter', 'maker']),
          deal == null ? undefined : knownId('deal', deal, context, ['filter', 'deal']),
        ]);
        const filter = { ...given(rest), brand: brandId, maker: makerId, deal: dealId };
        return loadConnection(
          await context.reader.modelPage(filter, pageRequest(args, info)),
          context.loaders.model,
          info,
        );
      },
    },
    connections.ModelConnection,
    connections.ModelEdge,
  ),
}));
