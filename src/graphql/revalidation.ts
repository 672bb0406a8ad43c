/**
 * Strong ETags on answers to trusted documents by GET: a client that sends one back gets 304 until the next change, the
 * next day (today moves the answer), or a question by somebody who may see other things.
 */
import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Reader } from '../alliances/reader.ts';
import { version } from '../version.ts';
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
      const etag = etagOf(reader, request, [text, args.operationName ?? null, args.variableValues ?? {}]);
      const headers = {
        etag,
        'cache-control': request.headers.has('authorization') ? 'private, no-cache' : 'public, no-cache',
      };
      if (names(request.headers.get('if-none-match'), etag)) {
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

/** Of everything that the bytes of the answer follow from. */
function etagOf({ snapshot, viewer, today }: Reader, request: Request, question: readonly unknown[]): string {
  const accept = request.headers.get('accept');
  const origin = [version, accept, viewer.role, viewer.name, today, snapshot.revision, ...question];
  return `"${createHash('sha256').update(JSON.stringify(origin)).digest('base64url').slice(0, 27)}"`;
}

/** Whether an If-None-Match names the tag, by the weak comparison that RFC 9110 (13.1.2) asks for there. */
function names(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
