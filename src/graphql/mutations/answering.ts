/** The one way in which a mutation says who may do it, and answers: with what it did, or with why it did nothing. */
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor } from '../../alliances/alliances.ts';
import { ForbiddenError } from '../../alliances/errors.ts';
import type { Foreseen } from '../../alliances/foreseen.ts';
import { type Role, roles } from '../../domain/vocabulary.ts';
import type { Context } from '../context.ts';
import { type ErrorName, type Refused, refusedBy } from './errors.ts';

/** A union's member by the name of its type. */
export type Member<Name extends string, Content> = Content & { readonly member: Name };

/** Description and extensions of a mutation that needs at least this role. */
export function needing(needs: Role, description: string) {
  return { description: `${description} Needs the role ${needs} or one above it.`, extensions: { needs } };
}

/** What a mutation did: the change that it left, and after a dry run what it would have written. */
interface Done {
  readonly revision: number;
  readonly foreseen?: Foreseen;
}

/**
 * Runs a mutation for an asker who may. What follows from the answer is read anew, so that it shows what was written, or
 * foreseen.
 * @param success the union's member for what `work` did
 * @param members the errors that the result's union has; others are thrown on
 */
export async function answering<Success extends string, T extends Done, Name extends ErrorName>(
  context: Context,
  info: GraphQLResolveInfo,
  success: Success,
  members: readonly Name[],
  work: (actor: Actor) => Promise<T>,
): Promise<Member<Success, T> | Refused<Name>> {
  try {
    const needs = roleNeeded(info);
    if (!hasRole(context.viewer.role, needs)) throw forbidden(info.fieldName, context, needs);
    const answer = await work(context.viewer);
    context.readAnew({ foreseen: answer.foreseen });
    return { ...answer, member: success };
  } catch (error) {
    const refused = refusedBy(error);
    if (refused === undefined || !members.some((name) => name === refused.member)) throw error;
    // What the error names may have been written since the request began.
    context.readAnew();
    return refused as Refused<Name>;
  }
}

function roleNeeded({ parentType, fieldName }: GraphQLResolveInfo): Role {
  const { needs } = (parentType.getFields()[fieldName]?.extensions ?? {}) as { needs?: Role };
  if (needs === undefined) throw new Error(`${fieldName} does not say which role it needs.`);
  return needs;
}

/** Each role may do what those before it may. */
export function hasRole(role: Role, needs: Role): boolean {
  const order = Object.keys(roles);
  return order.indexOf(role) >= order.indexOf(needs);
}

function forbidden(mutation: string, { viewer }: Context, needs: Role): ForbiddenError {
  const who = viewer.name === null ? 'Without a token one reads only.' : `A ${viewer.role} may not do this.`;
  const message = `${who} Send \`authorization: Bearer <token>\` with a token of the role ${needs} for ${mutation}; an administrator issues it.`;
  return new ForbiddenError(message, needs);
}
