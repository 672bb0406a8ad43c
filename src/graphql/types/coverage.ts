/** What the graph covers, and who is asking. */
import { coverageStatement } from '../../alliances/coverage-statement.ts';
import { builder } from '../builder.ts';

import { Role } from '../enums.ts';
import * as refs from '../refs.ts';

builder.objectType(refs.DealBucket, {
  description:
    'A number of deals that have something in common. A deal may count in several buckets: they need not sum to the total.',
  fields: (t) => ({
    keys: t.stringList({ description: 'What they have in common.', resolve: ({ keys }) => [...keys] }),
    deals: t.exposeInt('deals', { description: 'How many they are.' }),
  }),
});

builder.objectType(refs.Coverage, {
  description:
    'What this graph covers, counting sourced material: an editor’s own statements and placeholders apart. No tie recorded is not the same as no tie.',
  fields: (t) => ({
    organizations: t.exposeInt('organizations', { description: 'Organisations that a person described.' }),
    placeholders: t.exposeInt('placeholders', {
      description: 'Organisations and models that are only named in a report, and not yet described by a person.',
    }),
    deals: t.exposeInt('deals', { description: 'Deals that at least one report speaks of.' }),
    reports: t.exposeInt('reports', { description: 'Reports with a URL.' }),
    claims: t.exposeInt('claims', { description: 'Claims of these reports that count.' }),
    models: t.exposeInt('models', { description: 'Car models that a person described.' }),
    earliest: t.expose('earliest', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which any dated report may have been published.',
    }),
    latest: t.expose('latest', {
      type: 'Date',
      nullable: true,
      description:
        'The last day on which any dated report may have been published, at most today. Reports without a date do not count.',
    }),
    lastRecorded: t.expose('lastRecorded', {
      type: 'DateTime',
      nullable: true,
      description: 'When a claim was last recorded here.',
    }),
    byRegion: t.field({
      type: [refs.DealBucket],
      description: 'How many deals are about each region, as the reports name it.',
      resolve: ({ byRegion }) => byRegion.map(({ region, deals }) => ({ keys: [region], deals })),
    }),
    statement: t.string({
      description: 'The same in English, with what it does not mean.',
      resolve: coverageStatement,
    }),
  }),
});

builder.objectType(refs.Viewer, {
  description: 'Who is asking.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name on the token; null without one.' }),
    role: t.expose('role', { type: Role, description: 'What the asker may do.' }),
  }),
});

builder.queryFields((t) => ({
  coverage: t.field({
    type: refs.Coverage,
    nullable: true,
    description: 'What this graph covers.',
    resolve: (_root, _args, { reader }) => reader.coverage(),
  }),
  viewer: t.field({
    type: refs.Viewer,
    nullable: true,
    description: 'Who is asking, and what they may do.',
    resolve: (_root, _args, { reader }) => reader.viewer,
  }),
}));
