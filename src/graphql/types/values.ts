/** Dates, percentages and money as reports give them. */
import { dateText } from '../../domain/dates.ts';
import type { Percentage as PercentageShape } from '../../domain/model.ts';
import { percentText } from '../../domain/percentages.ts';
import { builder } from '../builder.ts';
import { DatePrecision } from '../enums.ts';
import { Money, PartialDate, Percentage } from '../refs.ts';

/** The percentage as a value that is always there: null means that no report states a share. */
export function percentageOf(percentage: PercentageShape | null): PercentageShape {
  return percentage ?? notStated;
}

const notStated: PercentageShape = {
  exact: null,
  min: null,
  max: null,
  minExclusive: false,
  maxExclusive: false,
  approximate: false,
};

builder.objectType(PartialDate, {
  description: 'A date as the reports give it: never rounded to a day that nobody named.',
  fields: (t) => ({
    edtf: t.expose('edtf', { type: 'EDTF', description: 'As written, by EDTF.' }),
    earliest: t.expose('earliest', {
      type: 'Date',
      nullable: true,
      description: 'The first day that it can mean; null for "on or before".',
    }),
    latest: t.expose('latest', { type: 'Date', nullable: true, description: 'The last day that it can mean.' }),
    precision: t.expose('precision', { type: DatePrecision, description: 'How exactly it is known.' }),
    approximate: t.exposeBoolean('approximate', { description: 'Whether the report says "about".' }),
    text: t.string({ description: 'In English: "26 October 2023", "about 2019".', resolve: dateText }),
  }),
});

builder.objectType(Percentage, {
  description:
    'A share in percent. `exact` is null where reports give a range ("more than 20", "up to 15") or differ; all three are null where none states a share.',
  fields: (t) => ({
    exact: t.exposeFloat('exact', { nullable: true, description: 'The one value that reports agree on.' }),
    min: t.float({
      nullable: true,
      description: 'The least that it can be: `exact` where that is known; null where open.',
      resolve: ({ exact, min }) => exact ?? min,
    }),
    max: t.float({
      nullable: true,
      description: 'The most that it can be: `exact` where that is known; null where open.',
      resolve: ({ exact, max }) => exact ?? max,
    }),
    minExclusive: t.exposeBoolean('minExclusive', { description: 'Whether it is more than `min`, not equal to it.' }),
    maxExclusive: t.exposeBoolean('maxExclusive', { description: 'Whether it is less than `max`, not equal to it.' }),
    approximate: t.exposeBoolean('approximate', { description: 'Whether the report says "about".' }),
    text: t.string({
      description: 'In English: "20–21 %", "more than 20 %", "share not stated".',
      resolve: percentageText,
    }),
  }),
});

builder.objectType(Money, {
  description: 'A sum of money.',
  fields: (t) => ({
    amount: t.exposeFloat('amount', { description: 'The amount in whole units of the currency.' }),
    currency: t.exposeString('currency', { description: 'The currency by ISO 4217: "EUR".' }),
  }),
});

function percentageText(percentage: PercentageShape): string {
  return percentText(percentage === notStated ? null : percentage);
}
