/** Tells the observer of operations: their names, kinds, times and costs, and the codes of errors in their answers. */
import { type DocumentNode, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Observer, Operation } from '../observe/observer.ts';
import type { TrustedDocument } from './trusted-documents.ts';

interface Asked {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly contextValue?: unknown;
}

/** `first` hears of operations before anything ends them, `last` of answers as clients see them. */
export function createObserving(
  observer: Observer,
  documents: readonly TrustedDocument[],
): { readonly first: Plugin; readonly last: Plugin } {
  const trusted = new Set(documents.map(({ document }) => document));
  const underWay = new WeakMap<Request, Operation>();

  function begin({ document, operationName, contextValue }: Asked): void {
    const { request } = contextValue as { readonly request?: Request };
    const operation = getOperationAST(document, operationName);
    if (!operation || request === undefined) return;
    const name = operation.name?.value ?? null;
    const kind = operation.operation;
    underWay.set(request, observer.operation({ name, trusted: trusted.has(document), kind }));
  }

  return {
    first: {
      onExecute: ({ args }) => begin(args),
      onSubscribe: ({ args }) => begin(args),
    },
    last: {
      onResultProcess({ request, result }) {
        const operation = underWay.get(request);
        if (operation !== undefined) operation.ms = performance.now() - operation.started;
        if (Array.isArray(result) || Symbol.asyncIterator in result) return;
        const { requested } = (result.extensions?.cost ?? {}) as { readonly requested?: unknown };
        if (operation !== undefined && typeof requested === 'number') operation.cost = requested;
        for (const { extensions } of result.errors ?? []) observer.error(String(extensions?.code));
      },
    },
  };
}
