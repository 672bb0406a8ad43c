/** What researchers and imports hand in, as the contract's inputs, before names are resolved and dates are read. */
import type { Day } from '../domain/model.ts';
import type {
  Activity,
  ClaimRank,
  DealType,
  IdentifierScheme,
  InformationCredibility,
  ModelRelationType,
  NameType,
  OrganizationKind,
  PartyComment,
  PartyRole,
  Powertrain,
  SourceReliability,
  Stage,
  StakeRight,
  SuccessionKind,
} from '../domain/vocabulary.ts';
import type { Reference } from './reader.ts';

export interface ReportInput {
  /** Null only for an editor's own statement. */
  readonly url: string | null;
  readonly title?: string | null;
  readonly publisher: string;
  /** EDTF. */
  readonly published?: string | null;
  readonly retrieved?: Day | null;
  readonly language?: string | null;
}
export interface PercentageInput {
  readonly exact?: number | null;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly minExclusive?: boolean;
  readonly maxExclusive?: boolean;
  readonly approximate?: boolean;
}
export interface PartyInput {
  readonly organization: Reference;
  readonly namedAs?: string | null;
  readonly role?: PartyRole;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly comment?: PartyComment | null;
}
export interface StakeInput {
  readonly holder: Reference;
  readonly target: Reference;
  readonly percent: PercentageInput;
  readonly right?: StakeRight;
  readonly planned?: boolean;
  readonly from?: string | null;
  readonly to?: string | null;
}
export interface ClaimInput {
  readonly deal?: { readonly id: string } | { readonly key: string } | null;
  readonly confirmNew?: boolean;
  readonly stage: Stage;
  readonly milestones?: readonly { readonly stage: Stage; readonly on: string }[];
  readonly type?: DealType | null;
  readonly activities?: readonly Activity[];
  readonly parties: readonly PartyInput[];
  readonly jointVenture?: Reference | null;
  readonly stakes?: readonly StakeInput[];
  readonly value?: { readonly amount: number; readonly currency: string } | null;
  readonly models?: readonly Reference[];
  readonly regions?: readonly string[];
  readonly summary: string;
  readonly quote?: string | null;
  readonly attributedTo?: readonly string[];
  readonly reliability?: SourceReliability | null;
  readonly credibility?: InformationCredibility | null;
  /** Imports of an export only: what curators decided of it. */
  readonly rank?: ClaimRank;
}
export interface ModelRelationInput {
  readonly from: Reference;
  readonly type: ModelRelationType;
  readonly to: Reference;
  readonly note?: string | null;
}
export interface ReportDealsInput {
  readonly report: ReportInput;
  readonly claims: readonly ClaimInput[];
  readonly modelRelations?: readonly ModelRelationInput[];
  readonly idempotencyKey?: string | null;
  readonly dryRun?: boolean;
}
export interface NameInput {
  readonly value: string;
  readonly type?: NameType;
  readonly language?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}
export interface SuccessionInput {
  readonly from: Reference;
  readonly to: Reference;
  readonly kind: SuccessionKind;
  readonly on?: string | null;
}
export interface SaveOrganizationInput {
  readonly id?: string | null;
  readonly expectedRevision?: string | null;
  readonly name?: string | null;
  readonly names?: readonly NameInput[];
  readonly kind?: OrganizationKind;
  readonly country?: string | null;
  readonly identifiers?: readonly { readonly scheme: IdentifierScheme; readonly value: string }[];
  readonly founded?: string | null;
  readonly dissolved?: string | null;
  readonly successions?: readonly SuccessionInput[];
  readonly reason?: string | null;
}
export interface SaveModelInput {
  readonly id?: string | null;
  readonly expectedRevision?: string | null;
  readonly name?: string | null;
  readonly names?: readonly NameInput[];
  readonly brand?: Reference | null;
  readonly makers?: readonly {
    readonly organization: Reference;
    readonly plant?: string | null;
    readonly from?: string | null;
    readonly to?: string | null;
  }[];
  readonly platform?: string | null;
  readonly platformOwners?: readonly Reference[];
  readonly segment?: string | null;
  readonly powertrain?: Powertrain | null;
  readonly introduced?: string | null;
  readonly reports?: readonly ReportInput[];
  /** Imports: the deals that the model came from, by key; those not there yet are left out. They are added to what is there, never taken away. */
  readonly deals?: readonly { readonly key: string }[];
  readonly reason?: string | null;
}
