/** Describes a car model: a new one, one that is known, or one that was only a name in a report so far. */
import type { ModelId } from '../domain/model.ts';
import { storedName } from '../domain/names.ts';
import * as vocabulary from '../domain/vocabulary.ts';
import type { Actor } from './alliances.ts';
import type { SaveModelInput } from './inputs.ts';
import { modelAsItIs } from './queries/write.ts';
import type { Reference } from './reader.ts';
import type { Saved } from './save-organization.ts';
import type { ChangePart } from './write/change-rows.ts';
import { longest, type Path, readFields } from './write/fields.ts';
import { reportId } from './write/ids.ts';
import { fieldChange, guardRevision, guardTwice, nodeCalled, requireSubject } from './write/known-node.ts';
import type { Entry, Ledger } from './write/ledger.ts';
import { type LookedUp, lookUpAll, type Wanted } from './write/look-up.ts';
import { stageModel } from './write/new-nodes.ts';
import { draftReport } from './write/report-draft.ts';
import { createStage, isEmpty, type Stage, stageApart, stageId, stageRow, weightOf } from './write/stage.ts';
import { draftNames, stageNames, stageOtherNames } from './write/stage-names.ts';
import { stageReport } from './write/stage-report.ts';

type AsItIs = NonNullable<(typeof modelAsItIs)['types']>['row'];
type Making = AsItIs['makers'][number];

/**
 * Creates the model, or updates the one with this id or name. What the input leaves out stays; what it gives replaces what was
 * there (`names`, `makers` and `platformOwners` as a whole), but reports and deals are added. Brands, makers and owners that
 * nothing is known of become placeholders. Where nothing changes, there is no change in the log.
 *
 * @throws InputError, NotFoundError, AmbiguousNameError, ConflictError (where `expectedRevision` is not the latest)
 */
export async function saveModel(ledger: Ledger, input: SaveModelInput, actor: Actor): Promise<Saved> {
  const [saved] = await saveModels(ledger, [input], actor);
  if (saved === undefined) throw new Error('What was saved is not told.');
  return saved;
}

/**
 * As each by itself, but in one write.
 * @throws as `saveModel`, and ConflictError where two of the inputs are about the same model or the same new report; then none is saved
 */
export async function saveModels(
  ledger: Ledger,
  inputs: readonly SaveModelInput[],
  actor: Actor,
): Promise<readonly Saved[]> {
  const drafts = inputs.map(draftModel);
  return ledger.write(async (entry) => {
    const stage = createStage();
    const lookedUp = await lookUpAll(entry, wantedBy(drafts), stage);
    const parts: ChangePart[] = [];
    const saved: Omit<Saved, 'revision'>[] = [];
    for (const draft of drafts) {
      const own = stageApart(stage);
      const weight = weightOf(stage);
      const { id, summary, created } = await stageDraft(entry, own, lookedUp, draft, ledger.today);
      saved.push({ id, created });
      if (weightOf(stage) === weight) continue;
      own.subjects.models.add(id);
      stage.revisedModels.add(id);
      parts.push({ kind: created ? 'CREATED' : 'UPDATED', summary, subjects: own.subjects, fields: own.fields });
    }
    const revision = isEmpty(stage)
      ? ledger.revision
      : await entry.saveParts(stage, await entry.project(stage), parts, actor);
    return saved.map((one) => ({ ...one, revision }));
  });
}

function wantedBy(drafts: readonly Draft[]): Wanted {
  return {
    models: drafts.flatMap(({ id, name, names = [] }): Reference[] => [
      ...[name, ...names.map(({ value }) => value)].flatMap((known) => (known === null ? [] : [{ name: known }])),
      ...(id === null ? [] : [{ id }]),
    ]),
    organizations: drafts.flatMap(({ brand, makers, platformOwners }) => [
      ...(brand ? [brand] : []),
      ...(makers ?? []).map(({ organization }) => organization),
      ...(platformOwners ?? []),
    ]),
    publishers: drafts.flatMap(({ reports }) => reports.map(({ publisher }) => publisher)),
    reports: [...new Set(drafts.flatMap(({ reports }) => reports.map(reportId)))],
    deals: drafts.flatMap(({ deals }) => deals.map((key) => ({ key }))),
  };
}

