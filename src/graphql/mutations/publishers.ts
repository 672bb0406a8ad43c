/** `ratePublisher`: how far a publisher can be relied on. */
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import * as enums from '../enums.ts';
import * as refs from '../refs.ts';
import { answering, type Member, needing } from './answering.ts';
import { Forbidden, NotFound, ValidationError } from './errors.ts';
import { revisionDescription } from './written.ts';

const PublisherSuccess = builder
  .objectRef<Member<'PublisherSuccess', { readonly publisher: string; readonly revision: number }>>('PublisherSuccess')
  .implement({
    description: 'The publisher as it is now.',
    fields: (t) => ({
      publisher: t.field({
        type: refs.Publisher,
        description: 'The publisher.',
        resolve: ({ publisher }, _args, { loaders }) => loadRequired(publisher, loaders.publisher),
      }),
      revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
    }),
  });

const PublisherResult = builder.unionType('PublisherResult', {
  description: 'What became of a publisher.',
  types: [PublisherSuccess, ValidationError, NotFound, Forbidden],
  resolveType: ({ member }) => member,
});

builder.mutationField('ratePublisher', (t) =>
  t.field({
    type: PublisherResult,
    nullable: true,
    ...needing(
      'REVIEWER',
      'Rates how far a publisher can be relied on. Ties that rest on its reports become stronger or weaker with it, but for claims ' +
        'that have a reliability of their own.',
    ),
    args: {
      id: t.arg.id({ required: true, description: 'The id of the publisher: "publisher:reuters".' }),
      reliability: t.arg({ type: enums.SourceReliability, required: true, description: 'Its rating from now on.' }),
      reason: t.arg.string({ required: true, description: 'Why, for the log: a sentence.' }),
    },
    resolve: (_root, { id, ...given }, context, info) =>
      answering(context, info, 'PublisherSuccess', ['ValidationError', 'NotFoundError', 'ForbiddenError'], (actor) =>
        context.alliances.ratePublisher(id, given, actor),
      ),
  }),
);
