/** Everything that the server answers, one module a subject. */
import type { Logger } from 'pino';
import type { Alliances } from '../../alliances/alliances.ts';
import type { Config } from '../../config.ts';
import type { GraphQLService } from '../../graphql/yoga.ts';
import type { Route } from '../server.ts';
import { graphqlRoutes } from './graphql.ts';
import { healthRoutes } from './health.ts';
import { pageRoutes } from './page.ts';

/** What answers once the graph is open. */
export interface Work {
  readonly alliances: Alliances;
  readonly graphql: GraphQLService;
}

export interface RouteOptions {
  /** What answers. @throws Refusal 503 that says what is being waited for */
  readonly ready: () => Work;
  readonly config: Config;
  readonly logger: Logger;
}

export function createRoutes(options: RouteOptions): readonly Route[] {
  return [...graphqlRoutes(options), ...healthRoutes(options), ...pageRoutes(options)];
}
