/** Whatever is sent, no request is taken for a fault of ours, tells of our insides, or leaves anything behind. */
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkGraph } from '../../src/alliances/check.ts';
import { parameterMeanings } from '../../src/alliances/exports/parameters.ts';
import { openInMemory } from '../support/engines.ts';
import { hostileRequests } from '../support/hostile-requests.ts';
import { claim, report } from '../support/reporting.ts';
import { type Served, serve } from '../support/served.ts';

const REQUESTS = Number(process.env.HOSTILE_REQUESTS ?? 2_000);
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
const AT_ONCE = 16;

let service: Served;
beforeAll(async () => {
  // Wrong tokens, and many of them, are part of it; what is kept for others is bounded by its own limit.
  const settings = {
    FAILED_LOGINS_PER_MINUTE: '9999999',
    WRITES_PER_MINUTE: '9999999',
    RESPONSE_CACHE_BYTES: '1000000',
  };
  service = await serve(await openInMemory(), {
    settings,
    limits: { headersTimeout: 1_000, requestTimeout: 1_000, drainTimeout: 500 },
  });
  const reporter = { name: 'Ada' };
  for (let at = 0; at < 20; at += 1) {
    await service.alliances.reportDeals(report(`page-${at}`, [claim({ deal: { key: `deal-${at}` } })]), reporter);
  }
});
afterAll(async () => service?.close());

/** All that came back, until the service hung up or kept silent. */
function send(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(service.url);
    const pieces: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    // A stream goes on for ever, and half a request is never answered: then the client hangs up.
    socket.setTimeout(250, () => socket.destroy());
    socket.on('data', (piece) => {
      if (pieces.length < 2_000) pieces.push(piece);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(pieces).toString('latin1')));
  });
}

/** What must never be seen in an answer; null: nothing of it is there. */
function faultIn(answer: string): string | null {
  const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
  if (statuses.some((status) => status >= 500)) return `a status of ${statuses.join(', ')}`;
  if (answer.includes('"INTERNAL"')) return 'a fault';
  if (/\n\s+at \S+|node:internal|node_modules|\/src\/\w+\/|\.ts:\d+/.test(answer)) return 'a stack trace';
  if (/^x-injected:/im.test(answer.split('\r\n\r\n', 1)[0] ?? '')) return 'a header that the client made up';
  if (answer.includes('root:x:0')) return 'a file of the machine';
  return null;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
async function heapAtRest(): Promise<number> {
  // What hung up is let go in its own time.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test(`${REQUESTS} malformed and hostile requests over every address find no fault, and leave nothing behind`, {
  timeout: 300_000,
}, async () => {
  const folder = join(import.meta.dirname, '../../schema/operations');
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const known = [
    'query',
    'variables',
    'extensions',
    'operationName',
    'document',
    'queries',
    'extend',
    'id',
    'prefix',
    'cursor',
    'limit',
    'type',
  ];
  const draw = hostileRequests({
    targets: service.routes,
    seed: SEED,
    documents,
    tokens: [await service.token('READER'), await service.token('RESEARCHER'), await service.token('ADMIN')],
    parameters: [...known, ...Object.keys(parameterMeanings)],
  });
  const faults: string[] = [];
  const met = new Map<string, number>();
  async function sendMany(count: number): Promise<void> {
    let left = count;
    const client = async () => {
      while (left-- > 0) {
        const bytes = draw();
        const answer = await send(bytes);
        const fault = faultIn(answer);
        const status = answer.slice(9, 12) || 'none';
        met.set(status, (met.get(status) ?? 0) + 1);
        if (fault !== null)
          faults.push(
            `${fault} for ${JSON.stringify(bytes.toString('latin1').slice(0, 1_500))}\n→ ${answer.slice(0, 500)}`,
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
  }
  // What is made once, and kept, is made first.
  await sendMany(Math.ceil(REQUESTS * 0.4));
  const before = await heapAtRest();
  await sendMany(Math.floor(REQUESTS * 0.6));
  const after = await heapAtRest();

  expect(faults).toEqual([]);
  // The draws do reach what answers, and what refuses.
  for (const status of ['200', '400', '404', '405', '413', 'none']) expect(met.get(status), status).toBeGreaterThan(0);
  expect((after - before) / 1e6).toBeLessThan(10);
  const live = await fetch(`${service.url}/graphql?query={coverage{deals}}`, {
    headers: { accept: 'application/json' },
  });
  expect(live.status).toBe(200);
  const { snapshot, store } = {
    snapshot: service.alliances.reader({ viewer: { name: null, role: 'ADMIN' } }).snapshot,
    store: service.alliances.store,
  };
  expect((await checkGraph({ store, snapshot })).filter(({ severity }) => severity === 'error')).toEqual([]);
  if (process.env.HOSTILE_REQUESTS) console.log(Object.fromEntries(met), { before, after });
});
