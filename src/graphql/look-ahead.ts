/** Looks ahead into what a field's selection asks for, so that nothing is computed that nobody reads. */
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** Whether the selection below the field names `child`. A skipped one may count as asked for: that costs work, never truth. */
export function asksFor(info: GraphQLResolveInfo, child: string): boolean {
  return info.fieldNodes.some(({ selectionSet }) => selects(selectionSet, child, info));
}

function selects(selectionSet: SelectionSetNode | undefined, child: string, info: GraphQLResolveInfo): boolean {
  return (
    selectionSet?.selections.some((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return selection.name.value === child;
        case Kind.INLINE_FRAGMENT:
          return selects(selection.selectionSet, child, info);
        case Kind.FRAGMENT_SPREAD:
          return selects(fragmentOf(info, selection.name.value), child, info);
        default:
          return selection satisfies never;
      }
    }) ?? false
  );
}

function fragmentOf(info: GraphQLResolveInfo, name: string): SelectionSetNode | undefined {
  return info.fragments[name]?.selectionSet;
}
