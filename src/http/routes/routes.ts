/** Everything that the server answers, one module a subject. */
import type { Logger } from 'pino';
import type { Access } from '../../access/access.ts';
import type { Alliances } from '../../alliances/alliances.ts';
import type { Config } from '../../config.ts';
import type { GraphQLService } from '../../graphql/yoga.ts';
import type { Metrics } from '../../observe/metrics.ts';
import type { AskerOf } from '../asker.ts';
import { waitForRevision } from '../min-revision.ts';
import type { Route } from '../server.ts';
import { exportRoutes } from './export.ts';
import { graphqlRoutes } from './graphql.ts';
import { healthRoutes } from './health.ts';
import { metricsRoutes } from './metrics.ts';
import { pageRoutes } from './page.ts';
import { reconcileRoutes } from './reconcile.ts';

/** What answers once the graph is open. */
export interface Work {
  readonly alliances: Alliances;
  readonly graphql: GraphQLService;
  readonly access: Access;
}

export interface RouteOptions {
  /** What answers. @throws Refusal 503 that says what is being waited for */
  readonly ready: () => Work;
  /** Whether it is about to end: it still answers, but nobody is to be sent here. @default never */
  readonly stopping?: () => boolean;
  /** Who is asking: reads go by it. Every route that is not `open` has asked before it answers. */
  readonly viewerOf: AskerOf;
  readonly config: Config;
  readonly logger: Logger;
  /** What `/metrics` shows. @default null: it is not there */
  readonly metrics?: Metrics | null;
}

export function createRoutes(options: RouteOptions): readonly Route[] {
  const routes = [
    ...graphqlRoutes(options),
    ...exportRoutes(options),
    ...healthRoutes(options),
    ...metricsRoutes(options),
    ...pageRoutes(options),
    ...reconcileRoutes(options),
  ];
  return routes.map((route) => {
    const current = waitingForRevision(route, options);
    return route.open === true ? current : forAskers(current, options);
  });
}

/** A read of any kind may ask for the change that it must not miss. */
function waitingForRevision(route: Route, { ready }: RouteOptions): Route {
  return {
    ...route,
    async handle(request, id) {
      await waitForRevision(request, () => ready().alliances);
      return route.handle(request, id);
    },
  };
}

/** Nothing is answered before it is clear who asks: a new route cannot forget it. Preflights carry no token. */
function forAskers(route: Route, { viewerOf }: RouteOptions): Route {
  return {
    ...route,
    async handle(request, id) {
      if (request.method !== 'OPTIONS') await viewerOf(request);
      return route.handle(request, id);
    },
  };
}
