/** The service as people run it, in a process of its own, with a probe in it that tells what the bench wants to know. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  /** An administrator's. */
  readonly token: string;
}

/** Starts `serve` on a data folder whose graph has no tokens yet; `probe` is loaded first, a file of this folder. */
export async function startServed(folder: string, probe: string): Promise<Served> {
  const local = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const serve = [local('../src/main.ts'), 'serve', '--port', '0', '--data-dir', folder];
  const { PATH = '', NODE_OPTIONS = '' } = process.env;
  const child = spawn(process.execPath, ['--expose-gc', '--import', local(probe), ...serve], {
    env: { PATH, NODE_OPTIONS, LOG_LEVEL: 'warn', WRITES_PER_MINUTE: '100000' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-20_000);
      const [, found] = /answers at (http:\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  const [token] = /aa_[\w-]+/.exec(out) ?? [];
  if (token === undefined) throw new Error('The service showed no token.');
  return { child, url, token };
}

/** What the probe tells when it is asked. */
export async function told<T>({ child }: Served, question: string): Promise<T> {
  const answer = once(child, 'message');
  child.send(question);
  const [told] = (await answer) as [T];
  return told;
}

/** Ends it as an operator does; answers with its exit code. */
export async function stopServed({ child }: Served): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  return code;
}
