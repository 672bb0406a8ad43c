/** What the service says of itself. */
import { version } from '../version.ts';
import { propertySettings } from './extend.ts';
import { PREVIEW } from './preview.ts';
import { kindTypes, organizationType } from './properties.ts';
import { MOST_QUERIES } from './requests.ts';
import { suggestions } from './suggest.ts';

/** @param origin where clients find this server: `https://alliances.example` */
export function manifest(origin: string, authenticated: boolean): object {
  const base = `${origin}/reconcile`;
  return {
    versions: ['0.2'],
    name: 'Auto Alliances: organisations of the car industry',
    identifierSpace: `${origin}/`,
    schemaSpace: `${base}/properties`,
    documentation: `${origin}/`,
    serviceVersion: version,
    defaultTypes: [organizationType, ...kindTypes].map(({ id, name }) => ({ id, name })),
    view: { url: `${origin}/?focus={{id}}` },
    preview: { url: `${base}/preview?id={{id}}`, ...PREVIEW },
    suggest: Object.fromEntries(
      suggestions.map((what) => [what, { service_url: base, service_path: `/suggest/${what}` }]),
    ),
    extend: {
      propose_properties: { service_url: base, service_path: '/properties' },
      property_settings: propertySettings,
    },
    batchSize: MOST_QUERIES,
    ...(authenticated && { authentication: { type: 'http', scheme: 'bearer' } }),
  };
}
