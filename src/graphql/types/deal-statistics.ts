/** Deals counted by what they have in common. */
import { builder } from '../builder.ts';
import { DealDimension, Level, levelDescription } from '../enums.ts';
import * as refs from '../refs.ts';
import { dealFilterOf } from './deal-filter.ts';
import { DealFilter } from './inputs.ts';

builder.queryField('dealStatistics', (t) =>
  t.field({
    type: [refs.DealBucket],
    nullable: true,
    description:
      'How many deals there are in each combination of values of the dimensions, at `filter.at`: the 1,000 largest buckets, in ' +
      'the order of their keys. A deal with several parties or activities counts in each of their buckets; where it has no ' +
      'value (talks have no type yet), the key is NONE. YEAR is the year in which it began, else that of its first report; ' +
      'keys of ORGANIZATION are ids, of COUNTRY_PAIR the countries of two parties in alphabetical order: "CN–DE".',
    args: {
      filter: t.arg({ type: DealFilter, description: 'Which deals to count; all sourced ones where missing.' }),
      by: t.arg({
        type: [DealDimension],
        required: true,
        description: 'What to count by, each once; none gives the number of deals.',
      }),
      level: t.arg({ type: Level, description: levelDescription }),
    },
    resolve: async (_root, { filter, by, level }, context, info) => [
      ...(await context.reader.dealStatistics(await dealFilterOf(filter, context, info), by, level ?? 'AS_REPORTED')),
    ],
  }),
);
