/** Takes an export into a graph that people have written in: what is missing is added, what is there stays as it is. */
import type { GraphHeader, GraphLine } from '../../exchange/graph-lines.ts';
import type { Actor, Alliances } from '../alliances.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { SaveModelInput, SaveOrganizationInput } from '../inputs.ts';
import { addToModel, addToOrganization } from '../line-import/additions.ts';
import { exportModels, exportOrganizations } from '../queries/export.ts';
import { saveLog } from '../queries/restore.ts';
import { createStage, type Row, type Stage, stageRow } from '../write/stage.ts';
import { relationSections } from '../write/stage-relations.ts';
import type { Taker } from './import-graph.ts';
import { mergeClaims } from './merge-claims.ts';
import { knownAmong } from './restore.ts';
import { stageModelLine, stageOrganizationLine, stagePublisherLine, stageReportLine } from './stage-lines.ts';

/** What becomes of the lines, told as it happens. */
export interface MergeReport {
  created(ids: readonly string[]): void;
  changed(kind: 'organization' | 'model'): void;
  unchanged(lines: number): void;
  left(id: string, why: string): void;
}

const BATCH = 100;

/**
 * The log of the export stays behind, and so do answered requests: they are those of another graph. Every batch is one write
 * with its own change; taking the same export again changes nothing.
 */
export function beginMerging(alliances: Alliances, header: GraphHeader, actor: Actor, report: MergeReport): Taker {
  const { ledger, store } = alliances;
  const origin = `an export of ${header.exportedAt.slice(0, 10)}`;
  const keys = new Map<string, string | null>();
  const organizations: GraphLine<'organization'>[] = [];
  const models: GraphLine<'model'>[] = [];
  const superseded: Row[] = [];
  const merges: GraphLine<'merge'>[] = [];
  let batch: GraphLine[] = [];

  /** Adds the nodes that are not there, with one change; answers with the lines of those that are. */
  async function addMissing<L extends GraphLine & { readonly id: string }>(
    lines: readonly L[],
    stageLine: (stage: Stage, line: L) => void,
  ): Promise<L[]> {
    return ledger.write(async (entry) => {
      const known = await knownAmong(entry.transaction, lines);
      const stage = createStage();
      for (const line of lines) {
        if (known.has(line.id)) continue;
        stageLine(stage, line);
        stage.created.push(line.id);
      }
      if (stage.created.length > 0) {
        const summary = `Imported ${stage.created.length} ${lines[0]?.node}s from ${origin}`;
        await entry.save(stage, await entry.project(stage), { kind: 'IMPORTED', summary }, actor);
      }
      report.created(stage.created);
      return lines.filter(({ id }) => known.has(id));
    });
  }

  async function mergeOrganizations(lines: readonly GraphLine<'organization'>[]): Promise<void> {
    const there = await addMissing(lines, (stage, line) => {
      const { id, name, kind, country, placeholder } = line;
      stageOrganizationLine(stage, line);
      stage.organizationNames.set(id, name);
      stage.organizationRows.set(id, { id, name, kind, country, placeholder });
      stage.subjects.organizations.add(id);
    });
    const known = new Map(
      (await store.read(exportOrganizations, { ids: there.map(({ id }) => id) })).map((row) => [row.id, row]),
    );
    for (const line of there) {
      // Of one that is merged here the survivor's description stands.
      const isMerged = ledger.redirects.survivor(line.id) !== line.id;
      const before = isMerged ? undefined : known.get(line.id);
      const input = before && (line.placeholder ? null : addToOrganization(organizationInput(line), before));
      if (!input) report.unchanged(1);
      else {
        await alliances.saveOrganization(input, actor);
        report.changed('organization');
      }
    }
  }

  async function mergeModels(lines: readonly GraphLine<'model'>[]): Promise<void> {
    const there = await addMissing(lines, (stage, line) => {
      stageModelLine(stage, { ...line, deals: [] });
      stage.subjects.models.add(line.id);
    });
    const known = new Map(
      (await store.read(exportModels, { ids: there.map(({ id }) => id) })).map((row) => [row.id, row]),
    );
    for (const line of there) {
      const before = known.get(line.id);
      const input = before && (line.placeholder ? null : addToModel(modelInput(line), before));
      if (!input) report.unchanged(1);
      else {
        await alliances.saveModel(input, actor);
        report.changed('model');
      }
    }
  }

  async function take(lines: readonly GraphLine[]): Promise<void> {
    const some = <N extends GraphLine['node']>(node: N) =>
      lines.filter((line): line is Extract<GraphLine, { readonly node: N }> => line.node === node);
    const there = [
      ...(await addMissing(some('publisher'), (stage, line) => {
        stagePublisherLine(stage, line);
        stage.subjects.publishers.add(line.id);
      })),
      ...(await addMissing(some('report'), (stage, line) => {
        stageReportLine(stage, line);
        stage.subjects.reports.add(line.id);
      })),
    ];
    report.unchanged(there.length);
    await mergeOrganizations(some('organization'));
    await mergeModels(some('model'));
    const claims = some('claim');
    if (claims.length === 0) return;
    const { created, left } = await mergeClaims(ledger, claims, keys, origin, actor);
    report.created(created);
    for (const { id, why } of left) report.left(id, why);
    report.unchanged(claims.length - left.length - created.filter((id) => id.startsWith('claim:')).length);
  }

  async function flush(): Promise<void> {
    const lines = batch;
    batch = [];
    if (lines.length > 0) await take(lines);
  }

  return {
    async add(line) {
      if (batch.length >= BATCH || (batch[0] && batch[0].node !== line.node)) await flush();
      if (line.node === 'deal') keys.set(line.id, line.key);
      if (line.node === 'organization' && line.successors.length > 0) organizations.push(line);
      if (line.node === 'model') models.push(line);
      if (line.node === 'claim') superseded.push(...line.supersededBy.map((by) => ({ claim: line.id, by })));
      if (line.node === 'merge' && line.active) merges.push(line);
      if (!['deal', 'change', 'request', 'merge'].includes(line.node)) batch.push(line);
    },
    async finish() {
      await flush();
      for (const { id, successors } of organizations) {
        const successions = successors.map(({ to, kind, on }) => ({ from: { id }, to: { id: to }, kind, on }));
        await alliances.saveOrganization({ id, successions }, actor);
      }
      for (const line of models) await linkModel(alliances, line, keys, origin, actor);
      if (superseded.length > 0) {
        await store.write((transaction) => transaction.run(saveLog, { superseded, changes: [] }));
      }
      for (const line of merges) await mergeAsThere(alliances, line, actor, report);
    },
  };
}

