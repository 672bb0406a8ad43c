/** What a mutation answers with where it does nothing: each error says what to do, and the service's errors become them here. */
import {
  AmbiguousNameError,
  ConflictError,
  type FieldError as FieldErrorShape,
  ForbiddenError,
  InputError,
  NotFoundError,
} from '../../alliances/errors.ts';
import { builder } from '../builder.ts';
import { loadAll } from '../connections.ts';
import * as enums from '../enums.ts';
import * as refs from '../refs.ts';
import { RelatedDeal, withDeals } from '../types/related-deal.ts';

interface Errors {
  readonly ValidationError: InputError;
  readonly NotFoundError: NotFoundError;
  readonly AmbiguousNameError: AmbiguousNameError;
  readonly ConflictError: ConflictError;
  readonly ForbiddenError: ForbiddenError;
}
export type ErrorName = keyof Errors;

/** A member of a result's union, by the name of its type; `error` is what the service threw. */
export type Refused<Name extends ErrorName = ErrorName> = {
  readonly [N in Name]: { readonly member: N; readonly error: Errors[N] };
}[Name];

/** `code` of each, from the list that queries fail with as well, but for CONFLICT. */
const codes = {
  ValidationError: 'BAD_USER_INPUT',
  NotFoundError: 'NOT_FOUND',
  AmbiguousNameError: 'AMBIGUOUS_NAME',
  ConflictError: 'CONFLICT',
  ForbiddenError: 'FORBIDDEN',
} as const satisfies Record<ErrorName, string>;

const UserError = builder.interfaceRef<Refused>('UserError').implement({
  description: 'Why nothing was written, and what to do about it.',
  fields: (t) => ({
    code: t.string({
      description: 'BAD_USER_INPUT, NOT_FOUND, AMBIGUOUS_NAME, CONFLICT or FORBIDDEN.',
      resolve: ({ member }) => codes[member],
    }),
    message: t.string({
      description: 'What is wrong and what to do, in a sentence or two.',
      resolve: ({ error }) => error.message,
    }),
  }),
});

const FieldError = builder.objectRef<FieldErrorShape>('FieldError').implement({
  description: 'What is wrong with one value of the input.',
  fields: (t) => ({
    path: t.stringList({
      description: 'Where it stands, from the outside in: ["input", "claims", "0", "parties", "1", "role"].',
      resolve: ({ path }) => [...path],
    }),
    message: t.exposeString('message', { description: 'What is wrong with it and what to write instead.' }),
  }),
});

export const ValidationError = builder.objectRef<Refused<'ValidationError'>>('ValidationError').implement({
  description: 'The input breaks a rule. Every value that does is named.',
  interfaces: [UserError],
  fields: (t) => ({
    fields: t.field({
      type: [FieldError],
      description: 'What is wrong where.',
      resolve: ({ error }) => [...error.fields],
    }),
  }),
});

export const NotFound = builder.objectRef<Refused<'NotFoundError'>>('NotFoundError').implement({
  description: 'Nothing has the id that was given.',
  interfaces: [UserError],
  fields: (t) => ({
    id: t.string({ description: 'The id as it was given.', resolve: ({ error }) => error.id }),
  }),
});

export const AmbiguousName = builder.objectRef<Refused<'AmbiguousNameError'>>('AmbiguousNameError').implement({
  description: 'A name fits several. Give the id of the one that is meant.',
  interfaces: [UserError],
  fields: (t) => ({
    path: t.stringList({ description: 'Where the name stands.', resolve: ({ error }) => [...error.path] }),
    candidates: t.field({
      type: [refs.Organization],
      description: 'The organisations that it fits; empty where it is the name of several models.',
      resolve: ({ error }, _args, { loaders }) =>
        loadAll(
          error.candidates.filter((id) => id.startsWith('organization:')),
          loaders.organization,
        ),
    }),
  }),
});

export const Conflict = builder.objectRef<Refused<'ConflictError'>>('ConflictError').implement({
  description: 'What is there does not go with what was asked for: it changed in between, or is there already.',
  interfaces: [UserError],
  fields: (t) => ({
    similar: t.field({
      type: [RelatedDeal],
      description: 'Deals that are there already and all but surely the same; empty for other conflicts.',
      resolve: ({ error }, _args, context) => withDeals(error.similar, context),
    }),
  }),
});

export const Forbidden = builder.objectRef<Refused<'ForbiddenError'>>('ForbiddenError').implement({
  description: 'The asker may not do this.',
  interfaces: [UserError],
  fields: (t) => ({
    needs: t.field({
      type: enums.Role,
      description: 'The least role that may.',
      resolve: ({ error }) => error.needs,
    }),
  }),
});

/** The errors of a result that names, finds, changes and may refuse anything. */
export const everyError = [
  'ValidationError',
  'NotFoundError',
  'AmbiguousNameError',
  'ConflictError',
  'ForbiddenError',
] as const satisfies readonly ErrorName[];
export const everyErrorType = [ValidationError, NotFound, AmbiguousName, Conflict, Forbidden] as const;

/** The member that an error of the service becomes; undefined: it is a fault. */
export function refusedBy(error: unknown): Refused | undefined {
  if (error instanceof InputError) return { member: 'ValidationError', error };
  if (error instanceof NotFoundError) return { member: 'NotFoundError', error };
  if (error instanceof AmbiguousNameError) return { member: 'AmbiguousNameError', error };
  if (error instanceof ConflictError) return { member: 'ConflictError', error };
  if (error instanceof ForbiddenError) return { member: 'ForbiddenError', error };
  return undefined;
}
