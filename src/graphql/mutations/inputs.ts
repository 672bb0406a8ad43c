/** What researchers hand in: reports, claims, and descriptions of organisations and models. */
import { builder } from '../builder.ts';
import * as enums from '../enums.ts';
import { ModelRef, OrganizationRef } from '../references.ts';
import { MoneyInput } from '../types/inputs.ts';

const from = 'Since when, as the report gives it.';

export const PercentageInput = builder.inputType('PercentageInput', {
  description: 'A share in percent: one value, or one or two bounds. Nothing at all: a share that is not stated.',
  fields: (t) => ({
    exact: t.float({ description: 'The share, 0 to 100, where one is given.' }),
    min: t.float({ description: 'The least that it may be: 20 for "more than 20 %".' }),
    max: t.float({ description: 'The most that it may be: 15 for "up to 15 %".' }),
    minExclusive: t.boolean({ defaultValue: false, description: 'Whether it is more than `min`.' }),
    maxExclusive: t.boolean({ defaultValue: false, description: 'Whether it is less than `max`.' }),
    approximate: t.boolean({ defaultValue: false, description: 'Whether the report says "about".' }),
  }),
});

export const ReportInput = builder.inputType('ReportInput', {
  description:
    'One publication. The fragment and utm_ parameters of its URL are dropped; the same URL is the same report. What was recorded ' +
    'of it first stays; what was missing is added.',
  fields: (t) => ({
    url: t.field({ type: 'URL', required: true, description: 'The address of the page.' }),
    title: t.string({ description: 'Its headline.' }),
    publisher: t.string({ required: true, description: 'Who published it: "Reuters". An unknown one is created.' }),
    published: t.field({ type: 'EDTF', description: 'When it was published, as exactly as it says.' }),
    retrieved: t.field({
      type: 'Date',
      description: 'When you read it; today where missing. An undated report counts as known from this day.',
    }),
    language: t.string({ description: 'Its language by BCP 47: "en", "zh".' }),
  }),
});

export const DealRef = builder.inputType('DealRef', {
  isOneOf: true,
  description:
    'The deal that a claim is about. `key` stands for a deal within this call and across imports: the first use creates it, later ' +
    'uses join it. Neither: a new deal.',
  fields: (t) => ({
    id: t.id({ description: 'The id of a known deal.' }),
    key: t.string({ description: 'A name of your own for a deal, such as "stellantis-leapmotor-stake".' }),
  }),
});

const MilestoneInput = builder.inputType('MilestoneInput', {
  description: 'A dated step of a deal.',
  fields: (t) => ({
    stage: t.field({ type: enums.Stage, required: true, description: 'The stage that was reached.' }),
    on: t.field({ type: 'EDTF', required: true, description: 'When, as exactly as the report says.' }),
  }),
});

const PartyInput = builder.inputType('PartyInput', {
  description: 'A party as the report names it.',
  fields: (t) => ({
    organization: t.field({
      type: OrganizationRef,
      required: true,
      description: 'Who takes part. A name that nothing has becomes a placeholder.',
    }),
    namedAs: t.string({ description: 'The name as the report writes it; the one given above where missing.' }),
    role: t.field({ type: enums.PartyRole, defaultValue: 'PARTNER', description: 'The part that it has.' }),
    from: t.field({ type: 'EDTF', description: from }),
    until: t.field({ type: 'EDTF', description: 'When it left, where the report says so.' }),
    comment: t.field({
      type: enums.PartyComment,
      description: 'What the party itself is reported to have said of the deal.',
    }),
  }),
});

const StakeInput = builder.inputType('StakeInput', {
  description: 'A share that the report speaks of.',
  fields: (t) => ({
    holder: t.field({ type: OrganizationRef, required: true, description: 'Who holds it, or is to.' }),
    target: t.field({ type: OrganizationRef, required: true, description: 'What it is a share of.' }),
    percent: t.field({ type: PercentageInput, required: true, description: 'How much.' }),
    right: t.field({
      type: enums.StakeRight,
      defaultValue: 'UNSPECIFIED',
      description: 'What it is a share of: equity or votes.',
    }),
    planned: t.boolean({ defaultValue: false, description: 'Whether it is still to come.' }),
    from: t.field({ type: 'EDTF', description: from }),
    to: t.field({ type: 'EDTF', description: 'Until when, where the report says so.' }),
  }),
});

export const ClaimInput = builder.inputType('ClaimInput', {
  description: 'What one report says of one deal.',
  fields: (t) => ({
    deal: t.field({
      type: DealRef,
      description: 'The deal; missing: a new one (of a correction: the same as before).',
    }),
    confirmNew: t.boolean({
      defaultValue: false,
      description: 'That this is another deal, though it looks like a known one: said once you have compared the two.',
    }),
    stage: t.field({
      type: enums.Stage,
      required: true,
      description: 'Where the deal stands according to the report.',
    }),
    milestones: t.field({ type: [MilestoneInput], description: 'The dated steps that it names.' }),
    type: t.field({ type: enums.DealType, description: 'What kind of deal it is; missing while it is talk.' }),
    activities: t.field({ type: [enums.Activity], description: 'What the parties do together.' }),
    parties: t.field({ type: [PartyInput], required: true, description: 'Who takes part.' }),
    jointVenture: t.field({ type: OrganizationRef, description: 'The joint venture that the deal creates.' }),
    stakes: t.field({ type: [StakeInput], description: 'The shares that it speaks of.' }),
    value: t.field({ type: MoneyInput, description: 'What the deal is worth.' }),
    models: t.field({ type: [ModelRef], description: 'The car models that it names.' }),
    regions: t.stringList({ description: 'The regions that it names: "Europe".' }),
    summary: t.string({ required: true, description: 'What it says, in your own words.' }),
    quote: t.string({ description: 'The sentence that says so, at most 200 characters.' }),
    attributedTo: t.stringList({ description: 'Whom the report relies on: ["Bloomberg"]. Missing: itself.' }),
    reliability: t.field({
      type: enums.SourceReliability,
      description: 'How far this source can be relied on; the publisher’s rating where missing.',
    }),
    credibility: t.field({
      type: enums.InformationCredibility,
      description: 'How credible this piece of information is, where you can judge it.',
    }),
  }),
});

const ModelRelationInput = builder.inputType('ModelRelationInput', {
  description: 'What the report says of how two models relate.',
  fields: (t) => ({
    from: t.field({ type: ModelRef, required: true, description: 'The model that is compared.' }),
    type: t.field({ type: enums.ModelRelationType, required: true, description: 'What it is to the other.' }),
    to: t.field({ type: ModelRef, required: true, description: 'The other.' }),
    note: t.string({ description: 'In what, in your own words.' }),
  }),
});

export const ReportDealsInput = builder.inputType('ReportDealsInput', {
  description: 'One report with what it says of one or more deals.',
  fields: (t) => ({
    report: t.field({ type: ReportInput, required: true, description: 'The report.' }),
    claims: t.field({
      type: [ClaimInput],
      required: true,
      description: 'What it says, a claim for each deal; at most 200.',
    }),
    modelRelations: t.field({ type: [ModelRelationInput], description: 'What it says of how models relate.' }),
    idempotencyKey: t.string({
      description:
        'A text of your own that is new for each report: the same key with the same input gives the same answer, however often it is sent.',
    }),
    dryRun: t.boolean({ defaultValue: false, description: 'Whether to answer like the real thing and write nothing.' }),
  }),
});
