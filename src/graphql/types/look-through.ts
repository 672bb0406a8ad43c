/** Who holds how much of an organisation through others, and how much it holds of them. */
import { InputError } from '../../alliances/errors.ts';
import type { Position } from '../../domain/model.ts';
import type { LookThroughStake as LookThroughShape } from '../../network/look-through.ts';
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import { OwnershipDirection } from '../enums.ts';
import { atDescription, MomentInput, momentOf } from '../moment.ts';
import * as refs from '../refs.ts';
import { percentageOf } from './values.ts';

const MOST_DEPTH = 6;

const StakeChain = builder.objectRef<readonly Position[]>('StakeChain').implement({
  description: 'Stakes that lead from one organisation to another.',
  fields: (t) => ({
    stakes: t.field({
      type: [refs.Stake],
      description: 'From the organisation asked about outwards.',
      resolve: (stakes) => [...stakes],
    }),
  }),
});

const LookThroughStake = builder.objectRef<LookThroughShape>('LookThroughStake').implement({
  description:
    'Shares multiplied along every chain, as an interval; `circular` where a cross-holding closes a loop. At most 20 chains.',
  fields: (t) => ({
    organization: t.field({
      type: refs.Organization,
      description: 'Upwards, who holds; downwards, what is held.',
      resolve: ({ organization }, _args, { loaders }) => loadRequired(organization, loaders.organization),
    }),
    percent: t.field({
      type: refs.Percentage,
      description: 'The share over all chains together. A share that no report states counts as 0 to 100 %.',
      resolve: ({ percent }) => percentageOf(percent),
    }),
    depth: t.exposeInt('depth', { description: 'How many stakes the shortest chain has.' }),
    chains: t.field({
      type: [StakeChain],
      description: 'The chains, the shortest first, then the largest.',
      resolve: ({ chains }) => [...chains],
    }),
    circular: t.exposeBoolean('circular', {
      description:
        'Whether it stands on a loop of stakes: a chain is followed to where it would begin anew, and no further.',
    }),
  }),
});

builder.objectField(refs.Organization, 'lookThrough', (t) =>
  t.field({
    type: [LookThroughStake],
    nullable: { list: true, items: false },
    description:
      'Who holds how much of it through others at the moment, or how much it holds of them. Held stakes only.',
    args: {
      at: t.arg({ type: MomentInput, description: atDescription }),
      direction: t.arg({
        type: OwnershipDirection,
        required: true,
        defaultValue: 'UP',
        description: 'Upwards to owners, or downwards to holdings.',
      }),
      maxDepth: t.arg.int({ defaultValue: MOST_DEPTH, description: 'How many stakes a chain has at most, 1 to 6.' }),
    },
    resolve: ({ id }, args, context, info) => {
      const maxDepth = args.maxDepth ?? MOST_DEPTH;
      if (maxDepth < 1 || maxDepth > MOST_DEPTH) {
        const message = `\`maxDepth\` is ${maxDepth}; ask for 1 to ${MOST_DEPTH}.`;
        throw new InputError(message, [{ path: ['maxDepth'], message }]);
      }
      const { direction } = args;
      return context.reader.lookThrough({
        organization: id,
        at: momentOf(args.at, context, info),
        direction,
        maxDepth,
      });
    },
  }),
);
