/** Reports and their publishers: who said it, where, and when. */
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { loadConnection, loadRequired, pageRequest } from '../connections.ts';
import * as enums from '../enums.ts';
import { knownId, oneOfIdAndName, publisherNamed } from '../references.ts';
import * as refs from '../refs.ts';
import { given, ReportFilter, rangeOf } from './inputs.ts';

builder.objectType(refs.Report, {
  description: 'One publication.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description: 'Where it was read; null only for an editor’s own statement.',
    }),
    title: t.exposeString('title', { nullable: true, description: 'Its headline.' }),
    publisher: t.field({
      type: refs.Publisher,
      description: 'Who published it.',
      resolve: ({ publisher }, _args, { loaders }) => loadRequired(publisher, loaders.publisher),
    }),
    published: t.expose('published', { type: refs.PartialDate, nullable: true, description: 'When it was published.' }),
    retrieved: t.expose('retrieved', {
      type: 'Date',
      description: 'When it was read; an undated report counts as known from this day.',
    }),
    language: t.exposeString('language', { nullable: true, description: 'Its language, by BCP 47: "en".' }),
    claims: t.connection(
      {
        type: refs.Claim,
        description: 'What it says of deals.',
        resolve: async ({ id }, args, { loaders }, info) =>
          loadConnection(await loaders.claimsOfReport(pageRequest(args, info)).load(id), loaders.claim, info),
      },
      connections.ClaimConnection,
      connections.ClaimEdge,
    ),
  }),
});

builder.objectType(refs.Publisher, {
  description: 'A newspaper, agency, company or site that reports come from.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id: "publisher:autojosh".' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    reliability: t.expose('reliability', {
      type: enums.SourceReliability,
      description: 'How far it can be relied on; F until someone rates it.',
    }),
    reports: t.connection(
      {
        type: refs.Report,
        description: 'What it published, the latest first.',
        resolve: async ({ id }, args, { loaders }, info) =>
          loadConnection(await loaders.reportsOfPublisher(pageRequest(args, info)).load(id), loaders.report, info),
      },
      connections.ReportConnection,
      connections.ReportEdge,
    ),
  }),
});

builder.queryFields((t) => ({
  report: t.field({
    type: refs.Report,
    nullable: true,
    description: 'One report by its address. The fragment and utm_ parameters do not matter.',
    args: { url: t.arg({ type: 'URL', required: true, description: 'The address.' }) },
    resolve: (_root, { url }, { loaders }) => loaders.reportByUrl.load(url),
  }),
  reports: t.connection(
    {
      type: refs.Report,
      nullable: true,
      description: 'Reports, the latest first.',
      args: { filter: t.arg({ type: ReportFilter, description: 'Which reports to show.' }) },
      resolve: async (_root, args, context, info) => {
        const { publisher, published, ...rest } = args.filter ?? {};
        const filter = {
          ...given(rest),
          published: rangeOf(published),
          publisher:
            publisher == null ? undefined : await knownId('publisher', publisher, context, ['filter', 'publisher']),
        };
        return loadConnection(
          await context.reader.reportPage(filter, pageRequest(args, info)),
          context.loaders.report,
          info,
        );
      },
    },
    connections.ReportConnection,
    connections.ReportEdge,
  ),
  publisher: t.field({
    type: refs.Publisher,
    nullable: true,
    description: 'One publisher, by its id or name.',
    args: {
      id: t.arg.id({ description: 'Its id: "publisher:autojosh".' }),
      name: t.arg.string({ description: 'Its name: "Autojosh".' }),
    },
    resolve: async (_root, args, context) => {
      const reference = oneOfIdAndName(args);
      const id = 'id' in reference ? reference.id : await publisherNamed(reference.name, context, ['name']);
      return id === undefined ? null : context.loaders.publisher.load(id);
    },
  }),
  publishers: t.connection(
    {
      type: refs.Publisher,
      nullable: true,
      description: 'Publishers, by name.',
      resolve: async (_root, args, { reader, loaders }, info) =>
        loadConnection(await reader.publisherPage(pageRequest(args, info)), loaders.publisher, info),
    },
    connections.PublisherConnection,
    connections.PublisherEdge,
  ),
}));
