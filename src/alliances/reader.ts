/**
 * Reads for one request: one snapshot of the network from beginning to end, and documents from the store.
 * Every function takes many keys and sends at most one statement (none where the snapshot knows the answer);
 * answers stand in the order of the keys.
 */
import type { Likeness } from '../domain/likeness.ts';
import type {
  Day,
  DealId,
  ModelId,
  Moment,
  OrganizationId,
  PartialDate,
  PublisherId,
  ReportId,
} from '../domain/model.ts';
import type { TrackRecord } from '../domain/talks.ts';
import type {
  Activity,
  ClaimRank,
  DealDimension,
  DealType,
  Level,
  ModelRelationType,
  ModelRole,
  OrganizationKind,
  Powertrain,
  RankingMetric,
  ReviewState,
  Role,
  SearchKind,
  Stage,
} from '../domain/vocabulary.ts';
import type { AroundNode, AroundQuery, NetworkAround } from '../network/around.ts';
import type { DiffQuery, NetworkDiff } from '../network/diff.ts';
import type { Point } from '../network/layouts.ts';
import type { LookThroughQuery, LookThroughStake } from '../network/look-through.ts';
import type { WholeQuery } from '../network/measuring.ts';
import type { NetworkPaths, PathsQuery } from '../network/paths.ts';
import type { Metric, RankedOrganization } from '../network/rankings.ts';
import type { Snapshot, TieFilter, TieView } from '../network/snapshot.ts';
import type { Stretch } from '../network/stretches.ts';
import type {
  ChangeDocument,
  ClaimDocument,
  CoverageDocument,
  DealDocument,
  DealDossier,
  MergeDocument,
  ModelDocument,
  ModelRelation,
  OrganizationDocument,
  PublisherDocument,
  ReportDocument,
} from './documents.ts';
import type { OrganizationCandidate, OrganizationMatch } from './matching.ts';

export interface Viewer {
  readonly name: string | null;
  readonly role: Role;
}

/** `first`/`after` forwards or `last`/`before` backwards; 1 to 100, 20 where neither is given. Cursors are opaque; a bad one is an InputError. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  /** Count only when asked for. */
  readonly totalCount?: boolean | undefined;
}

export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number | null;
}

/** By id or by name, exactly one. */
export type Reference = { readonly id: string } | { readonly name: string };

export type Direction = 'ASC' | 'DESC';
export interface OrganizationFilter {
  readonly kinds?: readonly OrganizationKind[] | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly nameStartsWith?: string | undefined;
  readonly parent?: OrganizationId | undefined;
  readonly minPartners?: number | undefined;
  readonly placeholder?: boolean | undefined;
}
export interface DealFilter {
  readonly types?: readonly DealType[] | undefined;
  readonly activities?: readonly Activity[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly at?: Moment | undefined;
  readonly reached?: { stage: Stage; from: Day | null; to: Day | null } | undefined;
  readonly allParties?: readonly OrganizationId[] | undefined;
  readonly anyParty?: readonly OrganizationId[] | undefined;
  readonly firstReported?: { from: Day | null; to: Day | null } | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly publisher?: PublisherId | undefined;
  readonly minPercent?: number | undefined;
  readonly minValue?: { amount: number; currency: string } | undefined;
  readonly disputed?: boolean | undefined;
  readonly text?: string | undefined;
}
export interface ModelFilter {
  readonly brand?: OrganizationId | undefined;
  readonly maker?: OrganizationId | undefined;
  readonly powertrains?: readonly Powertrain[] | undefined;
  readonly platform?: string | undefined;
  readonly deal?: DealId | undefined;
  readonly fromDeals?: boolean | undefined;
  readonly placeholder?: boolean | undefined;
}
export interface ClaimFilter {
  readonly review?: readonly ReviewState[] | undefined;
  readonly ranks?: readonly ClaimRank[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly publisher?: PublisherId | undefined;
  readonly recorded?: { from: Day | null; to: Day | null } | undefined;
}
export interface ReportFilter {
  readonly publisher?: PublisherId | undefined;
  readonly published?: { from: Day | null; to: Day | null } | undefined;
  readonly language?: string | undefined;
  readonly text?: string | undefined;
}
export type OrganizationOrder = { readonly by: 'NAME' | 'PARTNERS' | 'LAST_REPORTED'; readonly direction: Direction };
export type DealOrder = {
  readonly by: 'SINCE' | 'FIRST_REPORTED' | 'LAST_REPORTED' | 'TITLE';
  readonly direction: Direction;
};
export type TieOrder = { readonly by: 'SINCE' | 'STRENGTH' | 'OTHER_NAME'; readonly direction: Direction };

export interface TiePageQuery {
  readonly organization?: OrganizationId | undefined;
  readonly at: Moment;
  readonly level: Level;
  readonly filter?: TieFilter | undefined;
  readonly orderBy?: TieOrder | undefined;
}

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  /** The name that matched; of a deal the names and words. */
  readonly matched: string;
}

export interface DealBucket {
  /** One for each dimension. */
  readonly keys: readonly string[];
  readonly deals: number;
}

/** A deal that somebody may be about to report. */
export interface DealDraft {
  /** Null: not known, or talks. */
  readonly type: DealType | null;
  readonly parties: readonly OrganizationId[];
  readonly jointVenture: OrganizationId | null;
  readonly on: PartialDate | null;
}

export interface RelatedDealHit extends Likeness {
  readonly deal: DealId;
}

/** A network with where its organisations stand in a picture: the same at every moment. */
export interface NetworkPicture extends NetworkAround {
  readonly position: (organization: OrganizationId) => Point;
}

/** A network of any size for those who write it out: each tie is made when it is asked for. */
export interface WideNetwork {
  /** By distance, then those with the most partners first; `community` is that of the whole filtered network, null without a tie. */
  readonly nodes: readonly (Omit<AroundNode, 'community'> & { readonly community: number | null })[];
  /** Ties have the numbers below it. */
  readonly tieCount: number;
  readonly totalNodes: number;
  readonly totalTies: number;
  readonly truncated: boolean;
  ends(tie: number): { readonly from: OrganizationId; readonly to: OrganizationId };
  tie(tie: number): TieView;
  /** When its line (deal, type, ordered pair) held, as known at the moment. */
  stretches(tie: number): readonly Stretch[];
  position(organization: OrganizationId): Point;
}

export interface Reader {
  readonly snapshot: Snapshot;
  readonly viewer: Viewer;
  /** Today in UTC by the injected clock: the default of both halves of a Moment. */
  readonly today: Day;
  /** Counts how often all ties were made anew, which no revision tells. */
  readonly edition: number;
  /** Names the layout by which pictures are drawn: where organisations stand is the same while it is. */
  readonly picture: string;

