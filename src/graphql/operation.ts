/** The operation of a document that is about to be executed, with its variables coerced. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type SelectionSetNode,
  type VariableValues,
} from 'graphql';

export interface ExecutedOperation {
  readonly schema: GraphQLSchema;
  readonly rootType: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variableValues: VariableValues;
}

interface Execution {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Undefined where no operation is to be executed, or its variables do not fit: the execution says what is wrong. */
export function executedOperation(execution: Execution): ExecutedOperation | undefined {
  const { schema, document, operationName, variableValues: given } = execution;
  const operation = getOperationAST(document, operationName);
  const rootType = operation && schema.getRootType(operation.operation);
  if (!operation || !rootType) return undefined;
  const { variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {});
  if (variableValues === undefined) return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return { schema, rootType, selectionSet: operation.selectionSet, fragments, variableValues };
}
