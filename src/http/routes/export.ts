/** `/export/{format}`: networks and tables for foreign tools; `/grafana/nodes` and `/grafana/edges`: feeds of a dashboard. */
import { answerTag, namesTag } from '../../alliances/answer-tag.ts';
import { AmbiguousNameError, InputError, NotFoundError } from '../../alliances/errors.ts';
import { type ExportFormat, exportFormat, exportFormats, grafanaFeeds } from '../../alliances/exports/formats.ts';
import { openExport } from '../../alliances/exports/open-export.ts';
import { parameterMeanings, readParameters } from '../../alliances/exports/parameters.ts';
import type { Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

const methods = ['GET', 'HEAD'];

export function exportRoutes(options: RouteOptions): readonly Route[] {
  return [
    {
      path: '/export',
      methods,
      handle: () => Response.json(listOfFormats(), { headers: { 'cache-control': 'no-cache' } }),
    },
    { path: '/export/*', methods, handle: (request) => answered(request, '/export/', exportFormats, options) },
    { path: '/grafana/*', methods, handle: (request) => answered(request, '/grafana/', grafanaFeeds, options) },
  ];
}

/** What there is to export, and what each takes. */
export function listOfFormats(): object {
  return {
    formats: exportFormats.map(({ name, mediaType, what, takes }) => ({ name, mediaType, what, takes })),
    feeds: grafanaFeeds.map(({ name, what, takes }) => ({ name, what, takes })),
    parameters: parameterMeanings,
  };
}

async function answered(
  request: Request,
  prefix: string,
  formats: readonly ExportFormat[],
  { ready, viewerOf }: RouteOptions,
): Promise<Response> {
  try {
    const url = new URL(request.url);
    const format = exportFormat(decoded(url.pathname.slice(prefix.length)), formats);
    const parameters = readParameters(url.searchParams, format);
    const { name, role } = await viewerOf(request);
    const reader = ready().alliances.reader({ viewer: { name, role }, signal: request.signal });
    const headers = cacheHeaders(request, answerTag(reader, [prefix, format.name, parameters]), role === 'READER');
    if (headers.etag !== undefined && namesTag(request.headers.get('if-none-match'), headers.etag)) {
      return new Response(null, { status: 304, headers });
    }
    const { fileName, pieces } = await openExport(format, reader, parameters, request.signal);
    return new Response(request.method === 'HEAD' ? null : streamOf(pieces), {
      headers: {
        ...headers,
        'content-type': format.mediaType,
        ...(prefix === '/export/' && { 'content-disposition': `attachment; filename="${fileName}"` }),
      },
    });
  } catch (error) {
    const refusal = refused(error);
    if (refusal === null) throw error;
    return refusal;
  }
}

/** Researchers and reviewers see what is pending, which nobody keeps. */
function cacheHeaders(request: Request, etag: string, isReader: boolean) {
  const vary = 'authorization';
  if (!isReader) return { 'cache-control': 'private, no-store', vary };
  const who = request.headers.has('authorization') ? 'private' : 'public';
  return { etag, 'cache-control': `${who}, no-cache`, vary };
}

function refused(error: unknown): Response | null {
  const answer = (status: number, code: string, more: object) =>
    Response.json({ errors: [{ message: (error as Error).message, extensions: { code, ...more } }] }, { status });
  if (error instanceof InputError) return answer(400, 'BAD_USER_INPUT', { fields: error.fields });
  if (error instanceof NotFoundError) return answer(404, 'NOT_FOUND', { id: error.id, argument: error.path });
  if (error instanceof AmbiguousNameError) {
    return answer(400, 'AMBIGUOUS_NAME', { candidates: error.candidates.map((id) => ({ id })), argument: error.path });
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Piece by piece as they are taken; who hangs up ends what makes them. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
