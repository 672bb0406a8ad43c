/** Takes the starter data out: what it recorded goes, and what follows from the claims that are left is made anew. */
import type { Actor, Alliances } from '../alliances.ts';
import { endSuccessions, removeNodes } from '../queries/starter-data.ts';
import { dealsNaming } from '../queries/write.ts';
import { nameId } from '../write/ids.ts';
import type { Entry } from '../write/ledger.ts';
import { kindSections } from '../write/new-nodes.ts';
import { createStage, type Stage, stageId, stageRow } from '../write/stage.ts';
import { relationSections } from '../write/stage-relations.ts';
import { planRemoval, type RemovalPlan } from './plan.ts';

/** How many nodes of each kind went; statements are an editor's own, and count with no deal. */
export interface Removed {
  readonly claims: number;
  readonly statements: number;
  readonly deals: number;
  readonly reports: number;
  readonly organizations: number;
  readonly models: number;
  readonly publishers: number;
}

/** One write: all of it or nothing. */
export async function removeWhatServiceRecorded(alliances: Alliances, actor: Actor): Promise<Removed> {
  const plan = await alliances.ledger.write(async (entry) => {
    // A claim about what goes that somebody else is about to record must not be missed.
    await entry.holdOthers();
    const planned = await planRemoval(entry.transaction);
    if (planned.claims.size + planned.reports.size + planned.organizations.size === 0) return planned;
    const stage = createStage();
    await stageRemoval(entry, stage, planned);
    const change = { kind: 'UPDATED', summary: 'Removed the starter data' } as const;
    await entry.save(stage, await entry.project(stage), change, actor);
    await entry.transaction.run(removeNodes, {
      claims: [...planned.claims],
      deals: [...planned.deals],
      merges: [...planned.merges],
      reports: [...planned.reports],
      models: [...planned.models],
      organizations: [...planned.organizations],
      publishers: [...planned.publishers],
      relations: relationsToEnd(planned),
      ...coveringsToEnd(planned),
    });
    return planned;
  });
  await alliances.reload();
  const background = plan.statements > 0 ? 1 : 0;
  return {
    claims: plan.claims.size - plan.statements,
    statements: plan.statements,
    deals: plan.deals.size - plan.statedDeals,
    reports: Math.max(plan.reports.size - background, 0),
    organizations: plan.organizations.size,
    models: plan.models.size,
    publishers: plan.publishers.size,
  };
}

/** As if the claims had never been: ties, positions and links that only they supported end. */
async function stageRemoval({ transaction }: Entry, stage: Stage, plan: RemovalPlan): Promise<void> {
  for (const claim of plan.claims) stage.removedClaims.add(claim);
  for (const deal of plan.touchedDeals) stage.changedDeals.add(deal);
  if (plan.successions.length > 0) {
    await transaction.run(endSuccessions, { successions: plan.successions.map((row) => ({ ...row })) });
    const ends = [...new Set(plan.successions.flatMap(({ from, to }) => [from, to]))].sort();
    for (const end of ends) stage.targets.add(end);
    for (const { id } of await transaction.run(dealsNaming, { organizations: ends })) stage.changedDeals.add(id);
  }
  // The index of other processes drops the organisations that the change names and the graph has no more.
  for (const id of plan.organizations) {
    stage.organizationRows.set(id, { id, name: id, kind: 'OTHER', country: null, placeholder: true });
  }
  for (const organization of plan.bareOrganizations) stageBareOrganization(stage, organization);
  for (const model of plan.bareModels) stageBareModel(stage, model);
  for (const { id, relations } of plan.stayingModels) {
    for (const { type, to, note, reports } of relations) {
      const left = (reports ?? []).filter((report) => !plan.reports.has(report));
      if (left.length === 0 || left.length === reports?.length) continue;
      stageRow(stage, relationSections[type], { from: id, to, values: { note, reports: left } });
    }
  }
}

/** As if it had only been named. */
function stageBareOrganization(stage: Stage, organization: RemovalPlan['bareOrganizations'][number]): void {
  const { id, name, names, isVenture } = organization;
  const kind = isVenture ? 'JOINT_VENTURE' : 'OTHER';
  stageRow(stage, 'organizationChanges', {
    id,
    values: { kind, country: null, identifiers: [], founded: null, dissolved: null, placeholder: true },
  });
  stageId(stage, 'relabelled', id);
  stageId(stage, kindSections[kind], id);
  stageOnlyName(stage, id, name, names);
  stage.organizationRows.set(id, { id, name, kind, country: null, placeholder: true });
  stage.subjects.organizations.add(id);
}

function stageBareModel(stage: Stage, { id, name, names }: RemovalPlan['bareModels'][number]): void {
  stageRow(stage, 'modelChanges', {
    id,
    values: { platform: null, segment: null, powertrain: null, introduced: null, placeholder: true },
  });
  stageOnlyName(stage, id, name, names);
  for (const section of ['endedBrandings', 'endedMakings', 'endedPlatformOwners'] as const) stageId(stage, section, id);
  stage.subjects.models.add(id);
  stage.revisedModels.add(id);
}

function stageOnlyName(
  stage: Stage,
  id: string,
  name: string,
  names: readonly { readonly value: string; readonly type: string }[],
): void {
  for (const { value, type } of names) {
    if (type !== 'PREFERRED' || value !== name) stageId(stage, 'endedNames', nameId(id, value, type));
  }
}

/** Relations that only removed reports named. */
function relationsToEnd({ stayingModels, reports }: RemovalPlan) {
  return stayingModels.flatMap(({ id, relations }) =>
    relations
      .filter((relation) => (relation.reports ?? []).every((report) => reports.has(report)))
      .map(({ type, to }) => ({ from: id, to, type })),
  );
}

/** Deals that the starter data gave to models that are now only named. */
function coveringsToEnd({ bareModels, isClaimed }: RemovalPlan) {
  const stated = bareModels.flatMap(({ id, deals }) => deals.map((deal) => ({ deal, model: id })));
  const { claimed = [], stray = [] } = Object.groupBy(stated, ({ deal, model }) =>
    isClaimed(deal, model) ? 'claimed' : 'stray',
  );
  return { coverings: stray, claimedCoverings: claimed };
}
