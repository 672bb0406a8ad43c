/** Describes an organisation: a new one, one that is known, or one that was only a name in a report so far. */
import { checkIdentifier } from '../domain/identifiers.ts';
import type { OrganizationId } from '../domain/model.ts';
import { storedName } from '../domain/names.ts';
import * as vocabulary from '../domain/vocabulary.ts';
import type { Actor } from './alliances.ts';
import { type ReviewRule, reviewOf } from './curate/review-rule.ts';
import { ForbiddenError } from './errors.ts';
import type { SaveOrganizationInput } from './inputs.ts';
import { dealsNaming, organizationAsItIs } from './queries/write.ts';
import type { Reference } from './reader.ts';
import type { ChangePart } from './write/change-rows.ts';
import { type Fields, longest, type Path, readFields } from './write/fields.ts';
import { fieldChange, guardRevision, guardTwice, nodeCalled, refuse, requireSubject } from './write/known-node.ts';
import type { Entry, Ledger } from './write/ledger.ts';
import { type LookedUp, lookUpAll } from './write/look-up.ts';
import { kindSections, stageOrganization } from './write/new-nodes.ts';
import { createStage, isEmpty, type Row, type Stage, stageApart, stageId, stageRow, weightOf } from './write/stage.ts';
import { draftNames, stageNames, stageOtherNames } from './write/stage-names.ts';

export interface Saved {
  readonly id: string;
  /** The number of the change; where nothing changed, of the last one before. */
  readonly revision: number;
  readonly created: boolean;
}

type AsItIs = NonNullable<(typeof organizationAsItIs)['types']>['row'];

/**
 * Creates the organisation, or updates the one with this id or name. What the input leaves out stays; what it gives replaces what
 * was there (`names` and `identifiers` as a whole, `country`, `founded` and `dissolved` also by null), but successions are added.
 * Where nothing changes, there is no change in the log.
 *
 * @throws InputError, NotFoundError, AmbiguousNameError, ConflictError (where `expectedRevision` is not the latest), ForbiddenError
 */
export async function saveOrganization(
  ledger: Ledger,
  input: SaveOrganizationInput,
  actor: Actor,
  rule: ReviewRule = {},
): Promise<Saved> {
  if (input.successions?.length && reviewOf(actor, rule) === 'PENDING') {
    const message =
      'Stakes go by successions, so where reports wait for review a reviewer records them. Save the rest without them.';
    throw new ForbiddenError(message, 'REVIEWER');
  }
  const [saved] = await saveOrganizations(ledger, [input], actor);
  if (saved === undefined) throw new Error('What was saved is not told.');
  return saved;
}

/**
 * As each by itself, but in one write.
 * @throws as `saveOrganization`, and ConflictError where two of the inputs are about the same new organisation; then none is saved
 */
export async function saveOrganizations(
  ledger: Ledger,
  inputs: readonly SaveOrganizationInput[],
  actor: Actor,
): Promise<readonly Saved[]> {
  const drafts = inputs.map(draftOrganization);
  return ledger.write(async (entry) => {
    const stage = createStage();
    const lookedUp = await lookUpAll(entry, { organizations: drafts.flatMap(referencesIn) }, stage);
    const parts: ChangePart[] = [];
    const saved: Omit<Saved, 'revision'>[] = [];
    for (const draft of drafts) {
      const own = stageApart(stage);
      const weight = weightOf(stage);
      const { id, summary, created } = await stageDraft(entry, own, lookedUp, draft);
      saved.push({ id, created });
      if (weightOf(stage) === weight) continue;
      parts.push({ kind: created ? 'CREATED' : 'UPDATED', summary, subjects: own.subjects, fields: own.fields });
    }
    const revision = isEmpty(stage)
      ? ledger.revision
      : await entry.saveParts(stage, await entry.project(stage), parts, actor);
    return saved.map((one) => ({ ...one, revision }));
  });
}

function referencesIn({ id, name, names = [], successions }: Draft): Reference[] {
  const called = [name, ...names.map(({ value }) => value)].flatMap((known) =>
    known === null ? [] : [{ name: known }],
  );
  return [...called, ...(id === null ? [] : [{ id }]), ...successions.flatMap(({ from, to }) => [from, to])];
}

