/** The two clocks of a field: its own `at`, else the operation's `@moment`, else today. */
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  getDirectiveValues,
  type VariableValues,
} from 'graphql';
import type { Day, Moment } from '../domain/model.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

export const MomentInput = builder.inputType('Moment', {
  description:
    'What was true on `asOf`, judged only by reports published up to `knownAt`. A half that is missing comes from `@moment`, ' +
    'then is today (UTC). Fields below do not inherit a field’s `at`.',
  fields: (t) => ({
    asOf: t.field({ type: 'Date', description: 'The day that is asked about.' }),
    knownAt: t.field({ type: 'Date', description: 'The last day whose reports may be used.' }),
  }),
});

/** Describes an argument `at`. */
export const atDescription = 'The moment; a half that is missing comes from `@moment`, then is today (UTC).';

/** What is given of a Moment by an argument or by `@moment`. */
export interface GivenMoment {
  readonly asOf?: Day | null | undefined;
  readonly knownAt?: Day | null | undefined;
}

/** The moment at which a field answers. */
export function momentOf(at: GivenMoment | null | undefined, { reader }: Context, info: GraphQLResolveInfo): Moment {
  const operation = operationMoment(info);
  return {
    asOf: at?.asOf ?? operation.asOf ?? reader.today,
    knownAt: at?.knownAt ?? operation.knownAt ?? reader.today,
  };
}

/** Adds `@moment` to a schema. It is made from the schema's own Date: another instance of the scalar would not fit. */
export function withMomentDirective(schema: GraphQLSchema): GraphQLSchema {
  const date = schema.getType('Date');
  if (!(date instanceof GraphQLScalarType)) throw new Error('The schema has no scalar Date.');
  const moment = new GraphQLDirective({
    name: 'moment',
    description: 'The moment at which every field of the operation answers, unless a field has its own `at`.',
    locations: [DirectiveLocation.QUERY, DirectiveLocation.SUBSCRIPTION],
    args: {
      asOf: { type: date, description: 'The day that is asked about; today (UTC) where missing.' },
      knownAt: { type: date, description: 'The last day whose reports may be used; today (UTC) where missing.' },
    },
  });
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, moment] });
}

/** The coerced variables are one object for each execution, and the same for all its fields. */
const read = new WeakMap<object, GivenMoment>();

function operationMoment({ schema, operation, variableValues }: GraphQLResolveInfo): GivenMoment {
  const known = read.get(variableValues);
  if (known !== undefined) return known;
  const directive = schema.getDirective('moment');
  const given: GivenMoment =
    (directive && getDirectiveValues(directive, operation, asVariableValues(variableValues))) ?? {};
  read.set(variableValues, given);
  return given;
}

/** Yoga's executor hands resolvers the bare values; graphql 17 wants them with where they come from, and reads only these. */
function asVariableValues(values: GraphQLResolveInfo['variableValues']): VariableValues {
  return 'coerced' in values && 'sources' in values ? values : { sources: {}, coerced: values };
}
