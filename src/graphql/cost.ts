/**
 * What an operation may come to, in nodes: every field that holds nodes counts once for each that it may hold; ten smaller
 * objects (dates, names, stages) count as one. Computed from the executed operation with its own variables, for validation is cached by document and never sees them.
 */
import {
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../alliances/paging.ts';
import { refusal } from './errors.ts';
import type { ExecutedOperation } from './operation.ts';

export const MAX_LIMIT = 1_000;
/** How many entries a list without a size of its own is taken to have. */
const ASSUMED_LIST = 3;
/** Tenths of a node. */
const NODE = 10;
const SMALLER_OBJECT = 1;
/** Introspection answers from memory, but at length. */
const INTROSPECTION = 100 * NODE;
/** Fragments within fragments may come to more fields than anybody can count. */
const MOST_FIELDS = 20_000;

/**
 * The cost of an operation.
 * @throws GraphQLError BAD_USER_INPUT for a size out of its range, COST_LIMIT for more fields than are worth counting
 */
export function costOf({ schema, rootType, selectionSet, fragments, variableValues }: ExecutedOperation): number {
  let visited = 0;
  return Math.ceil(costOfObject(rootType, [selectionSet], undefined) / NODE);

  function costOfObject(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
    inherited: number | undefined,
  ): number {
    let cost = 0;
    for (const nodes of collectFields(type, selectionSets).values()) cost += costOfField(type, nodes, inherited);
    return cost;
  }

  function costOfField(parent: GraphQLObjectType, nodes: readonly FieldNode[], inherited: number | undefined): number {
    const [node] = nodes;
    if (node === undefined) return 0;
    visited += 1;
    if (visited > MOST_FIELDS) throw tooManyFields(node);
    if (node.name.value.startsWith('__')) return node.selectionSet === undefined ? 0 : INTROSPECTION;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return 0;
    const size = sizeOf(field, node);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    const isList = isListType(getNullableType(field.type));
    const count = isList ? (size ?? inherited ?? ASSUMED_LIST) : 1;
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    // The size of a connection or network is that of the lists right below it.
    return count * (weightOf(type) + costOfComposite(type, selectionSets, isList ? undefined : size));
  }

  /** Of an interface or union, the dearest of its types: an object is of one of them. */
  function costOfComposite(
    type: GraphQLNamedOutputType,
    selectionSets: readonly SelectionSetNode[],
    inherited: number | undefined,
  ): number {
    if (isObjectType(type)) return costOfObject(type, selectionSets, inherited);
    if (!isCompositeType(type)) return 0;
    const costs = schema.getPossibleTypes(type).map((possible) => costOfObject(possible, selectionSets, inherited));
    return Math.max(0, ...costs);
  }

  function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    if (field.args.length === 0) return undefined;
    const values = getArgumentValues(field, node, variableValues);
    const first = checkedSize('first', values.first, MAX_PAGE_SIZE, node);
    const last = checkedSize('last', values.last, MAX_PAGE_SIZE, node);
    const limit = checkedSize('limit', values.limit, MAX_LIMIT, node);
    const { sizedBy } = field.extensions as { sizedBy?: string };
    const entries = sizedBy === undefined ? undefined : values[sizedBy];
    if (Array.isArray(entries)) return entries.length;
    const isPage = field.args.some(({ name }) => name === 'first');
    return first ?? last ?? limit ?? (isPage ? DEFAULT_PAGE_SIZE : undefined);
  }

  /** The fields of an object by their response keys, merged as the execution merges them. */
  function collectFields(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
  ): ReadonlyMap<string, readonly FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = (selectionSet: SelectionSetNode): void => {
      for (const selection of selectionSet.selections) {
        if (!isIncluded(selection)) continue;
        switch (selection.kind) {
          case Kind.FIELD: {
            const key = selection.alias?.value ?? selection.name.value;
            const nodes = fields.get(key);
            if (nodes === undefined) fields.set(key, [selection]);
            else nodes.push(selection);
            break;
          }
          case Kind.INLINE_FRAGMENT:
            if (applies(selection.typeCondition?.name.value, type)) collect(selection.selectionSet);
            break;
          case Kind.FRAGMENT_SPREAD: {
            const fragment = fragments.get(selection.name.value);
            if (fragment === undefined || spread.has(selection.name.value)) break;
            spread.add(selection.name.value);
            if (applies(fragment.typeCondition.name.value, type)) collect(fragment.selectionSet);
            break;
          }
          default:
            selection satisfies never;
        }
      }
    };
    for (const selectionSet of selectionSets) collect(selectionSet);
    return fields;
  }

  function isIncluded(selection: SelectionNode): boolean {
    if (selection.directives === undefined || selection.directives.length === 0) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
    return skip?.if !== true && include?.if !== false;
  }

  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = schema.getType(condition);
    return abstract !== undefined && 'resolveType' in abstract && schema.isSubType(abstract, type);
  }
}

/** Pages and edges hold nodes, and are none. */
function weightOf(type: GraphQLNamedOutputType): number {
  if (isAbstractType(type) || (isObjectType(type) && type.getInterfaces().length > 0)) return NODE;
  return /(Connection|Edge|^PageInfo)$/.test(type.name) ? 0 : SMALLER_OBJECT;
}

function checkedSize(argument: string, value: unknown, most: number, node: FieldNode): number | undefined {
  if (typeof value !== 'number') return undefined;
  if (value >= 1 && value <= most) return value;
  throw refusal(
    'BAD_USER_INPUT',
    `\`${argument}\` of ${node.name.value} is ${value}; ask for 1 to ${most.toLocaleString('en')} at a time.`,
  );
}

function tooManyFields(node: FieldNode): GraphQLError {
  return refusal(
    'COST_LIMIT',
    `The fragments of this operation come to more than ${MOST_FIELDS.toLocaleString('en')} fields, counted up to ${node.name.value}; ask in several requests.`,
  );
}
