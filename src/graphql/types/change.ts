/** The log of changes: who changed what, when, from what to what. */
import type { ChangeDocument } from '../../alliances/documents.ts';
import { changeCursor } from '../../alliances/reads/change-pages.ts';
import { builder } from '../builder.ts';
import * as connections from '../connections.ts';
import { loadConnection, pageRequest } from '../connections.ts';
import { ChangeKind } from '../enums.ts';
import { loadNode } from '../nodes.ts';
import * as refs from '../refs.ts';
import type { SubscribingContext } from '../subscribing.ts';

builder.objectType(refs.Change, {
  description: 'Something that was changed in the graph.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id: "change:4711". The numbers follow one another without a gap.' }),
    cursor: t.string({
      description: 'Where it stands in the log; `changes(after:)` goes on from there.',
      resolve: changeCursor,
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.exposeString('by', { nullable: true, description: 'Who did it; null for the service itself.' }),
    kind: t.expose('kind', { type: ChangeKind, description: 'What was done.' }),
    summary: t.exposeString('summary', { description: 'What was done, in a sentence.' }),
    subjects: t.field({
      type: [builder.nodeInterfaceRef()],
      nullable: { list: false, items: true },
      description: 'What it is about; null for what is gone or not for the asker.',
      resolve: ({ subjects }, _args, context) => subjects.map((id) => loadNode(id, context)),
    }),
    fields: t.field({
      type: [refs.FieldChangeRef],
      description: 'What was there before and after, field by field.',
      resolve: ({ fields }) => [...fields],
    }),
  }),
});

builder.objectType(refs.FieldChangeRef, {
  description: 'What a field held before and after a change.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field.' }),
    before: t.exposeString('before', { nullable: true, description: 'What it held before; null: nothing.' }),
    after: t.exposeString('after', { nullable: true, description: 'What it holds since; null: nothing.' }),
  }),
});

builder.objectType(refs.Merge, {
  description: 'Two organisations or deals found to be one. Nothing is moved, so it can be undone.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    survivor: t.field({
      type: builder.nodeInterfaceRef(),
      description: 'The one that answers for both.',
      resolve: async ({ survivor }, _args, context) => {
        const node = await loadNode(survivor, context);
        if (node === null) throw new Error(`${survivor} survived a merge, but is not in the graph.`);
        return node;
      },
    }),
    duplicate: t.exposeID('duplicate', {
      description: 'The id of the other, which goes on answering with the survivor.',
    }),
    active: t.exposeBoolean('active', { description: 'Whether it holds; false once it was undone.' }),
    reason: t.exposeString('reason', { description: 'Why, as the curator gave it.' }),
  }),
});

builder.queryField('changes', (t) =>
  t.field({
    type: connections.ChangeConnection,
    nullable: true,
    description: 'What was changed here.',
    args: {
      after: t.arg.string({ description: 'Only what follows this cursor.' }),
      first: t.arg.int({ defaultValue: 50, description: 'How many, 1 to 100.' }),
    },
    resolve: async (_root, args, { reader, loaders }, info) =>
      loadConnection(await reader.changePage(pageRequest(args, info)), loaders.change, info),
  }),
);

builder.subscriptionField('changes', (t) =>
  t.field({
    type: refs.Change,
    description:
      'What is changed from here on, in the order of the log: each change once, whichever process made it. Without a ' +
      'filter all changes; with `organizations` and `deals` those that are about any of them.',
    args: {
      after: t.arg.string({
        description:
          'Begin with what follows this cursor, so that nothing is lost between two connections; with the next change ' +
          'where missing. The header Last-Event-ID, which EventSource sends when it connects again, comes first.',
      }),
      organizations: t.arg.idList({
        description: 'Only changes about one of these organisations, or of a deal in which one of them takes part.',
      }),
      deals: t.arg.idList({ description: 'Only changes about one of these deals.' }),
    },
    subscribe: (_root, args, context) => eventsOf(args, context),
    resolve: (change) => change,
  }),
);

interface ChangesArguments {
  readonly after?: string | null | undefined;
  readonly organizations?: readonly string[] | null | undefined;
  readonly deals?: readonly string[] | null | undefined;
}

async function eventsOf(
  { after, organizations, deals }: ChangesArguments,
  context: SubscribingContext,
): Promise<AsyncGenerator<ChangeDocument, void>> {
  const { alliances, viewer, request, stream } = context;
  const signals = [request?.signal, stream?.over.signal].filter((signal) => signal !== undefined);
  const changes = await alliances.follow({
    viewer,
    after: request?.headers.get('last-event-id') || (after ?? null),
    organizations: organizations ?? null,
    deals: deals ?? null,
    signal: AbortSignal.any(signals),
  });
  return eachReadAnew(changes, context);
}

/** What an event asks for is read as it is by then, for somebody who may still ask. */
async function* eachReadAnew(
  changes: AsyncGenerator<ChangeDocument, void>,
  context: SubscribingContext,
): AsyncGenerator<ChangeDocument, void> {
  for await (const change of changes) {
    await context.askAgain();
    context.readAnew();
    if (context.stream !== undefined) context.stream.cursor = changeCursor(change);
    yield change;
  }
}
