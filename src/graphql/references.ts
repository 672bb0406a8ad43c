/** Organisations, models, deals and publishers named as arguments: by id, or by any of their names. */
import { GraphQLError } from 'graphql';
import { AmbiguousNameError, InputError, NotFoundError } from '../alliances/errors.ts';
import type { GivenReference } from '../alliances/inputs.ts';
import type { ModelId, OrganizationId } from '../domain/model.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

export const OrganizationRef = builder.inputType('OrganizationRef', {
  isOneOf: true,
  description:
    'An organisation by id, or by any of its names in any script. A name that fits several is AMBIGUOUS_NAME.',
  fields: (t) => ({
    id: t.id({ description: 'Its id: "organization:stellantis".' }),
    name: t.string({ description: 'Any of its names, in any script: "Stellantis", "VW", "大众".' }),
  }),
});

export const ModelRef = builder.inputType('ModelRef', {
  isOneOf: true,
  description: 'A model by id, or by any of its names. A name that fits several is AMBIGUOUS_NAME.',
  fields: (t) => ({
    id: t.id({ description: 'Its id: "model:leapmotor-c11".' }),
    name: t.string({ description: 'Any of its names: "Leapmotor C11".' }),
  }),
});

/**
 * The id of an organisation given as an argument.
 * @throws NotFoundError, AmbiguousNameError
 */
export async function organizationId(
  reference: GivenReference,
  context: Context,
  path: readonly string[],
): Promise<OrganizationId> {
  const { id, name } = reference;
  // The snapshot knows most ids without a statement; the store also those of merged duplicates.
  if (id != null && context.reader.snapshot.organization(id) !== undefined) return id;
  const found =
    id != null ? (await context.loaders.organization.load(id))?.id : await organizationNamed(name ?? '', context, path);
  if (found === undefined) throw unknown('organisation', id, name, path);
  return found;
}

export async function organizationIds(
  references: readonly GivenReference[] | null | undefined,
  context: Context,
  path: readonly string[],
): Promise<OrganizationId[] | undefined> {
  if (references == null) return undefined;
  return Promise.all(references.map((reference, index) => organizationId(reference, context, [...path, `${index}`])));
}

/** The id of the one organisation of that name; undefined where nothing is called so. @throws AmbiguousNameError */
export async function organizationNamed(
  name: string,
  context: Context,
  path: readonly string[],
): Promise<OrganizationId | undefined> {
  return only(await context.loaders.organizationsNamed.load(name), 'organisations', name, path);
}

/** The id of the one model of that name; undefined where nothing is called so. @throws AmbiguousNameError */
export async function modelNamed(
  name: string,
  context: Context,
  path: readonly string[],
): Promise<ModelId | undefined> {
  return only(await context.loaders.modelsNamed.load(name), 'models', name, path);
}

/** The id of the one publisher of that name; undefined where nothing is called so. @throws AmbiguousNameError */
export async function publisherNamed(
  name: string,
  context: Context,
  path: readonly string[],
): Promise<string | undefined> {
  return only(await context.loaders.publishersNamed.load(name), 'publishers', name, path);
}

/** The id, once it is sure that something has it. @throws NotFoundError */
export async function knownId(
  kind: 'deal' | 'publisher',
  id: string,
  context: Context,
  path: readonly string[],
): Promise<string> {
  const document = await context.loaders[kind].load(id);
  if (document === null) throw unknown(kind, id, undefined, path);
  return document.id;
}

/** Exactly one of the arguments `id` and `name`. @throws InputError */
export function oneOfIdAndName({ id, name }: GivenReference): { id: string } | { name: string } {
  if (id != null && name == null) return { id };
  if (name != null && id == null) return { name };
  throw new InputError('Give either `id` or `name`, and not both.', [
    { path: ['id'], message: 'Exactly one of `id` and `name` is needed.' },
  ]);
}

function only(ids: readonly string[], kinds: string, name: string, path: readonly string[]): string | undefined {
  if (ids.length > 1) {
    throw located(
      new AmbiguousNameError(
        `${JSON.stringify(name)} is the name of ${ids.length} ${kinds}; use the id of the one that is meant.`,
        ids,
        path,
      ),
    );
  }
  return ids[0];
}

function unknown(
  kind: string,
  id: string | null | undefined,
  name: string | null | undefined,
  path: readonly string[],
): GraphQLError {
  const message =
    id != null
      ? `No ${kind} has the id ${JSON.stringify(id)}; look it up by name, or check the id.`
      : `No ${kind} is called ${JSON.stringify(name ?? '')}; check the spelling, or try another of its names.`;
  return located(new NotFoundError(message, id ?? name ?? '', path));
}

/** The executor takes an error with a `path` for one that has its place in the answer already, so it gets one around it. */
function located(error: NotFoundError | AmbiguousNameError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}
