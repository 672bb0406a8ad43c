/** Runs the program as a person would: a child process with its own folder, its words and its exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** What it has said on standard error so far. */
  said(): string;
  /** Resolves with the rest of the line once it says `text`; rejects when it ends before. */
  saying(text: RegExp): Promise<RegExpMatchArray>;
  readonly done: Promise<Ran>;
}

const children = new Set<ChildProcess>();
const killAll = () => {
  for (const child of children) child.kill('SIGKILL');
};
try {
  // At the end of the test file that imports this: the worker that runs it is not told that it ends.
  afterAll(killAll);
} catch {
  // In a global setup, which has no such hooks.
  process.on('exit', killAll);
}

/** A test that fails leaves no process behind. */
export function endWithThis(child: ChildProcess): void {
  children.add(child);
  child.on('close', () => children.delete(child));
}

/** Starts `auto-alliances` with nothing of this process's settings. */
export function start(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [main, ...words], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithThis(child);
  let out = '';
  let said = '';
  const heard = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const listen of heard) listen();
  });
  const done = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, out, said })));
  return {
    child,
    said: () => said,
    saying(text) {
      return new Promise((resolve, reject) => {
        const listen = () => {
          const found = said.match(text);
          if (found) resolve(found);
        };
        heard.add(listen);
        listen();
        void done.then(({ code }) => reject(new Error(`It ended with ${code} before it said ${text}:\n${said}`)));
      });
    },
    done,
  };
}

export function run(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return start(words, settings).done;
}

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'alliances-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface Served extends Running {
  readonly url: string;
  ask(query: string, variables?: object): Promise<{ status: number; body: Answer }>;
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests, each by its own query.
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Serves on a free port and waits until it answers. */
export async function serve(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const running = start(['serve', '--port', '0', ...words], settings);
  const [, url = ''] = await running.saying(/answers at (http:\S+)/);
  return {
    ...running,
    url,
    async ask(query, variables = {}) {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: answer.status, body: (await answer.json()) as Answer };
    },
  };
}
