/** `mergeOrganizations`, `mergeDeals`, `undoMerge`: one that answers for another, and their ways parting again. */
import type { MergeAnswer } from '../../alliances/merge/merge.ts';
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import * as refs from '../refs.ts';
import { answering, type Member, needing } from './answering.ts';
import { Conflict, Forbidden, NotFound, ValidationError } from './errors.ts';
import { revisionDescription } from './written.ts';

const MergeSuccess = builder.objectRef<Member<'MergeSuccess', MergeAnswer>>('MergeSuccess').implement({
  description: 'Two are one, or two again.',
  fields: (t) => ({
    merge: t.field({
      type: refs.Merge,
      description: 'The merge as it now is.',
      resolve: ({ merge }, _args, { loaders }) => loadRequired(merge, loaders.merge),
    }),
    revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
  }),
});

const MergeResult = builder.unionType('MergeResult', {
  description: 'What became of a merge.',
  types: [MergeSuccess, ValidationError, NotFound, Conflict, Forbidden],
  resolveType: ({ member }) => member,
});

const members = ['ValidationError', 'NotFoundError', 'ConflictError', 'ForbiddenError'] as const;
const exactly =
  'Nothing is moved: claims keep what they named, also those recorded later, so that the merge can be undone exactly.';
const reason = 'Why, for the log.';

for (const [name, description] of [
  [
    'mergeOrganizations',
    `Lets one organisation answer for another that is the same: its ties, deals, models and names become the survivor’s, and its id ` +
      `goes on answering with the survivor, whose own description stays. ${exactly}`,
  ],
  [
    'mergeDeals',
    `Lets one deal answer for another that is the same: the claims about both make up the survivor. ${exactly}`,
  ],
] as const) {
  builder.mutationField(name, (t) =>
    t.field({
      type: MergeResult,
      nullable: true,
      ...needing('REVIEWER', description),
      args: {
        survivor: t.arg.id({ required: true, description: 'The id of the one that answers for both.' }),
        duplicate: t.arg.id({ required: true, description: 'The id of the other.' }),
        reason: t.arg.string({ required: true, description: reason }),
      },
      resolve: (_root, args, context, info) =>
        answering(context, info, 'MergeSuccess', members, (actor) => context.alliances[name](args, actor)),
    }),
  );
}

builder.mutationField('undoMerge', (t) =>
  t.field({
    type: MergeResult,
    nullable: true,
    ...needing(
      'REVIEWER',
      'Lets the duplicate of a merge answer for itself again, with every claim that named it, whatever was written in between and ' +
        'whatever was merged before or after.',
    ),
    args: {
      merge: t.arg.id({ required: true, description: 'The id of the merge; the changes of the kind MERGED name it.' }),
      reason: t.arg.string({ required: true, description: reason }),
    },
    resolve: (_root, args, context, info) =>
      answering(context, info, 'MergeSuccess', members, (actor) => context.alliances.undoMerge(args, actor)),
  }),
);
