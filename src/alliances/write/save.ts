/** Saves a stage and what follows from it, with the change in the log, by three statements; tells what the index must take in. */
import type { DealId, OrganizationId, Position, Tie } from '../../domain/model.ts';
import { positionRecord, tieRecord } from '../../domain/records.ts';
import type { IndexDelta } from '../../network/delta.ts';
import type { ModelRow } from '../../network/hidden.ts';
import type { NameRow } from '../../network/name-table.ts';
import type { Transaction } from '../../store/store.ts';
import { saveChange, saveFacts, saveProjection } from '../queries/write.ts';
import { type ChangePart, changeRows } from './change-rows.ts';
import { rowText } from './deal-row.ts';
import { type Outcome, without } from './outcome.ts';
import { sectionOfType } from './packed.ts';
import { changeSections, factSections, projectionSections } from './section-groups.ts';
import { type ChangeDraft, isEmpty, type Row, type Stage } from './stage.ts';
import { relationSections } from './stage-relations.ts';

/** Another writer made or undid a merge that this write does not know of: read the merges again and write again. */
export class StaleRedirectsError extends Error {
  override readonly name = 'StaleRedirectsError';
}

export interface SavedRequest {
  readonly id: string;
  readonly hash: string;
  /** JSON text. */
  readonly answer: string;
}

/** Another writer changed what all others have to know, or named the same newcomer: read and write again. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

export interface SaveOptions {
  /** A change for each, in this order; absent: one for the whole write. */
  readonly parts?: readonly ChangePart[] | undefined;
  /** Where the answer is to be given again to the same request. */
  readonly request?: SavedRequest | undefined;
  /** Few texts of queries, each with more in it: for an engine that plans a text before it runs it first. */
  readonly fewTexts?: boolean;
  /** Where others write at the same time: the number of the last change that was known when the write began. */
  readonly since?: number | undefined;
  /** Where the stage is saved already, and what follows from it is being saved. */
  readonly begun?: Promise<void> | undefined;
  /** Called once the engine has all that is to be saved, and works on it: a good moment for what does not need it. */
  readonly onSending?: (() => void) | undefined;
  /** Whether it has held the others since before it read: those under way begin again. */
  readonly held?: boolean;
}

/**
 * @returns what the index must take in, with the number of the change; undefined where nothing but the request was saved
 * @throws StaleRedirectsError, OvertakenError
 */
export async function save(
  transaction: Transaction,
  stage: Stage,
  outcome: Outcome,
  change: ChangeDraft,
  { request, parts, fewTexts = false, since, held = false, begun, onSending }: SaveOptions = {},
): Promise<IndexDelta | undefined> {
  if (begun === undefined) await saveStage(transaction, stage, fewTexts);
  const projected = begun ?? toldLater(saveProjected(transaction, outcome, fewTexts));
  // While the engine saves what follows from the claims, the rest is made ready.
  const { kind, summary } = change;
  const whole = { kind, summary, subjects: stage.subjects };
  const log = isEmpty(stage) ? { changes: [] } : changeRows(stage, outcome, change, parts ?? [whole]);
  const sections = changeSections({ ...revised(stage, outcome), ...log }, fewTexts);
  await projected;
  const saving = transaction.run(saveChange, {
    ...sections,
    ...(request && { requests: [{ values: { ...request } }] }),
    ...(stage.merging && { merging: [1] }),
    ...(held && { overtaking: [1] }),
    newcomers: since === undefined ? [] : [...stage.newcomers].map(([id, latin]) => ({ id, latin })),
  });
  onSending?.();
  const [saved] = await saving;
  if (saved === undefined || log.changes.length === 0) return undefined;
  // Read under the lock of the counter: no merge can come between this and the end of the write.
  if (saved.merged > outcome.redirects.before.revision) throw new StaleRedirectsError('Merges have changed.');
  if (since !== undefined) guardOvertaken(stage, saved, held ? saved.overtook : since);
  return deltaOf(stage, outcome, saved.revision);
}

/** A promise that is waited for later, and whose failure is told then. */
export function toldLater(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}

/** Saves what was staged itself, before what follows from it. */
export async function saveStage(transaction: Transaction, stage: Stage, fewTexts = false): Promise<void> {
  if (stage.rows.size + stage.ids.size > 0) await transaction.run(saveFacts, factSections(stage, fewTexts));
}

/** Saves what follows from it: no change in the log is written by this alone. */
export async function saveProjected(transaction: Transaction, outcome: Outcome, fewTexts = false): Promise<void> {
  const rows = projectedRows(outcome);
  if (Object.keys(rows).length > 0) await transaction.run(saveProjection, projectionSections(rows, fewTexts));
}

/** Saves the links of deals alone. */
export async function saveLinks(transaction: Transaction, links: Outcome['links']): Promise<void> {
  if (links.size > 0) await transaction.run(saveProjection, projectionSections(Object.fromEntries(links)));
}

/** Read under the lock of the counter as well; `since`: the number of the last change that this write has to know of. */
function guardOvertaken(
  { created, newcomers }: Stage,
  { overtook, namesakes }: { readonly overtook: number; readonly namesakes: readonly string[] },
  since: number,
): void {
  if (overtook > since) throw new OvertakenError('Another write has changed what this one has read.');
  const kinds = new Set([...newcomers.keys()].map(kindOf));
  if (namesakes.some((id) => kinds.has(kindOf(id)) && !created.includes(id))) {
    throw new OvertakenError('A newcomer was named by another writer.');
  }
}

function kindOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** What is not in the store yet, or not any more: by section of `write/save-projection`. */
function projectedRows({ rows, rewritten, bare, links, ties, positions }: Outcome): Record<string, Row[]> {
  const sections: Record<string, Row[]> = Object.fromEntries(links);
  const add = (section: string, row: Row) => {
    sections[section] ??= [];
    sections[section].push(row);
  };
  for (const deal of new Set([...rewritten, ...ties.keys()])) {
    if (bare.some(({ id }) => id === deal)) continue;
    const row = rewritten.has(deal) ? rows.get(deal) : undefined;
    const tied = ties.get(deal);
    add('dealRows', {
      id: deal,
      values: {
        ...(row && { title: row.title, background: row.background, row: rowText(row) }),
        ...(tied && { tied: startsOf(tied.after) }),
      },
    });
  }
  for (const row of bare) {
    add('dealRows', { id: row.id, values: { title: row.title, row: rowText(row), tied: [] } });
  }
  for (const { before, after } of ties.values()) {
    for (const { id, from } of without(before, after, tieRecord)) add('endedTies', { id, from });
    for (const tie of without(after, before, tieRecord)) {
      add(sectionOfType[tie.type], { from: tie.from, to: tie.to, values: { ...tieRecord(tie) } });
    }
  }
  for (const { before, after } of positions.values()) {
    for (const { id, target } of without(before, after, positionRecord)) add('endedPositions', { id, target });
    for (const position of without(after, before, positionRecord)) {
      const { holder, target } = position;
      add('positions', { holder, target, values: { ...positionRecord(position) } });
    }
  }
  return sections;
}

/** The nodes whose `revision` is the number of this change; those that it merely names keep theirs. */
function revised(
  stage: Stage,
  { rewritten, redirects }: Outcome,
): Partial<Record<'revisedOrganizations' | 'revisedModels' | 'revisedDeals', string[]>> {
  const created = (stage.rows.get('models') ?? []).map(({ id }) => String(id));
  const models = new Set([...created, ...stage.revisedModels]);
  const organizations = [...new Set([...stage.organizationRows.keys(), ...stage.revisedOrganizations])];
  const deals = [...new Set([...[...stage.claims.keys()].map(redirects.after.survivor), ...rewritten])];
  return {
    ...(organizations.length > 0 && { revisedOrganizations: organizations }),
    ...(models.size > 0 && { revisedModels: [...models] }),
    ...(deals.length > 0 && { revisedDeals: deals }),
  };
}

function startsOf(ties: readonly Tie[]): OrganizationId[] {
  return [...new Set(ties.map(({ from }) => from))].sort();
}

/** What the index must take in of a change with this number. */
export function deltaOf(stage: Stage, { rows, rewritten, ties, positions }: Outcome, revision: number): IndexDelta {
  const after = <K, T>(differences: ReadonlyMap<K, { readonly after: readonly T[] }>): Map<K, readonly T[]> =>
    new Map([...differences].map(([key, difference]) => [key, difference.after]));
  const gone = stage.merging?.gone ?? [];
  return {
    revision,
    organizations: [...stage.organizationRows.values()],
    removedOrganizations: gone.filter((id) => id.startsWith('organization:')),
    deals: [...rows.values()].filter(({ id }) => rewritten.has(id)),
    removedDeals: gone.filter((id) => id.startsWith('deal:')),
    ties: after<DealId, Tie>(ties),
    positions: after<OrganizationId, Position>(positions),
    ...(stage.merging && { redirects: { ...stage.merging.after, revision } }),
    models: modelsOf(stage),
    ...namesOf(stage),
  };
}

/** Models that are new or described by the write, and those that it relates to others. */
function modelsOf({ rows }: Stage): ModelRow[] {
  const given = [...(rows.get('models') ?? []), ...(rows.get('modelChanges') ?? []).map(changed)];
  const models = given.map(
    ({ id, placeholder }): ModelRow => ({
      id: String(id),
      placeholder: typeof placeholder === 'boolean' ? placeholder : undefined,
      reports: [],
    }),
  );
  for (const { from, to, values } of Object.values(relationSections).flatMap((section) => rows.get(section) ?? [])) {
    const { reports } = values as { readonly reports: readonly string[] };
    models.push({ id: String(from), reports }, { id: String(to), reports });
  }
  return models;
}

function changed({ id, values }: Row): Row {
  return { ...(values as Row), id: id ?? null };
}

/** Names that come and go, of organisations, models and publishers. */
function namesOf({ rows, ids }: Stage): Required<Pick<IndexDelta, 'names' | 'removedNames'>> {
  const added = [...(rows.get('organizationNames') ?? []), ...(rows.get('modelNames') ?? [])];
  const named = added.map(({ of, values }) => ({ of, ...(values as { id: string; value: string }) }) as NameRow);
  const publishers = (rows.get('publishers') ?? []).map(({ id, name }) => ({ id, of: id, value: name }) as NameRow);
  const names = [...named, ...publishers].map(({ id, of, value }) => ({ id, of, value }));
  return { names, removedNames: ids.get('endedNames') ?? [] };
}
