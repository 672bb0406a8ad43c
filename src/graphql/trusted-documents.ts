/** Questions that are kept with the service: each a named operation in a file of its own, asked by its id. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  validate,
  visit,
} from 'graphql';

export interface TrustedDocument {
  /** The name of its file and, in kebab case, of its operation: `owners-of-a-venture`. */
  readonly id: string;
  /** The question in English: the first line of the file. */
  readonly title: string;
  readonly text: string;
  /** Parsed, and valid against the schema. */
  readonly document: DocumentNode;
  readonly variables: readonly DocumentVariable[];
  /** Variables that show what it answers. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Whether its answer is the same for all of one role until the next change or day: no mutation, and nothing about who asks. */
  readonly repeatable: boolean;
}

export interface DocumentVariable {
  readonly name: string;
  /** As GraphQL writes it: `[TieType!]`. */
  readonly type: string;
  /** As GraphQL writes it: `6`, `"CN"`; null where there is none. */
  readonly default: string | null;
}

/** Where the documents lie: beside `src` in the repository, beside `dist` in the package. */
export const documentsFolder = new URL('../../schema/operations/', import.meta.url);

/**
 * Reads every `<id>.graphql` of a folder, with the example variables in `<id>.json` where it takes any, by id.
 * @throws Error naming the file that is not what it should be
 */
export function readTrustedDocuments(schema: GraphQLSchema, folder: URL = documentsFolder): readonly TrustedDocument[] {
  const files = readdirSync(folder);
  return files
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => name.slice(0, -'.graphql'.length))
    .sort()
    .map((id) => {
      const text = readFileSync(new URL(`${id}.graphql`, folder), 'utf8');
      const example = files.includes(`${id}.json`) ? readFileSync(new URL(`${id}.json`, folder), 'utf8') : '{}';
      return trustedDocument(schema, id, text, JSON.parse(example));
    });
}

/** @throws Error where the text is not one valid operation of that name with a title above it, or the example does not fit */
export function trustedDocument(
  schema: GraphQLSchema,
  id: string,
  text: string,
  example: Readonly<Record<string, unknown>> = {},
): TrustedDocument {
  const wrong = (what: string) => new Error(`The document "${id}" ${what}.`);
  const title = /^# (.+)\n/.exec(text)?.[1];
  if (title === undefined) throw wrong('has no title; its first line is "# " and the question');
  const document = parse(text);
  const [invalid] = validate(schema, document);
  if (invalid !== undefined) throw wrong(`does not fit the schema: ${invalid.message}`);
  const operation = getOperationAST(document);
  if (!operation?.name) throw wrong('does not hold exactly one operation with a name');
  if (kebabCase(operation.name.value) !== id) throw wrong(`holds ${operation.name.value}; the two names differ`);
  const definitions = operation.variableDefinitions ?? [];
  const { errors: [misfit] = [] } = getVariableValues(schema, definitions, example);
  if (misfit !== undefined) throw wrong(`cannot be asked with its example: ${misfit.message}`);
  return {
    id,
    title,
    text,
    document,
    variables: definitions.map(({ variable, type, defaultValue }) => ({
      name: variable.name.value,
      type: print(type),
      default: defaultValue === undefined ? null : print(defaultValue),
    })),
    example,
    repeatable: isRepeatable(document, operation),
  };
}

/** What clients are shown of the documents. */
export function listOfDocuments(documents: readonly TrustedDocument[]): object {
  return { documents: documents.map(({ id, title, variables, example }) => ({ id, title, variables, example })) };
}

function isRepeatable(document: DocumentNode, { operation }: OperationDefinitionNode): boolean {
  let isAboutTheAsker = false;
  visit(document, {
    Field({ name }) {
      if (name.value === 'viewer') isAboutTheAsker = true;
    },
  });
  return operation === OperationTypeNode.QUERY && !isAboutTheAsker;
}

function kebabCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])/g, '-').toLowerCase();
}
