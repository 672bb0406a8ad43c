/** Any node by its id. */
import type { Context } from './context.ts';
import { nodeTypeName } from './node-ids.ts';

/** The document behind an id, whatever its type; null where unknown, or not for this asker. */
export async function loadNode(id: string, { reader, loaders }: Context): Promise<{ readonly id: string } | null> {
  const type = nodeTypeName(id);
  switch (type) {
    case undefined:
      return null;
    case 'Organization':
      return loaders.organization.load(id);
    case 'Model':
      return loaders.model.load(id);
    case 'Deal':
      return loaders.deal.load(id);
    case 'Claim':
      return loaders.claim.load(id);
    case 'Report':
      return loaders.report.load(id);
    case 'Publisher':
      return loaders.publisher.load(id);
    case 'Change':
      return loaders.change.load(id);
    case 'Merge':
      return loaders.merge.load(id);
    case 'Tie':
      return reader.snapshot.tie(id) ?? null;
    case 'Stake':
      return reader.snapshot.position(id) ?? null;
    default:
      return type satisfies never;
  }
}
