/** Filters and orders of lists, and how each is handed to the reader. */
import type { Day } from '../../domain/model.ts';
import { builder } from '../builder.ts';
import * as enums from '../enums.ts';
import { MomentInput } from '../moment.ts';
import { OrganizationRef } from '../references.ts';

export const DateRange = builder.inputType('DateRange', {
  description: 'From one day to another, both included. A side that is missing is open.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day.' }),
    to: t.field({ type: 'Date', description: 'The last day.' }),
  }),
});

export const StageReached = builder.inputType('StageReached', {
  description:
    'Deals that came to that stage within those days: `{stage: SIGNED, from: "2024-01-01", to: "2024-12-31"}`.',
  fields: (t) => ({
    stage: t.field({ type: enums.Stage, required: true, description: 'The stage that was reached.' }),
    from: t.field({ type: 'Date', description: 'The first day; open where missing.' }),
    to: t.field({ type: 'Date', description: 'The last day; open where missing.' }),
  }),
});

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'A sum of money.',
  fields: (t) => ({
    amount: t.float({ required: true, description: 'The amount in whole units of the currency: 1500000000.' }),
    currency: t.string({ required: true, description: 'The currency by ISO 4217: "EUR".' }),
  }),
});

export const IdentifierInput = builder.inputType('IdentifierInput', {
  description: 'What an organisation is called in another register.',
  fields: (t) => ({
    scheme: t.field({ type: enums.IdentifierScheme, required: true, description: 'The register.' }),
    value: t.string({ required: true, description: 'The identifier there: "549300LKT9PW7ZIBDF31".' }),
  }),
});

export const TieFilter = builder.inputType('TieFilter', {
  description: 'Which ties to show. Everything given must hold; of a list, any one.',
  fields: (t) => ({
    types: t.field({ type: [enums.TieType], description: 'Of one of these types.' }),
    stages: t.field({ type: [enums.Stage], description: 'At one of these stages.' }),
    activities: t.field({ type: [enums.Activity], description: 'With any of these activities.' }),
    minStrength: t.float({ description: 'At least this strong, 0 to 1.' }),
    countries: t.stringList({
      description:
        'With an end (from an organisation: the other end) in one of these countries, by ISO 3166-1 alpha-2.',
    }),
    kinds: t.field({
      type: [enums.OrganizationKind],
      description: 'With an end (from an organisation: the other end) of one of these kinds.',
    }),
    includeEnded: t.boolean({
      defaultValue: false,
      description: 'Also ties that had ended by then, as they were last.',
    }),
  }),
});

