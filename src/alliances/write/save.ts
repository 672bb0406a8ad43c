/** Saves a stage and what follows from it, with the change in the log, by two statements; tells what the index must take in. */
import type { DealId, OrganizationId, Position, Tie } from '../../domain/model.ts';
import { positionRecord, tieRecord } from '../../domain/records.ts';
import type { TieType } from '../../domain/vocabulary.ts';
import type { IndexDelta } from '../../network/delta.ts';
import type { ModelRow } from '../../network/hidden.ts';
import type { NameRow } from '../../network/name-table.ts';
import type { Transaction } from '../../store/store.ts';
import type { FieldChange } from '../documents.ts';
import { saveFacts, saveProjection } from '../queries/write.ts';
import { rowText } from './deal-row.ts';
import { type Outcome, without } from './outcome.ts';
import { wholeFactGroups, wholeProjectionGroups } from './section-groups.ts';
import { type ChangeDraft, isEmpty, type Row, type Stage, type Subjects, stageRow } from './stage.ts';
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

/** What the log says of one part of a write that has several: of each line of an import. */
export interface ChangePart extends Pick<ChangeDraft, 'kind' | 'summary'> {
  readonly subjects: Subjects;
  /** Absent: those that name a subject. */
  readonly fields?: readonly FieldChange[];
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
  { request, parts, fewTexts = false, since, held = false }: SaveOptions = {},
): Promise<IndexDelta | undefined> {
  stageDeals(stage, outcome);
  const { kind, summary } = change;
  const whole = { kind, summary, subjects: stage.subjects };
  const changes = isEmpty(stage) ? [] : changeRows(stage, outcome, change, parts ?? [whole]);
  if (stage.rows.size + stage.ids.size > 0) {
    const sections = Object.fromEntries([...stage.rows, ...stage.ids]);
    await transaction.run(saveFacts, fewTexts ? wholeFactGroups(sections) : sections);
  }
  const sections = { ...projectionRows(stage, outcome), ...revised(stage, outcome) };
  const [saved] = await transaction.run(saveProjection, {
    ...(fewTexts ? wholeProjectionGroups(sections) : sections),
    ...(request && { requests: [{ values: { ...request } }] }),
    ...(stage.merging && { merging: [1] }),
    ...(held && { overtaking: [1] }),
    newcomers: since === undefined ? [] : [...stage.newcomers].map(([id, latin]) => ({ id, latin })),
    changes,
  });
  // Read under the lock of the counter: no merge can come between this and the end of the write.
  if (saved && saved.merged > outcome.redirects.before.revision) throw new StaleRedirectsError('Merges have changed.');
  if (saved && since !== undefined) guardOvertaken(stage, saved, held ? saved.overtook : since);
  return saved && deltaOf(stage, outcome, saved.revision);
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

/** Saves the rows, ties and positions of known deals alone, without a change in the log: what follows from facts is made anew. */
export async function saveProjected(transaction: Transaction, stage: Stage, outcome: Outcome): Promise<void> {
  const rows = projectionRows(stage, outcome);
  if (Object.keys(rows).length > 0) await transaction.run(saveProjection, { ...rows, newcomers: [], changes: [] });
}

/** New deals are created with their rows. */
function stageDeals(stage: Stage, { rows, ties }: Outcome): void {
  for (const [id, row] of rows) {
    const created = stage.newDeals.get(id);
    if (!created) continue;
    const { title, background } = row;
    const tied = startsOf(ties.get(id)?.after ?? []);
    stageRow(stage, 'deals', { id, key: created.key, title, background, row: rowText(row), tied, revision: 0 });
  }
}

function projectionRows(stage: Stage, { rows, rewritten, bare, ties, positions }: Outcome): Record<string, Row[]> {
  const sections: Record<string, Row[]> = {};
  const add = (section: string, row: Row) => {
    sections[section] ??= [];
    sections[section].push(row);
  };
  for (const deal of new Set([...rewritten, ...ties.keys()])) {
    if (stage.newDeals.has(deal)) continue;
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
      add(tieSections[tie.type], { from: tie.from, to: tie.to, values: { ...tieRecord(tie) } });
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

/** The part of `write/save-projection` that creates ties of each type. */
const tieSections = {
  EXPLORING: 'exploring',
  PARTNERS: 'partners',
  OWNS: 'owns',
  SUPPLIES: 'supplies',
  LICENSES: 'licenses',
  BUILDS_FOR: 'buildsFor',
  DISTRIBUTES_FOR: 'distributesFor',
  ACQUIRES: 'acquires',
  MERGES_WITH: 'mergesWith',
  PART_OF: 'partOf',
} as const satisfies Record<TieType, string>;

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

/** Each part names what it is about; whatever else the write touched is told by the last one. */
function changeRows(stage: Stage, outcome: Outcome, change: ChangeDraft, parts: readonly ChangePart[]): Row[] {
  const gone = stage.merging?.gone ?? [];
  const deals = new Set([
    ...[...outcome.rewritten, ...outcome.ties.keys()],
    ...gone.filter((id) => id.startsWith('deal:')),
  ]);
  const organizations = new Set([
    ...stage.organizationRows.keys(),
    ...gone.filter((id) => id.startsWith('organization:')),
  ]);
  const fields = new Set(stage.fields);
  const byNode = Map.groupBy(parts.length > 1 ? stage.fields : [], ({ field }) => field.slice(0, field.indexOf(' ')));
  const told = new Set(
    parts.flatMap(({ subjects }) => Object.values(subjects).flatMap((ids: Set<string>) => [...ids])),
  );
  return parts.map((part, place): Row => {
    const isLast = place === parts.length - 1;
    const subjects = isLast ? withOthers(part.subjects, stage.subjects, told) : part.subjects;
    const given = part.fields?.map((field) => ({ ...field }));
    const about = Object.values(subjects).flatMap((ids: Set<string>) => [...ids].flatMap((id) => byNode.get(id) ?? []));
    const own = {
      deals: isLast ? [...deals] : [...subjects.deals].filter((id) => deals.has(id)),
      organizations: isLast ? [...organizations] : [...subjects.organizations].filter((id) => organizations.has(id)),
      fields: [...(given ?? []), ...(isLast ? fields : about.filter((field) => fields.has(field)))],
    };
    for (const id of own.deals) deals.delete(id);
    for (const id of own.organizations) organizations.delete(id);
    for (const field of own.fields) fields.delete(field);
    return {
      number: place + 1,
      subjects: rowOf(subjects),
      values: {
        ...{ ...change, kind: part.kind, summary: part.summary, ...own },
        subjects: Object.values(subjects).flatMap((ids: Set<string>) => [...ids]),
        targets: isLast ? [...outcome.positions.keys()] : [],
        fields: JSON.stringify(own.fields),
      },
    };
  });
}

/** The subjects of the last part, with those of the whole write that no part has. */
function withOthers(subjects: Subjects, all: Subjects, told: ReadonlySet<string>): Subjects {
  const add = (own: Set<string>, whole: Set<string>) => own.union(new Set([...whole].filter((id) => !told.has(id))));
  return {
    organizations: add(subjects.organizations, all.organizations),
    models: add(subjects.models, all.models),
    publishers: add(subjects.publishers, all.publishers),
    reports: add(subjects.reports, all.reports),
    claims: add(subjects.claims, all.claims),
    deals: add(subjects.deals, all.deals),
    merges: add(subjects.merges, all.merges),
  };
}

function rowOf(subjects: Subjects): Row {
  return Object.fromEntries(Object.entries(subjects).map(([label, ids]) => [label, [...ids]]));
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
