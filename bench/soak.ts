/** `npm run soak`: an hour of a team's mixed load in ten minutes, and whether memory and handles are the same afterwards. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Served, startServed, stopServed, told } from './served.ts';
import { asks, HOUR, type Kind } from './soak-load.ts';
import type { Holding } from './soak-probe.ts';

const usage = `npm run soak -- [--minutes 10] [--hours 1]

Starts the service with the starter data in a folder of its own, asks it so many hours' worth of mixed load in so many
minutes, and says what it holds, after a garbage collection each time.
An hour's worth: ${Object.entries(HOUR)
  .map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`)
  .join(', ')}.
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    hours: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(usage);
else await soak(Number(values.minutes), Number(values.hours));

interface Sample extends Holding {
  readonly minute: number;
  readonly files: number;
  readonly done: Readonly<Record<Kind, number>>;
}

async function soak(minutes: number, hours: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const service = await startServed(folder, './soak-probe.ts');
  const done: Record<Kind, number> = { reads: 0, writes: 0, exports: 0, subscriptions: 0 };
  const failures: string[] = [];
  const waiting: Promise<void>[] = [];
  const samples: Sample[] = [];
  say(`${hours} h of load in ${minutes} min. ${usage.split('\n').at(-2)}`);
  const started = performance.now();
  const minutesGone = () => (performance.now() - started) / 60_000;

  /** One of its kind after the other, at their pace; what is late is made up for. */
  async function askOn(kind: Kind): Promise<void> {
    const every = (minutes * 60_000) / (HOUR[kind] * hours);
    const running = new Set<Promise<void>>();
    for (let at = 0; minutesGone() < minutes; at += 1) {
      const early = started + at * every - performance.now();
      if (early > 0) await sleep(early);
      const one = asks[kind](service, at)
        .then(() => {
          done[kind] += 1;
        })
        .catch((error: Error) => void failures.push(`${kind} ${at}: ${error.message}`))
        .finally(() => running.delete(one));
      running.add(one);
      if (running.size >= 64) await Promise.race(running);
    }
    await Promise.all(running);
  }

  for (const kind of Object.keys(HOUR) as Kind[]) waiting.push(askOn(kind));
  const between = minutes / 20;
  while (minutesGone() < minutes) {
    await sleep(between * 60_000);
    samples.push({ ...(await holdingOf(service)), minute: minutesGone(), done: { ...done } });
    row(samples.at(-1));
  }
  await Promise.all(waiting);
  // Connections that nobody uses are let go of.
  await sleep(7_000);
  const rest = { ...(await holdingOf(service)), minute: minutesGone(), done: { ...done } };
  row(rest);
  say(verdict([...samples, rest]));
  if (failures.length > 0) say(`${failures.length} failed, such as: ${failures.slice(0, 5).join('; ')}`);
  const code = await stopServed(service);
  say(`It ended with ${code}.`);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = failures.length > 0 || code !== 0 ? 1 : 0;
}

async function holdingOf(service: Served): Promise<Holding & { readonly files: number }> {
  return { ...(await told<Holding>(service, '?')), files: openFiles(service.child.pid) };
}

/** Files, pipes and sockets of a process; not told but on Linux. */
function openFiles(pid: number | undefined): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return Number.NaN;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;
}

function row(sample: Sample | undefined): void {
  if (sample === undefined) return;
  const { minute, heap, outside, resident, active, files, done } = sample;
  const counts = Object.entries(done).map(([kind, count]) => `${count} ${kind}`);
  say(
    `${minute.toFixed(1).padStart(5)} min  heap${megabytes(heap)}  outside${megabytes(outside)}  resident${megabytes(resident)}  ` +
      `${String(active).padStart(4)} active  ${String(files).padStart(4)} files  ${counts.join(', ')}`,
  );
}

/** From a third of the time on, when all is warm: the graph grows by what is reported, and nothing else does. */
function verdict(samples: readonly Sample[]): string {
  const warm = samples[Math.floor(samples.length / 3)];
  const last = samples.at(-1);
  if (warm === undefined || last === undefined) return 'Too short to say.';
  const written = last.done.writes - warm.done.writes;
  const grown = last.heap - warm.heap;
  const each = written === 0 ? 0 : grown / written;
  const flat = grown < 0.05 * warm.heap + written * 2_000 && last.files <= warm.files && last.active <= warm.active;
  return `${flat ? 'Flat' : 'NOT FLAT'}: from minute ${warm.minute.toFixed(1)} on the heap grew by${megabytes(grown)} over ${written} writes (${Math.round(each)} bytes each), resident by${megabytes(last.resident - warm.resident)}, files from ${warm.files} to ${last.files}, active from ${warm.active} to ${last.active}.`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
