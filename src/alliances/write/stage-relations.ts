/** Stages what a report says of how models relate: each relation is one, with all the reports that name it. */
import type { ModelId, ReportId } from '../../domain/model.ts';
import type { ModelRelationType } from '../../domain/vocabulary.ts';
import { modelRelations } from '../queries/write.ts';
import type { Entry } from './ledger.ts';
import { type RowSection, type Stage, stageRow } from './stage.ts';

export interface RelationToStage {
  readonly from: ModelId;
  readonly type: ModelRelationType;
  readonly to: ModelId;
  readonly note: string | null;
  /** The report that says so. */
  readonly report: ReportId;
}

/**
 * The first note stays. What a report is known to say already is not staged.
 * @returns the reports that say something new
 */
export async function stageRelations(
  { transaction, locking }: Entry,
  stage: Stage,
  relations: readonly RelationToStage[],
): Promise<Set<ReportId>> {
  const adding = new Set<ReportId>();
  if (relations.length === 0) return adding;
  const created = new Set(stage.created);
  const models = [...new Set(relations.map(({ from }) => from))].filter((model) => !created.has(model)).sort();
  const stored = models.length === 0 ? [] : await transaction.run(modelRelations, { models, ...locking });
  const known = new Map(stored.map((relation) => [keyOf(relation), relation]));
  const changed = new Map<string, (typeof stored)[number]>();
  for (const relation of relations) {
    const { from, to, type, note, report } = relation;
    const before = known.get(keyOf(relation));
    const reports = before?.reports ?? [];
    if (before && reports.includes(report) && (note === null || before.note !== null)) continue;
    const now = { from, to, type, note: before?.note ?? note, reports: [...new Set([...reports, report])].sort() };
    known.set(keyOf(relation), now);
    changed.set(keyOf(relation), now);
    adding.add(report);
    stage.subjects.reports.add(report);
    for (const model of [from, to]) stage.subjects.models.add(model);
  }
  for (const { from, to, type, note, reports } of changed.values()) {
    stageRow(stage, relationSections[type], { from, to, values: { note, reports } });
  }
  return adding;
}

/** The part of `write/save-facts` that keeps relations of each type. */
export const relationSections = {
  COMPETES_WITH: 'competing',
  RESEMBLES: 'resembling',
  BASED_ON: 'based',
  REBADGE_OF: 'rebadged',
  SHARES_PLATFORM_WITH: 'platformSharing',
  SUCCESSOR_OF: 'succeeding',
} as const satisfies Record<ModelRelationType, RowSection>;

function keyOf({ from, type, to }: Pick<RelationToStage, 'from' | 'type' | 'to'>): string {
  return `${type} ${from} ${to}`;
}
