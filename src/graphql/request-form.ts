/** Refuses requests whose form Yoga would take for a fault of ours. */
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { refusal } from './errors.ts';

/** Malformed JSON in `variables` or `extensions` of a GET or a form, and bodies of a kind that nothing reads. */
export function useRequestForm(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (requestParser === undefined) {
        if (request.method !== 'POST') return;
        throw new GraphQLError('Send the query as JSON, with the header `content-type: application/json`.', {
          extensions: { code: 'BAD_USER_INPUT', http: { status: 415 } },
        });
      }
      setRequestParser(async (request) => {
        try {
          return await requestParser(request);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          throw refusal(
            'BAD_USER_INPUT',
            '`variables` or `extensions` is not JSON; write an object like {"id": "…"}, URL-encoded.',
          );
        }
      });
    },
  };
}
