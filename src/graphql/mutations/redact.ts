/** `redact`: text that must not be kept. */
import { builder } from '../builder.ts';
import { answering, type Member, needing } from './answering.ts';
import { Forbidden, NotFound } from './errors.ts';
import { revisionDescription } from './written.ts';

const RedactSuccess = builder
  .objectRef<Member<'RedactSuccess', { readonly revision: number }>>('RedactSuccess')
  .implement({
    description: 'The text is gone.',
    fields: (t) => ({
      revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
    }),
  });

const RedactResult = builder.unionType('RedactResult', {
  description: 'What became of a text.',
  types: [RedactSuccess, NotFound, Forbidden],
  resolveType: ({ member }) => member,
});

builder.mutationField('redact', (t) =>
  t.field({
    type: RedactResult,
    nullable: true,
    ...needing(
      'ADMIN',
      'Removes text everywhere, the log included: of a claim the summary and quote of all its versions; of a report its title, and the ' +
        'summaries and quotes of all its claims. What they say of deals stays, and so do the ties. It cannot be undone; backups and ' +
        'exports made before still hold the text.',
    ),
    args: {
      id: t.arg.id({ required: true, description: 'The id of the claim or report.' }),
      reason: t.arg.string({ required: true, description: 'Why, for the log: a sentence without the text itself.' }),
    },
    resolve: (_root, { id, reason }, context, info) =>
      answering(context, info, 'RedactSuccess', ['NotFoundError', 'ForbiddenError'], (actor) =>
        context.alliances.redact(id, reason, actor),
      ),
  }),
);