  // Documents by id; null where unknown or not for this viewer. The id of a merged duplicate answers with the survivor.
  organizations(ids: readonly OrganizationId[]): Promise<(OrganizationDocument | null)[]>;
  models(ids: readonly ModelId[]): Promise<(ModelDocument | null)[]>;
  deals(ids: readonly DealId[]): Promise<(DealDocument | null)[]>;
  claims(ids: readonly string[]): Promise<(ClaimDocument | null)[]>;
  reports(ids: readonly ReportId[]): Promise<(ReportDocument | null)[]>;
  publishers(ids: readonly PublisherId[]): Promise<(PublisherDocument | null)[]>;
  changes(ids: readonly string[]): Promise<(ChangeDocument | null)[]>;
  merges(ids: readonly string[]): Promise<(MergeDocument | null)[]>;
  /** Deals with their accepted claims and lives. */
  dossiers(ids: readonly DealId[]): Promise<(DealDossier | null)[]>;
  reportsByUrl(urls: readonly string[]): Promise<(ReportDocument | null)[]>;

  /**
   * Ids for names: exactly, then without case, then without legal form, then transliterated; the first step that
   * matches anything decides. Empty: unknown; more than one: ambiguous.
   */
  organizationsNamed(names: readonly string[]): Promise<(readonly OrganizationId[])[]>;
  modelsNamed(names: readonly string[]): Promise<(readonly ModelId[])[]>;
  publishersNamed(names: readonly string[]): Promise<(readonly PublisherId[])[]>;

  // Pages from the snapshot: no statement.
  /** By name unless told otherwise, in any script by its Latin letters; those of unknown key last. */
  organizationPage(
    filter: OrganizationFilter | undefined,
    orderBy: OrganizationOrder | undefined,
    at: Moment,
    page: PageRequest,
  ): Promise<Page<OrganizationId>>;
  /**
   * The one that began last first unless told otherwise, those of unknown start last. Sourced deals alone: an editor's own
   * statements are listed only where `types` asks for GROUP_MEMBERSHIP. What the filter's fields mean is said by `dealTest`.
   */
  dealPage(
    filter: DealFilter | undefined,
    orderBy: DealOrder | undefined,
    page: PageRequest,
    organization?: OrganizationId,
  ): Promise<Page<DealId>>;
  /** The one that began last first unless told otherwise, those without a beginning last. */
  tiePage(query: TiePageQuery, page: PageRequest): Promise<Page<TieView>>;
  /** The one with the strongest tie first unless told otherwise, each with its ties, the strongest first. */
  partnerPage(
    query: TiePageQuery & { readonly organization: OrganizationId },
    page: PageRequest,
  ): Page<{ readonly organization: OrganizationId; readonly ties: readonly TieView[] }>;
  subsidiaryPage(organization: OrganizationId, at: Moment, page: PageRequest): Page<OrganizationId>;

