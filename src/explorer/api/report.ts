/** Who is asking, and what one may do about it: report deals, and decide what waits for review. */
import type {
  Activity,
  DealRelation,
  DealType,
  InformationCredibility,
  PartyComment,
  PartyRole,
  SourceReliability,
  Stage,
  StakeRight,
} from '../../domain/vocabulary.ts';
import { type FieldFailure, operation } from './client.ts';

export type ViewerRole = 'READER' | 'RESEARCHER' | 'REVIEWER' | 'ADMIN';
export interface Viewer {
  readonly name: string | null;
  readonly role: ViewerRole;
}
export const viewerOperation = operation<{ viewer: Viewer }>(`query Viewer { viewer { name role } }`);

export const publisherNamesOperation = operation<
  { search: readonly { readonly item: { readonly name?: string } }[] },
  { readonly text: string }
>(`
  query PublisherNames($text: String!) {
    search(text: $text, kinds: [PUBLISHER], first: 8) { item { ... on Publisher { name } } }
  }
`);

export interface DealNamed {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly { readonly organization: { readonly id: string } }[];
}
export interface SimilarDeal {
  readonly relation: DealRelation;
  readonly score: number;
  readonly explanation: readonly string[];
  readonly deal: DealNamed;
}
export type OrganizationReference = { readonly id: string } | { readonly name: string };
/** A deal as far as it is known, to look for those like it. */
export interface DealDraft {
  readonly type?: DealType;
  readonly parties: readonly OrganizationReference[];
  readonly jointVenture?: OrganizationReference;
  readonly on?: string;
}
export const similarOperation = operation<
  { similarDeals: readonly SimilarDeal[] | null },
  { readonly draft: DealDraft }
>(`
  query SimilarDeals($draft: DealDraft!) {
    similarDeals(draft: $draft, first: 3) { relation score explanation deal { id title parties { organization { id } } } }
  }
`);

export interface PercentageInput {
  readonly exact?: number;
  readonly min?: number;
  readonly max?: number;
  readonly minExclusive?: boolean;
  readonly maxExclusive?: boolean;
  readonly approximate?: boolean;
}
/** What the form sends of one deal; the schema's `ClaimInput`. */
export interface ClaimInput {
  readonly deal?: { readonly id: string };
  readonly confirmNew?: boolean;
  readonly stage: Stage;
  readonly type?: DealType;
  readonly milestones?: readonly { readonly stage: Stage; readonly on: string }[];
  readonly activities?: readonly Activity[];
  readonly parties: readonly {
    readonly organization: OrganizationReference;
    readonly role: PartyRole;
    readonly comment?: PartyComment;
    readonly from?: string;
    readonly until?: string;
  }[];
  readonly jointVenture?: OrganizationReference;
  readonly stakes?: readonly {
    readonly holder: OrganizationReference;
    readonly target: OrganizationReference;
    readonly percent: PercentageInput;
    readonly right?: StakeRight;
    readonly planned: boolean;
    readonly from?: string;
  }[];
  readonly value?: { readonly amount: number; readonly currency: string };
  readonly models?: readonly { readonly name: string }[];
  readonly regions?: readonly string[];
  readonly summary: string;
  readonly quote?: string;
  readonly attributedTo?: readonly string[];
  readonly reliability?: SourceReliability;
  readonly credibility?: InformationCredibility;
}
export interface ReportInput {
  readonly report: {
    readonly url: string;
    readonly publisher: string;
    readonly title?: string;
    readonly published?: string;
    readonly language?: string;
  };
  readonly claims: readonly ClaimInput[];
  readonly dryRun: boolean;
  readonly idempotencyKey?: string;
}

interface Sentence {
  readonly id: string;
  readonly sentence: string;
}
export interface TiesChanged {
  readonly formed: readonly Sentence[];
  readonly changed: readonly { readonly before: Sentence; readonly after: Sentence }[];
  readonly ended: readonly Sentence[];
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}
export interface Saved {
  readonly outcome: 'ReportDealsSuccess';
  readonly claims: readonly { readonly id: string; readonly review: 'PENDING' | 'ACCEPTED' | string }[];
  readonly deals: readonly DealNamed[];
  readonly created: readonly { readonly kindOfItem: string; readonly id: string; readonly name?: string }[];
  readonly ties: TiesChanged;
  readonly replayed: boolean;
  readonly warnings: readonly Warning[];
  readonly similar: readonly SimilarDeal[];
  readonly revision: string;
}
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
}
export type ReportAnswer =
  | Saved
  | { readonly outcome: 'ValidationError'; readonly message: string; readonly fields: readonly FieldFailure[] }
  | {
      readonly outcome: 'AmbiguousNameError';
      readonly message: string;
      readonly path: readonly string[];
      readonly candidates: readonly Candidate[];
    }
  | { readonly outcome: 'ConflictError'; readonly message: string; readonly similar: readonly SimilarDeal[] }
  | { readonly outcome: 'NotFoundError' | 'ForbiddenError'; readonly message: string };