async function stageDraft(
  entry: Entry,
  stage: Stage,
  lookedUp: LookedUp,
  draft: Draft,
  today: string,
): Promise<{ readonly id: ModelId; readonly summary: string; readonly created: boolean }> {
  const { name, names = [] } = draft;
  const known = knownId(draft, lookedUp);
  guardTwice(stage, known);
  const before = known === null ? undefined : await asItIs(entry, known);
  guardRevision(draft.expectedRevision, before?.revision ?? null);
  const id = known ?? lookedUp.freeModelId(name ?? '');
  stage.touched.add(id);
  if (before === undefined) create(stage, id, draft);
  else update(stage, id, before, draft);
  lookedUp.learn(id, name ?? before?.name ?? '');
  for (const { value } of names) lookedUp.learn(id, value);
  stageTies(stage, lookedUp, id, before, draft);
  stageSources(stage, lookedUp, id, before, draft, today);
  const shown = name ?? before?.name ?? id;
  const done = before === undefined ? 'Described' : before.placeholder ? 'Described the placeholder' : 'Changed';
  const summary = `${done} ${shown}${draft.reason === null ? '' : `: ${draft.reason}`}`;
  return { id, summary, created: before === undefined };
}

type Draft = ReturnType<typeof draftModel>;

const MOST = 500;

function draftModel(input: SaveModelInput) {
  const fields = readFields();
  const root: Path = ['input'];
  const id = fields.text(input.id, [...root, 'id'], longest.id);
  const given = fields.text(input.name, [...root, 'name'], longest.name);
  const name = given === null ? null : storedName(fields.name(given, [...root, 'name']));
  requireSubject(fields, id, input.name ?? null, root);
  const text = (value: unknown, field: string) =>
    value === undefined ? undefined : fields.text(value, [...root, field], longest.name);
  const draft = {
    id,
    name,
    expectedRevision: fields.text(input.expectedRevision, [...root, 'expectedRevision'], longest.word),
    names: draftNames(fields, input.names, [...root, 'names']),
    brand: input.brand === undefined ? undefined : fields.reference(input.brand, [...root, 'brand']),
    makers:
      input.makers &&
      fields.list(input.makers, [...root, 'makers'], MOST, (maker, at) => ({
        organization: fields.requiredReference(maker.organization, [...at, 'organization']),
        plant: fields.text(maker.plant, [...at, 'plant'], longest.name),
        from: fields.date(maker.from, [...at, 'from'])?.edtf ?? null,
        to: fields.date(maker.to, [...at, 'to'])?.edtf ?? null,
      })),
    platform: text(input.platform, 'platform'),
    platformOwners:
      input.platformOwners &&
      fields.list(input.platformOwners, [...root, 'platformOwners'], MOST, (owner, at) =>
        fields.requiredReference(owner, at),
      ),
    segment: text(input.segment, 'segment'),
    powertrain:
      input.powertrain === undefined
        ? undefined
        : fields.word(vocabulary.powertrains, input.powertrain, [...root, 'powertrain'], null),
    introduced:
      input.introduced === undefined
        ? undefined
        : (fields.date(input.introduced, [...root, 'introduced'])?.edtf ?? null),
    reports: fields.list(input.reports, [...root, 'reports'], MOST, (report, at) => draftReport(fields, report, at)),
    deals: fields.list(input.deals, [...root, 'deals'], MOST, ({ key }, at) =>
      fields.requiredText(key, [...at, 'key'], longest.key),
    ),
    reason: fields.text(input.reason, [...root, 'reason'], longest.title),
  };
  fields.finish();
  return draft;
}

function knownId({ id, name, names = [] }: Draft, lookedUp: LookedUp): ModelId | null {
  if (id !== null) return lookedUp.model({ id }, ['input']);
  const others = names.map(({ value }) => value);
  return nodeCalled(name ?? '', others, lookedUp.modelsCalled, lookedUp.isPlaceholder);
}

async function asItIs({ transaction, locking }: Entry, id: ModelId): Promise<AsItIs> {
  const [row] = await transaction.run(modelAsItIs, { id, ...locking });
  if (row === undefined) throw new Error(`${id} was found by its name, but it is not there.`);
  return row;
}

function create(stage: Stage, id: ModelId, draft: Draft): void {
  const { names, platform = null, segment = null, powertrain = null, introduced = null } = draft;
  const name = draft.name ?? id;
  stageModel(stage, { id, name, placeholder: false, platform, segment, powertrain, introduced });
  stageOtherNames(stage, 'modelNames', id, name, names);
  stage.fields.push(...fieldChange('name', null, name));
}

