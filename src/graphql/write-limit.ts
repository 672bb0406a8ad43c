/** Counts writes before they begin: each field of a mutation is one. */
import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { documentShape } from './document-shape.ts';

/** Lets that many writes begin, or throws what says when they may. */
export type AdmitWrites = (request: Request, writes: number) => void | Promise<void>;

/** A mutation over the limit is refused as a whole: none of its fields is carried out. */
export function useWriteLimit(admit: AdmitWrites): Plugin {
  return {
    async onExecute({ args }) {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'mutation') return;
      const { request } = args.contextValue as { readonly request?: Request };
      if (request !== undefined) await admit(request, documentShape(args.document).rootFields);
    },
  };
}
