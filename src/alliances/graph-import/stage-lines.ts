/** Lines of an export as what a write stages: nodes as they were, look-up keys and dates computed anew. */
import { knownFrom, parsePartialDate } from '../../domain/dates.ts';
import { MIN_DAY } from '../../domain/model.ts';
import { nameKeys } from '../../domain/names.ts';
import type { GraphLine } from '../../exchange/graph-lines.ts';
import { readDate } from '../facts.ts';
import { bareRow, rowText } from '../write/deal-row.ts';
import { kindSections, nameNode } from '../write/new-nodes.ts';
import { type Row, type Stage, stageId, stageRow } from '../write/stage.ts';
import { relationSections } from '../write/stage-relations.ts';

export function stagePublisherLine(stage: Stage, { id, name, reliability }: GraphLine<'publisher'>): void {
  stageRow(stage, 'publishers', { id, name, folded: nameKeys(name).folded, reliability });
}

/** Without its successors: the other end may not be there yet. */
export function stageOrganizationLine(stage: Stage, line: GraphLine<'organization'>): void {
  const { node: _, names, successors: __, ...values } = line;
  stageRow(stage, 'organizations', values);
  stageId(stage, kindSections[line.kind], line.id);
  for (const name of names) stageRow(stage, 'organizationNames', { of: line.id, values: nameNode(line.id, name) });
}

export function stageSuccessorsOf(stage: Stage, { id, successors }: GraphLine<'organization'>): void {
  for (const { to, kind, on } of successors) stageRow(stage, 'successions', { from: id, to, values: { kind, on } });
}

/** With an empty row, and marked as one whose links, title, row and ties are still to be made from its claims. */
export function stageDealLine(stage: Stage, { id, key, background, revision }: GraphLine<'deal'>): void {
  const row = rowText(bareRow(id, background));
  stageRow(stage, 'deals', { id, key, title: id, background, row, tied: [], revision, restoring: 'LINKS' });
}

export function stageReportLine(stage: Stage, line: GraphLine<'report'>): void {
  const { node: _, publisher, ...values } = line;
  const published = readDate(line.published);
  const background = line.url === null;
  stageRow(stage, 'reports', {
    publisher,
    values: {
      ...values,
      background,
      knownFrom: background ? MIN_DAY : knownFrom(published, line.retrieved, line.recordedDay),
      publishedFrom: published?.earliest ?? null,
      publishedTo: published?.latest ?? null,
    },
  });
}

/** Without its relations: the other model may not be there yet. */
export function stageModelLine(stage: Stage, line: GraphLine<'model'>): void {
  const { node: _, names, brand, makers, platformOwners, reports, deals, relations: __, ...values } = line;
  const model = line.id;
  stageRow(stage, 'models', values);
  for (const name of names) stageRow(stage, 'modelNames', { of: model, values: nameNode(model, name) });
  if (brand !== null) stageRow(stage, 'brandings', { model, organization: brand });
  for (const { organization, ...making } of makers) stageRow(stage, 'makings', { model, organization, values: making });
  for (const organization of platformOwners) stageRow(stage, 'platformOwners', { model, organization });
  for (const report of reports) stageRow(stage, 'describings', { report, model });
  for (const deal of deals) stageRow(stage, 'statedCoverings', { deal, model });
}

export function stageRelationsOf(stage: Stage, { id, relations }: GraphLine<'model'>): void {
  for (const { type, to, note, reports } of relations) {
    stageRow(stage, relationSections[type], { from: id, to, values: { note, reports } });
  }
}

/**
 * Without what it was superseded by: that claim may not be there yet.
 * @param isMerged whether its deal is merged into another one here
 */
export function stageClaimLine(stage: Stage, line: GraphLine<'claim'>, isMerged = false): void {
  stageRow(stage, isMerged ? 'mergedClaims' : 'claims', {
    report: line.report,
    deal: line.deal,
    values: claimValues(line),
  });
  for (const publisher of line.attributedTo) stageRow(stage, 'attributions', { claim: line.id, publisher });
}

function claimValues(line: GraphLine<'claim'>): Row {
  const { node: _, report: __, deal: ___, facts, attributedTo: ____, supersededBy: _____, ...values } = line;
  const { stage = null, type = null } = facts;
  return { ...values, stage, type, facts: JSON.stringify(facts), recordedDay: line.recordedAt.slice(0, 10) };
}

/** A change with the nodes that it touched, as `restore/save-log` takes it. */
export function changeRow(line: GraphLine<'change'>): Row {
  const { node: _, fields, ...values } = line;
  return {
    subjects: subjectsByLabel(line.subjects),
    values: { ...values, id: `change:${line.sequence}`, fields: JSON.stringify(fields) },
  };
}

function subjectsByLabel(subjects: readonly string[]): Row {
  const labels = ['organization', 'model', 'publisher', 'report', 'claim', 'deal', 'merge'];
  return Object.fromEntries(
    labels.map((label) => [`${label}s`, subjects.filter((subject) => subject.startsWith(`${label}:`))]),
  );
}

/** What `facts` of a claim's line must be to be read again: null where they are, else a sentence. */
export function factsProblem(line: GraphLine<'claim'>): string | null {
  try {
    const { milestones, parties, stakes } = line.facts;
    for (const list of [milestones, parties, stakes]) if (!Array.isArray(list)) return '"facts" is not complete.';
    for (const item of milestones as { on?: unknown }[]) parsePartialDate(String(item.on));
    return null;
  } catch (error) {
    return `"facts" has a date that is none: ${error instanceof Error ? error.message : String(error)}`;
  }
}
