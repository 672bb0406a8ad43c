/**
 * Subscriptions as streams of server-sent events, in the way of GraphQL over SSE ("distinct connections"): so many at a
 * time, each at the pace of its reader, with a heartbeat, and ended when the service stops.
 */
import type { ExecutionResult, GraphQLError } from 'graphql';
import { refusal } from './errors.ts';

export interface StreamOptions {
  /** Streams at once in this process. @default 200 */
  readonly limit?: number | undefined;
  /** Between two signs of life where nothing happens, in milliseconds. @default 12_000 */
  readonly heartbeat?: number | undefined;
  /** How long a client may read nothing of what waits for it, in milliseconds. @default 60_000 */
  readonly patience?: number | undefined;
}

/** What a subscription and its stream know of each other. */
export interface StreamPlace {
  /** The cursor of the event that was resolved last: the id from which a client goes on. */
  cursor: string | null;
  /** Aborted when the stream is over. */
  readonly over: AbortController;
}

export interface Streams {
  /** How many are open. */
  readonly open: number;
  /** Why no other can be opened now; null: one can. */
  refusal(): GraphQLError | null;
  /** The answer that sends the results as they come. */
  respond(results: AsyncIterable<ExecutionResult>, place: StreamPlace): Response;
  /** Ends all streams, and lets none begin: each client is told to connect again. */
  end(): void;
}

const FAREWELL = ': The service is stopping. Connect again, and go on after the last id.\n\n';
const HEARTBEAT = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Nobody else's requests are to wait on this connection, and none is kept open behind it when the service stops.
  connection: 'close',
  // Proxies that gather answers before they pass them on leave this one alone.
  'x-accel-buffering': 'no',
};

export function createStreams({ limit = 200, heartbeat = 12_000, patience = 60_000 }: StreamOptions = {}): Streams {
  const open = new Set<() => void>();
  let isEnding = false;

  return {
    get open() {
      return open.size;
    },
    refusal() {
      if (isEnding) return refusal('UNAVAILABLE', 'The service is stopping: connect again in a moment.');
      if (open.size < limit) return null;
      return refusal(
        'UNAVAILABLE',
        `This process serves ${limit} subscriptions already, and no more at once: try again later, or ask for \`changes(after:)\` now and then.`,
      );
    },
    respond(results, place) {
      const iterator = results[Symbol.asyncIterator]();
      const encoder = new TextEncoder();
      let timer: NodeJS.Timeout | undefined;
      let unread = 0;
      let isOver = false;

      function finish(): void {
        isOver = true;
        clearInterval(timer);
        open.delete(sayFarewell);
        place.over.abort();
        // What still waits for the next event has just been told; nobody waits for it to end.
        void Promise.resolve(iterator.return?.()).catch(() => undefined);
      }
      let sayFarewell = (): void => undefined;

      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (text: string) => controller.enqueue(encoder.encode(text));
          sayFarewell = () => {
            send(FAREWELL);
            controller.close();
            finish();
          };
          open.add(sayFarewell);
          // Some clients take an answer for begun only when something of it has come.
          send(HEARTBEAT);
          timer = setInterval(() => {
            if ((controller.desiredSize ?? 0) > 0) {
              unread = 0;
              send(HEARTBEAT);
              return;
            }
            unread += heartbeat;
            if (unread < patience) return;
            controller.error(new DOMException('The client reads nothing of its stream.', 'AbortError'));
            finish();
          }, heartbeat);
          timer.unref();
        },
        // Called when the client has read what there is: what it has not asked for stays in the log.
        async pull(controller) {
          try {
            const { done, value } = await iterator.next();
            if (isOver) return;
            if (!done) controller.enqueue(encoder.encode(eventText(value, place.cursor)));
            else {
              controller.enqueue(encoder.encode(COMPLETE));
              controller.close();
              finish();
            }
          } catch (error) {
            if (isOver) return;
            controller.error(error);
            finish();
          }
        },
        cancel: finish,
      });
      return new Response(body, { headers });
    },
    end() {
      isEnding = true;
      for (const sayFarewell of [...open]) sayFarewell();
    },
  };
}

/** JSON has no line breaks of its own. */
function eventText(result: ExecutionResult, cursor: string | null): string {
  const id = cursor === null ? '' : `id: ${cursor}\n`;
  return `event: next\n${id}data: ${JSON.stringify(result)}\n\n`;
}
