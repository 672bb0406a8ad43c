/** `serve`: listens at once, opens the graph, fills an empty one with the starter data, and answers until it is told to stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAccess } from '../access/access.ts';
import { createTokens } from '../access/tokens.ts';
import type { Alliances } from '../alliances/alliances.ts';
import { needsStarterData } from '../alliances/starter-data.ts';
import type { Config } from '../config.ts';
import { createStreams } from '../graphql/streams.ts';
import { createGraphQL } from '../graphql/yoga.ts';
import { createAskerOf } from '../http/asker.ts';
import { createResponseCache } from '../http/cache/response-cache.ts';
import { createCors } from '../http/cors.ts';
import { Refusal } from '../http/refusal.ts';
import { createRoutes, type Work } from '../http/routes/routes.ts';
import { createHttpServer } from '../http/server.ts';
import { createLogger } from '../observe/log.ts';
import type { Observer } from '../observe/observer.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { startBackups } from './backup-schedule.ts';
import type { Command, Output } from './command.ts';
import { serveControl } from './control.ts';
import { collectWithoutHurry } from './garbage.ts';
import { openObserving } from './observing.ts';
import { openService, systemClock } from './open-service.ts';
import { operations } from './operations.ts';
import { fillWithStarterData } from './starter-data.ts';
import { showFirstToken } from './tokens.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'Serves the GraphQL API and the page; fills an empty graph with the starter data first.',
  flags: {
    'no-starter-data': { type: 'boolean', meaning: 'Leave an empty graph empty.' },
    verbose: { type: 'boolean', meaning: 'Say each request in a readable line, instead of logging it as JSON.' },
  },
  details: 'Stops on SIGINT or SIGTERM, once the running requests are answered.',
  async run({ flags }, config, output, signal) {
    collectWithoutHurry();
    const logger = createLogger(config.logLevel);
    // What answers once the graph is open; until then a sentence that says what is being waited for.
    let work: Work | null = null;
    let waitingFor = 'the graph to open';
    const ready = () => {
      if (work === null || waitingFor !== '') {
        throw new Refusal(503, `The service is waiting for ${waitingFor}; try again in a moment.`, {
          'retry-after': '1',
        });
      }
      return work;
    };
    const viewerOf = createAskerOf({ access: () => ready().access, trustProxy: config.trustProxy });
    const cache = createResponseCache({
      now: () => (work === null || waitingFor !== '' ? null : work.alliances),
      bytes: config.responseCacheBytes,
    });
    const streams = createStreams({ limit: config.subscriptions });
    const observing = await openObserving({
      ...{ config, logger, figures: { graph: () => work?.alliances ?? null, cache, streams } },
      say: flags.verbose === true ? (line) => output.say(line) : undefined,
    });
    const { observer, metrics } = observing;
    const routes = createRoutes({ ready, stopping: () => signal.aborted, viewerOf, config, logger, metrics });
    const { connections } = config;
    const cors = createCors(config.corsOrigins);
    const server = createHttpServer({ routes, logger, observer, cache, cors, connections });
    const { url } = await server.listen(config.port, config.host);
    const closing: (() => Promise<void>)[] = [
      () => {
        streams.end();
        return server.close();
      },
    ];
    try {
      const alliances = await openWhenThere(config, logger, observer, output, signal);
      closing.push(() => alliances.close());
      const access = createAccess({
        tokens: createTokens(alliances.store),
        reading: config.access,
        writesPerMinute: config.writesPerMinute,
        failedLoginsPerMinute: config.failedLoginsPerMinute,
        now: () => systemClock.now(),
        onError: (error) => logger.warn({ err: error }, 'the use of a token could not be noted'),
      });
      closing.splice(1, 0, () => access.settled());
      const admitWrites = async (request: Request, writes: number) =>
        access.admitWrites(await viewerOf(request), writes);
      const limits = { introspection: config.introspection };
      work = {
        alliances,
        access,
        graphql: createGraphQL({ alliances, logger, observer, viewerOf, admitWrites, streams, limits }),
      };
      if (config.neo4j === null) {
        const perform = operations(alliances);
        closing.splice(1, 0, await serveControl(config.dataDir, perform), startBackups(alliances, config, logger));
      }
      if (flags['no-starter-data'] !== true && (await needsStarterData(alliances))) {
        waitingFor = 'the starter data';
        await fillWithStarterData(alliances, output, signal);
      }
      alliances.layOut();
      await showFirstToken(alliances, output);
      waitingFor = '';
      output.say(`Auto Alliances answers at ${url} (GraphQL at ${url}/graphql). Stop it with Ctrl+C.`);
      await untilAborted(signal);
      output.say('Stopping once the running requests are answered.');
      return 0;
    } catch (error) {
      if (signal.aborted) return 0;
      throw error;
    } finally {
      endInTime(output);
      await closeAll(closing, output);
      await observing.close();
    }
  },
};

/** What cannot be closed keeps nothing else from being closed. @throws what went wrong first, once it was said */
async function closeAll(closing: readonly (() => Promise<void>)[], output: Output): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closing) {
    await close().catch((error: unknown) => {
      output.say(error instanceof Error ? error.message : String(error));
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}

/** All that was acknowledged is stored: what takes too long to close need not be waited for. */
function endInTime(output: Output): void {
  setTimeout(() => {
    output.say('Not everything could be closed in time; nothing that was acknowledged is lost.');
    process.exit(1);
  }, 9_500).unref();
}

/** Neo4j may start later than this service: it is tried again until it is there. The embedded engine opens or it does not. */
async function openWhenThere(
  config: Config,
  logger: Logger,
  observer: Observer,
  output: Output,
  signal: AbortSignal,
): Promise<Alliances> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openService(config, logger, systemClock, observer);
    } catch (error) {
      if (config.neo4j === null || !(error instanceof StoreUnavailableError)) throw error;
      if (tries === 0) output.say(`Neo4j at ${config.neo4j.uri} does not answer yet; trying until it does.`);
      await sleep(Math.min(500 * 1.5 ** tries, 5_000), undefined, { signal });
    }
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
