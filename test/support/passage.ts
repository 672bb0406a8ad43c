/** A way to a server that can be cut: for what happens while it is away. */
import { connect, createServer, type Socket } from 'node:net';

export interface Passage {
  readonly port: number;
  /** Closes every connection and refuses new ones, as a server that was stopped. */
  cut(): Promise<void>;
  /** Takes what is sent and answers nothing, as a server that hangs. */
  freeze(): void;
  /** All is well again; what was held back goes on. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function openPassage(host: string, port: number): Promise<Passage> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;
  const server = createServer((client) => {
    const target = connect(port, host);
    const pair = [client, target] as const;
    pairs.add(pair);
    client.pipe(target);
    target.pipe(client);
    if (frozen) pair.forEach(hold);
    const end = () => {
      client.destroy();
      target.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const own = (server.address() as { port: number }).port;

  const cut = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    return closed;
  };
  return {
    port: own,
    cut,
    freeze() {
      frozen = true;
      for (const pair of pairs) pair.forEach(hold);
    },
    async mend() {
      frozen = false;
      for (const [client, target] of pairs) {
        client.pipe(target);
        target.pipe(client);
      }
      if (!server.listening) await listen(own);
    },
    close: () => (server.listening ? cut() : Promise.resolve()),
  };
}

function hold(socket: Socket): void {
  socket.unpipe();
  socket.pause();
}
