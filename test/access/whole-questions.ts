/** Questions that ask for everything: selections of every field of a type, made from the schema, so that none is forgotten. */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';

/** As it is written first, or with an alias for each field and a named fragment for each object. */
export type Form = 'plain' | 'aliases and fragments';

export interface Question {
  readonly field: string;
  /** Arguments as GraphQL writes them: `(id: "deal:x")`. */
  readonly given: string;
}

/** Fields of what does not depend on what is recorded alone: numbers of changes, and where a picture puts things. */
const leftOut = new Set(['revision', 'x', 'y']);

/** The document of a question to so many levels of nested nodes, and the fields that it asks for (`Deal.title`). */
export function wholeQuestion(
  { field, given }: Question,
  {
    form = 'plain',
    levels = 2,
    root = 'Query',
  }: { form?: Form; levels?: number; root?: 'Query' | 'Subscription' } = {},
): { readonly document: string; readonly fields: ReadonlySet<string> } {
  const fields = new Set<string>([`${root}.${field}`]);
  const fragments: string[] = [];
  const type = (schema.getType(root) as GraphQLObjectType).getFields()[field];
  if (type === undefined) throw new Error(`${root} has no field ${field}.`);

  function selectionOf(named: GraphQLNamedType, left: number, inUnion = false): string {
    if (!isCompositeType(named)) return '';
    if (isAbstractType(named)) {
      const members = schema.getPossibleTypes(named).map((member) => {
        const selection = selectionOf(member, left, true);
        return selection === '' ? '' : `... on ${member.name} ${selection}`;
      });
      return `{ __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(named)) return '';
    const own = Object.values(named.getFields()).flatMap((one) => {
      const asked = fieldOf(named, one, left, inUnion);
      return asked === null ? [] : [asked];
    });
    if (own.length === 0) return '';
    if (form === 'plain') return `{ ${own.join(' ')} }`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${named.name} { ${own.join(' ')} }`);
    return `{ ...${name} }`;
  }

  function fieldOf(
    { name: of }: GraphQLObjectType,
    { name, args, type }: GraphQLField<unknown, unknown>,
    left: number,
    inUnion: boolean,
  ): string | null {
    if (leftOut.has(name) || args.some(isRequiredArgument)) return null;
    const inner = getNamedType(type);
    // Only what has an id is a level of its own; what a page lists is asked for once, by its edges.
    const isLevel = isNode(inner);
    if (left <= 0 && (isLevel || (of !== root && inner.name.endsWith('Connection')))) return null;
    const isTwice = name === 'nodes' && of.endsWith('Connection');
    const selection = isTwice ? '{ __typename }' : selectionOf(inner, isLevel ? left - 1 : left);
    if (isCompositeType(inner) && selection === '') return null;
    fields.add(`${of}.${name}`);
    const alias = form === 'plain' && !inUnion ? '' : `${of}_${name}: `;
    const size = args.some((argument) => argument.name === 'first') ? '(first: 4)' : '';
    return `${alias}${name}${size} ${selection}`;
  }

  const selection = selectionOf(getNamedType(type.type), levels);
  const asked = form === 'plain' ? field : `asked: ${field}`;
  const operation = `${root.toLowerCase()} { ${asked}${given} ${selection} }`;
  return { document: [operation, ...fragments].join('\n'), fields };
}

function isNode(type: GraphQLNamedType): boolean {
  if (isAbstractType(type)) return schema.getPossibleTypes(type).some(isNode);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}
