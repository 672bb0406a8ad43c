/** `npm run bench`: the service over HTTP beside its floor, on both engines and at both sizes; and two campaigns of their own. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { benchBlocks } from './blocks.ts';
import { type Opened, openEmbedded } from './graphs.ts';
import { benchImport } from './import.ts';
import { measure, type Result, startClient } from './measure.ts';
import { openOnServer, startNeo4j } from './neo4j.ts';
import { type EngineName, type Options, readOptions, type Size, usage } from './options.ts';
import { questionsFor } from './questions.ts';
import { startFloor, startService } from './servers.ts';
import { tableOf } from './table.ts';

interface Run {
  readonly engine: EngineName;
  readonly size: Size;
  readonly results: readonly Result[];
}

try {
  const [what, ...rest] = process.argv.slice(2);
  if (what === 'import') await benchImport(rest, say);
  else if (what === 'blocks') await benchBlocks(rest, say);
  else {
    const options = readOptions(process.argv.slice(2));
    if (options === null) process.stdout.write(usage);
    else await bench(options);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function bench(options: Options): Promise<void> {
  say(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
  );
  const runs: Run[] = [];
  for (const engine of options.engines) {
    const server = engine === 'neo4j' ? await startNeo4j(options) : undefined;
    if (server === null) {
      say('Neo4j is not measured: set NEO4J_URI, or start a container engine.');
      continue;
    }
    for (const size of options.sizes) {
      const opened = server ? await openOnServer(server, size, options, say) : await openEmbedded(size, options, say);
      const results = await measureAll(
        opened,
        options,
        `${engine}, ${options.graph ?? (options.smoke ? 'small' : size)}`,
      );
      await opened.close();
      runs.push({ engine, size, results });
    }
    await server?.stop();
  }
  if (options.json !== null) writeFileSync(options.json, JSON.stringify({ options, runs }, null, 2));
}

async function measureAll({ store }: Opened, options: Options, title: string): Promise<Result[]> {
  const started = performance.now();
  const service = await startService(store);
  say(`\n${title}: the service was ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  const floor = await startFloor(store);
  const client = startClient();
  const results: Result[] = [];
  try {
    for (const question of questionsFor(service.snapshot)) {
      if (options.only.length > 0 && !options.only.some((part) => question.name.includes(part))) continue;
      results.push(await measure(question, { service, floor, client }, options));
    }
  } finally {
    await client.close();
    await floor.close();
    await service.close();
  }
  process.stdout.write(`${tableOf(results)}\n`);
  return results;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
