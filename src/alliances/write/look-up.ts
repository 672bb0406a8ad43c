/** Finds what names, ids, keys and addresses of an input stand for, with one statement; unknown names become new nodes. */
import type { DealId, ModelId, OrganizationId, ReportId } from '../../domain/model.ts';
import { dealId, modelId, nameKeys, organizationId, publisherId, storedName, uniqueId } from '../../domain/names.ts';
import type { Redirects } from '../../domain/redirects.ts';
import type { OrganizationKind } from '../../domain/vocabulary.ts';
import { AmbiguousNameError, NotFoundError } from '../errors.ts';
import { lookUp } from '../queries/write.ts';
import type { Reference } from '../reader.ts';
import type { Path } from './fields.ts';
import {
  addName,
  createFound,
  type Found,
  type KnownPublisher,
  type KnownReport,
  type KnownRequest,
  namesMatching,
} from './found.ts';
import type { Entry } from './ledger.ts';
import { stageModel, stageOrganization, stagePublisher } from './new-nodes.ts';
import type { DealReference } from './report-draft.ts';
import type { Stage } from './stage.ts';

/** What to look up: everything that the input refers to. */
export interface Wanted {
  readonly organizations?: readonly Reference[];
  readonly models?: readonly Reference[];
  readonly publishers?: readonly string[];
  readonly deals?: readonly DealReference[];
  readonly reports?: readonly ReportId[];
  readonly requests?: readonly string[];
}

export interface LookedUp {
  /**
   * The organisation, by way of merges; an unknown name becomes a placeholder of this kind.
   * @throws NotFoundError, AmbiguousNameError
   */
  organization(reference: Reference, path: Path, kind?: OrganizationKind): OrganizationId;
  /** As `organization`, but a merged duplicate where that is what the reference names: a claim keeps what it named. */
  organizationNamed(reference: Reference, path: Path, kind?: OrganizationKind): OrganizationId;
  /** What has exactly this name, case aside: none, one or several. */
  organizationsCalled(name: string): readonly OrganizationId[];
  modelsCalled(name: string): readonly ModelId[];
  /** Of what was found by a name. */
  isPlaceholder(id: string): boolean;
  model(reference: Reference, path: Path): ModelId;
  publisher(name: string): KnownPublisher;
  /** The deal of that id, though it be merged into another. @throws NotFoundError */
  dealWithId(id: DealId, path: Path): DealId;
  /** The same by its key. */
  dealWithKey(key: string): DealId | undefined;
  /** Active merges. */
  readonly redirects: Redirects;
  report(id: ReportId): KnownReport | undefined;
  request(id: string): KnownRequest | undefined;
  /** An id that no organisation or model has: the readable one, or with a number. */
  freeOrganizationId(name: string): OrganizationId;
  freeModelId(name: string): ModelId;
  /** From here on the node has this name too. */
  learn(id: string, name: string): void;
  freeDealId(id: DealId): DealId;
}

/**
 * One statement, and a second one only where an id that a new name would have is taken by another name.
 * New nodes are added to `stage`, and two mentions of one unknown name are one node.
 */
export async function lookUpAll(
  { transaction, locking, redirects }: Pick<Entry, 'transaction' | 'locking' | 'redirects'>,
  wanted: Wanted,
  stage: Stage,
): Promise<LookedUp> {
  const { survivor } = redirects;
  const found = createFound();
  const parameters = parametersOf(wanted);
  found.add(await transaction.run(lookUp, { ...parameters, ...locking }));
  const alternatives = alternativesOf(wanted, found);
  if (alternatives) found.add(await transaction.run(lookUp, { ...nothing, ...alternatives }));
  for (const [id, name] of found.organizations) stage.organizationNames.set(id, name);
  for (const [id, targets] of found.deals) if (targets === 0) stage.dealsWithoutTargets.add(survivor(id));

  const named = (name: string, prefix: string) => namesMatching(found.names, nameKeys(name), prefix);

  function one(name: string, prefix: string, path: Path, create: () => string): string {
    const ids = named(name, prefix);
    const answering = [...new Set(ids.map(survivor))].sort();
    if (answering.length > 1) throw ambiguous(name, answering, path);
    // A name of both a duplicate and the one that answers for it is that of the latter.
    return ids.find((id) => survivor(id) === id) ?? ids[0] ?? create();
  }
  const called = (name: string, prefix: string) => [
    ...new Set(namesMatching(found.names, nameKeys(name), prefix, closeSteps).map(survivor)),
  ];

  const lookedUp: LookedUp = {
    organization: (reference, path, kind) => survivor(lookedUp.organizationNamed(reference, path, kind)),
    organizationNamed(reference, path, kind = 'OTHER') {
      if ('id' in reference) {
        if (found.organizations.has(reference.id)) return reference.id;
        throw unknown('organisation', reference.id, [...path, 'id']);
      }
      return one(reference.name, 'organization:', path, () => {
        const id = lookedUp.freeOrganizationId(reference.name);
        const name = storedName(reference.name);
        found.organizations.set(id, name);
        addName(found, { id, ...nameKeys(name) });
        stageOrganization(stage, { id, name, kind, placeholder: true });
        stage.newcomers.set(id, nameKeys(name).latin);
        return id;
      });
    },
    organizationsCalled: (name) => called(name, 'organization:'),
    modelsCalled: (name) => called(name, 'model:'),
    isPlaceholder: (id) => found.placeholders.has(id),
    model(reference, path) {
      if ('id' in reference) {
        if (found.models.has(reference.id)) return reference.id;
        throw unknown('model', reference.id, [...path, 'id']);
      }
      return one(reference.name, 'model:', path, () => {
        const id = lookedUp.freeModelId(reference.name);
        const name = storedName(reference.name);
        found.models.add(id);
        addName(found, { id, ...nameKeys(name) });
        stageModel(stage, { id, name, placeholder: true });
        stage.newcomers.set(id, nameKeys(name).latin);
        return id;
      });
    },
    publisher(name) {
      const { folded } = nameKeys(name);
      const known = found.publishersByName.get(folded);
      if (known) return known;
      const created: KnownPublisher = { id: uniqueId(publisherId(name), found.publisherIds), reliability: 'F' };
      found.publishersByName.set(folded, created);
      found.publisherIds.add(created.id);
      stagePublisher(stage, { ...created, name: storedName(name), folded });
      return created;
    },
    dealWithId(id, path) {
      if (found.deals.has(id)) return id;
      throw unknown('deal', id, path);
    },
    dealWithKey: (key) => found.dealsByKey.get(key),
    redirects,
    report: (id) => found.reports.get(id),
    request: (id) => found.requests.get(id),
    freeOrganizationId: (name) => uniqueId(organizationId(name), found.organizations),
    freeModelId: (name) => uniqueId(modelId(name), found.models),
    learn(id, name) {
      addName(found, { id, ...nameKeys(name) });
      if (id.startsWith('organization:')) found.organizations.set(id, stage.organizationNames.get(id) ?? name);
      else found.models.add(id);
    },
    freeDealId: (id) => uniqueId(id, found.deals),
  };
  return lookedUp;
}

