/** Lets clients ask a trusted document by its id, on GET and POST. It was parsed and validated once, at the start. */
import type { DocumentNode } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { refusal } from './errors.ts';
import type { TrustedDocument } from './trusted-documents.ts';

/** The parameter that names a document: of the URL on GET, of the JSON body on POST. */
const PARAMETER = 'documentId';

/** Whether the URL of a request asks for a document. */
export function asksForDocument(request: Request): boolean {
  return idInUrl(request) !== null;
}

export function useDocumentById(documents: readonly TrustedDocument[]): Plugin {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const byText = new Map(documents.map(({ text, document }) => [text, document]));
  const prepared = new Set<DocumentNode>(byText.values());

  return {
    onParams({ request, params, setParams }) {
      const { [PARAMETER]: inBody, ...others } = params as GraphQLParams & { [PARAMETER]?: unknown };
      const id = request.method === 'GET' ? idInUrl(request) : (inBody ?? null);
      if (id === null) return;
      if (params.query != null) {
        throw refusal('BAD_USER_INPUT', `Send \`query\` or \`${PARAMETER}\`, not both: which one is meant?`);
      }
      const found = typeof id === 'string' ? byId.get(id) : undefined;
      if (found === undefined) {
        throw refusal(
          'NOT_FOUND',
          `There is no document with the id ${JSON.stringify(id).slice(0, 100)}; GET /graphql/documents lists those that there are.`,
        );
      }
      setParams({ ...others, query: found.text });
    },
    onParse({ params, setParsedDocument }) {
      const document = byText.get(params.source.toString());
      if (document !== undefined) setParsedDocument(document);
    },
    onValidate({ params, setResult }) {
      if (prepared.has(params.documentAST)) setResult([]);
    },
  };
}

function idInUrl(request: Request): string | null {
  return new URL(request.url).searchParams.get(PARAMETER);
}
