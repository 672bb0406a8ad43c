/** `/health/live`: the process runs. `/health/ready`: the graph answers. */
import { Refusal } from '../refusal.ts';
import type { Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

export function healthRoutes({ ready, stopping = () => false, logger }: RouteOptions): readonly Route[] {
  return [
    {
      path: '/health/live',
      methods: ['GET', 'HEAD'],
      open: true,
      always: true,
      handle: () => Response.json({ status: 'live' }),
    },
    {
      path: '/health/ready',
      methods: ['GET', 'HEAD'],
      open: true,
      always: true,
      async handle() {
        if (stopping())
          throw new Refusal(503, 'The service is stopping; ask again when it is back.', { 'retry-after': '5' });
        const { alliances } = ready();
        await alliances.ready().catch((cause: unknown) => {
          logger.warn({ err: cause }, 'not ready');
          throw new Refusal(503, 'The graph does not answer; try again in a moment.', { 'retry-after': '1' });
        });
        return Response.json({ status: 'ready', revision: String(alliances.revision) });
      },
    },
  ];
}
