/** The explorer at `/`: its page, and the scripts, styles and pictures that the page asks for. */
import { explorerFolder, type PageFile, readPageFiles } from '../explorer-files.ts';
import { Refusal } from '../refusal.ts';
import type { Route } from '../server.ts';
import type { RouteOptions } from './routes.ts';

export function pageRoutes({ config }: Pick<RouteOptions, 'config'>, folder = explorerFolder): readonly Route[] {
  const files = readPageFiles(folder);
  const policy = contentSecurityPolicy(config.embedOrigins);
  return [
    {
      path: '/',
      methods: ['GET', 'HEAD'],
      open: true,
      async handle(request) {
        const page = (await files).get('index.html');
        if (page === undefined) {
          throw new Refusal(503, 'The page is not built; run `npm run build`. GraphQL answers at /graphql.');
        }
        return fileResponse(page, request, { 'cache-control': 'no-cache', 'content-security-policy': policy });
      },
    },
    {
      path: '/assets/*',
      methods: ['GET', 'HEAD'],
      open: true,
      async handle(request) {
        const file = (await files).get(new URL(request.url).pathname.slice(1));
        if (file === undefined) throw new Refusal(404, 'There is no such file; load the page at / anew.');
        // Their names hold a hash of what is in them.
        return fileResponse(file, request, { 'cache-control': 'public, max-age=31536000, immutable' });
      },
    },
  ];
}

/** Everything from here, nothing from elsewhere; in a frame only where the configuration names the page around it. */
export function contentSecurityPolicy(embedOrigins: readonly string[]): string {
  const frames = embedOrigins.length === 0 ? "'none'" : embedOrigins.join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frames}`,
  ].join('; ');
}

function fileResponse(file: PageFile, request: Request, extra: Readonly<Record<string, string>>): Response {
  const headers = { ...extra, 'content-type': file.type, etag: file.tag, vary: 'accept-encoding' };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === file.tag)) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = acceptedEncodings(request.headers.get('accept-encoding'));
  const encoding = file.compressed.keys().find((name) => accepted.has(name));
  const bytes = (encoding === undefined ? undefined : file.compressed.get(encoding)) ?? file.bytes;
  return new Response(bytes, {
    headers: {
      ...headers,
      ...(encoding !== undefined && { 'content-encoding': encoding }),
      'content-length': String(bytes.byteLength),
    },
  });
}

/** The encodings of an `Accept-Encoding` header that it does not refuse with `q=0`. */
function acceptedEncodings(header: string | null): ReadonlySet<string> {
  const entries = (header ?? '').split(',').map((entry) => entry.trim().split(/\s*;\s*/));
  return new Set(entries.filter(([, q]) => !/^q=0(\.0*)?$/.test(q ?? '')).map(([name = '']) => name.toLowerCase()));
}
