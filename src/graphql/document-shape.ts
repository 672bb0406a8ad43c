/** How deep and wide a document is, told from its text alone: before validation, whose time grows with both. */
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export interface DocumentShape {
  /** The most levels of nested fields of any operation, fragments followed. */
  readonly depth: number;
  readonly aliases: number;
  /** The most fields at the top of any operation, fragments followed. */
  readonly rootFields: number;
}

export function documentShape({ definitions }: DocumentNode): DocumentShape {
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const measured = new Map<string, Extent>();

  /** Each fragment is measured once. One that contains itself is for validation to refuse. */
  function extentOfFragment(name: string): Extent {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, NOTHING);
    const extent = extentOf(fragments.get(name)?.selectionSet);
    measured.set(name, extent);
    return extent;
  }

  function extentOf(selectionSet: SelectionSetNode | undefined): Extent {
    let depth = 0;
    let width = 0;
    for (const selection of selectionSet?.selections ?? []) {
      switch (selection.kind) {
        case Kind.FIELD:
          depth = Math.max(depth, 1 + extentOf(selection.selectionSet).depth);
          width += 1;
          break;
        case Kind.INLINE_FRAGMENT:
        case Kind.FRAGMENT_SPREAD: {
          const inner =
            selection.kind === Kind.INLINE_FRAGMENT
              ? extentOf(selection.selectionSet)
              : extentOfFragment(selection.name.value);
          depth = Math.max(depth, inner.depth);
          width += inner.width;
          break;
        }
        default:
          selection satisfies never;
      }
    }
    return { depth, width };
  }

  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).map(extentOfDefinition);
  function extentOfDefinition(definition: DefinitionNode): Extent {
    return definition.kind === Kind.OPERATION_DEFINITION ? extentOf(definition.selectionSet) : NOTHING;
  }

  return {
    depth: Math.max(0, ...operations.map(({ depth }) => depth)),
    rootFields: Math.max(0, ...operations.map(({ width }) => width)),
    aliases: definitions.reduce((count, definition) => count + aliasesIn(definition), 0),
  };
}

interface Extent {
  readonly depth: number;
  /** Fields at this level. */
  readonly width: number;
}
const NOTHING: Extent = { depth: 0, width: 0 };

function isFragment(definition: DefinitionNode): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION;
}

function aliasesIn(node: { readonly selectionSet?: SelectionSetNode | undefined } | DefinitionNode): number {
  const selectionSet = 'selectionSet' in node ? node.selectionSet : undefined;
  return (selectionSet?.selections ?? []).reduce((count, selection) => {
    const own = selection.kind === Kind.FIELD && selection.alias !== undefined ? 1 : 0;
    return count + own + (selection.kind === Kind.FRAGMENT_SPREAD ? 0 : aliasesIn(selection));
  }, 0);
}
