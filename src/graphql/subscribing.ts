/** Answers subscriptions with streams, and says what is wrong where there can be none. */
import { GraphQLError } from 'graphql';
import { type Plugin, processRegularResult } from 'graphql-yoga';
import type { Context } from './context.ts';
import type { StreamPlace, Streams } from './streams.ts';

/** What a subscription finds in its context. */
export interface SubscribingContext extends Context {
  readonly request?: Request;
  stream?: StreamPlace;
}

export function useSubscribing(streams: Streams): Plugin {
  return {
    onSubscribe({ args }) {
      (args.contextValue as Partial<SubscribingContext>).stream = { cursor: null, over: new AbortController() };
    },
    onResultProcess({ request, result, setResult, setResultProcessor, serverContext }) {
      if (Array.isArray(result)) return;
      const { stream } = serverContext as Partial<SubscribingContext>;
      if (!(Symbol.asyncIterator in result)) {
        // A status says more of a refusal than a stream of one event.
        if (result.errors !== undefined && result.data == null && takesEvents(request)) sayInJson();
        return;
      }
      const refused = takesEvents(request) ? streams.refusal() : notAcceptable();
      if (refused !== null || stream === undefined) {
        stream?.over.abort();
        setResult({ errors: [refused ?? notAcceptable()] });
        sayInJson();
        return;
      }
      setResultProcessor((results) => streams.respond(results as AsyncIterable<object>, stream), 'text/event-stream');

      function sayInJson(): void {
        setResultProcessor(processRegularResult, 'application/graphql-response+json');
      }
    },
  };
}

function takesEvents(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '*/*';
  return accept.split(',').some((part) => /^\s*(text\/event-stream|text\/\*|\*\/\*)\s*(;|$)/i.test(part));
}

function notAcceptable(): GraphQLError {
  return new GraphQLError('A subscription is answered by a stream: send `Accept: text/event-stream`.', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 406 } },
  });
}
