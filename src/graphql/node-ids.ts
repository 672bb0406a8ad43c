/** Which type an id belongs to: the part before its first colon says so. */

const nodeTypes = {
  organization: 'Organization',
  model: 'Model',
  deal: 'Deal',
  claim: 'Claim',
  report: 'Report',
  publisher: 'Publisher',
  tie: 'Tie',
  stake: 'Stake',
  change: 'Change',
  merge: 'Merge',
} as const;

export type NodeTypeName = (typeof nodeTypes)[keyof typeof nodeTypes];

/** The name of the GraphQL type of an id; undefined for text that is no id of ours. */
export function nodeTypeName(id: string): NodeTypeName | undefined {
  const prefix = id.slice(0, Math.max(0, id.indexOf(':')));
  return Object.hasOwn(nodeTypes, prefix) ? nodeTypes[prefix as keyof typeof nodeTypes] : undefined;
}
