/** Which nodes go with the starter data, and which stay because others use or described them. */
import { redirectsOf } from '../../domain/redirects.ts';
import { batches } from '../../network/load.ts';
import { activeMerges } from '../../network/queries.ts';
import type { Transaction } from '../../store/store.ts';
import { readFacts } from '../facts.ts';
import { exportIds, exportMerges, exportModels, exportOrganizations, exportReports } from '../queries/export.ts';
import { claimsByRecorder, othersSuccessions, touchedByOthers } from '../queries/starter-data.ts';

type Row<Q extends { readonly types?: { readonly row: unknown } }> = NonNullable<Q['types']>['row'];
export type ModelThere = Row<typeof exportModels>;
export type OrganizationThere = Row<typeof exportOrganizations>;

export interface RemovalPlan {
  readonly claims: ReadonlySet<string>;
  /** How many of the claims are an editor's own statements. */
  readonly statements: number;
  /** Every deal that the claims are about. */
  readonly touchedDeals: ReadonlySet<string>;
  /** Those that no other claim is about, nor about any that they are merged with. */
  readonly deals: ReadonlySet<string>;
  /** Merges of those deals, undone or not. */
  readonly merges: ReadonlySet<string>;
  /** How many of those no report spoke of. */
  readonly statedDeals: number;
  readonly reports: ReadonlySet<string>;
  readonly models: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
  readonly publishers: ReadonlySet<string>;
  /** What nobody else described, but others use: it becomes a placeholder. */
  readonly bareModels: readonly ModelThere[];
  readonly bareOrganizations: readonly (OrganizationThere & { readonly isVenture: boolean })[];
  /** Whether a claim that is left says that the deal is about the model. */
  isClaimed(deal: string, model: string): boolean;
  /** Models that stay, and lose relations that only removed reports named. */
  readonly stayingModels: readonly ModelThere[];
  readonly successions: readonly { readonly from: string; readonly to: string }[];
}

/** What the service itself recorded (by nobody's name) is the starter data's. */
export async function planRemoval(transaction: Transaction): Promise<RemovalPlan> {
  const there = Map.groupBy(await transaction.run(exportIds, {}), ({ node }) => node);
  const idsOf = (node: 'publisher' | 'organization' | 'report' | 'model') =>
    (there.get(node) ?? []).map(({ id }) => id);
  const { claims, left, used, ventures, covered } = await readClaims(transaction);
  const { touched, described } = await readOthers(transaction);

  const redirects = redirectsOf(await transaction.run(activeMerges, {}), 0);
  const keptDeals = new Set(left.map(({ deal }) => redirects.survivor(deal)));
  const touchedDeals = new Set(claims.map(({ deal }) => deal));
  const keptReports = new Set(left.map(({ report }) => report));
  const reports = new Set(idsOf('report').filter((id) => !keptReports.has(id) && !touched.has(id)));

  const models = await readAll(transaction, exportModels, idsOf('model'));
  const stays = (id: string) => described.has(id) || used.has(id);
  const stayingModels = models.filter(({ id }) => stays(id));
  for (const { id, brands, makers, platformOwners } of stayingModels) {
    if (!described.has(id)) continue;
    for (const organization of [...brands, ...platformOwners]) used.add(organization);
    for (const { organization } of makers) used.add(organization);
  }
  const organizations = await readAll(transaction, exportOrganizations, idsOf('organization'));
  const kept = new Set(await keptSuccessions(transaction));
  const successions = organizations.flatMap(({ id, successors }) =>
    successors.map(({ to, kind }) => ({ from: id, to, text: `${id} ${kind} ${to}` })),
  );
  for (const { from, to, text } of successions) if (kept.has(text)) for (const end of [from, to]) used.add(end);
  const bare = <T extends { readonly id: string }>(nodes: readonly T[]) =>
    nodes.filter(({ id }) => used.has(id) && !described.has(id));

  const removedDeals = [...touchedDeals].filter((deal) => !keptDeals.has(redirects.survivor(deal)));
  const gone = new Set(removedDeals);
  const merges = await readAll(
    transaction,
    exportMerges,
    (there.get('merge') ?? []).map(({ id }) => id),
  );
  const sourced = new Set(claims.filter(({ background }) => !background).map(({ deal }) => deal));
  return {
    claims: new Set(claims.map(({ id }) => id)),
    statements: claims.filter(({ background }) => background).length,
    touchedDeals,
    deals: gone,
    merges: new Set(
      merges.filter((merge) => gone.has(merge.survivor) || gone.has(merge.duplicate)).map(({ id }) => id),
    ),
    statedDeals: removedDeals.filter((deal) => !sourced.has(deal)).length,
    reports,
    models: new Set(models.filter(({ id }) => !stays(id)).map(({ id }) => id)),
    organizations: new Set(organizations.filter(({ id }) => !stays(id)).map(({ id }) => id)),
    publishers: new Set(await idlePublishers(transaction, idsOf('publisher'), idsOf('report'), reports, left, touched)),
    bareModels: bare(models),
    bareOrganizations: bare(organizations).map((row) => ({ ...row, isVenture: ventures.has(row.id) })),
    isClaimed: (deal, model) => covered.has(`${deal} ${model}`),
    stayingModels,
    successions: successions.filter(({ text }) => !kept.has(text)).map(({ from, to }) => ({ from, to })),
  };
}

