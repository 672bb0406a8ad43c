/** The network around organisations, or of all, as a picture. */
import { InputError } from '../../alliances/errors.ts';
import type { NetworkPicture } from '../../alliances/reader.ts';
import type { AroundNode } from '../../network/around.ts';
import type { Point } from '../../network/layouts.ts';
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import * as enums from '../enums.ts';
import { asksFor } from '../look-ahead.ts';
import { atDescription, MomentInput, momentOf } from '../moment.ts';
import { OrganizationRef, organizationIds } from '../references.ts';
import * as refs from '../refs.ts';
import { given, TieFilter } from './inputs.ts';

const MOST_DEPTH = 3;

const NetworkNode = builder.objectRef<AroundNode & Point>('NetworkNode').implement({
  description: 'An organisation in a picture of the network.',
  fields: (t) => ({
    organization: t.field({
      type: refs.Organization,
      description: 'Who it is; at the level of groups, the group.',
      resolve: ({ organization }, _args, { loaders }) => loadRequired(organization, loaders.organization),
    }),
    x: t.exposeFloat('x', { description: 'Where it stands, -1,000 to 1,000: the same at every moment.' }),
    y: t.exposeFloat('y', { description: 'Where it stands, -1,000 to 1,000: the same at every moment.' }),
    distance: t.exposeInt('distance', {
      nullable: true,
      description: 'How many ties away from the nearest focus; null without a focus.',
    }),
    degree: t.exposeInt('degree', { description: 'With how many others it has a tie that passes, shown or not.' }),
    community: t.exposeInt('community', {
      description: 'The number of its community among those shown, 0 the largest (Louvain).',
    }),
  }),
});

interface NetworkShape extends NetworkPicture {
  readonly revision: number;
}

const Network = builder.objectRef<NetworkShape>('Network').implement({
  description: 'Organisations and the ties among them.',
  fields: (t) => ({
    nodes: t.field({
      type: [NetworkNode],
      description: 'By distance, then those with the most partners first.',
      resolve: ({ nodes, position }) => nodes.map((node) => ({ ...node, ...position(node.organization) })),
    }),
    ties: t.field({
      type: [refs.Tie],
      description: 'The ties among these organisations, the strongest first.',
      resolve: async ({ nodes, ties }, _args, { loaders }, info) => {
        // The ends are the nodes: loaded before, they are there for each of thousands of ties without a wait.
        if (asksFor(info, 'from') || asksFor(info, 'to')) {
          await Promise.all(nodes.map(({ organization }) => loadRequired(organization, loaders.organization)));
        }
        return [...ties];
      },
    }),
    totalNodes: t.exposeInt('totalNodes', { description: 'How many organisations are within reach, shown or not.' }),
    totalTies: t.exposeInt('totalTies', { description: 'How many ties there are among them.' }),
    truncated: t.exposeBoolean('truncated', {
      description: 'Whether `limit` left any out: those of the lowest PageRank, so that the rest hangs together.',
    }),
    revision: t.string({
      description: 'The number of the last change that it knows of.',
      resolve: ({ revision }) => `${revision}`,
    }),
  }),
});

builder.queryField('network', (t) =>
  t.field({
    type: Network,
    nullable: true,
    description:
      'The network around one or more organisations at the moment; without a focus, its best-connected part.',
    args: {
      focus: t.arg({ type: [OrganizationRef], description: 'Around whom; all where missing or empty.' }),
      depth: t.arg.int({ defaultValue: 1, description: 'How many ties away from a focus, 1 to 3.' }),
      at: t.arg({ type: MomentInput, description: atDescription }),
      level: t.arg({ type: enums.Level, description: enums.levelDescription }),
      filter: t.arg({ type: TieFilter, description: 'Which ties make the network.' }),
      limit: t.arg.int({ defaultValue: 60, description: 'How many organisations at most, 1 to 1,000.' }),
    },
    resolve: async (_root, args, context, info) => {
      const depth = args.depth ?? 1;
      if (depth < 1 || depth > MOST_DEPTH) {
        const message = `\`depth\` is ${depth}; ask for 1 to ${MOST_DEPTH}.`;
        throw new InputError(message, [{ path: ['depth'], message }]);
      }
      const { reader } = context;
      const network = await reader.network({
        focus: (await organizationIds(args.focus, context, ['focus'])) ?? [],
        depth,
        at: momentOf(args.at, context, info),
        level: args.level ?? 'AS_REPORTED',
        filter: given(args.filter),
        limit: args.limit ?? 60,
      });
      return { ...network, revision: reader.snapshot.revision };
    },
  }),
);