/** What is merged there and not here is merged here as well, unless something here stands in the way. */
async function mergeAsThere(
  alliances: Alliances,
  { id, kind, survivor, duplicate, reason }: GraphLine<'merge'>,
  actor: Actor,
  report: MergeReport,
): Promise<void> {
  const { redirects } = alliances.ledger;
  if (redirects.survivor(duplicate) === redirects.survivor(survivor)) return report.unchanged(1);
  const merge = kind === 'DEAL' ? alliances.mergeDeals : alliances.mergeOrganizations;
  try {
    const { merge: created } = await merge({ survivor, duplicate, reason }, actor);
    report.created([created]);
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof NotFoundError)) throw error;
    report.left(id, error.message);
  }
}

/** The model's relations, each with all reports that name it here or there, and the deals that it came from. */
async function linkModel(
  { ledger }: Alliances,
  { id, relations, deals }: GraphLine<'model'>,
  keys: ReadonlyMap<string, string | null>,
  origin: string,
  actor: Actor,
): Promise<void> {
  if (relations.length + deals.length === 0) return;
  await ledger.write(async (entry) => {
    const [known] = await entry.transaction.run(exportModels, { ids: [id] });
    if (!known) return;
    const stage = createStage();
    for (const { type, to, note, reports } of relations) {
      const before = known.relations.find((relation) => relation.type === type && relation.to === to);
      const all = [...new Set([...(before?.reports ?? []), ...reports])].sort();
      if (before && all.length === before.reports?.length && (before.note !== null || note === null)) continue;
      const values = { note: before?.note ?? note, reports: all };
      stageRow(stage, relationSections[type], { from: id, to, values });
      stage.subjects.models.add(to);
    }
    for (const deal of deals) {
      const named = entry.redirects.survivor(deal);
      if (known.deals.includes(deal) || known.deals.includes(named) || !keys.has(deal)) continue;
      stageRow(stage, 'statedCoverings', { deal: named, model: id });
    }
    if (stage.rows.size === 0) return;
    stage.subjects.models.add(id);
    const summary = `Imported what ${origin} says of ${known.name}`;
    await entry.save(stage, await entry.project(stage), { kind: 'IMPORTED', summary }, actor);
  });
}

function organizationInput(line: GraphLine<'organization'>): SaveOrganizationInput {
  const { name, names, kind, country, identifiers, founded, dissolved } = line;
  return {
    ...{ name, kind, country, founded, dissolved },
    names: names.filter(({ type, value }) => type !== 'PREFERRED' || value !== name),
    identifiers: identifiers.map((text) => {
      const at = text.indexOf(':');
      type Scheme = NonNullable<SaveOrganizationInput['identifiers']>[number]['scheme'];
      return { scheme: text.slice(0, at) as Scheme, value: text.slice(at + 1) };
    }),
  };
}

function modelInput(line: GraphLine<'model'>): SaveModelInput {
  const { name, names, brand, makers, platform, platformOwners, segment, powertrain, introduced } = line;
  return {
    ...{ name, platform, segment, powertrain, introduced },
    names: names.filter(({ type, value }) => type !== 'PREFERRED' || value !== name),
    brand: brand === null ? null : { id: brand },
    makers: makers.map(({ organization, ...making }) => ({ organization: { id: organization }, ...making })),
    platformOwners: platformOwners.map((id) => ({ id })),
  };
}
