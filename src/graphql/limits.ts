/** Limits on what one request may ask for, all checked before anything is executed. */
import { type DocumentNode, type ExecutionResult, GraphQLError, NoSchemaIntrospectionCustomRule, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { costOf } from './cost.ts';
import { documentShape } from './document-shape.ts';
import { refusal } from './errors.ts';
import { executedOperation } from './operation.ts';

export interface LimitOptions {
  /** Tokens (names, brackets, values) of a document. @default 2_000 */
  readonly tokens?: number;
  /** Levels of nested fields, fragments followed. Introspection by GraphiQL takes 15. @default 16 */
  readonly depth?: number;
  /** Aliases in a document. @default 60 */
  readonly aliases?: number;
  /** Fields of the operation itself. @default 20 */
  readonly rootFields?: number;
  /** Nodes that an operation may come to at most, by the sizes of the pages it asks for; most come to far less. @default 50_000 */
  readonly cost?: number;
  /** Levels of nested values in variables. @default 32 */
  readonly variableDepth?: number;
  /** Whether `__schema` and `__type` answer. @default true */
  readonly introspection?: boolean;
}

/** Refuses documents, variables and operations over the limits, and shows the cost in `extensions.cost` of every answer. */
export function useLimits({
  tokens = 2_000,
  depth = 16,
  aliases = 60,
  rootFields = 20,
  cost = 50_000,
  variableDepth = 32,
  introspection = true,
}: LimitOptions = {}): Plugin {
  const checked = new WeakMap<DocumentNode, GraphQLError | null>();

  function refused(document: DocumentNode): GraphQLError | null {
    const known = checked.get(document);
    if (known !== undefined) return known;
    const shape = documentShape(document);
    const error =
      over('levels of fields', shape.depth, depth, 'Ask for less at a time, or go on from a node’s id.') ??
      over('aliases', shape.aliases, aliases, 'Ask in several requests.') ??
      over('fields at the top', shape.rootFields, rootFields, 'Ask in several requests.');
    checked.set(document, error);
    return error;
  }

  /** What an operation costs, and what to answer instead where that is too much. */
  function weighed(execution: Parameters<typeof executedOperation>[0]): {
    readonly refused?: ExecutionResult;
    readonly extensions?: { readonly cost: { readonly requested: number; readonly limit: number } };
  } {
    const operation = executedOperation(execution);
    if (operation === undefined) return {};
    let requested: number;
    try {
      requested = costOf(operation);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { refused: { errors: [error] } };
    }
    const extensions = { cost: { requested, limit: cost } };
    if (requested <= cost) return { extensions };
    const error = refusal(
      'COST_LIMIT',
      `This operation may come to ${requested.toLocaleString('en')} nodes; ${cost.toLocaleString('en')} are allowed. ` +
        'Ask for smaller pages (`first`), fewer nested lists, or in several requests.',
      extensions,
    );
    return { refused: { errors: [error], extensions } };
  }

  return {
    onParams({ params }) {
      for (const [name, value] of [
        ['variables', params.variables],
        ['extensions', params.extensions],
      ] as const) {
        if (isDeeperThan(value, variableDepth)) {
          throw refusal('BAD_USER_INPUT', `\`${name}\` is nested more than ${variableDepth} levels deep; flatten it.`);
        }
      }
    },
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parse(source, { ...options, maxTokens: tokens });
        } catch (error) {
          // The parser recurses: what is nested too deep for it ends on the stack.
          if (error instanceof RangeError)
            throw refusal('BAD_USER_INPUT', 'The document is nested too deep to be read.');
          throw error;
        }
      });
      return ({ result, replaceParseResult }) => {
        if (result === null || result instanceof Error) return;
        const error = refused(result);
        if (error !== null) replaceParseResult(error);
      };
    },
    onValidate({ addValidationRule }) {
      if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
    // Of a subscription, what one event may come to.
    onSubscribe({ args, setResultAndStopExecution }) {
      const { refused } = weighed(args);
      if (refused !== undefined) setResultAndStopExecution(refused);
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { refused, extensions } = weighed(args);
      if (refused !== undefined) {
        setResultAndStopExecution(refused);
        return;
      }
      if (extensions === undefined) return;
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({ ...result, extensions: { ...result.extensions, ...extensions } });
        },
      };
    },
  };
}

function over(what: string, found: number, limit: number, remedy: string): GraphQLError | null {
  if (found <= limit) return null;
  return refusal('BAD_USER_INPUT', `The document has ${found} ${what}; at most ${limit} are allowed. ${remedy}`);
}

/** Without recursion: the value comes from outside, and may be nested as deep as the body is long. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.values(entry) : []));
  }
  return false;
}
