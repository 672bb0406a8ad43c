/** Writes the whole graph as JSON Lines: every fact once, nothing that follows from others; the way from one engine to the other. */
import {
  GRAPH_FORMAT,
  GRAPH_FORMAT_VERSION,
  type GraphHeader,
  type GraphLine,
  type GraphNode,
  graphLines,
} from '../exchange/graph-lines.ts';
import { batches } from '../network/load.ts';
import type { GraphStore, Transaction } from '../store/store.ts';
import {
  exportChanges,
  exportClaims,
  exportDeals,
  exportIds,
  exportMerges,
  exportModels,
  exportOrganizations,
  exportPublishers,
  exportReports,
  exportRequests,
  hold,
} from './queries/export.ts';

export interface ExportOptions {
  /** Takes one line, with its line break; awaited before the next. */
  readonly write: (line: string) => void | Promise<void>;
  /** Now, as RFC 3339 in UTC. */
  readonly now: string;
  readonly onProgress?: (progress: {
    readonly done: number;
    readonly total: number | null;
    readonly what: string;
  }) => void;
  readonly signal?: AbortSignal;
}

/** How the facts may be used; the texts are their recorders' own. */
export const LICENCE = 'Facts are free to use. Summaries and notes: Apache-2.0, unless their recorders say otherwise.';
const BATCH = 200;

/**
 * Exports the graph as of one moment: no write is finished while it runs. Access tokens are left out.
 * @returns the number of lines between the first and the last, and the number of the last change
 * @throws Error where the engine asks for a second try when lines were written already: run it again
 */
export async function exportGraph(
  store: GraphStore,
  { write, now, onProgress, signal }: ExportOptions,
): Promise<{ lines: number; revision: number }> {
  let lines = 0;
  return store.write(async (transaction) => {
    if (lines > 0) throw new Error('The graph could not be held still while it was exported: export it again.');
    const revision = (await transaction.run(hold, {}))[0]?.revision ?? 0;
    const header: GraphHeader = {
      format: GRAPH_FORMAT,
      version: GRAPH_FORMAT_VERSION,
      revision,
      exportedAt: now,
      licence: LICENCE,
    };
    await write(`${JSON.stringify(header)}\n`);
    const known = Map.groupBy(await transaction.run(exportIds, {}), ({ node }) => node);
    const total = [...known.values()].reduce((sum, some) => sum + some.length, 0) + revision;
    for (const node of Object.keys(graphLines) as GraphNode[]) {
      const ids = node === 'change' ? [] : (known.get(node) ?? []).map((row) => row.id).sort();
      const batched = node === 'change' ? changesOf(transaction) : linesOf(transaction, node, ids);
      for await (const batch of batched) {
        signal?.throwIfAborted();
        for (const line of batch) await write(`${JSON.stringify(line)}\n`);
        lines += batch.length;
        onProgress?.({ done: lines, total, what: `${node}s` });
      }
    }
    await write(`${JSON.stringify({ node: 'end', lines })}\n`);
    return { lines, revision };
  });
}

async function* linesOf(
  transaction: Transaction,
  node: Exclude<GraphNode, 'change'>,
  ids: readonly string[],
): AsyncGenerator<readonly GraphLine[]> {
  for (const batch of batches(ids, BATCH)) yield await read(transaction, node, batch);
}

/** Lines of one kind; lists whose order means nothing are sorted, so that an equal graph has an equal export. */
async function read(
  transaction: Transaction,
  node: Exclude<GraphNode, 'change'>,
  ids: readonly string[],
): Promise<GraphLine[]> {
  switch (node) {
    case 'publisher':
      return (await transaction.run(exportPublishers, { ids })).map((row) => line({ node, ...row }));
    case 'organization':
      return (await transaction.run(exportOrganizations, { ids })).map((row) =>
        line({
          node,
          ...row,
          identifiers: row.identifiers ?? [],
          names: sorted(row.names, ({ type, value }) => `${type} ${value}`),
          successors: sorted(row.successors, ({ to, kind }) => `${to} ${kind}`),
        }),
      );
    case 'deal':
      return (await transaction.run(exportDeals, { ids })).map((row) => line({ node, ...row }));
    case 'report':
      return (await transaction.run(exportReports, { ids })).map((row) => line({ node, ...row }));
    case 'model':
      return (await transaction.run(exportModels, { ids })).map(({ brands, ...row }) =>
        line({
          node,
          ...row,
          names: sorted(row.names, ({ type, value }) => `${type} ${value}`),
          brand: brands[0] ?? null,
          makers: sorted(row.makers, ({ organization, plant, from, to }) =>
            JSON.stringify([organization, plant, from, to]),
          ),
          platformOwners: row.platformOwners.toSorted(),
          reports: row.reports.toSorted(),
          deals: row.deals.toSorted(),
          relations: sorted(row.relations, ({ type, to }) => `${type} ${to}`).map((relation) => ({
            ...relation,
            reports: relation.reports ?? [],
          })),
        }),
      );
    case 'claim':
      return (await transaction.run(exportClaims, { ids })).map((row) =>
        line({
          node,
          ...row,
          facts: JSON.parse(row.facts),
          attributedTo: row.attributedTo.toSorted(),
          supersededBy: row.supersededBy.toSorted(),
        }),
      );
    case 'merge':
      return (await transaction.run(exportMerges, { ids })).map((row) => line({ node, ...row }));
    case 'request':
      return (await transaction.run(exportRequests, { ids })).map((row) => line({ node, ...row }));
    default:
      return node satisfies never;
  }
}

async function* changesOf(transaction: Transaction): AsyncGenerator<readonly GraphLine[]> {
  for (let after = 0; ; ) {
    const rows = await transaction.run(exportChanges, { after, limit: BATCH });
    const last = rows.at(-1);
    if (!last) return;
    after = last.sequence;
    yield rows.map((row) =>
      line({
        node: 'change',
        ...row,
        deals: row.deals ?? [],
        organizations: row.organizations ?? [],
        targets: row.targets ?? [],
        fields: row.fields === null ? [] : JSON.parse(row.fields),
      }),
    );
  }
}

/** A line as its shape says. Throws where the graph holds what no import would take: nothing is exported that is lost. */
function line(value: { readonly node: GraphNode; readonly [field: string]: unknown }): GraphLine {
  const read = graphLines[value.node].safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const which = 'id' in value ? String(value.id) : value.node;
  throw new Error(
    `${which} cannot be exported: its ${issue?.path.join('.')} is not as it should be (${issue?.message}).`,
  );
}

function sorted<T>(items: readonly T[], by: (item: T) => string): T[] {
  return items.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}
