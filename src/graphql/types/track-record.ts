/** How often a publisher was first with talks that came to something. */
import type { TrackRecord as Record } from '../../domain/talks.ts';
import { builder } from '../builder.ts';
import { momentOf } from '../moment.ts';
import * as refs from '../refs.ts';

const TrackRecord = builder.objectRef<Record>('TrackRecord').implement({
  description: 'What became of the talks that a publisher was first to report.',
  fields: (t) => ({
    talks: t.exposeInt('talks', {
      description:
        'Deals whose first report was of talks, and its own: that of another who relays it counts as its own, too. Where several ' +
        'had it on the same day, each was first.',
    }),
    confirmed: t.exposeInt('confirmed', { description: 'Of these, how many came to more than talks.' }),
    denied: t.exposeInt('denied', {
      description: 'How many stand denied by a party, or were given up, before they came to more.',
    }),
    open: t.exposeInt('open', { description: 'How many are still talks, as far as is known.' }),
    medianDaysToConfirmation: t.exposeFloat('medianDaysToConfirmation', {
      nullable: true,
      description:
        'Of those confirmed, the median number of days from the first report to the first stage beyond talks; null where none is.',
    }),
  }),
});

builder.objectField(refs.Publisher, 'trackRecord', (t) =>
  t.field({
    type: TrackRecord,
    description: 'What had become, at the moment of the operation, of the talks that it was first to report.',
    resolve: ({ id }, _args, context, info) => context.reader.trackRecord(id, momentOf(null, context, info)),
  }),
);
