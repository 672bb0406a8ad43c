/** What mutations say of what they wrote. */
import type { TiesChanged as TiesChangedShape, Warning as WarningShape } from '../../alliances/alliances.ts';
import { builder } from '../builder.ts';
import * as refs from '../refs.ts';
import { TieChange } from '../types/network-diff.ts';

export const revisionDescription =
  'The number of the last change in the log. A read with the header `Min-Revision` waits until it is seen.';

export const TiesChanged = builder.objectRef<TiesChangedShape>('TiesChanged').implement({
  description: 'What became of the ties of today.',
  fields: (t) => ({
    formed: t.field({
      type: [refs.Tie],
      description: 'Ties that were not there before.',
      resolve: ({ formed }) => [...formed],
    }),
    changed: t.field({
      type: [TieChange],
      description: 'Ties that are not what they were.',
      resolve: ({ changed }) => [...changed],
    }),
    ended: t.field({
      type: [refs.Tie],
      description: 'Ties that are no longer there.',
      resolve: ({ ended }) => [...ended],
    }),
  }),
});

export const Warning = builder.objectRef<WarningShape>('Warning').implement({
  description:
    'Recorded all the same, but worth a second look: shares over 100 %, a venture with one partner, an end before the start.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Which kind of doubt: "SHARES_OVER_100".' }),
    message: t.exposeString('message', { description: 'What is doubtful, and what to check.' }),
    path: t.stringList({ description: 'Where in the input.', resolve: ({ path }) => [...path] }),
  }),
});