async function stageDraft(
  entry: Entry,
  stage: Stage,
  lookedUp: LookedUp,
  draft: Draft,
): Promise<{ readonly id: OrganizationId; readonly summary: string; readonly created: boolean }> {
  const { name, names = [] } = draft;
  const known = knownId(draft, lookedUp);
  guardTwice(stage, known);
  const before = known === null ? undefined : await asItIs(entry, known);
  guardRevision(draft.expectedRevision, before?.revision ?? null);
  const id = known ?? lookedUp.freeOrganizationId(name ?? '');
  stage.touched.add(id);
  if (before === undefined) create(stage, id, draft);
  else update(stage, id, before, draft);
  lookedUp.learn(id, name ?? before?.name ?? '');
  for (const { value } of names) lookedUp.learn(id, value);
  await stageSuccessions(entry, stage, lookedUp, id, before, draft);
  if (before !== undefined && before.name !== stage.organizationNames.get(id)) await renameDeals(entry, stage, id);
  const shown = stage.organizationNames.get(id) ?? id;
  const done = before === undefined ? 'Described' : before.placeholder ? 'Described the placeholder' : 'Changed';
  const summary = `${done} ${shown}${draft.reason === null ? '' : `: ${draft.reason}`}`;
  return { id, summary, created: before === undefined };
}

type Draft = ReturnType<typeof draftOrganization>;

function draftOrganization(input: SaveOrganizationInput) {
  const fields = readFields();
  const root: Path = ['input'];
  const id = fields.text(input.id, [...root, 'id'], longest.id);
  const given = fields.text(input.name, [...root, 'name'], longest.name);
  const name = given === null ? null : storedName(fields.name(given, [...root, 'name']));
  requireSubject(fields, id, input.name ?? null, root);
  const draft = {
    id,
    name,
    expectedRevision: fields.text(input.expectedRevision, [...root, 'expectedRevision'], longest.word),
    names: draftNames(fields, input.names, [...root, 'names']),
    kind: fields.word(vocabulary.organizationKinds, input.kind, [...root, 'kind'], undefined),
    country: input.country === undefined ? undefined : draftCountry(fields, input.country, [...root, 'country']),
    identifiers:
      input.identifiers == null ? undefined : draftIdentifiers(fields, input.identifiers, [...root, 'identifiers']),
    founded: input.founded === undefined ? undefined : dateText(fields, input.founded, [...root, 'founded']),
    dissolved: input.dissolved === undefined ? undefined : dateText(fields, input.dissolved, [...root, 'dissolved']),
    successions: fields.list(input.successions, [...root, 'successions'], MOST_SUCCESSIONS, (succession, at) => ({
      from: fields.requiredReference(succession.from, [...at, 'from']),
      to: fields.requiredReference(succession.to, [...at, 'to']),
      kind: fields.word(vocabulary.successionKinds, succession.kind, [...at, 'kind'], 'RENAMED'),
      on: fields.date(succession.on, [...at, 'on']),
    })),
    reason: fields.text(input.reason, [...root, 'reason'], longest.title),
  };
  fields.finish();
  return draft;
}

const MOST_SUCCESSIONS = 100;

function dateText(fields: Fields, value: unknown, path: Path): string | null {
  return fields.date(value, path)?.edtf ?? null;
}

