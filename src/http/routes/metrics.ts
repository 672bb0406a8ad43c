/** `/metrics`: how the service fares, for Prometheus. Nothing of the graph but the number of its last change. */
import type { Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

export function metricsRoutes({ metrics = null }: RouteOptions): readonly Route[] {
  if (metrics === null) return [];
  return [
    {
      path: '/metrics',
      methods: ['GET', 'HEAD'],
      open: true,
      always: true,
      async handle() {
        const headers = { 'content-type': metrics.contentType, 'cache-control': 'no-store' };
        return new Response(await metrics.text(), { headers });
      },
    },
  ];
}
