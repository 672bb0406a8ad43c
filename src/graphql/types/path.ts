/** How two organisations hang together. */
import { InputError } from '../../alliances/errors.ts';
import { pathSentence } from '../../domain/words.ts';
import type { NetworkPath } from '../../network/paths.ts';
import { builder } from '../builder.ts';
import { loadAll } from '../connections.ts';
import * as enums from '../enums.ts';
import { atDescription, MomentInput, momentOf } from '../moment.ts';
import { OrganizationRef, organizationId } from '../references.ts';
import * as refs from '../refs.ts';
import { namedTie, nameOf } from '../tie-words.ts';
import { given, TieFilter } from './inputs.ts';

const MOST_HOPS = 6;

const Path = builder.objectRef<NetworkPath>('Path').implement({
  description: 'A chain of ties from one organisation to another, without an organisation twice.',
  fields: (t) => ({
    organizations: t.field({
      type: [refs.Organization],
      description: 'From one end to the other.',
      resolve: ({ organizations }, _args, { loaders }) => loadAll(organizations, loaders.organization),
    }),
    ties: t.field({
      type: [refs.Tie],
      description: 'The strongest tie of each hop, whichever way it runs.',
      resolve: ({ ties }) => [...ties],
    }),
    hops: t.int({ description: 'How many ties it takes.', resolve: ({ ties }) => ties.length }),
    weakest: t.field({
      type: refs.Tie,
      description: 'The weakest of its ties: a chain is as strong as this one.',
      resolve: ({ weakest }) => weakest,
    }),
    sentence: t.string({
      description: 'In English: "Stellantis is 2 steps from FAW: …".',
      resolve: ({ organizations, ties }, _args, context) =>
        pathSentence(
          organizations.map((id) => nameOf(id, context)),
          ties.map((tie) => namedTie(tie, context)),
        ),
    }),
  }),
});

builder.queryField('paths', (t) =>
  t.field({
    type: [Path],
    nullable: { list: true, items: false },
    description:
      'The shortest chains of ties between two organisations at the moment; of equally long ones, first the one whose weakest tie is ' +
      'strongest. Empty where there is none of at most `maxHops`.',
    args: {
      from: t.arg({ type: OrganizationRef, required: true, description: 'The one end.' }),
      to: t.arg({ type: OrganizationRef, required: true, description: 'The other end.' }),
      at: t.arg({ type: MomentInput, description: atDescription }),
      level: t.arg({ type: enums.Level, description: enums.levelDescription }),
      filter: t.arg({ type: TieFilter, description: 'Which ties a chain may be made of.' }),
      maxHops: t.arg.int({ defaultValue: 6, description: 'How many ties a chain may take, 1 to 6.' }),
      first: t.arg.int({ defaultValue: 3, description: 'How many chains, 1 to 100.' }),
    },
    resolve: async (_root, args, context, info) => {
      const maxHops = args.maxHops ?? MOST_HOPS;
      if (maxHops < 1 || maxHops > MOST_HOPS) {
        const message = `\`maxHops\` is ${maxHops}; ask for 1 to ${MOST_HOPS}.`;
        throw new InputError(message, [{ path: ['maxHops'], message }]);
      }
      const [from, to] = await Promise.all([
        organizationId(args.from, context, ['from']),
        organizationId(args.to, context, ['to']),
      ]);
      const { paths } = await context.reader.paths({
        from,
        to,
        at: momentOf(args.at, context, info),
        level: args.level ?? 'AS_REPORTED',
        filter: given(args.filter),
        maxHops,
        first: args.first ?? 3,
      });
      return [...paths];
    },
  }),
);