  // Pages from the store: one statement a call, whatever the number of parents.
  /** By id, which is by name; without placeholders unless the filter asks for them. */
  modelPage(filter: ModelFilter | undefined, page: PageRequest): Promise<Page<ModelId>>;
  /** The last recorded first; without an editor's own statements unless their publisher is asked for. */
  claimPage(filter: ClaimFilter | undefined, page: PageRequest): Promise<Page<string>>;
  /** The last published first; without an editor's own statements unless their publisher is asked for. */
  reportPage(filter: ReportFilter | undefined, page: PageRequest): Promise<Page<ReportId>>;
  publisherPage(page: PageRequest): Promise<Page<PublisherId>>;
  /** The log in its order: who follows it goes on after the last change seen. */
  changePage(page: PageRequest): Promise<Page<string>>;
  modelsOfOrganizations(
    ids: readonly OrganizationId[],
    role: ModelRole | undefined,
    page: PageRequest,
  ): Promise<Page<ModelId>[]>;
  modelsOfDeals(ids: readonly DealId[], page: PageRequest): Promise<Page<ModelId>[]>;
  dealsOfModels(ids: readonly ModelId[], page: PageRequest): Promise<Page<DealId>[]>;
  /** In the order in which they became public. */
  claimsOfDeals(ids: readonly DealId[], filter: ClaimFilter | undefined, page: PageRequest): Promise<Page<string>[]>;
  claimsOfReports(ids: readonly ReportId[], page: PageRequest): Promise<Page<string>[]>;
  reportsOfPublishers(ids: readonly PublisherId[], page: PageRequest): Promise<Page<ReportId>[]>;
  /** The last change first. */
  changesOf(subjects: readonly string[], page: PageRequest): Promise<Page<string>[]>;
  relationsOfModels(
    ids: readonly ModelId[],
    types: readonly ModelRelationType[] | undefined,
  ): Promise<(readonly ModelRelation[])[]>;
  reportsOfModels(ids: readonly ModelId[]): Promise<(readonly ReportId[])[]>;

  coverage(): Promise<CoverageDocument>;

  // Questions to the snapshot as a whole: no statement.
  /** At most `first` organisations, models, deals and publishers that the text may mean, the best match first. */
  search(text: string, kinds: readonly SearchKind[] | undefined, first: number): readonly SearchHit[];
  /**
   * What each candidate may be, the likeliest first, in the order of the candidates: at most 100.
   * @throws InputError
   */
  matchOrganizations(candidates: readonly OrganizationCandidate[]): Promise<(readonly OrganizationMatch[])[]>;
  /**
   * How many deals there are in each combination of values: the 1,000 largest, in the order of their keys. Keys of
   * ORGANIZATION are ids, of COUNTRY_PAIR "CN–DE"; NONE where a deal has no value.
   * @throws InputError for a dimension named twice, or too many combinations
   */
  dealStatistics(
    filter: DealFilter | undefined,
    by: readonly DealDimension[],
    level: Level,
  ): Promise<readonly DealBucket[]>;
  /** What had become, at the moment, of the talks that the publisher was first to report. */
  trackRecord(publisher: PublisherId, at: Moment): Promise<TrackRecord>;
  /** Deals like this one, the same recorded twice first; empty for an unknown one. */
  relatedDeals(deal: DealId, at: Moment, first: number): Promise<readonly RelatedDealHit[]>;
  similarDeals(draft: DealDraft, at: Moment, first: number): Promise<readonly RelatedDealHit[]>;

  // Questions about the network as a whole: no statement. Ids are of organisations that are there.
  network(query: AroundQuery): Promise<NetworkPicture>;
  /** Without a `limit` all within reach. */
  wideNetwork(query: Omit<AroundQuery, 'limit'> & { readonly limit: number | null }): Promise<WideNetwork>;
  paths(query: PathsQuery): Promise<NetworkPaths>;
  networkDiff(query: DiffQuery): Promise<NetworkDiff>;
  lookThrough(query: LookThroughQuery): LookThroughStake[];
  rankings(
    query: WholeQuery & { readonly metric: RankingMetric; readonly first: number },
  ): Promise<RankedOrganization[]>;
  /** One measure of many organisations, in their order. */
  metric(metric: Metric, organizations: readonly OrganizationId[], query: WholeQuery): Promise<number[]>;
}
