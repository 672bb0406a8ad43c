/** Measures one question on both sides, by turns, so that what else the machine does falls on both alike. */
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Done, Task } from './client.ts';
import type { Question } from './questions.ts';
import type { Floor, Service } from './servers.ts';

export interface Side {
  /** Answers a second. */
  readonly rate: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** Processor time an answer, of the embedded engine and of the client too, in milliseconds: what other programs do does not change it. */
  readonly cpu: number;
}

export interface Measured {
  readonly name: string;
  readonly statements: number;
  readonly bytes: number;
  readonly service: Side;
  readonly floor: Side;
  /** How many times as long as on the floor an answer takes, by the medians. */
  readonly ratio: number;
  /** The longest that the event loop stood still while the service answered, in milliseconds. */
  readonly worstDelay: number;
  /** The same on the floor: what the machine itself does, and the collection of garbage. */
  readonly floorDelay: number;
}

export type Result = Measured | { readonly name: string; readonly leftOut: string };

export interface MeasureOptions {
  readonly seconds: number;
  readonly connections: number;
}

export interface Client {
  ask(task: Task): Promise<Done>;
  close(): Promise<void>;
}

export function startClient(): Client {
  const worker = new Worker(new URL('./client.ts', import.meta.url));
  return {
    async ask(task) {
      worker.postMessage(task);
      const [done] = (await once(worker, 'message')) as [Done];
      if (done.failures > 0) throw new Error(`${done.failures} of ${done.latencies.length} answers failed.`);
      return done;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** What node:http adds itself, and fetch has taken off the bytes. */
const ofConnection = new Set([
  ...['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length', 'content-encoding'],
]);

const TURNS = 4;
/** What the monitor of the event loop shows where nothing delays it, in milliseconds. */
const RESOLUTION = 1;

/**
 * @returns why it was left out, where the service does not answer the question with data; nothing is measured then
 */
export async function measure(
  question: Question,
  { service, floor, client }: { service: Service; floor: Floor; client: Client },
  { seconds, connections }: MeasureOptions,
): Promise<Result> {
  const { name, method, body } = question;
  const url = (question.repeated === true ? service.repeatedUrl : service.url) + question.query;
  const answers: { bytes: Buffer; headers: [string, string][] }[] = [];
  const ask = async () => {
    const response = await fetch(url, { method, body, headers: headersOf(body) });
    const headers = [...response.headers].filter(([name]) => !ofConnection.has(name));
    answers.push({ bytes: Buffer.from(await response.arrayBuffer()), headers });
  };
  await warmUp(ask);
  const replay = await service.recorder.record(ask);
  const answer = answers.at(-1);
  const leftOut = answer === undefined ? 'no answer' : withoutData(answer.bytes);
  if (answer === undefined || leftOut !== null) return { name, leftOut: leftOut ?? '' };
  floor.answer(replay, answer.bytes, answer.headers);

  const milliseconds = (seconds * 1000) / TURNS;
  const bodies = question.others ?? (body === null ? [] : [body]);
  const onService: Task = { url, method, bodies, connections, milliseconds };
  const onFloor: Task = { ...onService, url: floor.url };
  for (const task of [onService, onFloor]) await client.ask({ ...task, milliseconds: milliseconds / 2 });
  const worst = { service: 0, floor: 0 };
  const done: Record<'service' | 'floor', Turn[]> = { service: [], floor: [] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const side of ['service', 'floor'] as const) {
      // A new one each turn: one that goes on takes the time between for a delay.
      const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
      delay.enable();
      done[side].push(await asked(client, side === 'service' ? onService : onFloor));
      delay.disable();
      worst[side] = Math.max(worst[side], delay.max / 1e6 - RESOLUTION);
    }
  }
  const sides = { service: sideOf(done.service), floor: sideOf(done.floor) };
  return {
    ...{ name, statements: replay.statements, bytes: answer.bytes.byteLength },
    ...sides,
    ratio: sides.service.p50 / sides.floor.p50,
    worstDelay: worst.service,
    floorDelay: worst.floor,
  };
}

export function headersOf(body: string | null): Record<string, string> {
  return { accept: 'application/json', ...(body !== null && { 'content-type': 'application/json' }) };
}

/** Asks until an answer takes less than a second: what is made once for a graph, such as its layout, may still be under way. */
async function warmUp(ask: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const asked = performance.now();
    await ask();
    if (performance.now() - asked < 1000) return;
  }
}

const MOST_TRIES = 40;

/** What is wrong with an answer; null: it has data. */
function withoutData(bytes: Buffer): string | null {
  const { data, errors } = JSON.parse(bytes.toString('utf8')) as {
    data?: Record<string, unknown> | null;
    errors?: { message: string }[];
  };
  if (errors !== undefined) return errors[0]?.message ?? 'an error';
  const fields = Object.entries(data ?? {});
  if (fields.length === 0) return 'no data';
  const empty = fields.find(([, value]) => isEmpty(value))?.[0];
  return empty === undefined ? null : `${empty} is empty`;
}

function isEmpty(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && 'nodes' in value && isEmpty(value.nodes);
}

interface Turn extends Done {
  readonly cpu: number;
}

async function asked(client: Client, task: Task): Promise<Turn> {
  const before = process.cpuUsage();
  const done = await client.ask(task);
  const { user, system } = process.cpuUsage(before);
  return { ...done, cpu: (user + system) / 1000 };
}

function sideOf(turns: readonly Turn[]): Side {
  const latencies = turns.flatMap((turn) => [...turn.latencies]).sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  const sum = (of: (turn: Turn) => number) => turns.reduce((total, turn) => total + of(turn), 0);
  return {
    rate: (latencies.length * 1000) / sum((turn) => turn.milliseconds),
    ...{ p50: at(0.5), p95: at(0.95), cpu: sum((turn) => turn.cpu) / latencies.length },
  };
}
