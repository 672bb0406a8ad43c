/** `/graphql`, and the list of what can be asked there by id. */
import { graphiqlPolicy } from '../../graphql/graphiql.ts';
import { listOfDocuments } from '../../graphql/trusted-documents.ts';
import { trustedDocuments } from '../../graphql/yoga.ts';
import type { Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

export function graphqlRoutes({ ready }: RouteOptions): readonly Route[] {
  return [
    {
      path: '/graphql',
      methods: ['GET', 'POST', 'OPTIONS'],
      // It asks for a token itself, once it knows that it is not the page for browsers.
      open: true,
      async handle(request, id) {
        const response = await ready().graphql.fetch(request, { requestId: id });
        if (response.headers.get('content-type')?.startsWith('text/html')) {
          response.headers.set('content-security-policy', graphiqlPolicy);
        }
        return response;
      },
    },
    {
      path: '/graphql/documents',
      methods: ['GET', 'HEAD'],
      open: true,
      handle: () => Response.json(listOfDocuments(trustedDocuments()), { headers: { 'cache-control': 'no-cache' } }),
    },
  ];
}
