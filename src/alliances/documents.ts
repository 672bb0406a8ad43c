/** What reads answer with: one document per node, complete enough that its plain fields need no further statement. */
import type {
  Claim,
  ClaimId,
  Day,
  DealId,
  DealLife,
  ModelId,
  OrganizationId,
  PartialDate,
  PublisherId,
  ReportId,
  Succession,
} from '../domain/model.ts';
import type {
  ChangeKind,
  IdentifierScheme,
  ModelRelationType,
  NameType,
  OrganizationKind,
  Powertrain,
  SourceReliability,
} from '../domain/vocabulary.ts';

/** An RFC 3339 instant in UTC. */
export type Instant = string;

export interface NameDocument {
  readonly value: string;
  readonly type: NameType;
  readonly language: string | null;
  /** ISO 15924: Latn, Hans, Hant, Jpan, Kore, Cyrl … */
  readonly script: string | null;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

export interface OrganizationDocument {
  readonly id: OrganizationId;
  readonly name: string;
  readonly names: readonly NameDocument[];
  readonly kind: OrganizationKind;
  readonly country: string | null;
  readonly identifiers: readonly Identifier[];
  readonly founded: PartialDate | null;
  readonly dissolved: PartialDate | null;
  /** Successions into it and out of it. */
  readonly predecessors: readonly Succession[];
  readonly successors: readonly Succession[];
  readonly placeholder: boolean;
  /** The number of the change that last touched it. */
  readonly revision: number;
}

export interface Making {
  readonly organization: OrganizationId;
  readonly plant: string | null;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

export interface ModelRelation {
  readonly type: ModelRelationType;
  /** Whether the model asked for is the one that the relation starts from. */
  readonly outgoing: boolean;
  readonly model: ModelId;
  readonly note: string | null;
  readonly reports: readonly ReportId[];
}

export interface ModelDocument {
  readonly id: ModelId;
  readonly name: string;
  readonly names: readonly NameDocument[];
  readonly brand: OrganizationId | null;
  readonly makers: readonly Making[];
  readonly platform: string | null;
  readonly platformOwners: readonly OrganizationId[];
  readonly segment: string | null;
  readonly powertrain: Powertrain | null;
  readonly introduced: PartialDate | null;
  readonly placeholder: boolean;
  readonly revision: number;
}

export interface DealDocument {
  readonly id: DealId;
  readonly key: string | null;
  readonly title: string;
  readonly background: boolean;
}

export interface ClaimDocument extends Claim {
  readonly summary: string;
  readonly quote: string | null;
  readonly supersededBy: ClaimId | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Instant;
}

export interface ReportDocument {
  readonly id: ReportId;
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: PublisherId;
  readonly published: PartialDate | null;
  readonly retrieved: Day;
  readonly language: string | null;
}

export interface PublisherDocument {
  readonly id: PublisherId;
  readonly name: string;
  readonly reliability: SourceReliability;
}

/** A deal with its accepted claims and what they come to. */
export interface DealDossier {
  readonly deal: DealDocument;
  readonly life: DealLife;
  readonly claims: ReadonlyMap<ClaimId, ClaimDocument>;
}

export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangeDocument {
  readonly id: string;
  /** Its number in the graph's sequence, from 1 without a gap. */
  readonly sequence: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly kind: ChangeKind;
  readonly summary: string;
  /** Ids of the nodes that it is about. */
  readonly subjects: readonly string[];
  readonly fields: readonly FieldChange[];
}

export interface MergeDocument {
  readonly id: string;
  readonly survivor: string;
  readonly duplicate: string;
  readonly active: boolean;
  readonly reason: string;
}

export interface CoverageDocument {
  readonly organizations: number;
  readonly placeholders: number;
  readonly deals: number;
  readonly reports: number;
  readonly claims: number;
  readonly models: number;
  readonly earliest: Day | null;
  readonly latest: Day | null;
  readonly lastRecorded: Instant | null;
  readonly byRegion: readonly { region: string; deals: number }[];
}
