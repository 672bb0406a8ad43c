/** `/reconcile`: the Reconciliation Service API 0.2, by which OpenRefine and others match columns of names. */
import { AccessError } from '../../access/errors.ts';
import { InputError } from '../../alliances/errors.ts';
import type { Reader } from '../../alliances/reader.ts';
import { answerQueries } from '../../reconcile/answer-queries.ts';
import { extend, proposeProperties } from '../../reconcile/extend.ts';
import { manifest } from '../../reconcile/manifest.ts';
import { previewPage, previewPolicy } from '../../reconcile/preview.ts';
import { ReconcileError, readExtension, readQueries } from '../../reconcile/requests.ts';
import { type Suggestion, suggest, suggestions } from '../../reconcile/suggest.ts';
import { waitForRevision } from '../min-revision.ts';
import { accessResponse, Refusal, refusalResponse } from '../refusal.ts';
import type { Handler, Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

/** The protocol has every answer readable by pages of any origin; no token is let through by a browser for them. */
const everybody = { 'access-control-allow-origin': '*' };

/** Open, for whoever asks has to be told who may by an answer that their page can read; all but the manifest asks who it is. */
export function reconcileRoutes(options: RouteOptions): readonly Route[] {
  const { ready, viewerOf, config } = options;

  async function readerFor(request: Request): Promise<Reader> {
    const { name, role } = await viewerOf(request);
    await waitForRevision(request, () => ready().alliances);
    return ready().alliances.reader({ viewer: { name, role }, signal: request.signal });
  }

  const route = (path: string, methods: readonly string[], handle: Handler): Route => ({
    path,
    methods: [...methods, 'OPTIONS'],
    open: true,
    async handle(request, id) {
      if (request.method === 'OPTIONS') return preflight(methods);
      const response = await (async () => handle(request, id))().catch(refused);
      for (const [name, value] of Object.entries(everybody)) response.headers.set(name, value);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      return response;
    },
  });

  return [
    route('/reconcile', ['GET', 'HEAD', 'POST'], async (request) => {
      const parameters = await parametersOf(request);
      const queries = parameters.get('queries');
      const extension = parameters.get('extend');
      if (queries !== null) return Response.json(await answerQueries(await readerFor(request), readQueries(queries)));
      if (extension !== null) return Response.json(await extend(await readerFor(request), readExtension(extension)));
      if (request.method === 'POST') {
        throw new ReconcileError(
          400,
          'Send a form with `queries` or `extend`; the manifest is at this address by GET.',
        );
      }
      return Response.json(manifest(originOf(request, config.trustProxy), config.access === 'token'));
    }),
    route('/reconcile/properties', ['GET', 'HEAD'], async (request) => {
      await viewerOf(request);
      return Response.json(proposeProperties(new URL(request.url).searchParams));
    }),
    route('/reconcile/suggest/*', ['GET', 'HEAD'], async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const what = pathname.slice('/reconcile/suggest/'.length);
      if (!isSuggestion(what)) throw new ReconcileError(404, `Suggestions are of ${suggestions.join(', ')}.`);
      return Response.json(await suggest(await readerFor(request), what, searchParams));
    }),
    route('/reconcile/preview', ['GET', 'HEAD'], async (request) => {
      const id = new URL(request.url).searchParams.get('id') ?? '';
      const page = await previewPage(await readerFor(request), id);
      if (page === null) throw new ReconcileError(404, 'There is no organisation with this id.');
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': previewPolicy };
      return new Response(page, { headers });
    }),
  ];
}

/** Of the address, and of a form. @throws Refusal 415 */
async function parametersOf(request: Request): Promise<URLSearchParams> {
  const parameters = new URL(request.url).searchParams;
  if (request.method !== 'POST') return parameters;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new Refusal(415, 'Send a form (application/x-www-form-urlencoded) with `queries` or `extend`.');
  }
  for (const [name, value] of new URLSearchParams(await request.text())) parameters.append(name, value);
  return parameters;
}

/** Where the client finds this server: by the address that it used; its scheme as a believed proxy tells it. */
function originOf(request: Request, trustProxy: number): string {
  const url = new URL(request.url);
  const told = trustProxy > 0 ? request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() : undefined;
  return `${told === 'https' ? 'https:' : url.protocol}//${url.host}`;
}

function isSuggestion(text: string): text is Suggestion {
  return suggestions.some((one) => one === text);
}

function preflight(methods: readonly string[]): Response {
  const headers = {
    ...everybody,
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': 'accept, content-type',
    'access-control-max-age': '7200',
  };
  return new Response(null, { status: 204, headers });
}

function refused(error: unknown): Response {
  if (error instanceof ReconcileError) return refusalResponse(new Refusal(error.status, error.message));
  if (error instanceof InputError) return refusalResponse(new Refusal(400, error.message));
  if (error instanceof Refusal) return refusalResponse(error);
  if (error instanceof AccessError) return accessResponse(error);
  throw error;
}
