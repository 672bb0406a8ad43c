/** `saveOrganization` and `saveModel`: who and what the names in reports stand for. */
import { builder } from '../builder.ts';
import { loadRequired } from '../connections.ts';
import * as enums from '../enums.ts';
import { OrganizationRef } from '../references.ts';
import * as refs from '../refs.ts';
import { IdentifierInput } from '../types/inputs.ts';
import { answering, type Member, needing } from './answering.ts';
import { everyError, everyErrorType } from './errors.ts';
import { ReportInput } from './inputs.ts';
import { revisionDescription } from './written.ts';

interface Saved {
  readonly id: string;
  readonly revision: number;
}

const NameInput = builder.inputType('NameInput', {
  description: 'One of the names that something has. Its script is told by its letters.',
  fields: (t) => ({
    value: t.string({ required: true, description: 'The name, in any script.' }),
    type: t.field({ type: enums.NameType, defaultValue: 'TRADE', description: 'What sort of name it is.' }),
    language: t.string({ description: 'Its language by BCP 47: "zh".' }),
    from: t.field({ type: 'EDTF', description: 'Since when it has the name.' }),
    to: t.field({ type: 'EDTF', description: 'Until when it had the name.' }),
  }),
});

const SuccessionInput = builder.inputType('SuccessionInput', {
  description: 'How one organisation took the place of another. One of the two is the one that is saved.',
  fields: (t) => ({
    from: t.field({ type: OrganizationRef, required: true, description: 'The one before.' }),
    to: t.field({ type: OrganizationRef, required: true, description: 'The one after.' }),
    kind: t.field({ type: enums.SuccessionKind, required: true, description: 'What happened.' }),
    on: t.field({ type: 'EDTF', description: 'When.' }),
  }),
});

const expectedRevision =
  'The `revision` that the change was made from: where somebody else was faster, it is refused. Missing: it is made whatever is there.';
const left = 'What is left out stays as it is.';

const SaveOrganizationInput = builder.inputType('SaveOrganizationInput', {
  description: `An organisation, new or known. ${left}`,
  fields: (t) => ({
    id: t.id({ description: 'The id of the one to change; missing: the one called `name`, else a new one.' }),
    expectedRevision: t.string({ description: expectedRevision }),
    name: t.string({ description: 'The name that is shown.' }),
    names: t.field({ type: [NameInput], description: 'All other names; they replace those that were there.' }),
    kind: t.field({ type: enums.OrganizationKind, description: 'What it is.' }),
    country: t.string({ description: 'Its home country by ISO 3166-1 alpha-2: "DE".' }),
    identifiers: t.field({
      type: [IdentifierInput],
      description: 'Its identifiers; they replace those that were there. Check digits of LEI and ISIN are verified.',
    }),
    founded: t.field({ type: 'EDTF', description: 'When it was founded.' }),
    dissolved: t.field({ type: 'EDTF', description: 'When it was dissolved.' }),
    successions: t.field({
      type: [SuccessionInput],
      description:
        'Successions from or to it, which are added. Where reports wait for review these need a REVIEWER, for stakes go by them.',
    }),
    reason: t.string({ description: 'Why, for the log: a sentence.' }),
  }),
});

const MakingInput = builder.inputType('MakingInput', {
  description: 'Who makes a model, where and when.',
  fields: (t) => ({
    organization: t.field({ type: OrganizationRef, required: true, description: 'The maker.' }),
    plant: t.string({ description: 'Where.' }),
    from: t.field({ type: 'EDTF', description: 'Since when.' }),
    to: t.field({ type: 'EDTF', description: 'Until when.' }),
  }),
});

const SaveModelInput = builder.inputType('SaveModelInput', {
  description: `A car model, new or known. ${left}`,
  fields: (t) => ({
    id: t.id({ description: 'The id of the one to change; missing: the one called `name`, else a new one.' }),
    expectedRevision: t.string({ description: expectedRevision }),
    name: t.string({ description: 'The name that is shown.' }),
    names: t.field({ type: [NameInput], description: 'All other names; they replace those that were there.' }),
    brand: t.field({ type: OrganizationRef, description: 'The brand that it is sold under.' }),
    makers: t.field({ type: [MakingInput], description: 'Who makes it; they replace those that were there.' }),
    platform: t.string({ description: 'The platform that it stands on.' }),
    platformOwners: t.field({
      type: [OrganizationRef],
      description: 'Whose platform that is; they replace those that were there.',
    }),
    segment: t.string({ description: 'Its segment.' }),
    powertrain: t.field({ type: enums.Powertrain, description: 'What drives it.' }),
    introduced: t.field({ type: 'EDTF', description: 'When it was introduced.' }),
    reports: t.field({ type: [ReportInput], description: 'Reports that say so, which are added.' }),
    reason: t.string({ description: 'Why, for the log: a sentence.' }),
  }),
});

const OrganizationSuccess = builder.objectRef<Member<'OrganizationSuccess', Saved>>('OrganizationSuccess').implement({
  description: 'The organisation as it is now.',
  fields: (t) => ({
    organization: t.field({
      type: refs.Organization,
      description: 'The organisation.',
      resolve: ({ id }, _args, { loaders }) => loadRequired(id, loaders.organization),
    }),
    revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
  }),
});

const ModelSuccess = builder.objectRef<Member<'ModelSuccess', Saved>>('ModelSuccess').implement({
  description: 'The model as it is now.',
  fields: (t) => ({
    model: t.field({
      type: refs.Model,
      description: 'The model.',
      resolve: ({ id }, _args, { loaders }) => loadRequired(id, loaders.model),
    }),
    revision: t.string({ description: revisionDescription, resolve: ({ revision }) => String(revision) }),
  }),
});

const OrganizationResult = builder.unionType('OrganizationResult', {
  description: 'What became of the description of an organisation.',
  types: [OrganizationSuccess, ...everyErrorType],
  resolveType: ({ member }) => member,
});
const ModelResult = builder.unionType('ModelResult', {
  description: 'What became of the description of a model.',
  types: [ModelSuccess, ...everyErrorType],
  resolveType: ({ member }) => member,
});

builder.mutationFields((t) => ({
  saveOrganization: t.field({
    type: OrganizationResult,
    nullable: true,
    ...needing(
      'RESEARCHER',
      'Describes an organisation: a new one, a known one, or one that was only a name in a report so far.',
    ),
    args: { input: t.arg({ type: SaveOrganizationInput, required: true, description: 'What is known of it.' }) },
    resolve: (_root, { input }, context, info) =>
      answering(context, info, 'OrganizationSuccess', everyError, (actor) =>
        context.alliances.saveOrganization(input, actor),
      ),
  }),
  saveModel: t.field({
    type: ModelResult,
    nullable: true,
    ...needing(
      'RESEARCHER',
      'Describes a car model: a new one, a known one, or one that was only a name in a report so far.',
    ),
    args: { input: t.arg({ type: SaveModelInput, required: true, description: 'What is known of it.' }) },
    resolve: (_root, { input }, context, info) =>
      answering(context, info, 'ModelSuccess', everyError, (actor) => context.alliances.saveModel(input, actor)),
  }),
}));
