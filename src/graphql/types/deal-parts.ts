/** The parts of a deal: its parties, stages, stakes, and where reports disagree. */

import type { Conflict, ConflictSide } from '../../domain/model.ts';
import { MIN_DAY } from '../../domain/model.ts';
import { conflictText } from '../../domain/words.ts';
import { builder } from '../builder.ts';
import { loadAll, loadRequired } from '../connections.ts';
import type { Context } from '../context.ts';
import * as enums from '../enums.ts';
import * as refs from '../refs.ts';
import { nameOf } from '../tie-words.ts';
import { percentageOf } from './values.ts';

builder.objectType(refs.DealParty, {
  description: 'An organisation that takes part in a deal.',
  fields: (t) => ({
    organization: t.field({
      type: refs.Organization,
      description: 'Who takes part.',
      resolve: ({ organization }, _args, { loaders }) => loadRequired(organization, loaders.organization),
    }),
    role: t.expose('role', { type: enums.PartyRole, description: 'The part that it has.' }),
    from: t.expose('from', {
      type: refs.PartialDate,
      nullable: true,
      description: 'Since when, where reports say so.',
    }),
    until: t.expose('until', {
      type: refs.PartialDate,
      nullable: true,
      description: 'When it left, where reports say so.',
    }),
    claims: t.field({
      type: [refs.Claim],
      description: 'The claims that name it as a party.',
      resolve: ({ claims }, _args, { loaders }) => loadAll(claims, loaders.claim),
    }),
  }),
});

builder.objectType(refs.StageChange, {
  description: 'A deal’s coming to a stage.',
  fields: (t) => ({
    stage: t.expose('stage', { type: enums.Stage, description: 'The stage.' }),
    since: t.expose('since', {
      type: refs.PartialDate,
      nullable: true,
      description: 'Since when, as the reports give it.',
    }),
    knownFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which this became known; null for an editor’s background statement, known always.',
      resolve: ({ knownFrom }) => (knownFrom === MIN_DAY ? null : knownFrom),
    }),
    disputed: t.exposeBoolean('disputed', { description: 'Whether other reports contradict it.' }),
    claims: t.field({
      type: [refs.Claim],
      description: 'The claims that say so.',
      resolve: ({ claims }, _args, { loaders }) => loadAll(claims, loaders.claim),
    }),
  }),
});

builder.objectType(refs.Stake, {
  description: 'A position: what one holder has of one target, from one day to the next, across all deals.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    holder: t.field({
      type: refs.Organization,
      description: 'Who holds the share.',
      resolve: ({ holder }, _args, { loaders }) => loadRequired(holder, loaders.organization),
    }),
    target: t.field({
      type: refs.Organization,
      description: 'What it is a share of.',
      resolve: ({ target }, _args, { loaders }) => loadRequired(target, loaders.organization),
    }),
    percent: t.field({
      type: refs.Percentage,
      description: 'How much: where reports of the same time differ, the range of what they say.',
      resolve: ({ percent }) => percentageOf(percent),
    }),
    right: t.expose('right', { type: enums.StakeRight, description: 'What it is a share of: equity or votes.' }),
    planned: t.exposeBoolean('planned', { description: 'Whether it is agreed or announced, but not yet held.' }),
    from: t.expose('from', { type: refs.PartialDate, nullable: true, description: 'Since when.' }),
    to: t.expose('to', { type: refs.PartialDate, nullable: true, description: 'Until when; null while it goes on.' }),
    deals: t.field({
      type: [refs.Deal],
      description: 'The deals that it comes from.',
      resolve: ({ deals }, _args, { loaders }) => loadAll(deals, loaders.deal),
    }),
    claims: t.field({
      type: [refs.Claim],
      description: 'The claims that say so.',
      resolve: ({ claims }, _args, { loaders }) => loadAll(claims, loaders.claim),
    }),
  }),
});

builder.objectType(refs.Conflict, {
  description: 'A point on which accepted reports of a deal disagree for the same time.',
  fields: (t) => ({
    field: t.expose('field', { type: enums.ConflictField, description: 'What they disagree on.' }),
    sides: t.field({
      type: [refs.ConflictSide],
      description: 'What each side says.',
      resolve: (conflict, _args, context) => namedSides(conflict, context),
    }),
    text: t.string({
      description: 'In English: "stake: 20 % (Pledge Times) or 21 % (Autocar)".',
      resolve: async (conflict, _args, context) => {
        const { loaders } = context;
        const claims = await loadAll(
          conflict.sides.flatMap((side) => side.claims),
          loaders.claim,
        );
        const publishers = await loadAll([...new Set(claims.map(({ publisher }) => publisher))], loaders.publisher);
        const names = new Map(publishers.map(({ id, name }) => [id, name]));
        const publisherOf = new Map(claims.map(({ id, publisher }) => [id, names.get(publisher)]));
        return conflictText({ ...conflict, sides: namedSides(conflict, context) }, (claim) => publisherOf.get(claim));
      },
    }),
  }),
});

builder.objectType(refs.ConflictSide, {
  description: 'One side of a disagreement.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What it says, in English.' }),
    claims: t.field({
      type: [refs.Claim],
      description: 'The claims that say so.',
      resolve: ({ claims }, _args, { loaders }) => loadAll(claims, loaders.claim),
    }),
  }),
});

/** The domain knows ventures by their ids: here they get their names. */
function namedSides({ field, sides }: Conflict, context: Context): ConflictSide[] {
  return sides.map((side) => (field === 'JOINT_VENTURE' ? { ...side, value: nameOf(side.value, context) } : side));
}
