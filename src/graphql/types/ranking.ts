/** Who stands out in the network: rankings, and the measures of single organisations. */
import type { Moment } from '../../domain/model.ts';
import type { Metric, RankedOrganization } from '../../network/rankings.ts';
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import { atDescription, MomentInput, momentOf } from '../moment.ts';
import * as refs from '../refs.ts';
import { given, TieFilter } from './inputs.ts';

interface MetricsOf {
  readonly organization: string;
  readonly at: Moment;
}

const OrganizationMetrics = builder.objectRef<MetricsOf>('OrganizationMetrics').implement({
  description: 'How an organisation stands in the network at a moment, brands, ventures and groups apart.',
  fields: (t) => ({
    partners: t.int({
      description: 'With how many others it has a tie.',
      resolve: (of, _args, context) => metric('partners', of, context),
    }),
    ties: t.int({ description: 'How many ties it has.', resolve: (of, _args, context) => metric('ties', of, context) }),
    jointVentures: t.int({
      description: 'How many joint ventures it takes part in.',
      resolve: (of, _args, context) => metric('jointVentures', of, context),
    }),
    betweenness: t.float({
      description:
        'The share of the shortest chains between others that go through it, 0 to 1 (betweenness centrality, unweighted).',
      resolve: (of, _args, context) => metric('betweenness', of, context),
    }),
    pageRank: t.float({
      description: 'Its PageRank, damped by 0.85; of all organisations with a tie it sums to 1.',
      resolve: (of, _args, context) => metric('pageRank', of, context),
    }),
    community: t.int({
      description: 'The number of the community that it belongs to, 0 the largest (Louvain); -1 without a tie.',
      resolve: (of, _args, context) => metric('community', of, context),
    }),
  }),
});

builder.objectField(refs.Organization, 'metrics', (t) =>
  t.field({
    type: OrganizationMetrics,
    nullable: true,
    description: 'How it stands in the network at the moment.',
    args: { at: t.arg({ type: MomentInput, description: atDescription }) },
    resolve: ({ id }, { at }, context, info) => ({ organization: id, at: momentOf(at, context, info) }),
  }),
);

const Ranking = builder.objectRef<RankedOrganization>('Ranking').implement({
  description: 'An organisation’s place in a ranking.',
  fields: (t) => ({
    rank: t.exposeInt('rank', { description: 'From 1; equals share a rank, and the next follows after all of them.' }),
    organization: t.field({
      type: refs.Organization,
      description: 'Who it is.',
      resolve: ({ organization }, _args, { loaders }) => loadRequired(organization, loaders.organization),
    }),
    value: t.exposeFloat('value', { description: 'What it is ranked by.' }),
  }),
});

builder.queryField('rankings', (t) =>
  t.field({
    type: [Ranking],
    nullable: { list: true, items: false },
    description:
      'Organisations by a measure of the network at the moment, the highest first; those without a tie are left out.',
    args: {
      metric: t.arg({ type: enums.RankingMetric, required: true, description: 'The measure.' }),
      at: t.arg({ type: MomentInput, description: atDescription }),
      level: t.arg({ type: enums.Level, description: enums.levelDescription }),
      filter: t.arg({ type: TieFilter, description: 'Which ties make the network.' }),
      first: t.arg.int({ defaultValue: 20, description: 'How many, 1 to 100.' }),
    },
    resolve: (_root, args, context, info) =>
      context.reader.rankings({
        metric: args.metric,
        at: momentOf(args.at, context, info),
        level: args.level ?? 'AS_REPORTED',
        filter: given(args.filter),
        first: args.first ?? 20,
      }),
  }),
);

function metric(kind: Metric, { organization, at }: MetricsOf, { loaders }: Context): Promise<number> {
  return loaders.metric({ metric: kind, at }).load(organization);
}
