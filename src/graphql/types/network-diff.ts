/** What changed in the network between two moments. */
import type { TiesChanged } from '../../alliances/alliances.ts';
import { changedSentence, endedSentence, formedSentence } from '../../domain/words.ts';
import type { DigestItem, NetworkDiff as NetworkDiffShape, TieChange as TieChangeShape } from '../../network/diff.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import { MomentInput, momentOf } from '../moment.ts';
import { OrganizationRef, organizationIds } from '../references.ts';
import * as refs from '../refs.ts';
import { namedTie } from '../tie-words.ts';
import { given, TieFilter } from './inputs.ts';

export const TieChange = builder.objectRef<TieChangeShape | TiesChanged['changed'][number]>('TieChange').implement({
  description: 'A tie before and after: talks that became a stake, a share that grew, a deal that was signed.',
  fields: (t) => ({
    before: t.field({ type: refs.Tie, description: 'What it was.', resolve: ({ before }) => before }),
    after: t.field({ type: refs.Tie, description: 'What it became.', resolve: ({ after }) => after }),
    fields: t.stringList({ description: 'The fields of the tie that differ.', resolve: ({ fields }) => [...fields] }),
  }),
});

const NetworkDiff = builder.objectRef<NetworkDiffShape>('NetworkDiff').implement({
  description: 'What changed in the network between two moments.',
  fields: (t) => ({
    formed: t.field({
      type: [refs.Tie],
      description: 'Ties that were not there before, the most important first.',
      resolve: ({ formed }) => [...formed],
    }),
    changed: t.field({
      type: [TieChange],
      description: 'Ties that are not what they were, the most important first.',
      resolve: ({ changed }) => [...changed],
    }),
    ended: t.field({
      type: [refs.Tie],
      description: 'Ties that are no longer there, the most important first.',
      resolve: ({ ended }) => [...ended],
    }),
    totalFormed: t.exposeInt('totalFormed', { description: 'How many were formed, shown or not.' }),
    totalChanged: t.exposeInt('totalChanged', { description: 'How many changed, shown or not.' }),
    totalEnded: t.exposeInt('totalEnded', { description: 'How many ended, shown or not.' }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether `first` left any out.' }),
    digest: t.stringList({
      description: 'The most important of all that in a few sentences, the most important first.',
      resolve: ({ digest }, _args, context) => digest.map((item) => sentence(item, context)),
    }),
  }),
});

builder.queryField('networkDiff', (t) =>
  t.field({
    type: NetworkDiff,
    nullable: true,
    description:
      'What changed between two moments: two days as known today ("what changed in 2024"), or one day as known on two ("what did we learn since June about 2023").',
    args: {
      from: t.arg({ type: MomentInput, required: true, description: 'The moment before.' }),
      to: t.arg({ type: MomentInput, required: true, description: 'The moment after.' }),
      focus: t.arg({ type: [OrganizationRef], description: 'Only ties with an end in these; all where missing.' }),
      level: t.arg({ type: enums.Level, description: enums.levelDescription }),
      filter: t.arg({ type: TieFilter, description: 'Which ties to show, before or after.' }),
      first: t.arg.int({ defaultValue: 100, description: 'How many of each kind, 1 to 100.' }),
    },
    resolve: async (_root, args, context, info) =>
      context.reader.networkDiff({
        from: momentOf(args.from, context, info),
        to: momentOf(args.to, context, info),
        focus: await organizationIds(args.focus, context, ['focus']),
        level: args.level ?? 'AS_REPORTED',
        filter: given(args.filter),
        first: args.first ?? 100,
      }),
  }),
);

function sentence(item: DigestItem, context: Context): string {
  switch (item.kind) {
    case 'FORMED':
      return formedSentence(namedTie(item.tie, context), context.reader.today);
    case 'CHANGED':
      return changedSentence(namedTie(item.before, context), namedTie(item.after, context));
    case 'ENDED':
      return endedSentence(namedTie(item.tie, context));
    default:
      return item satisfies never;
  }
}
