/** Batches the reads of one request: however many rows a level has, it sends one statement. */
import DataLoader from 'dataloader';
import type {
  ChangeDocument,
  ClaimDocument,
  DealDocument,
  DealDossier,
  MergeDocument,
  ModelDocument,
  ModelRelation,
  OrganizationDocument,
  PublisherDocument,
  ReportDocument,
} from '../alliances/documents.ts';
import type { ClaimFilter, Page, PageRequest, Reader } from '../alliances/reader.ts';
import type { DealId, ModelId, Moment, OrganizationId, ReportId } from '../domain/model.ts';
import type { ModelRelationType, ModelRole } from '../domain/vocabulary.ts';
import type { Metric } from '../network/rankings.ts';

type Loader<V> = DataLoader<string, V>;

/** A document by id: null where unknown. Lists by their parent and the field's arguments. */
export interface Loaders {
  readonly organization: Loader<OrganizationDocument | null>;
  readonly model: Loader<ModelDocument | null>;
  readonly deal: Loader<DealDocument | null>;
  readonly dossier: Loader<DealDossier | null>;
  readonly claim: Loader<ClaimDocument | null>;
  readonly report: Loader<ReportDocument | null>;
  readonly reportByUrl: Loader<ReportDocument | null>;
  readonly publisher: Loader<PublisherDocument | null>;
  readonly change: Loader<ChangeDocument | null>;
  readonly merge: Loader<MergeDocument | null>;

  readonly organizationsNamed: Loader<readonly OrganizationId[]>;
  readonly modelsNamed: Loader<readonly ModelId[]>;
  readonly publishersNamed: Loader<readonly string[]>;

  modelsOfOrganization(args: { role: ModelRole | undefined; page: PageRequest }): Loader<Page<ModelId>>;
  modelsOfDeal(page: PageRequest): Loader<Page<ModelId>>;
  dealsOfModel(page: PageRequest): Loader<Page<DealId>>;
  claimsOfDeal(args: { filter: ClaimFilter | undefined; page: PageRequest }): Loader<Page<string>>;
  claimsOfReport(page: PageRequest): Loader<Page<string>>;
  reportsOfPublisher(page: PageRequest): Loader<Page<ReportId>>;
  changesOf(page: PageRequest): Loader<Page<string>>;
  relationsOfModel(types: readonly ModelRelationType[] | undefined): Loader<readonly ModelRelation[]>;
  readonly reportsOfModel: Loader<readonly ReportId[]>;

  /** A measure of organisations in the network of the moment, as reported. */
  metric(args: { metric: Metric; at: Moment }): Loader<number>;
}

export function createLoaders(reader: Reader): Loaders {
  const claim = batched((ids) => reader.claims(ids));
  return {
    organization: batched((ids) => reader.organizations(ids)),
    model: batched((ids) => reader.models(ids)),
    deal: batched((ids) => reader.deals(ids)),
    dossier: batched(async (ids) => {
      const dossiers = await reader.dossiers(ids);
      // A dossier brings its claims along: no second statement for them.
      for (const dossier of dossiers) for (const [id, document] of dossier?.claims ?? []) claim.prime(id, document);
      return dossiers;
    }),
    claim,
    report: batched((ids) => reader.reports(ids)),
    reportByUrl: batched((urls) => reader.reportsByUrl(urls)),
    publisher: batched((ids) => reader.publishers(ids)),
    change: batched((ids) => reader.changes(ids)),
    merge: batched((ids) => reader.merges(ids)),

    organizationsNamed: batched((names) => reader.organizationsNamed(names)),
    modelsNamed: batched((names) => reader.modelsNamed(names)),
    publishersNamed: batched((names) => reader.publishersNamed(names)),

    modelsOfOrganization: perArguments((ids, { role, page }) => reader.modelsOfOrganizations(ids, role, page)),
    modelsOfDeal: perArguments((ids, page) => reader.modelsOfDeals(ids, page)),
    dealsOfModel: perArguments((ids, page) => reader.dealsOfModels(ids, page)),
    claimsOfDeal: perArguments((ids, { filter, page }) => reader.claimsOfDeals(ids, filter, page)),
    claimsOfReport: perArguments((ids, page) => reader.claimsOfReports(ids, page)),
    reportsOfPublisher: perArguments((ids, page) => reader.reportsOfPublishers(ids, page)),
    changesOf: perArguments((ids, page) => reader.changesOf(ids, page)),
    relationsOfModel: perArguments((ids, types) => reader.relationsOfModels(ids, types)),
    reportsOfModel: batched((ids) => reader.reportsOfModels(ids)),

    metric: perArguments((ids, { metric, at }) => reader.metric(metric, ids, { at, level: 'AS_REPORTED' })),
  };
}

function batched<V>(load: (keys: readonly string[]) => Promise<readonly V[]>): Loader<V> {
  return new DataLoader(load);
}

/** Fields asked for with other arguments are other lists: one loader for each set of arguments. */
function perArguments<A, V>(load: (keys: readonly string[], args: A) => Promise<readonly V[]>): (args: A) => Loader<V> {
  const loaders = new Map<string, Loader<V>>();
  return (args) => {
    const key = JSON.stringify(args) ?? '';
    const known = loaders.get(key);
    if (known !== undefined) return known;
    const loader = batched((keys) => load(keys, args));
    loaders.set(key, loader);
    return loader;
  };
}