function update(stage: Stage, id: ModelId, before: AsItIs, draft: Draft): void {
  const keep = <T>(given: T | undefined, known: T): T => (given === undefined ? known : given);
  const name = draft.name ?? before.name;
  const now = {
    name,
    platform: keep(draft.platform, before.platform),
    segment: keep(draft.segment, before.segment),
    powertrain: keep(draft.powertrain, before.powertrain),
    introduced: keep(draft.introduced, before.introduced),
    placeholder: false,
  };
  const changes = [
    ...fieldChange('name', before.name, name),
    ...stageNames(stage, 'modelNames', id, before, name, draft.names),
    ...(['platform', 'segment', 'powertrain', 'introduced'] as const).flatMap((field) =>
      fieldChange(field, before[field], now[field]),
    ),
    ...fieldChange('placeholder', String(before.placeholder), 'false'),
  ];
  if (changes.length === 0) return;
  stageRow(stage, 'modelChanges', { id, values: now });
  stage.fields.push(...changes);
}

/** Brand, makers and owners of the platform. */
function stageTies(stage: Stage, lookedUp: LookedUp, id: ModelId, before: AsItIs | undefined, draft: Draft): void {
  if (draft.brand !== undefined) {
    const brand = draft.brand && lookedUp.organization(draft.brand, ['input', 'brand'], 'BRAND');
    const known = before?.brands ?? [];
    const now = brand === null ? [] : [brand];
    if (replace(stage, 'brand', known, now)) {
      if (known.length > 0) stageId(stage, 'endedBrandings', id);
      for (const organization of now) stageRow(stage, 'brandings', { model: id, organization });
    }
  }
  if (draft.makers) {
    const now = draft.makers.map(
      (maker, at): Making => ({
        ...maker,
        organization: lookedUp.organization(maker.organization, ['input', 'makers', at, 'organization']),
      }),
    );
    const known = before?.makers ?? [];
    if (replace(stage, 'makers', known.map(makingText), now.map(makingText))) {
      if (known.length > 0) stageId(stage, 'endedMakings', id);
      const distinct = new Map(now.map((making) => [makingText(making), making]));
      for (const { organization, plant, from, to } of distinct.values()) {
        stageRow(stage, 'makings', { model: id, organization, values: { plant, from, to } });
      }
    }
  }
  if (draft.platformOwners) {
    const now = draft.platformOwners.map((owner, at) => lookedUp.organization(owner, ['input', 'platformOwners', at]));
    const known = before?.platformOwners ?? [];
    if (replace(stage, 'platformOwners', known, now)) {
      if (known.length > 0) stageId(stage, 'endedPlatformOwners', id);
      for (const organization of new Set(now)) stageRow(stage, 'platformOwners', { model: id, organization });
    }
  }
}

/** Whether the two differ as sets; if so, the log says so. */
function replace(stage: Stage, field: string, before: readonly string[], after: readonly string[]): boolean {
  const text = (items: readonly string[]) => [...new Set(items)].sort().join(', ') || null;
  const changes = fieldChange(field, text(before), text(after));
  stage.fields.push(...changes);
  return changes.length > 0;
}

function makingText({ organization, plant, from, to }: Making): string {
  const details = [plant, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(', ');
  return details === '' ? organization : `${organization} (${details})`;
}

/** The reports that describe the model, and the deals that it came from. */
function stageSources(
  stage: Stage,
  lookedUp: LookedUp,
  id: ModelId,
  before: AsItIs | undefined,
  draft: Draft,
  today: string,
): void {
  const known = new Set(before?.reports);
  const staged = new Set<string>();
  draft.reports.forEach((report, at) => {
    const key = reportId(report);
    if (staged.has(key)) return;
    staged.add(key);
    if (!stage.created.includes(key)) stageReport(stage, lookedUp, report, today, ['input', 'reports', at], []);
    if (known.has(key)) return;
    stageRow(stage, 'describings', { report: key, model: id });
    stage.subjects.reports.add(key);
    stage.fields.push({ field: 'reports', before: null, after: key });
  });
  const covering = new Set(before?.deals);
  for (const key of new Set(draft.deals)) {
    const named = lookedUp.dealWithKey(key);
    const deal = named && lookedUp.redirects.survivor(named);
    if (deal === undefined || covering.has(deal)) continue;
    covering.add(deal);
    stageRow(stage, 'statedCoverings', { deal, model: id });
    stage.subjects.deals.add(deal);
    stage.fields.push({ field: 'deals', before: null, after: deal });
  }
}
