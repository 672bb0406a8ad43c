/** The page at `/`. */
import { landingPage } from '../landing.ts';
import type { Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

export function pageRoutes({ ready }: RouteOptions): readonly Route[] {
  return [
    {
      path: '/',
      methods: ['GET', 'HEAD'],
      async handle(request) {
        const reader = ready().alliances.reader({ viewer: { name: null, role: 'READER' }, signal: request.signal });
        return landingPage(await reader.coverage());
      },
    },
  ];
}