export const reportOperation = operation<{ reportDeals: ReportAnswer | null }, { readonly input: ReportInput }>(`
  mutation ReportDeals($input: ReportDealsInput!) {
    reportDeals(input: $input) {
      outcome: __typename
      ... on ReportDealsSuccess {
        claims { id review }
        deals { ...Named }
        created { kindOfItem: __typename id ... on Organization { name } ... on Model { name } ... on Publisher { name } }
        ties { formed { id sentence } changed { before { id sentence } after { id sentence } } ended { id sentence } }
        replayed
        warnings { code message path }
        similar { ...Similar }
        revision
      }
      ... on UserError { message }
      ... on ValidationError { fields { path message } }
      ... on AmbiguousNameError { path candidates { id name country } }
      ... on ConflictError { similar { ...Similar } }
    }
  }
  fragment Named on Deal { id title parties { organization { id } } }
  fragment Similar on RelatedDeal { relation score explanation deal { ...Named } }
`);

export interface PendingClaim {
  readonly id: string;
  readonly stage: Stage;
  readonly type: DealType | null;
  readonly summary: string;
  readonly quote: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: string;
  readonly report: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly retrieved: string;
    readonly published: {
      readonly text: string;
      readonly earliest: string | null;
      readonly latest: string | null;
    } | null;
    readonly publisher: { readonly id: string; readonly name: string };
  };
  readonly attributedTo: readonly { readonly name: string }[];
  readonly deal: DealNamed;
  readonly parties: readonly {
    readonly namedAs: string;
    readonly role: PartyRole;
    readonly from: { readonly text: string } | null;
    readonly until: { readonly text: string } | null;
    readonly organization: { readonly name: string };
  }[];
  readonly milestones: readonly { readonly stage: Stage; readonly on: { readonly text: string } }[];
  readonly jointVenture: { readonly name: string } | null;
  readonly value: { readonly amount: number; readonly currency: string } | null;
  readonly models: readonly { readonly name: string }[];
  readonly regions: readonly string[];
  readonly activities: readonly Activity[];
  readonly reliability: SourceReliability;
  readonly credibility: InformationCredibility | null;
  readonly stakes: readonly {
    readonly planned: boolean;
    readonly percent: { readonly text: string };
    readonly holder: { readonly name: string };
    readonly target: { readonly name: string };
  }[];
}
export interface Queue {
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly nodes: readonly PendingClaim[];
}
export const pendingOperation = operation<{ viewer: Viewer; claims: Queue | null }, { readonly first: number }>(`
  query Queue($first: Int!) {
    viewer { name role }
    claims(filter: { review: [PENDING] }, first: $first) {
      totalCount
      pageInfo { hasNextPage }
      nodes {
        id stage type summary quote recordedBy recordedAt
        report { id url title retrieved published { text earliest latest } publisher { id name } }
        attributedTo { name }
        deal { id title parties { organization { id } } }
        parties { namedAs role from { text } until { text } organization { name } }
        milestones { stage on { text } }
        jointVenture { name }
        value { amount currency }
        models { name }
        regions activities reliability credibility
        stakes { planned percent { text } holder { name } target { name } }
      }
    }
  }
`);

export type ReviewAnswer =
  | { readonly outcome: 'ClaimSuccess'; readonly ties: TiesChanged; readonly revision: string }
  | {
      readonly outcome: 'ValidationError' | 'NotFoundError' | 'ConflictError' | 'ForbiddenError';
      readonly message: string;
    };
export const reviewOperation = operation<
  { reviewClaim: ReviewAnswer | null },
  { readonly id: string; readonly accept: boolean; readonly reason: string | null }
>(`
  mutation ReviewClaim($id: ID!, $accept: Boolean!, $reason: String) {
    reviewClaim(id: $id, accept: $accept, reason: $reason) {
      outcome: __typename
      ... on ClaimSuccess {
        ties { formed { id sentence } changed { before { id sentence } after { id sentence } } ended { id sentence } }
        revision
      }
      ... on UserError { message }
    }
  }
`);
