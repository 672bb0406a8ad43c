/** The client: a thread of its own, so that what it costs is not counted as the server's. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

export interface Task {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Asked by turns; empty: without a body. */
  readonly bodies: readonly string[];
  /** How long to go on asking; each connection asks at least once. */
  readonly milliseconds: number;
  readonly connections: number;
}

export interface Done {
  /** Of each answer, in milliseconds. */
  readonly latencies: Float64Array;
  readonly milliseconds: number;
  /** Answers with another status than 200. */
  readonly failures: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

parentPort?.on('message', async (task: Task) => {
  const latencies: number[] = [];
  let failures = 0;
  let asks = 0;
  const started = performance.now();
  const end = started + task.milliseconds;
  async function askOn(): Promise<void> {
    do {
      const asked = performance.now();
      const status = await ask(task, task.bodies[asks++ % task.bodies.length] ?? null);
      latencies.push(performance.now() - asked);
      if (status !== 200) failures += 1;
    } while (performance.now() < end);
  }
  await Promise.all(Array.from({ length: task.connections }, askOn));
  const milliseconds = performance.now() - started;
  parentPort?.postMessage({ latencies: Float64Array.from(latencies), milliseconds, failures } satisfies Done);
});

/** Reads the whole answer; says its status. A connection that the server let go of counts as a failure. */
function ask({ url, method }: Task, body: string | null): Promise<number> {
  return new Promise((resolve) => {
    const headers = { accept: 'application/json', ...(body !== null && { 'content-type': 'application/json' }) };
    const sent = request(url, { method, agent, headers }, (response: IncomingMessage) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    sent.end(body ?? undefined);
  });
}
