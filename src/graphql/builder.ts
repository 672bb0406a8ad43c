/** The Pothos builder: the plugins, scalars and defaults that every type of the schema shares. */
import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { Instant } from '../alliances/documents.ts';
import type { Day } from '../domain/model.ts';
import type { Context } from './context.ts';
import { nodeTypeName } from './node-ids.ts';

interface SchemaTypes {
  Context: Context;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: Day; Output: Day };
    DateTime: { Input: Instant; Output: Instant };
    EDTF: { Input: string; Output: string };
    URL: { Input: string; Output: string };
  };
  Connection: { totalCount: number | null };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    nodeTypeOptions: {
      description: 'Anything that has an id of its own, and can be asked for by it with `node`.',
      resolveType: (value) => nodeTypeName((value as { id: string }).id),
    },
    // An id begins with its kind ("organization:stellantis"), so `node` and `nodes` are fields of our own.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    idFieldOptions: { description: 'The id: its kind, a colon, and a readable name or a number.' },
    nodesOnConnection: { description: 'The nodes of this page, without their cursors.' },
    edgesFieldOptions: {
      description: 'The nodes of this page, each with its cursor.',
      nullable: { list: false, items: false },
    },
    nodeFieldOptions: { description: 'The node itself.', nullable: false },
    cursorFieldOptions: { description: 'Where this node stands; for `after` or `before`. Opaque.' },
    pageInfoFieldOptions: { description: 'Whether there is more on either side.' },
    pageInfoTypeOptions: { description: 'Where a page begins and ends, and whether there is more.' },
    hasNextPageFieldOptions: { description: 'Whether more follows after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether more comes before `startCursor`.' },
    startCursorFieldOptions: { description: 'The cursor of the first node of the page; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last node of the page; null on an empty page.' },
    firstArgOptions: {
      description: 'How many from the start, 1 to 100. 20 where neither `first` nor `last` is given.',
    },
    afterArgOptions: { description: 'Only what follows this cursor.' },
    lastArgOptions: { description: 'How many from the end, 1 to 100.' },
    beforeArgOptions: { description: 'Only what comes before this cursor.' },
  },
});

builder.queryType({
  description: 'Everything that can be asked. A look-up of something unknown is null, without an error.',
});

builder.mutationType({
  description:
    'Everything that can be written. Each answers with what it did, or with an error that says what to do. Several in one ' +
    'operation run one after the other, each by itself.',
});

builder.subscriptionType({
  description:
    'What can be followed, as server-sent events: each has an id from which a client that was cut off goes on.',
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    nullable: true,
    description: 'How many there are over all pages. Counted only when asked for.',
    resolve: ({ totalCount }) => totalCount,
  }),
);
