/**
 * The control socket: while a server holds the embedded engine's file, the other commands do their work inside it.
 * Both ends are here; HTTP over a Unix socket that only the same user can open, answers as lines of JSON.
 */
import { createHash } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandArguments, ExitCode, Output } from './command.ts';

type Line = { out: string } | { say: string } | { progress: [number, number | null, string] } | { exit: ExitCode };

/** Runs a command by name inside the server. */
export type Perform = (name: string, call: CommandArguments, output: Output, signal: AbortSignal) => Promise<ExitCode>;

/** Opens the socket; the returned function closes it. */
export async function serveControl(folder: string, perform: Perform): Promise<() => Promise<void>> {
  const path = socketPath(folder);
  await rm(path, { force: true });
  const server = createServer((incoming, outgoing) => {
    const hangUp = new AbortController();
    outgoing.on('close', () => hangUp.abort(new Error('The caller hung up.')));
    const chunks: Uint8Array[] = [];
    incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    incoming.on('end', () => {
      const write = (line: Line) => outgoing.write(`${JSON.stringify(line)}\n`);
      const output: Output = {
        out(text) {
          if (!write({ out: text })) return new Promise<void>((resolve) => outgoing.once('drain', () => resolve()));
        },
        say: (text) => void write({ say: text }),
        progress: (done, total, what) => void write({ progress: [done, total, what] }),
      };
      const { name, call } = JSON.parse(Buffer.concat(chunks).toString()) as { name: string; call: CommandArguments };
      perform(name, call, output, hangUp.signal).then(
        (exit) => {
          write({ exit });
          outgoing.end();
        },
        (error: unknown) => {
          write({ say: error instanceof Error ? error.message : String(error) });
          write({ exit: 1 });
          outgoing.end();
        },
      );
    });
  });
  await listen(server, path);
  await chmod(path, 0o600);
  return async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await rm(path, { force: true });
  };
}

/** Asks the server that holds `folder` to perform a command; null where no server answers. */
export function askServer(
  folder: string,
  name: string,
  call: CommandArguments,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode | null> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socketPath(folder), path: '/', method: 'POST', signal }, (answer) => {
      let exit: ExitCode | null = null;
      const lines = createInterface({ input: answer });
      const work = (async () => {
        for await (const text of lines) {
          const line = JSON.parse(text) as Line;
          if ('out' in line) await output.out(line.out);
          else if ('say' in line) output.say(line.say);
          else if ('progress' in line) output.progress(...line.progress);
          else exit = line.exit;
        }
        if (exit === null) throw new Error('The server stopped before it had finished; run the command again.');
        return exit;
      })();
      work.then(resolve, reject);
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    asking.end(JSON.stringify({ name, call }));
  });
}

/** In the folder itself, but for folders whose names are too long for a socket's address. */
function socketPath(folder: string): string {
  const path = join(folder, 'control.sock');
  if (Buffer.byteLength(path) <= 100) return path;
  return join(tmpdir(), `auto-alliances-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}
