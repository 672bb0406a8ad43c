/** Everything about one organisation, tie, deal or model. */
import type {
  Activity,
  ClaimRank,
  ConflictField,
  DealRelation,
  DealType,
  ModelRelationType,
  OrganizationKind,
  PartyRole,
  Powertrain,
  SourceReliability,
  Stage,
  StakeRight,
  SuccessionKind,
  TieType,
} from '../../domain/vocabulary.ts';
import { operation } from './client.ts';
import type { Percent } from './network.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface DateText {
  readonly text: string;
  readonly earliest: string | null;
  readonly latest: string | null;
}

export interface ClaimDetails {
  readonly id: string;
  readonly stage: Stage;
  readonly summary: string;
  readonly quote: string | null;
  readonly rank: ClaimRank;
  readonly reliability: SourceReliability;
  readonly attributedTo: readonly Named[];
  readonly report: {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly published: DateText | null;
    readonly retrieved: string;
    readonly publisher: Named;
  };
}

export interface StakeDetails {
  readonly id: string;
  readonly holder: Named;
  readonly target: Named;
  readonly percent: Percent;
  readonly right: StakeRight;
  readonly planned: boolean;
  readonly from: DateText | null;
  readonly to: DateText | null;
}

const claimFields = `
  fragment ClaimFields on Claim {
    id stage summary quote rank reliability
    attributedTo { id name }
    report { id url title published { text earliest latest } retrieved publisher { id name } }
  }`;
const stakeFields = `
  fragment StakeFields on Stake {
    id holder { id name } target { id name } percent { exact min max text } right planned
    from { text earliest latest } to { text earliest latest }
  }`;

export interface OrganizationTie {
  readonly id: string;
  readonly type: TieType;
  readonly stage: Stage;
  readonly planned: boolean;
  readonly from: Named;
  readonly to: Named;
  readonly percent: Percent | null;
  readonly since: { readonly text: string } | null;
}

