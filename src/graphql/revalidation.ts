/**
 * Strong ETags on answers to trusted documents by GET: a client that sends one back gets 304 until the next change, the
 * next day (today moves the answer), or a question by somebody who may see other things.
 */
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { answerTag, namesTag } from '../alliances/answer-tag.ts';
import type { Context } from './context.ts';
import type { TrustedDocument } from './trusted-documents.ts';

export function useRevalidation(documents: readonly TrustedDocument[]): Plugin {
  const repeatable = new Map<DocumentNode, string>();
  for (const { document, text, repeatable: isRepeatable } of documents)
    if (isRepeatable) repeatable.set(document, text);
  const unchanged = new WeakMap<Request, Record<string, string>>();

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { request, reader } = args.contextValue as Partial<Context> & { readonly request?: Request };
      const text = repeatable.get(args.document);
      if (request === undefined || reader === undefined || request.method !== 'GET') return;
      // Researchers and reviewers see what is pending, which nobody keeps.
      if (text === undefined || reader.viewer.role !== 'READER') return;
      const accept = request.headers.get('accept');
      const etag = answerTag(reader, [accept, text, args.operationName ?? null, args.variableValues ?? {}]);
      const headers = {
        etag,
        'cache-control': request.headers.has('authorization') ? 'private, no-cache' : 'public, no-cache',
      };
      if (namesTag(request.headers.get('if-none-match'), etag)) {
        unchanged.set(request, headers);
        setResultAndStopExecution({ data: null });
        return;
      }
      return {
        onExecuteDone({ result, setResult }) {
          // What went wrong may go right a moment later.
          if (Symbol.asyncIterator in result || result.errors !== undefined) return;
          setResult({ ...result, extensions: { ...result.extensions, http: { headers } } });
        },
      };
    },
    onResultProcess({ request, setResultProcessor }) {
      const headers = unchanged.get(request);
      if (headers === undefined) return;
      setResultProcessor((_result, { Response }) => new Response(null, { status: 304, headers }), '*/*');
    },
    onResponse({ response }) {
      // Not the page for browsers.
      if (response.headers.get('content-type')?.startsWith('text/html')) return;
      response.headers.set('vary', 'accept, authorization');
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
    },
  };
}
