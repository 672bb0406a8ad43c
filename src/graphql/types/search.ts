/** Search across organisations, models, deals and publishers. */
import type { SearchHit as Hit } from '../../alliances/reader.ts';
import { builder } from '../builder.ts';
import { SearchKind } from '../enums.ts';
import { asksFor } from '../look-ahead.ts';
import { nodeTypeName } from '../node-ids.ts';
import { loadNode } from '../nodes.ts';
import * as refs from '../refs.ts';

const SearchItem = builder.unionType('SearchItem', {
  description: 'What search finds.',
  types: [refs.Organization, refs.Model, refs.Deal, refs.Publisher],
  resolveType: ({ id }) => nodeTypeName(id),
});

const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'One thing that the text may mean.',
  fields: (t) => ({
    item: t.field({
      type: SearchItem,
      description: 'What was found.',
      resolve: async ({ id }, _args, context) => {
        const item = await loadNode(id, context);
        if (item === null) throw new Error(`${id} was found by its name, but is not in the graph.`);
        return item as typeof SearchItem.$inferType;
      },
    }),
    score: t.exposeFloat('score', {
      description:
        'How well it matches, 0 to 1: 1 for the name as written, less without case, legal form, by transliteration, for the ' +
        'beginning of a word, and for a word with one typo; and less where the name says more than was asked. A deal is found by ' +
        'its parties, type, work, regions and year, and comes to 0.8 at most.',
    }),
    matched: t.exposeString('matched', { description: 'The name that matched; of a deal the names and words.' }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHit],
    nullable: true,
    description:
      'What a text in any script may mean, the best match first: "VW", "大众", "stelantis", "leap", "Toyota Suzuki". Of what ' +
      'matches equally well, organisations come before models, deals and publishers, and those with more deals, or later ' +
      'reported ones, before others.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'What to look for; the first 200 characters and eight words count.',
      }),
      kinds: t.arg({ type: [SearchKind], description: 'What to look among; all kinds where missing.' }),
      first: t.arg.int({ defaultValue: 20, description: 'How many, 1 to 100.' }),
    },
    resolve: async (_root, { text, kinds, first }, context, info) => {
      const hits = context.reader.search(text, kinds ?? undefined, first ?? 20);
      if (!asksFor(info, 'item')) return [...hits];
      // What is gone since the names were read, or is not for this asker, is left out.
      const items = await Promise.all(hits.map(({ id }) => loadNode(id, context)));
      return hits.filter((_, at) => items[at] !== null);
    },
  }),
);