function draftCountry(fields: Fields, value: unknown, path: Path): string | null {
  const text = fields.text(value, path, longest.word);
  if (text === null) return null;
  if (/^[A-Z]{2}$/.test(text) && countries.of(text) !== undefined) return text;
  fields.refuse(path, 'This is no country code. Write its two capital letters, as in DE (ISO 3166-1).');
  return null;
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** As stored: `LEI:…`, sorted, each once. */
function draftIdentifiers(
  fields: Fields,
  identifiers: NonNullable<SaveOrganizationInput['identifiers']>,
  path: Path,
): string[] {
  const texts = fields.list(identifiers, path, MOST_SUCCESSIONS, (identifier, at) => {
    const scheme = fields.word(vocabulary.identifierSchemes, identifier.scheme, [...at, 'scheme'], 'WEBSITE');
    const value = fields.requiredText(identifier.value, [...at, 'value'], longest.title);
    const wrong = value === '' ? null : checkIdentifier({ scheme, value });
    if (wrong !== null) fields.refuse([...at, 'value'], wrong);
    return `${scheme}:${value}`;
  });
  return [...new Set(texts)].sort();
}

function knownId({ id, name, names = [] }: Draft, lookedUp: LookedUp): OrganizationId | null {
  if (id !== null) return lookedUp.organization({ id }, ['input']);
  const others = names.map(({ value }) => value);
  return nodeCalled(name ?? '', others, lookedUp.organizationsCalled, lookedUp.isPlaceholder);
}

async function asItIs({ transaction, locking }: Entry, id: OrganizationId): Promise<AsItIs> {
  const [row] = await transaction.run(organizationAsItIs, { id, ...locking });
  if (row === undefined) throw new Error(`${id} was found by its name, but it is not there.`);
  return row;
}

function create(stage: Stage, id: OrganizationId, draft: Draft): void {
  const { name, names, kind = 'OTHER', country = null, identifiers = [], founded = null, dissolved = null } = draft;
  const shown = name ?? id;
  stageOrganization(stage, { id, name: shown, kind, placeholder: false, country, identifiers, founded, dissolved });
  stageOtherNames(stage, 'organizationNames', id, shown, names);
  stage.fields.push(...fieldChange('name', null, shown), ...fieldChange('kind', null, kind));
}

function update(stage: Stage, id: OrganizationId, before: AsItIs, draft: Draft): void {
  const name = draft.name ?? before.name;
  const kind = draft.kind ?? before.kind;
  const known = [...(before.identifiers ?? [])].sort();
  const now = {
    name,
    kind,
    country: draft.country === undefined ? before.country : draft.country,
    identifiers: draft.identifiers ?? known,
    founded: draft.founded === undefined ? before.founded : draft.founded,
    dissolved: draft.dissolved === undefined ? before.dissolved : draft.dissolved,
    placeholder: false,
  };
  const changes = [
    ...fieldChange('name', before.name, name),
    ...stageNames(stage, 'organizationNames', id, before, name, draft.names),
    ...fieldChange('kind', before.kind, kind),
    ...fieldChange('country', before.country, now.country),
    ...fieldChange('identifiers', known.join(', ') || null, now.identifiers.join(', ') || null),
    ...fieldChange('founded', before.founded, now.founded),
    ...fieldChange('dissolved', before.dissolved, now.dissolved),
    ...fieldChange('placeholder', String(before.placeholder), 'false'),
  ];
  stage.organizationNames.set(id, name);
  if (changes.length === 0) return;
  const values: Row = now;
  stageRow(stage, 'organizationChanges', { id, values });
  if (kind !== before.kind) {
    stageId(stage, 'relabelled', id);
    stageId(stage, kindSections[kind], id);
  }
  stage.organizationRows.set(id, { id, name, kind, country: now.country, placeholder: false });
  stage.subjects.organizations.add(id);
  stage.fields.push(...changes);
}

/** A succession moves positions and stakes: every deal that names either of the two is projected again. */
async function stageSuccessions(
  { transaction, holdOthers }: Entry,
  stage: Stage,
  lookedUp: LookedUp,
  id: OrganizationId,
  before: AsItIs | undefined,
  { successions }: Draft,
): Promise<void> {
  const moved = new Set<OrganizationId>();
  for (const [at, { kind, on, ...ends }] of successions.entries()) {
    const path: Path = ['input', 'successions', at];
    const from = lookedUp.organization(ends.from, [...path, 'from']);
    const to = lookedUp.organization(ends.to, [...path, 'to']);
    if (from === to) refuse([...path, 'to'], 'Nobody succeeds itself. Name the other organisation.');
    if (from !== id && to !== id) refuse(path, 'One side of a succession is the organisation that is saved. Name it.');
    const known =
      from === id
        ? before?.successors.find(({ organization }) => organization === to)
        : before?.predecessors.find(({ organization }) => organization === from);
    const date = on?.edtf ?? null;
    if (known && known.kind === kind && known.on === date) continue;
    stageRow(stage, 'successions', { from, to, values: { kind, on: date } });
    stage.successions.push({ from, to, kind, on });
    const was = known ? successionText(from, to, known.kind, known.on) : null;
    stage.fields.push({ field: 'successions', before: was, after: successionText(from, to, kind, date) });
    for (const end of [from, to]) {
      moved.add(end);
      stage.subjects.organizations.add(end);
      stage.targets.add(end);
    }
  }
  if (moved.size === 0) return;
  stage.revisedOrganizations.add(id);
  // A deal of theirs that somebody else is about to record must not be missed.
  await holdOthers();
  for (const deal of await transaction.run(dealsNaming, { organizations: [...moved].sort() })) {
    stage.changedDeals.add(deal.id);
  }
}

function successionText(from: string, to: string, kind: string, on: string | null): string {
  return `${from} ${kind} ${to}${on === null ? '' : ` ${on}`}`;
}

/** The titles of deals name their parties. */
async function renameDeals({ transaction }: Entry, stage: Stage, id: OrganizationId): Promise<void> {
  for (const deal of await transaction.run(dealsNaming, { organizations: [id] })) stage.changedDeals.add(deal.id);
}
