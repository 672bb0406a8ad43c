/** The schema: everything that the type modules add to the builder, with `@moment`. */
import {
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  printDirective,
  printType,
} from 'graphql';
import { builder } from './builder.ts';
import { withMomentDirective } from './moment.ts';
import './mutations/claims.ts';
import './mutations/descriptions.ts';
import './mutations/merges.ts';
import './mutations/publishers.ts';
import './mutations/redact.ts';
import './mutations/report-deals.ts';
import './scalars.ts';
import './types/change.ts';
import './types/claim.ts';
import './types/coverage.ts';
import './types/deal.ts';
import './types/deal-parts.ts';
import './types/deal-statistics.ts';
import './types/look-through.ts';
import './types/matching.ts';
import './types/model.ts';
import './types/network.ts';
import './types/network-diff.ts';
import './types/node.ts';
import './types/organization.ts';
import './types/organization-parts.ts';
import './types/path.ts';
import './types/ranking.ts';
import './types/related-deal.ts';
import './types/report.ts';
import './types/search.ts';
import './types/tie.ts';
import './types/track-record.ts';
import './types/values.ts';

/** Not sorted: fields and words stand in the order that makes sense, stages in the order in which a deal advances. */
export const schema: GraphQLSchema = withMomentDirective(builder.toSchema({ sortSchema: false }));

/** The schema as text, its types in alphabetical order so that a change shows only where something changed. */
export function printedSchema(): string {
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${[...directives.map(printDirective), ...types.map(printType)].join('\n\n')}\n`;
}
