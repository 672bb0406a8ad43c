/** The shapes of the domain: what reports say (claims), and what is computed from it (lives of deals, positions, ties). */
import type {
  Activity,
  ClaimRank,
  ConflictField,
  DatePrecision,
  DealType,
  InformationCredibility,
  PartyComment,
  PartyRole,
  ReviewState,
  SourceReliability,
  Stage,
  StakeRight,
  SuccessionKind,
  TieType,
} from './vocabulary.ts';

/** A calendar day, ISO 8601: `2023-08-23`. Days compare as strings. */
export type Day = string;
/** Before every other day: what an editor's background statement is known from, and true from, when it names no date. */
export const MIN_DAY: Day = '0001-01-01';
/** After every other day: an open end. */
export const MAX_DAY: Day = '9999-12-31';

/** What was true on `asOf`, judged only by reports published up to `knownAt`. */
export interface Moment {
  readonly asOf: Day;
  readonly knownAt: Day;
}

/** A date as the reports give it. `edtf` is the text as written; `earliest` is null only for `[..date]`. */
export interface PartialDate {
  readonly edtf: string;
  readonly earliest: Day | null;
  readonly latest: Day;
  readonly precision: DatePrecision;
  readonly approximate: boolean;
}

/** A share in percent (0 to 100). `exact` is set where one value was given; else `min` and `max` bound it, null where open. */
export interface Percentage {
  readonly exact: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly minExclusive: boolean;
  readonly maxExclusive: boolean;
  readonly approximate: boolean;
}

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Ids are readable and stable: `organization:stellantis`, `deal:…`, `claim:…`, `report:…`, `publisher:…`, `model:…`. */
export type OrganizationId = string;
export type DealId = string;
export type ClaimId = string;
export type ModelId = string;
export type PublisherId = string;
export type ReportId = string;

export interface Milestone {
  readonly stage: Stage;
  readonly on: PartialDate;
}

export interface ClaimParty {
  readonly organization: OrganizationId;
  /** The name as the report wrote it. */
  readonly namedAs: string;
  readonly role: PartyRole;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly comment: PartyComment | null;
}

export interface ClaimStake {
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  /** Null: a stake whose share the report does not state. */
  readonly percent: Percentage | null;
  readonly right: StakeRight;
  readonly planned: boolean;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

/** What one report states of one deal. Organisation ids are as the claim named them; redirects of merges are applied by the projection's caller. */
export interface ClaimFacts {
  readonly stage: Stage;
  readonly milestones: readonly Milestone[];
  readonly type: DealType | null;
  readonly activities: readonly Activity[];
  readonly parties: readonly ClaimParty[];
  readonly stakes: readonly ClaimStake[];
  readonly value: Money | null;
  readonly jointVenture: OrganizationId | null;
  readonly models: readonly ModelId[];
  readonly regions: readonly string[];
}

/** A claim with all that the projection needs of its report and its standing. */
export interface Claim extends ClaimFacts {
  readonly id: ClaimId;
  readonly deal: DealId;
  readonly report: ReportId;
  readonly publisher: PublisherId;
  /** Publishers whom the report relies on for this claim; empty: the report's own publisher is the origin. */
  readonly attributedTo: readonly PublisherId[];
  /** The first day on which the claim was public (rule "Dates"); MIN_DAY for an editor's background statement. */
  readonly knownFrom: Day;
  /** An editor's own statement (a report without URL): known always, counted apart. */
  readonly background: boolean;
  readonly rank: ClaimRank;
  readonly review: ReviewState;
  /** The publisher's rating, unless set for this claim. */
  readonly reliability: SourceReliability;
  readonly credibility: InformationCredibility | null;
  /** Who recorded it; null: the service itself. What follows from claims does not depend on it, but who may see them does. */
  readonly recordedBy?: string | null | undefined;
}

export interface Succession {
  readonly from: OrganizationId;
  readonly to: OrganizationId;
  readonly kind: SuccessionKind;
  readonly on: PartialDate | null;
}

/** A rectangle on the two clocks: `[validFrom, validTo) × [knownFrom, knownTo)`. */
export interface Rectangle {
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly knownFrom: Day;
  readonly knownTo: Day;
}

/** One stage of a deal, over one rectangle. */
export interface StageStep extends Rectangle {
  readonly stage: Stage;
  /** Since when, as the reports give it. */
  readonly since: PartialDate | null;
  readonly disputed: boolean;
  /** The claims, known by then, that support the step. */
  readonly claims: readonly ClaimId[];
}

export interface DealParty {
  readonly organization: OrganizationId;
  readonly role: PartyRole;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly claims: readonly ClaimId[];
}

export interface ConflictSide {
  /** In English: "20 %", "26 October 2023", "Joint venture". */
  readonly value: string;
  readonly claims: readonly ClaimId[];
}

export interface Conflict {
  readonly field: ConflictField;
  readonly sides: readonly ConflictSide[];
}

/** What holds for a deal's whole life, as known on the days `[knownFrom, knownTo)`. */
export interface DealFace {
  readonly knownFrom: Day;
  readonly knownTo: Day;
  /** Null while all is talk. */
  readonly type: DealType | null;
  readonly activities: readonly Activity[];
  readonly parties: readonly DealParty[];
  readonly jointVenture: OrganizationId | null;
  readonly value: Money | null;
  readonly models: readonly ModelId[];
  readonly regions: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** The accepted claims known in this period. */
  readonly claims: readonly ClaimId[];
  readonly independentOrigins: number;
}

/** A deal on both clocks. `steps` never overlap; `faces` are contiguous in `knownFrom`, the last one open. */
export interface DealLife {
  readonly deal: DealId;
  readonly background: boolean;
  readonly steps: readonly StageStep[];
  readonly faces: readonly DealFace[];
  /** First and last day on which a sourced, accepted claim became known; null where only background speaks. */
  readonly firstReported: Day | null;
  readonly lastReported: Day | null;
}

/** What one holder has of one target over one rectangle, across all deals. */
export interface Position extends Rectangle {
  readonly id: string;
  readonly holder: OrganizationId;
  readonly target: OrganizationId;
  readonly right: StakeRight;
  /** Null: share not stated (counts as 0 to 100 %). */
  readonly percent: Percentage | null;
  readonly planned: boolean;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly deals: readonly DealId[];
  readonly claims: readonly ClaimId[];
}

/** A typed edge between two organisations over one rectangle, derived from the accepted claims of one deal. */
export interface Tie extends Rectangle {
  /** Names deal, type, pair and rectangle. */
  readonly id: string;
  readonly deal: DealId;
  readonly type: TieType;
  readonly from: OrganizationId;
  readonly to: OrganizationId;
  /** False for PARTNERS, MERGES_WITH and EXPLORING without a seeker; then `from` < `to` as strings. */
  readonly directed: boolean;
  readonly stage: Stage;
  readonly activities: readonly Activity[];
  /** Of OWNS: the hull of the values; null where the share is not stated, and for other types. */
  readonly percent: Percentage | null;
  readonly planned: boolean;
  /** The start of the unbroken run of this tie, whatever its stage. */
  readonly since: PartialDate | null;
  /** `validFrom` and `validTo` as the reports give them; null where open or without a date. */
  readonly validFromDate: PartialDate | null;
  readonly validToDate: PartialDate | null;
  /** 0 to 1, by the formula of the domain rules. */
  readonly strength: number;
  readonly evidence: readonly ClaimId[];
  /** How many distinct publishers the evidence comes from (origins: relays counted once). */
  readonly origins: number;
  readonly background: boolean;
}
