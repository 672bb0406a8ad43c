/** A small page about one organisation, to be shown in a frame beside a cell of a table. */
import { createHash } from 'node:crypto';
import type { OrganizationDocument } from '../alliances/documents.ts';
import type { Reader } from '../alliances/reader.ts';
import { kindName } from './properties.ts';

/** In pixels. */
export const PREVIEW = { width: 400, height: 180 } as const;

const style =
  'body{font:14px/1.4 system-ui,sans-serif;margin:8px;color:#1a1a1a;background:#fff}h1{font-size:16px;margin:0}' +
  'p{margin:2px 0}.more{color:#595959}';

/** Nothing is loaded and nothing runs; any page may show it in a frame. */
export const previewPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');

/** Null: there is no such organisation. */
export async function previewPage(reader: Reader, id: string): Promise<string | null> {
  const [organization] = await reader.organizations([id]);
  if (organization == null) return null;
  const at = { asOf: reader.today, knownAt: reader.today };
  const page = reader.partnerPage({ organization: organization.id, at, level: 'AS_REPORTED' }, { first: 6 });
  const partners = page.edges.map(({ node }) => reader.snapshot.organization(node.organization)?.name ?? '');
  return html(organization, partners.filter(Boolean), page.hasNextPage);
}

function html(organization: OrganizationDocument, partners: readonly string[], hasMore: boolean): string {
  const { name, names, kind, country, founded, dissolved, placeholder } = organization;
  const facts = [
    kindName(kind),
    country,
    founded && `founded ${founded.edtf}`,
    dissolved && `dissolved ${dissolved.edtf}`,
  ].filter(Boolean);
  const others = names.map(({ value }) => value).filter((value) => value !== name);
  const lines = [
    `<h1>${escaped(name)}</h1>`,
    `<p>${escaped(placeholder ? 'Named in reports, not described yet' : facts.join(' · '))}</p>`,
    ...(others.length > 0 ? [`<p class="more">Also ${escaped(others.slice(0, 6).join(', '))}</p>`] : []),
    ...(partners.length > 0 ? [`<p>Tied to ${escaped(partners.join(', '))}${hasMore ? ' and others' : ''}</p>`] : []),
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(name)}</title><style>${style}</style></head><body>${lines.join('')}</body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
