/** Ties: typed edges between two organisations, derived from the claims of one deal. */
import type { ClaimDocument } from '../../alliances/documents.ts';
import { type PageOrder, type Placing, pageOf } from '../../alliances/paging.ts';
import { MAX_DAY, MIN_DAY } from '../../domain/model.ts';
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { connectionOf, loadAll, loadRequired, pageRequest } from '../connections.ts';
import * as enums from '../enums.ts';
import { atDescription, MomentInput, momentOf } from '../moment.ts';
import * as refs from '../refs.ts';
import { sentenceOf } from '../tie-words.ts';
import { given, TieFilter, TieOrder } from './inputs.ts';
import { percentageOf } from './values.ts';

builder.objectType(refs.Tie, {
  description:
    'A typed edge between two organisations, derived from the accepted claims of one deal; at one moment at most one per deal, type and pair.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', {
      description:
        'Names deal, type, pair, level and rectangle on the two clocks: another moment’s tie has another id.',
    }),
    type: t.expose('type', { type: enums.TieType, description: 'What ties the two.' }),
    from: t.field({
      type: refs.Organization,
      description: 'The organisation that it starts from: the holder, the supplier, the licensor, the member.',
      resolve: ({ from }, _args, { loaders }) => loadRequired(from, loaders.organization),
    }),
    to: t.field({
      type: refs.Organization,
      description: 'The organisation that it leads to: the one that is held, supplied, licensed to or belonged to.',
      resolve: ({ to }, _args, { loaders }) => loadRequired(to, loaders.organization),
    }),
    directed: t.exposeBoolean('directed', {
      description: 'Whether it runs from one to the other; false where both ends are alike.',
    }),
    stage: t.expose('stage', { type: enums.Stage, description: 'How far the deal had come.' }),
    since: t.expose('since', {
      type: refs.PartialDate,
      nullable: true,
      description: 'The start of the unbroken run of this tie, whatever its stage.',
    }),
    activities: t.field({
      type: [enums.Activity],
      description: 'What the two do together.',
      resolve: ({ activities }) => [...activities],
    }),
    percent: t.field({
      type: refs.Percentage,
      nullable: true,
      description: 'Of OWNS: the share, or the range of what reports say of it. Null for other types.',
      resolve: ({ type, percent }) => (type === 'OWNS' ? percentageOf(percent) : null),
    }),
    planned: t.exposeBoolean('planned', {
      description: 'Of OWNS: whether the share is agreed or announced, but not yet held.',
    }),
    validFrom: t.field({
      type: refs.PartialDate,
      nullable: true,
      description: 'Since when it is at this stage.',
      resolve: ({ validFromDate }) => validFromDate,
    }),
    validTo: t.field({
      type: refs.PartialDate,
      nullable: true,
      description: 'Until when it is at this stage; null while it is.',
      resolve: ({ validToDate }) => validToDate,
    }),
    knownFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'Since when this was known; null for an editor’s background statement, known always.',
      resolve: ({ knownFrom }) => (knownFrom === MIN_DAY ? null : knownFrom),
    }),
    knownTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which later reports gave another picture; null while this is the latest.',
      resolve: ({ knownTo }) => (knownTo === MAX_DAY ? null : knownTo),
    }),
    strength: t.exposeFloat('strength', {
      description:
        '0 to 1: the weight of the stage (RUMOURED 0.2; EXPLORING, NEGOTIATING 0.4; AGREED_IN_PRINCIPLE, ANNOUNCED 0.7; SIGNED 0.9; ' +
        'ACTIVE 1; PAUSED half of what was reached) × (1 − ½^independent origins) × the best source’s factor (A, B: 1; C, F: 0.8; D, E: 0.5).',
    }),
    deal: t.field({
      type: refs.Deal,
      description: 'The deal that it comes from.',
      resolve: ({ deal }, _args, { loaders }) => loadRequired(deal, loaders.deal),
    }),
    evidence: t.connection(
      {
        type: refs.Claim,
        description:
          'Every accepted claim, known by then, that supports the unbroken run of this tie; the earliest first.',
        resolve: async ({ evidence }, args, { loaders }, info) => {
          const claims = await loadAll(evidence, loaders.claim);
          return connectionOf(pageOf(claims, evidenceOrder, evidencePlacing, pageRequest(args, info)));
        },
      },
      connections.ClaimConnection,
      connections.ClaimEdge,
    ),
    sentence: t.string({
      description:
        'In English: "Stellantis has held 20–21 % of Leapmotor since 26 October 2023, according to 5 publishers."',
      resolve: (tie, _args, context) => sentenceOf(tie, context),
    }),
  }),
});

builder.queryField('ties', (t) =>
  t.connection(
    {
      type: refs.Tie,
      nullable: true,
      description: 'Ties between any two organisations at the moment, the latest first where no order is given.',
      args: {
        at: t.arg({ type: MomentInput, description: atDescription }),
        level: t.arg({ type: enums.Level, description: enums.levelDescription }),
        filter: t.arg({ type: TieFilter, description: 'Which ties to show.' }),
        orderBy: t.arg({ type: TieOrder, description: 'How to order them.' }),
      },
      resolve: async (_root, args, context, info) =>
        connectionOf(
          await context.reader.tiePage(
            {
              at: momentOf(args.at, context, info),
              level: args.level ?? 'AS_REPORTED',
              filter: given(args.filter),
              orderBy: args.orderBy ?? undefined,
            },
            pageRequest(args, info),
          ),
        ),
    },
    connections.TieConnection,
    connections.TieEdge,
  ),
);

const evidenceOrder: PageOrder = { name: 'evidence by the day it was known', direction: 'ASC', keys: 'text' };
const evidencePlacing: Placing<ClaimDocument> = { key: ({ knownFrom }) => knownFrom, id: ({ id }) => id };
