/** Nodes by id, whatever their type. */
import { InputError } from '../../alliances/errors.ts';
import { builder } from '../builder.ts';
import { loadNode } from '../nodes.ts';

const MOST_IDS = 100;

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Anything by its id; null where unknown.',
    args: { id: t.arg.id({ required: true, description: 'The id.' }) },
    resolve: (_root, { id }, context) => loadNode(id, context),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'Many by their ids, in the order of the ids; null where unknown.',
    args: { ids: t.arg.idList({ required: true, description: 'The ids, at most 100.' }) },
    extensions: { sizedBy: 'ids' },
    resolve: (_root, { ids }, context) => {
      if (ids.length > MOST_IDS) {
        const message = `\`ids\` has ${ids.length} entries; ask for at most ${MOST_IDS} at a time.`;
        throw new InputError(message, [{ path: ['ids'], message }]);
      }
      return ids.map((id) => loadNode(id, context));
    },
  }),
}));