function ambiguous(name: string, ids: readonly string[], path: Path): AmbiguousNameError {
  const message = `"${name}" fits ${ids.length} of them: ${ids.join(', ')}. Give the id of the one that is meant.`;
  return new AmbiguousNameError(message, ids, path.map(String));
}

function unknown(what: string, id: string, path: Path): NotFoundError {
  return new NotFoundError(`There is no ${what} with the id ${id}. Look it up by name.`, id, path.map(String));
}

const closeSteps = ['exact', 'folded'] as const;

type LookUpParameters = Record<keyof typeof nothing, string[]>;
const nothing = {
  names: [],
  organizations: [],
  models: [],
  publishers: [],
  publisherIds: [],
  deals: [],
  keys: [],
  reports: [],
  requests: [],
};

function parametersOf(wanted: Wanted): LookUpParameters {
  const { organizations = [], models = [], publishers = [], deals = [], reports = [], requests = [] } = wanted;
  return {
    names: distinct([...named(organizations), ...named(models)].map((name) => nameKeys(name).latin)),
    organizations: distinct([...identified(organizations), ...distinct(named(organizations)).map(organizationId)]),
    models: distinct([...identified(models), ...distinct(named(models)).map(modelId)]),
    publishers: distinct(publishers.map((name) => nameKeys(name).folded)),
    publisherIds: distinct(distinct(publishers).map(publisherId)),
    deals: distinct(deals.map((deal) => ('id' in deal ? deal.id : dealId(deal.key)))),
    keys: distinct(deals.flatMap((deal) => ('key' in deal ? [deal.key] : []))),
    reports: distinct(reports),
    requests: distinct(requests),
  };
}

/** How many alternatives are looked up for an id that another name has taken. */
const ALTERNATIVES = 20;

/** Numbered ids for new names whose readable id is taken, to see which are free; undefined: none is needed. */
function alternativesOf(wanted: Wanted, found: Found): Partial<LookUpParameters> | undefined {
  const taken = (names: readonly string[], prefix: string, idOf: (name: string) => string, ids: Has) =>
    names
      .filter((name) => namesMatching(found.names, nameKeys(name), prefix).length === 0 && ids.has(idOf(name)))
      .flatMap((name) => Array.from({ length: ALTERNATIVES }, (_, number) => `${idOf(name)}--${number + 2}`));
  const organizations = taken(
    distinct(named(wanted.organizations)),
    'organization:',
    organizationId,
    found.organizations,
  );
  const models = taken(distinct(named(wanted.models)), 'model:', modelId, found.models);
  const unknown = distinct(wanted.publishers ?? []).filter(
    (name) => !found.publishersByName.has(nameKeys(name).folded),
  );
  const publisherIds = taken(unknown, 'publisher:', publisherId, found.publisherIds);
  const dealKeys = (wanted.deals ?? []).flatMap((deal) => ('key' in deal ? [deal.key] : []));
  const unknownKeys = distinct(dealKeys).filter((key) => !found.dealsByKey.has(key));
  const deals = taken(unknownKeys, 'deal:', dealId, found.deals);
  if (organizations.length + models.length + publisherIds.length + deals.length === 0) return undefined;
  return { organizations, models, publisherIds, deals };
}

interface Has {
  has(id: string): boolean;
}

function named(references: readonly Reference[] = []): string[] {
  return references.flatMap((reference) => ('name' in reference ? [reference.name] : []));
}

function identified(references: readonly Reference[] = []): string[] {
  return references.flatMap((reference) => ('id' in reference ? [reference.id] : []));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