export const TieOrder = builder.inputType('TieOrder', {
  description: 'How ties are ordered.',
  fields: (t) => ({
    by: t.field({ type: enums.TieOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({
      type: enums.SortDirection,
      required: true,
      defaultValue: 'DESC',
      description: 'Which end comes first.',
    }),
  }),
});

export const DealFilter = builder.inputType('DealFilter', {
  description: 'Which deals to show. Everything given must hold; of a list, any one, but for `allParties`.',
  fields: (t) => ({
    types: t.field({ type: [enums.DealType], description: 'Of one of these types at `at`.' }),
    activities: t.field({ type: [enums.Activity], description: 'With any of these activities.' }),
    stages: t.field({ type: [enums.Stage], description: 'At one of these stages at `at`.' }),
    at: t.field({
      type: MomentInput,
      description: 'The moment for `types`, `stages`, parties and all else that changes.',
    }),
    reached: t.field({ type: StageReached, description: 'That came to a stage within certain days.' }),
    allParties: t.field({ type: [OrganizationRef], description: 'In which all of these take part.' }),
    anyParty: t.field({ type: [OrganizationRef], description: 'In which any of these takes part.' }),
    firstReported: t.field({ type: DateRange, description: 'First reported within these days.' }),
    regions: t.stringList({ description: 'About any of these regions, as the reports name them.' }),
    countries: t.stringList({ description: 'With a party from one of these countries, by ISO 3166-1 alpha-2.' }),
    publisher: t.id({ description: 'Reported by this publisher, by id.' }),
    minPercent: t.float({ description: 'With a stake of at least this many percent.' }),
    minValue: t.field({ type: MoneyInput, description: 'Worth at least this much, in the same currency.' }),
    disputed: t.boolean({ description: 'Only deals of which reports disagree (true), or none of them (false).' }),
    text: t.string({ description: 'With all of these words in the title.' }),
  }),
});

export const DealOrder = builder.inputType('DealOrder', {
  description: 'How deals are ordered.',
  fields: (t) => ({
    by: t.field({ type: enums.DealOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({
      type: enums.SortDirection,
      required: true,
      defaultValue: 'DESC',
      description: 'Which end comes first.',
    }),
  }),
});

export const OrganizationFilter = builder.inputType('OrganizationFilter', {
  description: 'Which organisations to show. Everything given must hold; of a list, any one.',
  fields: (t) => ({
    kinds: t.field({ type: [enums.OrganizationKind], description: 'Of one of these kinds.' }),
    countries: t.stringList({ description: 'From one of these countries, by ISO 3166-1 alpha-2.' }),
    nameStartsWith: t.string({ description: 'Whose name starts so, whatever the case.' }),
    parent: t.field({ type: OrganizationRef, description: 'That belong to this one at the moment of the operation.' }),
    minPartners: t.int({ description: 'With ties to at least so many others at the moment of the operation.' }),
    placeholder: t.boolean({
      description: 'Only those not yet described by a person (true), or only the others (false).',
    }),
  }),
});

export const OrganizationOrder = builder.inputType('OrganizationOrder', {
  description: 'How organisations are ordered.',
  fields: (t) => ({
    by: t.field({ type: enums.OrganizationOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({
      type: enums.SortDirection,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
  }),
});

export const ModelFilter = builder.inputType('ModelFilter', {
  description: 'Which models to show. Everything given must hold; of a list, any one.',
  fields: (t) => ({
    brand: t.field({ type: OrganizationRef, description: 'Sold under this brand.' }),
    maker: t.field({ type: OrganizationRef, description: 'Made by this organisation.' }),
    powertrains: t.field({ type: [enums.Powertrain], description: 'With one of these powertrains.' }),
    platform: t.string({ description: 'On this platform.' }),
    deal: t.id({ description: 'That this deal covers, by id.' }),
    fromDeals: t.boolean({ description: 'Only models that a deal covers (true), or only the others (false).' }),
    placeholder: t.boolean({
      defaultValue: false,
      description:
        'Only those that are merely named in a report, and not yet described by a person (true), or only the others (false).',
    }),
  }),
});

export const ClaimFilter = builder.inputType('ClaimFilter', {
  description: 'Which claims to show. Everything given must hold; of a list, any one.',
  fields: (t) => ({
    review: t.field({ type: [enums.ReviewState], description: 'In one of these states of review.' }),
    ranks: t.field({ type: [enums.ClaimRank], description: 'Of one of these ranks.' }),
    stages: t.field({ type: [enums.Stage], description: 'That see their deal at one of these stages.' }),
    publisher: t.id({ description: 'From reports of this publisher, by id.' }),
    recorded: t.field({ type: DateRange, description: 'Recorded here within these days (UTC).' }),
  }),
});

export const ReportFilter = builder.inputType('ReportFilter', {
  description: 'Which reports to show. Everything given must hold.',
  fields: (t) => ({
    publisher: t.id({ description: 'Of this publisher, by id.' }),
    published: t.field({ type: DateRange, description: 'Published within these days.' }),
    language: t.string({ description: 'In this language, by BCP 47: "en".' }),
    text: t.string({ description: 'With this text in the title.' }),
  }),
});

type Given<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** A filter without the parts that were given as null: null asks for nothing. */
export function given<T extends object>(filter: Given<T> | null | undefined): T | undefined {
  if (filter == null) return undefined;
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null)) as T;
}

/** Both sides of a range; null where open. */
export function rangeOf(
  range: { readonly from?: Day | null | undefined; readonly to?: Day | null | undefined } | null | undefined,
): { from: Day | null; to: Day | null } | undefined {
  return range == null ? undefined : { from: range.from ?? null, to: range.to ?? null };
}