/** The starter data's claims, those that are left, and the organisations and models that these name. */
async function readClaims(transaction: Transaction) {
  const rows = await transaction.run(claimsByRecorder, {});
  const left = rows.filter(({ starter }) => !starter);
  const used = new Set<string>();
  const ventures = new Set<string>();
  const covered = new Set<string>();
  for (const { deal, facts } of left) {
    const { parties, stakes, jointVenture, models } = readFacts(facts);
    for (const { organization } of parties) used.add(organization);
    for (const { holder, target } of stakes) used.add(holder).add(target);
    for (const model of models) {
      used.add(model);
      covered.add(`${deal} ${model}`);
    }
    if (jointVenture !== null) {
      used.add(jointVenture);
      ventures.add(jointVenture);
    }
  }
  return { claims: rows.filter(({ starter }) => starter), left, used, ventures, covered };
}

/** What others wrote about in any way, and what they described: a claim that names somebody is no description. */
async function readOthers(transaction: Transaction) {
  const rows = await transaction.run(touchedByOthers, {});
  const descriptions = new Set(['CREATED', 'UPDATED', 'IMPORTED', 'MERGED', 'SPLIT']);
  return {
    touched: new Set(rows.map(({ id }) => id)),
    described: new Set(rows.filter(({ kind }) => descriptions.has(kind)).map(({ id }) => id)),
  };
}

/** `organization:a RENAMED organization:b`, for each succession that others stated. */
async function keptSuccessions(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.run(othersSuccessions, {});
  return rows
    .flatMap(({ fields }) => fields)
    .flatMap((text) => {
      const changes = JSON.parse(text) as { field: string; after: string | null }[];
      return changes.flatMap(({ field, after }) =>
        field === 'successions' && after !== null ? [after.split(' ').slice(0, 3).join(' ')] : [],
      );
    });
}

/** Publishers of removed reports whom no report or claim that is left names, and whom nobody rated. */
async function idlePublishers(
  transaction: Transaction,
  publishers: readonly string[],
  reports: readonly string[],
  removed: ReadonlySet<string>,
  left: readonly { readonly attributedTo: readonly string[] }[],
  touched: ReadonlySet<string>,
): Promise<string[]> {
  const staying = reports.filter((id) => !removed.has(id));
  const named = new Set(left.flatMap(({ attributedTo }) => attributedTo));
  for (const { publisher } of await readAll(transaction, exportReports, staying)) named.add(publisher);
  return publishers.filter((id) => !named.has(id) && !touched.has(id));
}

async function readAll<R>(
  transaction: Transaction,
  query: {
    readonly name: string;
    readonly mode: 'read' | 'write';
    readonly types?: { parameters: { ids: readonly string[] }; row: R };
  },
  ids: readonly string[],
): Promise<R[]> {
  const rows: R[] = [];
  for (const some of batches(ids, 200)) rows.push(...(await transaction.run(query, { ids: some })));
  return rows;
}
