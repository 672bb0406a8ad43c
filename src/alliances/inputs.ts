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

/** By id or by name: exactly one of the two, which is checked. */
export interface GivenReference {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
}
/** Exactly one of the two; null: a new deal. */
export interface GivenDeal {
  readonly id?: string | null | undefined;
  readonly key?: string | null | undefined;
}

export interface ReportInput {
  /** Null only for an editor's own statement. */
  readonly url: string | null;
  readonly title?: string | null | undefined;
  readonly publisher: string;
  /** EDTF. */
  readonly published?: string | null | undefined;
  readonly retrieved?: Day | null | undefined;
  readonly language?: string | null | undefined;
}
export interface PercentageInput {
  readonly exact?: number | null | undefined;
  readonly min?: number | null | undefined;
  readonly max?: number | null | undefined;
  readonly minExclusive?: boolean | null | undefined;
  readonly maxExclusive?: boolean | null | undefined;
  readonly approximate?: boolean | null | undefined;
}
export interface PartyInput {
  readonly organization: GivenReference;
  readonly namedAs?: string | null | undefined;
  readonly role?: PartyRole | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly comment?: PartyComment | null | undefined;
}
export interface StakeInput {
  readonly holder: GivenReference;
  readonly target: GivenReference;
  readonly percent: PercentageInput;
  readonly right?: StakeRight | null | undefined;
  readonly planned?: boolean | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}
export interface ClaimInput {
  readonly deal?: GivenDeal | null | undefined;
  readonly confirmNew?: boolean | null | undefined;
  readonly stage: Stage;
  readonly milestones?: readonly { readonly stage: Stage; readonly on: string }[] | null | undefined;
  readonly type?: DealType | null | undefined;
  readonly activities?: readonly Activity[] | null | undefined;
  readonly parties: readonly PartyInput[];
  readonly jointVenture?: GivenReference | null | undefined;
  readonly stakes?: readonly StakeInput[] | null | undefined;
  readonly value?: { readonly amount: number; readonly currency: string } | null | undefined;
  readonly models?: readonly GivenReference[] | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
  readonly summary: string;
  readonly quote?: string | null | undefined;
  readonly attributedTo?: readonly string[] | null | undefined;
  readonly reliability?: SourceReliability | null | undefined;
  readonly credibility?: InformationCredibility | null | undefined;
  /** Imports of an export only: what curators decided of it. */
  readonly rank?: ClaimRank | null | undefined;
}
export interface ModelRelationInput {
  readonly from: GivenReference;
  readonly type: ModelRelationType;
  readonly to: GivenReference;
  readonly note?: string | null | undefined;
}
export interface ReportDealsInput {
  readonly report: ReportInput;
  readonly claims: readonly ClaimInput[];
  readonly modelRelations?: readonly ModelRelationInput[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly dryRun?: boolean | null | undefined;
}
export interface NameInput {
  readonly value: string;
  readonly type?: NameType | null | undefined;
  readonly language?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}
export interface SuccessionInput {
  readonly from: GivenReference;
  readonly to: GivenReference;
  readonly kind: SuccessionKind;
  readonly on?: string | null | undefined;
}
export interface SaveOrganizationInput {
  readonly id?: string | null | undefined;
  readonly expectedRevision?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly names?: readonly NameInput[] | null | undefined;
  readonly kind?: OrganizationKind | null | undefined;
  readonly country?: string | null | undefined;
  readonly identifiers?: readonly { readonly scheme: IdentifierScheme; readonly value: string }[] | null | undefined;
  readonly founded?: string | null | undefined;
  readonly dissolved?: string | null | undefined;
  readonly successions?: readonly SuccessionInput[] | null | undefined;
  readonly reason?: string | null | undefined;
}
export interface SaveModelInput {
  readonly id?: string | null | undefined;
  readonly expectedRevision?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly names?: readonly NameInput[] | null | undefined;
  readonly brand?: GivenReference | null | undefined;
  readonly makers?:
    | readonly {
        readonly organization: GivenReference;
        readonly plant?: string | null | undefined;
        readonly from?: string | null | undefined;
        readonly to?: string | null | undefined;
      }[]
    | null
    | undefined;
  readonly platform?: string | null | undefined;
  readonly platformOwners?: readonly GivenReference[] | null | undefined;
  readonly segment?: string | null | undefined;
  readonly powertrain?: Powertrain | null | undefined;
  readonly introduced?: string | null | undefined;
  readonly reports?: readonly ReportInput[] | null | undefined;
  /** Imports: the deals that the model came from, by key; those not there yet are left out. They are added to what is there, never taken away. */
  readonly deals?: readonly { readonly key: string }[] | null | undefined;
  readonly reason?: string | null | undefined;
}