export interface OrganizationDetails extends Named {
  readonly kind: OrganizationKind;
  readonly country: string | null;
  readonly placeholder: boolean;
  readonly founded: { readonly text: string } | null;
  readonly dissolved: { readonly text: string } | null;
  readonly names: readonly { readonly value: string; readonly type: string; readonly language: string | null }[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly parent: Named | null;
  readonly ultimateParent: Named | null;
  readonly predecessors: readonly {
    readonly kind: SuccessionKind;
    readonly on: { readonly text: string };
    readonly from: Named;
  }[];
  readonly successors: readonly {
    readonly kind: SuccessionKind;
    readonly on: { readonly text: string };
    readonly to: Named;
  }[];
  readonly owners: readonly StakeDetails[];
  readonly ties: { readonly totalCount: number; readonly nodes: readonly OrganizationTie[] };
  readonly models: { readonly totalCount: number; readonly nodes: readonly Named[] };
  readonly lastReported: string | null;
}

export interface AtMoment {
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

export const organizationOperation = operation<
  { organization: OrganizationDetails | null },
  AtMoment & { readonly id: string; readonly level: string }
>(`
  query Organization($id: ID!, $level: Level, $asOf: Date, $knownAt: Date) @moment(asOf: $asOf, knownAt: $knownAt) {
    organization(id: $id) {
      id name kind country placeholder lastReported
      founded { text } dissolved { text }
      names { value type language }
      identifiers { scheme value }
      parent { id name } ultimateParent { id name }
      predecessors { kind on { text } from { id name } }
      successors { kind on { text } to { id name } }
      owners { ...StakeFields }
      ties(first: 100, level: $level, orderBy: { by: STRENGTH }) {
        totalCount
        nodes { id type stage planned from { id name } to { id name } percent { exact min max text } since { text } }
      }
      models(first: 12) { totalCount nodes { id name } }
    }
  }
  ${stakeFields}
`);

const days = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9', 'd10', 'd11', 'd12'] as const;
export const HISTORY_DAYS = days.length;
type DayVariables = Readonly<Record<(typeof days)[number], string>>;
const variables = days.map((name) => `$${name}: Date`).join(', ');
/** The same field on each of some days: what held at any of them, with its own beginning and end. */
const onDays = (field: string) =>
  days.map((name) => `${name}: ${field}(at: { asOf: $${name}, knownAt: $knownAt }) { ...StakeFields }`).join('\n');

export type StakesByDay = Readonly<Record<(typeof days)[number], readonly StakeDetails[]>>;
export const historyVariables = (list: readonly string[]): DayVariables =>
  Object.fromEntries(days.map((name, place) => [name, list[place] ?? list.at(-1) ?? '2000-01-01'])) as DayVariables;

export const ownersHistoryOperation = operation<
  { organization: StakesByDay | null },
  DayVariables & { readonly id: string; readonly knownAt: string | null }
>(`
  query OwnersOverTime($id: ID!, $knownAt: Date, ${variables}) {
    organization(id: $id) { ${onDays('owners')} }
  }
  ${stakeFields}
`);

export const dealStakesHistoryOperation = operation<
  { deal: StakesByDay | null },
  DayVariables & { readonly id: string; readonly knownAt: string | null }
>(`
  query DealStakesOverTime($id: ID!, $knownAt: Date, ${variables}) {
    deal(id: $id) { ${onDays('stakes')} }
  }
  ${stakeFields}
`);

export interface DealDetails {
  readonly id: string;
  readonly title: string;
  readonly type: DealType | null;
  readonly stage: Stage | null;
  readonly activities: readonly Activity[];
  readonly regions: readonly string[];
  readonly value: { readonly amount: number; readonly currency: string } | null;
  readonly parties: readonly { readonly role: PartyRole; readonly organization: Named }[];
  readonly jointVenture: Named | null;
  readonly models: { readonly nodes: readonly Named[] };
  readonly independentOrigins: number;
  readonly firstReported: string | null;
  readonly lastReported: string | null;
  readonly stages: readonly {
    readonly stage: Stage;
    readonly since: DateText | null;
    readonly knownFrom: string | null;
    readonly disputed: boolean;
    readonly claims: readonly ClaimDetails[];
  }[];
  readonly conflicts: readonly {
    readonly field: ConflictField;
    readonly text: string;
    readonly sides: readonly { readonly value: string; readonly claims: readonly ClaimDetails[] }[];
  }[];
  readonly claims: { readonly totalCount: number; readonly nodes: readonly ClaimDetails[] };
  readonly related: readonly {
    readonly relation: DealRelation;
    readonly deal: { readonly id: string; readonly title: string };
  }[];
}

export const dealOperation = operation<{ deal: DealDetails | null }, AtMoment & { readonly id: string }>(`
  query Deal($id: ID!, $asOf: Date, $knownAt: Date) @moment(asOf: $asOf, knownAt: $knownAt) {
    deal(id: $id) {
      id title type stage activities regions independentOrigins firstReported lastReported
      value { amount currency }
      parties { role organization { id name } }
      jointVenture { id name }
      models(first: 12) { nodes { id name } }
      stages(knownAt: $knownAt) { stage since { text earliest latest } knownFrom disputed claims { ...ClaimFields } }
      conflicts(knownAt: $knownAt) { field text sides { value claims { ...ClaimFields } } }
      claims(first: 50, filter: { review: [ACCEPTED] }) { totalCount nodes { ...ClaimFields } }
      related(first: 4) { relation deal { id title } }
    }
  }
  ${claimFields}
`);

export interface TieDetails {
  readonly id: string;
  readonly type: TieType;
  readonly stage: Stage;
  readonly sentence: string;
  readonly strength: number;
  readonly planned: boolean;
  readonly activities: readonly Activity[];
  readonly percent: Percent | null;
  readonly since: { readonly text: string } | null;
  readonly validFrom: { readonly text: string } | null;
  readonly validTo: { readonly text: string } | null;
  readonly knownFrom: string | null;
  readonly from: Named;
  readonly to: Named;
  readonly deal: { readonly id: string; readonly title: string; readonly independentOrigins: number };
  readonly evidence: { readonly totalCount: number; readonly nodes: readonly ClaimDetails[] };
}

export const tieOperation = operation<{ node: Partial<TieDetails> | null }, AtMoment & { readonly id: string }>(`
  query Tie($id: ID!, $asOf: Date, $knownAt: Date) @moment(asOf: $asOf, knownAt: $knownAt) {
    node(id: $id) {
      ... on Tie {
        id type stage sentence strength planned activities knownFrom
        percent { exact min max text }
        since { text } validFrom { text } validTo { text }
        from { id name } to { id name }
        deal { id title independentOrigins }
        evidence(first: 50) { totalCount nodes { ...ClaimFields } }
      }
    }
  }
  ${claimFields}
`);

export interface ModelDetails extends Named {
  readonly placeholder: boolean;
  readonly platform: string | null;
  readonly segment: string | null;
  readonly powertrain: Powertrain | null;
  readonly introduced: { readonly text: string } | null;
  readonly brand: Named | null;
  readonly makers: readonly {
    readonly organization: Named;
    readonly plant: string | null;
    readonly from: { readonly text: string } | null;
  }[];
  readonly platformOwners: readonly Named[];
  readonly deals: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly title: string; readonly stage: Stage | null }[];
  };
  readonly related: readonly {
    readonly type: ModelRelationType;
    readonly outgoing: boolean;
    readonly note: string | null;
    readonly model: Named;
  }[];
  readonly reports: readonly {
    readonly id: string;
    readonly url: string | null;
    readonly title: string | null;
    readonly published: { readonly text: string } | null;
    readonly publisher: Named;
  }[];
}

export const modelOperation = operation<{ model: ModelDetails | null }, AtMoment & { readonly id: string }>(`
  query Model($id: ID!, $asOf: Date, $knownAt: Date) @moment(asOf: $asOf, knownAt: $knownAt) {
    model(id: $id) {
      id name placeholder platform segment powertrain
      introduced { text }
      brand { id name }
      makers { organization { id name } plant from { text } }
      platformOwners { id name }
      deals(first: 20) { totalCount nodes { id title stage } }
      related { type outgoing note model { id name } }
      reports { id url title published { text } publisher { id name } }
    }
  }
`);
