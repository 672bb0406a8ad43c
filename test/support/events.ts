/** Reads a stream of server-sent events as a client does, event by event. */

export interface ReceivedEvent {
  readonly event: string;
  readonly id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of any shape
  readonly data: any;
}

export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; null: the stream has ended. Comments are kept in `comments`. */
  next(): Promise<ReceivedEvent | null>;
  take(count: number): Promise<ReceivedEvent[]>;
  readonly comments: string[];
  /** Hangs up. */
  close(): Promise<void>;
}

export function readEvents(response: Response): EventReader {
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  const comments: string[] = [];
  let text = '';

  async function block(): Promise<string | null> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  }

  async function next(): Promise<ReceivedEvent | null> {
    for (;;) {
      const lines = (await block())?.split('\n');
      if (lines === undefined) return null;
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.replace(/^\w+: ?/, '');
      comments.push(...lines.filter((line) => line.startsWith(':')).map((line) => line.slice(1).trim()));
      const event = field('event');
      if (event === undefined) continue;
      const data = field('data') ?? '';
      return { event, id: field('id') ?? null, data: data === '' ? null : JSON.parse(data) };
    }
  }

  return {
    status: response.status,
    headers: response.headers,
    next,
    async take(count) {
      const events: ReceivedEvent[] = [];
      while (events.length < count) {
        const event = await next();
        if (event === null) throw new Error(`The stream ended after ${events.length} of ${count} events.`);
        events.push(event);
      }
      return events;
    },
    comments,
    close: () => reader.cancel(),
  };
}
